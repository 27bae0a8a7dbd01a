import GRDB
import SalveCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The rows of a vault's tables, read and written.
///
/// Nothing read is trusted to have its right type or length.
enum SQLiteRows {
    // MARK: Reading

    static func header(_ db: Database) throws -> VaultHeader? {
        guard let vault = try Row.fetchOne(db, sql: "SELECT vault_id, device_id FROM vault"),
            let head = try head(db)
        else { return nil }
        let wraps = try Row.fetchAll(
            db,
            sql: "SELECT header, sealed, commitment FROM wrap ORDER BY header LIMIT ?",
            arguments: [Format.wrapLimit + 1]
        )
        let epochs = try Row.fetchAll(
            db,
            sql: "SELECT epoch, sealed FROM epoch ORDER BY epoch LIMIT ?",
            arguments: [Format.wrapLimit + 1]
        )
        return try VaultHeader(
            vault: vault.octets(0) ?? [],
            device: vault.octets(1) ?? [],
            wraps: wraps.map { row in
                KeyWrap(
                    header: try row.octets(0) ?? [],
                    sealed: try row.octets(1) ?? [],
                    commitment: try row.octets(2) ?? []
                )
            },
            epochs: epochs.map { row in EpochKey(epoch: row.epoch(0), sealed: try row.octets(1) ?? []) },
            head: head
        )
    }

    static func head(_ db: Database) throws -> SealedHead? {
        guard let row = try Row.fetchOne(db, sql: "SELECT number, epoch, chain, mac FROM head") else { return nil }
        return SealedHead(
            number: row.number(0),
            epoch: row.epoch(1),
            chain: try row.octets(2) ?? [],
            mac: try row.octets(3) ?? []
        )
    }

    private static let columns = """
        SELECT e.number, e.entry_id, e.header, e.previous, e.hash, e.mark, e.ciphertext, k.epoch, k.sealed
        FROM entry e LEFT JOIN keyslot k ON k.number = e.number
        """

    static func entries(_ db: Database, after number: EntryNumber, limit: Int) throws -> [SealedEntry] {
        let statement = try db.cachedStatement(sql: columns + " WHERE e.number > ? ORDER BY e.number LIMIT ?")
        let cursor = try Row.fetchCursor(statement, arguments: [number.value, limit])
        var rows: [SealedEntry] = []
        while let row = try cursor.next() {
            let entry = try sealedEntry(row)
            // NB: a broken page may give rows in any order; whoever asks for the next ones would then ask for ever.
            guard entry.number > rows.last?.number ?? number else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
            rows.append(entry)
        }
        return rows
    }

    static func entry(_ db: Database, id: EntryID) throws -> SealedEntry? {
        let statement = try db.cachedStatement(sql: columns + " WHERE e.entry_id = ?")
        return try Row.fetchOne(statement, arguments: [Data(id.bytes)]).map(sealedEntry)
    }

    /// The same rows one by one, passing over those on a page that is broken.
    static func salvage(_ db: Database, after number: EntryNumber, limit: Int) throws -> [SealedEntry] {
        let last = min(try head(db)?.number ?? .none, try mostRows(db))
        let statement = try db.makeStatement(sql: columns + " WHERE e.number = ?")
        var rows: [SealedEntry] = []
        var next = number.value + 1
        while next <= last.value, rows.count < limit {
            // A row that cannot be reached is a gap, which the reader of the log shows as damaged.
            if let row = try? Row.fetchOne(statement, arguments: [next]).map(sealedEntry), row.number.value == next {
                rows.append(row)
            }
            next += 1
        }
        return rows
    }

    /// More rows than this many have no room in the file: a row's header, links and hash alone fill 128 bytes.
    ///
    /// A damaged head may name any number.
    private static func mostRows(_ db: Database) throws -> EntryNumber {
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
        return EntryNumber(pages * pageSize / 128)
    }

    private static func sealedEntry(_ row: Row) throws -> SealedEntry {
        let slot = try row.octets(8).map { Keyslot(epoch: row.epoch(7), sealed: $0) }
        return SealedEntry(
            number: row.number(0),
            id: try row.octets(1).flatMap { EntryID(bytes: $0) },
            header: try row.octets(2) ?? [],
            previous: try row.octets(3) ?? [],
            hash: try row.octets(4) ?? [],
            mark: try row.octets(5),
            slot: slot,
            ciphertext: try row.octets(6)
        )
    }

    static func ids(_ db: Database, _ sql: String) throws -> [EntryID] {
        try Row.fetchAll(db, sql: sql).compactMap { try $0.octets(0).flatMap { EntryID(bytes: $0) } }
    }

    static func drafts(_ db: Database) throws -> [SealedDraft] {
        let sql = "SELECT draft_id, header, epoch, sealed, ciphertext FROM draft ORDER BY draft_id"
        return try Row.fetchAll(db, sql: sql).compactMap { row in
            // A draft whose very name is broken has nothing left to be called by.
            guard let id = try row.octets(0).flatMap({ EntryID(bytes: $0) }) else { return nil }
            return SealedDraft(
                id: id,
                header: try row.octets(1) ?? [],
                slot: Keyslot(epoch: row.epoch(2), sealed: try row.octets(3) ?? []),
                ciphertext: try row.octets(4) ?? []
            )
        }
    }

    // MARK: Writing

    static func apply(_ change: Change, _ db: Database) throws {
        let last = try head(db)?.number
        if let beginning = change.beginning {
            guard last == nil else { throw VaultError.vaultExists }
            try begin(beginning, db)
        } else if last == nil {
            throw VaultError.vaultMissing
        }
        if let addition = change.addition {
            let last = change.beginning?.head.number ?? last ?? .none
            guard addition.last == last else { throw VaultError.conflict(last: last) }
            for entry in addition.entries { try insert(entry, db) }
            try setHead(addition.head, db)
        }
        if let wraps = change.wraps { try replace(wraps: wraps, db) }
        if let rekeying = change.rekeying { try apply(rekeying, db) }
        for shred in change.shreds { try apply(shred, db) }
        for draft in change.drafts { try put(draft, db) }
        for id in change.droppedDrafts {
            try db.execute(sql: "DELETE FROM draft WHERE draft_id = ?", arguments: [Data(id.bytes)])
        }
    }

    private static func begin(_ header: VaultHeader, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO vault (one, vault_id, device_id) VALUES (1, ?, ?)",
            arguments: [Data(header.vault), Data(header.device)]
        )
        for wrap in header.wraps { try insert(wrap, db) }
        for epoch in header.epochs { try insert(epoch, db) }
        try setHead(header.head, db)
    }

    static func insert(_ wrap: KeyWrap, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO wrap (header, sealed, commitment) VALUES (?, ?, ?)",
            arguments: [Data(wrap.header), Data(wrap.sealed), Data(wrap.commitment)]
        )
    }

    static func insert(_ epoch: EpochKey, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO epoch (epoch, sealed) VALUES (?, ?)",
            arguments: [Int64(epoch.epoch), Data(epoch.sealed)]
        )
    }

    static func setHead(_ head: SealedHead, _ db: Database) throws {
        let sql = "INSERT OR REPLACE INTO head (one, number, epoch, chain, mac) VALUES (1, ?, ?, ?, ?)"
        try db.cachedStatement(sql: sql).execute(
            arguments: [head.number.value, Int64(head.epoch), Data(head.chain), Data(head.mac)]
        )
    }

    private static func insert(_ entry: SealedEntry, _ db: Database) throws {
        if let id = entry.id {
            let known = try db.cachedStatement(sql: "SELECT 1 FROM entry WHERE entry_id = ?")
            if try Int.fetchOne(known, arguments: [Data(id.bytes)]) != nil { throw VaultError.duplicate(id) }
        }
        let sql = """
            INSERT INTO entry (number, entry_id, header, previous, hash, mark, ciphertext) VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        try db.cachedStatement(sql: sql).execute(
            arguments: [
                entry.number.value, entry.id.map { Data($0.bytes) }, Data(entry.header), Data(entry.previous),
                Data(entry.hash), entry.mark.map { Data($0) }, entry.ciphertext.map { Data($0) },
            ]
        )
        guard let slot = entry.slot else { return }
        try db.cachedStatement(sql: "INSERT INTO keyslot (number, epoch, sealed) VALUES (?, ?, ?)").execute(
            arguments: [entry.number.value, Int64(slot.epoch), Data(slot.sealed)]
        )
    }

    /// Overwrites the key, then removes it; the ciphertext goes too, and the mark takes its place.
    private static func apply(_ shred: Change.Shred, _ db: Database) throws {
        let find = try db.cachedStatement(sql: "SELECT number FROM entry WHERE entry_id = ?")
        guard let number = try Int64.fetchOne(find, arguments: [Data(shred.id.bytes)]) else { return }
        try db.execute(
            sql: "UPDATE keyslot SET sealed = zeroblob(length(sealed)) WHERE number = ?",
            arguments: [number]
        )
        try db.execute(sql: "DELETE FROM keyslot WHERE number = ?", arguments: [number])
        try db.execute(
            sql: "UPDATE entry SET ciphertext = NULL, mark = ? WHERE number = ?",
            arguments: [Data(shred.mark), number]
        )
    }

    private static func put(_ draft: SealedDraft, _ db: Database) throws {
        let sql = "INSERT OR REPLACE INTO draft (draft_id, header, epoch, sealed, ciphertext) VALUES (?, ?, ?, ?, ?)"
        try db.cachedStatement(sql: sql).execute(
            arguments: [
                Data(draft.id.bytes), Data(draft.header), Int64(draft.slot.epoch), Data(draft.slot.sealed),
                Data(draft.ciphertext),
            ]
        )
    }

    /// Removes all that opens anything, and marks the file, so that a deletion cut off after this is known as one.
    static func eraseKeys(_ db: Database) throws {
        try db.execute(sql: "PRAGMA application_id = \(SQLiteSchema.deletedID)")
        try db.execute(sql: "DELETE FROM vault")
        try db.execute(sql: "UPDATE wrap SET sealed = zeroblob(length(sealed)); DELETE FROM wrap")
        try db.execute(sql: "UPDATE epoch SET sealed = zeroblob(length(sealed)); DELETE FROM epoch")
    }

    static func eraseRows(_ db: Database) throws {
        for table in ["keyslot", "entry", "draft", "head"] {
            try db.execute(sql: "DELETE FROM \(table)")
        }
    }
}

extension Row {
    /// The bytes in a column; nil for NULL.
    ///
    /// Never traps, whatever the file holds.
    fileprivate func octets(_ index: Int) throws -> [UInt8]? {
        try withUnsafeData(atIndex: index) { data in data.map { [UInt8]($0) } }
    }

    /// A number of the log; `.none` when the column holds something else.
    fileprivate func number(_ index: Int) -> EntryNumber {
        EntryNumber(Int.fromDatabaseValue(self[index]) ?? 0)
    }

    /// An epoch; 0, which no key has, when the column holds something else.
    fileprivate func epoch(_ index: Int) -> UInt32 {
        UInt32.fromDatabaseValue(self[index]) ?? 0
    }
}
