import Foundation
import SalveCore
import Testing

@testable import SalveVault

/// Where the vault and its key lie, and what a start does in every state it may find.
struct VaultLocationTests {
    private static func location() throws -> VaultLocation {
        let folder = try Folder.fresh()
        return VaultLocation(dataFolder: folder + "/share/salve", configFolder: folder + "/config/salve")
    }

    @Test("The usual place follows the environment")
    func standard() {
        let home = VaultLocation.standard(environment: ["HOME": "/home/mira"])
        #expect(home?.vaultFile == "/home/mira/.local/share/salve/salve.vault")
        #expect(home?.keyFile == "/home/mira/.config/salve/key")
        let set = VaultLocation.standard(environment: ["XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c"])
        #expect(set == VaultLocation(dataFolder: "/d/salve", configFolder: "/c/salve"))
        let relative = VaultLocation.standard(environment: ["HOME": "/home/mira", "XDG_DATA_HOME": "d"])
        #expect(relative == home)
        #expect(VaultLocation.standard(environment: [:]) == nil)
    }

    @Test("The first start makes a vault and a key, for their owner only; the next opens them")
    func firstStart() async throws {
        let location = try Self.location()

        let vault = try await location.open(making: .whenNew, on: Sample.day)
        try await vault.append([Sample.entry(1)], after: .none)
        let again = try await location.open(making: .never, on: Sample.day)

        #expect(try await again.entries() == [Sample.opened(1)])
        #expect(try mode(of: location.dataFolder) == 0o700)
        #expect(try mode(of: location.configFolder) == 0o700)
        #expect(try mode(of: location.vaultFile) == 0o600)
        #expect(try mode(of: location.keyFile) == 0o600)
        #expect(try Data(contentsOf: URL(fileURLWithPath: location.keyFile)).count == 32)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: location.dataFolder).sorted().first == "salve.vault"
        )
        #expect(!FileManager.default.fileExists(atPath: location.makingFile + "-journal"))
    }

    @Test("Opening alone makes nothing")
    func opensOnly() async throws {
        let location = try Self.location()

        await #expect(throws: VaultError.vaultMissing) { try await location.open(making: .never, on: Sample.day) }

        #expect(!FileManager.default.fileExists(atPath: location.dataFolder))
    }

    @Test("A vault without its key is said, and nothing is made in its place")
    func keyGone() async throws {
        let location = try Self.location()
        _ = try await location.open(making: .whenNew, on: Sample.day)
        try FileManager.default.removeItem(atPath: location.keyFile)

        for making in [VaultLocation.Making.never, .whenNew, .evenIfVaultIsGone] {
            await #expect(throws: VaultError.keyFileMissing) { try await location.open(making: making, on: Sample.day) }
        }
        #expect(!FileManager.default.fileExists(atPath: location.keyFile))
    }

    @Test("A key without its vault is said, and a new vault needs the person’s word")
    func vaultGone() async throws {
        let location = try Self.location()
        _ = try await location.open(making: .whenNew, on: Sample.day)
        try FileManager.default.removeItem(atPath: location.vaultFile)

        await #expect(throws: VaultError.vaultMissing) { try await location.open(making: .whenNew, on: Sample.day) }
        #expect(!FileManager.default.fileExists(atPath: location.vaultFile))
        let fresh = try await location.open(making: .evenIfVaultIsGone, on: Sample.day)
        #expect(try await fresh.entries().isEmpty)
    }

    @Test("A first start that was cut off is begun again", arguments: ["vault", "key", "half a key"])
    func cutOffFirstStart(stage: String) async throws {
        let location = try Self.location()
        try Disk.prepareFolder(location.dataFolder)
        _ = try SQLiteStore.create(location.makingFile)
        switch stage {
        case "key": _ = try KeyFile.createIfNone(location.keyFile)
        case "half a key":
            try Disk.prepareFolder(location.configFolder)
            try Disk.createFile(location.keyFile, holding: [1, 2, 3])
        default: break
        }

        let vault = try await location.open(making: .whenNew, on: Sample.day)

        try await vault.append([Sample.entry(1)], after: .none)
        #expect(try await location.open(making: .never, on: Sample.day).entries() == [Sample.opened(1)])
        #expect(!FileManager.default.fileExists(atPath: location.makingFile))
    }

    @Test("A folder that cannot be written is said, and no vault is made elsewhere")
    func readOnlyFolder() async throws {
        // For root every folder can be written, but for those of the system's own that nobody may add to.
        let folder = geteuid() == 0 ? "/sys" : try Folder.fresh()
        if geteuid() != 0 { chmod(folder, 0o500) }
        let location = VaultLocation(dataFolder: folder + "/salve", configFolder: try Folder.fresh() + "/salve")

        await #expect(throws: VaultError.readOnly) { try await location.open(making: .whenNew, on: Sample.day) }

        #expect(!FileManager.default.fileExists(atPath: location.dataFolder))
        #expect(!FileManager.default.fileExists(atPath: location.keyFile))
        if geteuid() != 0 { chmod(folder, 0o700) }
    }

    @Test("A folder that others may write to is refused; one of Salve’s own is closed to them")
    func folderModes() throws {
        let location = try Self.location()
        let open = try Folder.fresh() + "/shared"
        try Disk.prepareFolder(location.dataFolder)
        try Disk.prepareFolder(open)
        chmod(location.dataFolder, 0o777)
        chmod(open, 0o777)

        try Disk.prepareFolder(location.dataFolder)

        #expect(try mode(of: location.dataFolder) == 0o700)
        #expect(throws: VaultError.unsafeFile(path: open)) { try Disk.prepareFolder(open) }
    }

    @Test("Deleting everything leaves neither vault nor key, and a first start may follow")
    func deletesAll() async throws {
        let location = try Self.location()
        let vault = try await location.open(making: .whenNew, on: Sample.day)
        try await vault.append([Sample.entry(1)], after: .none)

        try await location.destroy(vault)

        #expect(!FileManager.default.fileExists(atPath: location.vaultFile))
        #expect(!FileManager.default.fileExists(atPath: location.keyFile))
        await #expect(throws: VaultError.vaultMissing) {
            try await vault.append([Sample.entry(2)], after: EntryNumber(1))
        }
        #expect(try await location.open(making: .whenNew, on: Sample.day).entries().isEmpty)
    }

    @Test("A deletion that was cut off is finished at the next start")
    func cutOffDeletion() async throws {
        let location = try Self.location()
        let vault = try await location.open(making: .whenNew, on: Sample.day)
        try await vault.append([Sample.entry(1)], after: .none)
        try await vault.destroy()
        #expect(throws: VaultError.deletionUnfinished) { try SQLiteStore.open(location.vaultFile) }

        await #expect(throws: VaultError.vaultMissing) { try await location.open(making: .never, on: Sample.day) }

        #expect(!FileManager.default.fileExists(atPath: location.vaultFile))
        #expect(!FileManager.default.fileExists(atPath: location.keyFile))
    }
}
