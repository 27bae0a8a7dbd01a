public import SalveCore

/// One line of the first question: something that already helps.
public struct FirstThing: Hashable, Sendable {
    /// What it is, in the person's words.
    public let text: String
    /// Whether it helps also when it's bad.
    public let isForBadTimes: Bool

    /// A line from its parts.
    public init(_ text: String, isForBadTimes: Bool) {
        self.text = text
        self.isForBadTimes = isForBadTimes
    }
}

extension Companion {
    /// How many lines the first question has; more go on the list at any time.
    public static let firstThings = 3

    /// Notes that the first questions were seen or put away: Salve does not bring them up again by itself.
    public func welcome(form: EntryID) async throws(CompanionError) {
        try await choose([Preference(.welcomed, "yes")], form: form)
    }

    /// Puts what already helps on one's own list, as tiny things, in one commit; blank lines are passed over.
    ///
    /// A line that stands on the list word for word is not put there twice. Throws `tooLong`, and then keeps none.
    public func keepFirstThings(_ things: [FirstThing], form: EntryID) async throws(CompanionError) {
        var known = Set(timeline.list.map { Self.folded($0.value.text) })
        var whats: [JournalEvent.What] = []
        for thing in things {
            let text = try Self.words(thing.text, mayBeEmpty: true)
            guard !text.isEmpty, known.insert(Self.folded(text)).inserted else { continue }
            let item = CareItem(
                thing: whats.isEmpty ? form : surroundings.newID(),
                text: text,
                size: .tiny,
                place: "",
                isForBadTimes: thing.isForBadTimes
            )
            whats.append(.item(item))
        }
        if !settings().isWelcomed { whats.append(.preference(Preference(.welcomed, "yes"))) }
        if !whats.isEmpty { try await record(whats, form: form) }
    }

    /// Keeps the answer to one of the other first questions, and that they were seen.
    public func answerFirst(_ preference: Preference, form: EntryID) async throws(CompanionError) {
        try await choose([preference, Preference(.welcomed, "yes")], form: form)
    }
}
