import SalveCore
import Yams

/// The fields above the body of a practice file.
struct FrontMatter {
    let id: Passage?
    let title: Passage?
    let revision: Int?
    let catalogue: Passage?
    let depth: Depth?
    let risk: Risk?
    let family: Family?
    let ingredients: [Ingredient]?
    let components: [Component]?
    let attitudes: [Attitude]?
    let aims: [Aim]?
    let domains: [Domain]?
    let needs: [Need]?
    let minutes: ClosedRange<Int>?
    let entry: ClosedRange<Int>?
    let rung: Int?
    let eyes: Eyes?
    let summary: Passage?
    let stopIf: Passage?
    let harder: Passage?
    let needsNote: Passage?
    let later: Passage?
    let tradition: Passage?
    let evidence: Passage?
    let review: Review?
    let short: Int?
    let lengths: [Int]
    let postures: [Posture]
    let variant: VariantFields?
    /// The line of each field that later rules point at.
    let lines: [String: Int]

    /// The fields of a front matter; nil, and said, when it is no mapping.
    init?(_ node: Node, _ report: inout Report) {
        guard var fields = Fields(node, called: "the front matter", &report) else { return nil }
        lines = Self.lines(of: node)
        id = fields.text("id", &report)
        title = fields.text("title", &report)
        revision = fields.number("revision", in: 1...10_000, &report)
        catalogue = fields.optionalText("catalogue", &report)
        depth = fields.choice("depth", of: Depth.self, &report)
        risk = fields.choice("risk", of: Risk.self, &report)
        family = fields.choice("family", of: Family.self, &report)
        ingredients = fields.choices("ingredients", of: Ingredient.self, &report)
        components = fields.choices("components", of: Component.self, &report)
        attitudes = fields.choices("attitudes", of: Attitude.self, &report)
        aims = fields.choices("aim", of: Aim.self, otherwise: [], &report)
        domains = fields.choices("domains", of: Domain.self, &report)
        needs = fields.choices("needs", of: Need.self, &report)
        minutes = fields.span("minutes", within: 1...120, &report)
        entry = fields.span("entry", within: 0...10, &report)
        rung = fields.number("rung", in: 1...7, otherwise: 0, &report)
        eyes = fields.choice("eyes", of: Eyes.self, &report)
        summary = fields.text("summary", &report)
        stopIf = fields.text("stop_if", &report)
        harder = fields.text("harder", &report)
        needsNote = fields.optionalText("needs_note", &report)
        later = fields.optionalText("later", &report)
        tradition = fields.text("tradition", &report)
        evidence = fields.text("evidence", &report)
        review = Self.review(fields.require("review", &report), &report)
        short = fields.number("short", in: 1...6, otherwise: 1, &report)
        lengths = fields.optionalList("lengths", &report, Self.length)?.map(\.value) ?? []
        postures = fields.has("postures") ? fields.choices("postures", of: Posture.self, &report) ?? [] : []
        variant = fields.take("without").flatMap { VariantFields($0.node, &report) }
        fields.finish(&report)
    }

    /// The line of a field, or of the first when it is missing.
    func line(of name: String) -> Int { lines[name] ?? 1 }

    /// The whole practice, when nothing it needs is missing.
    func text(intro: Worded<Prose>, steps: [StepText]) -> PracticeText? {
        guard let practice = practice(steps), let title, let revision, let components, let attitudes, let aims,
            let domains, let needs, let minutes, let eyes, let summary, let stopIf, let harder, let tradition,
            let evidence, let review, let short
        else { return nil }
        return PracticeText(
            practice: practice,
            title: title.text,
            revision: revision,
            catalogueNumber: catalogue?.text,
            components: components,
            attitudes: attitudes,
            aims: aims,
            domains: domains,
            needs: needs,
            minutes: minutes,
            lengths: lengths,
            postures: postures,
            eyes: eyes,
            summary: summary.text,
            stopIf: stopIf.text,
            harderLine: harder.text,
            needsNote: needsNote?.text,
            later: later?.text,
            tradition: tradition.text,
            evidence: evidence.text,
            review: review,
            shortStep: min(short, steps.count) - 1,
            intro: intro,
            steps: steps,
            variant: variant?.variant
        )
    }

    private func practice(_ steps: [StepText]) -> Practice? {
        guard let id, let depth, let risk, let ingredients, let family, let entry, let rung else { return nil }
        return Practice(
            id: Practice.ID(id.text),
            depth: depth,
            risk: risk,
            ingredients: IngredientSet(ingredients),
            family: family,
            steps: steps.count,
            suits: entry,
            rung: rung == 0 ? nil : rung,
            asksAboutAnother: steps.contains { $0.asksAboutAnother }
        )
    }

    private static func length(_ node: Node, _ report: inout Report) -> Int? {
        if let minutes = node.scalarText.flatMap({ Int($0) }), (1...120).contains(minutes) { return minutes }
        report.note(node.line, .value, "`lengths` holds what is no number of minutes", "write it as `lengths: [1, 3]`")
        return nil
    }

    private static func lines(of node: Node) -> [String: Int] {
        guard case .mapping(let mapping) = node else { return [:] }
        let pairs = mapping.map { ($0.key.scalarText ?? "?", $0.key.line) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// Who has read it.
    static func review(_ field: (node: Node, line: Int)?, _ report: inout Report) -> Review? {
        guard let field, var fields = Fields(field.node, called: "`review`", &report) else { return nil }
        let second = fields.text("second_reader", &report)
        let clinician = fields.text("clinician", &report)
        fields.finish(&report)
        guard let second, let clinician else { return nil }
        return Review(secondReader: named(second), clinician: named(clinician))
    }

    private static func named(_ passage: Passage) -> String? { passage.text == "not yet" ? nil : passage.text }
}
