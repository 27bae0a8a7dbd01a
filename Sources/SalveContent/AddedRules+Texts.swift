import SalveCore

/// The same rules about what a pack brings beside practices: worksheets, explainers and feeling words.
extension AddedRules {
    /// The longest name of a part of a worksheet, in bytes: what is typed into it is kept under that name.
    static let partNameLimit = 40

    // MARK: - Worksheets

    /// Says what a worksheet asks for without saying so, and what it may not claim.
    static func check(_ form: WorksheetForm, _ tells: Tells, _ report: inout Report) {
        for part in form.parts {
            checkRisk(part, &report)
            checkTells(part, tells, &report)
            if part.id.utf8.count > partNameLimit {
                report.note(0, .id, "the name of part “\(part.id)” is long", "at most \(partNameLimit) characters")
            }
        }
        let needs = IngredientSet(form.parts.flatMap { $0.allIngredients.members })
        let said = [form.title, form.summary.plain, form.summary.warm].joined(separator: "\n.\n")
        let found = tells.signs(in: said)
        for ingredient in Ingredient.allCases where !needs.contains(ingredient) {
            guard let phrase = found[.ingredient(ingredient)] else { continue }
            let remedy = "add \(ingredient.rawValue) to the part that asks for it, or say it in other words"
            report.note(0, .tells, "“\(phrase)” asks for \(ingredient.rawValue)", remedy)
        }
    }

    private static func checkRisk(_ part: WorksheetPart, _ report: inout Report) {
        let least = leastRisk(depth: part.depth, needs: part.allIngredients)
        guard part.risk < least else { return }
        let message = "part “\(part.id)”: risk \(part.risk.rawValue), and nobody has read it who could say so"
        report.note(0, .risk, message, "say \(least.rawValue)")
    }

    private static func checkTells(_ part: WorksheetPart, _ tells: Tells, _ report: inout Report) {
        let found = tells.signs(in: part.said.joined(separator: "\n.\n"))
        for ingredient in Ingredient.allCases where !part.allIngredients.contains(ingredient) {
            guard let phrase = found[.ingredient(ingredient)] else { continue }
            let message = "“\(phrase)” in part “\(part.id)” asks for \(ingredient.rawValue)"
            report.note(
                0,
                .tells,
                message,
                "add \(ingredient.rawValue) to its ingredients, or say it in other words"
            )
        }
        if found[.other] != nil, part.towards != .other {
            let message = "part “\(part.id)” asks about the inner world of another person"
            report.note(0, .other, message, "add `about: other` to it")
        }
    }

    // MARK: - Explainers

    /// Says what would look like Salve’s own, or lead somewhere that nobody has looked at.
    static func check(_ reading: ExplainerFile.Reading, _ report: inout Report) {
        let explainer = reading.explainer
        if [explainer.body.plain, explainer.body.warm].contains(where: \.hasLink) {
            report.note(0, .added, "it holds a link", "leave links out: they would look like Salve’s own")
        }
        for source in explainer.sources where !source.address.hasPrefix("https://doi.org/10.") {
            let remedy = "give its `doi`: any other address would look like one that Salve stands for"
            report.note(0, .added, "a source that leads to an address", remedy)
        }
    }

    // MARK: - Words

    /// Says which words are there already, and which claim to be shown first.
    static func check(
        _ words: [(value: FeelingWord, line: Int)],
        _ known: FeelingWords,
        _ report: inout Report
    ) {
        let taken = Set(known.all.map { $0.word.lowercased() })
        for (word, line) in words {
            if taken.contains(word.word.lowercased()) {
                report.note(line, .unique, "“\(word.word)” is one of Salve’s words", "leave it out")
            }
            if word.isEveryday {
                let remedy = "leave `everyday` out: words from packs stand behind Salve’s own"
                report.note(line, .added, "it claims to be shown first", remedy)
            }
        }
    }
}

extension WorksheetPart {
    /// What it needs, whether it asks what was or what may come.
    fileprivate var allIngredients: IngredientSet {
        IngredientSet(ingredients(about: .past).members + ingredients(about: .future).members)
    }

    /// Everything of it that a person reads.
    fileprivate var said: [String] {
        let lines = [question, help, sides?.first, sides?.second].compactMap { $0 } + choices.map(\.line)
        return lines.flatMap { [$0.plain, $0.warm] } + [future].compactMap { $0 }
    }
}
