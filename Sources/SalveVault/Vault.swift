public import SalveCore

/// Keeps a person's entries for ever, in order, sealed: the face of this module.
///
/// An append-only log of entries, each under its own key, tied together by a hash chain and a head that vouches for
/// the end. Deleting an entry removes its key. What is kept is opaque bytes; what they mean is the journal's matter.
/// One process writes at a time (`WriterLock`).
///
/// The actor is re-entrant: between a commit and the line after it another call may run. Each append is therefore
/// sealed for one number, and the store refuses it inside its transaction when the log has moved on.
public actor Vault {
    /// The longest content of one entry or draft, in bytes: a text of 256 KiB, and what JSON puts around it.
    public static let contentLimit = 500 * 1_024

    nonisolated let store: any VaultStore
    nonisolated let cost: StretchCost
    private(set) var sealer: Sealer
    private(set) var header: VaultHeader
    private var head: SealedHead
    private var refusal: VaultError?
    private var witness: Witness?
    /// Where the vault lies; nil for one that lies nowhere, or was opened apart.
    public private(set) var home: VaultLocation?
    var isClosed = false

    // The gate: see `Vault+Gate.swift`, which alone touches these.
    var callsInside = 0
    var isChangingKeys = false
    var waiting: [CheckedContinuation<Void, Never>] = []

    /// Whether the end of the log is what its head vouches for.
    ///
    /// When not, reading works and writing is refused, until `continueDespiteLoss()`.
    public private(set) var condition: VaultCondition

    /// The number of the last entry; `.none` when there is none yet.
    public var lastNumber: EntryNumber { head.number }

    private init(
        store: any VaultStore,
        sealer: Sealer,
        header: VaultHeader,
        condition: VaultCondition,
        cost: StretchCost
    ) {
        self.store = store
        self.cost = cost
        self.sealer = sealer
        self.header = header
        self.condition = condition
        head = header.head
    }

    // MARK: Opening

    /// Makes a new vault in an empty store, opened by this key; `.vaultExists` when the store has one.
    ///
    /// The day is kept in clear, beside the sealed root key. `cost` is that of passphrases set from now on.
    public static func create(
        in store: any VaultStore,
        key: VaultKey,
        on day: Day,
        cost: StretchCost = .standard
    ) async throws(VaultError) -> Vault {
        try await create(in: store, key: key, on: day, cost: cost, entropy: .system)
    }

    static func create(
        in store: any VaultStore,
        key: VaultKey,
        on day: Day,
        cost: StretchCost = .standard,
        entropy: Entropy
    ) async throws(VaultError) -> Vault {
        let name = entropy.bytes(Format.idLength)
        let device = entropy.bytes(Format.idLength)
        let made = KeyRing.create(vault: name, entropy: entropy)
        let created = WrapHeader.dayNumber(day)
        let wrap = try await made.ring.wrap(for: key, of: name, created: created, cost: cost, entropy: entropy)
        let sealer = Sealer(vault: name, device: device, keys: made.ring, entropy: entropy)
        let header = VaultHeader(
            vault: name,
            device: device,
            wraps: [wrap],
            epochs: [made.epoch],
            head: sealer.head(at: .none, chain: Chain.start)
        )
        try await store.commit(Change(beginning: header))
        return Vault(store: store, sealer: sealer, header: header, condition: .sound, cost: cost)
    }

    /// Opens the vault in a store; never makes one.
    ///
    /// Checks the head's code and that the log ends where it says; every link and seal is checked by `entries()` and
    /// `verify()`. Throws `.vaultMissing`, `.wrongKey`, `.headerDamaged`, or the store's errors.
    public static func open(
        _ store: any VaultStore,
        key: VaultKey,
        cost: StretchCost = .standard
    ) async throws(VaultError) -> Vault {
        try await open(store, key: key, cost: cost, entropy: .system)
    }

    static func open(
        _ store: any VaultStore,
        key: VaultKey,
        cost: StretchCost = .standard,
        entropy: Entropy
    ) async throws(VaultError) -> Vault {
        guard let header = try await store.header() else { throw .vaultMissing }
        let keys = try await KeyRing.open(header, key: key)
        let sealer = Sealer(vault: header.vault, device: header.device, keys: keys, entropy: entropy)
        return try await open(store, sealer: sealer, header: header, cost: cost)
    }

    static func open(
        _ store: any VaultStore,
        sealer: Sealer,
        header: VaultHeader,
        cost: StretchCost = .standard
    ) async throws(VaultError) -> Vault {
        let condition = try await sealer.condition(of: header.head, in: store)
        return Vault(store: store, sealer: sealer, header: header, condition: condition, cost: cost)
    }

    // MARK: Writing

    /// Keeps entries, in order, after the last one the caller knows of; durable when this returns.
    ///
    /// In the same commit, so that all of it happens or none: entries to shred, drafts to drop.
    /// Throws `.conflict` when the log has moved on, `.duplicate` when an id is or was kept, `.tooLarge`, and `.io`,
    /// after which writing is refused (`.needsReopening`) until the vault is opened again.
    /// - Returns: the number of the last entry now.
    @discardableResult
    public func append(
        _ entries: [NewEntry],
        shred ids: [EntryID] = [],
        after last: EntryNumber,
        dropping drafts: [EntryID] = []
    ) async throws(VaultError) -> EntryNumber {
        await enter()
        defer { leave() }
        try requireWritable()
        guard last == head.number else { throw .conflict(last: head.number) }
        var rows: [SealedEntry] = []
        var chain = head.chain
        for entry in entries {
            try Self.requireFit(entry.content)
            let row = sealer.seal(entry, number: EntryNumber(last.value + rows.count + 1), after: chain)
            chain = row.chain
            rows.append(row)
        }
        let newHead = sealer.head(at: EntryNumber(last.value + rows.count), chain: chain)
        var change = Change(shreds: shreds(ids), droppedDrafts: drafts)
        if !rows.isEmpty {
            change.addition = Change.Addition(after: last, entries: rows, head: newHead)
        }
        try await commit(change)
        // NB: only one append can have been accepted for these numbers, so the head never goes back here.
        if newHead.number > head.number { stand(newHead) }
        return newHead.number
    }

    /// Deletes entries for good: their keys are overwritten and removed, their ciphertext dropped.
    ///
    /// The numbers stay, as `.shredded`. Ids that are not here are passed over, so shredding twice is once. Copies
    /// made earlier (backups, the disk's own spare blocks) are beyond this.
    public func shred(_ ids: [EntryID]) async throws(VaultError) {
        await enter()
        defer { leave() }
        try requireWritable()
        try await commit(Change(shreds: shreds(ids)))
    }

    /// Keeps a draft in place of the one with the same id; it is sealed, and outside the log.
    public func saveDraft(id: EntryID, content: [UInt8]) async throws(VaultError) {
        await enter()
        defer { leave() }
        try requireWritable()
        try Self.requireFit(content)
        try await commit(Change(drafts: [sealer.sealDraft(id: id, content: content)]))
    }

    /// Removes a draft; nothing happens when there is none.
    public func dropDraft(id: EntryID) async throws(VaultError) {
        await enter()
        defer { leave() }
        try requireWritable()
        try await commit(Change(droppedDrafts: [id]))
    }

    /// Goes on writing after a loss at the end of the log: a new head vouches for what is there.
    ///
    /// Only on the person's word. Numbers that are gone stay gone, and are shown as damaged.
    public func continueDespiteLoss() async throws(VaultError) {
        await enter()
        defer { leave() }
        try requireReadable()
        if let refusal { throw refusal }
        guard condition != .sound else { return }
        let (number, chain) = try await endToContinueFrom()
        let newHead = sealer.head(at: number, chain: chain)
        try await commit(Change(addition: Change.Addition(after: head.number, entries: [], head: newHead)))
        stand(newHead)
        condition = .sound
    }

    /// Deletes the whole vault: the keys first, so that nothing can be read from that moment, then the rest.
    ///
    /// Afterwards every call throws `.vaultMissing`. The key file is not the vault's: see `VaultLocation.destroy`.
    public func destroy() async throws(VaultError) {
        await enter()
        defer { leave() }
        refusal = .vaultMissing
        try await store.erase()
        witness?.forget()
    }

    /// Has a file outside the vault remember how far the log came; asks it first what it remembers.
    ///
    /// When the log holds less than was seen, or something else, the vault can only be read
    /// (`.otherThanWitnessed`) until `continueDespiteLoss()`.
    func watch(_ witness: Witness?, at home: VaultLocation) async throws(VaultError) {
        self.home = home
        guard let witness else { return }
        self.witness = witness
        guard condition == .sound else { return }
        if let mark = witness.remembered, try await !sealer.agrees(head, with: mark, in: store) {
            condition = .otherThanWitnessed(head: head.number, witnessed: mark.number)
        } else {
            witness.remember(head)
        }
    }

    // MARK: Within

    func requireReadable() throws(VaultError) {
        if refusal == .vaultMissing { throw .vaultMissing }
        if isClosed { throw .needsReopening }
    }

    var currentHead: SealedHead { head }

    var isWatched: Bool { witness != nil }

    /// Lets a head stand that is on the disk, and has the witness remember it.
    private func stand(_ newHead: SealedHead) {
        head = newHead
        witness?.remember(newHead)
    }

    func requireWritable() throws(VaultError) {
        try requireReadable()
        if let refusal { throw refusal }
        if condition != .sound { throw .unsound(condition) }
    }

    private static func requireFit(_ content: [UInt8]) throws(VaultError) {
        if content.count > contentLimit { throw .tooLarge(limit: contentLimit) }
    }

    private func shreds(_ ids: [EntryID]) -> [Change.Shred] {
        ids.map { Change.Shred(id: $0, mark: sealer.mark(for: $0)) }
    }

    func commit(_ change: Change) async throws(VaultError) {
        do throws(VaultError) {
            try await store.commit(change)
        } catch {
            // After a failed write the disk may hold either state; only a fresh look can tell.
            if error == .io || error == .fileDamaged { refusal = .needsReopening }
            throw error
        }
    }

    /// Takes new keys into use, which are on the disk already.
    func use(_ newSealer: Sealer, _ newHeader: VaultHeader) {
        sealer = newSealer
        header = newHeader
        stand(newHeader.head)
    }

    func use(wraps: [KeyWrap]) { header.wraps = wraps }

    private func endToContinueFrom() async throws(VaultError) -> (EntryNumber, [UInt8]) {
        let last = try await sealer.lastRow(in: store)
        guard let last, last.number > head.number || condition == .headAltered else {
            return (head.number, head.chain)
        }
        return (last.number, last.chain)
    }
}
