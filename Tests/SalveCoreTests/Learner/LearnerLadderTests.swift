import Testing

@testable import SalveCore

struct LearnerLadderTests {
    /// Each row: mean and deviation of the belief and of the sceptic, sittings, noticing moments, harder in 14 days.
    private typealias Row = (
        belief: LearnerLadder.Belief, sceptic: LearnerLadder.Belief, sittings: Int, noticed: Int, harder: Int
    )

    private func verdict(_ row: Row) -> LearnerFinding.Verdict {
        LearnerLadder.verdict(
            row.belief,
            sceptic: row.sceptic,
            sittings: row.sittings,
            noticed: row.noticed,
            harderLately: row.harder
        )
    }

    private static let sure: LearnerLadder.Belief = (-1, 0.2)
    private static let unsure: LearnerLadder.Belief = (-0.5, 0.6)

    @Test("few sittings, few noticing moments, or a doubting sceptic: too early")
    func tooEarly() {
        #expect(verdict((Self.sure, Self.sure, 4, 20, 0)) == .tooEarly)
        #expect(verdict((Self.sure, Self.sure, 40, 4, 0)) == .tooEarly)
        #expect(verdict((Self.sure, Self.unsure, 40, 20, 0)) == .tooEarly)
        #expect(verdict((Self.unsure, Self.sure, 40, 20, 0)) == .tooEarly)
        #expect(verdict((Self.sure, Self.sure, 7, 5, 0)) == .tooEarly)
    }

    @Test("may help from eight sittings and five noticing moments on, helps from twelve and eight")
    func helping() {
        #expect(verdict((Self.sure, Self.sure, 8, 5, 0)) == .mayHelp)
        #expect(verdict((Self.sure, Self.sure, 12, 7, 0)) == .mayHelp)
        #expect(verdict((Self.sure, Self.sure, 11, 8, 0)) == .mayHelp)
        #expect(verdict((Self.sure, Self.sure, 12, 8, 0)) == .helps)
        #expect(verdict(((-0.5, 0.2), Self.sure, 12, 8, 0)) == .mayHelp)
    }

    @Test("an effect within 0.3 is about the same as pausing")
    func same() {
        #expect(verdict(((0.05, 0.15), (0, 0.2), 10, 6, 0)) == .aboutSame)
    }

    @Test("a rise that is likely, or harder twice in 14 days, is harder before all else")
    func harder() {
        #expect(verdict(((0.6, 0.4), Self.unsure, 6, 0, 0)) == .harder)
        #expect(verdict(((0.6, 0.4), Self.unsure, 4, 0, 0)) == .tooEarly)
        #expect(verdict((Self.sure, Self.sure, 30, 20, 2)) == .harder)
        #expect(verdict((Self.sure, Self.sure, 30, 20, 1)) == .helps)
    }

    @Test("an interval reaches as far as its share of the normal distribution")
    func intervals() throws {
        let finding = LearnerFinding(
            practice: .init("walk"),
            mean: -0.5,
            deviation: 0.4,
            count: 3,
            noticed: 0,
            verdict: .tooEarly
        )

        for percent in [50, 80, 90] {
            let range = try #require(finding.interval(percent: percent))
            let below = { LearnerNumbers.normal(below: ($0 + 0.5) / 0.4) }
            #expect(abs(below(range.upperBound) - below(range.lowerBound) - Double(percent) / 100) < 1e-9)
        }
        #expect(finding.interval(percent: 95) == nil)
    }
}
