/// One's answers to six short questions about kindness and closeness: Salve's own questions, not validated.
///
/// They give no score that anybody sees. What follows from them is whether doing comes first (R7), which holds nothing
/// back, and a little of what the learner expects of inner practices (`Timeline.fearOfKindness`).
public struct ClosenessAnswers: Hashable, Sendable {
    /// The six questions, in their order; content words them.
    public enum Question: String, CaseIterable, Hashable, Sendable {
        /// Waiting for the catch when someone is kind.
        case theCatch = "catch"
        /// Kind words to oneself feel false, or make tense.
        case words
        /// Wanting to get away when someone comes close.
        case near
        /// Fearing that something bad follows from going easy on oneself.
        case ease
        /// Warmth brings sadness, or brings old things up.
        case sad
        /// Feeling safer when nobody sees a hard time.
        case seen
    }

    /// How much it is like oneself.
    public enum Answer: String, CaseIterable, Hashable, Sendable {
        /// Not like me.
        case no
        /// A bit like me.
        case some
        /// A lot like me.
        case lot
    }

    /// The thing itself; each time of answering is one of its own.
    public let thing: EntryID
    /// The answers; a question that was passed over is not in it.
    public let answers: [Question: Answer]

    /// Answers from their parts.
    public init(thing: EntryID, answers: [Question: Answer]) {
        self.thing = thing
        self.answers = answers
    }

    /// True when kindness feels unsafe by these answers, so that doing comes first (R7).
    ///
    /// The rule: two answers "a lot", or four that are at least "a bit". What was passed over counts for nothing. The
    /// numbers are our own judgement, on the side of setting it: it only orders what is offered, words and images stay
    /// in the list, and it falls again (see `Timeline.kindnessLead`).
    public var saysKindnessFeelsUnsafe: Bool {
        var (some, lot) = (0, 0)
        for answer in answers.values {
            if answer != .no { some += 1 }
            if answer == .lot { lot += 1 }
        }
        return lot >= 2 || some >= 4
    }
}

/// What a timeline holds of these answers.
struct ClosenessShelf: Sendable {
    var answers = Shelf<ClosenessAnswers>()
}
