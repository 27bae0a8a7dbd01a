import Foundation
import SalveCore

/// Simulated people of a third build, held out: nothing in the learner was chosen by looking at them.
///
/// Hard spells come and go, and Salve is opened at the worse of two moments of a day. A person is one for doing, one for turning
/// inward, or one whom little helps; relief is smaller the less there is to relieve, outer practices do more in a hard spell
/// and inner ones less; a practice that was used the day before does a quarter less; one person in five is touchy inside;
/// everybody uses the numbers of the scale in their own way, and one rating in 25 is a slip.
struct ThirdPerson: SimulatedPerson {
    private static let kinds: [(name: String, depth: Depth, risk: Risk, family: Family)] = [
        ("stone", .outer, .low, .ground), ("bath", .outer, .low, .warmth), ("stretch", .outer, .low, .movement),
        ("friend", .outer, .medium, .people), ("drawing", .outer, .low, .making), ("nap", .outer, .low, .rest),
        ("sigh", .body, .low, .breath), ("palm", .body, .medium, .touch), ("own-words", .words, .medium, .kindWords),
        ("weigh", .words, .low, .thoughts), ("garden", .images, .high, .images),
    ]

    static let practices = kinds.map { Practice(id: .init($0.name), depth: $0.depth, risk: $0.risk, family: $0.family) }
    static let fixedBest = 2

    static func priors(_ trouble: SimulatedTrouble) -> [LearnerPractice] { shippedPriors(trouble) }

    let fear: Double
    let toldFear: Double
    private let trouble: SimulatedTrouble
    private let key: (seed: Int, number: Int)
    private let usual: Double
    private let noticing: Double
    private let stretch: Double
    private let isTouchy: Bool
    private var effects: [Double]
    private var yesterday: Int?
    private var isHard = false
    private var walker: SimulationDice

    init(seed: Int, number: Int, trouble: SimulatedTrouble) {
        var dice = SimulationDice(seed, number, 21)
        key = (seed, number)
        self.trouble = trouble
        fear = dice.normal()
        usual = min(7, max(1, 3.6 + 0.6 * fear + 1.2 * dice.normal()))
        noticing = -0.2 - dice.gamma(shape: 2, scale: 0.15)
        stretch = exp(0.15 * dice.normal())
        let kind = dice.uniform()
        // One for doing, one for turning inward, or one whom little helps.
        let means: (outer: Double, inner: Double) =
            kind < 0.6 ? (-1.1, -0.3) : kind < 0.85 ? (-0.4, -1.1) : (-0.2, -0.2)
        isTouchy = dice.uniform() < 0.2 + 0.05 * max(-2, min(2, fear))
        effects = []
        for kind in Self.kinds {
            let mean = kind.depth.isInner ? means.inner + 0.15 * fear : means.outer
            effects.append(trouble == .zero ? 0 : mean + 0.4 * dice.heavy() - (kind.name == "stretch" ? 0.15 : 0))
        }
        toldFear = min(1, max(0, 0.5 + Self.told(fear, trouble, &dice) / 5))
        walker = SimulationDice(seed, number, 23)
    }

    private var level: Double { usual + (isHard ? 2 : 0) }

    mutating func moment(on day: Int) -> SimulatedMoment {
        var dice = SimulationDice(key.seed, key.number, 22, day)
        if trouble == .drift { for place in effects.indices { effects[place] += 0.06 * walker.normal() } }
        if dice.uniform() < (isHard ? 0.12 : 0.06) { isHard.toggle() }
        let state = min(10, max(0, level + 1.4 * max(dice.normal(), dice.normal())))
        let hour = 6 + dice.below(18)
        let before = rating(state, &dice)
        return SimulatedMoment(day: Double(day) + (Double(hour) + 0.5) / 24, state: state, before: before)
    }

    private func rating(_ value: Double, _ dice: inout SimulationDice) -> Int {
        let (error, slip) = (dice.normal(), dice.uniform())
        if slip < 0.04 { return dice.below(11) }
        return Self.rating(5 + stretch * (value - 5) + 0.6 * error)
    }

    private func stingChance(_ practice: Int) -> Double {
        if trouble == .zero { return 0 }
        let kind = Self.kinds[practice]
        let chance =
            switch kind.risk {
            case .low: 0.01
            case .medium: 0.03
            case .high: 0.07
            }
        return kind.depth.isInner && isTouchy ? min(0.4, 0.12 + 2 * chance) : chance
    }

    private func effect(_ practice: Int, at state: Double) -> Double {
        let isInner = Self.kinds[practice].depth.isInner
        let fit = isHard ? (isInner ? 0.6 : 1.2) : 1
        let room = 1.4 * state / (state + 2)
        return effects[practice] * fit * room * (yesterday == practice ? 0.75 : 1)
    }

    func base(_ moment: SimulatedMoment) -> Double {
        0.25 * (level - moment.state) + noticing + (trouble == .timeOfDay ? Self.shift(by: moment.day) : 0)
    }

    func relief(of practice: Int, in moment: SimulatedMoment) -> Double {
        let chance = stingChance(practice)
        return -((1 - chance) * effect(practice, at: moment.state) + chance * (1.5 - base(moment)))
    }

    mutating func outcome(of practice: Int?, in moment: SimulatedMoment) -> SimulatedOutcome {
        var dice = SimulationDice(key.seed, key.number, 24, Int(moment.day))
        let stung = dice.uniform() < (practice.map(stingChance) ?? 0)
        let size = 0.5 - log(1 - dice.uniform())
        let noise = trouble == .heavyTails ? 1.3 * dice.heavy() : dice.normal()
        let expected = practice.map { effect($0, at: moment.state) } ?? 0
        let base = base(moment)
        let change = stung ? size : base + expected + noise
        let after = rating(moment.state + change, &dice)
        let felt = change + dice.normal()
        let landing: Landing = felt < -0.8 ? .easier : felt > 1.8 ? (stung && felt > 3 ? .far : .harder) : .same
        let isMissing = trouble == .missing && dice.uniform() < (change > 0 ? 0.35 : 0.1)
        let isSilent = trouble == .missing && dice.uniform() < 0.35
        yesterday = practice
        return SimulatedOutcome(
            after: isMissing ? nil : after,
            landing: isSilent ? nil : landing,
            stung: stung,
            relief: practice == nil ? 0 : -((stung ? change : base + expected) - base)
        )
    }
}
