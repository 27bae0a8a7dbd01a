import Foundation
import SalveCore
import Testing

@testable import SalveVault

/// A backup is a whole, checked vault of its own, or it is not there.
struct BackupTests {
    @Test("A backup holds what was kept, opens with the same key, and is its owner’s only")
    func copies() async throws {
        let (vault, _, key) = try await Engine.sqlite.vault()
        try await vault.append(Sample.entries(1...3), after: .none)
        try await vault.shred([Sample.id(2)])
        let path = try Folder.fresh() + "/copy.vault"

        let report = try await vault.backup(to: path)
        try await vault.append([Sample.entry(4)], after: EntryNumber(3))

        #expect(report.lastNumber == EntryNumber(3) && report.check.isSound && report.opensWith == [.keyFile])
        let copy = try await Vault.open(SQLiteStore.open(path), key: key)
        #expect(try await copy.entries() == Array(try await vault.entries().prefix(3)))
        #expect(try mode(of: path) == 0o600)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: (path as NSString).deletingLastPathComponent).count <= 2
        )
    }

    @Test("A name that is taken is left alone; what an earlier attempt left is not in the way")
    func takenName() async throws {
        let (vault, _, _) = try await Engine.sqlite.vault()
        let path = try Folder.fresh() + "/copy.vault"
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        try Data("half".utf8).write(to: URL(fileURLWithPath: path + "2.unfinished"))

        await #expect(throws: VaultError.fileExists(path: path)) { try await vault.backup(to: path) }

        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("mine".utf8))
        #expect(try await vault.backup(to: path + "2").check.isSound)
    }

    @Test("A vault in memory has no file to copy")
    func memory() async throws {
        let (vault, _, _) = try await Engine.memory.vault()
        let path = try Folder.fresh() + "/copy.vault"

        await #expect(throws: VaultError.noBackupHere) { try await vault.backup(to: path) }

        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("A backup in the middle of writing is the log up to some entry")
    func whileWriting() async throws {
        let (vault, _, key) = try await Engine.sqlite.vault()
        let path = try Folder.fresh() + "/copy.vault"

        async let writing: Void = {
            for number in 1...60 { try await vault.append([Sample.entry(number)], after: EntryNumber(number - 1)) }
        }()
        let report = try await vault.backup(to: path)
        try await writing

        #expect(report.check.isSound)
        let copy = try await Vault.open(SQLiteStore.open(path), key: key).entries()
        #expect(copy == Array(try await vault.entries().prefix(copy.count)))
    }
}
