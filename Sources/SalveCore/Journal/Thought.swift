extension Worksheet {
    /// One thought, as it was noticed: a line by itself.
    public struct Thought: Hashable, Sendable {
        /// What kind of thought it is, as the person sees it; never guessed.
        public enum Kind: String, CaseIterable, Hashable, Sendable {
            /// Something a camera would have seen.
            case observation
            /// A meaning given to it.
            case interpretation
            /// Something that may come.
            case prediction
            /// A verdict.
            case judgement
        }

        /// The thought, word for word.
        public var text: String
        /// Its kind; nil when not said.
        public var kind: Kind?

        /// A thought from its parts.
        public init(_ text: String, kind: Kind? = nil) {
            self.text = text
            self.kind = kind
        }
    }

    /// One possible reason: a guess among several, never a finding.
    public struct Reason: Hashable, Sendable {
        /// What the reason speaks of.
        public enum About: String, CaseIterable, Hashable, Sendable {
            /// Why the feeling came.
            case feeling
            /// Why the thought came.
            case thought
            /// Why one did what one did.
            case behaviour
            /// The other's reason lies in oneself.
            case me
            /// The other's reason lies in the other.
            case them
            /// The other's reason lies in how things were.
            case situation

            /// What a reason of one's own can speak of.
            public static let own: [About] = [.feeling, .thought, .behaviour]
            /// What another's reason can speak of.
            public static let others: [About] = [.me, .them, .situation]
        }

        /// How sure one is of it, in five words.
        public enum Sureness: String, CaseIterable, Hashable, Sendable {
            /// Hardly.
            case hardly
            /// A little.
            case little
            /// Half.
            case half
            /// Fairly.
            case fairly
            /// Very.
            case very
        }

        /// How sure one was at a later look.
        public struct Look: Hashable, Sendable {
            /// When it was.
            public let at: Moment
            /// How sure one was then.
            public let sure: Sureness

            /// A look from its parts.
            public init(at: Moment, sure: Sureness) {
                self.at = at
                self.sure = sure
            }
        }

        /// The reason, in one's own words.
        public var text: String
        /// What it speaks of; nil when not said.
        public var about: About?
        /// How sure one was when it was written; nil when not said.
        public var sure: Sureness?
        /// What one would see if it were true; empty when not said.
        public var sign: String
        /// How sure one was at later looks, in their order: the shift is what is kept.
        public var looks: [Look]

        /// A reason from its parts.
        public init(
            _ text: String,
            about: About? = nil,
            sure: Sureness? = nil,
            sign: String = "",
            looks: [Look] = []
        ) {
            self.text = text
            self.about = about
            self.sure = sure
            self.sign = sign
            self.looks = looks
        }

        /// How sure one was when last asked; nil when it was never said.
        public var lastSure: Sureness? { looks.last?.sure ?? sure }
    }
}
