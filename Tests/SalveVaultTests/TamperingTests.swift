import SalveCore
import Testing

@testable import SalveVault

/// What another hand, or a bad disk, does to the rows is seen; the other entries stay readable.
struct TamperingTests {
    /// Five entries, the fourth shredded, and a draft.
    private static func original() async throws -> (store: AlteredStore, key: VaultKey) {
        let (vault, store, key) = try await Engine.memory.vault()
        try await vault.append(Sample.entries(1...5), after: .none)
        try await vault.shred([Sample.id(4)])
        try await vault.saveDraft(id: Sample.id(9), content: Sample.text(9))
        return (try await AlteredStore(of: store), key)
    }

    /// What every reading must hold to: nothing but what was written is ever given back.
    private static func expectGenuine(_ entries: [OpenedEntry]) {
        for entry in entries {
            guard case .content(let content) = entry.state else { continue }
            #expect(content == Sample.text(entry.number.value))
        }
    }

    @Test("Unaltered, it is sound")
    func sound() async throws {
        let (store, key) = try await Self.original()

        let report = try await Vault.open(store, key: key).verify()

        #expect(report.isSound && report.sound == 4 && report.shredded == 1 && report.drafts == 1)
    }

    enum Field: String, CaseIterable, Sendable {
        case header
        case previous
        case hash
        case slot
        case ciphertext

        var path: WritableKeyPath<SealedEntry, [UInt8]> {
            switch self {
            case .header: \.header
            case .previous: \.previous
            case .hash: \.hash
            case .slot: \.slotBytes
            case .ciphertext: \.ciphertextBytes
            }
        }
    }

    @Test("Each flipped bit in a live row is seen, and harms only that row", arguments: Field.allCases)
    func flippedBits(field: Field) async throws {
        let (store, key) = try await Self.original()
        let count = store.rows[2][keyPath: field.path].count
        #expect(count >= 32)

        for position in 0..<count {
            var altered = store
            altered.rows[2][keyPath: field.path][position] ^= 1 << UInt8(position % 8)
            let vault = try await Vault.open(altered, key: key)
            let report = try await vault.verify()
            #expect(report.damaged == [EntryNumber(3)], "position \(position)")
            let entries = try await vault.entries()
            Self.expectGenuine(entries)
            #expect(entries.indices.filter { $0 != 2 }.map { entries[$0].state } == Self.statesBesideThird)
            // The hash is not what protects the text: a damaged hash hides nothing.
            #expect((entries[2].state == .damaged) == (field != .hash))
        }
    }

    private static let statesBesideThird: [OpenedEntry.State] = [
        .content(Sample.text(1)), .content(Sample.text(2)), .shredded, .content(Sample.text(5)),
    ]

    @Test(
        "A bit flipped in the header, link or hash of a shredded row is seen",
        arguments: [Field.header, .previous, .hash]
    )
    func flippedBitsOfShredded(field: Field) async throws {
        let (store, key) = try await Self.original()

        for position in store.rows[3][keyPath: field.path].indices {
            var altered = store
            altered.rows[3][keyPath: field.path][position] ^= 0x80
            let report = try await Vault.open(altered, key: key).verify()
            #expect(report.damaged == [EntryNumber(4)])
        }
    }

    @Test("Wrong lengths are damage, not a crash", arguments: [0, 1, 11, 12, 27, 28, 59, 61, 1 << 20, 1 << 20 + 1])
    func wrongLengths(length: Int) async throws {
        let (store, key) = try await Self.original()

        for field in Field.allCases {
            var altered = store
            altered.rows[2][keyPath: field.path] = [UInt8](repeating: 7, count: length)
            let vault = try await Vault.open(altered, key: key)
            #expect(try await vault.verify().damaged == [EntryNumber(3)])
            Self.expectGenuine(try await vault.entries())
        }
    }

    /// A change to the rows as a whole, with the numbers that `verify` must name.
    struct Deed: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var damaged: [Int] = []
        var missing: [Int] = []
        let change: @Sendable (inout [SealedEntry]) -> Void
    }

    static let deeds: [Deed] = [
        Deed(testDescription: "two rows change places", damaged: [2, 3]) { rows in
            (rows[1].number, rows[2].number) = (rows[2].number, rows[1].number)
        },
        Deed(testDescription: "two texts change places", damaged: [2, 3]) { rows in
            (rows[1].ciphertext, rows[2].ciphertext) = (rows[2].ciphertext, rows[1].ciphertext)
        },
        Deed(testDescription: "two keys change places", damaged: [2, 3]) { rows in
            (rows[1].slot, rows[2].slot) = (rows[2].slot, rows[1].slot)
        },
        Deed(testDescription: "another id", damaged: [3]) { rows in rows[2].id = Sample.id(33) },
        Deed(testDescription: "no id", damaged: [3]) { rows in rows[2].id = nil },
        Deed(testDescription: "a middle row is taken out", missing: [3]) { rows in rows.remove(at: 2) },
        Deed(testDescription: "the first row is taken out", missing: [1]) { rows in rows.remove(at: 0) },
        Deed(testDescription: "a row is emptied as if deleted", damaged: [3]) { rows in
            rows[2].slot = nil
            rows[2].ciphertext = nil
        },
        Deed(testDescription: "emptied, with the mark of another entry", damaged: [3]) { rows in
            rows[2].slot = nil
            rows[2].ciphertext = nil
            rows[2].mark = rows[3].mark
        },
        Deed(testDescription: "only the key is gone", damaged: [3]) { rows in rows[2].slot = nil },
        Deed(testDescription: "only the text is gone", damaged: [3]) { rows in rows[2].ciphertext = nil },
        Deed(testDescription: "a deletion's mark is gone", damaged: [4]) { rows in rows[3].mark = nil },
        Deed(testDescription: "a deletion's mark is changed", damaged: [4]) { rows in rows[3].mark?[0] ^= 1 },
        Deed(testDescription: "the key is of an epoch that is not", damaged: [3]) { rows in rows[2].slot?.epoch = 2 },
    ]

    @Test("Rows moved, taken out or emptied are seen", arguments: Self.deeds)
    func movedRows(deed: Deed) async throws {
        let (store, key) = try await Self.original()
        var altered = store

        deed.change(&altered.rows)

        let vault = try await Vault.open(altered, key: key)
        let report = try await vault.verify()
        #expect(report.damaged.map(\.value) == deed.damaged)
        #expect(report.missing.map(\.value) == deed.missing)
        let entries = try await vault.entries()
        #expect(entries.map(\.number.value) == [1, 2, 3, 4, 5])
        Self.expectGenuine(entries)
        let shown = entries.filter { $0.state == .damaged }.map(\.number.value)
        #expect(shown == deed.damaged + deed.missing)
    }

    @Test("A row of another branch of the same vault, played back, is seen")
    func replayedBranch() async throws {
        let (vault, store, key) = try await Engine.memory.vault()
        try await vault.append(Sample.entries(1...2), after: .none)
        let before = try await AlteredStore(of: store)
        let branch = MemoryStore()
        try await branch.commit(Change(beginning: await before.kept.emptied(by: vault)))
        let twin = try await Vault.open(branch, key: key)
        try await twin.append([NewEntry(id: Sample.id(1), content: Array("another".utf8))], after: .none)

        var altered = before
        altered.rows[0] = try #require(await branch.entry(Sample.id(1)))

        let read = try await Vault.open(altered, key: key)
        #expect(try await read.entries().map(\.state) == [.damaged, .content(Sample.text(2))])
        #expect(try await read.verify().damaged == [EntryNumber(1)])
    }

    @Test("A row of another vault with the same key file does not open")
    func otherVaultsRow() async throws {
        let (store, key) = try await Self.original()
        let otherStore = MemoryStore()
        let other = try await Vault.create(in: otherStore, key: key, on: Sample.day)
        try await other.append(Sample.entries(1...5), after: .none)
        var altered = store
        altered.rows[2] = try #require(await otherStore.entry(Sample.id(3)))

        #expect(try await Vault.open(altered, key: key).verify().damaged == [EntryNumber(3)])
    }

    @Test("A changed draft is damaged, and the log does not suffer")
    func changedDraft() async throws {
        let (store, key) = try await Self.original()

        for change in [\SealedDraft.header, \.ciphertext, \.slot.sealed] as [WritableKeyPath<SealedDraft, [UInt8]>] {
            var altered = store
            altered.keptDrafts[0][keyPath: change][5] ^= 1
            let vault = try await Vault.open(altered, key: key)
            #expect(try await vault.drafts().map(\.state) == [.damaged])
            let report = try await vault.verify()
            #expect(report.damagedDrafts == [Sample.id(9)] && report.sound == 4 && !report.isSound)
        }
    }

    @Test("Keys in the header that were changed do not open, and say which it is")
    func changedKeys() async throws {
        let (store, key) = try await Self.original()
        let changes: [(VaultError, (inout VaultHeader) -> Void)] = [
            (.wrongKey, { $0.wraps[0].sealed[20] ^= 1 }),
            (.wrongKey, { $0.wraps[0].commitment[0] ^= 1 }),
            (.wrongKey, { $0.wraps[0].header[20] ^= 1 }),
            (.headerDamaged, { $0.wraps[0].header[35] = 64 }),
            (.headerDamaged, { $0.wraps[0].header[33] = 9 }),
            (.headerDamaged, { $0.wraps = [] }),
            (.headerDamaged, { $0.wraps = Array(repeating: $0.wraps[0], count: 33) }),
            (.headerDamaged, { $0.epochs[0].sealed[0] ^= 1 }),
            (.headerDamaged, { $0.epochs = [] }),
            (.headerDamaged, { $0.vault[0] ^= 1 }),
            (.headerDamaged, { $0.device = [] }),
        ]

        for (expected, change) in changes {
            var altered = store
            change(&altered.kept)
            await #expect(throws: expected) { try await Vault.open(altered, key: key) }
        }
    }
}

extension SealedEntry {
    fileprivate var slotBytes: [UInt8] {
        get { slot?.sealed ?? [] }
        set { slot?.sealed = newValue }
    }

    fileprivate var ciphertextBytes: [UInt8] {
        get { ciphertext ?? [] }
        set { ciphertext = newValue }
    }
}

extension VaultHeader {
    /// The same vault as it was before its first entry.
    fileprivate func emptied(by vault: Vault) async -> VaultHeader {
        var header = self
        header.head = await vault.sealer.head(at: .none, chain: Chain.start)
        return header
    }
}
