/// A worksheet read as a loop: how one thing leads to the next and back to the start, in plain fields.
///
/// It is no record of its own: what is here was written on the worksheet `loop`, part by part, in any order, or copied
/// from a reflection.
public struct Loop: Hashable, Sendable {
    /// The form on which loops are written.
    public static let form = Worksheet.FormID("loop")

    /// The five places of a loop, in the order in which they lead to each other; the last leads to the first.
    ///
    /// Their names are those of the form's parts.
    public enum Node: String, CaseIterable, Hashable, Sendable {
        /// What set it off.
        case trigger
        /// What was felt.
        case feeling
        /// What was thought.
        case thought
        /// What was done.
        case action
        /// What happened next.
        case next

        /// The part in which the same place of the other's ring is guessed.
        public var guess: String { "their-" + rawValue }
        /// The choice that places a kinder turn right after it.
        public var turn: String { "after-" + rawValue }
    }

    /// What else is asked, by the names under which it is stored.
    public enum Part: String, CaseIterable, Hashable, Sendable {
        /// What the action may be keeping safe: its protective function.
        case safe
        /// A line that makes the pain normal.
        case kind
        /// How it may keep a worry about closeness going.
        case keeping
        /// Where a kinder turn could go, and what it is.
        case turn
    }

    /// A way out of the loop.
    public struct Turn: Hashable, Sendable {
        /// The place it comes after; nil when not said.
        public let after: Node?
        /// What one would do there, in one's own words; may be empty.
        public let text: String

        /// A way out from its parts.
        public init(after: Node?, text: String) {
            self.after = after
            self.text = text
        }
    }

    /// The worksheet it is.
    public let sheet: Worksheet

    /// The worksheet as a loop; nil when it is of another form.
    public init?(_ sheet: Worksheet) {
        guard sheet.form == Self.form else { return nil }
        self.sheet = sheet
    }

    /// What stands at a place, in one's own words.
    public subscript(_ node: Node) -> String { sheet[node.rawValue].text }

    /// What was answered in another part.
    public subscript(_ part: Part) -> Worksheet.Answer { sheet[part.rawValue] }

    /// What one guesses at the same place of the other's ring; never a fact.
    public func guess(_ node: Node) -> String { sheet[node.guess].text }

    /// Whom it is about; nil when not said.
    public var person: EntryID? { sheet.person }
    /// The reflection it was drawn from; nil when it was written by itself.
    public var source: EntryID? { sheet.source }
    /// True where anything of the other's ring was guessed.
    public var hasGuess: Bool { Node.allCases.contains { !guess($0).isEmpty } }

    /// The kinder turn; nil when nothing was said of one.
    public var turn: Turn? {
        let answer = self[.turn]
        if answer.isEmpty { return nil }
        return Turn(after: Node.allCases.first { answer.picks.contains($0.turn) }, text: answer.text)
    }

    /// The same without what was guessed of another (R17).
    public var withoutGuess: Worksheet {
        var sheet = sheet
        for node in Node.allCases { sheet.put(Worksheet.Answer(part: node.guess)) }
        return sheet
    }
}

extension Timeline {
    /// Loops that are there, the newest first, so many at the most, each with when it was begun.
    public func newestLoops(_ limit: Int) -> [Current<Loop>] {
        newestWorksheets(limit, in: .loops).compactMap { one in
            Loop(one.value).map { Current(value: $0, entry: one.entry, at: one.at) }
        }
    }

    /// True for a loop whose words were copied from a reflection that is still there: they count once.
    func isDrawn(_ sheet: Worksheet) -> Bool { sheet.source.flatMap { worksheet($0) } != nil }
}
