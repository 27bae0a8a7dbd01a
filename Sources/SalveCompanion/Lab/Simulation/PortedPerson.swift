import Foundation
import SalveCore

/// The simulated people of `docs/Learner.md`, first kind.
///
/// Their numbers are our own judgement, and serve to compare ways of choosing and to find false claims.
struct PortedPerson: SimulatedPerson {
    private struct Arm {
        let practice: Practice
        /// The mean effect relative to noticing, how much people differ, and what a deviation of fear takes away.
        let effect: (mean: Double, deviation: Double, fear: Double)
        /// How often it stings, and how that rises with fear.
        let sting: (chance: Double, fear: Double)
        /// True for the practices that turn inward, where a bad state makes stinging likelier.
        let isInner: Bool
    }

    private static func arm(
        _ name: String,
        _ depth: Depth,
        _ risk: Risk,
        _ family: Family,
        _ effect: (mean: Double, deviation: Double, fear: Double),
        _ sting: (chance: Double, fear: Double)
    ) -> Arm {
        let practice = Practice(id: .init(name), depth: depth, risk: risk, family: family)
        return Arm(practice: practice, effect: effect, sting: sting, isInner: depth.isInner)
    }

    private static let arms = [
        arm("feet", .outer, .low, .ground, (-0.5, 0.45, 0), (0.02, 0.2)),
        arm("breath", .body, .medium, .breath, (-0.6, 0.6, 0.1), (0.04, 0.4)),
        arm("warmth", .outer, .low, .warmth, (-0.6, 0.5, 0), (0.01, 0.1)),
        arm("walk", .outer, .low, .movement, (-0.8, 0.6, 0), (0.01, 0.1)),
        arm("reach", .outer, .low, .people, (-0.7, 0.8, 0.1), (0.03, 0.3)),
        arm("touch", .body, .medium, .touch, (-0.5, 0.6, 0.2), (0.05, 0.6)),
        arm("break", .words, .medium, .kindWords, (-0.6, 0.8, 0.35), (0.08, 0.8)),
        arm("phrases", .words, .high, .kindWords, (-0.4, 0.8, 0.35), (0.09, 0.8)),
        arm("image", .images, .high, .images, (-0.5, 0.9, 0.45), (0.12, 0.9)),
        arm("letter", .images, .high, .letters, (-0.7, 0.9, 0.4), (0.12, 0.9)),
        arm("steam", .words, .medium, .thoughts, (-0.3, 0.5, 0.15), (0.05, 0.5)),
        arm("gratitude", .words, .low, .kindWords, (-0.3, 0.5, 0.1), (0.02, 0.2)),
    ]
    private static let (carry, error, process, noticing) = (0.85, 0.7, 0.9, -0.35)

    static var practices: [Practice] { arms.map(\.practice) }
    static let fixedBest = 3

    static func priors(_ trouble: SimulatedTrouble) -> [LearnerPractice] {
        arms.map { arm in
            // Wrong priors are turned round: what helps most is thought to help least.
            let mean = trouble == .wrongPriors ? -1.1 - arm.effect.mean : arm.effect.mean
            let practice = arm.practice
            return LearnerPractice(
                id: practice.id,
                depth: practice.depth,
                risk: practice.risk,
                family: practice.family.rawValue,
                prior: .init(mean: mean, deviation: arm.effect.deviation)
            )
        }
    }

    let fear: Double
    let toldFear: Double
    private let trouble: SimulatedTrouble
    private let key: (seed: Int, number: Int)
    private let anxiety: Double
    private let usual: Double
    private let swing: Double
    private let touchiness: Double
    private var effects: [Double]
    private var recent: [Double]
    private var innerCount = 0.0
    private var walker: SimulationDice

    init(seed: Int, number: Int, trouble: SimulatedTrouble) {
        var dice = SimulationDice(seed, number, 1)
        key = (seed, number)
        self.trouble = trouble
        anxiety = dice.normal()
        let avoidance = 0.2 * anxiety + 0.96.squareRoot() * dice.normal()
        let mixed = 0.4 * anxiety + 0.25 * avoidance
        let fear = mixed + (1 - 0.2625).squareRoot() * dice.normal()
        self.fear = fear
        usual = min(8.5, max(0.5, 3.6 + 0.8 * fear + 1.2 * dice.normal()))
        swing = exp(log(1.8) + 0.25 * dice.normal())
        effects = Self.arms.map { arm in
            let own = arm.effect.mean + arm.effect.fear * fear + arm.effect.deviation * dice.normal()
            return trouble == .zero ? 0 : own
        }
        touchiness = 0.6 * dice.normal()
        recent = Self.arms.map { _ in 0 }
        let told = Self.told(fear, trouble, &dice)
        toldFear = 0.5 * erfc(-told / 2.0.squareRoot())
        walker = SimulationDice(seed, number, 3)
    }

    mutating func moment(on day: Int) -> SimulatedMoment {
        var dice = SimulationDice(key.seed, key.number, 2, day)
        if trouble == .drift { for place in effects.indices { effects[place] += 0.06 * walker.normal() } }
        for place in recent.indices { recent[place] *= 0.86 }
        var state = min(10, max(0, usual))
        for _ in 0..<200 {
            let candidate = usual + swing * dice.normal()
            let opens = 1 / (1 + exp(4.5 - candidate)) + 0.03
            if candidate > 0, candidate < 10, dice.uniform() < opens {
                state = candidate
                break
            }
        }
        // Mostly by day and in the evening; one in twelve in the night.
        let hour = dice.below(12) == 0 ? dice.below(5) : 7 + dice.below(16)
        let before = Self.rating(state + Self.error * dice.normal())
        return SimulatedMoment(day: Double(day) + (Double(hour) + 0.5) / 24, state: state, before: before)
    }

    func relief(of practice: Int, in moment: SimulatedMoment) -> Double {
        let chance = stingChance(practice, moment.state)
        return -((1 - chance) * effect(practice) + chance * (1.8 - base(moment)))
    }

    func base(_ moment: SimulatedMoment) -> Double {
        (1 - Self.carry) * (usual - moment.state) + Self.noticing
            + (trouble == .timeOfDay ? Self.shift(by: moment.day) : 0)
    }

    private func effect(_ practice: Int) -> Double { effects[practice] * (0.6 + 0.4 * exp(-recent[practice] / 6)) }

    private func stingChance(_ practice: Int, _ state: Double) -> Double {
        if trouble == .zero { return 0 }
        let arm = Self.arms[practice]
        let inner = 0.2 * anxiety + 0.25 * (state - 5) - 0.03 * min(innerCount, 30)
        let logOdds = log(arm.sting.chance / (1 - arm.sting.chance)) + arm.sting.fear * fear + touchiness
        return 1 / (1 + exp(-(logOdds + (arm.isInner ? inner : 0))))
    }

    mutating func outcome(of practice: Int?, in moment: SimulatedMoment) -> SimulatedOutcome {
        var dice = SimulationDice(key.seed, key.number, 4, Int(moment.day))
        let stung = dice.uniform() < (practice.map { stingChance($0, moment.state) } ?? 0)
        let noise = Self.process * (trouble == .heavyTails ? dice.heavy() * 1.5 : dice.normal())
        let size = dice.gamma(shape: 4, scale: 0.45)
        let expected = practice.map(effect) ?? 0
        let base = base(moment)
        let change = stung ? size : base + expected + noise
        let after = Self.rating(moment.state + change + Self.error * dice.normal())
        let felt = change + 0.6 * dice.normal()
        var landing: Landing = felt < -0.7 ? .easier : felt > 2.2 ? .harder : .same
        if stung, dice.uniform() < 0.8 { landing = dice.uniform() < 0.1 ? .far : .harder }
        let isMissing = trouble == .missing && dice.uniform() < (change > 0 ? 0.25 : 0.15)
        let isSilent = trouble == .missing && dice.uniform() < 0.4
        if let practice {
            recent[practice] += 1
            if Self.arms[practice].isInner { innerCount += 1 }
        }
        return SimulatedOutcome(
            after: isMissing ? nil : after,
            landing: isSilent ? nil : landing,
            stung: stung,
            relief: practice == nil ? 0 : -((stung ? change : base + expected) - base)
        )
    }
}
