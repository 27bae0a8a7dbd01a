public import SalveCore

/// A practice of a person's own, as it was read: a value, or the reasons why not, and what could be said differently.
public struct AddedPractice: Sendable {
    /// The practice; nil when it was refused.
    public let text: PracticeText?
    /// Why it was refused.
    public let refusals: [ContentProblem]
    /// What Salve would say differently; one's own voice is one's own.
    public let advice: [ContentProblem]
    /// What its words ask for and its fields did not name: it stands among its ingredients now.
    public let found: [Ingredient]
}

extension Catalogue {
    /// Reads a practice of a person's own: rules of shape and care refuse, rules of the voice advise.
    ///
    /// What it does not say is filled in with the gentler choice; what its words ask for is added to what it needs.
    public func readOwn(_ source: String, id: Practice.ID, readsVoice: Bool = true) -> AddedPractice {
        var report = Report(file: "own.md", readsVoice: readsVoice, own: OwnDefaults(strings))
        AddedRules.checkLines(source, &report)
        guard let reading = PracticeFile.read(source, &report) else { return refused(report) }
        if reading.text.title.count > OwnDefaults.titleLimit {
            report.note(
                reading.lines["title"] ?? 1,
                .line,
                "a long name",
                "at most \(OwnDefaults.titleLimit) characters"
            )
        }
        let (text, found) = completed(reading.text, id: id)
        let whole = PracticeFile.Reading(file: reading.file, text: text, lines: reading.lines)
        AddedRules.checkClaims(whole, &report)
        checkInner(found, in: whole, &report)
        let (refusals, advice) = Self.parts(report)
        return AddedPractice(text: refusals.isEmpty ? text : nil, refusals: refusals, advice: advice, found: found)
    }

    private func refused(_ report: Report) -> AddedPractice {
        let (refusals, advice) = Self.parts(report)
        return AddedPractice(text: nil, refusals: refusals, advice: advice, found: [])
    }

    /// A waiver that nothing needs is nobody's business here.
    private static func parts(_ report: Report) -> (refusals: [ContentProblem], advice: [ContentProblem]) {
        let told = report.problems.filter { $0.rule != .waiver }
        return (told.filter { !$0.rule.canBeWaived }, told.filter { $0.rule.canBeWaived })
    }

    /// With its name in the vault, what its words ask for, and at least the risk that follows.
    private func completed(_ text: PracticeText, id: Practice.ID) -> (text: PracticeText, found: [Ingredient]) {
        let signs = AddedRules.signs(of: text, tells)
        let old = text.practice
        let found = Ingredient.allCases.filter {
            !old.ingredients.contains($0) && signs.all[.ingredient($0)] != nil
        }
        let steps = text.steps.enumerated().map { place, step in
            signs.other.contains(place) ? step.aboutAnother : step
        }
        let practice = Practice(
            id: id,
            depth: old.depth,
            risk: old.risk,
            ingredients: IngredientSet(old.ingredients.members + found),
            family: old.family,
            steps: old.steps,
            suits: old.suits,
            rung: old.rung,
            asksAboutAnother: old.asksAboutAnother || !signs.other.isEmpty
        )
        let careful = practice.atLeast(AddedRules.leastRisk(practice))
        let eyes: Eyes? = found.contains(.closedEyes) ? .either : nil
        return (text.changed(practice: careful, eyes: eyes, steps: steps), found)
    }

    /// An outer practice whose words turn inward is no outer one.
    private func checkInner(_ found: [Ingredient], in reading: PracticeFile.Reading, _ report: inout Report) {
        guard reading.text.practice.depth == .outer else { return }
        let signs = AddedRules.signs(of: reading.text, tells)
        for ingredient in found where Ingredient.inner.contains(ingredient) {
            let phrase = signs.all[.ingredient(ingredient)] ?? ""
            let message = "“\(phrase)” turns inward, and this says it is something to do"
            report.note(
                reading.lines["depth"] ?? 1,
                .tells,
                message,
                "choose what it is anew, or say it in other words"
            )
        }
    }
}

extension Ingredient {
    /// What has no place in an outer practice.
    static let inner: Set<Ingredient> = [.breath, .bodyInside, .touch, .imagined, .innerVoices, .past]
}

extension Practice {
    /// The same, with at least this risk.
    fileprivate func atLeast(_ least: Risk) -> Practice {
        Practice(
            id: id,
            depth: depth,
            risk: max(risk, least),
            ingredients: ingredients,
            family: family,
            steps: steps,
            suits: suits,
            rung: rung,
            asksAboutAnother: asksAboutAnother
        )
    }

    /// The same under another name.
    func named(_ id: ID) -> Practice {
        Practice(
            id: id,
            depth: depth,
            risk: risk,
            ingredients: ingredients,
            family: family,
            steps: steps,
            suits: suits,
            rung: rung,
            asksAboutAnother: asksAboutAnother
        )
    }
}

extension StepText {
    /// The same, asking about the inner world of another person.
    fileprivate var aboutAnother: StepText {
        var step = self
        step.asksAboutAnother = true
        return step
    }
}
