import GRDB
import SalveCore
import Testing

@testable import SalveVault

/// The head says where the log ends; when the two part, it is seen, and the person decides how to go on.
struct HeadTests {
    @Test("A cut-off end is seen at opening; reading works, writing waits for the person's word")
    func cutOffEnd() async throws {
        let (vault, store, key) = try await Engine.sqlite.vault()
        try await vault.append(Sample.entries(1...5), after: .none)
        let sqlite = try #require(store as? SQLiteStore)
        try await sqlite.queue.write { db in try db.execute(sql: "DELETE FROM entry WHERE number >= 4") }

        let reopened = try await Vault.open(store, key: key)

        let lost = VaultCondition.endDiffers(head: EntryNumber(5), found: EntryNumber(3))
        #expect(await reopened.condition == lost)
        #expect(try await reopened.verify().missing.map(\.value) == [4, 5])
        await #expect(throws: VaultError.unsound(lost)) {
            try await reopened.append([Sample.entry(6)], after: EntryNumber(5))
        }
        try await reopened.continueDespiteLoss()
        try await reopened.append([Sample.entry(6)], after: EntryNumber(5))
        let states = try await Vault.open(store, key: key).entries().map(\.state)
        #expect(states.map { $0 == .damaged } == [false, false, false, true, true, false])
    }

    @Test("An older head put back over newer rows is seen, and can be gone on from")
    func olderHead() async throws {
        let (vault, store, key) = try await Engine.sqlite.vault()
        let sqlite = try #require(store as? SQLiteStore)
        try await vault.append(Sample.entries(1...2), after: .none)
        let old = try #require(try await store.header()).head
        try await vault.append([Sample.entry(3)], after: EntryNumber(2))
        try await sqlite.commit(
            Change(addition: .init(after: EntryNumber(3), entries: [], head: old))
        )

        let reopened = try await Vault.open(store, key: key)

        #expect(await reopened.condition == .endDiffers(head: EntryNumber(2), found: EntryNumber(3)))
        try await reopened.continueDespiteLoss()
        #expect(await reopened.lastNumber == EntryNumber(3))
        #expect(try await reopened.verify().isSound)
    }

    @Test("A changed head is seen", arguments: ["number", "chain", "mac"])
    func changedHead(part: String) async throws {
        let (whole, store, key) = try await Engine.memory.vault()
        try await whole.append(Sample.entries(1...5), after: .none)
        var altered = try await AlteredStore(of: store)
        switch part {
        case "number": altered.kept.head.number = EntryNumber(4)
        case "chain": altered.kept.head.chain[0] ^= 1
        default: altered.kept.head.mac[31] ^= 1
        }

        let vault = try await Vault.open(altered, key: key)

        #expect(await vault.condition == .headAltered)
        #expect(try await !vault.verify().isSound)
        #expect(try await vault.entries() == (1...5).map(Sample.opened))
    }

    @Test("A changed head can be gone on from, with every entry that opens")
    func goesOnAfterChangedHead() async throws {
        let (vault, store, key) = try await Engine.sqlite.vault()
        let sqlite = try #require(store as? SQLiteStore)
        try await vault.append(Sample.entries(1...2), after: .none)
        try await sqlite.queue.write { db in try db.execute(sql: "UPDATE head SET mac = zeroblob(32), number = 77") }

        let reopened = try await Vault.open(store, key: key)
        try await reopened.continueDespiteLoss()

        try await reopened.append([Sample.entry(3)], after: EntryNumber(2))
        #expect(try await reopened.entries() == (1...3).map(Sample.opened))
        #expect(try await reopened.verify().isSound)
    }
}
