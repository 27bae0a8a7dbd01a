import SalveCore

/// What the timeline can be narrowed to.
enum TimelineShow: String, CaseIterable, Sendable {
    /// Check-ins.
    case checkIns = "check-ins"
    /// Practices.
    case practices
    /// Kindnesses received.
    case kindnesses
    /// Worksheets.
    case worksheets
    /// Texts kept instead of sent.
    case kept
    /// Letters, and lines from a steady day.
    case letters
    /// One's own things: the list, safety steps, people, small next things.
    case things

    /// The lines that it shows.
    var kinds: Set<Timeline.Kind> { Set(Timeline.Kind.allCases.filter { Self.of($0) == self }) }

    /// Where lines of a kind belong; nil for those that stand only among all.
    private static func of(_ kind: Timeline.Kind) -> TimelineShow? {
        switch kind {
        case .checkIn: .checkIns
        case .sitting: .practices
        case .kindness: .kindnesses
        case .worksheet: .worksheets
        case .fairTest: .practices
        case .held: .kept
        case .letter, .line: .letters
        case .item, .step, .person, .plan, .closeness, .careDone, .asking, .mine, .bondNote,
            .scaleWording:
            .things
        case .unreadable: nil
        }
    }
}
