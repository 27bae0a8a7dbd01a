/// What a timeline holds of fair tests.
struct FairShelves: Sendable {
    var tests = Shelf<FairTest>()
    private var tries = Shelf<FairTry>()
    private var triesOf: [EntryID: [EntryID]] = [:]
    private var trySittings: [EntryID: EntryID] = [:]

    mutating func put(_ one: FairTry, by event: JournalEvent) {
        if tries[one.thing] == nil { triesOf[one.test, default: []].append(one.thing) }
        if let sitting = one.sitting { trySittings[sitting] = one.thing }
        tries.put(one, one.thing, by: event)
    }

    func entry(of thing: EntryID) -> EntryID? { tests.entry(of: thing) ?? tries.entry(of: thing) }

    func one(_ thing: EntryID, _ hidden: [EntryID: Int]) -> Timeline.Current<FairTry>? { tries.visible(thing, hidden) }

    func tries(of test: EntryID, _ hidden: [EntryID: Int]) -> [Timeline.Current<FairTry>] {
        (triesOf[test] ?? []).compactMap { tries.visible($0, hidden) }
    }

    func one(in sitting: EntryID, _ hidden: [EntryID: Int]) -> Timeline.Current<FairTry>? {
        trySittings[sitting].flatMap { tries.visible($0, hidden) }
    }

    /// The entries of a test and of all its tries; nil when the entry holds no test.
    func wholeEntries(of entry: EntryID) -> [EntryID]? {
        guard let test = tests.thing(heldBy: entry) else { return nil }
        return [entry] + (triesOf[test] ?? []).compactMap { tries.entry(of: $0) }
    }

    /// The entry of the try that a sitting belongs to: it goes with the sitting.
    func entries(belongingTo sitting: EntryID) -> [EntryID] {
        trySittings[sitting].flatMap { tries.entry(of: $0) }.map { [$0] } ?? []
    }
}

extension Timeline {
    /// Fair tests, in the order they were begun.
    public var fairTests: [Current<FairTest>] { fair.tests.visible(hidden) }

    /// The fair test of that thing; nil when there is none, or when it is deleted.
    public func fairTest(_ thing: EntryID) -> Current<FairTest>? { fair.tests.visible(thing, hidden) }

    /// The tries of a fair test, in the order their picks were shown.
    public func fairTries(of test: EntryID) -> [Current<FairTry>] { fair.tries(of: test, hidden) }

    /// One try; nil when there is none, or when it is deleted.
    public func fairTry(_ thing: EntryID) -> Current<FairTry>? { fair.one(thing, hidden) }

    /// The try that a sitting belongs to; nil when it belongs to none.
    public func fairTry(in sitting: EntryID) -> Current<FairTry>? { fair.one(in: sitting, hidden) }
}
