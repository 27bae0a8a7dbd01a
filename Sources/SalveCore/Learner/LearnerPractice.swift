/// A practice as the learner sees it: what stands in the rules, and what is believed of it before anything was seen.
public struct LearnerPractice: Hashable, Sendable {
    /// What is believed of a practice before a person has used it; our own judgement, and not evidence.
    public struct Prior: Hashable, Sendable {
        /// The change in distress relative to noticing when the practice does not sting, in points of 0 to 10; less is
        /// relief.
        public let mean: Double
        /// How much people differ in it: a standard deviation, in points, above 0.
        public let deviation: Double

        /// A prior from its parts; a deviation below 0.05 counts as 0.05.
        public init(mean: Double, deviation: Double) {
            self.mean = mean
            self.deviation = max(0.05, deviation)
        }
    }

    /// The stable name.
    public let id: Practice.ID
    /// Where it turns attention.
    public let depth: Depth
    /// How likely it is that kindness stings.
    public let risk: Risk
    /// The kind of thing it is; practices of one name lend one another what was learned.
    public let family: String
    /// What is believed of it to begin with.
    public let prior: Prior

    /// A practice from its parts.
    public init(id: Practice.ID, depth: Depth, risk: Risk, family: String, prior: Prior) {
        self.id = id
        self.depth = depth
        self.risk = risk
        self.family = family
        self.prior = prior
    }

    /// A practice of the catalogue, with the prior of its family.
    public init(_ practice: Practice) {
        self.init(
            id: practice.id,
            depth: practice.depth,
            risk: practice.risk,
            family: practice.family.rawValue,
            prior: Prior(practice.family)
        )
    }

    /// How often it landed harder for people before this one: the log-odds at a rating of 5 and a middling fear.
    ///
    /// Our own judgement, in step with the risk that its file states.
    var harderLogOdds: Double {
        switch (risk, depth.isInner) {
        case (.low, false): -4.0
        case (.low, true): -3.4
        case (.medium, _): -2.7
        case (.high, _): -2.0
        }
    }

    /// How much the log-odds of harder rise for one standard deviation of fear of kindness.
    var harderByFear: Double {
        switch depth {
        case .outer: 0.2
        case .body: 0.5
        case .words: 0.75
        case .images: 0.9
        }
    }

    /// How many points of relief one standard deviation of fear of kindness takes away.
    var reliefLostToFear: Double {
        switch depth {
        case .outer: 0
        case .body: 0.15
        case .words: risk == .low ? 0.2 : 0.3
        case .images: 0.4
        }
    }
}

extension LearnerPractice.Prior {
    /// What is believed of the practices of a family.
    ///
    /// Means and deviations are our own judgement, about the size of what trials of single sessions and of apps find (science
    /// notes in `docs/Learner.md`): they order what is offered first, and say nothing to a person.
    public init(_ family: Family) {
        switch family {
        case .ground: self.init(mean: -0.5, deviation: 0.5)
        case .warmth: self.init(mean: -0.6, deviation: 0.5)
        case .movement: self.init(mean: -0.7, deviation: 0.6)
        case .people: self.init(mean: -0.6, deviation: 0.8)
        case .making: self.init(mean: -0.4, deviation: 0.5)
        case .sound: self.init(mean: -0.5, deviation: 0.6)
        case .rest: self.init(mean: -0.4, deviation: 0.5)
        case .living: self.init(mean: -0.5, deviation: 0.5)
        case .breath: self.init(mean: -0.6, deviation: 0.6)
        case .touch: self.init(mean: -0.5, deviation: 0.6)
        case .noticing: self.init(mean: -0.3, deviation: 0.5)
        case .kindWords: self.init(mean: -0.5, deviation: 0.8)
        case .thoughts: self.init(mean: -0.4, deviation: 0.6)
        case .images: self.init(mean: -0.5, deviation: 0.9)
        case .letters: self.init(mean: -0.6, deviation: 0.9)
        }
    }
}
