import SalveContent
public import SalveCore

extension Companion {
    /// Most words of one's own in one check-in.
    public static let ownWordLimit = 24
    /// The longest word of one's own, in characters.
    public static let ownWordLength = 60

    // MARK: - Check-ins

    /// Keeps how it is now, or how it was then; an empty one is kept too.
    ///
    /// `happened` is nil for now, and never in the future (`badValue`). Words of one's own that are new are kept to be
    /// offered again. Strength never feeds the rules of offering.
    public func checkIn(
        _ answers: CheckIn.Answers,
        happened: LocalTime? = nil,
        around: RoughTime? = nil,
        form: EntryID
    ) async throws(CompanionError) {
        let now = surroundings.now()
        if let happened, happened.moment > now.moment { throw .badValue }
        let answers = try Self.tidied(answers)
        let checkIn = CheckIn(
            thing: form,
            written: now.moment,
            around: happened == nil ? nil : around,
            answers: answers
        )
        let new = newOwnWords(answers.ownWords, fields: answers.shape?.field.map { [$0] } ?? [])
        try await record([.checkIn(checkIn)] + new, happened: happened, dropping: .checkIn, form: form)
    }

    /// Changes a check-in; when it was first written down stays, and when it was too unless `happened` says otherwise.
    public func change(
        checkIn thing: EntryID,
        to answers: CheckIn.Answers,
        happened: LocalTime? = nil,
        around: RoughTime? = nil,
        form: EntryID
    ) async throws(CompanionError) {
        guard let older = timeline.checkIn(thing) else { throw .notFound }
        if let happened, happened.moment > surroundings.now().moment { throw .badValue }
        let answers = try Self.tidied(answers)
        let checkIn = CheckIn(
            thing: thing,
            written: older.checkIn.written,
            around: happened == nil ? older.checkIn.around : around,
            answers: answers
        )
        let new = newOwnWords(answers.ownWords, fields: answers.shape?.field.map { [$0] } ?? [])
        try await record([.checkIn(checkIn)] + new, happened: happened ?? older.at, form: form)
    }

    /// The check-in of that thing with its later names; nil when there is none.
    public func checkIn(_ thing: EntryID) -> Timeline.DatedCheckIn? { timeline.checkIn(thing) }

    /// Check-ins that were on these days, both included, oldest first.
    ///
    /// The day is the one that was lived there. Cost: one pass over those ordered once after each change.
    public func checkIns(from first: Day, to last: Day) -> [Timeline.DatedCheckIn] {
        checkInsOldestFirst().filter { (first...max(first, last)).contains($0.at.day) }
    }

    /// All of them, oldest first; ordered once after each change.
    func checkInsOldestFirst() -> [Timeline.DatedCheckIn] {
        if let sortedCheckIns { return sortedCheckIns }
        let sorted = timeline.checkIns.sorted { ($0.at.moment, $0.checkIn.thing) < ($1.at.moment, $1.checkIn.thing) }
        sortedCheckIns = sorted
        return sorted
    }

    /// When a part of a day was, by the local clock of that day.
    ///
    /// What lies in the future comes back as it is: asking is the caller's.
    public func time(on day: Day, around: RoughTime) -> LocalTime {
        let now = surroundings.now()
        return surroundings.local(surroundings.moment(now, day.number - now.day.number, around.hour))
    }

    // MARK: - Names found later

    /// "Now I know it was…": keeps words for a check-in of before; both times are kept.
    public func nameLater(
        checkIn: EntryID,
        words: [WordID],
        ownWords: [String] = [],
        text: String = "",
        form: EntryID
    ) async throws(CompanionError) {
        guard timeline.checkIn(checkIn) != nil else { throw .notFound }
        let text = try Self.words(text, mayBeEmpty: true)
        let ownWords = try Self.tidied(ownWords: ownWords)
        if words.isEmpty, ownWords.isEmpty, text.isEmpty { throw .empty }
        let name = LaterName(thing: form, checkIn: checkIn, words: words, ownWords: ownWords, text: text)
        try await record([.laterName(name)] + newOwnWords(ownWords, fields: []), form: form)
    }

    // MARK: - One small kindness

    /// Keeps a kindness that was really there, or changes it; when it was kept first stays.
    public func keepKindness(
        _ text: String,
        from: Kindness.Giver?,
        thing: EntryID? = nil,
        form: EntryID
    ) async throws(CompanionError) {
        let text = try Self.words(text)
        let older = thing.flatMap { timeline.kindness($0) }
        if thing != nil, older == nil { throw .notFound }
        let kindness = Kindness(thing: thing ?? form, text: text, from: from)
        try await record(
            [.kindness(kindness)],
            happened: older?.at,
            dropping: thing == nil ? .kindness : nil,
            form: form
        )
    }

    /// Kindnesses received, newest first.
    public func kindnesses() -> [Timeline.Current<Kindness>] { timeline.kindnesses.reversed() }

    // MARK: - Words of one's own

    /// The person's own feeling words, in the order they were made.
    public func ownWords() -> [OwnWord] { timeline.ownWords.map(\.value) }

    /// Keeps a feeling word of one's own, or changes it.
    public func keepOwnWord(
        _ text: String,
        fields: [FeelingField],
        thing: EntryID? = nil,
        form: EntryID
    ) async throws(CompanionError) {
        guard let text = try Self.tidied(ownWords: [text]).first else { throw .empty }
        if let thing, !timeline.ownWords.contains(where: { $0.value.thing == thing }) { throw .notFound }
        try await record([.ownWord(OwnWord(thing: thing ?? form, text: text, fields: fields))], form: form)
    }

    private func newOwnWords(_ texts: [String], fields: [FeelingField]) -> [JournalEvent.What] {
        let known = Set(timeline.ownWords.map { Self.folded($0.value.text) })
        return texts.filter { !known.contains(Self.folded($0)) }
            .map { .ownWord(OwnWord(thing: surroundings.newID(), text: $0, fields: fields)) }
    }

    // MARK: - As it is kept

    private static func tidied(_ answers: CheckIn.Answers) throws(CompanionError) -> CheckIn.Answers {
        if let strength = answers.strength, !(1...5).contains(strength) { throw .badValue }
        var answers = answers
        answers.text = try words(answers.text, mayBeEmpty: true)
        answers.ownWords = try tidied(ownWords: answers.ownWords)
        if answers.body.contains(.nothing) { answers.body = [.nothing] }
        return answers
    }

    /// Words of one's own without the empty ones and those said twice.
    private static func tidied(ownWords: [String]) throws(CompanionError) -> [String] {
        var result: [String] = []
        var seen: Set<String> = []
        for word in ownWords {
            let word = try words(word, mayBeEmpty: true)
            if word.isEmpty || !seen.insert(folded(word)).inserted { continue }
            guard word.count <= ownWordLength, !word.contains(where: \.isNewline) else { throw .badValue }
            result.append(word)
        }
        guard result.count <= ownWordLimit else { throw .badValue }
        return result
    }
}

extension Companion {
    /// What a check-in says, as one line: its shape, its words, its text, and the names found later.
    public func checkInText(_ dated: Timeline.DatedCheckIn) -> String { content().checkInText(dated) }
}
