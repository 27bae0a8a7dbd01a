import Foundation
import SalveCore
import Testing

@testable import SalveVault

/// A vault written by each version of the file, opened by every later one.
struct FixtureTests {
    /// What the second reader prints of a vault.
    struct Reading: Codable, Equatable {
        var sound: Bool
        var entries: [Item]
        var drafts: [Item]
    }

    struct Item: Codable, Equatable {
        var number: Int?
        var id: String
        var state: String
        var content: String?

        init(number: Int?, id: EntryID?, state: OpenedEntry.State) {
            self.number = number
            self.id = id?.text ?? ""
            switch state {
            case .content(let bytes):
                self.state = "content"
                content = String(decoding: bytes, as: UTF8.self)
            case .shredded: self.state = "shredded"
            case .damaged: self.state = "damaged"
            }
        }
    }

    private static let contents = [
        #"{"made-up":"the first thing Mira kept"}"#, "", "to be deleted", "ни слова · 言葉 · 🌊", "abcdefgh",
        String(repeating: "A long letter to nobody. ", count: 200),
    ]

    private static func makeFixture() async throws {
        guard Fixtures.areMade, !FileManager.default.fileExists(atPath: Fixtures.url("vault-1.fixture").path) else {
            return
        }
        let path = try Folder.fresh() + "/made.vault"
        let keyBytes = Entropy.fixed("salve fixture 1").bytes(32)
        let store = try SQLiteStore.create(path)
        let vault = try await Vault.create(in: store, key: VaultKey(bytes: keyBytes), on: Sample.day)
        for (index, content) in contents.enumerated() {
            let entry = NewEntry(id: Sample.id(index + 1), content: Array(content.utf8))
            try await vault.append([entry], after: EntryNumber(index))
        }
        try await vault.shred([Sample.id(3)])
        try await vault.saveDraft(id: Sample.id(20), content: Array("half a thought".utf8))
        try store.closeFile()
        try Fixtures.writeIfMissing(Data(contentsOf: URL(fileURLWithPath: path)), "vault-1.fixture")
        try Fixtures.writeIfMissing(Data(keyBytes), "vault-1.key")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try Fixtures.writeIfMissing(encoder.encode(try await reading(path, VaultKey(bytes: keyBytes))), "vault-1.json")
    }

    private static func reading(_ path: String, _ key: VaultKey) async throws -> Reading {
        let vault = try await Vault.open(SQLiteStore.open(path), key: key)
        return Reading(
            sound: try await vault.verify().isSound,
            entries: try await vault.entries().map { Item(number: $0.number.value, id: $0.id, state: $0.state) },
            drafts: try await vault.drafts().map { Item(number: nil, id: $0.id, state: $0.state) }
        )
    }

    private static func known(_ name: String = "vault-1.json") throws -> Reading {
        try JSONDecoder().decode(Reading.self, from: Data(contentsOf: Fixtures.url(name)))
    }

    @Test("The vault of version 1 opens, and can be written on")
    func opensVersion1() async throws {
        try await Self.makeFixture()
        let path = try Folder.fresh() + "/salve.vault"
        try Data(contentsOf: Fixtures.url("vault-1.fixture")).write(to: URL(fileURLWithPath: path))
        let key = [UInt8](try Data(contentsOf: Fixtures.url("vault-1.key")))

        let reading = try await Self.reading(path, VaultKey(bytes: key))

        #expect(reading == (try Self.known()))
        #expect(reading.sound && reading.entries.count == 6 && reading.drafts.count == 1)
        var expected: [String?] = Self.contents
        expected[2] = nil
        #expect(reading.entries.map(\.content) == expected)
        let vault = try await Vault.open(SQLiteStore.open(path), key: VaultKey(bytes: key))
        try await vault.append([Sample.entry(30)], after: EntryNumber(6))
        #expect(try await vault.verify().isSound)
    }

    /// What opens the fixture of version 2.
    struct Secrets: Codable {
        var passphrase: String
        var recovery: String
    }

    private static func makeFixture2() async throws {
        guard Fixtures.areMade, !FileManager.default.fileExists(atPath: Fixtures.url("vault-2.fixture").path) else {
            return
        }
        let path = try Folder.fresh() + "/made.vault"
        let store = try SQLiteStore.create(path)
        let vault = try await Vault.create(in: store, key: .random(), on: Sample.day)
        for (index, content) in contents.prefix(4).enumerated() {
            let entry = NewEntry(id: Sample.id(index + 1), content: Array(content.utf8))
            try await vault.append([entry], after: EntryNumber(index))
        }
        try await vault.shred([Sample.id(3)])
        try await vault.saveDraft(id: Sample.id(20), content: Array("half a thought".utf8))
        let recovery = RecoveryKey.random()
        // The accent is typed as a letter of its own here, and as one with its letter where it is opened.
        let passphrase = Secret.passphrase("the cafe\u{301} by the maple, 7 kettles")
        try await vault.rekey(to: .passphrase(passphrase, recovery), on: Sample.day)
        // One more in the second epoch, and a draft.
        for (index, content) in contents.enumerated().dropFirst(4) {
            let entry = NewEntry(id: Sample.id(index + 1), content: Array(content.utf8))
            try await vault.append([entry], after: EntryNumber(index))
        }
        try await vault.saveDraft(id: Sample.id(21), content: Array("and half of another".utf8))
        try store.closeFile()
        let secrets = Secrets(
            passphrase: "the caf\u{e9} by the maple, 7 kettles",
            recovery: recovery.groups.joined(separator: " ")
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try Fixtures.writeIfMissing(Data(contentsOf: URL(fileURLWithPath: path)), "vault-2.fixture")
        try Fixtures.writeIfMissing(encoder.encode(secrets), "vault-2-secrets.json")
        let read = try await reading(path, .passphrase(passphrase))
        try Fixtures.writeIfMissing(encoder.encode(read), "vault-2.json")
    }

    private static func secrets() throws -> Secrets {
        try JSONDecoder().decode(Secrets.self, from: Data(contentsOf: Fixtures.url("vault-2-secrets.json")))
    }

    @Test("The vault of version 2 opens with its passphrase and its recovery key, and can be written on")
    func opensVersion2() async throws {
        try await Self.makeFixture2()
        let secrets = try Self.secrets()
        let recovery = try #require(RecoveryKey(text: secrets.recovery))
        let keys: [VaultKey] = [.passphrase(Secret.passphrase(secrets.passphrase)), .recovery(recovery)]
        for key in keys {
            let path = try Folder.fresh() + "/salve.vault"
            try Data(contentsOf: Fixtures.url("vault-2.fixture")).write(to: URL(fileURLWithPath: path))

            let reading = try await Self.reading(path, key)

            #expect(reading == (try Self.known("vault-2.json")))
            #expect(reading.sound && reading.entries.count == 6 && reading.drafts.count == 2)
            var expected: [String?] = Self.contents
            expected[2] = nil
            #expect(reading.entries.map(\.content) == expected)
            let vault = try await Vault.open(SQLiteStore.open(path), key: key)
            try await vault.append([Sample.entry(30)], after: EntryNumber(6))
            #expect(try await vault.verify().isSound)
        }
    }

    private static let python = ProcessInfo.processInfo.environment["SALVE_TEST_PYTHON"]

    @Test(
        "A second reader, written from the format’s description alone, reads the same",
        .enabled(if: Self.python != nil, "SALVE_TEST_PYTHON names no Python with the package cryptography")
    )
    func secondReader() throws {
        let output = try run("read_vault.py", [Fixtures.url("vault-1.fixture").path, Fixtures.url("vault-1.key").path])

        #expect(try JSONDecoder().decode(Reading.self, from: output) == Self.known())
    }

    @Test(
        "The second reader opens version 2 with its passphrase and its recovery key, and with nothing else",
        .enabled(if: Self.python != nil, "SALVE_TEST_PYTHON names no Python with the package cryptography")
    )
    func secondReaderOfVersion2() async throws {
        try await Self.makeFixture2()
        let (path, secrets) = (Fixtures.url("vault-2.fixture").path, try Self.secrets())
        for (flag, secret) in [("--passphrase", secrets.passphrase), ("--recovery", secrets.recovery.lowercased())] {
            let output = try run("read_vault.py", [path, flag], input: secret + "\n")
            #expect(try JSONDecoder().decode(Reading.self, from: output) == Self.known("vault-2.json"))
        }
        for (flag, wrong) in [("--passphrase", "the cafe by the maple, 7 kettles"), ("--recovery", secrets.passphrase)]
        {
            #expect(try run("read_vault.py", [path, flag], input: wrong + "\n", succeeds: false).isEmpty)
        }
    }

    @Test(
        "The known bytes are what the description says, recomputed by the second reader",
        .enabled(if: Self.python != nil, "SALVE_TEST_PYTHON names no Python with the package cryptography")
    )
    func secondReaderOnVectors() throws {
        for name in ["vectors.json", "vectors-2.json"] {
            let output = try run("check_vectors.py", [Fixtures.url(name).path])

            #expect(String(decoding: output, as: UTF8.self) == "ok\n")
        }
    }

    private func run(
        _ script: String,
        _ arguments: [String],
        input: String = "",
        succeeds: Bool = true
    ) throws -> Data {
        let folder = Fixtures.folder.deletingLastPathComponent().appending(path: "Reader")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = ["-B", folder.appending(path: script).path] + arguments
        let (output, typed) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = succeeds ? FileHandle.standardError : FileHandle.nullDevice
        process.standardInput = typed
        try process.run()
        try typed.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try typed.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect((process.terminationStatus == 0) == succeeds)
        return data
    }
}
