import SalveCompanion
import SalveContent
import SalveCore

/// Everything that is in a pack, to be read before anything is decided.
struct PackInside: Sendable {
    let name: String
    let by: String
    let about: String
    let count: String
    let practices: [Practice]
    let worksheets: [Sheet]
    let explainers: [Text]
    /// Feeling words under their heading; nil when it has none.
    let words: Words?

    /// One practice of it.
    struct Practice: Sendable {
        let title: String
        let summary: String
        /// What it is, how long, and how likely it stings.
        let detail: String
        let needs: String
        let intro: [String]
        let steps: [Step]
        let stopIf: String
    }

    /// One step.
    struct Step: Sendable {
        let line: String
        let option: String
    }

    /// One worksheet.
    struct Sheet: Sendable {
        let title: String
        let detail: String
        let summary: String
        let parts: [Part]
        let stopIf: String

        /// One question, with what it turns to and what it needs.
        struct Part: Sendable {
            let question: String
            let help: String
            let choices: [String]
            let detail: String
        }
    }

    /// One explainer.
    struct Text: Sendable {
        let title: String
        let detail: String
        let summary: String
        let blocks: [ProseBlock]
        let strength: String
        let sources: [String]
    }

    /// The feeling words.
    struct Words: Sendable {
        let heading: String
        let lines: [Line]

        /// One word with what it means.
        struct Line: Sendable {
            let word: String
            let meaning: String
        }
    }

    init(_ pack: Pack, _ strings: Strings) {
        let manifest = pack.manifest
        name = manifest.name
        by = strings.text(
            "packs.by",
            ["author": manifest.author, "licence": manifest.licence, "version": manifest.version]
        )
        about = manifest.about ?? ""
        count = strings.contents(pack)
        practices = pack.practices.map { Practice($0, strings) }
        worksheets = pack.worksheets.map { Sheet($0, strings) }
        explainers = pack.explainers.map { Text($0, strings) }
        let lines = pack.words.map { Words.Line(word: $0.word.capitalisedFirst, meaning: $0.meaning) }
        let heading = strings.plural("packs.words", lines.count)
        words = lines.isEmpty ? nil : Words(heading: heading, lines: lines)
    }

    /// What it asks for, as one line; empty when it asks for nothing.
    fileprivate static func needs(_ ingredients: IngredientSet, _ strings: Strings) -> String {
        let names = ingredients.members.map { strings["ingredient." + Strings.key($0.rawValue)].lowercasedFirst }
        return names.isEmpty ? "" : strings.text("packs.needs", ["needs": names.joined(separator: ", ")])
    }
}
extension PackInside.Practice {
    init(_ text: PracticeText, _ strings: Strings) {
        title = text.title
        summary = text.summary
        detail = PractisePage.detail(text, strings) + ", " + strings["packs.risk.\(text.practice.risk.rawValue)"]
        needs = PackInside.needs(text.practice.ingredients, strings)
        intro = text.intro.plain.plainText.split(separator: "\n").map(String.init)
        steps = text.steps.map { PackInside.Step(line: $0.heading.plain, option: $0.option.plain) }
        stopIf = text.stopIf
    }
}

extension PackInside.Sheet {
    init(_ form: WorksheetForm, _ strings: Strings) {
        title = form.title
        detail = strings["packs.worksheet"] + ", " + strings.minutes(form.minutes)
        summary = form.summary.plain
        parts = form.parts.map { Part($0, strings) }
        stopIf = form.stopIf
    }
}

extension PackInside.Sheet.Part {
    init(_ part: WorksheetPart, _ strings: Strings) {
        question = part.question.plain
        help = part.help?.plain ?? ""
        choices = part.choices.map(\.line.plain)
        let risk = strings["packs.risk.\(part.risk.rawValue)"].capitalisedFirst + "."
        detail = part.depth.isInner ? [risk, PackInside.needs(part.ingredients, strings)].joined(separator: " ") : ""
    }
}

extension PackInside.Text {
    init(_ explainer: Explainer, _ strings: Strings) {
        title = explainer.title
        detail = strings["packs.explainer"] + ", " + strings.plural("learn.reading", explainer.minutes).lowercasedFirst
        summary = explainer.summary
        blocks = ProseBlock.all(of: explainer.body.plain)
        strength = explainer.strength
        sources = explainer.sources.map { $0.text + " " + $0.address }
    }
}
