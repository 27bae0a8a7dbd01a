/// What a timeline holds of check-ins and what belongs to them.
struct CheckInShelves: Sendable {
    var checkIns = Shelf<CheckIn>()
    var names = Shelf<LaterName>()
    var kindnesses = Shelf<Kindness>()
    var words = Shelf<OwnWord>()
    private var namesOf: [EntryID: [EntryID]] = [:]

    mutating func put(_ name: LaterName, by event: JournalEvent) {
        if names[name.thing] == nil { namesOf[name.checkIn, default: []].append(name.thing) }
        names.put(name, name.thing, by: event)
    }

    func entry(of thing: EntryID) -> EntryID? {
        checkIns.entry(of: thing) ?? names.entry(of: thing) ?? kindnesses.entry(of: thing) ?? words.entry(of: thing)
    }

    /// The things that name a check-in, in the order they were made.
    func names(of checkIn: EntryID) -> [EntryID] { namesOf[checkIn] ?? [] }

    /// The entries of a check-in and of all that names it; nil when the entry holds no check-in.
    func wholeEntries(of entry: EntryID) -> [EntryID]? {
        guard let checkIn = checkIns.thing(heldBy: entry) else { return nil }
        return [entry] + names(of: checkIn).compactMap { names.entry(of: $0) }
    }
}

extension Timeline {
    /// A check-in with the names found for it later.
    public struct DatedCheckIn: Hashable, Sendable {
        /// The check-in, with when it was.
        public let current: Current<CheckIn>
        /// The later names, in the order they were found, each with when that was.
        public let laterNames: [Current<LaterName>]

        /// The check-in.
        public var checkIn: CheckIn { current.value }
        /// When it was.
        public var at: LocalTime { current.at }
    }

    /// The check-in of that thing with its later names; nil when there is none, or when it is deleted.
    public func checkIn(_ thing: EntryID) -> DatedCheckIn? { shelves.checkIns.visible(thing, hidden).map(dated) }

    /// Every check-in that is not deleted, in no order.
    public var checkIns: [DatedCheckIn] { shelves.checkIns.visible(hidden).map(dated) }

    /// The later name of that thing; nil when there is none, or when it is deleted.
    public func laterName(_ thing: EntryID) -> Current<LaterName>? { shelves.names.visible(thing, hidden) }

    /// Kindnesses received, in the order they were kept.
    public var kindnesses: [Current<Kindness>] { shelves.kindnesses.visible(hidden) }

    /// The kindness of that thing; nil when there is none, or when it is deleted.
    public func kindness(_ thing: EntryID) -> Current<Kindness>? { shelves.kindnesses.visible(thing, hidden) }

    /// The person's own feeling words, in the order they were made.
    public var ownWords: [Current<OwnWord>] { shelves.words.visible(hidden) }

    private func dated(_ current: Current<CheckIn>) -> DatedCheckIn {
        let names = shelves.names(of: current.value.thing).compactMap { shelves.names.visible($0, hidden) }
        return DatedCheckIn(current: current, laterNames: names)
    }
}
