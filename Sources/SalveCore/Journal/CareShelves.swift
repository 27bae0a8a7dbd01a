/// What a timeline holds of care: things done, and times of asking.
struct CareShelves: Sendable {
    var done = Shelf<CareDone>()
    var askings = Shelf<Asking>()

    func entry(of thing: EntryID) -> EntryID? { done.entry(of: thing) ?? askings.entry(of: thing) }

    /// What goes with a care item or a person when they go: the times it was done, or they were asked.
    func entries(belongingTo thing: EntryID, _ hidden: [EntryID: Int]) -> [EntryID] {
        done.visible(hidden).filter { $0.value.item == thing }.map(\.entry)
            + askings.visible(hidden).filter { $0.value.person == thing }.map(\.entry)
    }
}

extension Timeline {
    /// Things of one's own that were done, in their order.
    public var careDone: [Current<CareDone>] { care.done.visible(hidden) }

    /// One of them; nil when there is none, or when it is deleted.
    public func careDone(_ thing: EntryID) -> Current<CareDone>? { care.done.visible(thing, hidden) }

    /// Times of asking someone, in their order.
    public var askings: [Current<Asking>] { care.askings.visible(hidden) }

    /// One of them; nil when there is none, or when it is deleted.
    public func asking(_ thing: EntryID) -> Current<Asking>? { care.askings.visible(thing, hidden) }

    /// How often each care item was done, and said to have soothed.
    ///
    /// Cost: one pass over what was done.
    public var soothedCounts: [EntryID: SoothedCount] {
        var counts: [EntryID: SoothedCount] = [:]
        for one in careDone {
            counts[one.value.item, default: SoothedCount()].add(doneAt: one.at)
            if let soothed = one.value.soothed { counts[one.value.item]?.add(soothed) }
        }
        return counts
    }
}
