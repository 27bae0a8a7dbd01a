import SalveCore

/// The rules about one practice, a small function each.
enum PracticeRules {
    /// Checks what the fields of a practice say together, and each line a person reads.
    static func check(_ front: FrontMatter, _ body: PracticeBody, _ words: BodyWords, _ report: inout Report) {
        checkID(front, &report)
        checkSteps(front, body, &report)
        checkShort(front, body, &report)
        checkFamily(front, &report)
        checkRisk(front, &report)
        checkDepth(front, &report)
        checkFamilyNeeds(front, &report)
        checkBreathing(front, body, &report)
        checkEyes(front, &report)
        checkLengths(front, words, &report)
        VariantRules.check(front, body, words, &report)
        checkFieldWords(front, &report)
    }

    // MARK: - One rule each

    private static func checkID(_ front: FrontMatter, _ report: inout Report) {
        // NB: a practice of one's own is named by the vault.
        guard let id = front.id, report.own == nil else { return }
        let parts = id.text.split(separator: "-", omittingEmptySubsequences: false)
        if !parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isPlainWordCharacter && !$0.isUppercase } }) {
            report.note(id.line, .id, "“\(id.text)” is not kebab-case", "use lower-case letters, digits and hyphens")
        }
        let name = report.file.split(separator: "/").last ?? ""
        if name != id.text + ".md" {
            report.note(id.line, .id, "the id “\(id.text)” is not the name of its file", "name both the same")
        }
    }

    private static func checkSteps(_ front: FrontMatter, _ body: PracticeBody, _ report: inout Report) {
        let range = report.own == nil ? 2...6 : 1...OwnDefaults.stepLimit
        guard !range.contains(body.steps.count) else { return }
        let line = body.steps.last?.heading.line ?? front.line(of: "id")
        let remedy = "have \(range.lowerBound) to \(range.upperBound), each with a `## ` heading"
        report.note(line, .steps, "\(body.steps.count) steps", remedy)
    }

    private static func checkShort(_ front: FrontMatter, _ body: PracticeBody, _ report: inout Report) {
        guard let short = front.short, short > body.steps.count, !body.steps.isEmpty else { return }
        report.note(front.line(of: "short"), .value, "`short` names a step that is not there", "name one of the steps")
    }

    private static func checkFamily(_ front: FrontMatter, _ report: inout Report) {
        guard let family = front.family, let depth = front.depth, family.depth != depth else { return }
        let remedy = "the family \(family.rawValue) goes with depth \(family.depth.rawValue)"
        report.note(front.line(of: "family"), .family, "the family does not go with depth \(depth.rawValue)", remedy)
    }

    private static func checkRisk(_ front: FrontMatter, _ report: inout Report) {
        guard front.depth == .outer, front.risk == .high else { return }
        report.note(front.line(of: "risk"), .risk, "an outer practice of high risk", "lower the risk, or it is inner")
    }

    private static func checkDepth(_ front: FrontMatter, _ report: inout Report) {
        guard front.depth == .outer, let ingredients = front.ingredients else { return }
        let inner: [Ingredient] = [.breath, .bodyInside, .touch, .imagined, .innerVoices, .past]
        for ingredient in inner where ingredients.contains(ingredient) {
            let message = "an outer practice that needs \(ingredient.rawValue)"
            report.note(front.line(of: "ingredients"), .ingredients, message, "leave it out, or choose its inner depth")
        }
    }

    private static func checkFamilyNeeds(_ front: FrontMatter, _ report: inout Report) {
        guard let family = front.family, let ingredients = front.ingredients else { return }
        let needed = family.ingredients
        guard !needed.isEmpty, !needed.contains(where: ingredients.contains) else { return }
        let names = needed.map(\.rawValue).joined(separator: " or ")
        let message = "the family \(family.rawValue) without \(names)"
        report.note(front.line(of: "ingredients"), .ingredients, message, "add it, or choose another family")
    }

    private static func checkBreathing(_ front: FrontMatter, _ body: PracticeBody, _ report: inout Report) {
        guard let ingredients = front.ingredients, !ingredients.contains(.breath) else { return }
        for step in body.steps {
            guard let breath = step.settings["breath"] else { continue }
            let remedy = "add breath to the ingredients, or leave the pattern out"
            report.note(breath.line, .ingredients, "a step breathes and breath is no ingredient", remedy)
        }
    }

    private static func checkEyes(_ front: FrontMatter, _ report: inout Report) {
        guard front.eyes == .open, let ingredients = front.ingredients, ingredients.contains(.closedEyes) else {
            return
        }
        report.note(front.line(of: "eyes"), .ingredients, "open eyes that are also closed", "keep one of the two")
    }

    /// A length that is offered is one that the steps can honestly fill.
    private static func checkLengths(_ front: FrontMatter, _ words: BodyWords, _ report: inout Report) {
        let lengths = front.lengths
        guard !lengths.isEmpty else { return }
        func note(_ message: String, _ remedy: String) {
            report.note(front.line(of: "lengths"), .value, message, remedy)
        }
        if lengths.count < 2 || lengths != Array(Set(lengths)).sorted() {
            return note("`lengths` does not name two or more, shortest first", "write it as `lengths: [1, 3, 5]`")
        }
        if let minutes = front.minutes, lengths.first != minutes.lowerBound || lengths.last != minutes.upperBound {
            note("`lengths` does not reach from end to end of `minutes`", "let both begin and end alike")
        }
        let seconds = words.steps.compactMap(\.seconds)
        let written = seconds.reduce(0, +)
        guard seconds.count == words.steps.count, let longest = seconds.max() else {
            return note("a step without `seconds` in a practice of several lengths", "give each step its seconds")
        }
        for asked in lengths.map({ $0 * 60 }) where asked > written * 3 || longest * asked / written > 600 {
            note("its steps cannot fill \(asked / 60) minutes", "leave that length out, or give the steps more time")
        }
        for asked in lengths where asked * 120 < written && asked > 2 {
            note("\(asked) minutes would be one step alone", "leave that length out")
        }
    }

    private static func checkFieldWords(_ front: FrontMatter, _ report: inout Report) {
        let lines: [(Passage?, Int)] = [
            (front.title, 40), (front.summary, 80), (front.stopIf, 200), (front.harder, 200), (front.needsNote, 200),
            (front.later, 120), (front.tradition, 200), (front.evidence, 200),
        ]
        for (passage, limit) in lines {
            if let passage { VoiceRules.check(passage, limit: limit, &report) }
        }
    }

    // MARK: - Words of a step

    /// The heading of a step, plain or warm.
    static func checkHeading(_ heading: Passage, _ report: inout Report) {
        VoiceRules.check(heading, &report)
        let count = Sentences.words(heading.text).count
        if count == 0 { report.note(heading.line, .heading, "an empty heading", "say the step in one sentence") }
        if count > 14, report.own == nil {
            report.note(heading.line, .heading, "a heading of \(count) words", "at most 14 words")
        }
    }

    /// The option of a step, plain or warm.
    static func checkOption(_ option: Passage, _ report: inout Report) {
        VoiceRules.check(option, &report)
        let count = Sentences.split(option.text).count
        if count > 2, report.own == nil {
            report.note(option.line, .option, "\(count) sentences", "at most two short sentences")
        }
    }
}

extension Family {
    /// The ingredients of which it needs at least one; empty when it needs none.
    var ingredients: [Ingredient] {
        switch self {
        case .breath: [.breath]
        case .touch: [.touch]
        case .images: [.imagined, .past]
        case .letters: [.writing, .imagined, .past]
        case .ground, .warmth, .movement, .people, .making, .sound, .rest, .living, .noticing, .kindWords, .thoughts: []
        }
    }
}
