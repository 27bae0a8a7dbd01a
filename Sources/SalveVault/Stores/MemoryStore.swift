public import SalveCore

/// A vault in memory, gone with the process: for demos, tests and the contract's second voice.
public actor MemoryStore: VaultStore {
    private var kept: VaultHeader?
    private var rows: [SealedEntry] = []
    private var places: [EntryID: Int] = [:]
    private var keptDrafts: [EntryID: SealedDraft] = [:]

    /// An empty store.
    public init() {}

    /// The keys and the head; nil when nothing was made here.
    public func header() -> VaultHeader? { kept }

    /// Up to `limit` rows after a number, in order.
    public func entries(after number: EntryNumber, limit: Int) -> [SealedEntry] {
        // Rows are in order, so the first one wanted is found by halving.
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number > number { high = middle } else { low = middle + 1 }
        }
        return Array(rows[low...].prefix(limit))
    }

    /// The row with this id; nil when there is none.
    public func entry(_ id: EntryID) -> SealedEntry? { places[id].map { rows[$0] } }

    /// All drafts, in the order of their ids.
    public func drafts() -> [SealedDraft] { keptDrafts.values.sorted { $0.id < $1.id } }

    /// Takes the change as a whole, or throws and leaves everything as it was.
    public func commit(_ change: Change) throws(VaultError) {
        try check(change)
        if let beginning = change.beginning { kept = beginning }
        if let addition = change.addition {
            for row in addition.entries {
                if let id = row.id { places[id] = rows.count }
                rows.append(row)
            }
            kept?.head = addition.head
        }
        for shred in change.shreds {
            guard let place = places[shred.id] else { continue }
            rows[place].slot = nil
            rows[place].ciphertext = nil
            rows[place].mark = shred.mark
        }
        if let wraps = change.wraps { kept?.wraps = wraps }
        if let rekeying = change.rekeying { apply(rekeying) }
        for draft in change.drafts { keptDrafts[draft.id] = draft }
        for id in change.droppedDrafts { keptDrafts[id] = nil }
    }

    private func apply(_ rekeying: Rekeying) {
        kept = rekeying.header
        for index in rows.indices {
            if let slot = rekeying.slots[rows[index].number] { rows[index].slot = slot }
            if let mark = rekeying.marks[rows[index].number] { rows[index].mark = mark }
        }
        for (id, slot) in rekeying.draftSlots { keptDrafts[id]?.slot = slot }
    }

    private func check(_ change: Change) throws(VaultError) {
        if change.beginning != nil {
            if kept != nil { throw .vaultExists }
        } else if kept == nil {
            throw .vaultMissing
        }
        if let rekeying = change.rekeying, let head = kept?.head, rekeying.before != head {
            throw .conflict(last: head.number)
        }
        guard let addition = change.addition else { return }
        let last = (change.beginning ?? kept)?.head.number ?? .none
        guard addition.last == last else { throw .conflict(last: last) }
        var seen: Set<EntryID> = []
        for id in addition.entries.compactMap(\.id) {
            guard places[id] == nil, seen.insert(id).inserted else { throw .duplicate(id) }
        }
    }

    /// There is no file here to copy to: throws `.noBackupHere`.
    public func copy(to path: String) throws(VaultError) { throw .noBackupHere }

    /// Its name, and how many rows it holds.
    public func status() -> StoreStatus {
        StoreStatus(engine: "memory", settings: [], entries: rows.count, bytes: 0, isIntact: true)
    }

    /// Nothing is held open here.
    public func close() {}

    /// Forgets everything.
    public func erase() {
        kept = nil
        rows = []
        places = [:]
        keptDrafts = [:]
    }
}
