public import SalveCore

/// Changing what opens the vault.
extension Vault {
    /// The ways this vault opens.
    public var openers: Set<Opener> {
        // NB: rows that are refused are no ways of opening; that there is one is how this vault was opened.
        Set(header.wraps.compactMap { WrapHeader(bytes: $0.header)?.opener })
    }

    /// Whether this key opens this vault, asked again before something weighty; a passphrase takes half a second.
    ///
    /// Throws `.tooManyTries` when others wait already.
    public func proves(_ key: VaultKey) async throws(VaultError) -> Bool {
        try requireReadable()
        do throws(VaultError) {
            return try await KeyRing.open(header, key: key).root == sealer.keys.root
        } catch .wrongKey {
            return false
        }
    }

    /// Makes all keys new, sealed for this opener alone: every earlier way of opening ends.
    ///
    /// Durable when this returns. It is one commit: cut off at any moment, the vault opens as it did before, and nothing
    /// is half done. Only keys are sealed anew, never what was written. Backups made earlier still open as they did.
    /// `progress` is told the keys sealed so far, and all there are; its last call comes after the commit.
    /// Throws `.tooManyTries`, `.unsound`, and what a write throws.
    public func rekey(
        to opener: NewOpener,
        on day: Day,
        progress: @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws(VaultError) {
        try requireWritable()
        let before = sealer
        let made = KeyRing.create(vault: before.vault, epoch: before.keys.epoch + 1, entropy: before.entropy)
        // The slow part comes first, while others may still write.
        var wraps: [KeyWrap] = []
        for key in opener.keys {
            wraps.append(
                try await made.ring.wrap(
                    for: key,
                    of: before.vault,
                    created: WrapHeader.dayNumber(day),
                    cost: cost,
                    entropy: before.entropy
                )
            )
        }
        let next = Sealer(vault: before.vault, device: before.device, keys: made.ring, entropy: before.entropy)
        await enterAlone()
        defer { leaveAlone() }
        try requireWritable()
        // Another change of keys may have come first.
        guard sealer.keys.root == before.keys.root else { throw .conflict(last: lastNumber) }
        var newHeader = header
        newHeader.wraps = wraps.inOrder
        newHeader.epochs = [made.epoch]
        newHeader.head = next.head(at: currentHead.number, chain: currentHead.chain)
        let rekeying = try await resealed(Rekeying(before: currentHead, header: newHeader), for: next, progress)
        try await commit(Change(rekeying: rekeying))
        use(next, newHeader)
        progress(currentHead.number.value, currentHead.number.value)
    }

    private func resealed(
        _ start: Rekeying,
        for next: Sealer,
        _ progress: @Sendable (Int, Int) -> Void
    ) async throws(VaultError) -> Rekeying {
        var rekeying = start
        var last = EntryNumber.none
        while true {
            progress(last.value, start.before.number.value)
            let rows = try await store.entries(after: last, limit: LogReader.pageSize)
            guard let end = rows.last else { break }
            for row in rows {
                if let slot = sealer.reseal(row, for: next) { rekeying.slots[row.number] = slot }
                if let mark = sealer.remark(row, for: next) { rekeying.marks[row.number] = mark }
            }
            last = end.number
        }
        for draft in try await store.drafts() { rekeying.draftSlots[draft.id] = sealer.reseal(draft, for: next) }
        return rekeying
    }

    /// Puts another passphrase in place of the one there is; the recovery key stays.
    ///
    /// The keys within stay too: whoever has an older copy of the vault and the old passphrase can still open what was
    /// written until now. `rekey` is for when that matters. Ask for the old passphrase first (`proves`).
    public func changePassphrase(to passphrase: Passphrase, on day: Day) async throws(VaultError) {
        try await replaceWraps(
            for: .passphrase,
            with: .passphrase(passphrase),
            created: WrapHeader.dayNumber(day)
        )
    }

    /// Puts another recovery key in place of the one there is; nil takes it away.
    ///
    /// Only where a passphrase is set: throws `.wrongKey` elsewhere, since a key file needs none.
    public func replaceRecoveryKey(_ new: RecoveryKey?, on day: Day) async throws(VaultError) {
        let created = WrapHeader.dayNumber(day)
        try await replaceWraps(for: .recovery, with: new.map { .recovery($0) }, created: created)
    }

    /// Seals for this passphrase, which has opened the vault, at today's cost if it was sealed at a lower one.
    func raiseCost(of passphrase: Passphrase) async {
        let rows = header.wraps.compactMap { WrapHeader(bytes: $0.header) }
        guard let old = rows.first(where: { $0.opener == .passphrase }), old.stretchCost?.isBelow(cost) == true
        else { return }
        // Where it fails nothing is lost: the vault is as open as before, and the next opening tries again.
        try? await replaceWraps(for: .passphrase, with: .passphrase(passphrase), created: old.created)
    }

    private func replaceWraps(
        for opener: Opener,
        with key: VaultKey?,
        created: UInt32
    ) async throws(VaultError) {
        try requireWritable()
        guard openers.contains(.passphrase) else { throw .wrongKey }
        let sealer = sealer
        var added: [KeyWrap] = []
        if let key {
            added = [
                try await sealer.keys.wrap(
                    for: key,
                    of: sealer.vault,
                    created: created,
                    cost: cost,
                    entropy: sealer.entropy
                )
            ]
        }
        await enterAlone()
        defer { leaveAlone() }
        try requireWritable()
        guard self.sealer.keys.root == sealer.keys.root else { throw .conflict(last: lastNumber) }
        let kept = header.wraps.filter { WrapHeader(bytes: $0.header)?.opener != opener }
        let wraps = (kept + added).inOrder
        try await commit(Change(wraps: wraps))
        use(wraps: wraps)
    }
}

extension [KeyWrap] {
    /// In the order a store gives them back.
    fileprivate var inOrder: [KeyWrap] { sorted { $0.header.lexicographicallyPrecedes($1.header) } }
}

extension NewOpener {
    fileprivate var keys: [VaultKey] {
        switch self {
        case .keyFile(let secret): [.file(secret)]
        case .passphrase(let passphrase, nil): [.passphrase(passphrase)]
        case .passphrase(let passphrase, let recovery?): [.passphrase(passphrase), .recovery(recovery)]
        }
    }
}
