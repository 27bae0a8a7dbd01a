import SalveCore
import Testing

@testable import SalveVault

/// What every engine does alike, told through the vault.
struct VaultStoreContract {
    @Test("What was kept comes back, in order, byte for byte", arguments: Engine.allCases)
    func keeps(engine: Engine) async throws {
        let (vault, store, key) = try await engine.vault()

        try await vault.append(Sample.entries(1...2), after: .none)
        let last = try await vault.append([Sample.entry(3)], after: EntryNumber(2))

        #expect(last == EntryNumber(3))
        #expect(try await vault.entries() == (1...3).map(Sample.opened))
        let again = try await Vault.open(store, key: key)
        #expect(try await again.entries() == (1...3).map(Sample.opened))
        #expect(await again.lastNumber == last)
        #expect(try await again.verify().isSound)
    }

    @Test("An entry is found by its id, and an unknown id is not", arguments: Engine.allCases)
    func findsOne(engine: Engine) async throws {
        let (vault, _, _) = try await engine.vault()
        try await vault.append(Sample.entries(1...3), after: .none)

        #expect(try await vault.content(of: Sample.id(2)) == Sample.opened(2))
        #expect(try await vault.content(of: Sample.id(9)) == nil)
    }

    @Test("Rows come in pages of the size asked for", arguments: Engine.allCases)
    func pages(engine: Engine) async throws {
        let (vault, store, _) = try await engine.vault()
        try await vault.append(Sample.entries(1...5), after: .none)

        #expect(try await store.entries(after: EntryNumber(1), limit: 3).map(\.number.value) == [2, 3, 4])
        #expect(try await store.entries(after: EntryNumber(4), limit: 3).map(\.number.value) == [5])
        #expect(try await store.entries(after: EntryNumber(5), limit: 3).isEmpty)
    }

    @Test(
        "An append after a number that is no longer the last is refused and changes nothing",
        arguments: Engine.allCases
    )
    func refusesStale(engine: Engine) async throws {
        let (vault, store, key) = try await engine.vault()
        let other = try await Vault.open(store, key: key)
        try await vault.append([Sample.entry(1)], after: .none)

        await #expect(throws: VaultError.conflict(last: EntryNumber(1))) {
            try await vault.append([Sample.entry(2)], after: .none)
        }
        // The other one still believes the log to be empty: the store itself refuses it.
        await #expect(throws: VaultError.conflict(last: EntryNumber(1))) {
            try await other.append([Sample.entry(2)], shred: [Sample.id(1)], after: .none)
        }
        #expect(try await vault.entries() == [Sample.opened(1)])
    }

    @Test("The same id twice is one entry, also after it was shredded", arguments: Engine.allCases)
    func refusesDouble(engine: Engine) async throws {
        let (vault, _, _) = try await engine.vault()
        let last = try await vault.append([Sample.entry(1)], after: .none)

        await #expect(throws: VaultError.duplicate(Sample.id(1))) {
            try await vault.append([Sample.entry(2), Sample.entry(1)], after: last)
        }
        await #expect(throws: VaultError.duplicate(Sample.id(3))) {
            try await vault.append([Sample.entry(3), Sample.entry(3)], after: last)
        }
        try await vault.shred([Sample.id(1)])
        await #expect(throws: VaultError.duplicate(Sample.id(1))) {
            try await vault.append([Sample.entry(1)], after: last)
        }
        #expect(try await vault.entries().count == 1)
    }

    @Test("Of many appends for one place, one is kept and the others are told", arguments: Engine.allCases)
    func oneOfManyWins(engine: Engine) async throws {
        let (vault, _, _) = try await engine.vault()

        let kept = await withTaskGroup(of: Bool.self) { group in
            for number in 1...20 {
                group.addTask {
                    // Being refused is what most of these are for.
                    (try? await vault.append([Sample.entry(number)], after: .none)) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(kept == 1)
        #expect(await vault.lastNumber == EntryNumber(1))
        #expect(try await vault.verify().sound == 1)
    }

    @Test("A shredded entry is gone, its place stays, and the chain still holds", arguments: Engine.allCases)
    func shreds(engine: Engine) async throws {
        let (vault, store, _) = try await engine.vault()
        try await vault.append(Sample.entries(1...3), after: .none)

        try await vault.shred([Sample.id(2), Sample.id(77)])
        try await vault.shred([Sample.id(2)])

        let gone = OpenedEntry(number: EntryNumber(2), id: Sample.id(2), state: .shredded)
        #expect(try await vault.entries() == [Sample.opened(1), gone, Sample.opened(3)])
        #expect(try await vault.content(of: Sample.id(2)) == gone)
        let row = try #require(try await store.entry(Sample.id(2)))
        #expect(row.slot == nil && row.ciphertext == nil)
        let report = try await vault.verify()
        #expect(report.isSound && report.shredded == 1 && report.sound == 2)
    }

    @Test("Adding, shredding and dropping a draft happen together", arguments: Engine.allCases)
    func together(engine: Engine) async throws {
        let (vault, _, _) = try await engine.vault()
        try await vault.append([Sample.entry(1)], after: .none)
        try await vault.saveDraft(id: Sample.id(2), content: Sample.text(2))

        try await vault.append(
            [Sample.entry(2)],
            shred: [Sample.id(1)],
            after: EntryNumber(1),
            dropping: [Sample.id(2)]
        )

        #expect(try await vault.entries().map(\.state) == [.shredded, .content(Sample.text(2))])
        #expect(try await vault.drafts().isEmpty)
        await #expect(throws: VaultError.duplicate(Sample.id(2))) {
            try await vault.append([Sample.entry(2)], shred: [Sample.id(2)], after: EntryNumber(2))
        }
        #expect(try await vault.content(of: Sample.id(2)) == Sample.opened(2))
    }

    @Test("An append of nothing only shreds and drops", arguments: Engine.allCases)
    func appendsNothing(engine: Engine) async throws {
        let (vault, _, _) = try await engine.vault()
        try await vault.append([Sample.entry(1)], after: .none)

        let last = try await vault.append([], shred: [Sample.id(1)], after: EntryNumber(1))

        #expect(last == EntryNumber(1))
        #expect(try await vault.entries().map(\.state) == [.shredded])
    }

    @Test("A draft is replaced in place, kept across opening, and dropped", arguments: Engine.allCases)
    func drafts(engine: Engine) async throws {
        let (vault, store, key) = try await engine.vault()

        try await vault.saveDraft(id: Sample.id(2), content: Sample.text(1))
        try await vault.saveDraft(id: Sample.id(2), content: Sample.text(2))
        try await vault.saveDraft(id: Sample.id(1), content: [])

        let again = try await Vault.open(store, key: key)
        #expect(try await again.drafts().map(\.state) == [.content([]), .content(Sample.text(2))])
        #expect(try await again.drafts().map(\.id) == [Sample.id(1), Sample.id(2)])
        try await again.dropDraft(id: Sample.id(2))
        try await again.dropDraft(id: Sample.id(2))
        #expect(try await again.drafts().map(\.id) == [Sample.id(1)])
        #expect(await again.lastNumber == .none)
    }

    @Test("As much as fits is kept; one byte more is refused and nothing is written", arguments: Engine.allCases)
    func limit(engine: Engine) async throws {
        let (vault, _, _) = try await engine.vault()
        let most = [UInt8](repeating: 0x61, count: Vault.contentLimit)

        try await vault.append([NewEntry(id: Sample.id(1), content: most)], after: .none)

        #expect(try await vault.content(of: Sample.id(1))?.state == .content(most))
        let tooMuch = VaultError.tooLarge(limit: Vault.contentLimit)
        await #expect(throws: tooMuch) {
            try await vault.append(
                [Sample.entry(2), NewEntry(id: Sample.id(3), content: most + [0])],
                after: EntryNumber(1)
            )
        }
        await #expect(throws: tooMuch) { try await vault.saveDraft(id: Sample.id(3), content: most + [0]) }
        #expect(await vault.lastNumber == EntryNumber(1))
    }

    @Test("A vault is made once, and never by opening", arguments: Engine.allCases)
    func madeOnce(engine: Engine) async throws {
        let store = try engine.store()
        let key = VaultKey.random()

        await #expect(throws: VaultError.vaultMissing) { try await Vault.open(store, key: key) }
        _ = try await Vault.create(in: store, key: key, on: Sample.day)
        await #expect(throws: VaultError.vaultExists) {
            try await Vault.create(in: store, key: key, on: Sample.day)
        }
    }

    @Test("Another key does not open it", arguments: Engine.allCases)
    func wrongKey(engine: Engine) async throws {
        let (_, store, _) = try await engine.vault()

        await #expect(throws: VaultError.wrongKey) { try await Vault.open(store, key: .random()) }
    }

    @Test("Deleting the vault leaves nothing, and every later call says so", arguments: Engine.allCases)
    func destroys(engine: Engine) async throws {
        let (vault, store, key) = try await engine.vault()
        try await vault.append([Sample.entry(1)], after: .none)

        try await vault.destroy()

        await #expect(throws: VaultError.vaultMissing) { try await vault.entries() }
        await #expect(throws: VaultError.vaultMissing) {
            try await vault.append([Sample.entry(2)], after: EntryNumber(1))
        }
        await #expect(throws: VaultError.vaultMissing) { try await Vault.open(store, key: key) }
    }

    @Test("Reading and verifying while entries are added find nothing wrong", arguments: Engine.allCases)
    func readsWhileWriting(engine: Engine) async throws {
        let (vault, _, _) = try await engine.vault()

        async let writing: Void = {
            for number in 1...40 { try await vault.append([Sample.entry(number)], after: EntryNumber(number - 1)) }
        }()
        for _ in 0..<20 {
            #expect(try await vault.verify().isSound)
            let entries = try await vault.entries()
            #expect(entries == entries.map { Sample.opened($0.number.value) })
        }
        try await writing
    }

    @Test("Several thousand entries are opened in order", arguments: Engine.allCases)
    func manyPages(engine: Engine) async throws {
        let (vault, _, _) = try await engine.vault()
        let count = 2 * LogReader.pageSize + 7
        try await vault.append(Sample.entries(1...count), after: .none)

        #expect(try await vault.entries() == (1...count).map(Sample.opened))
    }
}
