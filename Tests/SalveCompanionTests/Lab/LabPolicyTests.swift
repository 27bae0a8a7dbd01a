import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

struct LabPolicyTests {
    private static let shelf = """
        [{"id":"walk","depth":"outer","family":"movement","risk":"low","prior":{"mean":-0.8,"sd":0.6}},
         {"id":"tea","depth":"outer","family":"comfort","risk":"low"},
         {"id":"image","depth":"images","family":"images","risk":"high","prior":{"mean":-0.5,"sd":0.9}}]
        """

    private func bench(seed: UInt64 = 1, noticing: Bool = true) throws -> LabPolicy {
        LabPolicy(
            practices: try LabPolicyPractices.read([UInt8](Self.shelf.utf8)),
            words: try World.catalogue().strings,
            seed: seed,
            noticing: noticing
        )
    }

    private func decide(_ before: Int?, at: String, person: String = "p1", fear: Double = 0.4) -> String {
        let before = before.map(String.init) ?? "null"
        return #"{"op":"decide","person":"\#(person)","at":"\#(at)","before":\#(before),"fear":\#(fear),"#
            + #""available":["walk","tea","image"]}"#
    }

    private func observe(_ practice: String, day: Int, _ landing: String, after: Int = 3) -> String {
        let day = String(format: "%02d", day)
        return #"{"op":"observe","person":"p1","at":"2026-01-\#(day)T12:00:00Z","practice":"\#(practice)","before":4,"#
            + #""after":\#(after),"landing":"\#(landing)"}"#
    }

    private func read(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    private func chances(_ answer: [String: Any]) throws -> [Double] {
        try #require(answer["offers"] as? [[String: Any]]).compactMap { $0["probability"] as? Double }
    }

    @Test(
        "in pain, at night, unrated, or where kindness feels unsafe, nothing is left to chance",
        arguments: [
            (5, "2026-01-03T12:00:00Z", 0.4), (9, "2026-01-03T12:00:00Z", 0.4), (nil, "2026-01-03T12:00:00Z", 0.4),
            (2, "2026-01-03T23:30:00Z", 0.4), (2, "2026-01-03T12:00:00-10:00", 0.9),
            (2, "2026-01-03T02:00:00+09:00", 0.4),
        ]
    )
    func noChance(before: Int?, at: String, fear: Double) throws {
        for seed in UInt64(0)..<20 {
            var bench = try bench(seed: seed)

            let answer = try read(bench.answer(decide(before, at: at, fear: fear)))

            #expect(answer["noticing"] as? Bool == false)
            #expect(answer["chosen"] as? String == "walk")
            #expect(answer["probability"] as? Double == 1)
            #expect(try chances(answer) == [1, 0, 0])
        }
    }

    @Test("after harder in an inner practice no chance is used, until a day and three sittings have passed")
    func afterHarder() throws {
        var bench = try bench(noticing: false)
        let calm = { (day: String) in decide(2, at: "2026-01-\(day)T15:00:00Z") }
        #expect(try chances(read(bench.answer(calm("01"))))[0] < 1)

        _ = bench.answer(observe("image", day: 2, "harder", after: 6))
        #expect(try chances(read(bench.answer(calm("04")))) == [1, 0, 0])
        for day in 5...7 { _ = bench.answer(observe("tea", day: day, "easier")) }

        #expect(try chances(read(bench.answer(calm("08"))))[0] < 1)
    }

    @Test("a calm moment is one of noticing as often as is stated, and never when that is off")
    func noticing() throws {
        var noticed = 0
        for seed in UInt64(0)..<400 {
            var (on, off) = (try bench(seed: seed), try bench(seed: seed, noticing: false))
            let answer = try read(on.answer(decide(2, at: "2026-01-03T12:00:00Z")))
            if answer["noticing"] as? Bool == true {
                noticed += 1
                #expect(answer["chosen"] as? String == "noticing")
                #expect(answer["probability"] as? Double == 0.15)
            }
            let sum = try chances(answer).reduce(0, +) + (answer["noticingProbability"] as? Double ?? 0)
            #expect(abs(sum - 1) < 1e-9)
            #expect(try read(off.answer(decide(2, at: "2026-01-03T12:00:00Z")))["noticing"] as? Bool == false)
        }
        // 400 draws of 0.15: 60, with a standard deviation of 7.1.
        #expect((38...82).contains(noticed))
    }

    @Test("the same seed and lines give the same answers")
    func repeatable() throws {
        let lines = (1...20).flatMap { day in
            [decide(3, at: "2026-01-\(String(format: "%02d", day))T12:00:00Z"), observe("tea", day: day, "easier")]
        }
        var (first, second) = (try bench(seed: 7), try bench(seed: 7))

        for line in lines { #expect(first.answer(line) == second.answer(line)) }
    }

    @Test("a report has intervals that widen, counts, a verdict and our words")
    func report() throws {
        var bench = try bench()
        for day in 1...6 { _ = bench.answer(observe("tea", day: day, "easier")) }

        let answer = try read(bench.answer(#"{"op":"report","person":"p1"}"#))

        let rows = try #require(answer["practices"] as? [[String: Any]])
        #expect(rows.map { $0["practice"] as? String } == ["walk", "tea", "image"])
        #expect(rows.map { $0["n"] as? Int } == [0, 6, 0])
        #expect(rows.allSatisfy { $0["verdict"] as? String == "too-early" })
        #expect(rows.allSatisfy { ($0["wording"] as? String)?.contains("Too early") == true })
        let intervals = try #require(rows[1]["intervals"] as? [String: [Double]])
        let widths = try ["50", "80", "90"].map { key in
            let range = try #require(intervals[key])
            return range[1] - range[0]
        }
        #expect(widths[0] < widths[1] && widths[1] < widths[2])
    }

    @Test(
        "a line that is wrong says why, and changes nothing",
        arguments: [
            ("[]", "That line is not one JSON object."), (#"{"op":"decide"}"#, "“person” is missing."),
            (#"{"op":"fly","person":"p1"}"#, "“op” has no “fly”."),
            (#"{"op":"decide","person":"p1","available":["no"]}"#, "“available” has no “no”."),
            (#"{"op":"decide","person":"p1","available":[]}"#, "“available” is missing."),
            (#"{"op":"decide","person":"p1","available":["tea"],"at":"x"}"#, "“at” is not of the kind it needs."),
            (
                #"{"op":"observe","person":"p1","practice":"tea","at":"2026-01-03","before":11}"#,
                "“before” is a whole number from 0 to 10."
            ),
            (
                #"{"op":"decide","person":"p1","available":["tea"],"at":"2026-01-03","fear":2}"#,
                "“fear” is a number from 0 to 1."
            ),
        ]
    )
    func refusals(line: String, sentence: String) throws {
        var bench = try bench()
        let before = bench.answer(#"{"op":"report","person":"p1"}"#)

        #expect(try read(bench.answer(line))["refused"] as? String == sentence)

        #expect(bench.answer(#"{"op":"report","person":"p1"}"#) == before)
    }

    @Test("a file of practices that is wrong is refused with its place")
    func wrongFiles() {
        let problems: [(String, LabPractices.Problem)] = [
            ("{}", .notAList), ("[]", .empty),
            (#"[{"id":"a","depth":"outer"},{"id":"a","depth":"outer"}]"#, .twice("a")),
            (#"[{"id":"a","depth":"sky"}]"#, .wrong(place: 1, field: "depth")),
            (#"[{"id":"a","depth":"outer","risk":"huge"}]"#, .wrong(place: 1, field: "risk")),
            (#"[{"id":"a","depth":"outer","prior":{"mean":40,"sd":1}}]"#, .wrong(place: 1, field: "prior")),
        ]
        for (text, problem) in problems {
            #expect(throws: problem) { try LabPolicyPractices.read([UInt8](text.utf8)) }
        }
    }
}
