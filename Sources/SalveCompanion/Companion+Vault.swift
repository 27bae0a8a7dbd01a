import SalveCore
public import SalveVault

/// The vault itself: its condition, checks and copies, and all that is in it.
extension Companion {
    /// Works on the vault inside the gate: nothing is written meanwhile.
    func atVault<Result: Sendable>(
        _ work: (Vault) async throws(VaultError) -> Result
    ) async throws(CompanionError) -> Result {
        await enter()
        defer { leave() }
        do { return try await work(vault) } catch { throw .vault(error) }
    }

    /// All events that are kept and not deleted, in order; deletions and their taking back are not among them.
    func visibleEvents() async throws(CompanionError) -> [JournalEvent] {
        let entries: [OpenedEntry]
        do { entries = try await vault.entries() } catch { throw .vault(error) }
        return await EventCoding.decode(entries).compactMap { read in
            guard case .event(let event) = read, !timeline.isHidden(event.id), !event.isDeletion else { return nil }
            return event
        }
    }

    /// Whether the end of the log is what its head vouches for; when it is not, the vault can only be read.
    public func condition() async -> VaultCondition { await vault.condition }

    /// Goes on writing although the end of the log was lost: the person has been told, and chose so.
    ///
    /// Nothing happens when the end is whole.
    public func continueDespiteLoss() async throws(CompanionError) {
        if await vault.condition == .sound { return }
        do { try await vault.continueDespiteLoss() } catch { throw .vault(error) }
        // The log then ends in a row that its head vouches for, so that the next start finds it whole.
        let theme = Preference(.theme, settings().theme)
        try await record([.preference(theme)], form: surroundings.newID())
    }

    /// Opens every seal and recomputes the chain; `progress` counts rows.
    public func verify(
        _ progress: @escaping VaultProgress = { _, _ in }
    ) async throws(CompanionError) -> VerifyReport {
        do { return try await vault.verify(progress) } catch { throw .vault(error) }
    }

    /// Writes a verified copy of the vault; which key opens it is in the report.
    public func backup(
        to path: String,
        _ progress: @escaping VaultProgress = { _, _ in }
    ) async throws(CompanionError) -> BackupReport {
        do { return try await vault.backup(to: path, progress) } catch { throw .vault(error) }
    }

    /// What the vault's engine says of itself.
    public func status() async throws(CompanionError) -> StoreStatus {
        do { return try await vault.status() } catch { throw .vault(error) }
    }
}
