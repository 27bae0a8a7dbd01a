/// What a timeline holds of what is the person's own among practices, and of packs.
struct MineShelves: Sendable {
    var practices = Shelf<OwnPractice>()
    var wordings = Shelf<OwnWording>()
    var lines = Shelf<OwnLine>()
    var packs = Shelf<KeptPack>()
    private(set) var pinned: [Practice.ID] = []
    private(set) var putAside: Set<Practice.ID> = []
    /// Counts up with whatever may change which practices there are, and how they are worded.
    private(set) var version = 0

    func entry(of thing: EntryID) -> EntryID? {
        practices.entry(of: thing) ?? wordings.entry(of: thing) ?? lines.entry(of: thing) ?? packs.entry(of: thing)
    }

    mutating func put<Value>(
        _ value: Value,
        _ thing: EntryID,
        in shelf: WritableKeyPath<MineShelves, Shelf<Value>>,
        by event: JournalEvent
    ) {
        self[keyPath: shelf].put(value, thing, by: event)
        changed()
    }

    mutating func changed() { version += 1 }

    /// What was pinned last stands first.
    mutating func pin(_ practice: Practice.ID) {
        unpin(practice)
        pinned.insert(practice, at: 0)
    }

    mutating func unpin(_ practice: Practice.ID) {
        pinned.removeAll { $0 == practice }
        changed()
    }

    mutating func putAside(_ practice: Practice.ID) {
        putAside.insert(practice)
        changed()
    }

    mutating func takeBack(_ practice: Practice.ID) {
        putAside.remove(practice)
        changed()
    }

    func addPlaces(_ hidden: [EntryID: Int], to places: inout [Timeline.Place]) {
        practices.addPlaces(.mine, hidden, to: &places)
        wordings.addPlaces(.mine, hidden, to: &places)
        lines.addPlaces(.mine, hidden, to: &places)
        packs.addPlaces(.mine, hidden, to: &places)
    }
}

extension Timeline {
    /// Something of one's own that stands on a line of the timeline.
    public enum Mine: Hashable, Sendable {
        /// A practice of one's own.
        case practice(OwnPractice)
        /// Words of one's own for a practice.
        case wording(OwnWording)
        /// A line of one's own.
        case line(OwnLine)
        /// A pack.
        case pack(KeptPack)
    }

    /// Practices of one's own, in the order they were made.
    public var ownPractices: [Current<OwnPractice>] { mine.practices.visible(hidden) }
    /// Words of one's own for practices, in the order they were made.
    public var ownWordings: [Current<OwnWording>] { mine.wordings.visible(hidden) }
    /// Lines of one's own, in the order they were made.
    public var ownLines: [Current<OwnLine>] { mine.lines.visible(hidden) }
    /// Packs, in the order they were added.
    public var packs: [Current<KeptPack>] { mine.packs.visible(hidden) }
    /// Practices that stand first, what was pinned last before the others.
    public var pinned: [Practice.ID] { mine.pinned }
    /// Practices that the person put aside: neither offered nor listed.
    public var putAside: Set<Practice.ID> { mine.putAside }
    /// Counts up with whatever may change which practices there are, and how they are worded.
    public var mineVersion: Int { mine.version }

    /// What of one's own that thing is, with when it was last written; nil when there is none.
    public func mine(_ thing: EntryID) -> (value: Mine, at: LocalTime)? {
        if let one = mine.practices[thing] { return (.practice(one.value), one.at) }
        if let one = mine.wordings[thing] { return (.wording(one.value), one.at) }
        if let one = mine.lines[thing] { return (.line(one.value), one.at) }
        return mine.packs[thing].map { (.pack($0.value), $0.at) }
    }
}
