/// What the learner reads of one sitting.
public struct LearnerSitting: Hashable, Sendable {
    /// The practice; nil for a noticing moment.
    public let practice: Practice.ID?
    /// When, in days from anywhere; the hour of the day is the part after the point, by the person's own clock.
    public let day: Double
    /// The rating before, 0 to 10; nil when it was not given.
    public let before: Int?
    /// The rating after, 0 to 10; nil when it was not given.
    public let after: Int?
    /// How it landed; nil when that was not said.
    public let landing: Landing?

    /// A sitting from its parts.
    public init(practice: Practice.ID?, day: Double, before: Int?, after: Int?, landing: Landing?) {
        self.practice = practice
        self.day = day
        self.before = before
        self.after = after
        self.landing = landing
    }

    /// The hour of the day, 0 to 23.
    var hour: Int { Self.hour(of: day) }

    /// The hour of the day of a time in days.
    static func hour(of day: Double) -> Int { min(23, max(0, Int((day - day.rounded(.down)) * 24))) }

    /// How far it counts as harder, 0 to 1; nil when nothing tells.
    ///
    /// A landing has the word. Without one, a rise of two or more may be chance or rounding (rule R5), and counts as half.
    var harder: Double? {
        switch landing {
        case .harder, .far: 1
        case .easier, .same: 0
        case nil: change.map { $0 >= 2 ? 0.5 : 0 }
        }
    }

    /// The change in the rating; nil unless both were given.
    var change: Double? {
        guard let before, let after else { return nil }
        return Double(after - before)
    }
}
