/// One of a person's own entries about someone, as the cycle map reads it.
///
/// Feelings, thoughts and actions are short lines of their own; what has no such shape is text.
public struct CycleEntry: Hashable, Sendable {
    /// When it happened.
    public let at: Moment
    /// The number of the day that was lived, as `Day.number` counts.
    public let day: Int
    /// Feelings, as words or short lines.
    public var feelings: [String]
    /// Thoughts, a line each.
    public var thoughts: [String]
    /// What was done, a line each.
    public var actions: [String]
    /// Whatever else was written.
    public var text: String

    /// An entry from its parts.
    public init(
        at: Moment,
        day: Int,
        feelings: [String] = [],
        thoughts: [String] = [],
        actions: [String] = [],
        text: String = ""
    ) {
        self.at = at
        self.day = day
        self.feelings = feelings
        self.thoughts = thoughts
        self.actions = actions
        self.text = text
    }
}

/// One end of a swing: how one was towards someone.
public enum CyclePole: String, CaseIterable, Hashable, Sendable {
    /// Distance or criticism.
    case distance
    /// Longing or fear of losing.
    case longing

    /// The other end.
    public var other: CyclePole { self == .distance ? .longing : .distance }
}
