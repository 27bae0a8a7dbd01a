import Foundation
import GRDB
import SalveCore
import Testing

@testable import SalveVault

/// What only the engine on disk must hold to: settings, modes, bytes, full and failing disks.
struct SQLiteStoreTests {
    private static func vault() async throws -> (vault: Vault, store: SQLiteStore, key: VaultKey) {
        let (vault, store, key) = try await Engine.sqlite.vault()
        return (vault, try #require(store as? SQLiteStore), key)
    }

    @Test("Durability and deleting rest on settings that the live connection confirms")
    func settings() async throws {
        let (_, store, _) = try await Self.vault()

        let status = try await store.status()

        #expect(status.engine.hasPrefix("SQLite 3."))
        #expect(status.settings.contains("journal_mode=persist"))
        #expect(status.settings.contains("journal_size_limit=0"))
        #expect(status.settings.contains("synchronous=2"))
        #expect(status.settings.contains("secure_delete=1"))
        #expect(status.isIntact && status.entries == 0 && status.bytes > 0)
    }

    @Test("A connection that runs with less is refused")
    func unsafeSettings() async throws {
        let (_, store, _) = try await Self.vault()

        await #expect(throws: VaultError.unsafeSettings) {
            try await store.queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = NORMAL")
                try SQLiteSchema.requireSettings(db)
            }
        }
    }

    @Test("Neither a shredded text's key nor its ciphertext is left in the file")
    func shreddedBytesAreGone() async throws {
        let (vault, store, _) = try await Self.vault()
        try await vault.append(Sample.entries(1...3), after: .none)
        let row = try #require(try await store.entry(Sample.id(2)))
        let slot = Data(try #require(row.slot).sealed)
        let ciphertext = Data(try #require(row.ciphertext))
        #expect(try Self.files(of: store).contains { $0.range(of: slot) != nil })

        try await vault.shred([Sample.id(2)])

        for bytes in try Self.files(of: store) {
            #expect(bytes.range(of: slot) == nil)
            #expect(bytes.range(of: ciphertext.prefix(64)) == nil)
        }
    }

    @Test("What a commit takes away is in the journal no more, whatever was kept before it")
    func journalIsEmptied() async throws {
        let (vault, store, _) = try await Self.vault()
        try await vault.append(Sample.entries(1...3), after: .none)
        try await vault.append([Sample.entry(4)], after: EntryNumber(3))
        #expect(try Self.journal(of: store).first == 0, "an ended journal that SQLite would still play back")
        let row = try #require(try await store.entry(Sample.id(2)))
        let slot = Data(try #require(row.slot).sealed)
        #expect(try Self.journal(of: store).range(of: slot) != nil, "nothing is left to be taken away")

        try await vault.shred([Sample.id(2)])
        #expect(try Self.journal(of: store).isEmpty)

        try await vault.append([Sample.entry(5)], after: EntryNumber(4))
        try await vault.saveDraft(id: Sample.id(30), content: Sample.text(30))
        #expect(try Self.journal(of: store).isEmpty)
        #expect(try Self.files(of: store).allSatisfy { $0.range(of: slot) == nil })
    }

    private static func journal(of store: SQLiteStore) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: store.path + "-journal"))
    }

    @Test("No plain word and no key is in the files, drafts included")
    func nothingInClear() async throws {
        let store = try SQLiteStore.create(Folder.fresh() + "/salve.vault")
        let keyBytes = Entropy.system.bytes(32)
        let vault = try await Vault.create(in: store, key: VaultKey(bytes: keyBytes), on: Sample.day)

        try await vault.append(Sample.entries(1...20), after: .none)
        try await vault.saveDraft(id: Sample.id(30), content: Sample.text(30))

        for bytes in try Self.files(of: store) {
            #expect(bytes.range(of: Data("Mira".utf8)) == nil)
            #expect(bytes.range(of: Data(keyBytes)) == nil)
        }
    }

    private static func files(of store: SQLiteStore) throws -> [Data] {
        let folder = (store.path as NSString).deletingLastPathComponent
        return try FileManager.default.contentsOfDirectory(atPath: folder)
            .map { try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)) }
    }

    @Test("The file is its owner’s only, and is made so again when it was not")
    func modes() async throws {
        let (_, store, key) = try await Self.vault()
        #expect(try mode(of: store.path) == 0o600)

        chmod(store.path, 0o644)
        let again = try SQLiteStore.open(store.path)

        #expect(try mode(of: store.path) == 0o600)
        _ = try await Vault.open(again, key: key)
    }

    @Test("A link in place of the file is refused")
    func linkedFile() async throws {
        let (_, store, _) = try await Self.vault()
        let link = store.path + ".link"
        symlink(store.path, link)

        #expect(throws: VaultError.unsafeFile(path: link)) { try SQLiteStore.open(link) }
    }

    @Test("A full disk is said, nothing is half kept, and writing works again once there is room")
    func fullDisk() async throws {
        let (vault, store, _) = try await Self.vault()
        try await vault.append([Sample.entry(1)], after: .none)
        let pages = try await store.queue.read { db in try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0 }
        let big = NewEntry(id: Sample.id(2), content: [UInt8](repeating: 0x61, count: 60_000))
        try await Self.limitPages(of: store, to: pages)

        await #expect(throws: VaultError.diskFull) { try await vault.append([big], after: EntryNumber(1)) }

        #expect(try await vault.entries() == [Sample.opened(1)])
        try await Self.limitPages(of: store, to: 1_000_000)
        try await vault.append([big], after: EntryNumber(1))
        #expect(try await vault.verify().isSound)
    }

    private static func limitPages(of store: SQLiteStore, to count: Int) async throws {
        try await store.queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA max_page_count = \(count)")
        }
    }

    @Test("A file that cannot be written is said, and can be read")
    func readOnlyFile() async throws {
        let (vault, store, _) = try await Self.vault()
        try await vault.append([Sample.entry(1)], after: .none)
        try await store.queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA query_only = ON") }

        await #expect(throws: VaultError.readOnly) { try await vault.append([Sample.entry(2)], after: EntryNumber(1)) }
        #expect(try await vault.entries() == [Sample.opened(1)])
    }

    @Test("After a failed write nothing more is written until the vault is opened again")
    func failedWrite() async throws {
        let (vault, store, key) = try await Self.vault()
        try await vault.append([Sample.entry(1)], after: .none)
        let failing = try await Vault.open(FailingStore(whole: store, failure: .io), key: key)

        await #expect(throws: VaultError.io) { try await failing.append([Sample.entry(2)], after: EntryNumber(1)) }
        await #expect(throws: VaultError.needsReopening) { try await failing.saveDraft(id: Sample.id(2), content: []) }

        #expect(try await failing.entries() == [Sample.opened(1)])
        let reopened = try await Vault.open(store, key: key)
        try await reopened.append([Sample.entry(2)], after: EntryNumber(1))
    }

    @Test("A file held by another program is said to be busy")
    func busy() async throws {
        let (vault, store, _) = try await Self.vault()
        var holding = Configuration()
        holding.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: store.path, configuration: holding)

        try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN EXCLUSIVE") }

        await #expect(throws: VaultError.busy) { try await vault.append([Sample.entry(1)], after: .none) }
        try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
        try await vault.append([Sample.entry(1)], after: .none)
    }

    @Test("What is not a vault, or is of a later version, is said and left alone")
    func notAVault() async throws {
        let path = try Folder.fresh() + "/salve.vault"
        #expect(throws: VaultError.vaultMissing) { try SQLiteStore.open(path) }
        for bytes in [Data(), Data("a shopping list".utf8), Data(repeating: 0x5a, count: 9_000)] {
            try bytes.write(to: URL(fileURLWithPath: path))
            #expect(throws: VaultError.fileDamaged) { try SQLiteStore.open(path) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
        }
        #expect(throws: VaultError.fileExists(path: path)) { try SQLiteStore.create(path) }

        let (_, store, _) = try await Self.vault()
        try await store.queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA user_version = 3") }
        #expect(throws: VaultError.newerFormat(3)) { try SQLiteStore.open(store.path) }
    }

    @Test("A closed file says that reading failed")
    func closed() async throws {
        let (vault, store, _) = try await Self.vault()

        try store.closeFile()

        await #expect(throws: VaultError.io) { try await vault.entries() }
    }

    @Test("A call whose caller went away is still finished")
    func cancelledCaller() async throws {
        let (vault, _, _) = try await Self.vault()

        let append = Task { try await vault.append([Sample.entry(1)], after: .none) }
        append.cancel()

        #expect(try await append.value == EntryNumber(1))
        #expect(try await vault.entries() == [Sample.opened(1)])
    }
}

/// The permission bits of a file or folder.
func mode(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
}
