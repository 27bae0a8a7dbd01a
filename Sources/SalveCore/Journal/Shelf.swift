/// Things of one kind, each in its present version.
struct Shelf<Value: Hashable & Sendable>: Sendable {
    private var order: [EntryID] = []
    private var current: [EntryID: Timeline.Current<Value>] = [:]
    private var things: [EntryID: EntryID] = [:]

    mutating func put(_ value: Value, _ thing: EntryID, by event: JournalEvent) {
        if let older = current[thing] { things[older.entry] = nil } else { order.append(thing) }
        things[event.id] = thing
        current[thing] = Timeline.Current(value: value, entry: event.id, at: event.happened)
    }

    subscript(_ thing: EntryID) -> Timeline.Current<Value>? { current[thing] }

    func entry(of thing: EntryID) -> EntryID? { current[thing]?.entry }

    /// The thing whose present version this entry holds; nil when there is none.
    func thing(heldBy entry: EntryID) -> EntryID? { things[entry] }

    func addPlaces(_ kind: Timeline.Kind, _ hidden: [EntryID: Int], to places: inout [Timeline.Place]) {
        for (thing, one) in current where hidden.isEmpty || hidden[one.entry] == nil {
            places.append(Timeline.Place(at: one.at, entry: one.entry, thing: thing, kind: kind))
        }
    }

    func visible(_ thing: EntryID, _ hidden: [EntryID: Int]) -> Timeline.Current<Value>? {
        guard let one = current[thing], hidden[one.entry] == nil else { return nil }
        return one
    }

    func visible(_ hidden: [EntryID: Int]) -> [Timeline.Current<Value>] {
        order.compactMap { thing in
            guard let one = current[thing], hidden[one.entry] == nil else { return nil }
            return one
        }
    }
}
