import SalveContent
import SalveTesting
import Testing

@testable import SalveCompanion
@testable import SalveCore

@Suite("What seems to help, in words")
struct HelpsWordsTests {
    private static let walk = Practice.ID("walk")
    /// Noon of 21 November 2026.
    private static let noon = Double(Day(year: 2026, month: 11, day: 21).number) + 0.5

    private func row(
        _ landings: [Landing?],
        drops: [Int] = [],
        _ verdict: LearnerFinding.Verdict = .tooEarly,
        noticed: Int = 6
    ) throws -> WhatHelps.Row {
        var sittings = landings.map {
            LearnerSitting(practice: Self.walk, day: Self.noon, before: nil, after: nil, landing: $0)
        }
        for (place, drop) in drops.enumerated() {
            let one = LearnerSitting(
                practice: Self.walk,
                day: Self.noon,
                before: 5,
                after: 5 - drop,
                landing: landings.indices.contains(place) ? landings[place] : nil
            )
            if sittings.indices.contains(place) { sittings[place] = one } else { sittings.append(one) }
        }
        let finding = LearnerFinding(
            practice: Self.walk,
            mean: -0.62,
            deviation: 0.35,
            count: max(8, sittings.count),
            noticed: noticed,
            verdict: verdict
        )
        return try #require(WhatHelps(sittings, findings: [finding])[Self.walk])
    }

    private func strings() throws -> Strings { try World.catalogue().strings }

    @Test("Marks are said as plain counts, once without a fraction, and none as none")
    func marked() throws {
        let strings = try strings()
        let all: [([Landing?], String)] = [
            ([.easier, .easier, .same], "You marked it easier 2 of 3 times. The other times: about the same 1."),
            ([.easier, .easier], "You marked it easier 2 of 2 times."),
            (
                [.harder, .same, .far, nil],
                "You marked it about the same 1 of 3 times. The other times: harder 1, far away 1."
            ),
            ([.harder, .harder], "You marked it harder 2 of 2 times."),
            ([.easier], "You tried it once, and marked it easier."),
            ([.easier, nil], "You marked it easier once."),
            ([.far, nil], "You marked it once, as far away."), ([nil], "You tried it once. How it was is not noted."),
            ([nil, nil], "You tried it 2 times. How it was is not noted."),
        ]
        for (landings, said) in all { #expect(strings.marked(try row(landings)) == said) }
    }

    @Test("Nothing beyond counts while it is too early; then the ladder's own sentence, with the likely range")
    func said() throws {
        let strings = try strings()

        #expect(strings.said(try row([.easier]), isResting: false) == nil)
        let may = try #require(strings.said(try row([.easier], .mayHelp), isResting: false))
        #expect(may.contains("about 0.6 points more relief than only noticing, likely between 0.2 and 1.1"))
        #expect(strings.said(try row([.same], .aboutSame), isResting: false)?.contains("as only noticing") == true)
        #expect(strings.said(try row([.harder], .harder), isResting: false)?.hasSuffix("Rest it?") == true)
        #expect(strings.said(try row([.harder], .harder), isResting: true) == "Harder lately. Resting it.")
        #expect(strings.verdict(try row([.harder], .harder), isResting: false) == "Harder lately")
        #expect(strings.verdict(try row([.harder], .tooEarly), isResting: false) == "Too early to tell")
    }

    @Test("A claim says how many of its sittings had both numbers, and where marks and numbers differ")
    func behind() throws {
        let strings = try strings()
        func sentence(rated: Int) -> String {
            LearnerWords(strings).sentence(
                LearnerFinding(
                    practice: Self.walk,
                    mean: -0.6,
                    deviation: 0.3,
                    count: 24,
                    rated: rated,
                    noticed: 28,
                    verdict: .mayHelp
                )
            )
        }
        let beside = "beside 28 moments of only noticing."

        #expect(sentence(rated: 10).hasSuffix("Seen in 24 sittings, 10 of them with both numbers, " + beside))
        #expect(sentence(rated: 24).hasSuffix("Seen in 24 sittings, all of them with both numbers, " + beside))
        #expect(sentence(rated: 0).hasSuffix("Seen in 24 sittings, none of them with both numbers, " + beside))
        let same = Array(repeating: Landing.same, count: 6)
        let differ = strings["helps.differ"]
        #expect(strings.said(try row(same + [.easier], .mayHelp), isResting: false)?.hasSuffix(differ) == true)
        #expect(
            strings.said(try row([.easier] + same.prefix(2), .mayHelp), isResting: false)?.contains(differ) == false
        )
        #expect(strings.said(try row(same, .aboutSame), isResting: false)?.contains(differ) == false)
    }

    @Test("Three names at the most stand in a claim, and how many more there are")
    func names() throws {
        let ids = ["a", "b", "c", "d", "e"].map { Practice.ID($0) }
        let helps = WhatHelps(
            ids.map { LearnerSitting(practice: $0, day: Self.noon, before: 5, after: 4, landing: .easier) },
            findings: ids.map {
                LearnerFinding(practice: $0, mean: -0.6, deviation: 0.3, count: 9, noticed: 6, verdict: .mayHelp)
            }
        )
        let titles = Dictionary(uniqueKeysWithValues: ids.map { ($0, $0.name.uppercased()) })

        let said = try strings().claims(of: helps, titles: titles)
        #expect(said.count == 1 && said[0].hasSuffix(" and 2 more."))
        #expect(said[0].matches(of: #/[A-E](,| and)/#).count == 3)
    }

    @Test("Without noticing moments a drop is told as what happened, and that part of it comes by itself")
    func dropped() throws {
        let said = try strings().said(try row([], drops: [1, 2, 0, 1, 3, -1], noticed: 0), isResting: false)

        #expect(said == "Your ratings dropped after it 4 of 6 times. Part of any drop comes by itself.")
    }

    @Test("The whole: how many tries of what since when; names only by the ladder, and otherwise that it is early")
    func whole() throws {
        let strings = try strings()
        let sitting = LearnerSitting(practice: Self.walk, day: Self.noon, before: nil, after: nil, landing: .easier)
        let noticing = LearnerSitting(practice: nil, day: Self.noon + 1, before: 3, after: 3, landing: nil)
        func helps(_ sittings: [LearnerSitting], _ verdict: LearnerFinding.Verdict = .tooEarly) -> WhatHelps {
            let finding = LearnerFinding(
                practice: Self.walk,
                mean: -0.6,
                deviation: 0.3,
                count: 9,
                noticed: 6,
                verdict: verdict
            )
            return WhatHelps(sittings, findings: [finding])
        }
        let titles = [Self.walk: "A slow walk"]

        #expect(strings.sentence(of: helps([])) == nil)
        #expect(strings.sentence(of: helps([sitting])) == "1 try of 1 practice, since 21 November 2026.")
        #expect(strings.claims(of: helps([sitting]), titles: titles) == [strings["helps.claim.uncompared"]])
        #expect(strings.claims(of: helps([sitting, noticing]), titles: titles) == [strings["helps.claim.none"]])
        #expect(
            strings.claims(of: helps([sitting, noticing], .mayHelp), titles: titles)
                == ["May be helping you: A slow walk."]
        )
        let part = WhatHelps([sitting], findings: [], filter: .afternoon)
        #expect(strings.claims(of: part, titles: titles).isEmpty)
        #expect(strings.sentence(of: part)?.hasPrefix("Afternoons: 1 try of 1 practice") == true)
    }

    @Test("Changes and numbers for who can't see the dots, with a sign")
    func numbers() throws {
        let strings = try strings()
        let row = try row([], drops: [2, 2, 0, -1], .mayHelp)

        #expect(
            strings.movement(of: row)
                == "How the numbers moved: down by 2 points twice, the same once, up by 1 point once."
        )
        #expect(strings.meanChange(row) == "down by 0.8")
        #expect(strings.guess(row) == "+0.6" && strings.likely(row) == "+0.2 and +1.1")
        #expect(strings.movement(of: try self.row([.easier])) == nil)
        #expect(strings.guess(try self.row([.easier])) == nil)
    }

    @Test("No sentence says works or proven, names a percentage, or compares with other people")
    func forbidden() throws {
        let strings = try strings()
        for key in strings.keys where key.hasPrefix("helps.") || key.hasPrefix("learner.") {
            let words = strings[key].lowercased()
            for bad in [
                "works", "proven", "proof that", "%", "percent", "other people", "others like", "users", "average",
            ] {
                #expect(!words.contains(bad), "\(key): \(bad)")
            }
        }
    }
}
