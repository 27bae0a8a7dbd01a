import Testing

@testable import SalveCore

@Suite("What seems to help, of made-up sittings")
struct WhatHelpsTests {
    private static let walk = Practice.ID("walk")
    private static let tea = Practice.ID("warm-drink")

    private func sitting(
        _ practice: Practice.ID?,
        _ day: Double = 10.5,
        _ before: Int? = nil,
        _ after: Int? = nil,
        _ landing: Landing? = nil
    ) -> LearnerSitting {
        LearnerSitting(practice: practice, day: day, before: before, after: after, landing: landing)
    }

    private func finding(
        _ practice: Practice.ID,
        _ verdict: LearnerFinding.Verdict,
        mean: Double = -0.6,
        deviation: Double = 0.3,
        count: Int = 9,
        noticed: Int = 6
    ) -> LearnerFinding {
        LearnerFinding(
            practice: practice,
            mean: mean,
            deviation: deviation,
            count: count,
            noticed: noticed,
            verdict: verdict
        )
    }

    @Test("A row for each practice that was tried, noticing apart, with every landing and every change counted")
    func rows() throws {
        let helps = WhatHelps(
            [
                sitting(Self.walk, 10.5, 4, 2, .easier), sitting(nil, 10.6, 4, 4),
                sitting(Self.walk, 11.5, 3, 5, .harder),
                sitting(Self.walk, 12.5, nil, 5, .same), sitting(Self.walk, 13.5, 3),
            ],
            findings: []
        )

        #expect(helps.rows.map(\.practice) == [Self.walk])
        let row = try #require(helps[Self.walk])
        #expect(row.drops == [2, -2])
        #expect(row.landed == 3 && row.count(.easier) == 1 && row.count(.harder) == 1 && row.count(.far) == 0)
        #expect(helps.noticing?.drops == [0])
        #expect(helps.tries == 4 && helps.since == 10.5)
    }

    @Test("Nothing tried: no rows, no first day, no filters")
    func nothing() {
        let helps = WhatHelps([], findings: [finding(Self.walk, .tooEarly)])

        #expect(helps.rows.isEmpty && helps.noticing == nil && helps.since == nil && helps.filters.isEmpty)
    }

    @Test(
        "An interval is drawn only where the ladder says something, after five tries and five noticing moments",
        arguments: [
            (LearnerFinding.Verdict.mayHelp, 8, 5, true), (.helps, 12, 8, true), (.aboutSame, 5, 5, true),
            (.harder, 5, 5, true), (.harder, 4, 9, false), (.harder, 9, 0, false), (.tooEarly, 40, 40, false),
        ]
    )
    func drawn(verdict: LearnerFinding.Verdict, count: Int, noticed: Int, isDrawn: Bool) throws {
        let said = finding(Self.walk, verdict, count: count, noticed: noticed)
        let row = try #require(WhatHelps([sitting(Self.walk)], findings: [said])[Self.walk])

        #expect((row.drawn != nil) == isDrawn)
        #expect(row.isSaid == (verdict != .tooEarly))
    }

    @Test(
        "What helps stands first, by how surely; then what is early with numbers, what was harder, and what has no numbers"
    )
    func order() {
        let ids = ["much", "little", "sure", "unsure", "bad"].map { Practice.ID($0) }
        let sittings = ids.flatMap { id in
            (0..<(id.name == "little" ? 5 : 2)).map { _ in id.name == "much" ? sitting(id, 10, 4, 2) : sitting(id, 10) }
        }
        let findings = [
            finding(ids[0], .tooEarly, mean: -3, deviation: 0.1), finding(ids[1], .tooEarly),
            finding(ids[2], .mayHelp, mean: -0.6, deviation: 0.2),
            finding(ids[3], .mayHelp, mean: -0.7, deviation: 0.5),
            finding(ids[4], .harder, mean: 0.8, deviation: 0.3),
        ]

        let helps = WhatHelps(sittings, findings: findings)

        #expect(helps.rows.compactMap(\.practice?.name) == ["sure", "unsure", "much", "bad", "little"])
        let resting = WhatHelps(sittings, findings: findings, resting: [ids[3]])
        #expect(resting.rows.compactMap(\.practice?.name) == ["sure", "much", "unsure", "bad", "little"])
    }

    @Test("A filter shows its part of the sittings, and carries no claim")
    func filtered() throws {
        let sittings = [
            sitting(Self.walk, 10 + 6 / 24, 4, 2), sitting(Self.walk, 11 + 13 / 24, 4, 3),
            sitting(Self.tea, 12 + 19 / 24),
            sitting(nil, 13 + 7 / 24, 4, 4), sitting(Self.tea, 14 + 23.5 / 24), sitting(Self.tea, 15 + 2 / 24),
        ]
        let findings = [finding(Self.walk, .helps), finding(Self.tea, .mayHelp)]
        func shown(_ filter: HelpsFilter) -> WhatHelps { WhatHelps(sittings, findings: findings, filter: filter) }

        #expect(shown(.morning).rows.compactMap(\.practice) == [Self.walk] && shown(.morning).noticing != nil)
        #expect(shown(.afternoon).rows.compactMap(\.practice) == [Self.walk] && shown(.afternoon).noticing == nil)
        #expect(shown(.evening).rows.map(\.tries.count) == [1])
        #expect(shown(.night).rows.map(\.tries.count) == [2])
        for filter in HelpsFilter.allCases {
            #expect(shown(filter).rows.allSatisfy { $0.finding == nil && $0.drawn == nil && !$0.isSaid })
        }
        #expect(WhatHelps(sittings, findings: findings).rows.allSatisfy { $0.isSaid })
    }

    @Test("A feeling counts for a sitting when the last check-in before it, within two hours, says so")
    func felt() {
        let felt = [
            HelpsFilter.Felt(day: 10, field: .stirred), HelpsFilter.Felt(day: 10 + 1 / 24, field: .low),
            HelpsFilter.Felt(day: 12, field: .lit),
        ]
        let hours: [(Double, HelpsFilter)] = [(0.5, .stirred), (1.5, .low), (2.9, .low)]

        for (hour, filter) in hours {
            let helps = WhatHelps([sitting(Self.walk, 10 + hour / 24)], findings: [], felt: felt, filter: filter)
            #expect(helps.tries == 1, "\(hour)")
        }
        let others: [Double] = [9.99, 10 + 3.1 / 24, 12 + 1 / 24]
        for day in others {
            for filter in [HelpsFilter.stirred, .low] {
                let helps = WhatHelps([sitting(Self.walk, day)], findings: [], felt: felt.reversed(), filter: filter)
                #expect(helps.tries == 0, "\(day) \(filter)")
            }
        }
    }

    @Test("A filter is offered when three tries stand behind it; moments of noticing do not make one")
    func offered() {
        let two = (0..<2).map { sitting(Self.walk, Double($0) + 0.3) }
        let noticing = [sitting(nil, 5.3), sitting(nil, 6.3)]

        #expect(WhatHelps(two + noticing, findings: []).filters.isEmpty)
        #expect(WhatHelps(two + noticing + [sitting(Self.tea, 9.3)], findings: []).filters == [.morning])
        // What was chosen stays there, so that it can be given up.
        #expect(WhatHelps(two, findings: [], filter: .night).filters == [.night])
    }

    @Test("What is left out is not there")
    func leftOut() {
        let helps = WhatHelps(
            [sitting(Self.walk), sitting(Self.tea), sitting(nil)],
            findings: [finding(Self.walk, .helps)],
            leavingOut: [Self.walk]
        )

        #expect(helps.rows.compactMap(\.practice) == [Self.tea] && helps.noticing != nil)
    }

    @Test("Without noticing moments most drops of five or more are told as drops, with nothing to set them beside")
    func uncompared() throws {
        func row(
            _ drops: [Int],
            noticed: Int = 0,
            _ verdict: LearnerFinding.Verdict = .tooEarly
        ) throws -> WhatHelps.Row {
            let sittings = drops.map { sitting(Self.walk, 1, 5, 5 - $0) }
            let said = finding(Self.walk, verdict, count: drops.count, noticed: noticed)
            return try #require(WhatHelps(sittings, findings: [said])[Self.walk])
        }

        #expect(try row([1, 2, 1, 0, 1]).isUncomparedDrop)
        #expect(try !row([1, 2, 1, 1]).isUncomparedDrop)
        #expect(try !row([1, 0, 0, -1, 1, 0]).isUncomparedDrop)
        #expect(try !row([1, 2, 1, 1, 1], noticed: 1).isUncomparedDrop)
        #expect(try !row([1, 2, 1, 1, 1], .harder).isUncomparedDrop)
    }
}
