import Crypto
import Foundation
import SalveCore
import Testing

@testable import SalveVault

/// The format, held to known bytes: `Fixtures/vectors.json`, checked by the second reader too.
struct VectorTests {
    /// Every row of a small vault made with fixed keys and nonces; all bytes in hexadecimal.
    struct Vectors: Codable, Equatable {
        var key: String
        var vault: String
        var device: String
        var wrap: [String: String]
        var epochs: [Sealed]
        var rootKey: String
        var vaultKey: String
        var head: Head
        var entries: [Entry]
        var shreddedMark: String
        var draft: Draft
    }

    struct Sealed: Codable, Equatable {
        var epoch: UInt32
        var sealed: String
    }

    struct Head: Codable, Equatable {
        var number: Int
        var epoch: UInt32
        var chain: String
        var mac: String
    }

    struct Entry: Codable, Equatable {
        var number: Int
        var id: String
        var content: String
        var header: String
        var previous: String
        var hash: String
        var slot: Sealed
        var ciphertext: String
        var chain: String
    }

    struct Draft: Codable, Equatable {
        var id: String
        var content: String
        var header: String
        var slot: Sealed
        var ciphertext: String
    }

    // Lengths 252 and 253 stand at both sides of the first rung.
    private static let contents = [
        [], Array("Mira’s note, with a wave 🌊".utf8),
        [UInt8](repeating: 0x61, count: 252), [UInt8](repeating: 0x62, count: 253),
    ]

    private static let keyBytes = [UInt8](0..<32)

    private static func made() async throws -> Vectors {
        let store = MemoryStore()
        let entropy = Entropy.fixed("salve vectors 1")
        let vault = try await Vault.create(
            in: store,
            key: VaultKey(bytes: keyBytes),
            on: Sample.day,
            entropy: entropy
        )
        let entries = contents.enumerated().map { NewEntry(id: Sample.id($0.offset + 1), content: $0.element) }
        try await vault.append(entries, after: .none)
        try await vault.saveDraft(id: Sample.id(9), content: Array("not yet said".utf8))
        let header = try #require(await store.header())
        let rows = await store.entries(after: .none, limit: 10)
        let draft = try #require(await store.drafts().first)
        // The second and third draws of the stream, after the two names.
        var draws = Entropy.fixed("salve vectors 1").bytes(96)[...]
        draws = draws.dropFirst(32)
        return Vectors(
            key: hex(keyBytes),
            vault: hex(header.vault),
            device: hex(header.device),
            wrap: [
                "header": hex(header.wraps[0].header), "sealed": hex(header.wraps[0].sealed),
                "commitment": hex(header.wraps[0].commitment),
            ],
            epochs: header.epochs.map { Sealed(epoch: $0.epoch, sealed: hex($0.sealed)) },
            rootKey: hex(draws.prefix(32)),
            vaultKey: hex(draws.dropFirst(32).prefix(32)),
            head: Head(
                number: header.head.number.value,
                epoch: header.head.epoch,
                chain: hex(header.head.chain),
                mac: hex(header.head.mac)
            ),
            entries: try zip(entries, rows).map { try entry($0, $1) },
            shreddedMark: hex(await vault.sealer.mark(for: Sample.id(1))),
            draft: Draft(
                id: draft.id.text,
                content: hex(Array("not yet said".utf8)),
                header: hex(draft.header),
                slot: Sealed(epoch: draft.slot.epoch, sealed: hex(draft.slot.sealed)),
                ciphertext: hex(draft.ciphertext)
            )
        )
    }

    private static func entry(_ new: NewEntry, _ row: SealedEntry) throws -> Entry {
        let slot = try #require(row.slot)
        return Entry(
            number: row.number.value,
            id: new.id.text,
            content: hex(new.content),
            header: hex(row.header),
            previous: hex(row.previous),
            hash: hex(row.hash),
            slot: Sealed(epoch: slot.epoch, sealed: hex(slot.sealed)),
            ciphertext: hex(try #require(row.ciphertext)),
            chain: hex(row.chain)
        )
    }

    @Test("With fixed keys and nonces, every row comes out as it always did")
    func sealsAsKnown() async throws {
        let made = try await Self.made()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try Fixtures.writeIfMissing(encoder.encode(made), "vectors.json")

        let known = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: Fixtures.url("vectors.json")))

        #expect(made == known)
    }

    @Test("The known rows open to the known texts")
    func opensKnown() async throws {
        let known = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: Fixtures.url("vectors.json")))
        let store = MemoryStore()
        try await store.commit(Change(beginning: Self.header(known), drafts: [try Self.draft(known.draft)]))
        let empty = try #require(await store.header()).head
        try await store.commit(
            Change(addition: .init(after: empty.number, entries: known.entries.map(Self.row), head: empty))
        )

        let vault = try await Vault.open(store, key: VaultKey(bytes: bytes(hex: known.key)))

        #expect(try await vault.verify().isSound)
        #expect(try await vault.entries().map(\.state) == known.entries.map { .content(bytes(hex: $0.content)) })
        #expect(try await vault.drafts().map(\.state) == [.content(bytes(hex: known.draft.content))])
    }

    private static func header(_ known: Vectors) -> VaultHeader {
        let wrap = known.wrap.mapValues { bytes(hex: $0) }
        return VaultHeader(
            vault: bytes(hex: known.vault),
            device: bytes(hex: known.device),
            wraps: [
                KeyWrap(
                    header: wrap["header"] ?? [],
                    sealed: wrap["sealed"] ?? [],
                    commitment: wrap["commitment"] ?? []
                )
            ],
            epochs: known.epochs.map { EpochKey(epoch: $0.epoch, sealed: bytes(hex: $0.sealed)) },
            head: SealedHead(
                number: EntryNumber(known.head.number),
                epoch: known.head.epoch,
                chain: bytes(hex: known.head.chain),
                mac: bytes(hex: known.head.mac)
            )
        )
    }

    private static func row(_ entry: Entry) -> SealedEntry {
        SealedEntry(
            number: EntryNumber(entry.number),
            id: EntryID(text: entry.id),
            header: bytes(hex: entry.header),
            previous: bytes(hex: entry.previous),
            hash: bytes(hex: entry.hash),
            slot: Keyslot(epoch: entry.slot.epoch, sealed: bytes(hex: entry.slot.sealed)),
            ciphertext: bytes(hex: entry.ciphertext)
        )
    }

    private static func draft(_ draft: Draft) throws -> SealedDraft {
        SealedDraft(
            id: try #require(EntryID(text: draft.id)),
            header: bytes(hex: draft.header),
            slot: Keyslot(epoch: draft.slot.epoch, sealed: bytes(hex: draft.slot.sealed)),
            ciphertext: bytes(hex: draft.ciphertext)
        )
    }
}

/// How lengths are hidden.
struct PaddingTests {
    @Test(
        "A text is filled up to the next rung",
        arguments: [
            (0, 256), (252, 256), (253, 512), (508, 512), (509, 1_024), (2_044, 2_048), (4_092, 4_096), (4_093, 16_384),
            (16_381, 65_536), (65_533, 131_072), (131_069, 262_144), (262_144, 524_288),
        ]
    )
    func rungs(length: Int, padded: Int) {
        let content = [UInt8](repeating: 0x61, count: length)

        #expect(Padding.pad(content).count == padded)
        #expect(Padding.unpad(Padding.pad(content)) == content)
    }

    @Test("What is not filled up this way is refused")
    func refuses() {
        #expect(Padding.unpad([]) == nil)
        #expect(Padding.unpad([0, 0, 0]) == nil)
        #expect(Padding.unpad([0, 0, 0, 0]) == nil)
        #expect(Padding.unpad([UInt8](repeating: 0xff, count: 256)) == nil)
        #expect(Padding.unpad([UInt8](repeating: 0, count: 512)) == nil)
    }
}
