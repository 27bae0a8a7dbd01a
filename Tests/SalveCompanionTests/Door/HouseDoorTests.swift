import Foundation
import GRDB
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion
@testable import SalveVault

@Suite("The door", .serialized)
struct HouseDoorTests {
    @Test("With a passphrase set it starts locked, and the passphrase opens it with everything inside")
    func opens() async throws {
        try await withHouse { house, world in
            let door = try await house.door(in: world)
            #expect(await door.isLocked)
            #expect(await door.hasLock)
            #expect(!FileManager.default.fileExists(atPath: house.location.keyFile))
            #expect(await door.admit() == nil)

            let pass = try await door.unlock(with: try #require(LockedHouse.key))

            let companion = try #require(await door.find(pass).companion)
            #expect(await companion.list().map(\.text) == [LockedHouse.marker + " blanket"])
            #expect(await door.find(nil).companion == nil)
            #expect(await door.find(HouseDoor.Pass(text: "0")).companion == nil)
        }
    }

    @Test("A wrong passphrase opens nothing; after five there is a wait, and then the right one opens it")
    func wrong() async throws {
        try await withHouse { house, world in
            let door = try await house.door(in: world)
            let wrong = VaultKey.passphrase(try #require(Passphrase("copper lantern walks slowly away")))
            for _ in 0..<5 {
                await #expect(throws: CompanionError.wrongKey) { try await door.unlock(with: wrong) }
            }

            let right = try #require(LockedHouse.key)
            await #expect(throws: CompanionError.tooManyTries(wait: 5)) { try await door.unlock(with: right) }
            #expect(await door.isLocked)

            world.pass(minutes: 1)
            _ = try await door.unlock(with: right)
            #expect(await !door.isLocked)
        }
    }

    @Test("Unused for ten minutes it locks, a closed lid included; use keeps it open, for twelve hours at most")
    func times() async throws {
        try await withHouse { house, world in
            let door = try await house.door(in: world)
            let key = try #require(LockedHouse.key)
            let idle = try await door.unlock(with: key)
            world.pass(minutes: 9)
            #expect(await door.find(idle).companion != nil)
            world.pass(minutes: 10)
            #expect(await door.find(idle).companion == nil)
            #expect(await door.isLocked)

            let busy = try await door.unlock(with: key)
            for _ in 0..<79 {
                world.pass(minutes: 9)
                #expect(await door.find(busy).companion != nil)
            }
            world.pass(minutes: 9)
            #expect(await door.find(busy).companion == nil)
        }
    }

    @Test("Locking ends every pass and leaves nothing behind that reads or writes")
    func locks() async throws {
        try await withHouse { house, world in
            let door = try await house.door(in: world)
            let pass = try await door.unlock(with: try #require(LockedHouse.key))
            let companion = try #require(await door.find(pass).companion)

            await door.lock()

            #expect(await door.find(pass).companion == nil)
            #expect(await companion.list().isEmpty)
            await #expect(throws: CompanionError.self) {
                try await companion.keepItem("Late", size: .tiny, isForBadTimes: false, form: Self.form)
            }
            await #expect(throws: CompanionError.self) { try await companion.export(.json) }
        }
    }

    @Test("The recovery key opens it too; a new passphrase comes first, and then the old ones open nothing")
    func recovers() async throws {
        try await withHouse { house, world in
            let door = try await house.door(in: world)
            let old = VaultKey.recovery(try #require(RecoveryKey(text: house.paper)))
            let pass = try await door.unlock(with: old)
            guard case .renewing = await door.find(pass) else {
                Issue.record("the recovery key alone opened everything")
                return
            }

            let new = try #require(Passphrase("seven plain teapots under snow"))
            try await door.change(.passphrase(new, .random()), keeping: pass)
            let companion = try #require(await door.find(pass).companion)
            #expect(await companion.people().map(\.name) == [LockedHouse.marker + " Mara"])

            await door.lock()
            await #expect(throws: CompanionError.wrongKey) { try await door.unlock(with: old) }
            let first = try #require(LockedHouse.key)
            await #expect(throws: CompanionError.wrongKey) { try await door.unlock(with: first) }
            _ = try await door.unlock(with: .passphrase(new))
        }
    }

    @Test("A change of the lock ends all other passes; removing it brings a key file back")
    func changes() async throws {
        try await withHouse { house, world in
            let door = try await house.door(in: world)
            let key = try #require(LockedHouse.key)
            let mine = try await door.unlock(with: key)
            let other = try await door.unlock(with: key)

            try await door.change(.otherRecoveryKey(nil), keeping: mine)
            #expect(await door.find(other).companion == nil)
            #expect(await !door.hasRecoveryKey)

            try await door.change(.none, keeping: mine)
            #expect(await !door.hasLock)
            #expect(FileManager.default.fileExists(atPath: house.location.keyFile))
            #expect(await door.find(nil).companion != nil)
        }
    }

    @Test("When the disk does not take a change, the recovery key on paper is said to be void")
    func voidKey() async throws {
        try await withHouse { house, world in
            let door = try await house.door(in: world)
            let key = try #require(LockedHouse.key)
            let pass = try await door.unlock(with: key)
            let store = try #require(await door.present?.vault.store as? SQLiteStore)
            try await store.queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA query_only = ON") }
            let new = try #require(Passphrase("seven plain teapots under snow"))

            for change in [HouseDoor.Change.passphrase(new, .random()), .otherRecoveryKey(.random())] {
                await #expect(throws: CompanionError.recoveryKeyVoid) { try await door.change(change, keeping: pass) }
            }
            await #expect(throws: CompanionError.vault(.readOnly)) {
                try await door.change(.otherPassphrase(new), keeping: pass)
            }

            let said = CommandFailure(CompanionError.recoveryKeyVoid, door.catalogue.strings).sentence
            #expect(said.contains("opens nothing"))
            await door.lock()
            _ = try await door.unlock(with: key)
            door.close()
        }
    }

    @Test("Deleting everything ends the lock, and the looks outside go with it")
    func deletes() async throws {
        try await withHouse { house, world in
            let door = try await house.door(in: world)
            let pass = try await door.unlock(with: try #require(LockedHouse.key))
            let companion = try #require(await door.find(pass).companion)
            try await companion.choose([Preference(.goesBy, "notes")], form: Self.form)
            try await door.keepLooks()
            let looks = house.location.configFolder + "/looks.json"
            let text = try String(contentsOfFile: looks, encoding: .utf8)
            #expect(text.contains(#""isNeutral":true"#) && text.contains("IE"))
            #expect(!text.contains(LockedHouse.marker))

            try await companion.deleteEverything()
            try await door.noteNewBeginning()

            #expect(await !door.hasLock)
            #expect(!FileManager.default.fileExists(atPath: looks))
            #expect(await companion.list().isEmpty)
        }
    }

    @Test("What has to show while locked holds after a start; a broken file means the usual looks")
    func looks() async throws {
        try await withHouse { house, world in
            let door = try await house.door(in: world)
            #expect(await door.outerLooks.settings.country == "IE")
            #expect(await door.outerLooks.settings.name.isEmpty)
            door.close()

            let path = house.location.configFolder + "/looks.json"
            try Data("{\"country\":\"QQ\"".utf8).write(to: URL(fileURLWithPath: path))
            let again = try await HouseDoor.open(
                at: house.location,
                catalogue: World.catalogue(),
                surroundings: world.surroundings
            )
            #expect(await again.outerLooks == OuterLooks())
        }
    }

    /// No form that was kept in the house before.
    private static let form = EntryID(high: 0xAA, low: 1)

    private func withHouse(_ body: (LockedHouse, World) async throws -> Void) async throws {
        let house = try await LockedHouse.make()
        defer { house.remove() }
        try await body(house, World())
    }
}

extension HouseDoor.Entrance {
    /// The companion, where the door is open.
    fileprivate var companion: Companion? {
        guard case .open(let companion) = self else { return nil }
        return companion
    }
}
