import Foundation
import SalveCore

/// Simulated people of another build, to see whether the learner only fits the first kind.
///
/// Distress runs on from day to day and is worse on some days of the week; relief is a share of the distress, and a good
/// third of practices do nothing for a person; what suits goes by two tastes, for outside and for inside; nothing wears off,
/// and inner practices grow with use; ratings are noisier the higher they are, and favour 0, 3, 5, 7 and 10; noticing helps some
/// more than others. The learner has the priors that Salve ships, which know nothing of all this.
struct OtherPerson: SimulatedPerson {
    private static let kinds: [(name: String, depth: Depth, risk: Risk, family: Family)] = [
        ("look", .outer, .low, .ground), ("soles", .outer, .low, .ground), ("tea", .outer, .low, .warmth),
        ("walk", .outer, .low, .movement), ("call", .outer, .medium, .people), ("song", .outer, .low, .sound),
        ("cat", .outer, .low, .living), ("breath", .body, .low, .breath), ("hand", .body, .medium, .touch),
        ("allow", .body, .high, .noticing), ("line", .words, .medium, .kindWords), ("view", .words, .low, .thoughts),
        ("wish", .words, .medium, .kindWords), ("place", .images, .high, .images), ("letter", .images, .high, .letters),
    ]

    static let practices = kinds.map { Practice(id: .init($0.name), depth: $0.depth, risk: $0.risk, family: $0.family) }
    static let fixedBest = 3

    static func priors(_ trouble: SimulatedTrouble) -> [LearnerPractice] { shippedPriors(trouble) }

    let fear: Double
    let toldFear: Double
    private let trouble: SimulatedTrouble
    private let key: (seed: Int, number: Int)
    private let usual: Double
    private let noticing: Double
    private var shares: [Double]
    private var uses: [Double]
    private var state: Double
    private var walker: SimulationDice

    init(seed: Int, number: Int, trouble: SimulatedTrouble) {
        var dice = SimulationDice(seed, number, 11)
        key = (seed, number)
        self.trouble = trouble
        fear = dice.normal()
        usual = min(8, max(1.5, 4.4 + 0.5 * fear + 1.1 * dice.normal()))
        noticing = -0.5 + 0.3 * dice.normal()
        let tastes = (outer: exp(0.5 * dice.normal()), inner: exp(0.6 * dice.normal()))
        shares = []
        for kind in Self.kinds {
            let mean = kind.name == "walk" ? 0.2 : 0.15
            let draw = dice.gamma(shape: 2, scale: mean / 2) * (kind.depth.isInner ? tastes.inner : tastes.outer)
            let lost = kind.depth.isInner ? 0.05 * max(-1, fear) : 0
            shares.append(dice.uniform() < 0.35 ? 0 : min(0.6, draw) - lost)
        }
        if trouble == .zero { shares = shares.map { _ in 0 } }
        uses = shares.map { _ in 0 }
        state = usual
        let told = Self.told(fear, trouble, &dice)
        toldFear = min(1, max(0, (told + 3) / 6))
        walker = SimulationDice(seed, number, 13)
    }

    mutating func moment(on day: Int) -> SimulatedMoment {
        var dice = SimulationDice(key.seed, key.number, 12, day)
        if trouble == .drift { for place in shares.indices { shares[place] += 0.012 * walker.normal() } }
        let week = day % 7 == 6 ? 0.8 : day % 7 == 4 ? -0.5 : 0
        state = min(9.8, max(0.2, usual + week + 0.6 * (state - usual) + 1.3 * dice.normal()))
        let hour = [6, 8, 9, 12, 15, 17, 19, 20, 21, 22, 23, 2][dice.below(12)]
        let before = rating(state, &dice)
        return SimulatedMoment(day: Double(day) + (Double(hour) + 0.5) / 24, state: state, before: before)
    }

    private func rating(_ value: Double, _ dice: inout SimulationDice) -> Int {
        let seen = value + (0.4 + 0.09 * value) * dice.normal()
        guard dice.uniform() < 0.25 else { return Self.rating(seen) }
        return [0, 3, 5, 7, 10].min { abs(Double($0) - seen) < abs(Double($1) - seen) } ?? 5
    }

    private func stingChance(_ practice: Int) -> Double {
        if trouble == .zero { return 0 }
        let kind = Self.kinds[practice]
        let risk =
            switch kind.risk {
            case .low: -4.2
            case .medium: -3.0
            case .high: -2.1
            }
        return 1 / (1 + exp(-(risk + (kind.depth.isInner ? 0.9 * fear : 0.1 * fear))))
    }

    private func effect(_ practice: Int, at state: Double) -> Double {
        let grown = Self.kinds[practice].depth.isInner ? min(1.25, 1 + 0.015 * uses[practice]) : 1
        return -shares[practice] * grown * state
    }

    func base(_ moment: SimulatedMoment) -> Double {
        0.2 * (usual - moment.state) + noticing + (trouble == .timeOfDay ? Self.shift(by: moment.day) : 0)
    }

    func relief(of practice: Int, in moment: SimulatedMoment) -> Double {
        let chance = stingChance(practice)
        return -((1 - chance) * effect(practice, at: moment.state) + chance * (2 - base(moment)))
    }

    mutating func outcome(of practice: Int?, in moment: SimulatedMoment) -> SimulatedOutcome {
        var dice = SimulationDice(key.seed, key.number, 14, Int(moment.day))
        let stung = dice.uniform() < (practice.map(stingChance) ?? 0)
        let size = 1 + 2 * dice.uniform()
        let noise = trouble == .heavyTails ? 1.4 * dice.heavy() : 0.8 * dice.normal()
        let expected = practice.map { effect($0, at: moment.state) } ?? 0
        let base = base(moment)
        let change = stung ? size : base + expected + noise
        let after = rating(moment.state + change, &dice)
        let felt = change + 0.8 * dice.normal()
        let landing: Landing = felt < -0.5 ? .easier : felt > 1.6 ? .harder : .same
        let isMissing = trouble == .missing && dice.uniform() < (change > 0 ? 0.3 : 0.15)
        let isSilent = trouble == .missing && dice.uniform() < 0.3
        if let practice { uses[practice] += 1 }
        state = min(9.8, max(0.2, moment.state + 0.3 * change))
        return SimulatedOutcome(
            after: isMissing ? nil : after,
            landing: isSilent ? nil : landing,
            stung: stung,
            relief: practice == nil ? 0 : -((stung ? change : base + expected) - base)
        )
    }
}
