extension Timeline {
    /// What stands on one line of the timeline.
    public enum Kind: CaseIterable, Hashable, Sendable {
        /// A sitting.
        case sitting
        /// A thing on the list.
        case item
        /// A line of the safety steps.
        case step
        /// A person.
        case person
        /// One small next thing.
        case plan
        /// A kept text.
        case held
        /// How one experiences a bond.
        case bondNote
        /// A check-in.
        case checkIn
        /// A kindness received.
        case kindness
        /// A thing of one's own that was done.
        case careDone
        /// A time of asking someone.
        case asking
        /// A letter.
        case letter
        /// A line from a steady day.
        case line
        /// A practice, a wording, a line or a pack of one's own.
        case mine
        /// Answers to the six questions.
        case closeness
        /// A worksheet.
        case worksheet
        /// A fair test.
        case fairTest
        /// The words of a scale.
        case scaleWording
        /// An entry that can't be read.
        case unreadable
    }

    /// Where a line of the timeline stands: light enough to order thousands of them for a single page.
    ///
    /// Places are ordered by the day that was lived, then by the moment: after a flight to where it is still
    /// yesterday, each day still stands once, with all that it held.
    public struct Place: Hashable, Sendable, Comparable {
        /// The number of the day that was lived; the least for an entry that can't be read.
        public let dayNumber: Int
        /// When; the earliest moment for an entry that can't be read.
        public let moment: Moment
        /// The entry; for a sitting its id.
        public let entry: EntryID
        /// The thing that the entry holds; for a sitting, and for what can't be read, the same as the entry.
        public let thing: EntryID
        /// What it is.
        public let kind: Kind

        init(at: LocalTime?, entry: EntryID, thing: EntryID, kind: Kind) {
            dayNumber = at?.dayNumber ?? .min
            moment = at?.moment ?? Moment(milliseconds: .min)
            self.entry = entry
            self.thing = thing
            self.kind = kind
        }

        /// Older is less.
        public static func < (left: Place, right: Place) -> Bool {
            (left.dayNumber, left.moment, left.entry) < (right.dayNumber, right.moment, right.entry)
        }
    }
}
