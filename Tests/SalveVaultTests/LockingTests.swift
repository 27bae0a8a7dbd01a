import Foundation
import GRDB
import SalveCore
import Testing

@testable import SalveVault

/// The lock on a folder: the key file goes and comes back, and whatever is cut off, one key opens the vault.
struct LockingTests {
    private static let passphrase = Secret.passphrase("maple window seven kettles")

    private static func location() throws -> VaultLocation {
        var location = VaultLocation(folder: try Folder.fresh())
        location.cost = .least
        return location
    }

    private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// A locked vault with two entries, closed: made once, since each passphrase takes its time, and copied.
    private static func locked() async throws -> (location: VaultLocation, recovery: RecoveryKey) {
        let original = try await Self.original.value
        let location = try Self.location()
        try FileManager.default.removeItem(atPath: location.dataFolder)
        try FileManager.default.copyItem(atPath: original.location.dataFolder, toPath: location.dataFolder)
        return (location, original.recovery)
    }

    private static let original = Task {
        let location = try Self.location()
        let vault = try await location.open(making: .whenNew, on: Sample.day)
        try await vault.append(Sample.entries(1...2), after: .none)
        let recovery = RecoveryKey.random()
        try await location.setPassphrase(passphrase, recovery: recovery, of: vault, on: Sample.day)
        await vault.close()
        return (location: location, recovery: recovery)
    }

    private static func holdsBoth(_ vault: Vault) async throws -> Bool {
        let states = try await vault.entries()
        await vault.close()
        return states == [1, 2].map(Sample.opened)
    }

    @Test("How a vault opens is seen without a key")
    func openers() async throws {
        let empty = try Self.location()
        #expect(try await empty.openers().isEmpty)
        _ = try await empty.open(making: .whenNew, on: Sample.day)
        #expect(try await empty.openers() == [.keyFile])

        let (location, _) = try await Self.locked()
        #expect(try await location.openers() == [.passphrase, .recovery])
        try Data("no vault".utf8).write(to: URL(fileURLWithPath: location.vaultFile))
        await #expect(throws: VaultError.fileDamaged) { try await location.openers() }
    }

    @Test("Setting a passphrase takes the key file away; passphrase and recovery key open, nothing else does")
    func set() async throws {
        let (location, recovery) = try await Self.locked()

        #expect(!Self.exists(location.keyFile) && Self.exists(location.passphraseMark))
        await #expect(throws: VaultError.locked) { try await location.open(making: .whenNew, on: Sample.day) }
        #expect(!Self.exists(location.keyFile))
        #expect(try await Self.holdsBoth(location.open(with: .passphrase(Self.passphrase))))
        #expect(try await Self.holdsBoth(location.open(with: .recovery(recovery))))
        await #expect(throws: VaultError.wrongKey) { try await location.open(with: .random()) }
        await #expect(throws: VaultError.wrongKey) { try await location.open(with: .recovery(.random())) }
    }

    @Test("The bytes of the key file are overwritten before it goes")
    func overwritten() async throws {
        let folder = try Folder.fresh()
        let path = folder + "/key"
        _ = try KeyFile.createIfNone(path)
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))

        try KeyFile.remove(path)

        // The open file still reaches what lay on the disk.
        #expect(try file.readToEnd() == Data(count: 32))
        #expect(!Self.exists(path))
        // What a link leads to is not touched.
        try Data("Mira’s".utf8).write(to: URL(fileURLWithPath: folder + "/other"))
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: folder + "/other")
        try KeyFile.remove(path)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/other")) == Data("Mira’s".utf8))
    }

    @Test("A key file left behind by a cut is removed, but only once the vault has opened")
    func staleKeyFile() async throws {
        let (location, _) = try await Self.locked()
        try KeyFile.write(.random(), to: location.keyFile)
        try KeyFile.write(.random(), to: location.newKeyFile)

        await #expect(throws: VaultError.locked) { try await location.open(making: .never, on: Sample.day) }
        await #expect(throws: VaultError.wrongKey) {
            try await location.open(with: .passphrase(Secret.passphrase("another one altogether")))
        }
        #expect(Self.exists(location.keyFile) && Self.exists(location.newKeyFile))

        #expect(try await Self.holdsBoth(location.open(with: .passphrase(Self.passphrase))))
        #expect(!Self.exists(location.keyFile) && !Self.exists(location.newKeyFile))
    }

    @Test("Cut off before the vault changed, the key file still opens it, and the mark goes")
    func cutBeforeCommit() async throws {
        let location = try Self.location()
        let vault = try await location.open(making: .whenNew, on: Sample.day)
        try await vault.append(Sample.entries(1...2), after: .none)
        await vault.close()
        try Disk.createFile(location.passphraseMark)

        #expect(try await Self.holdsBoth(location.open(making: .never, on: Sample.day)))
        #expect(!Self.exists(location.passphraseMark) && Self.exists(location.keyFile))
    }

    @Test("A lock that the disk did not take leaves no mark of one")
    func notTaken() async throws {
        let location = try Self.location()
        let vault = try await location.open(making: .whenNew, on: Sample.day)
        let passphrase = try #require(Passphrase("seven plain teapots under snow"))
        let store = try #require(vault.store as? SQLiteStore)
        try await store.queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA query_only = ON") }

        await #expect(throws: VaultError.readOnly) {
            try await location.setPassphrase(passphrase, recovery: nil, of: vault, on: Sample.day)
        }

        #expect(!Self.exists(location.passphraseMark) && Self.exists(location.keyFile))
        let again = try await location.open(making: .never, on: Sample.day)
        #expect(await again.openers == [.keyFile])
    }

    @Test("Removing the lock brings a key file back, and the passphrase opens nothing any more")
    func removed() async throws {
        let (location, recovery) = try await Self.locked()
        let vault = try await location.open(with: .passphrase(Self.passphrase))

        try await location.useNewKeyFile(of: vault, on: Sample.day)
        await vault.close()

        #expect(try await location.openers() == [.keyFile])
        #expect(!Self.exists(location.passphraseMark) && !Self.exists(location.newKeyFile))
        #expect(try await Self.holdsBoth(location.open(making: .never, on: Sample.day)))
        for old: VaultKey in [.passphrase(Self.passphrase), .recovery(recovery)] {
            await #expect(throws: VaultError.wrongKey) { try await location.open(with: old) }
        }
    }

    @Test("A new key file takes the place of one that others have seen")
    func renewed() async throws {
        let location = try Self.location()
        let vault = try await location.open(making: .whenNew, on: Sample.day)
        try await vault.append(Sample.entries(1...2), after: .none)
        let seen = try KeyFile.load(location.keyFile)

        try await location.useNewKeyFile(of: vault, on: Sample.day)
        await vault.close()

        await #expect(throws: VaultError.wrongKey) { try await location.open(with: seen) }
        #expect(try await Self.holdsBoth(location.open(making: .never, on: Sample.day)))
    }

    @Test("Cut off between the new key file and the vault, or between the vault and the file’s name, one of them opens")
    func cutKeyFiles() async throws {
        let location = try Self.location()
        let vault = try await location.open(making: .whenNew, on: Sample.day)
        try await vault.append(Sample.entries(1...2), after: .none)

        // The vault had not changed yet; once half of the file was written, once all of it.
        for bytes in [[UInt8](repeating: 1, count: 7), [UInt8](repeating: 1, count: 32)] {
            try Disk.createFile(location.newKeyFile, holding: bytes)
            await vault.close()
            #expect(try await Self.holdsBoth(location.open(making: .never, on: Sample.day)))
            #expect(!Self.exists(location.newKeyFile))
        }

        // The vault had changed, and the file still had its first name.
        let opened = try await location.open(making: .never, on: Sample.day)
        let secret = KeyFileSecret.random()
        try KeyFile.write(secret, to: location.newKeyFile)
        try await opened.rekey(to: .keyFile(secret), on: Sample.day)
        await opened.close()
        #expect(try await Self.holdsBoth(location.open(making: .never, on: Sample.day)))
        #expect(!Self.exists(location.newKeyFile))
        #expect(try KeyFile.load(location.keyFile).fileSecret == secret)
    }

    @Test("A locked vault that is gone is not taken for a first start")
    func goneVault() async throws {
        let (location, _) = try await Self.locked()
        try FileManager.default.removeItem(atPath: location.vaultFile)

        for making in [VaultLocation.Making.never, .whenNew] {
            await #expect(throws: VaultError.vaultMissing) { try await location.open(making: making, on: Sample.day) }
        }
        await #expect(throws: VaultError.vaultMissing) { try await location.open(with: .passphrase(Self.passphrase)) }
        let vault = try await location.open(making: .evenIfVaultIsGone, on: Sample.day)

        #expect(try await vault.entries().isEmpty)
        #expect(!Self.exists(location.passphraseMark) && Self.exists(location.keyFile))
    }

    @Test("Deleting everything takes the mark with it, and a first start may follow")
    func destroyed() async throws {
        let (location, _) = try await Self.locked()
        let vault = try await location.open(with: .passphrase(Self.passphrase))

        try await location.destroy(vault)

        #expect(try await location.openers().isEmpty)
        #expect(!Self.exists(location.passphraseMark) && !Self.exists(location.vaultFile))
        #expect(try await location.open(making: .whenNew, on: Sample.day).entries().isEmpty)
    }

    @Test("A folder of keys that cannot be written does not keep a person out")
    func readOnlyConfig() async throws {
        let (location, _) = try await Self.locked()
        try KeyFile.write(.random(), to: location.keyFile)
        // A folder in the key file's place cannot be unlinked, whoever asks.
        try FileManager.default.removeItem(atPath: location.keyFile)
        try FileManager.default.createDirectory(atPath: location.keyFile, withIntermediateDirectories: false)

        #expect(try await Self.holdsBoth(location.open(with: .passphrase(Self.passphrase))))
    }

    @Test("An older Salve, which knows version 1 only, is told that the file is newer")
    func version() async throws {
        let (location, _) = try await Self.locked()
        let fresh = try Self.location()
        _ = try await fresh.open(making: .whenNew, on: Sample.day)

        #expect(try Self.version(of: location.vaultFile) == 2)
        #expect(try Self.version(of: fresh.vaultFile) == 1)
    }

    /// `user_version`, from its place in SQLite's file header.
    private static func version(of path: String) throws -> UInt64 {
        Octets.number([UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))[60..<64])
    }
}
