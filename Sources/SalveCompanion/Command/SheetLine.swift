public import SalveContent
public import SalveCore

/// What the command line says of a worksheet it writes on; every part may be missing.
public struct SheetLine: Codable, Equatable, Sendable {
    /// The form's name.
    public var form: String
    /// The worksheet that is written on; missing for a new one.
    public var thing: EntryID?
    /// `past` or `future`.
    public var about: String?
    /// What was answered, by the names of the parts.
    public var answers: [String: Answer]?
    /// One of one's own people whom it is about, by name.
    public var person: String?
    /// True for the short way through it.
    public var brief: Bool?
    /// True once it was read back and kept.
    public var finished: Bool?

    /// One answer.
    public struct Answer: Codable, Equatable, Sendable {
        /// What was written.
        public var text: String?
        /// What stands beside it.
        public var beside: String?
        /// The names of the chosen lines.
        public var picks: [String]?
        /// Thoughts.
        public var thoughts: [EventEnvelope.SheetThought]?
        /// Possible reasons.
        public var reasons: [EventEnvelope.SheetReason]?

        /// Nothing said.
        public init() {}
    }

    /// A new worksheet of a form, with nothing said.
    public init(form: String) { self.form = form }
}

/// A form of the command line: what it asks, and what the rules say of it now.
public struct SheetForm: Codable, Equatable, Sendable {
    /// Its name.
    public let form: String
    /// Its title.
    public let title: String
    /// One line about it.
    public let summary: String
    /// The shortest and the longest it takes.
    public let minutes: [Int]
    /// When to leave it.
    public let stopIf: String
    /// The one line before what is inner opens; nil where it opens at once.
    public let line: String?
    /// What it can be about; empty where it does not ask.
    public let abouts: [String]
    /// Its parts.
    public let parts: [Part]

    /// One part.
    public struct Part: Codable, Equatable, Sendable {
        /// Its name.
        public let part: String
        /// The question.
        public let question: String
        /// A line of help; nil where it needs none.
        public let help: String?
        /// `text`, `lines`, `choose`, `pair`, `feelings`, `body`, `thoughts`, `reasons`, `touch` or `people`.
        public let kind: String
        /// The lines to choose from, by name.
        public let choices: [Choice]
        /// The names of two sides; empty where it has none.
        public let sides: [String]
        /// True for what turns inward.
        public let isInner: Bool
        /// True for the parts of the short way.
        public let isBrief: Bool
        /// R17: said above a question about another’s reasons.
        public let note: String?
    }

    /// One line to choose.
    public struct Choice: Codable, Equatable, Sendable {
        /// Its name.
        public let choice: String
        /// The line.
        public let line: String
    }
}

/// A worksheet that was kept, as the command line says it.
public struct KeptSheet: Codable, Equatable, Sendable {
    /// The worksheet.
    public let thing: EntryID
    /// The parts that open now, by name.
    public let open: [String]
    /// What was written, in its order.
    public let said: [Said]

    /// A question with what was answered.
    public struct Said: Codable, Equatable, Sendable {
        /// The question.
        public let question: String
        /// What was answered, a line each.
        public let lines: [String]
    }
}

extension CommandService {
    /// The forms there are.
    func sheets() async -> [SheetForm] {
        var forms: [SheetForm] = []
        for form in await companion.worksheetForms() {
            guard let intro = await companion.worksheetIntro(form.id) else { continue }
            forms.append(self.form(intro, about: nil, await companion.settings().wording))
        }
        return forms
    }

    /// One form; its inner parts open after its line.
    func sheet(_ name: String, about: String?) async throws(CompanionError) -> SheetForm {
        guard let intro = await companion.worksheetIntro(Worksheet.FormID(name)) else { throw .notFound }
        let about = try Self.about(about)
        return form(intro, about: about, await companion.settings().wording)
    }

    /// Keeps what was said; what was written is kept whatever is open.
    func keep(_ line: SheetLine) async throws(CompanionError) -> KeptSheet {
        let thing: EntryID
        if let known = line.thing {
            thing = known
        } else {
            thing = companion.newForm()
            _ = try await companion.beginWorksheet(
                Worksheet.FormID(line.form),
                about: try Self.about(line.about),
                person: try await person(line.person),
                isBrief: line.brief ?? false,
                asking: true,
                form: thing
            )
        }
        for (part, said) in (line.answers ?? [:]).sorted(by: { $0.key < $1.key }) {
            let stored = EventEnvelope.SheetAnswer(
                part: part,
                text: said.text,
                beside: said.beside,
                picks: said.picks,
                thoughts: said.thoughts,
                reasons: said.reasons
            )
            guard let answer = Worksheet.Answer(stored) else { throw .badValue }
            try await companion.write(answer, in: thing, endsRound: true, form: companion.newForm())
        }
        if line.finished == true { try await companion.finishWorksheet(thing, form: companion.newForm()) }
        return kept(try await companion.worksheet(thing), await companion.settings().wording)
    }

    /// Reflections, the newest first.
    func reflections() async -> [ReflectionLine] {
        let (begun, kept) = await companion.reflections(Self.listLimit)
        return lines((begun + kept).sorted { $0.at.moment > $1.at.moment }, "timeline.reflection")
    }

    /// Loops, the newest first.
    func loops() async -> [ReflectionLine] {
        lines(await companion.loops(Companion.listedLoops).map(\.sheet), "timeline.loop")
    }

    private func lines(_ sheets: [Timeline.Current<Worksheet>], _ name: String) -> [ReflectionLine] {
        sheets.map { one in
            ReflectionLine(
                thing: one.value.thing,
                day: one.at.day.text,
                gist: companion.catalogue.gist(one.value) ?? companion.catalogue.strings[name],
                isFinished: one.value.isFinished
            )
        }
    }

    /// One reflection, or one loop, read back; what is guessed of someone kept simple is not among it (R17).
    func readBack(_ id: String, _ group: WorksheetForm.Group) async throws(CompanionError) -> KeptSheet {
        guard let thing = EntryID(text: id) else { throw .notFound }
        let view = try await companion.worksheet(thing)
        guard view.form.group == group else { throw .notFound }
        return kept(view, await companion.settings().wording)
    }

    private static let listLimit = 200

    private func person(_ name: String?) async throws(CompanionError) -> EntryID? {
        guard let name else { return nil }
        guard let person = await companion.people().first(where: { $0.name == name }) else { throw .notFound }
        return person.thing
    }

    /// Says how it lands; the screen that leads outward.
    func land(_ landing: Landing, sheet thing: EntryID) async throws(CompanionError) -> Screen {
        let sitting = try await companion.land(landing, worksheet: thing, form: companion.newForm())
        let view = try await companion.sitting(sitting)
        return await screens(view).turn(view)
    }

    private static func about(_ name: String?) throws(CompanionError) -> Worksheet.About? {
        guard let name else { return nil }
        guard let about = Worksheet.About(rawValue: name) else { throw .badValue }
        return about
    }

    private func form(_ intro: SheetIntro, about: Worksheet.About?, _ wording: Wording) -> SheetForm {
        let strings = companion.catalogue.strings
        let form = intro.form
        var line: String?
        switch intro.opening {
        case .open: break
        case .afterAsking(let hold), .withheld(let hold): line = strings["hold.\(hold.rawValue)", wording]
        }
        return SheetForm(
            form: form.id.name,
            title: form.title,
            summary: form.summary[wording],
            minutes: [form.minutes.lowerBound, form.minutes.upperBound],
            stopIf: form.stopIf,
            line: line,
            abouts: intro.abouts.map(\.rawValue),
            parts: intro.parts.map { part in
                SheetForm.Part(
                    part: part.id,
                    question: part.question(about: about, wording),
                    help: part.help?[wording],
                    kind: part.kind.rawValue,
                    choices: companion.catalogue.choices(of: part, people: intro.helpers, wording)
                        .map { SheetForm.Choice(choice: $0.id, line: $0.line) },
                    sides: part.kind == .touch
                        ? [] : part.sides.map { [$0.first[wording], $0.second[wording]] } ?? [],
                    isInner: part.depth.isInner,
                    isBrief: part.isBrief,
                    note: part.towards == .other ? strings["sheets.others", wording] : nil
                )
            }
        )
    }

    private func kept(_ view: SheetView, _ wording: Wording) -> KeptSheet {
        KeptSheet(
            thing: view.sheet.thing,
            open: view.parts.filter(\.isOpen).map(\.part.id),
            said: view.written.map { one in
                KeptSheet.Said(
                    question: one.part.question(about: view.sheet.about, wording),
                    lines: companion.catalogue.said(one.answer, in: one.part, wording)
                )
            }
        )
    }
}

/// A reflection, or a loop, in a list of the command line.
public struct ReflectionLine: Codable, Equatable, Sendable {
    /// The worksheet that it is.
    public let thing: EntryID
    /// The day it was begun, `2026-11-21`.
    public let day: String
    /// Its first words, cut short.
    public let gist: String
    /// True once it was read back and kept.
    public let isFinished: Bool
}

extension TerminalText {
    /// Reflections, a line each with its id.
    public func lines(_ reflections: [ReflectionLine], _ strings: Strings) -> [String] {
        if reflections.isEmpty { return paragraph(strings["sheets.nothing"]) }
        return reflections.flatMap { one in
            let state = one.isFinished ? "" : ", " + strings["sheets.begun"]
            return wrap(one.day + "  " + one.gist + state, indent: 2) + [quiet("    " + one.thing.text)]
        }
    }

    /// The forms, a line each with its name.
    public func lines(_ forms: [SheetForm], _ strings: Strings) -> [String] {
        [strong(strings["sheets.title"])]
            + forms.flatMap { wrap($0.form + "  " + $0.title, indent: 2) + wrap($0.summary, indent: 4).map(quiet) }
    }

    /// What stands above a form: title, what it is, when to leave it, the one line.
    public func head(_ form: SheetForm, _ strings: Strings) -> [String] {
        [strong(form.title)] + paragraph(form.summary) + paragraph(strings["command.sheet.any"])
            + paragraph(form.stopIf) + (form.line.map { paragraph($0) } ?? [])
    }

    /// A question with what belongs to it; choices are numbered.
    public func question(_ part: SheetForm.Part) -> [String] {
        var lines = [""] + wrap(part.question, indent: 0).map(strong)
        for note in [part.help, part.note].compactMap({ $0 }) { lines += wrap(note, indent: 2).map(quiet) }
        for (index, choice) in part.choices.enumerated() { lines += wrap("\(index + 1)  \(choice.line)", indent: 2) }
        return lines
    }

    /// A whole form, as it can be printed.
    public func lines(_ form: SheetForm, _ strings: Strings) -> [String] {
        head(form, strings) + form.parts.flatMap { question($0) + $0.sides.map { "  " + $0 + ":" } }
    }

    /// What was written, read back.
    public func lines(_ kept: KeptSheet, _ strings: Strings) -> [String] {
        if kept.said.isEmpty { return paragraph(strings["sheets.nothing"]) }
        return kept.said.flatMap { said in
            [""] + wrap(said.question, indent: 0).map(quiet)
                + said.lines.flatMap { $0.split(separator: "\n").flatMap { wrap(String($0), indent: 2) } }
        }
    }
}
