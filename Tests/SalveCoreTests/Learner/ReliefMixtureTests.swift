import Testing

@testable import SalveCore

struct ReliefMixtureTests {
    private static let shelf = [Family.movement, .warmth, .ground].map { family in
        LearnerPractice(
            id: .init(family.rawValue),
            depth: .outer,
            risk: .low,
            family: family.rawValue,
            prior: .init(family)
        )
    }

    /// Forty days of walks at a rating of 2 and of 8 in turn, with these changes.
    private func learned(_ changes: (low: Int, high: Int)) -> ReliefMixture {
        var mixture = ReliefMixture.stating(Self.shelf, fear: 0, harder: [0.02, 0.02, 0.02])
        for day in 0..<40 {
            let before = day.isMultiple(of: 2) ? 2 : 8
            let change = before == 2 ? changes.low : changes.high
            let sitting = LearnerSitting(
                practice: Self.shelf[0].id,
                day: Double(day) + 0.6,
                before: before,
                after: before + change,
                landing: nil
            )
            mixture.learn([(sitting, practice: 0)])
        }
        return mixture
    }

    @Test("a relief that grows with the distress is foreseen better as a share, one that does not as points")
    func shareOrPoints() {
        let (share, points) = (learned((0, -4)), learned((-2, -3)))
        let asShare = share.weights.suffix(3).reduce(0, +)
        let asPoints = points.weights.suffix(3).reduce(0, +)

        #expect(abs(share.weights.reduce(0, +) - 1) < 1e-12)
        #expect(asShare > 0.5)
        #expect(asPoints < 1.0 / 3)
    }

    @Test("before anything is seen, a share is thought a third as likely as points")
    func firstWeights() {
        let weights = ReliefMixture.stating(Self.shelf, fear: 0, harder: [0, 0, 0]).weights

        #expect(abs(weights[0] - weights[1]) < 1e-12)
        for place in 2..<5 { #expect(abs(weights[place] * 3 - weights[0]) < 1e-12) }
    }
}
