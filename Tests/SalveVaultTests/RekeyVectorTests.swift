import Crypto
import Foundation
import SalveCore
import Testing

@testable import SalveVault

/// The format after a change of keys, held to known bytes: `Fixtures/vectors-2.json`, checked by the second reader too.
struct RekeyVectorTests {
    /// The rows of a small vault whose keys were changed, made with fixed keys and nonces; all bytes in hexadecimal.
    struct Vectors: Codable, Equatable {
        var passphrase: String
        var recovery: String
        var vault: String
        var device: String
        var passphraseWrap: [String: String]
        var recoveryWrap: [String: String]
        var epochs: [VectorTests.Sealed]
        var rootKey: String
        var vaultKey: String
        var head: VectorTests.Head
        var entries: [VectorTests.Entry]
        var shreddedMark: String
        var draft: VectorTests.Draft
    }

    private static let contents = [[], Array("Mira’s note, with a wave 🌊".utf8)]
    private static let text = "maple window sève kettles"

    private static func rekeyed() async throws -> (store: MemoryStore, vault: Vault, recovery: RecoveryKey) {
        let store = MemoryStore()
        let vault = try await Vault.create(
            in: store,
            key: VaultKey(bytes: [UInt8](0..<32)),
            on: Sample.day,
            cost: .least,
            entropy: .fixed("salve vectors 2")
        )
        let entries = contents.enumerated().map { NewEntry(id: Sample.id($0.offset + 1), content: $0.element) }
        try await vault.append(entries, after: .none)
        try await vault.saveDraft(id: Sample.id(9), content: Array("not yet said".utf8))
        let recovery = RecoveryKey.random(entropy: .fixed("salve recovery 2"))
        try await vault.rekey(to: .passphrase(Secret.passphrase(text), recovery), on: Sample.day)
        return (store, vault, recovery)
    }

    private static func made() async throws -> Vectors {
        let (store, vault, recovery) = try await rekeyed()
        let header = try #require(await store.header())
        let rows = await store.entries(after: .none, limit: 10)
        let draft = try #require(await store.drafts().first)
        let keys = await vault.sealer.keys
        return Vectors(
            passphrase: hex(Array(text.utf8)),
            recovery: hex(Array(recovery.groups.joined(separator: "-").utf8)),
            vault: hex(header.vault),
            device: hex(header.device),
            passphraseWrap: try wrap(.passphrase, header),
            recoveryWrap: try wrap(.recovery, header),
            epochs: header.epochs.map { .init(epoch: $0.epoch, sealed: hex($0.sealed)) },
            rootKey: keys.root.withUnsafeBytes { hex($0) },
            vaultKey: keys.current.withUnsafeBytes { hex($0) },
            head: .init(
                number: header.head.number.value,
                epoch: header.head.epoch,
                chain: hex(header.head.chain),
                mac: hex(header.head.mac)
            ),
            entries: try zip(contents, rows).map { try entry($0, $1) },
            shreddedMark: hex(await vault.sealer.mark(for: Sample.id(1))),
            draft: .init(
                id: draft.id.text,
                content: hex(Array("not yet said".utf8)),
                header: hex(draft.header),
                slot: .init(epoch: draft.slot.epoch, sealed: hex(draft.slot.sealed)),
                ciphertext: hex(draft.ciphertext)
            )
        )
    }

    private static func wrap(_ opener: Opener, _ header: VaultHeader) throws -> [String: String] {
        let row = try #require(header.wraps.first { WrapHeader(bytes: $0.header)?.opener == opener })
        return ["header": hex(row.header), "sealed": hex(row.sealed), "commitment": hex(row.commitment)]
    }

    private static func entry(_ content: [UInt8], _ row: SealedEntry) throws -> VectorTests.Entry {
        let slot = try #require(row.slot)
        return .init(
            number: row.number.value,
            id: try #require(row.id).text,
            content: hex(content),
            header: hex(row.header),
            previous: hex(row.previous),
            hash: hex(row.hash),
            slot: .init(epoch: slot.epoch, sealed: hex(slot.sealed)),
            ciphertext: hex(try #require(row.ciphertext)),
            chain: hex(row.chain)
        )
    }

    @Test("With fixed keys and nonces, a change of keys comes out as it always did")
    func rekeysAsKnown() async throws {
        let made = try await Self.made()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try Fixtures.writeIfMissing(encoder.encode(made), "vectors-2.json")

        let known = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: Fixtures.url("vectors-2.json")))

        #expect(made == known)
    }

    @Test("The stretching is scrypt, as another implementation has it")
    func stretching() async throws {
        // By Python's hashlib (OpenSSL): scrypt(b"pleaseletmein", salt=b"SodiumChloride!!", n=32768, r=8, p=1, dklen=64).
        let key = try await Stretching(limit: 1)
            .stretch(Secret.passphrase("pleaseletmein"), salt: Array("SodiumChloride!!".utf8), cost: .least)

        #expect(
            key.withUnsafeBytes { hex($0) }
                == "258281b8b0d07a3756f753a80150a2191f5f3bb88a9c6f132cc6c976b83074f7"
                + "cd0b88bad71bd6ba91dd3c15f8ee595e413883af32ea142b505b7320f809196a"
        )
    }
}
