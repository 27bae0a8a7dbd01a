import GRDB

/// The tables of the file, and the settings durability and deleting rest on.
///
/// `docs/VaultFormat.md` explains them.
enum SQLiteSchema {
    /// "SALV": says what the file is.
    static let applicationID = 0x5341_4C56
    /// "SALX": all of it was deleted, or was about to be.
    static let deletedID = 0x5341_4C58

    static let tables = """
        CREATE TABLE vault (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            vault_id BLOB NOT NULL,
            device_id BLOB NOT NULL
        ) STRICT;
        CREATE TABLE wrap (
            header BLOB PRIMARY KEY,
            sealed BLOB NOT NULL,
            commitment BLOB NOT NULL
        ) STRICT;
        CREATE TABLE epoch (
            epoch INTEGER PRIMARY KEY,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE TABLE head (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            number INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            chain BLOB NOT NULL,
            mac BLOB NOT NULL
        ) STRICT;
        CREATE TABLE entry (
            number INTEGER PRIMARY KEY,
            entry_id BLOB NOT NULL UNIQUE,
            header BLOB NOT NULL,
            previous BLOB NOT NULL,
            hash BLOB NOT NULL,
            mark BLOB,
            ciphertext BLOB
        ) STRICT;
        CREATE TABLE keyslot (
            number INTEGER PRIMARY KEY,
            epoch INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE TABLE draft (
            draft_id BLOB PRIMARY KEY,
            header BLOB NOT NULL,
            epoch INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            ciphertext BLOB NOT NULL
        ) STRICT;
        """

    /// What the connection runs with, and what it answers when asked.
    ///
    /// A rollback journal, ended and synced at each commit: no WAL, because several installed SQLite versions (3.7.0 to
    /// 3.51.2) can lose a WAL reset; and PERSIST, not DELETE, because it also syncs the journal it has ended, so that a
    /// commit just acknowledged cannot be rolled back by a power cut. With a size limit of 0 the journal is emptied
    /// too; only `keepingJournal` leaves it its length.
    static let settings: [(name: String, value: String, readBack: String)] = [
        ("journal_mode", "PERSIST", "persist"),
        ("journal_size_limit", "0", "0"),
        ("synchronous", "FULL", "2"),
        ("secure_delete", "ON", "1"),
        ("temp_store", "MEMORY", "2"),
        ("trusted_schema", "OFF", "0"),
        ("cell_size_check", "ON", "1"),
    ]

    static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.label = "salve.vault"
        configuration.busyMode = .timeout(2)
        configuration.prepareDatabase { db in
            for setting in settings {
                try db.execute(sql: "PRAGMA \(setting.name) = \(setting.value)")
            }
            // On Apple's systems a plain sync does not reach the disk; elsewhere this does nothing.
            try db.execute(sql: "PRAGMA fullfsync = ON")
        }
        return configuration
    }

    /// Asks the live connection what it really runs with.
    static func readBack(_ db: Database) throws -> [(name: String, value: String)] {
        try settings.map { setting in
            let value = try DatabaseValue.fetchOne(db, sql: "PRAGMA \(setting.name)") ?? .null
            return (
                setting.name, String.fromDatabaseValue(value) ?? Int.fromDatabaseValue(value).map(String.init) ?? ""
            )
        }
    }

    static func requireSettings(_ db: Database) throws {
        let values = try readBack(db).map(\.value)
        guard values == settings.map(\.readBack) else { throw VaultError.unsafeSettings }
    }

    /// Runs a commit that takes nothing away, and leaves the journal its length.
    ///
    /// The disk then need not find room for it anew each time, which is half of what a save costs. What the journal
    /// still holds are rows that are in the file as well; the next commit that takes something away empties it.
    static func keepingJournal(_ db: Database, _ commit: () throws -> Void) throws {
        try db.execute(sql: "PRAGMA journal_size_limit = \(keptJournal)")
        let result = Result { try commit() }
        try db.execute(sql: "PRAGMA journal_size_limit = 0")
        try result.get()
    }

    /// The most bytes a journal keeps between two commits.
    private static let keptJournal = 262_144

    static func create(_ db: Database) throws {
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(Format.file)")
        try db.execute(sql: tables)
    }

    /// Refuses a file that is not a vault, or is one of a later version.
    static func requireVault(_ db: Database) throws {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard application != deletedID else { throw VaultError.deletionUnfinished }
        guard application == applicationID, version >= 1 else { throw VaultError.fileDamaged }
        guard version <= Format.rekeyedFile else { throw VaultError.newerFormat(version) }
        // A file from elsewhere may carry commands of its own, which would run at the next writing.
        let foreign = "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"
        guard try Int.fetchOne(db, sql: foreign) == 0 else { throw VaultError.fileDamaged }
    }
}

extension VaultError {
    /// What an error of the database means here.
    ///
    /// Its text is left behind.
    init(_ error: any Error) {
        guard let failure = error as? DatabaseError else {
            self = error as? VaultError ?? .io
            return
        }
        switch failure.resultCode {
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .readOnly
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .fileDamaged
        default: self = .io
        }
    }
}
