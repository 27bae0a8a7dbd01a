import Testing

@testable import SalveCore

/// Measurement error against values computed apart from it, by `Tests/Reference/scales.py` in decimal arithmetic.
@Suite("Change against measurement error") struct ReliableChangeTests {
    private static let source = Scale.Source("Made up, 2001", url: "https://doi.org/10.1000/made.up")

    private static let leastChanges: [(Double, Double, Double)] = [
        (3.5, 0.84, 3.880_531), (5.4, 0.92, 4.233_522), (5.4, 0.83, 6.171_366), (0.65, 0.93, 0.476_678),
        (0.65, 0.86, 0.674_125), (4.0, 0.94, 2.715_806), (7.5, 0.85, 8.051_374), (19.0, 0.84, 21.065_738),
        (7.0, 0.80, 8.677_130), (6.1, 0.89, 5.607_758),
    ]

    @Test(
        "The least change that counts is 1.96 SD √2 √(1 - r)",
        arguments: leastChanges
    )
    func leastChange(_ spread: Double, _ reliability: Double, _ expected: Double) {
        let error = MeasurementError(spread: spread, reliability: reliability)
        #expect(abs(error.leastChange - expected) < 1e-6)
    }

    @Test("The worked example: 14 to 8, with a spread of 6.1 and .89, is -2.10, and so beyond chance")
    func workedExample() {
        let error = MeasurementError(spread: 6.1, reliability: 0.89)
        #expect(abs(error.ofOne - 2.023_141) < 1e-6)
        #expect(abs(error.ofDifference - 2.861_154) < 1e-6)
        #expect(abs(error.index(from: 14, to: 8) - -2.097_056) < 1e-6)
    }

    @Test("After an unusual number, one nearer the middle is expected with nothing changed")
    func expected() {
        let error = MeasurementError(spread: 3.5, reliability: 0.84)
        #expect(abs(error.expected(after: 14, mean: 2.91) - 12.2256) < 1e-9)
        #expect(abs(error.ofExpected - 1.899_052) < 1e-6)
        // At the mean nothing drifts, and a perfect measure does not drift at all.
        #expect(abs(error.expected(after: 2.91, mean: 2.91) - 2.91) < 1e-12)
        #expect(MeasurementError(spread: 3.5, reliability: 1).expected(after: 14, mean: 2.91) == 14)
    }

    @Test("A perfect measure has no error, and one that tells nothing has all of it")
    func ends() {
        let perfect = MeasurementError(spread: 5, reliability: 1)
        #expect(perfect.ofOne == 0 && perfect.leastChange == 0 && perfect.ofExpected == 0)
        let none = MeasurementError(spread: 5, reliability: 0)
        #expect(none.ofOne == 5 && none.ofExpected == 5)
        #expect(none.expected(after: 9, mean: 3) == 3)
    }

    /// A sum of 0 to 27 with two groups, an alpha and a retest.
    private static func scale(total: Scale.Total = .items(.sum, times: 1), rule: Double? = nil) -> Scale {
        var knowledge = Scale.Knowledge()
        knowledge.norms = [
            Scale.Norm(nil, who: "all", mean: 3, spread: 3.5, mark: .read, source: source),
            Scale.Norm(nil, who: "some", mean: 7, spread: 5.8, mark: .about, source: source),
        ]
        knowledge.reliabilities = [
            Scale.Reliability(nil, .alpha, value: 0.89, mark: .known, source: source),
            Scale.Reliability(nil, .retest, span: "two days", value: 0.84, mark: .known, source: source),
            Scale.Reliability(
                nil,
                .retest,
                span: "a year",
                value: 0.4,
                countsForChange: false,
                mark: .known,
                source: source
            ),
        ]
        if let rule { knowledge.changeRules = [Scale.ChangeRule(points: rule, who: "x", mark: .known, source: source)] }
        return Scale(
            Scale.ID("made-up"),
            items: (1...9).map { Scale.Item(Scale.Item.ID("\($0)"), range: 0...3) },
            total: total,
            direction: .harder,
            knowledge: knowledge
        )
    }

    @Test("All ways of counting stand in order, the one that asks for most first; a long time between is none of them")
    func bases() throws {
        let change = try #require(Self.scale().change(from: 14, to: 8))

        #expect(change.bases.map(\.norm.spread) == [5.8, 5.8, 3.5, 3.5])
        #expect(change.bases.map(\.reliability.value) == [0.84, 0.89, 0.84, 0.89])
        #expect(change.bases.map(change.points) == [7, 6, 4, 4])
        #expect(change.bases.map(\.isAbout) == [true, true, false, false])
    }

    private static let verdicts: [(Double, ReliableChange.Verdict)] = [
        (7.0, ReliableChange.Verdict.beyondChance), (6, .dependsOnTheWay), (4, .dependsOnTheWay),
        (3, .withinChance), (0, .withinChance), (-7, .beyondChance), (-3, .withinChance),
    ]

    @Test(
        "A change is beyond chance by all ways, by some, or by none",
        arguments: verdicts
    )
    func verdict(_ difference: Double, _ verdict: ReliableChange.Verdict) {
        #expect(Self.scale().change(from: 12, to: 12 + difference)?.verdict == verdict)
    }

    @Test("A rule of others is one more way of counting")
    func rules() {
        #expect(Self.scale(rule: 10).change(from: 12, to: 4)?.verdict == .dependsOnTheWay)
        #expect(Self.scale(rule: 8).change(from: 12, to: 4)?.verdict == .beyondChance)
        #expect(Self.scale(rule: 2).change(from: 12, to: 10)?.verdict == .dependsOnTheWay)
    }

    @Test("The drift to the middle is told by the first group and a retest")
    func line() throws {
        let change = try #require(Self.scale().change(from: 14, to: 12))

        #expect(change.lineBasis.norm.who == "all")
        #expect(change.lineBasis.reliability.kind == .retest)
        #expect(abs(change.expected - (3 + 0.84 * 11)) < 1e-12)
        #expect(!change.isBeyondExpected)
        #expect(Self.scale().change(from: 14, to: 8)?.isBeyondExpected == true)
    }

    @Test("Thresholds are rounded up to what the scale can show")
    func steps() throws {
        let times = try #require(Self.scale(total: .items(.sum, times: 4)).change(from: 40, to: 20))
        #expect(times.bases.map(times.points) == [8, 8, 4, 4])
        let mean = try #require(Self.scale(total: .items(.mean, times: 1)).change(from: 2, to: 1))
        #expect(mean.bases.map { (mean.points($0) * 10).rounded() } == [65, 54, 39, 33])
    }

    @Test("Where nothing is known of error, a change is not judged")
    func unknown() {
        let scale = Scale(
            Scale.ID("bare"),
            items: [Scale.Item(Scale.Item.ID("1"), range: 0...3)],
            total: .items(.sum, times: 1),
            direction: .harder
        )
        #expect(scale.change(from: 0, to: 3) == nil)
        #expect(Self.scale().change(of: "a part", from: 0, to: 3) == nil)
    }
}
