import SalveCore

/// One person on the bench of the learner: what was seen of them, and what follows.
struct LabPolicyPerson {
    private let practices: [LearnerPractice]
    private let rules: [Practice]
    private(set) var learner: Learner
    private var sittings: [LearnerSitting] = []
    private var harder: [LabLearner.Harder] = []
    private var begun = 0
    private var fears: (sum: Double, count: Double) = (0, 0)
    private var usedFear: Double?
    private var dice: SimulationDice

    init(_ practices: [LearnerPractice], _ rules: [Practice], seed: UInt64, name: String) {
        self.practices = practices
        self.rules = rules
        learner = Learner(practices: practices)
        // FNV-1a, so that a name gives the same chance in every run.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        dice = SimulationDice(Int(truncatingIfNeeded: seed), Int(truncatingIfNeeded: hash))
    }

    /// Takes a fear of kindness as told; the mean of what was told counts, and the past is read anew when it moves.
    mutating func tell(_ fear: Double) {
        fears = (fears.sum + fear, fears.count + 1)
        let mean = fears.sum / fears.count
        if let usedFear, (usedFear - mean).magnitude < 0.04 { return }
        usedFear = mean
        learner = Learner(practices: practices, fear: mean, sittings: sittings)
    }

    mutating func observe(_ sitting: LearnerSitting) {
        sittings.append(sitting)
        learner.observe(sitting)
        guard let practice = sitting.practice else { return }
        begun += 1
        if sitting.landing == .harder { harder.append((practice, sitting.day, begun)) }
    }

    mutating func draw() -> Double { dice.uniform() }

    /// The rules' word (R20), as far as a line tells: the rating, the hour, what landed harder, how unsafe kindness feels.
    func mayUseChance(on day: Double, before: Int?) -> Bool {
        var here = Circumstances(practices: rules)
        here.isNight = Circumstances.isUsualNight(hour: LabLearner.hour(of: day))
        here.kindnessFeelsUnsafe = LabLearner.feelsUnsafe(usedFear)
        here.memory = LabLearner.memory(harder, rules, day: day, sittings: begun)
        return LabLearner.session(before: before, in: here)?.mayUseChance(in: here) ?? false
    }
}
