extension Timeline {
    /// Whether doing comes first because kindness feels unsafe (R7), and from when.
    ///
    /// One truth from two sources: the six answers, and the switch in the settings.
    public struct KindnessLead: Hashable, Sendable {
        /// Where it comes from.
        public enum Source: Hashable, Sendable {
            /// The six answers.
            case answers
            /// The switch, by hand.
            case hand
        }

        /// Where it comes from.
        public let source: Source
        /// Since when.
        public let since: Moment

        /// After so many weeks the six questions are offered again, and never pushed.
        public static let weeksUntilAsked = 6
        /// So many inner practices that landed easier since then end it.
        public static let easierThatEnd = 3

        /// True once the six questions are offered again.
        public func isAskedAgain(at now: Moment) -> Bool { now.hours(since: since) >= Self.weeksUntilAsked * 7 * 24 }
    }

    /// Whether doing comes first now; nil when it does not.
    ///
    /// The latest word of the person's counts: answers that say so (`saysKindnessFeelsUnsafe`), answers that do not,
    /// the switch on, or the switch off. What was set falls by itself after three inner practices that landed easier
    /// since; only those that ship count, since of others nobody knows whether they bring kindness near. Deleted answers were never given. Cost: while it is set, the sittings since then.
    public func kindnessLead(among practices: [Practice]) -> KindnessLead? {
        guard let lead = lastWord else { return nil }
        var inner: Set<Practice.ID> = []
        for practice in practices where practice.depth.isInner { inner.insert(practice.id) }
        var easier = 0
        newestSittings { sitting in
            guard sitting.last.moment > lead.since else { return false }
            for one in sitting.practices
            where one.landing == .easier && one.ships && inner.contains(one.practice) && one.at.moment > lead.since {
                easier += 1
            }
            return easier < KindnessLead.easierThatEnd
        }
        return easier < KindnessLead.easierThatEnd ? lead : nil
    }

    /// What the person said last about it; nil when that was nothing, or no.
    private var lastWord: KindnessLead? {
        let last = closenessAnswers.last
        let hand = preferenceTime(.kindnessUnsafe)
        if let last, hand.map({ $0 < last.at.moment }) ?? true {
            return last.value.saysKindnessFeelsUnsafe ? KindnessLead(source: .answers, since: last.at.moment) : nil
        }
        guard let hand, preference(.kindnessUnsafe) == "yes" else { return nil }
        return KindnessLead(source: .hand, since: hand)
    }

    /// The times that the six questions were answered, oldest first; deleted ones are not among them.
    public var closenessAnswers: [Current<ClosenessAnswers>] {
        closenessShelf.answers.visible(hidden).sorted { ($0.at.moment, $0.entry) < ($1.at.moment, $1.entry) }
    }

    /// The answers of that thing; nil when there are none, or when they are deleted.
    public func closeness(_ thing: EntryID) -> Current<ClosenessAnswers>? {
        closenessShelf.answers.visible(thing, hidden)
    }
}
