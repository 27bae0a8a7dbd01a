public import SalveCore

/// What a person agreed to before a copy takes the vault's place.
public struct RestoreConsent: OptionSet, Sendable {
    /// One bit per thing agreed to.
    public let rawValue: Int

    /// A consent from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Words that are here now, or were, are not in the copy.
    public static let older = RestoreConsent(rawValue: 1)
    /// Parts of the copy are damaged or missing.
    public static let damaged = RestoreConsent(rawValue: 2)
}

/// How a copy stands to what is here.
public enum CopyStanding: Sendable, Equatable {
    /// It holds all that is here, or nothing is here.
    case whole
    /// It ends before what is here, or was here; both in entries.
    case older(copy: EntryNumber, here: EntryNumber)
    /// It is another vault, or took another turn.
    case other
}

/// What was found in a copy; nothing was changed by looking.
public struct CopyLook: Sendable {
    /// The last entry in it.
    public let lastNumber: EntryNumber
    /// What was found when everything in it was opened.
    public let check: VerifyReport
    /// How it stands to what is here.
    public let standing: CopyStanding
}

// MARK: - With the keys of an open vault

extension Vault {
    /// Opens a copy made under this vault's keys, to look into; `.otherKeys` when they are not the same.
    ///
    /// Write nothing into it, and `close` it.
    public func copy(at path: String) async throws(VaultError) -> Vault {
        let store = try SQLiteStore.open(path)
        guard let header = try await store.header() else { throw .vaultMissing }
        guard self.header.opensAlike(header) else { throw .otherKeys }
        return try await Vault.open(store, sealer: sealer, header: header)
    }

    /// Puts a copy made under the same keys in this vault's place.
    ///
    /// It is copied and every seal in it checked first; then this vault is closed and put aside, still sealed, for
    /// seven days. Whatever happens, the vault that is to be used from then on comes back, opened: this one or the
    /// copy, and `failure` says why it is this one.
    public func exchange(
        for path: String,
        agreed: RestoreConsent,
        on day: Day,
        _ progress: @escaping VaultProgress = { _, _ in }
    ) async throws(VaultError) -> (vault: Vault, failure: VaultError?) {
        guard let home else { throw .noBackupHere }
        var failure: VaultError?
        let (sealer, own) = (sealer, header)
        do throws(VaultError) {
            _ = try await home.takeIn(path, agreed: agreed, on: day, progress) { store async throws(VaultError) in
                guard let header = try await store.header() else { throw .vaultMissing }
                guard own.opensAlike(header) else { throw .otherKeys }
                return try await Vault.open(store, sealer: sealer, header: header)
            }
        } catch {
            return (self, error)
        }
        await close()
        do throws(VaultError) {
            try await home.finishRestoring()
        } catch {
            failure = error
        }
        let store = try SQLiteStore.open(home.vaultFile)
        guard let header = try await store.header() else { throw .vaultMissing }
        guard own.sharesKeys(with: header) else { throw .otherKeys }
        return (try await home.watched(Vault.open(store, sealer: sealer, header: header)), failure)
    }
}

// MARK: - With a key of its own

extension VaultLocation {
    /// Puts a copy, opened by a key of its own, in the place of the vault that lies here, or where none does.
    ///
    /// As `Vault.exchange`, for a vault that is not open. From then on the vault opens as the copy does: a key file
    /// is brought along, a lock is the one it had then. Hold the writer's lock. Throws `.wrongKey`, `.copyDamaged`,
    /// `.copyOlder`, `.copyOther`, and what files throw; then nothing was changed.
    @discardableResult
    public func restore(
        from path: String,
        with key: VaultKey,
        agreed: RestoreConsent,
        on day: Day,
        _ progress: @escaping VaultProgress = { _, _ in }
    ) async throws(VaultError) -> CopyLook {
        try await finishRestoring()
        let look = try await takeIn(path, agreed: agreed, on: day, progress) {
            () throws(VaultError) in
            try bring(key)
        } open: { store async throws(VaultError) in
            try await Vault.open(store, key: key)
        }
        try await finishRestoring()
        return look
    }

    /// Opens a copy of the file, to look into, and gives what was found; the file itself is only read.
    public func look(
        into path: String,
        with key: VaultKey,
        _ progress: @escaping VaultProgress = { _, _ in }
    ) async throws(VaultError) -> CopyLook {
        try await reading(path) { store async throws(VaultError) in
            try await look(at: try await Vault.open(store, key: key), progress)
        }
    }

    /// The ways a copy opens, seen without any key.
    public func openers(of path: String) async throws(VaultError) -> Set<Opener> {
        try await reading(path) { store async throws(VaultError) in
            Set(try await store.header()?.usableWraps.map(\.opener) ?? [])
        }
    }

    /// Works on a copy of the file under a name of this process's own, which is gone afterwards.
    private func reading<Result>(
        _ path: String,
        _ work: (SQLiteStore) async throws(VaultError) -> Result
    ) async throws(VaultError) -> Result {
        try Disk.prepareFolder(dataFolder)
        let own = dataFolder + "/" + Self.lookingPrefix + "\(Disk.processNumber)"
        func remove() throws(VaultError) {
            try Disk.remove(own + "-journal")
            try Disk.remove(own)
        }
        try remove()
        do throws(VaultError) {
            try Disk.copy(path, to: own)
            let store = try SQLiteStore.open(own)
            let result = try await work(store)
            await store.close()
            try remove()
            return result
        } catch {
            // What was begun is of no use; the error that matters is the first one.
            try? remove()
            throw error
        }
    }

    /// Makes the key lie ready that the copy opens with, beside the one of the vault that is still here: the next
    /// opening takes it once the copy is in place, and removes it when it never came there.
    private func bring(_ key: VaultKey) throws(VaultError) {
        try Disk.prepareFolder(configFolder)
        switch key {
        case .file(let secret):
            if let there = try? KeyFile.load(keyFile), case .file(let own) = there, own == secret { return }
            try KeyFile.remove(newKeyFile)
            try KeyFile.write(secret, to: newKeyFile)
        case .passphrase, .recovery:
            if !Disk.exists(passphraseMark) { try Disk.createFile(passphraseMark) }
        }
    }
}
