public import SalveContent
public import SalveCore

/// A worksheet as a page or a terminal shows it: what is there, and what is open now.
public struct SheetView: Sendable {
    /// One part that is there for this person.
    public struct Part: Sendable {
        /// The question.
        public let part: WorksheetPart
        /// What was answered; empty when nothing was.
        public let answer: Worksheet.Answer
        /// True when something was typed there that is not kept yet.
        public let hasDraft: Bool
        /// True when it opens now: what is outer always does, what is inner while the sheet is in hand.
        public let isOpen: Bool
    }

    /// What was written.
    public let sheet: Worksheet
    /// The form; its words are those of today, whatever revision was begun.
    public let form: WorksheetForm
    /// When it was begun.
    public let began: LocalTime
    /// The parts that are there, in their order; what is left out, or asks about someone feared, is not.
    public let parts: [Part]
    /// True while its inner parts are open.
    public let isInHand: Bool
    /// Whether they open when asked for; nil where it has none, or they are open.
    public let opening: Opening?
    /// The sitting that is going on; nil when there is none, or it is closed.
    public let sitting: EntryID?
    /// True while an outer step stands before it in that sitting (R2).
    public let isLedIn: Bool
    /// The small next thing that came of it; nil when there is none.
    public let plan: Plan?
    /// True for the short way: it was chosen, or a number of 7 or more was said, when one thing at a time is plenty.
    public let isBrief: Bool
    /// The person it is about, while they are among one's own people; nil when not said.
    public let person: Person?
    /// Their name, for the head of a page; nil for someone kept simple (R17).
    public var namedPerson: String? { person.flatMap { $0.isSimple ? nil : $0.name } }
    /// One's own people, where a part asks for one of them.
    public let people: [Person]
    /// True where it is about someone kept simple, or names one: nothing asks about them, or doubts one’s own view (R17).
    public let isAboutSomeoneFeared: Bool
    /// True where words of fear stand in it: one more reason is not asked for.
    public let tellsFear: Bool
    /// True when a heavy word was chosen among feelings: a quiet line leads to Help now, and nothing is set (R1).
    public let isHeavy: Bool
    /// True when a word was chosen that says far away: finding the room may come first (R16).
    public let saysFar: Bool
    /// How often its reasons were gone through within the last day, at the most for one part.
    public let rounds: Int

    /// The part of that name; nil when it is not there.
    public func part(_ id: String) -> Part? { parts.first { $0.part.id == id } }

    /// The parts that were answered, in their order.
    public var written: [Part] { parts.filter { !$0.answer.isEmpty } }

    /// The part after this one on the way that was chosen, or nil at the end.
    public func after(_ id: String) -> Part? {
        guard let index = parts.firstIndex(where: { $0.part.id == id }) else { return nil }
        return parts.dropFirst(index + 1).first { !isBrief || $0.part.isBrief }
    }

    /// The part before this one on the way that was chosen, or nil at the start.
    public func before(_ id: String) -> Part? {
        guard let index = parts.firstIndex(where: { $0.part.id == id }) else { return nil }
        return parts[..<index].last { !isBrief || $0.part.isBrief }
    }

    /// Where to go on: the open part on the way after the last that was answered or is typed in, else the first that is
    /// empty, else the first that is open; nil when none is.
    public var goesOnAt: Part? {
        if isNarrow, let kind = part(form.short), kind.answer.isEmpty { return kind }
        let open = parts.filter { $0.isOpen && (!isBrief || $0.part.isBrief || $0.part.id == form.short) }
        if let typed = open.last(where: \.hasDraft) { return typed }
        let last = open.lastIndex { !$0.answer.isEmpty }
        let after = last.map { open[($0 + 1)...] } ?? []
        return after.first { $0.answer.isEmpty } ?? open.first { $0.answer.isEmpty } ?? open.first
    }

    /// True while only some of its inner parts are open: the rest waits for a quieter time (R2).
    public var isNarrow: Bool { isInHand && parts.contains { !$0.isOpen } }

    /// What is low just now, where it was asked: being in touch with the feeling, or looking at it from the side (A10).
    public var isLow: Set<TouchAnswer.Side> {
        let answers = parts.filter { $0.part.kind == .touch }.flatMap(\.answer.picks).compactMap(
            TouchAnswer.init(name:)
        )
        return Set(answers.filter { $0.degree == .hardly }.map(\.side))
    }

    /// True where something else may come before the next part.
    public func turnsAway(after part: Part) -> Bool {
        switch part.part.kind {
        case .touch: !isLow.isEmpty
        case .reasons: offersPause
        case .feelings: saysFar
        case .text, .lines, .choose, .pair, .body, .thoughts, .people: false
        }
    }

    /// How many rounds of reasons in a day are plenty; then a pause is offered.
    public static let plentyOfRounds = 3
    /// True when reasons were gone through so often today that a pause may do more.
    public var offersPause: Bool { rounds > Self.plentyOfRounds }
}

/// A form before it is begun: what it will ask, and what the rules say of it now.
public struct SheetIntro: Sendable {
    /// The form.
    public let form: WorksheetForm
    /// The parts that are there for this person.
    public let parts: [WorksheetPart]
    /// What it can be about; empty where the form does not ask.
    public let abouts: [Worksheet.About]
    /// One's own people, where it asks about another's reasons.
    public let people: [Person]
    /// One's own people who may be asked to encourage; nobody kept simple (R17).
    public let helpers: [Person]
    /// Whether its inner parts open at once.
    public let opening: Opening
    /// True in the person's night hours: no number is asked for.
    public let isNight: Bool
}
