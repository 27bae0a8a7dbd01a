import SalveCompanion
import SalveContent
import SalveCore

/// One worksheet: its parts in any order, and whether what is inner opens now.
struct WorksheetPage: Page {
    static let template = "sheets/one"
    static let section: Section? = .practise

    let path: String
    let title: String
    let stopIf: String
    let read: String
    let parts: [Part]
    /// The one line about inner parts that are shut; nil when they are open, or there are none.
    let line: String?
    /// True when they open after that line.
    let opens: Bool
    /// Where something outward is offered; nil without a sitting.
    let outward: String?
    let isInHand: Bool
    let hasWritten: Bool
    let isFinished: Bool

    /// One part.
    struct Part: Sendable {
        let question: String
        /// The way to it; nil while it is shut.
        let link: String?
        /// Written, typed and not kept yet, or empty.
        let state: String
        let isWritten: Bool
    }

    /// True where it is about someone kept simple: other ways stand there (R17).
    let isSimple: Bool

    init(_ view: SheetView, _ strings: Strings, _ wording: Wording) {
        let id = view.sheet.thing.text
        path = Route.sheet(.one(id)).path
        title = view.form.title
        stopIf = view.form.stopIf
        read = Route.sheet(.read(id)).path
        parts = view.parts.map { one in
            Part(
                question: one.part.question(about: view.sheet.about, wording),
                link: one.isOpen ? Route.sheet(.part(id, part: one.part.id)).path : nil,
                state: strings[one.hasDraft ? "sheets.typed" : one.answer.isEmpty ? "sheets.blank" : "sheets.written"],
                isWritten: !one.answer.isEmpty
            )
        }
        switch view.opening {
        case nil: (line, opens) = (nil, false)
        case .open: (line, opens) = (strings["sheets.shut", wording], true)
        case .afterAsking(let hold): (line, opens) = (strings["hold.\(hold.rawValue)", wording], true)
        case .withheld(let hold): (line, opens) = (strings["hold.\(hold.rawValue)", wording], false)
        }
        isSimple = view.opening == .withheld(.someoneFeared)
        outward = view.opening == nil ? nil : view.sitting.map { Route.sitting(id: $0.text, .choose).path }
        isInHand = view.isInHand
        hasWritten = !view.sheet.isEmpty
        isFinished = view.sheet.isFinished
    }
}

/// One part: one question.
struct WorksheetPartPage: Page {
    static let template = "sheets/part"

    let path: String
    /// Where it is kept as one goes.
    let draft: String
    let title: String
    let count: String
    let question: String
    let help: String?
    /// R17: said above a question about another's reasons.
    let asksAboutAnother: Bool
    let isText: Bool
    let isLines: Bool
    let isPair: Bool
    let choices: Choices?
    let allowsOwn: Bool
    let text: String
    let beside: String
    let first: String?
    let second: String?
    /// True for what turns inward: "Harder" and "Far away" are in reach.
    let isInner: Bool
    let hasBefore: Bool

    init(
        _ view: SheetView,
        _ one: SheetView.Part,
        _ answer: Worksheet.Answer,
        _ strings: Strings,
        _ wording: Wording
    ) {
        let id = view.sheet.thing
        let part = one.part
        let index = view.parts.firstIndex { $0.part.id == part.id } ?? 0
        path = Route.sheet(.part(id.text, part: part.id)).path
        draft = Route.draft(DraftSlot.worksheet(id, part: part.id).name).path
        title = view.form.title
        count = strings.text("sheets.count", ["index": String(index + 1), "count": String(view.parts.count)])
        question = part.question(about: view.sheet.about, wording)
        help = part.help?[wording]
        asksAboutAnother = part.asksAboutAnother
        isText = part.kind == .text
        isLines = part.kind == .lines
        isPair = part.kind == .pair
        let options = part.choices.map {
            Choices.Option(value: $0.id, label: $0.line[wording], isChosen: answer.picks.contains($0.id))
        }
        choices =
            options.isEmpty
            ? nil
            : Choices(
                name: Field.pick.rawValue,
                legend: strings["sheets.choices"],
                kind: part.allowsMany ? "checkbox" : "radio",
                options: options
            )
        allowsOwn = part.allowsOwn
        text = answer.text
        beside = answer.beside
        first = part.sides?.first[wording]
        second = part.sides?.second[wording]
        isInner = part.depth.isInner
        hasBefore = index > 0
    }
}

/// What was written, in one's own words.
struct WorksheetReadPage: Page {
    static let template = "sheets/read"
    static let section: Section? = .practise

    let path: String
    let title: String
    let when: String
    let parts: [Part]
    let isEmpty: Bool
    /// True where it is about someone kept simple: what was written stands in the timeline (R17).
    let isSimple: Bool
    let isFinished: Bool
    /// What can be copied out, as one text; nil where there is nothing to copy.
    let copy: String?
    /// What can become one small next thing.
    let nexts: [Next]
    /// The small next thing that came of it; nil when none did.
    let plan: String?
    let days: Choices
    let whole: String

    /// One part with what was written.
    struct Part: Sendable {
        let question: String
        let lines: [String]
        /// Two sides with their names; empty where it has none.
        let sides: [Side]
        let hasSides: Bool
        let change: String?
    }

    /// One side.
    struct Side: Sendable {
        let name: String
        let text: String
    }

    /// A text that can become one small next thing.
    struct Next: Sendable {
        let part: String
        let text: String
    }

    init(_ view: SheetView, now: LocalTime, _ strings: Strings, _ wording: Wording) {
        let id = view.sheet.thing.text
        path = Route.sheet(.one(id)).path
        whole = path
        title = view.form.title
        when = strings.dayHeading(view.began, now: now) + ", " + Strings.clock(view.began)
        parts = view.written.map { Part($0, view.sheet, id, wording) }
        isEmpty = parts.isEmpty
        isSimple = view.opening == .withheld(.someoneFeared)
        isFinished = view.sheet.isFinished
        let copied = view.written.filter(\.part.isCopied).map(\.answer.text)
        copy = copied.isEmpty ? nil : copied.joined(separator: "\n")
        plan = view.plan?.text
        nexts =
            view.plan != nil
            ? []
            : view.written.filter(\.part.isNext).map {
                Next(part: $0.part.id, text: $0.answer.text)
            }
        let options = NextDays.allCases.map { days in
            let label = strings["next.days.\(days.rawValue)"]
            return Choices.Option(value: days.number.map(String.init) ?? "", label: label, isChosen: false)
        }
        days = Choices(name: Field.days.rawValue, legend: strings["next.when"], kind: "radio", options: options)
    }

    /// When a small next thing is asked about.
    private enum NextDays: String, CaseIterable {
        case tomorrow, days, week, never

        var number: Int? {
            switch self {
            case .tomorrow: 1
            case .days: 3
            case .week: 7
            case .never: nil
            }
        }
    }
}

extension WorksheetReadPage.Part {
    init(_ one: SheetView.Part, _ sheet: Worksheet, _ id: String, _ wording: Wording) {
        let (part, answer) = (one.part, one.answer)
        question = part.question(about: sheet.about, wording)
        let picked = part.choices.filter { answer.picks.contains($0.id) }.map { $0.line[wording] }
        if let names = part.sides {
            sides = [
                WorksheetReadPage.Side(name: names.first[wording], text: answer.text),
                WorksheetReadPage.Side(name: names.second[wording], text: answer.beside),
            ]
            lines = []
        } else {
            sides = []
            lines = picked + [answer.text].filter { !$0.isEmpty }
        }
        hasSides = !sides.isEmpty
        change = one.isOpen ? Route.sheet(.part(id, part: part.id)).path : nil
    }
}
