import Foundation
public import SalveCore
public import SalveVault

/// What is remembered of the copies between two looks; in memory only.
struct CopyKeeping {
    /// True when something was shredded that the copies may still hold; so too after every start.
    var isUnsettled = true
    /// When it was last looked whether a copy is due.
    var looked: Moment?
    /// Why the last copy could not be made; nil when it could.
    var trouble: VaultError?
}

/// A copy, looked into.
public struct CopyView: Sendable {
    /// Its name in the list.
    public let name: String
    /// What was found in it, and how it stands to what is here.
    public let look: CopyLook
    /// How many entries in it can be read.
    public let entries: Int
    /// When the last of them was written; nil when there is none.
    public let last: LocalTime?
    /// How many entries here are not in it.
    public let missing: Int
    /// When the first and the last of those were written; nil when there are none.
    public let missingBetween: (first: LocalTime, last: LocalTime)?
}

extension Companion {
    /// How long between two looks whether a copy is due, in milliseconds.
    private static let copyPause: Int64 = 10 * 60_000

    /// The copies that Salve made, newest first; none for a vault in memory.
    public func copies() async throws(CompanionError) -> [Backups.Copy] {
        try await onBackups { _, backups throws(VaultError) in try backups.list() } ?? []
    }

    /// The days on which a vault was put aside for a copy that took its place.
    public func putAside() async throws(CompanionError) -> [Day] {
        try await onBackups { _, backups throws(VaultError) in try backups.replaced() } ?? []
    }

    /// Why the last copy could not be made; nil when it could.
    public func copyTrouble() -> VaultError? { copyKeeping.trouble }

    /// Makes copies as the rule says, and takes out of them what was shredded here; called from time to time.
    ///
    /// What fails is tried again later, and said in `copyTrouble`: it is never in anyone's way.
    public func keepCopies() async {
        let now = surroundings.now()
        do throws(CompanionError) {
            if copyKeeping.isUnsettled {
                copyKeeping.isUnsettled = false
                _ = try await onBackups { vault, backups async throws(VaultError) in
                    try await backups.settleDeletions(of: vault)
                }
            }
            if let looked = copyKeeping.looked, abs(now.moment.milliseconds - looked.milliseconds) < Self.copyPause {
                return
            }
            copyKeeping.looked = now.moment
            let wantsCopies = settings().wantsCopies
            _ = try await onBackups { vault, backups async throws(VaultError) in
                try backups.tidy(on: now.day)
                if wantsCopies, try await backups.isDue(for: vault, on: now.day) {
                    try await backups.make(of: vault, on: now.day)
                }
            }
            copyKeeping.trouble = nil
        } catch {
            copyKeeping.isUnsettled = true
            if case .vault(let trouble) = error { copyKeeping.trouble = trouble }
        }
    }

    /// Puts a fresh copy in the place of all others once what opens the vault has changed.
    ///
    /// Older ones would open with what was given up. What fails is said in `copyTrouble`: the change itself stands.
    func renewCopies() async {
        let day = surroundings.now().day
        let wantsCopies = settings().wantsCopies
        do throws(CompanionError) {
            _ = try await onBackups { vault, backups async throws(VaultError) in
                if wantsCopies { try await backups.afterRekey(of: vault, on: day) } else { try backups.deleteAll() }
            }
            copyKeeping.trouble = nil
        } catch {
            if case .vault(let trouble) = error { copyKeeping.trouble = trouble }
        }
    }

    /// Makes a copy now.
    public func makeCopy(_ progress: @escaping VaultProgress = { _, _ in }) async throws(CompanionError) {
        let day = surroundings.now().day
        let made = try await onBackups { vault, backups async throws(VaultError) in
            try await backups.make(of: vault, on: day, progress)
        }
        guard made != nil else { throw .vault(.noBackupHere) }
        copyKeeping.trouble = nil
    }

    /// Deletes one copy for good.
    public func deleteCopy(_ name: String) async throws(CompanionError) {
        _ = try await onBackups { _, backups throws(VaultError) in try backups.delete(name) }
    }

    /// Deletes all copies for good, and vaults that were put aside.
    public func deleteCopies() async throws(CompanionError) {
        _ = try await onBackups { _, backups throws(VaultError) in try backups.deleteAll() }
    }

    /// Where a copy lies; throws `.notFound` for a name that none has.
    public func copyPath(_ name: String) async throws(CompanionError) -> String {
        guard let path = try await onBackups({ _, backups throws(VaultError) in try backups.path(of: name) }) ?? nil
        else { throw .notFound }
        return path
    }

    /// Opens a copy, checks everything in it, and says what bringing it back would mean; nothing changes.
    public func look(
        at name: String,
        _ progress: @escaping VaultProgress = { _, _ in }
    ) async throws(CompanionError) -> CopyView {
        let path = try await copyPath(name)
        let here = try await visibleEvents()
        let (look, entries) = try await read(path, progress)
        var there: [EntryID: JournalEvent] = [:]
        for case .event(let event) in await EventCoding.decode(entries) { there[event.id] = event }
        let missing = here.filter { there[$0.id] == nil }.map(\.happened).sorted { $0.moment < $1.moment }
        return CopyView(
            name: name,
            look: look,
            entries: there.count,
            last: there.values.max { $0.recorded < $1.recorded }?.happened,
            missing: missing.count,
            missingBetween: missing.first.flatMap { first in missing.last.map { (first, $0) } }
        )
    }

    /// Puts a copy in the vault's place: whole, or not at all.
    ///
    /// What was here is put aside, still sealed, for seven days. Throws `.vault(.copyOlder)` or `.vault(.copyOther)`
    /// for a copy that does not hold all that is here, unless that was agreed to.
    public func bringBack(
        _ name: String,
        agreed: RestoreConsent,
        _ progress: @escaping VaultProgress = { _, _ in }
    ) async throws(CompanionError) {
        try await bringBack(file: copyPath(name), agreed: agreed, progress)
    }

    /// Puts a copy from anywhere in the vault's place, if it was made under the same keys.
    public func bringBack(
        file path: String,
        agreed: RestoreConsent,
        _ progress: @escaping VaultProgress = { _, _ in }
    ) async throws(CompanionError) {
        let day = surroundings.now().day
        try await exchange { vault throws(VaultError) in
            try await vault.exchange(for: path, agreed: agreed, on: day, progress)
        }
    }

    private func read(
        _ path: String,
        _ progress: @escaping VaultProgress
    ) async throws(CompanionError) -> (CopyLook, [OpenedEntry]) {
        do throws(VaultError) {
            guard let home = await vault.home else { throw .noBackupHere }
            let copy = try await vault.copy(at: path)
            let look = try await home.look(at: copy, progress)
            let entries = try await copy.entries()
            await copy.close()
            return (look, entries)
        } catch {
            throw .vault(error)
        }
    }

    /// Works on the copies, outside the gate, so that a save does not wait for them; nil for a vault in memory.
    private func onBackups<Result>(
        _ work: (Vault, Backups) async throws(VaultError) -> Result
    ) async throws(CompanionError) -> Result? {
        let vault = vault
        guard let backups = await vault.backups else { return nil }
        do { return try await work(vault, backups) } catch { throw .vault(error) }
    }
}
