import Foundation
import SalveCore
import Testing

@testable import SalveVault

/// A file apart from the vault remembers how far its log had come.
struct WitnessTests {
    private let location: VaultLocation

    init() throws { location = VaultLocation(folder: try Folder.fresh()) }

    private func open() async throws -> Vault { try await location.open(making: .whenNew, on: Sample.day) }

    private func copy(_ path: String, to newPath: String) throws {
        try? FileManager.default.removeItem(atPath: newPath)  // It may not be there yet.
        try FileManager.default.copyItem(atPath: path, toPath: newPath)
    }

    private func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: location.headsFile))) }

    @Test("An older copy put back is seen before the first write, whatever its length", arguments: 0..<12)
    func olderCopy(length: Int) async throws {
        let old = try Folder.fresh() + "/old.vault"
        let vault = try await open()
        for number in 1...12 {
            if number == length + 1 { try copy(location.vaultFile, to: old) }
            try await vault.append([Sample.entry(number)], after: EntryNumber(number - 1))
        }
        try copy(old, to: location.vaultFile)

        let reopened = try await open()

        let condition = VaultCondition.otherThanWitnessed(head: EntryNumber(length), witnessed: EntryNumber(12))
        #expect(await reopened.condition == condition)
        #expect(try await reopened.verify().condition == condition)
        await #expect(throws: VaultError.unsound(condition)) {
            try await reopened.append([Sample.entry(20)], after: EntryNumber(length))
        }
        await #expect(throws: VaultError.unsound(condition)) { try await reopened.shred([Sample.id(1)]) }
        await #expect(throws: VaultError.unsound(condition)) {
            try await reopened.saveDraft(id: Sample.id(9), content: [1])
        }
        #expect(try await reopened.entries().count == length)
    }

    @Test("An older copy that went on elsewhere is seen too, also when it is longer by now", arguments: [3, 5, 8])
    func otherTurn(length: Int) async throws {
        let old = try Folder.fresh() + "/old.vault"
        let vault = try await open()
        try await vault.append(Sample.entries(1...2), after: .none)
        try copy(location.vaultFile, to: old)
        try await vault.append(Sample.entries(3...5), after: EntryNumber(2))
        let elsewhere = try await Vault.open(SQLiteStore.open(old), key: KeyFile.load(location.keyFile))
        try await elsewhere.append(Sample.entries(11...(8 + length)), after: EntryNumber(2))
        try copy(old, to: location.vaultFile)

        let reopened = try await open()

        #expect(
            await reopened.condition
                == .otherThanWitnessed(head: EntryNumber(length), witnessed: EntryNumber(5))
        )
    }

    @Test("On the person's word it goes on, and from then on the witness speaks for what is there")
    func goesOn() async throws {
        let old = try Folder.fresh() + "/old.vault"
        let vault = try await open()
        try await vault.append(Sample.entries(1...2), after: .none)
        try copy(location.vaultFile, to: old)
        try await vault.append(Sample.entries(3...5), after: EntryNumber(2))
        try copy(old, to: location.vaultFile)

        let reopened = try await open()
        try await reopened.continueDespiteLoss()
        try await reopened.append([Sample.entry(6)], after: EntryNumber(2))

        #expect(await reopened.condition == .sound)
        let again = try await open()
        #expect(await again.condition == .sound)
        #expect(try await again.verify().isSound)
    }

    @Test("A witness that lags, is gone, cut off or altered, is no obstacle, and is mended")
    func lagging() async throws {
        let vault = try await open()
        try await vault.append(Sample.entries(1...2), after: .none)
        let lagging = try bytes()
        try await vault.append(Sample.entries(3...4), after: EntryNumber(2))
        let newest = try bytes()
        var altered = newest
        altered[44] ^= 1
        let heads: [[UInt8]?] = [lagging, nil, Array(newest.prefix(40)), [], altered]

        for head in heads {
            try FileManager.default.removeItem(atPath: location.headsFile)
            if let head { try Data(head).write(to: URL(fileURLWithPath: location.headsFile)) }
            let reopened = try await open()
            #expect(await reopened.condition == .sound)
            #expect(try bytes() == newest)
            #expect(try mode(of: location.headsFile) == 0o600)
        }
    }

    @Test("It is the owner's file in the state folder, and remembers several vaults")
    func several() async throws {
        let other = VaultLocation(
            dataFolder: try Folder.fresh() + "/salve",
            configFolder: try Folder.fresh() + "/salve",
            stateFolder: location.stateFolder
        )
        try await open().append(Sample.entries(1...3), after: .none)
        let second = try await other.open(making: .whenNew, on: Sample.day)
        try await second.append(Sample.entries(1...7), after: .none)

        let first = try await open()
        let ids = [await first.header.vault, await second.header.vault]
        let marks = ids.map { Witness.look(location.headsFile, vault: $0)?.number.value }

        #expect(marks == [3, 7])
        #expect(try mode(of: location.headsFile) == 0o600)
        #expect(try await first.verify().seesOlderCopy)
    }

    @Test("Deleting everything takes the witness along")
    func deleted() async throws {
        let vault = try await open()
        try await vault.append(Sample.entries(1...3), after: .none)

        try await location.destroy(vault)

        #expect(!FileManager.default.fileExists(atPath: location.headsFile))
        #expect(await (try open()).condition == .sound)
    }

    @Test("A state folder that can't be written keeps nobody from opening")
    func noFolder() async throws {
        let folder = try Folder.fresh()
        try Data().write(to: URL(fileURLWithPath: folder + "/state"))
        let location = VaultLocation(
            dataFolder: folder,
            configFolder: folder + "/config",
            stateFolder: folder + "/state/x"
        )

        let vault = try await location.open(making: .whenNew, on: Sample.day)
        try await vault.append([Sample.entry(1)], after: .none)

        #expect(await vault.condition == .sound)
        #expect(try await !vault.verify().seesOlderCopy)
    }
}
