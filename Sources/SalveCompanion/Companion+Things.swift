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

    // MARK: - Safety steps

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
