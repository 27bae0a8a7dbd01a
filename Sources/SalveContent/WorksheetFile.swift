import SalveCore
import Yams

/// Reads a worksheet file: a form with its parts, and everything that is wrong with it.
enum WorksheetFile {
    /// The folder of the files.
    static let folder = "worksheets"

    /// A form from its file; nil when something it cannot do without is wrong.
    ///
    /// All problems are in the report.
    static func read(_ text: String, _ report: inout Report) -> WorksheetForm? {
        var waivers: [Waiver] = []
        defer { Waiver.apply(waivers, to: &report) }
        if report.readsVoice { waivers = Waiver.inComments(of: Passage.Line.all(of: text)[...], &report) }
        guard let root = YAML.compose(text, &report), var fields = Fields(root, called: "the file", &report) else {
            return nil
        }
        let head = WorksheetHead(&fields, &report)
        let read = fields.list("parts", &report) { node, report in WorksheetPartFile.read(node, &report) }
        fields.finish(&report)
        guard let read else { return nil }
        WorksheetRules.check(head, read.map { ($0.value, $0.line) }, &report)
        return head.form(parts: read.map(\.value))
    }

    /// A choice of yes, or nothing.
    enum Yes: String, CaseIterable {
        case yes, no
    }
}

/// The fields above the parts.
struct WorksheetHead {
    let line: Int
    let id: Passage?
    let title: Passage?
    let revision: Int?
    let group: WorksheetForm.Group?
    let matter: PersonMatter?
    let minutes: ClosedRange<Int>?
    let summary: Passage?
    let warmSummary: Passage?
    let stopIf: Passage?
    let isTimed: Bool
    /// True for a starter: it carries all four parts of self-compassion and ends with something small to do.
    let isStarter: Bool
    let family: Family?
    let short: Passage?
    let tradition: Passage?
    let evidence: Passage?
    let review: Review?

    init(_ fields: inout Fields, _ report: inout Report) {
        line = fields.line
        id = fields.text("id", &report)
        title = fields.text("title", &report)
        revision = fields.number("revision", in: 1...10_000, &report)
        group = fields.choice("group", of: WorksheetForm.Group.self, &report)
        matter = fields.has("matter") ? fields.choice("matter", of: PersonMatter.self, &report) : nil
        minutes = fields.span("minutes", within: 1...60, &report)
        summary = fields.text("summary", &report)
        warmSummary = fields.optionalText("warm", &report)
        stopIf = fields.text("stop_if", &report)
        isTimed = fields.choice("timed", of: WorksheetFile.Yes.self, otherwise: .no, &report) == .yes
        isStarter = fields.choice("starter", of: WorksheetFile.Yes.self, otherwise: .no, &report) == .yes
        family = fields.choice("family", of: Family.self, &report)
        short = fields.text("short", &report)
        tradition = fields.text("tradition", &report)
        evidence = fields.text("evidence", &report)
        review = FrontMatter.review(fields.require("review", &report), &report)
    }

    /// The whole form, when nothing it needs is missing.
    func form(parts: [WorksheetPart]) -> WorksheetForm? {
        guard let id, let title, let revision, let group, let minutes, let summary, let stopIf, let family, let short,
            let tradition, let evidence, let review
        else { return nil }
        return WorksheetForm(
            id: Worksheet.FormID(id.text),
            title: title.text,
            revision: revision,
            group: group,
            matter: matter,
            minutes: minutes,
            summary: Worded(plain: summary.text, warm: warmSummary?.text),
            stopIf: stopIf.text,
            isTimed: isTimed,
            family: family,
            short: short.text,
            tradition: tradition.text,
            evidence: evidence.text,
            review: review,
            parts: parts
        )
    }
}

/// Reads one part.
enum WorksheetPartFile {
    static func read(_ node: Node, _ report: inout Report) -> WorksheetPart? {
        guard var fields = Fields(node, called: "a part", &report) else { return nil }
        let id = fields.text("id", &report)
        let question = worded("question", "warm", of: &fields, &report)
        let future = fields.optionalText("future", &report)
        let help = fields.has("help") ? worded("help", "warm_help", of: &fields, &report) : nil
        let kind = fields.choice("kind", of: WorksheetPart.Kind.self, &report)
        let component = fields.has("component") ? fields.choice("component", of: Component.self, &report) : nil
        let depth = fields.choice("depth", of: Depth.self, &report)
        let risk = fields.choice("risk", of: Risk.self, otherwise: .low, &report)
        let ingredients = fields.choices("ingredients", of: Ingredient.self, &report)
        let about = fields.optionalText("about", &report)
        let allowsMany = isYes("many", of: &fields, &report)
        let allowsOwn = isYes("own", of: &fields, &report)
        let isNext = isYes("next", of: &fields, &report)
        let tab = fields.optionalText("tab", &report)
        let pin = fields.optionalText("pin", &report)
        let isBrief = isYes("brief", of: &fields, &report)
        let isCopied = isYes("copied", of: &fields, &report)
        let choices = fields.optionalList("choices", &report) { node, report in choice(node, &report) }
        let sides = sides(of: &fields, &report)
        fields.finish(&report)
        if let future { check(future, &report) }
        for label in [tab, pin].compactMap({ $0 }) { VoiceRules.check(label, limit: 24, &report) }
        let towards = about.flatMap { WorksheetPart.Towards(rawValue: $0.text) }
        if let about, towards == nil {
            let remedy = "write `about: other`, `about: bond`, `about: doubt`, or nothing"
            report.note(about.line, .value, "`about` does not know “\(about.text)”", remedy)
        }
        guard let id, let question, let kind, let depth, let risk, let ingredients, let choices else { return nil }
        return WorksheetPart(
            id: id.text,
            question: question,
            future: future?.text,
            help: help,
            kind: kind,
            component: component,
            depth: depth,
            risk: risk,
            ingredients: IngredientSet(ingredients),
            towards: about.map { _ in towards ?? .other },
            choices: choices.map(\.value),
            allowsMany: allowsMany,
            allowsOwn: allowsOwn,
            sides: sides,
            isNext: isNext,
            tab: tab?.text,
            pin: pin?.text,
            isBrief: isBrief,
            isCopied: isCopied
        )
    }

    private static func isYes(_ name: String, of fields: inout Fields, _ report: inout Report) -> Bool {
        fields.choice(name, of: WorksheetFile.Yes.self, otherwise: .no, &report) == .yes
    }

    /// A line in its two wordings; a question is held to its length.
    private static func worded(
        _ name: String,
        _ warmName: String,
        of fields: inout Fields,
        _ report: inout Report
    ) -> Worded<String>? {
        let plain = fields.text(name, &report)
        let warm = fields.optionalText(warmName, &report)
        for line in [plain, warm].compactMap({ $0 }) {
            if name == "question" { check(line, &report) } else { VoiceRules.check(line, &report) }
        }
        return plain.map { Worded(plain: $0.text, warm: warm?.text) }
    }

    private static func check(_ question: Passage, _ report: inout Report) {
        PracticeRules.checkHeading(question, &report)
    }

    private static func sides(of fields: inout Fields, _ report: inout Report) -> WorksheetPart.Sides? {
        guard fields.has("first") || fields.has("second") else {
            _ = (fields.take("first"), fields.take("second"))
            return nil
        }
        let first = worded("first", "warm_first", of: &fields, &report)
        let second = worded("second", "warm_second", of: &fields, &report)
        guard let first, let second else { return nil }
        return WorksheetPart.Sides(first: first, second: second)
    }

    /// A choice becomes the person's words, and so may say I.
    private static func choice(_ node: Node, _ report: inout Report) -> WorksheetPart.Choice? {
        guard var fields = Fields(node, called: "a choice", &report) else { return nil }
        let id = fields.text("id", &report)
        let line = fields.text("line", &report)
        let warm = fields.optionalText("warm", &report)
        fields.finish(&report)
        for passage in [line, warm].compactMap({ $0 }) {
            VoiceRules.check(passage, voice: .person, limit: 120, &report)
        }
        guard let id, let line else { return nil }
        return WorksheetPart.Choice(id: id.text, line: Worded(plain: line.text, warm: warm?.text))
    }
}
