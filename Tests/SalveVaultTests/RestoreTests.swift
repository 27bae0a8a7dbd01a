import Foundation
import GRDB
import SalveCore
import Testing

@testable import SalveVault

/// A copy takes the vault's place whole, or not at all, and never silently over newer words.
struct RestoreTests {
    private let location: VaultLocation
    private let outside: String

    init() throws {
        location = VaultLocation(folder: try Folder.fresh())
        outside = try Folder.fresh() + "/copy.vault"
    }

    private let today = Day(year: 2026, month: 3, day: 20)

    /// A vault of five entries and its copy outside.
    private func vault() async throws -> Vault {
        let vault = try await location.open(making: .whenNew, on: Sample.day)
        try await vault.append(Sample.entries(1...5), after: .none)
        _ = try await vault.backup(to: outside)
        return vault
    }

    private func aside() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: location.dataFolder)
            .filter { $0.hasPrefix("salve.vault.re") }.sorted()
    }

    private func alter(_ sql: String) throws {
        try SQLiteStore.open(outside).queue.write { db in try db.execute(sql: sql) }
    }

    @Test("A copy that holds all there is takes its place, and what was there is put aside")
    func restores() async throws {
        let vault = try await vault()

        let (restored, failure) = try await vault.exchange(for: outside, agreed: [], on: today)
        try await restored.append([Sample.entry(6)], after: EntryNumber(5))

        #expect(failure == nil)
        #expect(try await restored.entries() == (1...6).map(Sample.opened))
        #expect(try aside() == ["salve.vault.replaced-2026-03-20-1"])
        #expect(try Backups(location: location).replaced() == [today])
        let reopened = try await location.open(making: .never, on: today)
        #expect(await reopened.condition == .sound)
        #expect(try await reopened.verify().isSound)
    }

    @Test("An older copy is refused, and comes in on the person's word")
    func older() async throws {
        let vault = try await vault()
        try await vault.append(Sample.entries(6...8), after: EntryNumber(5))

        let refused = try await vault.exchange(for: outside, agreed: [], on: today)
        #expect(refused.failure == .copyOlder(copy: EntryNumber(5), here: EntryNumber(8)))
        #expect(try await refused.vault.entries().count == 8)
        #expect(try aside().isEmpty)

        let (restored, failure) = try await refused.vault.exchange(for: outside, agreed: .older, on: today)
        #expect(failure == nil)
        #expect(try await restored.entries().count == 5)
        #expect(await restored.condition == .sound)
        #expect(await (try location.open(making: .never, on: today)).condition == .sound)
    }

    @Test("With the vault gone, the witness still knows that the copy is older")
    func witness() async throws {
        let vault = try await vault()
        let copy = try await vault.copy(at: outside)
        try await vault.append(Sample.entries(6...8), after: EntryNumber(5))
        try FileManager.default.removeItem(atPath: location.vaultFile)

        let look = try await location.look(at: copy)

        #expect(look.standing == .older(copy: EntryNumber(5), here: EntryNumber(8)))
        #expect(look.check.isSound && look.lastNumber == EntryNumber(5))
    }

    @Test("A copy that went on elsewhere does not take the vault's place unasked")
    func otherTurn() async throws {
        let vault = try await vault()
        let elsewhere = try await Vault.open(SQLiteStore.open(outside), key: KeyFile.load(location.keyFile))
        try await elsewhere.append(Sample.entries(11...15), after: EntryNumber(5))
        try await vault.append(Sample.entries(6...8), after: EntryNumber(5))

        #expect(try await vault.exchange(for: outside, agreed: [], on: today).failure == .copyOther)
    }

    @Test(
        "A partial or altered copy is refused, and nothing here was touched",
        arguments: [
            "DELETE FROM entry WHERE number = 3", "DELETE FROM entry WHERE number = 5",
            "DELETE FROM keyslot WHERE number = 2", "DELETE FROM wrap", "DELETE FROM epoch", "DELETE FROM head",
            "UPDATE entry SET ciphertext = zeroblob(length(ciphertext)) WHERE number = 4",
            "UPDATE head SET number = 4",
        ]
    )
    func partial(sql: String) async throws {
        let vault = try await vault()
        try alter(sql)

        let (same, failure) = try await vault.exchange(for: outside, agreed: .older, on: today)

        #expect(failure != nil)
        #expect(try await same.entries() == (1...5).map(Sample.opened))
        #expect(try aside().isEmpty)
    }

    @Test("A copy cut off at any point is refused")
    func cut() async throws {
        let vault = try await vault()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: outside))
        for size in stride(from: 0, to: bytes.count, by: 4_096) {
            try bytes.prefix(size).write(to: URL(fileURLWithPath: outside))
            let (_, failure) = try await vault.exchange(for: outside, agreed: .older, on: today)
            #expect(failure != nil, "\(size)")
            #expect(try aside().isEmpty)
        }
    }

    @Test("A copy under other keys is refused")
    func otherKeys() async throws {
        let vault = try await vault()
        let other = try await VaultLocation(folder: Folder.fresh()).open(making: .whenNew, on: today)
        try await other.append(Sample.entries(1...9), after: .none)
        let path = outside + "2"
        _ = try await other.backup(to: path)

        #expect(try await vault.exchange(for: path, agreed: .older, on: today).failure == .otherKeys)
        #expect(try await vault.exchange(for: outside + "3", agreed: .older, on: today).failure == .vaultMissing)
    }

    @Test("Cut off before it was found whole, it is undone; after that, it is finished", arguments: 0...4)
    func cutOff(step: Int) async throws {
        let vault = try await vault()
        try await vault.append([Sample.entry(6)], after: EntryNumber(5))
        await vault.close()
        let manager = FileManager.default
        let aside = location.dataFolder + "/" + VaultLocation.asidePrefix + "2026-03-20-1"
        let restored = location.dataFolder + "/salve.vault.restored-2026-03-20"
        // The steps of the switch, as far as they came.
        try manager.copyItem(atPath: outside, toPath: step == 0 ? location.restoringFile : restored)
        if step >= 2 { try manager.linkItem(atPath: location.vaultFile, toPath: aside) }
        if step >= 3 {
            let copy = try SQLiteStore.open(restored)
            let header = try #require(try await copy.header())
            await copy.close()
            Witness(path: location.headsFile, vault: header.vault)?.remember(header.head)
        }
        if step >= 4 { _ = rename(restored, location.vaultFile) }

        let opened = try await location.open(making: .never, on: today)

        #expect(try await opened.entries().count == (step == 0 ? 6 : 5))
        #expect(await opened.condition == .sound)
        #expect(try self.aside() == (step == 0 ? [] : ["salve.vault.replaced-2026-03-20-1"]))
    }

    @Test(
        "A copy with commands of its own in it is refused, and nothing is changed",
        arguments: [
            "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry WHERE number < new.number; END",
            "CREATE VIEW v AS SELECT * FROM keyslot",
        ]
    )
    func commands(sql: String) async throws {
        let vault = try await vault()
        try alter(sql)

        await #expect(throws: VaultError.fileDamaged) { _ = try await location.openers(of: outside) }
        let (same, failure) = try await vault.exchange(for: outside, agreed: .older, on: today)
        #expect(failure == .fileDamaged)
        #expect(try await same.entries() == (1...5).map(Sample.opened))
    }

    @Test("A named pipe in place of a copy is refused, and not waited for")
    func pipe() async throws {
        let pipe = outside + ".pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        await #expect(throws: VaultError.unsafeFile(path: pipe)) { _ = try await location.openers(of: pipe) }
    }

    @Test("What was put aside goes after seven days, its keys first")
    func asideGoes() async throws {
        let vault = try await vault()
        let (restored, _) = try await vault.exchange(for: outside, agreed: [], on: today)
        let backups = try #require(await restored.backups)

        try backups.tidy(on: Day(year: 2026, month: 3, day: 27))
        #expect(try aside().count == 1)
        try backups.tidy(on: Day(year: 2026, month: 3, day: 28))
        #expect(try aside().isEmpty)
    }

    @Test("A link in the copy's place, a folder, and a device are refused")
    func notAFile() async throws {
        let vault = try await vault()
        let folder = try Folder.fresh()

        for path in [folder, "/dev/zero"] {
            #expect(try await vault.exchange(for: path, agreed: [], on: today).failure == .unsafeFile(path: path))
        }
    }

    // MARK: Into another place, with a key of its own

    private func place() throws -> VaultLocation { VaultLocation(folder: try Folder.fresh()) }

    @Test("Into an empty folder a copy brings its key file along")
    func emptyFolder() async throws {
        _ = try await vault()
        let key = try KeyFile.load(location.keyFile)
        let place = try place()

        let look = try await place.restore(from: outside, with: key, agreed: [], on: today)
        let opened = try await place.open(making: .never, on: today)

        #expect(look.standing == .whole && look.check.isSound)
        #expect(try await opened.entries() == (1...5).map(Sample.opened))
        #expect(try KeyFile.load(place.keyFile).fileSecret == key.fileSecret)
        #expect(try mode(of: place.keyFile) == 0o600 && mode(of: place.vaultFile) == 0o600)
        #expect(try await opened.verify().isSound)
    }

    @Test("A wrong key, and a copy without a row of keys, change nothing")
    func wrongKey() async throws {
        _ = try await vault()
        let place = try place()
        await #expect(throws: VaultError.wrongKey) {
            try await place.restore(from: outside, with: .random(), agreed: [], on: today)
        }
        try alter("DELETE FROM wrap")
        let key = try KeyFile.load(location.keyFile)
        await #expect(throws: VaultError.headerDamaged) {
            try await place.restore(from: outside, with: key, agreed: [], on: today)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.dataFolder).isEmpty)
    }

    @Test("Another vault is refused in this one's place, and comes in on the person's word, with its own key")
    func otherVault() async throws {
        _ = try await vault()
        let key = try KeyFile.load(location.keyFile)
        let place = try place()
        let there = try await place.open(making: .whenNew, on: today)
        try await there.append(Sample.entries(20...22), after: .none)
        await there.close()

        await #expect(throws: VaultError.copyOther) {
            try await place.restore(from: outside, with: key, agreed: [], on: today)
        }
        #expect(try await place.open(making: .never, on: today).entries().count == 3)
        try await place.restore(from: outside, with: key, agreed: .older, on: today)

        #expect(try await place.open(making: .never, on: today).entries() == (1...5).map(Sample.opened))
        #expect(try KeyFile.load(place.keyFile).fileSecret == key.fileSecret)
    }

    @Test("A copy with a lock comes back by its passphrase or its recovery key, and the lock is what it was then")
    func locked() async throws {
        let vault = try await location.open(making: .whenNew, on: Sample.day)
        try await vault.append(Sample.entries(1...5), after: .none)
        let (passphrase, recovery) = (Secret.passphrase("five made up words here"), RecoveryKey.random())
        try await location.setPassphrase(passphrase, recovery: recovery, of: vault, on: today)
        _ = try await vault.backup(to: outside)
        let place = try place()
        let there = try await place.open(making: .whenNew, on: today)
        await there.close()

        #expect(try await place.openers(of: outside) == [.passphrase, .recovery])
        try await place.restore(from: outside, with: .recovery(recovery), agreed: .older, on: today)

        #expect(try await place.openers() == [.passphrase, .recovery])
        await #expect(throws: VaultError.locked) { try await place.open(making: .whenNew, on: today) }
        let opened = try await place.open(with: .passphrase(passphrase))
        #expect(try await opened.entries() == (1...5).map(Sample.opened))
        #expect(!FileManager.default.fileExists(atPath: place.keyFile))
    }

    @Test("With parts damaged, what can be read comes back on the person's word alone")
    func damaged() async throws {
        _ = try await vault()
        try alter("DELETE FROM keyslot WHERE number = 2")
        let key = try KeyFile.load(location.keyFile)
        let place = try place()

        await #expect(throws: VaultError.copyDamaged(damaged: 1, missing: 0)) {
            try await place.restore(from: outside, with: key, agreed: .older, on: today)
        }
        try await place.restore(from: outside, with: key, agreed: .damaged, on: today)

        let entries = try await place.open(making: .never, on: today).entries()
        #expect(entries.map { $0.state == .damaged } == [false, true, false, false, false])
    }

    @Test("Looking into a copy leaves it and this place as they were")
    func looks() async throws {
        _ = try await vault()
        let before = try Data(contentsOf: URL(fileURLWithPath: outside))
        let place = try place()

        let look = try await place.look(into: outside, with: KeyFile.load(location.keyFile))

        #expect(look.lastNumber == EntryNumber(5) && look.check.isSound)
        #expect(try Data(contentsOf: URL(fileURLWithPath: outside)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.dataFolder).isEmpty)
    }
}
