/// What was written on a worksheet: a guided piece of writing whose questions are content and whose answers are one
/// record.
///
/// Nothing in it is required; any part alone is whole.
public struct Worksheet: Hashable, Sendable {
    /// The name of a form, such as `criticised`.
    public struct FormID: Hashable, Sendable {
        /// The name itself.
        public let name: String

        /// An id of that name; whether there is such a form is the catalogue's business.
        public init(_ name: String) {
            self.name = name
        }
    }

    /// What it is about, where the form asks.
    public enum About: String, CaseIterable, Hashable, Sendable {
        /// Something that was.
        case past
        /// Something that may come.
        case future
    }

    /// What was answered in one part.
    public struct Answer: Hashable, Sendable {
        /// The part's name in its form.
        public let part: String
        /// What was written, or one's own words beside choices.
        public var text: String
        /// What stands beside it, where a part has two sides; empty elsewhere.
        public var beside: String
        /// The names of what was chosen, in the form's order.
        public var picks: [String]
        /// Thoughts, a line each, where the part asks for them; empty elsewhere.
        public var thoughts: [Thought]
        /// Possible reasons, where the part asks for them; empty elsewhere.
        public var reasons: [Reason]
        /// When reasons were gone through and left, within the last day; empty elsewhere.
        public var rounds: [Moment]

        /// An answer from its parts.
        public init(
            part: String,
            text: String = "",
            beside: String = "",
            picks: [String] = [],
            thoughts: [Thought] = [],
            reasons: [Reason] = [],
            rounds: [Moment] = []
        ) {
            self.part = part
            self.text = text
            self.beside = beside
            self.picks = picks
            self.thoughts = thoughts
            self.reasons = reasons
            self.rounds = rounds
        }

        /// True when nothing was said.
        public var isEmpty: Bool {
            text.isEmpty && beside.isEmpty && picks.isEmpty && thoughts.isEmpty && reasons.isEmpty
        }
    }

    /// Every text that was written, in the order of the answers; empty ones among them.
    public var texts: [String] {
        answers.flatMap { answer in
            [answer.text, answer.beside] + answer.thoughts.map(\.text) + answer.reasons.flatMap { [$0.text, $0.sign] }
        }
    }

    /// The thing itself, the same through all its versions.
    public let thing: EntryID
    /// The form.
    public let form: FormID
    /// The revision of the form when it was begun.
    public let revision: Int
    /// What it is about; nil when neither was said.
    public let about: About?
    /// One of one's own people whom it is about; nil when not said.
    public let person: EntryID?
    /// What was answered, in the order in which the parts were first written.
    public private(set) var answers: [Answer] = []
    /// True for the short way through it; what else was answered stays.
    public var isBrief = false
    /// When it was last written; when it was begun is the time it stands at.
    public var lastWritten: Moment
    /// True once it was read back and kept.
    public var isFinished = false
    /// The sitting it was last open in; nil when there was none.
    public var sitting: EntryID?
    /// The small next thing that came of it; nil when none did.
    public var plan: EntryID?
    /// The worksheet that its first words were copied from; nil when it was written by itself.
    public var source: EntryID?

    /// An empty worksheet.
    public init(
        thing: EntryID,
        form: FormID,
        revision: Int,
        about: About? = nil,
        person: EntryID? = nil,
        lastWritten: Moment
    ) {
        self.thing = thing
        self.form = form
        self.revision = revision
        self.about = about
        self.person = person
        self.lastWritten = lastWritten
    }

    /// What was answered in a part; an empty answer where nothing was.
    public subscript(_ part: String) -> Answer { answers.first { $0.part == part } ?? Answer(part: part) }

    /// Puts an answer in place of the one before; an empty one takes it away.
    public mutating func put(_ answer: Answer) {
        guard let index = answers.firstIndex(where: { $0.part == answer.part }) else {
            if !answer.isEmpty { answers.append(answer) }
            return
        }
        if answer.isEmpty { answers.remove(at: index) } else { answers[index] = answer }
    }

    /// True when nothing was written.
    public var isEmpty: Bool { answers.isEmpty }
}
