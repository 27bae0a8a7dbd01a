import Foundation
import SalveCore

/// A way of choosing among practices, with what it has learned.
enum SimulatedPolicy {
    case uniform
    case fixedBest(Int)
    case epsilonGreedy(MeanRewards)
    case linUCB(LinearBandit)
    case thompson(NormalBandit)
    case salve(Learner, noticing: Bool)

    /// The name and whether the rules of offering bind it.
    enum Kind: String, CaseIterable {
        case uniform = "uniform"
        case fixedBest = "fixed best"
        case epsilonGreedy = "epsilon-greedy"
        case linUCB = "LinUCB"
        case thompson = "Thompson"
        case uniformFree = "uniform, no rules"
        case thompsonFree = "Thompson, no rules"
        case salve = "Salve"
        case salveNoticing = "Salve, noticing on"

        /// True where the rules say what is available.
        var isBound: Bool { self != .thompsonFree && self != .uniformFree }
        /// True for what the learner is measured against.
        var isBaseline: Bool { isBound && self != .salve && self != .salveNoticing }
    }

    init(_ kind: Kind, practices: [LearnerPractice], fixedBest: Int, fear: Double) {
        let count = practices.count
        switch kind {
        case .uniform, .uniformFree: self = .uniform
        case .fixedBest: self = .fixedBest(fixedBest)
        case .epsilonGreedy: self = .epsilonGreedy(MeanRewards(count))
        case .linUCB: self = .linUCB(LinearBandit(count, fear: fear))
        case .thompson, .thompsonFree: self = .thompson(NormalBandit(count))
        case .salve: self = .salve(Learner(practices: practices, fear: fear), noticing: false)
        case .salveNoticing: self = .salve(Learner(practices: practices, fear: fear), noticing: true)
        }
    }

    /// The place of the practice that is chosen; nil for noticing.
    func choose(
        among available: [Int],
        _ moment: SimulatedMoment,
        ids: [Practice.ID],
        mayUseChance: Bool,
        _ dice: inout SimulationDice
    ) -> Int? {
        switch self {
        case .uniform: return available[dice.below(available.count)]
        case .fixedBest(let best): return available.contains(best) ? best : available[dice.below(available.count)]
        case .epsilonGreedy(let bandit): return bandit.choose(available, &dice)
        case .linUCB(let bandit): return bandit.choose(available, before: moment.before)
        case .thompson(let bandit): return bandit.choose(available, &dice)
        case .salve(let learner, let noticing):
            let offers = learner.offers(
                among: available.map { ids[$0] },
                on: moment.day,
                before: moment.before,
                mayUseChance: mayUseChance,
                noticing: noticing
            )
            guard case .practice(let id)? = offers.choice(for: dice.uniform())?.choice else { return nil }
            return ids.firstIndex(of: id)
        }
    }

    mutating func learn(_ practice: Int?, _ moment: SimulatedMoment, _ outcome: SimulatedOutcome, ids: [Practice.ID]) {
        let reward = outcome.after.map { Double(moment.before - $0) }
        switch self {
        case .uniform, .fixedBest: return
        case .epsilonGreedy(var bandit):
            if let practice, let reward { bandit.learn(practice, reward) }
            self = .epsilonGreedy(bandit)
        case .linUCB(var bandit):
            if let practice, let reward { bandit.learn(practice, before: moment.before, reward) }
            self = .linUCB(bandit)
        case .thompson(var bandit):
            if let practice, let reward { bandit.learn(practice, before: moment.before, reward) }
            self = .thompson(bandit)
        case .salve(var learner, let noticing):
            learner.observe(
                LearnerSitting(
                    practice: practice.map { ids[$0] },
                    day: moment.day,
                    before: moment.before,
                    after: outcome.after,
                    landing: outcome.landing
                )
            )
            self = .salve(learner, noticing: noticing)
        }
    }
}

/// The mean of each practice's rewards, each tried once first; one time in ten any.
///
/// Trying each once is stronger here than mabwiser's way (a mean of 0 until tried): the script beside it has that one.
struct MeanRewards {
    private var sums: [Double]
    private var counts: [Double]

    init(_ count: Int) {
        sums = Array(repeating: 0, count: count)
        counts = sums
    }

    func choose(_ available: [Int], _ dice: inout SimulationDice) -> Int {
        let any = available[dice.below(available.count)]
        if dice.uniform() < 0.1 { return any }
        let untried = available.filter { counts[$0] == 0 }
        if !untried.isEmpty { return untried[dice.below(untried.count)] }
        return available.max { sums[$0] / counts[$0] < sums[$1] / counts[$1] } ?? any
    }

    mutating func learn(_ practice: Int, _ reward: Double) {
        sums[practice] += reward
        counts[practice] += 1
    }
}

/// LinUCB (Li, Chu, Langford and Schapire, 2010), a ridge regression for each practice on 1, the rating and fear; alpha 1.
struct LinearBandit {
    private let fear: Double
    private var inverses: [[Double]]
    private var sums: [[Double]]

    init(_ count: Int, fear: Double) {
        self.fear = fear
        inverses = Array(repeating: [1, 0, 0, 0, 1, 0, 0, 0, 1], count: count)
        sums = Array(repeating: [0, 0, 0], count: count)
    }

    private func features(_ before: Int) -> [Double] { [1, Double(before - 5) / 5, fear] }

    private static func product(_ matrix: [Double], _ x: [Double]) -> [Double] {
        (0..<3).map { matrix[$0 * 3] * x[0] + matrix[$0 * 3 + 1] * x[1] + matrix[$0 * 3 + 2] * x[2] }
    }

    private static func dot(_ x: [Double], _ y: [Double]) -> Double { x[0] * y[0] + x[1] * y[1] + x[2] * y[2] }

    func choose(_ available: [Int], before: Int) -> Int {
        let x = features(before)
        let values = available.map { practice in
            let spread = Self.product(inverses[practice], x)
            return Self.dot(spread, sums[practice]) + Self.dot(spread, x).squareRoot()
        }
        var best = 0
        for place in values.indices where values[place] > values[best] { best = place }
        return available[best]
    }

    mutating func learn(_ practice: Int, before: Int, _ reward: Double) {
        let x = features(before)
        let spread = Self.product(inverses[practice], x)
        let total = 1 + Self.dot(spread, x)
        for row in 0..<3 {
            for column in 0..<3 { inverses[practice][row * 3 + column] -= spread[row] * spread[column] / total }
            sums[practice][row] += reward * x[row]
        }
    }
}

/// Thompson's rule with one prior for all practices, N(-0.35, 0.7), and a fixed fade of a fifth of the rating.
struct NormalBandit {
    private var means: [Double]
    private var variances: [Double]

    init(_ count: Int) {
        means = Array(repeating: -0.35, count: count)
        variances = Array(repeating: 0.49, count: count)
    }

    func choose(_ available: [Int], _ dice: inout SimulationDice) -> Int {
        let draws = available.map { means[$0] + variances[$0].squareRoot() * dice.normal() }
        var best = 0
        for place in draws.indices where draws[place] < draws[best] { best = place }
        return available[best]
    }

    mutating func learn(_ practice: Int, before: Int, _ reward: Double) {
        let seen = -reward + 0.45 + 0.2 * Double(before - 5)
        let gain = variances[practice] / (variances[practice] + 2.25)
        means[practice] += gain * (seen - means[practice])
        variances[practice] *= 1 - gain
    }
}
