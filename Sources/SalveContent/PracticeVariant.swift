public import SalveCore

/// How a practice goes for someone who leaves something out, so that it need not vanish where few steps ask for it.
///
/// It lacks all that it names, in every word that is then shown; a check and a second reader look (R8). The number of
/// steps stays, and it turns inward where the practice does.
public struct PracticeVariant: Equatable, Sendable {
    /// What it lacks, and the practice itself has or mentions.
    public let without: IngredientSet
    /// Where it turns attention, when that differs.
    public let depth: Depth?
    /// The family it then belongs to, when that differs.
    public let family: Family?
    /// The line for the library, when that differs.
    public let summary: String?
    /// When to leave it, when that differs.
    public let stopIf: String?
    /// What is said after "Harder", when that differs.
    public let harderLine: String?
    /// Who better skips it, when that differs.
    public let needsNote: String?
    /// What will be asked, when that differs.
    public let intro: Worded<Prose>?
}

/// The words of a step that stand in place of its own.
public struct StepWords: Equatable, Sendable {
    /// What a person does.
    public let heading: Worded<String>
    /// Another way to do it.
    public let option: Worded<String>
}

/// The way through a practice that a person chose for one time.
public struct PracticeWay: Hashable, Sendable {
    /// One of its lengths; nil for as it is written.
    public var minutes: Int?
    /// True for the way that goes without something, also when nothing is left out in the settings.
    public var takesVariant: Bool

    /// A way from its parts; by default the practice as it is written.
    public init(minutes: Int? = nil, takesVariant: Bool = false) {
        self.minutes = minutes
        self.takesVariant = takesVariant
    }
}

extension PracticeText {
    /// The practice as it goes for someone who leaves these out, and chose this way.
    ///
    /// What the rules see of it changes with its words: a practice is held back by what the shown words need, no less
    /// and no more (R8).
    public func adapted(leavingOut leftOut: IngredientSet, _ way: PracticeWay = PracticeWay()) -> PracticeText {
        var text = self
        if let variant, way.takesVariant || !variant.without.isDisjoint(with: leftOut) { text.take(variant) }
        if let minutes = way.minutes, lengths.contains(minutes) { text.last(minutes) }
        return text
    }

    /// The seconds of all its steps, as they are written.
    public var seconds: Int { steps.reduce(0) { $0 + ($1.seconds ?? 0) } }

    /// True when a length is so much shorter that one step alone fills it: the short form.
    public func isShortForm(_ minutes: Int) -> Bool { minutes * 60 * 2 < seconds }

    private mutating func take(_ variant: PracticeVariant) {
        let left = practice.ingredients.members.filter { !variant.without.contains($0) }
        practice = practice.changed(
            depth: variant.depth,
            ingredients: IngredientSet(left),
            family: variant.family,
            steps: steps.count
        )
        summary = variant.summary ?? summary
        stopIf = variant.stopIf ?? stopIf
        harderLine = variant.harderLine ?? harderLine
        needsNote = variant.needsNote ?? needsNote
        intro = variant.intro ?? intro
        if variant.without.contains(.closedEyes) { eyes = .open }
        steps = steps.map { $0.going(without: variant.without) }
    }

    /// Scales the seconds of each step, or keeps the one step of the short form.
    private mutating func last(_ minutes: Int) {
        let written = seconds
        guard written > 0 else { return }
        if isShortForm(minutes) {
            var step = steps[shortStep]
            step.seconds = minutes * 60
            steps = [step]
            shortStep = 0
            practice = practice.changed(ingredients: practice.ingredients, steps: 1)
        } else {
            for index in steps.indices {
                steps[index].seconds = steps[index].seconds.map { ($0 * minutes * 60 + written / 2) / written }
            }
        }
    }
}

extension StepText {
    /// The step as it follows this breath; a step that does not breathe stays as it is.
    public func breathing(_ pattern: BreathPattern?) -> StepText {
        var step = self
        if let pattern, breath != nil { step.breath = pattern }
        return step
    }

    fileprivate func going(without: IngredientSet) -> StepText {
        var step = self
        if let words = self.without {
            step.heading = words.heading
            step.option = words.option
        }
        if without.contains(.breath) { step.breath = nil }
        return step
    }
}

extension Practice {
    fileprivate func changed(
        depth: Depth? = nil,
        ingredients: IngredientSet,
        family: Family? = nil,
        steps: Int
    ) -> Practice {
        Practice(
            id: id,
            depth: depth ?? self.depth,
            risk: risk,
            ingredients: ingredients,
            family: family ?? self.family,
            steps: steps,
            suits: suits,
            rung: rung,
            asksAboutAnother: asksAboutAnother
        )
    }
}
