import Foundation
import SalveCore

/// A way of choosing among practices, with what it has learned.
enum SimulatedPolicy {
    case uniform
    case fixedBest(Int)
    case epsilonGreedy(MeanRewards)
    case linUCB(LinearBandit)
    case thompson(NormalBandit)
    case freeChoice(Liking)
    case salve(Learner, noticing: Bool)

    /// The name and whether the rules of offering bind it.
    enum Kind: String, CaseIterable {
        case uniform = "uniform"
        case fixedBest = "fixed best"
        case freeChoice = "free choice"
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

    /// What a way of choosing is told of a person and of their practices.
    struct World {
        let practices: [LearnerPractice]
        let fixedBest: Int
        let fear: Double
        /// What the person's likings follow from.
        let likings: (seed: Int, number: Int)
    }

    init(_ kind: Kind, _ world: World) {
        let count = world.practices.count
        switch kind {
        case .uniform, .uniformFree: self = .uniform
        case .fixedBest: self = .fixedBest(world.fixedBest)
        case .freeChoice: self = .freeChoice(Liking(world.practices, world.likings))
        case .epsilonGreedy: self = .epsilonGreedy(MeanRewards(count))
        case .linUCB: self = .linUCB(LinearBandit(count, fear: world.fear))
        case .thompson, .thompsonFree: self = .thompson(NormalBandit(count))
        case .salve: self = .salve(Learner(practices: world.practices, fear: world.fear), noticing: false)
        case .salveNoticing: self = .salve(Learner(practices: world.practices, fear: world.fear), noticing: true)
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
        case .freeChoice(let liking): return liking.choose(available, &dice)
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
        case .freeChoice(var liking):
            if let practice, let reward { liking.learn(practice, reward) }
            self = .freeChoice(liking)
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
