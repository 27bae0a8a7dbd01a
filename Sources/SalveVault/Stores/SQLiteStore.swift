import GRDB
public import SalveCore

/// A vault in one SQLite file.
///
/// One connection, one queue, a rollback journal and full sync; all settings are read back from the live connection
/// at opening. A class, since it is one open file.
public final class SQLiteStore: VaultStore {
    let queue: DatabaseQueue
    let path: String

    /// Opens a vault's file; never makes one.
    ///
    /// Access to it by others is taken away. Throws `.vaultMissing`, `.unsafeFile`, `.fileDamaged`, `.newerFormat`,
    /// `.unsafeSettings`, `.busy` or `.io`.
    public static func open(_ path: String) throws(VaultError) -> SQLiteStore {
        guard Disk.exists(path) else { throw .vaultMissing }
        try Disk.requireOwnFile(path, isSealed: true)
        return try SQLiteStore(path: path) { db in try SQLiteSchema.requireVault(db) }
    }

    /// Makes an empty file for a vault, for its owner only; `.fileExists` when the name is taken.
    public static func create(_ path: String) throws(VaultError) -> SQLiteStore {
        try Disk.createFile(path, isSealed: true)
        return try SQLiteStore(path: path) { db in
            try db.inTransaction {
                try SQLiteSchema.create(db)
                return .commit
            }
        }
    }

    private init(path: String, prepare: (Database) throws -> Void) throws(VaultError) {
        self.path = path
        do {
            queue = try DatabaseQueue(path: path, configuration: SQLiteSchema.configuration())
            try queue.writeWithoutTransaction { db in
                try prepare(db)
                try SQLiteSchema.requireSettings(db)
            }
        } catch {
            throw VaultError(error)
        }
    }

    /// Closes the file; every later call throws `.io`.
    public func close() async {
        // Nothing is lost by a file that cannot be closed: all of it was durable before.
        try? closeFile()
    }

    /// Closes the file, and says when that fails: before its name changes.
    func closeFile() throws(VaultError) {
        do {
            try queue.close()
        } catch {
            throw VaultError(error)
        }
    }

    // Not the queue's own `async` calls: those roll back when the calling task is cancelled, and a page that was
    // closed in a hurry must not undo a save.
    private func perform<Value: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws(VaultError) -> Value {
        let result: Result<Value, VaultError> = await withCheckedContinuation { continuation in
            queue.asyncWriteWithoutTransaction { db in
                do {
                    continuation.resume(returning: .success(try work(db)))
                } catch {
                    continuation.resume(returning: .failure(VaultError(error)))
                }
            }
        }
        return try result.get()
    }

    // MARK: The verbs

    /// The keys and the head; nil when nothing was made here.
    public func header() async throws(VaultError) -> VaultHeader? {
        try await perform { db in try SQLiteRows.header(db) }
    }

    /// Up to `limit` rows after a number, in order.
    ///
    /// Rows on a broken page are passed over, not those beyond it.
    public func entries(after number: EntryNumber, limit: Int) async throws(VaultError) -> [SealedEntry] {
        try await perform { db in
            do {
                return try SQLiteRows.entries(db, after: number, limit: limit)
            } catch let error as DatabaseError where VaultError(error) == .fileDamaged {
                return try SQLiteRows.salvage(db, after: number, limit: limit)
            }
        }
    }

    /// The row with this id; nil when there is none.
    public func entry(_ id: EntryID) async throws(VaultError) -> SealedEntry? {
        try await perform { db in try SQLiteRows.entry(db, id: id) }
    }

    /// All drafts, in the order of their ids.
    public func drafts() async throws(VaultError) -> [SealedDraft] {
        try await perform { db in try SQLiteRows.drafts(db) }
    }

    /// Makes the change durable in one transaction, or throws and leaves everything as it was.
    public func commit(_ change: Change) async throws(VaultError) {
        try await perform { db in
            func commit() throws {
                try db.inTransaction(.immediate) {
                    try SQLiteRows.apply(change, db)
                    return .commit
                }
            }
            if change.onlyAdds { try SQLiteSchema.keepingJournal(db, commit) } else { try commit() }
        }
    }

    /// Writes a compact copy of what is committed to a new file for its owner only, durable when this returns.
    public func copy(to path: String) async throws(VaultError) {
        try Disk.createFile(path, isSealed: true)
        do throws(VaultError) {
            try await perform { db in try db.execute(sql: "VACUUM INTO ?", arguments: [path]) }
            try Disk.sync(path)
            try Disk.syncFolder(of: path)
        } catch {
            // What was begun is of no use; the error that matters is the first one.
            try? Disk.remove(path)
            throw error
        }
    }

    /// Version, settings as read back, and the result of SQLite's own check.
    public func status() async throws(VaultError) -> StoreStatus {
        try await perform { db in
            let version = try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? ""
            let settings = try SQLiteSchema.readBack(db).map { "\($0.name)=\($0.value)" }
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
            // A broken file fails these two in many ways; all of them mean that it is not intact.
            let check = try? String.fetchOne(db, sql: "PRAGMA integrity_check(1)")
            let count = try? Int.fetchOne(db, sql: "SELECT count(*) FROM entry")
            return StoreStatus(
                engine: "SQLite \(version)",
                settings: settings,
                entries: count ?? 0,
                bytes: pages * pageSize,
                isIntact: check == "ok" && count != nil
            )
        }
    }

    // MARK: Copies

    /// The ids of entries that were shredded.
    func shreddedIDs() async throws(VaultError) -> Set<EntryID> {
        Set(try await ids("SELECT entry_id FROM entry WHERE ciphertext IS NULL"))
    }

    /// The ids of entries that still have a key.
    func keptIDs() async throws(VaultError) -> [EntryID] {
        try await ids("SELECT e.entry_id FROM entry e JOIN keyslot k ON k.number = e.number")
    }

    /// The ids of the drafts.
    func draftIDs() async throws(VaultError) -> [EntryID] { try await ids("SELECT draft_id FROM draft") }

    private func ids(_ sql: String) async throws(VaultError) -> [EntryID] {
        try await perform { db in try SQLiteRows.ids(db, sql) }
    }

    /// Takes away all that opens anything, for a file that is removed next.
    func eraseKeysNow() {
        // What a damaged file does not let go of is removed with it.
        try? queue.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                try SQLiteRows.eraseKeys(db)
                return .commit
            }
        }
    }

    /// Deletes the key rows, durably, then everything else; the file stays, empty.
    public func erase() async throws(VaultError) {
        try await perform { db in
            try db.inTransaction(.immediate) {
                try SQLiteRows.eraseKeys(db)
                return .commit
            }
            try db.inTransaction(.immediate) {
                try SQLiteRows.eraseRows(db)
                return .commit
            }
        }
    }
}
