public import SalveContent
public import SalveCore

/// What the care menu shows: one's own things first, then practices that the rules offer now.
public struct CareChoice: Sendable {
    /// One's own things that answer what is needed, in order, and what was let go of to find any.
    public let menu: CareMenu
    /// How often each was said to have soothed.
    public let counts: [EntryID: SoothedCount]
    /// Practices, out of what the rules offer now; never empty while there is content (R12).
    public let practices: [Shown]
    /// True when the practices are the first offers, since none of those offered answers the need.
    public let isAnyPractice: Bool
}

extension Companion {
    /// How many practices follow one's own things.
    static let carePractices = 3

    // MARK: - The menu

    /// What there is for this moment: one's own things, then practices through the one offering function.
    public func careChoice(_ moment: CareMoment) -> CareChoice {
        let now = surroundings.now()
        let counts = timeline.soothedCounts
        let menu = CareMenu(among: list(), counts: counts, at: now.hour, leftOut: timeline.leftOut, moment)
        let offered = library().offered
        let fitting = offered.filter { shown in
            let answers = moment.needs.isEmpty || shown.text.needs.contains { moment.needs.contains($0) }
            return answers && moment.minutes.map { shown.text.minutes.lowerBound <= $0 } ?? true
        }
        let practices = fitting.isEmpty ? offered : fitting
        return CareChoice(
            menu: menu,
            counts: counts,
            practices: Array(practices.prefix(Self.carePractices)),
            isAnyPractice: fitting.isEmpty && !offered.isEmpty
        )
    }

    /// Examples for a heading that are not on the list yet; each becomes one's own only by a press.
    ///
    /// What is left out is not among them (R8), nor at night what is outdoors, hot or cold (R18).
    public func careExamples(_ domain: Domain) -> [CareExample] {
        let known = Set(timeline.list.map { Self.folded($0.value.text) })
        var withheld = timeline.leftOut.members
        if isNight() { withheld += [.outdoors, .heatOrCold] }
        return catalogue.careExamples.filter { example in
            example.traits.domain == domain && !known.contains(Self.folded(example.text))
                && IngredientSet(example.traits.ingredients).isDisjoint(with: IngredientSet(withheld))
        }
    }

    /// Makes an example one's own; one that stands on the list word for word stays as it is.
    public func takeExample(_ id: String, form: EntryID) async throws(CompanionError) {
        guard let example = catalogue.careExamples.first(where: { $0.id == id }) else { throw .notFound }
        if timeline.list.contains(where: { Self.folded($0.value.text) == Self.folded(example.text) }) { return }
        try await keepItem(example.text, isForBadTimes: false, traits: example.traits, form: form)
    }

    /// Says of a care item that it answers these needs too.
    public func map(item thing: EntryID, to needs: [Need], form: EntryID) async throws(CompanionError) {
        guard let item = timeline.list.first(where: { $0.value.thing == thing })?.value else { throw .notFound }
        var traits = item.traits
        traits.needs += needs
        try await keepItem(
            item.text,
            size: item.size,
            place: item.place,
            isForBadTimes: item.isForBadTimes,
            traits: traits,
            thing: thing,
            form: form
        )
    }

    /// What is known of each thing of one's own, in words: how often it soothed, and when it was last done.
    public func careCounts() -> [EntryID: String] {
        let now = surroundings.now()
        return timeline.soothedCounts.compactMapValues { catalogue.strings.careCounts($0, now: now) }
    }

    // MARK: - Done

    /// Notes that a care item is done now; the form names it.
    public func doCare(_ item: EntryID, need: Need?, form: EntryID) async throws(CompanionError) {
        guard timeline.list.contains(where: { $0.value.thing == item }) else { throw .notFound }
        try await record([.careDone(CareDone(thing: form, item: item, need: need, soothed: nil))], form: form)
    }

    /// What was done, with its care item, which is nil once that is deleted.
    public func careDone(_ thing: EntryID) -> (done: CareDone, item: CareItem?)? {
        guard let done = timeline.careDone(thing)?.value else { return nil }
        return (done, timeline.list.first { $0.value.thing == done.item }?.value)
    }

    /// Whether it soothed, which is asked once: what was said stays as it is.
    public func answerCare(_ thing: EntryID, _ soothed: CareDone.Soothed, form: EntryID) async throws(CompanionError) {
        guard let current = timeline.careDone(thing) else { throw .notFound }
        let done = current.value
        if done.soothed != nil { return }
        let answered = CareDone(thing: thing, item: done.item, need: done.need, soothed: soothed)
        try await record([.careDone(answered)], happened: current.at, form: form)
    }

    /// How often each care item was said to have soothed.
    public func soothedCounts() -> [EntryID: SoothedCount] { timeline.soothedCounts }

    // MARK: - Supporters, and asking them

    /// Those who can be asked, by what for; nobody who is kept simple (R17).
    public func supporters(goodFor kind: SupportKind? = nil) -> [Person] {
        people().filter { person in person.isSupporter && kind.map { person.goodFor.contains($0) } ?? true }
    }

    /// Keeps a draft of what to ask; nothing is sent, ever.
    ///
    /// Someone kept simple is not asked (R17), nor is a bond that was.
    public func keepAsking(
        _ text: String,
        person thing: EntryID,
        kind: SupportKind?,
        form: EntryID
    ) async throws(CompanionError) {
        guard person(thing)?.isAskable == true else { throw .notFound }
        let text = try Self.words(text)
        let asking = Asking(thing: form, person: thing, kind: kind, text: text, outcome: nil)
        try await record([.asking(asking)], form: form)
    }

    /// What came of it; the words stay.
    public func answerAsking(
        _ thing: EntryID,
        _ outcome: Asking.Outcome,
        form: EntryID
    ) async throws(CompanionError) {
        guard let current = timeline.asking(thing) else { throw .notFound }
        let old = current.value
        let asking = Asking(thing: thing, person: old.person, kind: old.kind, text: old.text, outcome: outcome)
        try await record([.asking(asking)], happened: current.at, form: form)
    }

    /// One time of asking; nil when there is none.
    public func asking(_ thing: EntryID) -> Timeline.Current<Asking>? { timeline.asking(thing) }

    /// The times someone was asked, newest first.
    public func askings(of person: EntryID) -> [Timeline.Current<Asking>] {
        timeline.askings.filter { $0.value.person == person }.reversed()
    }

    // MARK: - As it is kept

    static func tidied(_ traits: CareTraits) throws(CompanionError) -> CareTraits {
        if let minutes = traits.minutes, !(1...600).contains(minutes) { throw .badValue }
        var traits = traits
        traits.heading = try words(traits.heading, mayBeEmpty: true)
        guard traits.heading.count <= 60, !traits.heading.contains(where: \.isNewline) else { throw .badValue }
        traits.needs = Need.allCases.filter(traits.needs.contains)
        traits.ingredients = IngredientSet(traits.ingredients).members
        return traits
    }
}

// MARK: - As one line

extension Companion {
    /// What was done and whether it soothed, as one line.
    public func careText(_ done: CareDone) -> String {
        let strings = catalogue.strings
        let item = timeline.list.first { $0.value.thing == done.item }?.value.text ?? strings["care.gone"]
        return sentence(item, done.soothed.map { strings["care.soothed.\($0.rawValue)"] })
    }

    /// Who was asked, in which words, and what came of it, as one line.
    public func careText(_ asking: Asking) -> String {
        let strings = catalogue.strings
        let name = people().first { $0.thing == asking.person }?.name ?? strings["support.someone"]
        let said = strings.text("support.line", ["name": name, "text": asking.text])
        return sentence(said, asking.outcome.map { strings["support.outcome.\($0.rawValue)"] })
    }

    /// A plan with what was said of it, and what came of it.
    public func careText(_ plan: Plan) -> String {
        let strings = catalogue.strings
        let blocked = plan.shape.ifInTheWay
        var line = sentence(plan.text, plan.shape.when.isEmpty ? nil : plan.shape.when)
        line = sentence(line, blocked.isEmpty ? nil : strings.text("next.ifline", ["then": blocked]))
        line = sentence(line, plan.answer.map { strings.name(of: $0) })
        return sentence(line, plan.shape.howWasIt.isEmpty ? nil : plan.shape.howWasIt)
    }

    private func sentence(_ first: String, _ second: String?) -> String {
        guard let second else { return first }
        let isEnded = first.last.map { ".?…".contains($0) } ?? true
        return first + (isEnded ? " " : ". ") + second
    }
}
