import Foundation
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

@testable import SalveCompanion

/// What is there when Salve opens, and what is said when something is missing: never a new empty vault in silence.
struct HouseholdTests {
    private let folder: String
    private let location: VaultLocation
    private let catalogue: Catalogue
    private let world = World()

    init() throws {
        folder = NSTemporaryDirectory() + "salve-" + String(UInt64.random(in: .min ... .max), radix: 36)
        location = VaultLocation(folder: folder)
        catalogue = try World.catalogue()
    }

    @Test("the first start makes a vault and a key; the next one finds what was kept")
    func firstStart() async throws {
        defer { remove() }
        let first = try await open()
        try await first.companion.keepItem("Old jumper", size: .tiny, isForBadTimes: false, form: world.form())
        first.close()
        let second = try await open()
        #expect(await second.companion.list().map(\.text) == ["Old jumper"])
    }

    @Test("looking never makes anything")
    func looking() async throws {
        let failure = await failure(making: .never)
        #expect(failure?.status == .vault)
        #expect(failure?.sentence == "There is no vault here yet. The first start makes one: salve serve")
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test("a vault without its key, and a key without its vault, are said plainly, and nothing is made")
    func missing() async throws {
        defer { remove() }
        try await open().close()
        let key = try Data(contentsOf: URL(filePath: location.keyFile))
        try FileManager.default.removeItem(atPath: location.keyFile)
        let noKey = await failure()
        #expect(noKey?.status == .vault)
        #expect(noKey?.sentence.contains(location.keyFile) == true)
        #expect(!FileManager.default.fileExists(atPath: location.keyFile))

        try key.write(to: URL(filePath: location.keyFile))
        try FileManager.default.removeItem(atPath: location.vaultFile)
        let noVault = await failure()
        #expect(noVault?.status == .vault)
        #expect(noVault?.sentence.contains(location.vaultFile) == true)
        #expect(!FileManager.default.fileExists(atPath: location.vaultFile))
    }

    @Test("a copy is spoken of as a copy, by what opens it")
    func copies() async throws {
        defer { remove() }
        let copy = folder + "/copy.vault"
        let words = CopyWords(catalogue.strings, location)
        let household = try await open()
        _ = try await household.companion.backup(to: copy)
        #expect(await words.made(copy).contains(location.keyFile))

        let passphrase = try #require(Passphrase("seven made-up teapots"))
        try await household.companion.setPassphrase(passphrase, recovery: nil, at: location) { _, _ in }
        _ = try await household.companion.backup(to: folder + "/locked.vault")
        let locked = await words.made(folder + "/locked.vault")
        #expect(!locked.contains(location.keyFile))
        #expect(locked.contains("the passphrase"))

        for trouble in [VaultError.wrongKey, .fileDamaged, .headerDamaged, .vaultMissing] {
            let failure = words.failure(trouble, copy)
            #expect(failure.status == .vault)
            #expect(!failure.sentence.contains(location.vaultFile) && !failure.sentence.contains(location.keyFile))
        }
        #expect(words.failure(.diskFull, copy) == CommandFailure(.vault(.diskFull), catalogue.strings, at: location))
    }

    @Test("a damaged file and a wrong key are said plainly, and left as they are")
    func damaged() async throws {
        defer { remove() }
        try await open().close()
        try Data(repeating: 7, count: 32).write(to: URL(filePath: location.keyFile))
        #expect(await failure()?.sentence.hasPrefix("This key does not open this vault.") == true)
        try Data("not a vault".utf8).write(to: URL(filePath: location.vaultFile))
        #expect(await failure()?.sentence.hasPrefix("The vault’s file is damaged.") == true)
        #expect(try Data(contentsOf: URL(filePath: location.vaultFile)) == Data("not a vault".utf8))
    }

    @Test("a second process is told who has the vault, or is led to it")
    func held() async throws {
        defer { remove() }
        let household = try await open()
        let pid = ProcessInfo.processInfo.processIdentifier
        let failure = await failure()
        #expect(failure?.status == .held)
        #expect(failure?.sentence.contains(String(pid)) == true)

        try household.announce("/nowhere/salve.sock")
        let desk = try await CommandDesk.open(at: location, catalogue: catalogue, surroundings: world.surroundings)
        guard case .running(let caller) = desk else {
            Issue.record("took a vault that is held")
            return
        }
        #expect(caller.path == "/nowhere/salve.sock")
        await #expect(throws: CommandFailure.self) { try await desk.ask(.list, catalogue) }
    }

    @Test("after everything was deleted there is a new, empty vault that keeps things")
    func deleteEverything() async throws {
        defer { remove() }
        let household = try await open()
        try await household.companion.keepItem("Old jumper", size: .tiny, isForBadTimes: false, form: world.form())
        try await household.companion.deleteEverything()
        #expect(await household.companion.list().isEmpty)
        try await household.companion.keepItem("New start", size: .tiny, isForBadTimes: false, form: world.form())
        household.close()
        #expect(try await open().companion.list().map(\.text) == ["New start"])
    }

    @Test("Help now finds one's own part where it can, and never waits for what it cannot have")
    func ownHelp() async throws {
        defer { remove() }
        let finder = OwnHelpFinder(location: location, catalogue: catalogue)
        #expect(await finder.find(within: .seconds(30)) == nil)
        let household = try await open()
        try await household.companion.keepPerson("Ada (made up)", number: "555 0100", form: world.form())
        #expect(await finder.find(within: .seconds(30)) == nil)
        household.close()
        #expect(await finder.find(within: .seconds(30))?.people.map(\.name) == ["Ada (made up)"])
    }

    @Test("every cause has a sentence of its own words", arguments: Self.causes)
    func sentences(error: VaultError) {
        let failure = CommandFailure(error, catalogue.strings, at: location)
        #expect(failure.status != .fine)
        #expect(!failure.sentence.contains("‹") && !failure.sentence.contains("{"))
    }

    private static let causes: [VaultError] = [
        .conflict(last: .none), .tooLarge(limit: 1), .unsound(.headAltered), .needsReopening, .vaultMissing,
        .vaultExists, .wrongKey, .headerDamaged, .newerFormat(9), .deletionUnfinished, .diskFull, .readOnly, .io,
        .busy, .fileDamaged, .unsafeSettings, .keyFileMissing, .keyFileDamaged, .unsafeFile(path: "/a"),
        .fileExists(path: "/a"), .held(by: 7, address: nil), .held(by: nil, address: nil),
        .held(by: 7, address: "/a"), .noBackupHere,
    ]

    private func open() async throws -> Household {
        try await Household.open(at: location, catalogue: catalogue, surroundings: world.surroundings, origin: .web)
    }

    private func failure(making: VaultLocation.Making = .whenNew) async -> CommandFailure? {
        do throws(CommandFailure) {
            let surroundings = world.surroundings
            let desk = try await CommandDesk.open(
                at: location,
                catalogue: catalogue,
                surroundings: surroundings,
                making: making
            )
            desk.close()
            return nil
        } catch {
            return error
        }
    }

    private func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
