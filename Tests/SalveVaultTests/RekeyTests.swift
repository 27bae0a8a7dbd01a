import Foundation
import GRDB
import SalveCore
import Testing

@testable import SalveVault

/// Changing what opens a vault: all of it or nothing, and nothing written is lost.
struct RekeyTests {
    private static let passphrase = Secret.passphrase("maple window seven kettles")
    private static let other = Secret.passphrase("tulip otter canoe fudge")

    @Test("A passphrase opens what a key file opened, and the key file no longer does", arguments: Engine.allCases)
    func rekeyed(engine: Engine) async throws {
        let (vault, store, key) = try await engine.vault()
        try await vault.append(Sample.entries(1...5), after: .none)
        try await vault.shred([Sample.id(2)])
        try await vault.saveDraft(id: Sample.id(9), content: Sample.text(9))
        let before = try await vault.entries()
        let recovery = RecoveryKey.random()

        try await vault.rekey(to: .passphrase(Self.passphrase, recovery), on: Sample.day)

        #expect(try await vault.entries() == before)
        for opening: VaultKey in [.passphrase(Self.passphrase), .recovery(recovery)] {
            let opened = try await Vault.open(store, key: opening)
            #expect(try await opened.entries() == before)
            #expect(try await opened.drafts().map(\.state) == [.content(Sample.text(9))])
            #expect(try await opened.verify().isSound)
            #expect(await opened.openers == [.passphrase, .recovery])
        }
        for wrong: VaultKey in [key, .passphrase(Self.other), .recovery(.random())] {
            await #expect(throws: VaultError.wrongKey) { try await Vault.open(store, key: wrong) }
        }
        #expect(try await vault.proves(.recovery(recovery)))
        #expect(try await !vault.proves(key))
        #expect(try await !vault.proves(.recovery(.random())))
    }

    @Test("No key, seal or mark from before is left, and no ciphertext or link has changed", arguments: Engine.allCases)
    func renewed(engine: Engine) async throws {
        let (vault, store, _) = try await engine.vault()
        try await vault.append(Sample.entries(1...4), after: .none)
        try await vault.shred([Sample.id(3)])
        try await vault.saveDraft(id: Sample.id(9), content: Sample.text(9))
        let (old, oldDrafts) = (try await store.entries(after: .none, limit: 10), try await store.drafts())
        let oldHeader = try #require(try await store.header())

        try await vault.rekey(to: .keyFile(.random()), on: Sample.day)

        let (new, newDrafts) = (try await store.entries(after: .none, limit: 10), try await store.drafts())
        let header = try #require(try await store.header())
        #expect(header.epochs.map(\.epoch) == [2] && header.head.epoch == 2 && header.wraps.count == 1)
        #expect(header.vault == oldHeader.vault && header.device == oldHeader.device)
        #expect(header.wraps != oldHeader.wraps && header.head.mac != oldHeader.head.mac)
        #expect(header.head.chain == oldHeader.head.chain && header.head.number == oldHeader.head.number)
        for (row, past) in zip(new, old) {
            #expect(row.ciphertext == past.ciphertext && row.header == past.header && row.chain == past.chain)
            #expect(row.slot?.epoch == (past.slot == nil ? nil : 2))
            #expect(row.slot == nil || row.slot != past.slot)
            #expect(row.mark == nil || row.mark != past.mark)
        }
        #expect(newDrafts.map(\.ciphertext) == oldDrafts.map(\.ciphertext))
        #expect(newDrafts.map(\.slot.epoch) == [2])
    }

    @Test("The bytes of old keys are gone from the file, the recovery key’s too")
    func overwritten() async throws {
        let (vault, store, _) = try await Engine.sqlite.vault()
        let path = try #require(store as? SQLiteStore).path
        try await vault.append(Sample.entries(1...40), after: .none)
        var gone = try await Self.sealedKeys(store)
        try await vault.rekey(to: .passphrase(Self.passphrase, .random()), on: Sample.day)
        let wraps = try #require(try await store.header()?.wraps)
        func sealed(_ opener: Opener) -> [[UInt8]] {
            wraps.filter { WrapHeader(bytes: $0.header)?.opener == opener }.map(\.sealed)
        }
        gone += sealed(.recovery)
        let kept = try #require(sealed(.passphrase).first)

        try await vault.replaceRecoveryKey(.random(), on: Sample.day)

        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(gone.count == 43)
        #expect(gone.allSatisfy { bytes.range(of: Data($0)) == nil })
        #expect(bytes.range(of: Data(kept)) != nil)
    }

    private static func sealedKeys(_ store: any VaultStore) async throws -> [[UInt8]] {
        let header = try #require(try await store.header())
        let slots = try await store.entries(after: .none, limit: 100).compactMap(\.slot?.sealed)
        return slots + header.wraps.map(\.sealed) + header.epochs.map(\.sealed)
    }

    @Test("A slot, wrap, epoch or head from before is seen when it is put back", arguments: Engine.allCases)
    func replayed(engine: Engine) async throws {
        let (vault, store, key) = try await engine.vault()
        try await vault.append(Sample.entries(1...3), after: .none)
        try await vault.shred([Sample.id(3)])
        let before = try await AlteredStore(of: store)
        let secret = KeyFileSecret.random()
        try await vault.rekey(to: .keyFile(secret), on: Sample.day)
        let after = try await AlteredStore(of: store)

        var slot = after
        slot.rows[0].slot = before.rows[0].slot
        var claimed = after
        claimed.rows[0].slot?.sealed = before.rows[0].slot?.sealed ?? []
        var crossed = after
        crossed.rows[0].slot = after.rows[1].slot
        var mark = after
        mark.rows[2].mark = before.rows[2].mark
        for (store, place) in [(slot, 1), (claimed, 1), (crossed, 1), (mark, 3)] {
            let opened = try await Vault.open(store, key: .file(secret))
            #expect(try await opened.verify().damaged == [EntryNumber(place)])
            #expect(try await opened.entries()[1] == Sample.opened(2))
        }

        var head = after
        head.kept.head = before.kept.head
        await #expect(throws: VaultError.headerDamaged) { try await Vault.open(head, key: .file(secret)) }
        head.kept.head.epoch = 2
        #expect(try await Vault.open(head, key: .file(secret)).condition == .headAltered)
        var epochs = after
        epochs.kept.epochs = before.kept.epochs
        await #expect(throws: VaultError.headerDamaged) { try await Vault.open(epochs, key: .file(secret)) }
        epochs.kept.epochs[0].epoch = 2
        await #expect(throws: VaultError.headerDamaged) { try await Vault.open(epochs, key: .file(secret)) }
        var wraps = after
        wraps.kept.wraps += before.kept.wraps
        await #expect(throws: VaultError.headerDamaged) { try await Vault.open(wraps, key: key) }
    }

    @Test("What was damaged stays damaged through a change of keys, and harms nothing else")
    func damaged() async throws {
        let (vault, store, _) = try await Engine.sqlite.vault()
        try await vault.append(Sample.entries(1...4), after: .none)
        try await vault.shred([Sample.id(4)])
        let sqlite = try #require(store as? SQLiteStore)
        try await sqlite.queue.write { db in
            try db.execute(sql: "UPDATE keyslot SET sealed = zeroblob(60) WHERE number = 1")
            try db.execute(sql: "UPDATE entry SET mark = zeroblob(32) WHERE number = 4")
        }
        let before = try await vault.entries()

        try await vault.rekey(to: .keyFile(.random()), on: Sample.day)

        #expect(before.map(\.state) == [.damaged, .content(Sample.text(2)), .content(Sample.text(3)), .damaged])
        #expect(try await vault.entries() == before)
    }

    @Test("A change of keys that fails leaves the vault as it was", arguments: [VaultError.diskFull, .io, .readOnly])
    func failing(error: VaultError) async throws {
        let (vault, store, key) = try await Engine.memory.vault()
        try await vault.append(Sample.entries(1...3), after: .none)
        let broken = try await Vault.open(FailingStore(whole: store, failure: error), key: key)

        await #expect(throws: error) { try await broken.rekey(to: .keyFile(.random()), on: Sample.day) }
        if error == .io {
            await #expect(throws: VaultError.needsReopening) {
                try await broken.rekey(to: .keyFile(.random()), on: Sample.day)
            }
        }

        #expect(try await broken.entries() == (1...3).map(Sample.opened))
        #expect(try await Vault.open(store, key: key).entries() == (1...3).map(Sample.opened))
    }

    @Test("Keys made for another head are refused, and nothing changes", arguments: Engine.allCases)
    func stale(engine: Engine) async throws {
        let (vault, store, key) = try await engine.vault()
        let head = try #require(try await store.header())
        try await vault.append(Sample.entries(1...1), after: .none)
        let before = try await store.header()

        await #expect(throws: VaultError.conflict(last: EntryNumber(1))) {
            try await store.commit(Change(rekeying: Rekeying(before: head.head, header: head)))
        }

        #expect(try await store.header() == before)
        #expect(try await Vault.open(store, key: key).entries() == [Sample.opened(1)])
    }

    @Test("Writing and reading while keys change lose nothing and see nothing wrong", arguments: Engine.allCases)
    func alongside(engine: Engine) async throws {
        let (vault, store, _) = try await engine.vault()
        let secrets = (0..<5).map { _ in KeyFileSecret.random() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for number in 1...60 { try await vault.append([Sample.entry(number)], after: EntryNumber(number - 1)) }
            }
            group.addTask {
                for number in 1...30 { try await vault.saveDraft(id: Sample.id(99), content: Sample.text(number)) }
            }
            group.addTask {
                for _ in 1...30 {
                    let entries = try await vault.entries()
                    #expect(entries == entries.indices.map { Sample.opened($0 + 1) })
                }
            }
            group.addTask {
                for secret in secrets { try await vault.rekey(to: .keyFile(secret), on: Sample.day) }
            }
            try await group.waitForAll()
        }

        let opened = try await Vault.open(store, key: .file(secrets[4]))
        #expect(try await opened.entries() == (1...60).map(Sample.opened))
        #expect(try await opened.drafts().map(\.state) == [.content(Sample.text(30))])
        #expect(try await opened.verify().isSound)
    }

    @Test("Progress is told from none to all, and all only once it is kept")
    func progress() async throws {
        let (vault, store, _) = try await Engine.memory.vault()
        try await vault.append(Sample.entries(1...1_500), after: .none)
        let (stream, told) = AsyncStream<[Int]>.makeStream()

        try await vault.rekey(to: .keyFile(.random()), on: Sample.day) { told.yield([$0, $1]) }
        told.finish()

        let steps = await stream.reduce(into: [[Int]]()) { $0.append($1) }
        #expect(steps == [[0, 1_500], [1_024, 1_500], [1_500, 1_500], [1_500, 1_500]])
        #expect(try await store.header()?.head.epoch == 2)
    }

    @Test("Another passphrase takes the place of the old one; the recovery key stays")
    func changed() async throws {
        let (vault, store, _) = try await Engine.sqlite.vault()
        let (recovery, second) = (RecoveryKey.random(), RecoveryKey.random())
        try await vault.append(Sample.entries(1...2), after: .none)
        await #expect(throws: VaultError.wrongKey) { try await vault.changePassphrase(to: Self.other, on: Sample.day) }
        await #expect(throws: VaultError.wrongKey) { try await vault.replaceRecoveryKey(recovery, on: Sample.day) }
        try await vault.rekey(to: .passphrase(Self.passphrase, recovery), on: Sample.day)

        try await vault.changePassphrase(to: Self.other, on: Sample.day)

        await #expect(throws: VaultError.wrongKey) { try await Vault.open(store, key: .passphrase(Self.passphrase)) }
        #expect(try await Vault.open(store, key: .passphrase(Self.other)).entries() == [1, 2].map(Sample.opened))
        #expect(try await Vault.open(store, key: .recovery(recovery)).entries() == [1, 2].map(Sample.opened))

        try await vault.replaceRecoveryKey(second, on: Sample.day)
        #expect(try await vault.proves(.recovery(second)))
        await #expect(throws: VaultError.wrongKey) { try await Vault.open(store, key: .recovery(recovery)) }

        try await vault.replaceRecoveryKey(nil, on: Sample.day)
        #expect(await vault.openers == [.passphrase])
        await #expect(throws: VaultError.wrongKey) { try await Vault.open(store, key: .recovery(second)) }
        #expect(try await vault.verify().isSound)
    }

    @Test("A backup made after a change of keys opens with the new ones")
    func backedUp() async throws {
        let (vault, _, _) = try await Engine.sqlite.vault()
        let recovery = RecoveryKey.random()
        try await vault.append(Sample.entries(1...2), after: .none)
        try await vault.rekey(to: .passphrase(Self.passphrase, recovery), on: Sample.day)
        for _ in 0..<4 {
            let path = try Folder.fresh() + "/copy"
            // The order of the rows is by chance; a copy has to be told from another vault all the same.
            try await vault.replaceRecoveryKey(recovery, on: Sample.day)
            #expect(try await vault.backup(to: path).check.isSound)
            let copy = try await Vault.open(SQLiteStore.open(path), key: .recovery(recovery))
            #expect(try await copy.entries() == [1, 2].map(Sample.opened))
        }
    }

    @Test("A closed vault refuses everything, and its file is free")
    func closed() async throws {
        let (vault, store, key) = try await Engine.sqlite.vault()
        let path = try #require(store as? SQLiteStore).path
        try await vault.append(Sample.entries(1...1), after: .none)

        await vault.close()
        await vault.close()

        await #expect(throws: VaultError.needsReopening) { try await vault.entries() }
        await #expect(throws: VaultError.needsReopening) { try await vault.append([], after: EntryNumber(1)) }
        await #expect(throws: VaultError.needsReopening) {
            try await vault.rekey(to: .keyFile(.random()), on: Sample.day)
        }
        await #expect(throws: VaultError.needsReopening) { try await vault.proves(key) }
        let opened = try await Vault.open(SQLiteStore.open(path), key: key)
        #expect(try await opened.entries() == [Sample.opened(1)])
    }
}
