import SalveCompanion
import SalveContent
import SalveCore

/// One part: one question.
struct WorksheetPartPage: Page {
    static let template = "sheets/part"

    let path: String
    /// Where it is kept as one goes.
    let draft: String
    /// The mark of what was kept when the page was first shown.
    let seen: String
    /// The mark of what stands in its fields.
    let shown: String
    let title: String
    let count: String
    /// The stretches of the form, to go to; empty where it has one only.
    let tabs: [Tab]
    let hasTabs: Bool
    /// What was answered before and stays in view (A5).
    let kept: [Kept]
    let hasKept: Bool
    let question: String
    let help: String?
    /// R17: said above a question about another's reasons.
    let asksAboutAnother: Bool
    /// A quiet line to Help now, where a heavy word was chosen.
    let isHeavy: Bool
    /// Asked once, where a reason stands alone or all of them are about oneself; nil else.
    let nudge: String?
    let isText: Bool
    let isLines: Bool
    let isPair: Bool
    let isThoughts: Bool
    let isReasons: Bool
    let choices: Choices?
    /// Two questions side by side, where it is asked whether one is in touch.
    let sides: [Choices]
    /// Feeling words; empty elsewhere.
    let groups: [CheckInPage.Group]
    let isFeelings: Bool
    let rows: [Row]
    let allowsOwn: Bool
    let text: String
    let beside: String
    let first: String?
    let second: String?
    /// True where a chosen line can be put in the box.
    let canEdit: Bool
    /// True for what turns inward: "Harder" and "Far away" are in reach.
    let isInner: Bool
    let hasBefore: Bool

    /// One stretch of the form.
    struct Tab: Sendable {
        let name: String
        let part: String
        let isHere: Bool
    }

    /// Something that stays in view.
    struct Kept: Sendable {
        let label: String
        let lines: [String]
    }

    /// One thought or one reason.
    struct Row: Sendable {
        let name: String
        let heading: String
        let text: String
        let kinds: Choices
        let sureName: String
        let sure: [Choices.Option]
        let signName: String
        let sign: String
        let hasSign: Bool
    }

    init(
        _ view: SheetView,
        _ one: SheetView.Part,
        _ answer: Worksheet.Answer,
        seen: String? = nil,
        asksForMore: Bool = false,
        _ catalogue: Catalogue,
        _ wording: Wording
    ) {
        let strings = catalogue.strings
        let id = view.sheet.thing
        let part = one.part
        path = Route.sheet(.part(id.text, part: part.id)).path
        draft = Route.draft(DraftSlot.worksheet(id, part: part.id).name).path
        self.seen = seen ?? one.answer.mark
        shown = answer.mark
        title = view.form.title
        tabs = Self.tabs(view, part.id)
        hasTabs = tabs.count > 1
        count = hasTabs ? "" : Self.count(view, part.id, strings)
        kept = Self.kept(view, before: part.id, catalogue, wording)
        hasKept = !kept.isEmpty
        question = part.question(about: view.sheet.about, wording)
        help = part.help?[wording]
        asksAboutAnother = part.towards == .other
        isHeavy = view.isHeavy
        nudge = asksForMore ? answer.nudge(in: part).map { strings["reflect.nudge.\($0.rawValue)", wording] } : nil
        isText = part.kind == .text
        isLines = part.kind == .lines
        isPair = part.kind == .pair
        isThoughts = part.kind == .thoughts
        isReasons = part.kind == .reasons
        isFeelings = part.kind == .feelings
        choices = Self.choices(view, part, answer, strings, wording)
        sides = part.kind == .touch ? Self.sides(part, answer, strings, wording) : []
        groups = part.kind == .feelings ? Self.groups(answer, catalogue) : []
        rows = Self.rows(part, answer, asksForMore: asksForMore, strings)
        allowsOwn = part.allowsOwn && part.kind != .reasons || part.kind == .feelings || part.kind == .people
        canEdit = part.allowsOwn && part.kind == .choose && !part.isNext
        text = answer.text
        beside = answer.beside
        first = part.sides?.first[wording]
        second = part.sides?.second[wording]
        isInner = part.depth.isInner
        hasBefore = view.before(part.id) != nil
    }

    private static func count(_ view: SheetView, _ part: String, _ strings: Strings) -> String {
        let index = view.parts.firstIndex { $0.part.id == part } ?? 0
        return strings.text("sheets.count", ["index": String(index + 1), "count": String(view.parts.count)])
    }

    /// A stretch begins at a part with a name, and leads to its first part that is open.
    private static func tabs(_ view: SheetView, _ here: String) -> [Tab] {
        var stretches: [(name: String, parts: [SheetView.Part])] = []
        for part in view.form.parts {
            if let tab = part.tab { stretches.append((tab, [])) }
            guard let shown = view.part(part.id), !stretches.isEmpty else { continue }
            if !view.isBrief || part.isBrief || part.id == here { stretches[stretches.count - 1].parts.append(shown) }
        }
        return stretches.compactMap { name, parts in
            let isHere = parts.contains { $0.part.id == here }
            guard let first = parts.first(where: \.isOpen) else { return nil }
            return Tab(name: name, part: first.part.id, isHere: isHere)
        }
    }

    private static func kept(
        _ view: SheetView,
        before here: String,
        _ catalogue: Catalogue,
        _ wording: Wording
    ) -> [Kept] {
        let earlier = view.parts.prefix { $0.part.id != here }
        return earlier.compactMap { one in
            guard let label = one.part.pin, !one.answer.isEmpty else { return nil }
            let lines: [String]
            switch one.part.kind {
            case .feelings:
                let words = catalogue.picked(one.answer, in: one.part, wording)
                lines = [(words + [one.answer.text].filter { !$0.isEmpty }).joined(separator: ", ").capitalisedFirst]
            case .thoughts: lines = one.answer.thoughts.map { "“" + $0.text.clipped(to: 240) + "”" }
            case .text, .lines, .choose, .pair, .body, .reasons, .touch, .people:
                lines = [one.answer.text.clipped(to: 240)]
            }
            return Kept(label: label, lines: lines)
        }
    }
}
