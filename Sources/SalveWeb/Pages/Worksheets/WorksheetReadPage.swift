import SalveCompanion
import SalveContent
import SalveCore

/// What was written, in one's own words.
struct WorksheetReadPage: Page {
    static let template = "sheets/read"
    static let section: Section? = .practise
    var here: Section? { list == Route.sheet(.list).path ? .practise : .reflect }

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
    /// Where worksheets of its kind stand.
    let list: String
    let listName: String
    /// Whom it is about; nil when not said.
    let person: String?
    /// A quiet line to Help now, where a heavy word was chosen.
    let isHeavy: Bool
    /// True while the short way leaves parts out that could still be answered.
    let isBrief: Bool
    /// Where a kept reflection is drawn as a loop; nil elsewhere.
    let draw: String?
    /// Where to look at the reasons again; nil where there are none.
    let again: String?
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
        /// Possible reasons; empty elsewhere.
        let reasons: [Reason]
        let change: String?
    }

    /// One possible reason, with how sure, then and later.
    struct Reason: Sendable {
        let text: String
        let notes: String
        let sign: String?
        let shift: String?
        let dots: [Dot]
    }

    /// One of five dots.
    struct Dot: Sendable {
        let name: String
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

    init(_ view: SheetView, now: LocalTime, _ catalogue: Catalogue, _ wording: Wording) {
        let strings = catalogue.strings
        let id = view.sheet.thing.text
        path = Route.sheet(.one(id)).path
        whole = path
        title = view.form.title
        when = strings.dayHeading(view.began, now: now) + ", " + Strings.clock(view.began)
        parts = view.written.map { Part($0, view.sheet, id, catalogue, wording) }
        (list, listName) = WorksheetPage.list(of: view.form, strings)
        person = view.namedPerson
        isHeavy = view.isHeavy
        isBrief = view.sheet.isBrief && !view.sheet.isFinished && view.isInHand
        let hasReasons = view.written.contains { !$0.answer.reasons.isEmpty }
        again = hasReasons && !view.isAboutSomeoneFeared ? Route.sheet(.again(id)).path : nil
        isEmpty = parts.isEmpty
        draw = view.form.group == .reflect && view.sheet.isFinished ? Route.loops(.from(id)).path : nil
        isSimple = view.opening == .withheld(.someoneFeared)
        isFinished = view.sheet.isFinished
        let copied = view.written.filter(\.part.isCopied).map(\.answer.text)
        copy = copied.isEmpty ? nil : copied.joined(separator: "\n")
        plan = view.plan?.text
        nexts =
            view.plan != nil
            ? []
            : view.written.filter { $0.part.isNext && !$0.answer.text.isEmpty }.map {
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
    init(
        _ one: SheetView.Part,
        _ sheet: Worksheet,
        _ id: String,
        _ catalogue: Catalogue,
        _ wording: Wording
    ) {
        let (part, answer) = (one.part, one.answer)
        question = part.question(about: sheet.about, wording)
        let picked = catalogue.picked(answer, in: part, wording)
        if part.kind == .pair, let names = part.sides {
            sides = [
                WorksheetReadPage.Side(name: names.first[wording], text: answer.text),
                WorksheetReadPage.Side(name: names.second[wording], text: answer.beside),
            ]
            lines = []
        } else {
            let isOneLine = part.kind == .feelings
            sides = []
            let said = isOneLine ? [picked.joined(separator: ", ").capitalisedFirst] : picked
            let thoughts = answer.thoughts.map { catalogue.strings.line($0) }
            lines = (said + thoughts + [answer.beside, answer.text]).filter { !$0.isEmpty }
        }
        hasSides = !sides.isEmpty
        reasons = answer.reasons.map { WorksheetReadPage.Reason($0, catalogue.strings) }
        change = one.isOpen ? Route.sheet(.part(id, part: part.id)).path : nil
    }
}

extension WorksheetReadPage.Reason {
    init(_ reason: Worksheet.Reason, _ strings: Strings) {
        text = reason.text
        let about = reason.about.map { strings["reflect.about.\($0.rawValue)"] }
        let sure = reason.sure.map { strings["reflect.sure.\($0.rawValue)"] }
        notes = [about, sure].compactMap { $0 }.joined(separator: ". ")
        sign = reason.sign.isEmpty ? nil : reason.sign
        shift = reason.looks.last.map {
            strings.text("reflect.shift", ["sure": strings["reflect.sure.\($0.sure.rawValue)"]])
        }
        let steps = Worksheet.Reason.Sureness.allCases
        let last = reason.lastSure.flatMap { steps.firstIndex(of: $0) }
        let before = reason.sure.flatMap { steps.firstIndex(of: $0) }
        dots = steps.indices.compactMap { step in
            guard let last else { return nil }
            let was = before.map { step <= $0 } ?? false
            return WorksheetReadPage.Dot(name: step <= last ? "on" : was ? "was" : "off")
        }
    }
}
