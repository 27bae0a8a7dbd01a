import SalveCore

/// The rules of offering around a made-up person: what may be offered now, and whether chance may choose.
struct SimulatedGate {
    private let practices: [Practice]
    private let kindnessFeelsUnsafe: Bool
    private var sittings = 0
    private var harder: [(practice: Practice.ID, day: Double, sitting: Int)] = []

    init(_ practices: [Practice], kindnessFeelsUnsafe: Bool) {
        self.practices = practices
        self.kindnessFeelsUnsafe = kindnessFeelsUnsafe
    }

    func look(at moment: SimulatedMoment) -> (available: [Int], mayUseChance: Bool) {
        var here = Circumstances(practices: practices)
        here.isNight = Circumstances.isUsualNight(hour: LabLearner.hour(of: moment.day))
        here.isNew = Circumstances.isNew(countedSittings: sittings, daysSinceFirst: Int(moment.day))
        here.kindnessFeelsUnsafe = kindnessFeelsUnsafe
        here.memory = LabLearner.memory(harder, practices, day: moment.day, sittings: sittings)
        guard let session = LabLearner.session(before: moment.before, in: here) else { return ([], false) }
        let offered = Set(session.offers(in: here).map(\.practice.id))
        let available = practices.indices.filter { offered.contains(practices[$0].id) }
        return (available, session.mayUseChance(in: here))
    }

    mutating func remember(_ choice: Int?, _ outcome: SimulatedOutcome, at moment: SimulatedMoment) {
        guard let choice else { return }
        sittings += 1
        if outcome.landing == .harder { harder.append((practices[choice].id, moment.day, sittings)) }
    }
}
