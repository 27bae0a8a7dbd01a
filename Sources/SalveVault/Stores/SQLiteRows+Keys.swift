import GRDB
import SalveCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Changes of keys: all within the transaction of their commit, so that a file cut off holds the old ones whole.
extension SQLiteRows {
    static func replace(wraps: [KeyWrap], _ db: Database) throws {
        try overwriteAll("wrap", db)
        for wrap in wraps { try insert(wrap, db) }
        try sayRekeyed(db)
    }

    static func apply(_ rekeying: Rekeying, _ db: Database) throws {
        guard let last = try head(db), last == rekeying.before else {
            throw VaultError.conflict(last: try head(db)?.number ?? .none)
        }
        try overwriteAll("wrap", db)
        try overwriteAll("epoch", db)
        for wrap in rekeying.header.wraps { try insert(wrap, db) }
        for epoch in rekeying.header.epochs { try insert(epoch, db) }
        try reseal(rekeying, db)
        try setHead(rekeying.header.head, db)
        try sayRekeyed(db)
    }

    private static func reseal(_ rekeying: Rekeying, _ db: Database) throws {
        let slot = try db.cachedStatement(sql: "UPDATE keyslot SET epoch = ?, sealed = ? WHERE number = ?")
        for (number, new) in rekeying.slots.sorted(by: { $0.key < $1.key }) {
            try slot.execute(arguments: [Int64(new.epoch), Data(new.sealed), number.value])
        }
        let mark = try db.cachedStatement(sql: "UPDATE entry SET mark = ? WHERE number = ?")
        for (number, new) in rekeying.marks.sorted(by: { $0.key < $1.key }) {
            try mark.execute(arguments: [Data(new), number.value])
        }
        let draft = try db.cachedStatement(sql: "UPDATE draft SET epoch = ?, sealed = ? WHERE draft_id = ?")
        for (id, new) in rekeying.draftSlots {
            try draft.execute(arguments: [Int64(new.epoch), Data(new.sealed), Data(id.bytes)])
        }
    }

    /// Overwritten first, as a deleted entry's key is.
    private static func overwriteAll(_ table: String, _ db: Database) throws {
        try db.execute(sql: "UPDATE \(table) SET sealed = zeroblob(length(sealed)); DELETE FROM \(table)")
    }

    /// From here on an older Salve, which knows key files only, says that the vault is newer and leaves it alone.
    private static func sayRekeyed(_ db: Database) throws {
        try db.execute(sql: "PRAGMA user_version = \(Format.rekeyedFile)")
    }
}
