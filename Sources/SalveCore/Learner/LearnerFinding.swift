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
        /// About the same as pausing.
        case aboutSame = "about-same"
        /// Often harder lately.
        case harder
    }

    /// The practice.
    public let practice: Practice.ID
    /// The expected change in distress relative to noticing, in points of 0 to 10; less is relief.
    public let mean: Double
    /// Its standard deviation, in points.
    public let deviation: Double
    /// How many sittings of it said anything about relief.
    public let count: Int
    /// How many noticing moments there were to compare with.
    public let noticed: Int
    /// What may be said of it.
    public let verdict: Verdict

    /// An interval that holds the effect with a probability: nil for any other than 50, 80 and 90 percent.
    public func interval(percent: Int) -> ClosedRange<Double>? {
        let reaches = [50: 0.674_489_750_196, 80: 1.281_551_565_545, 90: 1.644_853_626_951]
        guard let reach = reaches[percent] else { return nil }
        return (mean - reach * deviation)...(mean + reach * deviation)
    }
}

/// The ladder of claims.
struct LearnerLadder: Sendable {
    /// An expected effect with how uncertain it is.
    typealias Belief = (mean: Double, deviation: Double)

    /// Sittings of a practice that "may help" and "helps" need, and the noticing moments for each.
    static let mayHelp = (sittings: 8, noticed: 5)
    static let helps = (sittings: 12, noticed: 8)

    /// The verdict from what is believed, what a sceptic believes of the same sittings, and what landed harder in 14 days.
    static func verdict(
        _ belief: Belief,
        sceptic: Belief,
        sittings: Int,
        noticed: Int,
        harderLately: Int
    ) -> LearnerFinding.Verdict {
        if harderLately >= 2 { return .harder }
        if sittings >= 5, below(0, belief) <= 0.2 { return .harder }
        guard sittings >= 5, noticed >= 5 else { return .tooEarly }
        if sittings >= helps.sittings, noticed >= helps.noticed, below(-0.3, belief) >= 0.95,
            below(0, sceptic) >= sureSceptic
        {
            return .helps
        }
        if sittings >= mayHelp.sittings, below(0, belief) >= 0.8, below(0, sceptic) >= sceptical { return .mayHelp }
        if below(0.3, belief) - below(-0.3, belief) >= 0.8 { return .aboutSame }
        return .tooEarly
    }

    /// How sure the sceptic has to be: less would tell too many people of what is not there.
    static let sceptical = 0.95
    static let sureSceptic = 0.97

    private static func below(_ x: Double, _ belief: Belief) -> Double {
        LearnerNumbers.normal(below: (x - belief.mean) / max(1e-9, belief.deviation))
    }
}
