import SalveContent
public import SalveCore

extension DraftSlot {
    private static let bondPrefix = "bond-"
    private static let heldPrefix = "held-"
    private static let own = "own"

    /// A note on a bond that was begun, by the person; nil for being on one's own.
    ///
    /// Or a note that is changed, by the note.
    public static func bond(_ thing: EntryID?) -> DraftSlot { DraftSlot(name: bondPrefix + (thing?.text ?? own)) }

    /// A held text that is changed.
    public static func held(_ thing: EntryID) -> DraftSlot { DraftSlot(name: heldPrefix + thing.text) }

    /// The place of that name, where it is one of a thing's.
    static func thing(named name: String) -> DraftSlot? {
        let slot = DraftSlot(name: name)
        return name == bondPrefix + own || slot.thing != nil ? slot : nil
    }

    /// The thing it belongs to, which is a person, a note or a held text; nil where it belongs to none of these.
    var thing: EntryID? {
        for prefix in [Self.bondPrefix, Self.heldPrefix] where name.hasPrefix(prefix) {
            return EntryID(text: String(name.dropFirst(prefix.count)))
        }
        return nil
    }
}

extension Companion {
    /// What was typed about things that are deleted with these entries.
    func drafts(goingWith entries: [EntryID]) -> [DraftSlot] {
        drafts.slots.filter { slot in
            guard let thing = slot.thing, let entry = timeline.entry(of: thing) else { return false }
            return entries.contains(entry)
        }
    }

    /// True where what is typed has a thing to belong to; a page that is still open after it went brings nothing back.
    func hasHome(_ slot: DraftSlot) -> Bool {
        if let scale = slot.scale { return catalogue.scale(scale).map { $0.own == nil } ?? false }
        guard let thing = slot.thing else { return true }
        guard let entry = timeline.entry(of: thing) else { return false }
        return !timeline.isHidden(entry)
    }
}
