/// What can be said of one practice for one person, relative to noticing.
public struct LearnerFinding: Hashable, Sendable {
    /// What may be said; the docs say when.
    public enum Verdict: String, CaseIterable, Hashable, Sendable {
        /// Too early to tell.
        case tooEarly = "too-early"
        /// It may be helping.
        case mayHelp = "may-help"
        /// It looks helpful at the moment.
        case helps
        /// About the same as only noticing.
        case aboutSame = "about-same"
        /// Often harder lately.
        case harder
    }

    /// The practice.
    public let practice: Practice.ID
    /// How many sittings of it said anything about relief.
    public let count: Int
    /// How many of those had a number before and one after; in the others the landing stood in for them.
    public let rated: Int
    /// How many noticing moments there were to compare with.
    public let noticed: Int
    /// What may be said of it.
    public let verdict: Verdict

    /// What is believed of the change in distress relative to noticing, in points of 0 to 10; less is relief.
    let belief: LearnerBelief

    /// The expected change in distress relative to noticing, in points of 0 to 10; less is relief.
    public var mean: Double { belief.mean }
    /// Its standard deviation, in points.
    public var deviation: Double { belief.deviation }

    /// How likely the change is less than a number of points, 0 to 1.
    public func probability(below points: Double) -> Double { belief.probability(below: points) }

    /// The middle of what is believed, which holds the change with a probability.
    ///
    /// Nil for any other than 50, 80 and 90 percent. It need not lie evenly around the mean.
    public func interval(percent: Int) -> ClosedRange<Double>? {
        guard [50, 80, 90].contains(percent) else { return nil }
        let tail = (1 - Double(percent) / 100) / 2
        let low = belief.quantile(tail)
        return low...max(low, belief.quantile(1 - tail))
    }
}

extension LearnerFinding {
    /// A finding whose belief is one normal distribution.
    init(
        practice: Practice.ID,
        mean: Double,
        deviation: Double,
        count: Int,
        rated: Int? = nil,
        noticed: Int,
        verdict: Verdict
    ) {
        self.init(
            practice: practice,
            count: count,
            rated: rated ?? count,
            noticed: noticed,
            verdict: verdict,
            belief: LearnerBelief(mean: mean, deviation: deviation)
        )
    }
}

/// The ladder of claims.
struct LearnerLadder: Sendable {
    /// Sittings of a practice that "may help" and "helps" need, and the noticing moments for each.
    static let mayHelp = (sittings: 8, noticed: 5)
    static let helps = (sittings: 12, noticed: 8)

    /// The verdict from what is believed, what a sceptic believes of the same sittings, and what landed harder in 14 days.
    static func verdict(
        _ belief: LearnerBelief,
        sceptic: LearnerBelief,
        sittings: Int,
        noticed: Int,
        harderLately: Int
    ) -> LearnerFinding.Verdict {
        if harderLately >= 2 { return .harder }
        if sittings >= 5, belief.probability(below: 0) <= 0.2 { return .harder }
        guard sittings >= 5, noticed >= 5 else { return .tooEarly }
        if sittings >= helps.sittings, noticed >= helps.noticed, belief.probability(below: -0.3) >= 0.95,
            sceptic.probability(below: 0) >= sureSceptic
        {
            return .helps
        }
        if sittings >= mayHelp.sittings, belief.probability(below: 0) >= 0.8, sceptic.probability(below: 0) >= sceptical
        {
            return .mayHelp
        }
        if belief.probability(below: 0.3) - belief.probability(below: -0.3) >= 0.8 { return .aboutSame }
        return .tooEarly
    }

    /// How sure the sceptic has to be: less would tell too many people of what is not there.
    static let sceptical = 0.95
    static let sureSceptic = 0.97
}
