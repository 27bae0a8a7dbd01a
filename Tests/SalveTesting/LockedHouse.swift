import Foundation
public import SalveCompanion
import SalveContent
import SalveCore
public import SalveVault

/// A vault on disk with a passphrase and things of a made-up person in it, in a folder of its own.
///
/// Made once and copied, since stretching a passphrase takes its time.
public struct LockedHouse: Sendable {
    /// The passphrase.
    public static let phrase = "copper lantern walks slowly home"
    /// Stands in everything that is kept there, so that no answer can hold it unseen.
    public static let marker = "Quillfeather"
    /// The recovery key, as it stands on the paper.
    public let paper: String
    /// Where it lies.
    public let location: VaultLocation

    /// A house of its own in a temporary folder.
    public static func make() async throws -> LockedHouse {
        let first = try await original.value
        let folder = newFolder()
        try FileManager.default.copyItem(atPath: first.location.dataFolder, toPath: folder)
        return LockedHouse(paper: first.paper, location: VaultLocation(folder: folder))
    }

    /// Its door, as after a start: locked.
    public func door(in world: World) async throws -> HouseDoor {
        try await HouseDoor.open(at: location, catalogue: World.catalogue(), surroundings: world.surroundings)
    }

    /// The passphrase as a key.
    public static var key: VaultKey? { Passphrase(phrase).map { .passphrase($0) } }

    /// Removes the folder.
    public func remove() { try? FileManager.default.removeItem(atPath: location.dataFolder) }

    private static let original = Task { try await build() }

    private static func newFolder() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("salve-lock-\(UUID().uuidString)").path
    }

    private static func build() async throws -> LockedHouse {
        let world = World()
        let folder = newFolder()
        let location = VaultLocation(folder: folder)
        let door = try await HouseDoor.open(
            at: location,
            catalogue: World.catalogue(),
            surroundings: world.surroundings
        )
        guard let companion = await door.present, let pass = await door.admit(), let passphrase = Passphrase(phrase)
        else { throw VaultError.locked }
        try await furnish(companion, world)
        let recovery = RecoveryKey.random()
        try await door.change(.passphrase(passphrase, recovery), keeping: pass)
        await door.lock()
        door.close()
        return LockedHouse(paper: recovery.groups.joined(separator: "-"), location: location)
    }

    private static func furnish(_ companion: Companion, _ world: World) async throws {
        try await companion.keepItem(
            marker + " blanket",
            size: .tiny,
            place: marker + " room",
            isForBadTimes: true,
            form: world.form()
        )
        try await companion.keepPerson(marker + " Mara", number: "+353 1 000 0000", form: world.form())
        try await companion.keepStep("Sit by " + marker, part: .coping, form: world.form())
        try await companion.keepPlan("Call " + marker, askInDays: 1, form: world.form())
        try await companion.hold("Dear " + marker, until: .morning, form: world.form())
        try await companion.choose([Preference(.name, marker), Preference(.country, "IE")], form: world.form())
    }
}
