extension Vault {
    /// Copies the vault, as it is at this moment, to a new file; durable and checked when this returns.
    ///
    /// The copy is written beside its name, synced, opened again and every seal in it checked, and only then given
    /// its name. It opens as this vault does now. Throws `.fileExists` when the name is taken,
    /// `.noBackupHere` in memory, `.diskFull`, `.readOnly`, `.io`.
    public func backup(
        to path: String,
        _ progress: @escaping VaultProgress = { _, _ in }
    ) async throws(VaultError) -> BackupReport {
        await enter()
        defer { leave() }
        try requireReadable()
        guard !Disk.exists(path) else { throw .fileExists(path: path) }
        let unfinished = path + ".unfinished"
        // One that an earlier attempt left behind when it was cut off.
        try Disk.remove(unfinished)
        try await store.copy(to: unfinished)
        do throws(VaultError) {
            let report = try await check(copy: unfinished, progress)
            guard !Disk.exists(path) else { throw .fileExists(path: path) }
            try Disk.move(unfinished, to: path)
            return BackupReport(
                path: path,
                lastNumber: report.lastNumber,
                check: report.check,
                opensWith: openers
            )
        } catch {
            // What was begun is of no use; the error that matters is the first one.
            try? Disk.remove(unfinished)
            throw error
        }
    }

    private func check(
        copy path: String,
        _ progress: @escaping VaultProgress
    ) async throws(VaultError) -> (lastNumber: EntryNumber, check: VerifyReport) {
        let copy = try SQLiteStore.open(path)
        guard let copied = try await copy.header() else { throw .vaultMissing }
        // The same wraps and epochs, byte for byte, mean that the same key file opens it.
        guard header.opensAlike(copied) else { throw .headerDamaged }
        let reopened = try await Vault.open(copy, sealer: sealer, header: copied)
        var report = try await reopened.verify(progress)
        // The copy was opened apart; what the witness would see is a matter of the vault it is a copy of.
        report.seesOlderCopy = isWatched
        try copy.closeFile()
        return (copied.head.number, report)
    }
}

/// A backup that was made and checked.
public struct BackupReport: Sendable, Equatable {
    /// The file.
    public let path: String
    /// The last entry in it.
    public let lastNumber: EntryNumber
    /// What was found when it was opened again.
    ///
    /// Damage in the vault is damage in its copy.
    public let check: VerifyReport
    /// What opens it.
    public let opensWith: Set<Opener>
}
