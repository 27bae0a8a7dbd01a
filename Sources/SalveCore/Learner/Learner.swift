/// Learns which practices help one person, and how much may be said of it.
///
/// A value: the same sittings in the same order give the same learner. It chooses only among what it is given, and the rules
/// say whether chance may choose (`PracticeSession.mayUseChance`). `docs/Learner.md` tells the model, the prior and what is
/// known to be weak.
public struct Learner: Sendable {
    /// What is weighed when choosing.
    public struct Weights: Sendable {
        /// Points of relief that the certainty of landing harder would have to be worth.
        public var harder = 2.5
        /// How many standard deviations of hope a practice has at a rating of 5 or 6 by day, at the first sitting.
        ///
        /// Above that, at night, and where chance may not choose below it, only what is expected counts.
        public var hope = 1.3
        /// How wide what is believed counts where chance chooses, at the first sitting.
        public var width = 0.6
        /// Sittings after which hope and width have shrunk by two thirds.
        public var shrinking = 30.0
        /// The part of the chance that is spread evenly among what may be offered.
        public var floor = 0.02
        /// The part of moments that become noticing, where the person agreed and chance is allowed: at the first sitting, and
        /// what it falls to while little is left to learn.
        public var noticing = (first: 0.15, later: 0.1)

        /// The weights that Salve uses.
        public init() {}
    }

    private let practices: [LearnerPractice]
    private let places: [Practice.ID: Int]
    private let weights: Weights
    private var relief: ReliefMixture
    private var stated: ReliefMixture
    private var sceptic: ReliefModel
    private var harder: HarderModel
    private var harderDays: [[Double]]
    private var tried: [Int]
    private var easier: [Int]
    private var rated: [Int]
    private var sittings = 0
    private var lastDay: Double?

    /// A learner that has seen nothing.
    ///
    /// `fear` is the fear of kindness, 0 to 1 with 0.5 in the middle; nil when it is not known, which counts as the middle.
    public init(practices: [LearnerPractice], fear: Double? = nil, weights: Weights = Weights()) {
        self.practices = practices
        self.weights = weights
        places = Dictionary(practices.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        // A standard deviation of fear is taken as a quarter of its scale, and two of them as the most.
        let fear = max(-2, min(2, ((fear ?? 0.5) - 0.5) * 4))
        let harder = HarderModel(practices, fear: fear)
        self.harder = harder
        let chances = practices.indices.map { harder.chance(of: $0, before: 5) }
        relief = .choosing(practices, fear: fear, harder: chances)
        stated = .stating(practices, fear: fear, harder: chances)
        sceptic = ReliefModel(practices, fear: fear, harder: chances, .sceptical)
        harderDays = practices.map { _ in [] }
        tried = practices.map { _ in 0 }
        easier = tried
        rated = tried
    }

    /// A learner that has seen these sittings, in the order of their days.
    public init(practices: [LearnerPractice], fear: Double?, sittings: [LearnerSitting]) {
        self.init(practices: practices, fear: fear)
        observe(sittings)
    }

    /// Takes a sitting; one of a practice that this learner does not know is passed over.
    ///
    /// Cost: the square of how many practices there are.
    public mutating func observe(_ sitting: LearnerSitting) {
        observe([sitting])
    }

    /// Takes sittings in the order of their days, as one after the other would be taken.
    ///
    /// Cost: for each the square of how many practices there are.
    public mutating func observe(_ sittings: some Sequence<LearnerSitting>) {
        let known = sittings.compactMap { sitting -> (sitting: LearnerSitting, practice: Int?)? in
            guard let id = sitting.practice else { return (sitting, nil) }
            return places[id].map { (sitting, $0) }
        }
        relief.learn(known)
        stated.learn(known)
        sceptic.learn(known)
        for (sitting, place) in known {
            lastDay = max(sitting.day, lastDay ?? sitting.day)
            if let place { count(sitting, of: place) }
        }
    }

    private mutating func count(_ sitting: LearnerSitting, of place: Int) {
        sittings += 1
        tried[place] += 1
        if sitting.change != nil { rated[place] += 1 }
        if sitting.landing == .easier { easier[place] += 1 }
        if sitting.landing == .harder { harderDays[place].append(sitting.day) }
        if let harder = sitting.harder { self.harder.learn(place, before: sitting.before, harder: harder) }
    }

    /// What is offered in a moment, with exact probabilities.
    ///
    /// Chooses among `available` alone, which the rules have made safe; ids that this learner does not know are passed over.
    /// `day` is in days from anywhere, as in the sittings; `before` is nil when no rating was given. Nothing is left to
    /// chance unless `mayUseChance` (rule R20); a noticing moment comes only where the person agreed as well.
    public func offers(
        among available: [Practice.ID],
        on day: Double,
        before: Int?,
        mayUseChance: Bool,
        noticing: Bool
    ) -> LearnerOffers {
        var seen: Set<Practice.ID> = []
        let known = available.compactMap { id in seen.insert(id).inserted ? places[id] : nil }
        let mix = relief.weights
        let hopes = known.map { hope(for: $0, on: day, before, mix) }
        let share = mayUseChance && noticing && !known.isEmpty ? noticingShare : 0
        var chances: [Double]
        if mayUseChance {
            chances = LearnerChances.least(hopes.map { ($0.mean, max(0.02, $0.deviation * shrunk(weights.width))) })
            let floor = weights.floor / Double(max(1, known.count))
            chances = chances.map { (1 - share) * ((1 - weights.floor) * $0 + floor) }
        } else {
            chances = known.map { _ in 0 }
        }
        // Equal hopes keep the order in which they were given.
        let isByDay = (5..<23).contains(LearnerSitting.hour(of: day))
        let daring = isByDay && (before == 5 || before == 6) ? shrunk(weights.hope) : 0
        let values = hopes.map { $0.mean - daring * $0.deviation }
        let order = known.indices.sorted { left, right in
            (-chances[left], values[left], left) < (-chances[right], values[right], right)
        }
        if !mayUseChance, let first = order.first { chances[first] = 1 }
        return LearnerOffers(
            entries: order.map { .init(practice: practices[known[$0]].id, probability: chances[$0]) },
            noticing: share
        )
    }

    /// What can be said of each practice, in the order of the practices.
    public func findings() -> [LearnerFinding] {
        let mix = stated.weights
        return practices.indices.map { place in
            let effect = stated.usualEffect(of: place, mix)
            let doubted = sceptic.usualEffect(of: place)
            let lately = harderDays[place].count { $0 > (lastDay ?? 0) - 14 }
            return LearnerFinding(
                practice: practices[place].id,
                count: stated.counts[place],
                rated: rated[place],
                noticed: stated.noticed,
                verdict: LearnerLadder.verdict(
                    effect,
                    sceptic: LearnerBelief(mean: doubted.mean, deviation: doubted.deviation),
                    sittings: stated.counts[place],
                    noticed: stated.noticed,
                    harderLately: lately
                ),
                belief: effect
            )
        }
    }

    /// How often a practice was tried and was marked easier; nil when this learner does not know it.
    public func counts(of practice: Practice.ID) -> (tried: Int, easier: Int)? {
        places[practice].map { (tried[$0], easier[$0]) }
    }

    private func hope(
        for place: Int,
        on day: Double,
        _ before: Int?,
        _ mix: [Double]
    ) -> (mean: Double, deviation: Double) {
        let effect = relief.effect(of: place, on: day, mix)
        return (effect.mean + weights.harder * harder.chance(of: place, before: before), effect.deviation)
    }

    private var noticingShare: Double {
        let (first, later) = weights.noticing
        return later + (first - later) * LearnerNumbers.exp(-Double(sittings) / weights.shrinking)
    }

    private func shrunk(_ weight: Double) -> Double {
        weight * (0.2 + 0.8 * LearnerNumbers.exp(-Double(sittings) / weights.shrinking))
    }
}
