public import SalveContent
public import SalveCore

/// A letter as the command line sends it.
public struct LetterLine: Codable, Equatable, Sendable {
    /// `friend`, `younger`, `someone`, `forgive-myself`, `forgive-someone` or `gratitude`.
    public var kind: String
    /// The letter.
    public var text: String
    /// The day until which it is sealed, `2027-03-01`; missing for no seal.
    public var until: String?

    /// A letter from its parts.
    public init(kind: String, text: String, until: String?) {
        self.kind = kind
        self.text = text
        self.until = until
    }

    /// A letter that is kept.
    public struct Kept: Codable, Equatable, Sendable {
        /// Its id.
        public let id: String
        /// The kind, by its name.
        public let kind: String
        /// What it is called.
        public let title: String
        /// The day it was first written, `2026-11-21`.
        public let day: String
        /// The day until which it is sealed; nil when it is not, or no longer.
        public let sealedUntil: String?
        /// The letter; nil in a list, and while it is sealed.
        public let text: String?
    }
}

extension CommandService {
    /// All letters, the newest first; none of their words.
    func letters() async -> [LetterLine.Kept] {
        var lines: [LetterLine.Kept] = []
        for current in await companion.letters() { lines.append(await kept(current, withText: false)) }
        return lines
    }

    /// One letter; a sealed one without its words.
    func letter(_ id: String) async throws(CompanionError) -> LetterLine.Kept {
        guard let thing = EntryID(text: id), let current = await companion.letter(thing) else { throw .notFound }
        return await kept(current, withText: true)
    }

    /// What stands before a letter of this kind: a line that is read first, or that it does not open now.
    func letterDoor(_ kind: String, _ until: String?) async -> CommandReply {
        let strings = companion.catalogue.strings
        guard let kind = Letter.Kind(rawValue: kind) else {
            return .failed(CommandFailure(.wrongUse, strings["command.letter.kinds"]))
        }
        if let until, await !companion.canSeal(until: Day(text: until)) {
            return .failed(CommandFailure(.wrongUse, strings["letters.problem.day"]))
        }
        guard let door = await companion.letterDoors().first(where: { $0.kind == kind }) else {
            return .failed(CommandFailure(.couldNot, strings["hold.leftOut"]))
        }
        switch door.opening {
        case .open: return .letterDoor(nil)
        case .afterAsking(let hold): return .letterDoor(strings["hold.\(hold.rawValue)"])
        case .withheld(let hold): return .failed(CommandFailure(.couldNot, strings["hold.\(hold.rawValue)"]))
        }
    }

    /// Keeps a letter; its door was asked before the first word.
    func keep(_ line: LetterLine) async throws(CompanionError) -> LetterLine.Kept {
        guard let kind = Letter.Kind(rawValue: line.kind) else { throw .badValue }
        var day: Day?
        if let until = line.until {
            guard let typed = Day(text: until) else { throw .badValue }
            day = typed
        }
        let form = companion.newForm()
        let words = LetterWords(kind: kind, text: line.text, sealedUntil: day)
        let thing = try await companion.keepLetter(words, thing: form, seen: "-", form: form)
        guard let current = await companion.letter(thing) else { throw .notFound }
        return await kept(current, withText: false)
    }

    private func kept(_ current: Timeline.Current<Letter>, withText: Bool) async -> LetterLine.Kept {
        let letter = current.value
        let isSealed = await companion.isSealed(letter)
        return LetterLine.Kept(
            id: letter.thing.text,
            kind: letter.kind.rawValue,
            title: companion.catalogue.strings.name(of: letter.kind),
            day: current.at.day.text,
            sealedUntil: isSealed ? letter.sealedUntil.map { companion.localDay($0).text } : nil,
            text: withText && !isSealed ? letter.text : nil
        )
    }
}

extension Companion {
    /// The day of a moment, by the local clock.
    public nonisolated func localDay(_ moment: Moment) -> Day { surroundings.local(moment).day }
}

extension TerminalText {
    /// Letters, a line each: what it is, when, and its id; of a sealed one that it waits.
    public func lines(_ letters: [LetterLine.Kept], _ strings: Strings) -> [String] {
        if letters.isEmpty { return paragraph(strings["letters.empty"]) }
        return letters.flatMap { letter in
            let waits = letter.sealedUntil.map { ", " + strings.text("command.letter.waits", ["date": $0]) } ?? ""
            return wrap(letter.day + "  " + letter.title + waits, indent: 2) + [quiet("    " + letter.id)]
        }
    }
}
