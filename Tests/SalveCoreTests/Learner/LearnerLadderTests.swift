import Testing

@testable import SalveCore

struct LearnerLadderTests {
    /// Each row: mean and deviation of the belief and of the sceptic, sittings, noticing moments, harder in 14 days.
    private typealias Row = (belief: Belief, sceptic: Belief, sittings: Int, noticed: Int, harder: Int)
    private typealias Belief = (mean: Double, deviation: Double)

    private func verdict(_ row: Row) -> LearnerFinding.Verdict {
        LearnerLadder.verdict(
            LearnerBelief(mean: row.belief.mean, deviation: row.belief.deviation),
            sceptic: LearnerBelief(mean: row.sceptic.mean, deviation: row.sceptic.deviation),
            sittings: row.sittings,
            noticed: row.noticed,
            harderLately: row.harder
        )
    }

    private static let sure: Belief = (-1, 0.2)
    private static let unsure: Belief = (-0.5, 0.6)

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

    /// Half N(-1, 0.2²) and half N(0, 0.1²): the quantiles were found with scipy 1.17 (`brentq` on the sum of two `ndtr`).
    @Test("what two beliefs say together lies unevenly, and holds its share")
    func mixture() throws {
        let belief = LearnerBelief([
            .init(weight: 0.5, mean: -1, deviation: 0.2), .init(weight: 0.5, mean: 0, deviation: 0.1),
        ])

        #expect(abs(belief.mean + 0.5) < 1e-12)
        #expect(abs(belief.deviation - (0.025 + 0.25).squareRoot()) < 1e-12)
        for (share, expected) in [
            (0.05, -1.256_310_313_1), (0.1, -1.168_324_246_7), (0.25, -1.000_000_000_0), (0.75, 0.000_000_071_9),
            (0.9, 0.084_162_134_0), (0.95, 0.128_155_161_4),
        ] {
            #expect(abs(belief.quantile(share) - expected) < 1e-8)
            #expect(abs(belief.probability(below: expected) - share) < 1e-8)
        }
    }
}
