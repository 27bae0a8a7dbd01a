public import SalveCore

extension Companion {
    // MARK: - My list

    /// One's own things, tiny ones first.
    public func list() -> [CareItem] {
        let order: [Size: Int] = [.tiny: 0, .few: 1, .longer: 2]
        return timeline.list.map(\.value).enumerated()
            .sorted { (order[$0.element.size] ?? 0, $0.offset) < (order[$1.element.size] ?? 0, $1.offset) }
            .map(\.element)
    }

    /// Puts a thing on the list, or changes it (`thing` names the one to change).
    ///
    /// Without traits, those it has stay; a size that is not said follows from the minutes.
    public func keepItem(
        _ text: String,
        size: Size? = nil,
        place: String = "",
        isForBadTimes: Bool,
        traits: CareTraits? = nil,
        thing: EntryID? = nil,
        form: EntryID
    ) async throws(CompanionError) {
        let text = try Self.words(text)
        let older = thing.flatMap { thing in timeline.list.first { $0.value.thing == thing } }?.value
        if thing != nil, older == nil { throw .notFound }
        let place = try Self.words(place, mayBeEmpty: true)
        let known = try Self.tidied(traits ?? older?.traits ?? CareTraits())
        let item = CareItem(
            thing: thing ?? form,
            text: text,
            size: size ?? known.minutes.map { Size(minutes: $0) } ?? older?.size ?? .few,
            place: place,
            isForBadTimes: isForBadTimes,
            traits: known
        )
        try await record([.item(item)], form: form)
    }

    // MARK: - Safety steps, people

    /// The safety steps, by part and in the order they were made.
    public func safetySteps() -> [SafetyStep] {
        let steps = timeline.safetySteps.map(\.value)
        return SafetyStep.Part.allCases.flatMap { part in steps.filter { $0.part == part } }
    }

    /// Keeps a line of the safety steps, or changes it.
    public func keepStep(
        _ text: String,
        part: SafetyStep.Part,
        thing: EntryID? = nil,
        form: EntryID
    ) async throws(CompanionError) {
        let text = try Self.words(text)
        if let thing, !timeline.safetySteps.contains(where: { $0.value.thing == thing }) { throw .notFound }
        try await record([.step(SafetyStep(thing: thing ?? form, part: part, text: text))], form: form)
    }

    /// One's own people.
    public func people() -> [Person] { timeline.people.map(\.value) }

    /// Keeps a person, or changes them; a number may hold digits, spaces, `+`, `-`, brackets, or be empty.
    ///
    /// What is not said of what they are good for, and of keeping them simple (R17), stays as it is.
    public func keepPerson(
        _ name: String,
        number: String,
        goodFor: [SupportKind]? = nil,
        isSimple: Bool? = nil,
        thing: EntryID? = nil,
        form: EntryID
    ) async throws(CompanionError) {
        let name = try Self.words(name)
        let number = try Self.words(number, mayBeEmpty: true)
        guard number.utf8.count <= 40, number.allSatisfy({ $0.isNumber || "+-() /".contains($0) }) else {
            throw .badValue
        }
        let older = thing.flatMap { thing in timeline.people.first { $0.value.thing == thing } }
        if thing != nil, older == nil { throw .notFound }
        let kinds = Set(goodFor ?? older?.value.goodFor ?? [])
        let person = Person(
            thing: thing ?? form,
            name: name,
            number: number,
            isSimple: isSimple ?? older?.value.isSimple ?? false,
            goodFor: SupportKind.allCases.filter(kinds.contains)
        )
        try await record([.person(person)], form: form)
    }

    // MARK: - About to send something

    /// When a held text comes up again.
    public enum HoldUntil: String, CaseIterable, Sendable {
        /// In an hour.
        case hour
        /// Tomorrow at eight; before five in the morning, today at eight.
        case morning
        /// Tomorrow at six in the evening.
        case evening
        /// In a week, at eight.
        case week
    }

    /// Keeps a text instead of sending it.
    ///
    /// Nothing is sent, ever.
    public func hold(_ text: String, until: HoldUntil, form: EntryID) async throws(CompanionError) {
        let text = try Self.words(text)
        let held = HeldText(thing: form, text: text, until: moment(until), isPutAway: false)
        try await record([.held(held)], dropping: .send, form: form)
    }

    /// Keeps a held text for longer, with the words changed or not.
    public func hold(
        again thing: EntryID,
        text: String,
        until: HoldUntil,
        form: EntryID
    ) async throws(CompanionError) {
        guard timeline.heldTexts.contains(where: { $0.value.thing == thing }) else { throw .notFound }
        let held = HeldText(thing: thing, text: try Self.words(text), until: moment(until), isPutAway: false)
        try await record([.held(held)], form: form)
    }

    /// Puts a held text away: it stays in the timeline, and Today no longer mentions it.
    public func putAway(_ thing: EntryID, form: EntryID) async throws(CompanionError) {
        guard let held = timeline.heldTexts.first(where: { $0.value.thing == thing })?.value else { throw .notFound }
        let away = HeldText(thing: thing, text: held.text, until: held.until, isPutAway: true)
        try await record([.held(away)], form: form)
    }

    /// Texts that are kept and not put away, with the entry that holds each.
    public func heldTexts() -> [Timeline.Current<HeldText>] { timeline.openHeldTexts }

    private func moment(_ until: HoldUntil) -> Moment {
        let now = surroundings.now()
        switch until {
        case .hour: return now.moment.adding(hours: 1)
        case .morning: return surroundings.moment(now, now.hour < 5 ? 0 : 1, 8)
        case .evening: return surroundings.moment(now, 1, 18)
        case .week: return surroundings.moment(now, 7, 8)
        }
    }

    // MARK: - Words

    /// Words as they are kept: line ends made one, white space at the ends gone, within the limit.
    static func words(_ text: String, mayBeEmpty: Bool = false) throws(CompanionError) -> String {
        guard text.utf8.count <= textLimit else { throw .tooLong(limit: textLimit) }
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.joined(separator: "\n")
        let trimmed = lines.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
        if trimmed.isEmpty, !mayBeEmpty { throw .empty }
        return String(trimmed)
    }
}
