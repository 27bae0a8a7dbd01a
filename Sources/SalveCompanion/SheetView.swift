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

    /// The part of that name; nil when it is not there.
    public func part(_ id: String) -> Part? { parts.first { $0.part.id == id } }

    /// The parts that were answered, in their order.
    public var written: [Part] { parts.filter { !$0.answer.isEmpty } }

    /// The part after this one, or nil at the end.
    public func after(_ id: String) -> Part? {
        guard let index = parts.firstIndex(where: { $0.part.id == id }) else { return nil }
        return parts.dropFirst(index + 1).first
    }

    /// The part before this one, or nil at the start.
    public func before(_ id: String) -> Part? {
        guard let index = parts.firstIndex(where: { $0.part.id == id }) else { return nil }
        return parts[..<index].last
    }
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
    /// Whether its inner parts open at once.
    public let opening: Opening
    /// True in the person's night hours: no number is asked for.
    public let isNight: Bool
}
