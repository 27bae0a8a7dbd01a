import Testing

@testable import SalveCore
@testable import SalveWeb

@Suite("The picture of what seems to help")
struct HelpsPictureTests {
    private func row(_ drops: [Int], _ finding: LearnerFinding? = nil) throws -> WhatHelps.Row {
        let id = Practice.ID("walk")
        let sittings = drops.enumerated().map { day, drop in
            LearnerSitting(practice: id, day: Double(day), before: 5, after: 5 - drop, landing: nil)
        }
        return try #require(WhatHelps(sittings, findings: finding.map { [$0] } ?? [])[id])
    }

    private func finding(mean: Double, deviation: Double) -> LearnerFinding {
        LearnerFinding(
            practice: Practice.ID("walk"),
            mean: mean,
            deviation: deviation,
            count: 9,
            noticed: 9,
            verdict: .mayHelp
        )
    }

    /// How many dots a column shows: one at its foot, and one each six pixels.
    private func dots(_ column: HelpsPicture.Column) -> Int { (column.from - column.to) / 6 + 1 }

    @Test("Each try is a dot, stacked by how far the number moved; the same is in the middle, and easier to the right")
    func dots() throws {
        let picture = try HelpsPicture(row([0, 1, 1, -3, 3, 1]))

        #expect(picture.columns.map(\.x) == ["4.0", "50.0", "65.3", "96.0"])
        #expect(picture.columns.map(dots) == [1, 1, 3, 1])
        #expect(picture.carets.isEmpty && picture.each == nil && picture.bars == nil)
        #expect(picture.columns.allSatisfy { $0.to > 0 && $0.from < picture.height })
    }

    @Test("What goes further than three has a caret each, at its edge, and no dot")
    func carets() throws {
        let picture = try HelpsPicture(row([4, 5, -4, 2]))

        #expect(picture.columns.map(\.x) == ["80.7"])
        #expect(picture.carets.map(\.isEasier) == [false, true, true])
        #expect(picture.carets.map(\.x) == ["1.0", "99.0", "99.0"])
    }

    @Test("With very many tries a dot stands for several, and no column grows past eight")
    func many() throws {
        let picture = try HelpsPicture(row(Array(repeating: 1, count: 30) + [0, 2, 2, 2, 2, 2]))

        #expect(picture.each == 4)
        #expect(picture.columns.map(dots) == [1, 8, 2])
        #expect(picture.height < 60)
    }

    @Test("The interval: more relief to the right, the ring at the mean, the thick part within the thin one")
    func interval() throws {
        let bars = try #require(HelpsPicture(row([1], finding(mean: -0.6, deviation: 0.4))).bars)

        #expect(bars.ring == HelpsPicture.across(0.6))
        let ends = [bars.wide.from, bars.thick.from, bars.ring, bars.thick.to, bars.wide.to].compactMap { Double($0) }
        #expect(ends.count == 5 && zip(ends, ends.dropFirst()).allSatisfy { $0 < $1 })
        // 1.645 and 0.674 deviations of a normal distribution, in percent of a width where 92 stand for six points.
        #expect(abs(ends[4] - ends[0] - 2 * 1.645 * 0.4 * 92 / 6) < 0.2)
        #expect(abs(ends[3] - ends[1] - 2 * 0.674 * 0.4 * 92 / 6) < 0.2)
        #expect(bars.beyond.isEmpty)
    }

    @Test("An interval past the edge ends there, with a caret")
    func farInterval() throws {
        let bars = try #require(HelpsPicture(row([1], finding(mean: 2.6, deviation: 0.5))).bars)

        #expect(bars.wide.from == "4.0" && bars.beyond.map(\.isEasier) == [false])
    }

    @Test("Pairs: the newest twelve, an open place before and a filled one after, lighter further up")
    func pairs() throws {
        let picture = try PairsPicture(row(Array(repeating: 1, count: 10) + [2, 0, -3]))

        #expect(picture.pairs.count == 12)
        #expect(picture.pairs.suffix(3).map { $0.before - $0.after } == [30, 0, -45])
        #expect(picture.pairs.suffix(3).map(\.isHarder) == [false, false, true])
        #expect(picture.pairs.suffix(3).map(\.hasMoved) == [true, false, true])
        #expect(picture.pairs.allSatisfy { (0...PairsPicture.height).contains($0.before) })
    }
}
