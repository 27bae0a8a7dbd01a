public import SalveCore

/// Says how far something long is: so many parts of so many; called from any thread, and often.
public typealias VaultProgress = @Sendable (_ done: Int, _ total: Int) -> Void

extension Vault {
    /// Every place in the log, in order, opened; a damaged or missing one never hides the rest.
    ///
    /// Checks every seal and every link of the chain. Pages are opened side by side on the free cores.
    public func entries() async throws(VaultError) -> [OpenedEntry] {
        await enter()
        defer { leave() }
        try requireReadable()
        let reader = LogReader(store: store, sealer: sealer, head: currentHead)
        return try await reader.places().map(\.entry)
    }

    /// One entry, opened; nil when no entry with this id was ever kept.
    ///
    /// Checks its seal, not its neighbours' links.
    public func content(of id: EntryID) async throws(VaultError) -> OpenedEntry? {
        await enter()
        defer { leave() }
        try requireReadable()
        return try await store.entry(id).map(sealer.open)
    }

    /// All drafts, in the order of their ids.
    public func drafts() async throws(VaultError) -> [OpenedDraft] {
        await enter()
        defer { leave() }
        try requireReadable()
        return try await store.drafts().map(sealer.open)
    }

    /// What the engine says of itself.
    public func status() async throws(VaultError) -> StoreStatus {
        await enter()
        defer { leave() }
        try requireReadable()
        return try await store.status()
    }

    /// Opens every seal and recomputes every hash, link and code.
    ///
    /// An older copy of the whole file put back is seen where a witness is kept (`VerifyReport.seesOlderCopy`).
    /// `progress` counts rows.
    public func verify(
        _ progress: @escaping VaultProgress = { _, _ in }
    ) async throws(VaultError) -> VerifyReport {
        await enter()
        defer { leave() }
        try requireReadable()
        // The head is read from the disk, since that may have changed under the open vault; and again at the end,
        // since the log may have grown meanwhile.
        let kept = currentHead.number
        guard let header = try await store.header() else { throw .vaultMissing }
        var reader = LogReader(store: store, sealer: sealer, head: header.head)
        reader.checksHashes = true
        reader.progress = progress
        let places = try await reader.places()
        guard let later = try await store.header() else { throw .vaultMissing }
        return VerifyReport(
            places: places,
            drafts: try await store.drafts().map(sealer.open),
            condition: condition(of: places, from: header.head, to: later.head, since: kept),
            isStructureIntact: try await store.status().isIntact,
            seesOlderCopy: isWatched
        )
    }

    private func condition(
        of places: [LogReader.Place],
        from head: SealedHead,
        to later: SealedHead,
        since numberAtStart: EntryNumber
    ) -> VaultCondition {
        guard sealer.isGenuine(head), sealer.isGenuine(later) else { return .headAltered }
        if case .otherThanWitnessed = self.condition { return self.condition }
        if head.number < numberAtStart { return .otherThanWitnessed(head: head.number, witnessed: numberAtStart) }
        let last = places.last { !$0.isMissing }?.entry.number ?? .none
        return head.number <= last && last <= later.number ? .sound : .endDiffers(head: later.number, found: last)
    }
}

/// What `Vault.verify` found.
public struct VerifyReport: Sendable, Equatable {
    /// Entries that open.
    public let sound: Int
    /// Entries deleted by their owner.
    public let shredded: Int
    /// Numbers whose row is not what was sealed there.
    public let damaged: [EntryNumber]
    /// Numbers without a row.
    public let missing: [EntryNumber]
    /// Drafts that open.
    public let drafts: Int
    /// Drafts that do not.
    public let damagedDrafts: [EntryID]
    /// Whether the log ends where its head says.
    public let condition: VaultCondition
    /// Whether the engine finds its own structure whole.
    public let isStructureIntact: Bool

    /// Whether an older copy of the whole file, put back, would have been seen: only where a witness is kept.
    public internal(set) var seesOlderCopy: Bool

    /// Whether nothing at all was found wrong.
    public var isSound: Bool {
        damaged.isEmpty && missing.isEmpty && damagedDrafts.isEmpty && condition == .sound && isStructureIntact
    }

    init(
        places: [LogReader.Place],
        drafts: [OpenedDraft],
        condition: VaultCondition,
        isStructureIntact: Bool,
        seesOlderCopy: Bool
    ) {
        let damagedPlaces = places.filter { !$0.isMissing && ($0.entry.state == .damaged || !$0.hashHolds) }
        let lost = damagedPlaces.filter { $0.entry.state == .damaged }
        shredded = places.count { $0.entry.state == .shredded }
        missing = places.filter(\.isMissing).map(\.entry.number)
        damaged = damagedPlaces.map(\.entry.number)
        sound = places.count - shredded - missing.count - lost.count
        damagedDrafts = drafts.filter { $0.state == .damaged }.map(\.id)
        self.drafts = drafts.count - damagedDrafts.count
        self.condition = condition
        self.isStructureIntact = isStructureIntact
        self.seesOlderCopy = seesOlderCopy
    }
}
