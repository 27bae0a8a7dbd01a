import SalveCore
import Yams

/// The fields of `without` in a front matter.
struct VariantFields {
    let ingredients: [Ingredient]
    let line: Int
    let variant: PracticeVariant
    /// Every passage of it that a person reads.
    let passages: [Passage]

    /// The fields of a mapping; nil, and said, when it is none or names nothing.
    init?(_ node: Node, _ report: inout Report) {
        guard var fields = Fields(node, called: "`without`", &report) else { return nil }
        line = fields.line
        let named = fields.choices("ingredients", of: Ingredient.self, &report)
        let depth = fields.has("depth") ? fields.choice("depth", of: Depth.self, &report) : nil
        let family = fields.has("family") ? fields.choice("family", of: Family.self, &report) : nil
        let summary = fields.optionalText("summary", &report)
        let stopIf = fields.optionalText("stop_if", &report)
        let harder = fields.optionalText("harder", &report)
        let needsNote = fields.optionalText("needs_note", &report)
        let intro = fields.optionalText("intro", &report)
        let warmIntro = fields.optionalText("warm_intro", &report)
        fields.finish(&report)
        guard let named else { return nil }
        ingredients = named
        passages = [summary, stopIf, harder, needsNote, intro, warmIntro].compactMap { $0 }
        variant = PracticeVariant(
            without: IngredientSet(named),
            depth: depth,
            family: family,
            summary: summary?.text,
            stopIf: stopIf?.text,
            harderLine: harder?.text,
            needsNote: needsNote?.text,
            intro: intro.map {
                Worded(plain: Self.prose($0, &report), warm: warmIntro.map { Self.prose($0, &report) })
            }
        )
        if let summary { VoiceRules.check(summary, limit: 80, &report) }
        for (passage, limit) in [(stopIf, 200), (harder, 200), (needsNote, 200), (intro, nil), (warmIntro, nil)] {
            if let passage { VoiceRules.check(passage, limit: limit, &report) }
        }
    }

    private static func prose(_ passage: Passage, _ report: inout Report) -> Prose {
        ProseParser(passage.lines[...], &report).prose
    }
}

/// The rules about how a practice goes without some of its ingredients.
enum VariantRules {
    /// Checks that what is named is truly lacking, and that nothing opens that the practice itself would not.
    static func check(_ front: FrontMatter, _ body: PracticeBody, _ words: BodyWords, _ report: inout Report) {
        guard let variant = front.variant else {
            if let step = body.steps.first(where: \.goesWithout) {
                let remedy = "add `without: {ingredients: […]}` to the front matter"
                report.note(step.heading.line, .variant, "a step goes without something that nothing names", remedy)
            }
            return
        }
        if variant.ingredients.isEmpty {
            report.note(variant.line, .variant, "`without` names no ingredient", "name what this way lacks")
        }
        if !body.steps.contains(where: \.goesWithout), variant.passages.isEmpty {
            report.note(variant.line, .variant, "a way of its own without words of its own", "add them, or remove it")
        }
        for step in body.steps where step.goesWithout && (step.without == nil || step.withoutOption == nil) {
            let remedy = "give both `without:` and `without option:`"
            report.note(step.heading.line, .variant, "half of the words that stand in this step’s place", remedy)
        }
        checkDepth(front, variant, &report)
        checkBreath(front, body, variant, &report)
        checkWords(front, body, words, variant, &report)
    }

    private static func checkDepth(_ front: FrontMatter, _ fields: VariantFields, _ report: inout Report) {
        let variant = fields.variant
        guard let depth = variant.depth ?? front.depth, let family = variant.family ?? front.family,
            let ingredients = front.ingredients
        else { return }
        if depth.isInner != front.depth?.isInner {
            let remedy = "an inner practice stays inner, an outer one outer"
            report.note(fields.line, .variant, "`without` turns the practice round", remedy)
        }
        if family.depth != depth {
            let remedy = "the family \(family.rawValue) goes with depth \(family.depth.rawValue)"
            report.note(fields.line, .variant, "`without` has a family of another depth", remedy)
        }
        let left = ingredients.filter { !fields.ingredients.contains($0) }
        if !family.ingredients.isEmpty, !family.ingredients.contains(where: left.contains) {
            let remedy = "name another family in `without`, or leave the ingredient in"
            report.note(fields.line, .variant, "the family \(family.rawValue) cannot go without that", remedy)
        }
    }

    private static func checkBreath(
        _ front: FrontMatter,
        _ body: PracticeBody,
        _ fields: VariantFields,
        _ report: inout Report
    ) {
        guard fields.ingredients.contains(.breath) else { return }
        for step in body.steps where step.settings["breath"] != nil && step.without == nil {
            report.note(step.heading.line, .variant, "a step breathes, and goes without it", "add `without:` to it")
        }
    }

    /// Looks for words that would mention what is lacking, in all that is then shown.
    private static func checkWords(
        _ front: FrontMatter,
        _ body: PracticeBody,
        _ words: BodyWords,
        _ fields: VariantFields,
        _ report: inout Report
    ) {
        let variant = fields.variant
        var shown: [(text: String, line: Int)] = []
        func add(_ passage: Passage?) {
            if let passage { shown.append((passage.text, passage.line)) }
        }
        add(front.title)
        if variant.stopIf == nil { add(front.stopIf) }
        if variant.harderLine == nil { add(front.harder) }
        if variant.summary == nil { add(front.summary) }
        if variant.needsNote == nil { add(front.needsNote) }
        for passage in fields.passages { add(passage) }
        if variant.intro == nil, let intro = words.intro {
            for wording in Wording.allCases { shown.append((intro[wording].plainText, front.line(of: "without"))) }
        }
        for step in body.steps {
            let own = [step.heading, step.warm, step.option, step.warmOption]
            let instead = [step.without, step.withoutWarm, step.withoutOption, step.withoutWarmOption]
            for passage in step.goesWithout ? instead : own { add(passage) }
        }
        for ingredient in fields.ingredients {
            for (text, line) in shown {
                let said = Sentences.words(text).map { $0.lowercased() }
                guard let word = said.first(where: ingredient.telltales.contains) else { continue }
                let message = "“\(word)” in the way without \(ingredient.rawValue)"
                report.note(line, .variant, message, "reword it, or give it other words under `without`")
            }
        }
    }
}

extension PracticeBody.Step {
    /// True when it has words that stand in its place.
    fileprivate var goesWithout: Bool {
        without != nil || withoutOption != nil || withoutWarm != nil || withoutWarmOption != nil
    }
}

extension Ingredient {
    /// Words that give it away; a floor for the check, no measure of what a step asks for.
    fileprivate var telltales: Set<String> {
        switch self {
        case .breath: ["breath", "breaths", "breathe", "breathing", "exhale", "inhale"]
        case .bodyInside: ["body", "chest", "belly", "throat", "stomach", "heartbeat"]
        case .touch: ["touch", "stroke", "hug"]
        case .closedEyes: ["close", "closed", "closing", "shut"]
        case .stillness: ["still", "stillness", "motionless", "lie", "lying"]
        case .imagined: ["imagine", "imagined", "pretend"]
        case .innerVoices: ["critic", "voices"]
        case .past: ["past", "remember", "memory", "memories"]
        case .writing: ["write", "writing", "written", "paper", "pen"]
        case .food: ["eat", "eating", "food", "drink", "tea", "soup"]
        case .heatOrCold: ["warm", "cool", "hot", "cold", "heat"]
        case .outdoors: ["outdoors", "outside", "street", "park"]
        case .faith: ["pray", "prayer", "god", "faith"]
        }
    }
}
