public import SalveCore

extension VaultLocation {
    /// When a vault may be made.
    public enum Making: Sendable, Equatable {
        /// Only open what is there.
        case never
        /// Make one when there is neither a vault nor a key: the first start.
        case whenNew
        /// Also when a key is there and its vault is gone. Only on the person's word.
        case evenIfVaultIsGone
    }

    /// Makes the data folder and takes the right to write; throws `.held` when another process has it.
    ///
    /// Take it before `open`, and keep it for as long as the vault is open.
    public func lock() throws(VaultError) -> WriterLock {
        try Disk.prepareFolder(dataFolder)
        return try WriterLock(path: lockFile)
    }

    /// The ways the vault here opens, seen without any key; empty when there is no vault.
    ///
    /// Throws what opening its file throws, and `.headerDamaged` when no row of its keys can be used.
    public func openers() async throws(VaultError) -> Set<Opener> {
        // A copy that is about to take the vault's place is what will be opened.
        let file = try restoredFile() ?? vaultFile
        guard Disk.exists(file) else { return [] }
        let store: SQLiteStore
        do throws(VaultError) {
            store = try SQLiteStore.open(file)
        } catch .deletionUnfinished {
            return []
        }
        let header = try await store.header()
        await store.close()
        return try Set(header?.usableWraps.map(\.opener) ?? [])
    }

    /// Opens the vault with the key file; makes both only where `making` allows it, and never in place of anything.
    ///
    /// Throws `.locked` when it opens otherwise, `.keyFileMissing` when the vault is there without its key,
    /// `.vaultMissing` when the key, or word of a passphrase, is there without its vault, `.readOnly` when nothing can be
    /// made here, and what `Vault.open` throws. A deletion that was cut off is finished first.
    public func open(making: Making, on day: Day) async throws(VaultError) -> Vault {
        try finishDeletion()
        try await finishRestoring()
        if Disk.exists(vaultFile) { return try await watched(openWithKeyFile()) }
        guard Disk.exists(keyFile) || Disk.exists(passphraseMark) else {
            guard making != .never else { throw .vaultMissing }
            return try await make(on: day)
        }
        let wasBeingMade = Disk.exists(makingFile)
        guard making != .never, wasBeingMade || making == .evenIfVaultIsGone else { throw .vaultMissing }
        if wasBeingMade { try removeHalfWrittenKey() }
        try Disk.remove(passphraseMark)
        return try await make(on: day)
    }

    /// Opens a vault that is there, with any key; a passphrase takes half a second.
    ///
    /// Throws `.vaultMissing`, `.wrongKey` for whatever was wrong with the key, `.tooManyTries`, and what `Vault.open`
    /// throws. A deletion that was cut off is finished first, as is a change of keys.
    public func open(with key: VaultKey) async throws(VaultError) -> Vault {
        try finishDeletion()
        try await finishRestoring()
        let vault = try await watched(Vault.open(SQLiteStore.open(vaultFile), key: key, cost: cost))
        if await !vault.openers.contains(.keyFile) { removeStaleKeyFiles() }
        if case .passphrase(let passphrase) = key { await vault.raiseCost(of: passphrase) }
        return vault
    }

    /// Deletes the vault, its key, its copies and its file, in an order that leaves nothing readable at any moment.
    public func destroy(_ vault: Vault) async throws(VaultError) {
        try await vault.destroy()
        try removeRemains()
    }

    // MARK: Making

    // The vault is made under another name, then the key file, then the vault gets its name: cut off anywhere, the
    // next start sees either nothing, or a vault that was still being made, or both.
    private func make(on day: Day) async throws(VaultError) -> Vault {
        try Disk.prepareFolder(dataFolder)
        try removeMakingFile()
        let store = try SQLiteStore.create(makingFile)
        let key = try KeyFile.createIfNone(keyFile)
        _ = try await Vault.create(in: store, key: key, on: day)
        // NB: SQLite finds a cut-off commit by the file's name, so the file is closed before it changes.
        try store.closeFile()
        try Disk.move(makingFile, to: vaultFile)
        try Disk.remove(makingFile + "-journal")
        return try await watched(Vault.open(SQLiteStore.open(vaultFile), key: key, cost: cost))
    }

    private func removeMakingFile() throws(VaultError) {
        try Disk.remove(makingFile + "-journal")
        try Disk.remove(makingFile)
    }

    private func removeHalfWrittenKey() throws(VaultError) {
        do throws(VaultError) {
            _ = try KeyFile.load(keyFile)
        } catch .keyFileDamaged {
            try KeyFile.remove(keyFile)
        }
    }

    // MARK: Deleting

    private func finishDeletion() throws(VaultError) {
        guard Disk.exists(vaultFile) else { return }
        do throws(VaultError) {
            // Opening first, since only SQLite knows whether the marking was committed.
            try SQLiteStore.open(vaultFile).closeFile()
        } catch .deletionUnfinished {
            try removeRemains()
        } catch {
            // Whatever else is wrong is said by the opening that follows.
        }
    }

    // The emptied file goes last: while it is there, it says that deleting was under way.
    private func removeRemains() throws(VaultError) {
        try Backups(location: self).deleteAll()
        try removeRestoring()
        for path in [try restoredFile(), headsFile].compactMap(\.self) { try Disk.remove(path) }
        try KeyFile.remove(keyFile)
        try KeyFile.remove(newKeyFile)
        try Disk.remove(passphraseMark)
        try Disk.remove(vaultFile + "-journal")
        try Disk.remove(vaultFile)
        try Disk.syncFolder(of: vaultFile)
    }
}
