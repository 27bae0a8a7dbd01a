import SalveCore

@testable import SalveVault

/// Another store's rows with something changed by another hand; it takes no writes.
struct AlteredStore: VaultStore {
    var kept: VaultHeader
    var rows: [SealedEntry]
    var keptDrafts: [SealedDraft]

    init(of store: any VaultStore) async throws {
        guard let header = try await store.header() else { throw VaultError.vaultMissing }
        kept = header
        rows = try await store.entries(after: .none, limit: .max)
        keptDrafts = try await store.drafts()
    }

    func header() -> VaultHeader? { kept }

    func entries(after number: EntryNumber, limit: Int) -> [SealedEntry] {
        Array(rows.filter { $0.number > number }.sorted { $0.number < $1.number }.prefix(limit))
    }

    func entry(_ id: EntryID) -> SealedEntry? { rows.first { $0.id == id } }

    func drafts() -> [SealedDraft] { keptDrafts }

    func commit(_ change: Change) throws(VaultError) { throw .readOnly }

    func copy(to path: String) throws(VaultError) { throw .noBackupHere }

    func status() -> StoreStatus {
        StoreStatus(engine: "altered", settings: [], entries: rows.count, bytes: 0, isIntact: true)
    }

    func erase() throws(VaultError) { throw .readOnly }

    func close() {}
}

/// A store whose writes fail in a chosen way, as a bad disk's do; reading goes on.
struct FailingStore: VaultStore {
    let whole: any VaultStore
    let failure: VaultError

    func header() async throws(VaultError) -> VaultHeader? { try await whole.header() }

    func entries(after number: EntryNumber, limit: Int) async throws(VaultError) -> [SealedEntry] {
        try await whole.entries(after: number, limit: limit)
    }

    func entry(_ id: EntryID) async throws(VaultError) -> SealedEntry? { try await whole.entry(id) }

    func drafts() async throws(VaultError) -> [SealedDraft] { try await whole.drafts() }

    func commit(_ change: Change) throws(VaultError) { throw failure }

    func copy(to path: String) throws(VaultError) { throw failure }

    func status() async throws(VaultError) -> StoreStatus { try await whole.status() }

    func erase() throws(VaultError) { throw failure }

    func close() async { await whole.close() }
}
