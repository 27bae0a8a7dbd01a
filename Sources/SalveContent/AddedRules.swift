import SalveCore

/// The rules about a practice that does not ship: nothing that is added loosens what protects.
enum AddedRules {
    /// Most characters of a line.
    static let lineLimit = 1_000

    /// Says which lines are too long, or hold characters that cannot be seen.
    static func checkLines(_ text: String, _ report: inout Report) {
        for line in Passage.Line.all(of: text) {
            if line.text.count > lineLimit {
                report.note(line.number, .line, "a line of \(line.text.count) characters", "at most \(lineLimit)")
            }
            if line.text.unicodeScalars.contains(where: isUnseen) {
                report.note(line.number, .line, "a character that cannot be seen", "write the line anew")
            }
        }
    }

    /// Control characters, and those that turn the direction of what follows.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: false
        case 0x00..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// Says what a practice in a pack asks for without saying so, and what it may not claim.
    static func check(_ reading: PracticeFile.Reading, _ tells: Tells, _ report: inout Report) {
        let found = signs(of: reading.text, tells)
        for ingredient in Ingredient.allCases where !reading.text.practice.ingredients.contains(ingredient) {
            guard let phrase = found.all[.ingredient(ingredient)] else { continue }
            let remedy = "add \(ingredient.rawValue) to the ingredients, or say it in other words"
            let line = reading.lines["ingredients"] ?? 1
            report.note(line, .tells, "“\(phrase)” asks for \(ingredient.rawValue)", remedy)
        }
        for step in found.other where !reading.text.steps[step].asksAboutAnother {
            let message = "step \(step + 1) asks about the inner world of another person"
            report.note(0, .other, message, "add `about: other` to it")
        }
    }

    /// What holds of anything added, one's own too.
    static func checkClaims(_ reading: PracticeFile.Reading, _ report: inout Report) {
        let practice = reading.text.practice
        if practice.rung != nil {
            let message = "it claims a place on the way back to kindness"
            report.note(reading.lines["rung"] ?? 1, .added, message, "leave `rung` out")
        }
        if reading.text.variant != nil {
            let message = "it has a way without some of its ingredients, and nobody has read it who could say so"
            report.note(reading.lines["without"] ?? 1, .added, message, "leave `without` out, or write two practices")
        }
        let least = leastRisk(practice)
        if practice.risk < least {
            let message = "risk \(practice.risk.rawValue), and nobody has read it who could say so"
            report.note(reading.lines["risk"] ?? 1, .risk, message, "say \(least.rawValue), or leave `risk` out")
        }
        if [reading.text.intro.plain, reading.text.intro.warm].contains(where: \.hasLink) {
            report.note(0, .added, "it holds a link", "leave links out: they would look like Salve’s own")
        }
    }

    /// The least risk that follows from where a practice turns attention, and what it needs.
    static func leastRisk(_ practice: Practice) -> Risk {
        leastRisk(depth: practice.depth, needs: practice.ingredients)
    }

    /// The least risk of anything that turns attention there, and needs that.
    static func leastRisk(depth: Depth, needs ingredients: IngredientSet) -> Risk {
        switch depth {
        case .images: .high
        case .body, .words: ingredients.isDisjoint(with: [.innerVoices, .past, .imagined]) ? .medium : .high
        case .outer: ingredients.contains(.closedEyes) ? .medium : .low
        }
    }

    /// What the words of a practice tell of, and which steps tell of another person's inner world.
    static func signs(of text: PracticeText, _ tells: Tells) -> (all: [Tells.Sign: String], other: [Int]) {
        func said(_ step: StepText) -> String {
            [step.heading.plain, step.heading.warm, step.option.plain, step.option.warm].joined(separator: "\n")
        }
        let steps = text.steps.map(said)
        let before = [
            text.title, text.summary, text.later ?? "", text.intro.plain.plainText, text.intro.warm.plainText,
        ]
        let all = tells.signs(in: (before + steps).joined(separator: "\n.\n"))
        let other = steps.indices.filter { tells.signs(in: steps[$0])[.other] != nil }
        return (all, other)
    }
}

extension Prose {
    /// True when something in it leads elsewhere.
    var hasLink: Bool {
        func holds(_ parts: [Inline]) -> Bool {
            parts.contains { part in
                switch part {
                case .text: false
                case .emphasis(let parts), .strong(let parts): holds(parts)
                case .link: true
                }
            }
        }
        return blocks.contains { block in
            switch block {
            case .heading(let parts), .paragraph(let parts): holds(parts)
            case .list(let items): items.contains(where: holds)
            }
        }
    }
}
