public import SalveCore

/// Setting and removing the lock: what happens to the key file when the vault's keys change.
///
/// In the order that leaves, cut off anywhere, one key that opens the vault and at most a stale file beside it, which
/// the next opening removes.
extension VaultLocation {
    /// Seals the open vault for a passphrase alone, or with a recovery key beside it; then the key file goes.
    ///
    /// As `Vault.rekey`. Older backups still open with what they were made under.
    public func setPassphrase(
        _ passphrase: Passphrase,
        recovery: RecoveryKey?,
        of vault: Vault,
        on day: Day,
        progress: @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws(VaultError) {
        try Disk.prepareFolder(configFolder)
        let wasMarked = Disk.exists(passphraseMark)
        do throws(VaultError) {
            try markPassphrase()
            try await vault.rekey(to: .passphrase(passphrase, recovery), on: day, progress: progress)
        } catch {
            // No lock was set, so nothing may say so; the error that matters is the first one.
            if !wasMarked { try? Disk.remove(passphraseMark) }
            throw error
        }
        removeStaleKeyFiles()
    }

    /// Says beside the key's place that a passphrase opens the vault, so that a lost vault is never taken for none.
    private func markPassphrase() throws(VaultError) {
        if !Disk.exists(passphraseMark) { try Disk.createFile(passphraseMark) }
    }

    /// Seals the open vault for a new key file alone: removes the lock, or replaces a key file that others have seen.
    ///
    /// As `Vault.rekey`. The file is safe on the disk before the vault changes.
    public func useNewKeyFile(
        of vault: Vault,
        on day: Day,
        progress: @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws(VaultError) {
        try Disk.prepareFolder(configFolder)
        try KeyFile.remove(newKeyFile)
        let secret = KeyFileSecret.random()
        try KeyFile.write(secret, to: newKeyFile)
        try await vault.rekey(to: .keyFile(secret), on: day, progress: progress)
        takeNewKeyFile()
    }

    // MARK: Opening

    func openWithKeyFile() async throws(VaultError) -> Vault {
        let store = try SQLiteStore.open(vaultFile)
        guard let header = try await store.header() else { throw .vaultMissing }
        guard try header.usableWraps.contains(where: { $0.opener == .keyFile }) else { throw .locked }
        if Disk.exists(newKeyFile), let vault = try await openWithNewKeyFile(store) { return vault }
        guard Disk.exists(keyFile) else { throw .keyFileMissing }
        try Disk.prepareFolder(configFolder)
        let vault = try await Vault.open(store, key: KeyFile.load(keyFile), cost: cost)
        removeStaleMarks()
        return vault
    }

    /// Only the vault can say whether the change a new key file was made for came to pass; nil when it did not.
    private func openWithNewKeyFile(_ store: SQLiteStore) async throws(VaultError) -> Vault? {
        do throws(VaultError) {
            let vault = try await Vault.open(store, key: KeyFile.load(newKeyFile), cost: cost)
            takeNewKeyFile()
            return vault
        } catch .wrongKey {
            return nil
        } catch .keyFileDamaged {
            // Cut off while it was being written, so before anything was sealed for it.
            return nil
        }
    }

    // MARK: Tidying

    // None of these can lose anything, and a folder that cannot be written must not keep a person out: whatever is left
    // opens nothing, and the next opening tries again.

    func removeStaleKeyFiles() {
        // NB: one of the two has to be there at any moment, or a lost vault would be taken for none.
        guard (try? markPassphrase()) != nil else { return }
        try? KeyFile.remove(keyFile)
        try? KeyFile.remove(newKeyFile)
    }

    private func takeNewKeyFile() {
        try? Disk.move(newKeyFile, to: keyFile)
        try? Disk.remove(passphraseMark)
    }

    private func removeStaleMarks() {
        try? KeyFile.remove(newKeyFile)
        try? Disk.remove(passphraseMark)
    }
}
