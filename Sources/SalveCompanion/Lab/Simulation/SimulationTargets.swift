import Foundation

/// What was asked of the learner, line by line: met, or not met by how much.
struct SimulationTargets {
    /// One thing that was asked.
    struct Target {
        let isMet: Bool
        /// What was asked, and what was seen.
        let what: String

        var line: String { (isMet ? "met      " : "NOT MET  ") + what }
    }

    private let tallies: [SimulatedPolicy.Kind: SimulationTally]
    private let trouble: SimulatedTrouble

    init(_ tallies: [SimulatedPolicy.Kind: SimulationTally], _ trouble: SimulatedTrouble) {
        self.tallies = tallies
        self.trouble = trouble
    }

    /// All that was asked of this run.
    var all: [Target] {
        guard let salve = tallies[.salve], let noticing = tallies[.salveNoticing], let uniform = tallies[.uniform],
            let fixed = tallies[.fixedBest]
        else { return [] }
        let runs = [("off", salve), ("on", noticing)]
        if trouble == .zero {
            return runs.map { name, tally in
                Self.atMost(0.05, tally.said.told / max(1, tally.people), "told “may help” or more, noticing \(name)")
            }
        }
        let half = uniform.fearfulRate / 2
        let kept = salve.perSitting * (1 - noticing.noticedShare)
        return [
            against(salve),
            Self.atLeast(fixed.perSitting(in: 0), salve.perSitting(in: 0), "days 1-14 against fixed best"),
            Self.atMost(half, salve.fearfulRate, "harder in the fearful fifth, half of uniform’s"),
            Self.atLeast(kept, noticing.perSitting, "noticing on costs no more than its share"),
        ] + runs.flatMap { Self.coverage($0, $1) }
    }

    /// Relief against the strongest of the others, with how sure the difference is.
    private func against(_ salve: SimulationTally) -> Target {
        let others = SimulatedPolicy.Kind.allCases.filter(\.isBaseline).compactMap { kind in
            tallies[kind].map { (kind.rawValue, $0) }
        }
        guard let (name, best) = others.max(by: { $0.1.perSitting < $1.1.perSitting }) else {
            return Target(isMet: false, what: "relief against the strongest of the others: there are none")
        }
        let range = Self.bootstrap(zip(salve.perPerson, best.perPerson).map { $0 - $1 })
        let target = Self.atLeast(best.perSitting, salve.perSitting, "relief against the strongest other, \(name)")
        let sure = String(format: "; difference %+.3f to %+.3f (95 %%)", range.lowerBound, range.upperBound)
        return Target(isMet: target.isMet, what: target.what + sure)
    }

    /// The middle 95 % of the mean over people drawn again with replacement, 1,000 times (Efron, "Bootstrap methods: another
    /// look at the jackknife", Annals of Statistics 7, 1979); the people are the same for both, so the difference is paired.
    private static func bootstrap(_ differences: [Double]) -> ClosedRange<Double> {
        guard !differences.isEmpty else { return 0...0 }
        var dice = SimulationDice(differences.count, 9)
        let means = (0..<1_000).map { _ in
            differences.indices.reduce(0) { sum, _ in sum + differences[dice.below(differences.count)] }
                / Double(differences.count)
        }
        let sorted = means.sorted()
        return sorted[24]...sorted[974]
    }

    /// How far the intervals are from what they state: over all practices, and over the one that is recommended.
    private static func coverage(_ name: String, _ tally: SimulationTally) -> [Target] {
        func worst(_ inside: [Double], of count: Double) -> Double {
            zip(inside, SimulationSaid.levels).map { abs($0 / max(1, count) - Double($1) / 100) }.max() ?? 1
        }
        let said = tally.said
        let end = "noticing \(name): furthest from what is stated"
        return [
            atMost(0.05, worst(said.inside, of: said.asked), "intervals of all, \(end)"),
            atMost(0.05, worst(said.insideBest, of: tally.people), "intervals of the recommended, \(end)"),
        ]
    }

    private static func atMost(_ bound: Double, _ value: Double, _ what: String) -> Target {
        Target(isMet: value <= bound, what: what + String(format: ": %.3f, asked at most %.3f", value, bound))
    }

    private static func atLeast(_ bound: Double, _ value: Double, _ what: String) -> Target {
        Target(isMet: value >= bound, what: what + String(format: ": %.3f, asked at least %.3f", value, bound))
    }
}
