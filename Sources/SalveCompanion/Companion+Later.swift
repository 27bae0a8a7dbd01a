import SalveContent
public import SalveCore

/// What may be asked once of an intention for a day (B17): what it shifted, if anything.
public struct LaterQuestion: Equatable, Sendable {
    /// The sitting that it belongs to.
    public let sitting: EntryID
    /// The practice.
    public let practice: Practice.ID
    /// Its title.
    public let title: String
    /// The question.
    public let question: String
}

extension Companion {
    /// The hour from which Today may ask.
    static let evening = 18
    /// So many days after it a practice's page still asks.
    static let daysAsked = 14

    /// What Today asks in the evening of that day; nil at any other time, and once it was answered or passed over.
    public func laterQuestion() -> LaterQuestion? {
        let now = surroundings.now()
        guard now.hour >= Self.evening, !timeline.isNight(now) else { return nil }
        return latest { $0.later != nil }.flatMap { one in
            one.practised.at.day == now.day && one.practised.at.hour < Self.evening ? question(about: one) : nil
        }
    }

    /// What a practice's page asks on a later day, of the last time; nil once it was answered or passed over.
    public func laterQuestion(about practice: Practice.ID) -> LaterQuestion? {
        let today = surroundings.now().day.number
        return latest { $0.id == practice && $0.later != nil }.flatMap { one in
            let days = today - one.practised.at.day.number
            return days >= 1 && days <= Self.daysAsked ? question(about: one) : nil
        }
    }

    /// Keeps what was noted, or with an empty text that the question was passed over.
    public func note(
        _ text: String,
        about practice: Practice.ID,
        in sitting: EntryID,
        form: EntryID
    ) async throws(CompanionError) {
        let text = try Self.words(text, mayBeEmpty: true)
        let isThere = timeline.sitting(sitting)?.practices.contains { $0.practice == practice } ?? false
        guard isThere, timeline.sittings.contains(where: { $0.id == sitting }) else { throw .notFound }
        try await record([.sitting(sitting, [.noted(practice, text)])], form: form)
    }

    private typealias Last = (sitting: EntryID, practised: Sitting.Practised, text: PracticeText)

    /// The last time that such a practice was begun; only the last one is ever asked about.
    private func latest(where isAsked: (PracticeText) -> Bool) -> Last? {
        var found: Last?
        let library = practices()
        let earliest = surroundings.now().day.number - Self.daysAsked
        timeline.newestSittings { sitting in
            guard sitting.began.day.number >= earliest else { return false }
            for one in sitting.practices.reversed() where found == nil {
                guard let text = library.practice(one.practice), isAsked(text) else { continue }
                found = (sitting.id, one, text)
            }
            return found == nil
        }
        return found
    }

    /// Asked only where it did not land harder or far, was not answered, and no rule speaks against it (R19).
    private func question(about one: Last) -> LaterQuestion? {
        let practised = one.practised
        guard let later = one.text.later, practised.noted == nil, !practised.countsAsHarder, practised.landing != .far,
            !timeline.showsQuietLine(at: surroundings.now().moment), mayPointAt(Self.asking(one.text.practice))
        else { return nil }
        return LaterQuestion(sitting: one.sitting, practice: one.text.id, title: one.text.title, question: later)
    }

    /// The question as the rules see it: the practice, and writing.
    private static func asking(_ practice: Practice) -> Practice {
        Practice(
            id: practice.id,
            depth: practice.depth,
            risk: practice.risk,
            ingredients: IngredientSet(practice.ingredients.members + [.writing]),
            family: practice.family,
            steps: 1,
            asksAboutAnother: practice.asksAboutAnother
        )
    }
}
