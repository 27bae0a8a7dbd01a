import SalveCompanion
import SalveCore
import Testing

struct LabSessionTests {
    private static let shelf = [
        Practice(id: Practice.ID("room"), depth: .outer, risk: .low, family: .ground),
        Practice(id: Practice.ID("breath"), depth: .body, risk: .low, ingredients: [.breath], family: .breath),
    ]

    private static let words = LabSession.Words(reason: { "Because \($0)." }, hold: { "Held: \($0)." })

    private func bench() -> LabSession { LabSession(practices: Self.shelf, words: Self.words) }

    private static let room =
        #"{"depth":"outer","ingredients":[],"practice":"room","reason":"Because ground.","risk":"low","why":"ground"}"#
    private static let breath =
        #"{"depth":"body","ingredients":["breath"],"practice":"breath","reason":"Because breath.","risk":"low","why":"breath"}"#

    @Test("a calm sitting, word for word") func calm() {
        var bench = bench()

        #expect(
            bench.answer(#"{"do":"start","distress":3,"hour":12,"sessions":9}"#)
                == #"{"asks":null,"canStay":false,"canStop":true,"help":false,"offers":[\#(Self.room),\#(Self.breath)],"phase":"choosing","refused":null,"step":null}"#
        )
        #expect(
            bench.answer(#"{"do":"choose","practice":"breath"}"#)
                == #"{"asks":null,"canStay":false,"canStop":true,"help":false,"offers":[\#(Self.room),\#(Self.breath)],"phase":"practising","refused":null,"step":{"count":2,"depth":"body","index":0,"practice":"breath"}}"#
        )
        #expect(
            bench.answer(#"{"do":"landing","value":"harder"}"#)
                == #"{"asks":null,"canStay":true,"canStop":true,"help":false,"offers":[\#(Self.room.replacing("ground", with: "different"))],"phase":"settling","refused":null,"step":null}"#
        )
        #expect(
            bench.answer(#"{"do":"choose","practice":"breath"}"#).contains(
                #""refused":"Held: landedHarder. “ask” comes first.""#
            )
        )
        #expect(
            bench.answer(#"{"do":"stop"}"#).contains(#""canStay":false,"canStop":false,"help":false"#)
        )
    }

    @Test("danger, far away and a rise are answered by their names")
    func questions() {
        var bench = bench()

        #expect(
            bench.answer(#"{"do":"start","danger":true}"#).contains(
                #""asks":null,"canStay":false,"canStop":true,"help":true"#
            )
        )
        #expect(bench.answer(#"{"do":"ask"}"#).contains(#""refused":"Held: danger.""#))
        #expect(bench.answer(#"{"do":"return"}"#).contains(#""phase":"choosing","refused":null"#))
        #expect(bench.answer(#"{"do":"start","farAway":true}"#).contains(#""asks":"dangerInRoom""#))
        #expect(bench.answer(#"{"do":"choose","practice":"room"}"#).contains(#""phase":"practising""#))
        _ = bench.answer(#"{"do":"next"}"#)
        #expect(bench.answer(#"{"do":"next"}"#).contains(#""asks":"here""#))
        #expect(bench.answer(#"{"do":"here","value":"more"}"#).contains(#""asks":null"#))
        _ = bench.answer(#"{"do":"start","distress":3}"#)
        _ = bench.answer(#"{"do":"choose","practice":"breath"}"#)
        _ = bench.answer(#"{"do":"next"}"#)
        _ = bench.answer(#"{"do":"next"}"#)
        #expect(bench.answer(#"{"do":"distress","value":5}"#).contains(#""asks":"because""#))
        #expect(bench.answer(#"{"do":"because","value":"unsure"}"#).contains(#""offers":[\#(Self.room)]"#))
    }

    @Test(
        "a line that is wrong says so and changes nothing",
        arguments: [
            ("", "That line is not one JSON object with a “do” and whole numbers."),
            ("[1]", "That line is not one JSON object with a “do” and whole numbers."),
            ("{", "That line is not one JSON object with a “do” and whole numbers."),
            (#"{"do":5}"#, "“do” is not of the kind it needs."),
            (#"{"practice":"room"}"#, "“do” is missing."),
            (#"{"do":"dance"}"#, "“do” has no “dance”."),
            (#"{"do":"choose"}"#, "“practice” is missing."),
            (#"{"do":"choose","practice":"tea"}"#, "There is no practice of that name."),
            (#"{"do":"landing","value":"worse"}"#, "“value” has no “worse”."),
            (#"{"do":"landing","value":"same"}"#, "That does not fit here: the phase is choosing."),
            (#"{"do":"landing","value":1}"#, "“value” is not of the kind it needs."),
            (#"{"do":"distress"}"#, "“value” is missing."),
            (#"{"do":"distress","value":11}"#, "A rating is a whole number from 0 to 10, or null."),
            (#"{"do":"distress","value":2.5}"#, "That line is not one JSON object with a “do” and whole numbers."),
            (#"{"do":"because","value":"unsure"}"#, "Nothing like that was asked."),
            (#"{"do":"here","value":"more"}"#, "Nothing like that was asked."),
            (#"{"do":"start","hour":24}"#, "“hour” is a whole number from 0 to 23."),
            (#"{"do":"start","distress":-1}"#, "A rating is a whole number from 0 to 10, or null."),
            (#"{"do":"start","sessions":-1}"#, "“sessions” is a whole number from 0 to 1000000."),
            (#"{"do":"start","door":"back"}"#, "“door” has no “back”."),
            (#"{"do":"start","leaveOut":["spiders"]}"#, "“leaveOut” has no “spiders”."),
            (#"{"do":"start","marked":["tea"]}"#, "“marked” has no “tea”."),
            (#"{"do":"start","harder":[{"hours":1,"practice":"tea"}]}"#, "“practice” has no “tea”."),
            (#"{"do":"start","recent":[{"minutes":-5}]}"#, "“minutes” is a whole number from 0 to 10000000."),
            (#"{"do":"start","danger":1}"#, "“danger” is not of the kind it needs."),
        ]
    )
    func wrong(_ line: String, _ refused: String) {
        var bench = bench()
        let before = bench.answer(#"{"do":"start","distress":3}"#)

        let answer = bench.answer(line)

        #expect(answer == before.replacing(#""refused":null"#, with: #""refused":"\#(refused)""#))
    }

    @Test("a value of null takes a rating back") func takesBack() {
        var bench = bench()
        _ = bench.answer(#"{"do":"start","distress":3}"#)

        #expect(
            bench.answer(#"{"do":"distress","value":null}"#).contains(
                #""offers":[\#(Self.room)],"phase":"choosing","refused":null"#
            )
        )
    }

    @Test(
        "what a start says is read by the rules",
        arguments: [
            #""sessions":4"#, #""leaveOut":["Breathing"]"#, #""door":"hard""#,
            #""harder":[{"hours":30,"sessionsSince":2,"practice":"breath"}]"#,
            #""recent":[{"minutes":30,"landing":"same"},{"minutes":50,"landing":"far"},{"minutes":110,"landing":"harder"}]"#,
        ]
    )
    func holdsBack(_ part: String) {
        var bench = bench()

        let answer = bench.answer(
            #"{"do":"start","distress":3,"sessions":9,\#(part)}"#.replacing(
                #""sessions":9,"sessions""#,
                with: #""sessions""#
            )
        )

        #expect(answer.contains(#""practice":"room""#) && !answer.contains(#""practice":"breath""#))
        #expect(answer.contains(#""refused":null"#))
    }

    @Test("a start in an open sitting ends it and begins a new one") func startsAnew() {
        var bench = bench()
        _ = bench.answer(#"{"do":"start","danger":true}"#)

        let answer = bench.answer(#"{"do":"start","distress":2}"#)

        #expect(answer.contains(#""help":false"#) && answer.contains(#""practice":"breath""#))
    }
}

struct LabPracticesTests {
    private func read(_ text: String) throws(LabPractices.Problem) -> [Practice] {
        try LabPractices.read([UInt8](text.utf8))
    }

    @Test("practices are read from a file, names as people type them") func reads() throws {
        let practices = try read(
            #"[{"id":"a","depth":"Outer","risk":"low","ingredients":["heat or cold","being outdoors"],"family":"animals and plants","steps":3},"#
                + #"{"id":"b","depth":"words","ingredients":["the past","Writing","\"the critic\""],"steps":["one","two"]}]"#
        )

        #expect(practices.map(\.family) == [.living, .kindWords])
        #expect(practices.map(\.steps) == [3, 2])
        #expect(practices[0].ingredients.members == [.heatOrCold, .outdoors])
        #expect(practices[1].ingredients.members == [.innerVoices, .past, .writing])
    }

    @Test(
        "a file that is wrong is refused with the place",
        arguments: [
            ("no", LabPractices.Problem.notAList), ("{}", .notAList), ("[]", .empty), ("[5]", .notAList),
            (#"[{"id":"a"}]"#, .wrong(place: 1, field: "depth")),
            (#"[{"id":"a","depth":"outer"},{"id":"b","depth":"deep"}]"#, .wrong(place: 2, field: "depth")),
            (#"[{"id":"a","depth":"outer","risk":2}]"#, .wrong(place: 1, field: "risk")),
            (#"[{"id":"a","depth":"outer","family":"circus"}]"#, .wrong(place: 1, field: "family")),
            (#"[{"id":"a","depth":"outer","ingredients":["sand"]}]"#, .wrong(place: 1, field: "ingredients")),
            (#"[{"id":"a","depth":"outer","steps":0}]"#, .wrong(place: 1, field: "steps")),
            (#"[{"id":"a","depth":"outer","suits":[9,1]}]"#, .wrong(place: 1, field: "suits")),
            (#"[{"id":"a","depth":"outer"},{"id":"a","depth":"body"}]"#, .twice("a")),
        ]
    )
    func refuses(_ text: String, _ problem: LabPractices.Problem) {
        #expect(throws: problem) { try read(text) }
        #expect(!problem.sentence.isEmpty)
    }
}
