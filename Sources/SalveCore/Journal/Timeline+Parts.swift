extension Timeline {
    /// A thing of one's own, in its present version.
    public struct Current<Value: Hashable & Sendable>: Hashable, Sendable {
        /// The present version.
        public let value: Value
        /// The entry that holds it.
        public let entry: EntryID
        /// When it was last written.
        public let at: LocalTime

        /// A version from its parts.
        public init(value: Value, entry: EntryID, at: LocalTime) {
            self.value = value
            self.entry = entry
            self.at = at
        }
    }

    /// An entry that can't be read as an event.
    public struct Unreadable: Hashable, Sendable {
        /// Why it can't be read.
        public enum Reason: String, Hashable, Sendable {
            /// Its seal is broken; the others are whole.
            case damaged
            /// A newer Salve wrote it.
            case newer
        }

        /// Its place in the vault, from 1.
        public let number: Int
        /// Its id.
        public let id: EntryID
        /// Why.
        public let reason: Reason
        /// When it happened; nil when damaged.
        public let at: LocalTime?

        /// An unreadable entry from its parts.
        public init(number: Int, id: EntryID, reason: Reason, at: LocalTime?) {
            self.number = number
            self.id = id
            self.reason = reason
            self.at = at
        }
    }

    /// A deletion that can still be taken back, or whose entries wait to be shredded.
    public struct Deletion: Hashable, Sendable {
        /// The entry that says so.
        public let deletion: EntryID
        /// When it was said.
        public let at: Moment
        /// What it hides.
        public let entries: [EntryID]
    }
}

/// Plain counts of one practice.
public struct Tally: Hashable, Sendable {
    /// How often it was begun.
    public private(set) var begun = 0
    /// How often it landed easier.
    public private(set) var easier = 0
    /// How often a landing was said.
    public private(set) var landed = 0
    /// When it was last begun; nil when it never was.
    public private(set) var last: LocalTime?

    mutating func add(_ one: Sitting.Practised, _ sign: Int) {
        begun += sign
        if one.landing != nil { landed += sign }
        if one.landing == .easier { easier += sign }
        // What is deleted is counted anew from the beginning, so that this only moves on.
        if sign > 0, last.map({ $0.moment < one.at.moment }) ?? true { last = one.at }
    }
}
