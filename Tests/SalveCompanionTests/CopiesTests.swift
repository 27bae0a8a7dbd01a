import Foundation
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

@testable import SalveCompanion

/// What a person sees of the copies: they are made, kept small, and brought back whole.
struct CopiesTests {
    private let location: VaultLocation
    private let world = World()

    init() throws {
        location = VaultLocation(folder: NSTemporaryDirectory() + "salve-copies-\(UUID().uuidString)")
    }

    private func living(_ body: (Companion) async throws -> Void) async throws {
        defer { try? FileManager.default.removeItem(atPath: location.dataFolder) }  // Cleaning up.
        let household = try await Household.open(
            at: location,
            catalogue: World.catalogue(),
            surroundings: world.surroundings
        )
        defer { household.close() }
        try await body(household.companion)
    }

    private func keep(_ text: String, _ companion: Companion) async throws -> EntryID {
        let form = world.form()
        try await companion.keepItem(text, size: .tiny, isForBadTimes: false, form: form)
        return form
    }

    private func pass(days: Int) { world.pass(minutes: days * 24 * 60) }

    @Test("A copy is made by itself once a day when something was written, and not when it was switched off")
    func daily() async throws {
        try await living { companion in
            await companion.keepCopies()
            #expect(try await companion.copies().isEmpty)
            _ = try await keep("Radio, low", companion)
            pass(days: 1)
            await companion.keepCopies()
            pass(days: 1)
            await companion.keepCopies()
            #expect(try await companion.copies().map(\.day) == [Day(year: 2026, month: 11, day: 18)])

            _ = try await keep("Tea", companion)
            await companion.keepCopies()
            #expect(try await companion.copies().count == 1)
            world.pass(minutes: 11)
            await companion.keepCopies()
            #expect(try await companion.copies().count == 2)

            try await companion.choose([Preference(.copies, "off")], form: world.form())
            pass(days: 1)
            await companion.keepCopies()
            #expect(try await companion.copies().count == 2)
            #expect(await !companion.settings().wantsCopies)
        }
    }

    @Test("What was deleted, and an older version of what was changed, goes from the copies too")
    func deleted() async throws {
        try await living { companion in
            let form = try await keep("Old jumper", companion)
            let other = try await keep("Tea", companion)
            try await companion.makeCopy()
            try await companion.delete(form, form: world.form())
            world.pass(minutes: 2)
            try await companion.tidy()
            try await companion.keepItem(
                "Tea, strong",
                size: .tiny,
                isForBadTimes: false,
                thing: other,
                form: world.form()
            )

            await companion.keepCopies()

            let name = try #require(try await companion.copies().first?.name)
            let view = try await companion.look(at: name)
            #expect(view.look.check.isSound && view.look.check.shredded == 2)
            #expect(view.entries == 0)
        }
    }

    @Test("Looking at a copy says what would be missing; bringing it back brings back what was there")
    func bringsBack() async throws {
        try await living { companion in
            _ = try await keep("Radio, low", companion)
            try await companion.makeCopy()
            pass(days: 1)
            _ = try await keep("Tea", companion)
            pass(days: 1)
            _ = try await keep("Bruno", companion)
            let name = try #require(try await companion.copies().first?.name)

            let view = try await companion.look(at: name)
            #expect(view.entries == 1 && view.missing == 2)
            #expect(view.missingBetween?.first.day.day == 18 && view.missingBetween?.last.day.day == 19)
            #expect(view.look.standing == .older(copy: EntryNumber(1), here: EntryNumber(3)))

            let refused = CompanionError.vault(.copyOlder(copy: EntryNumber(1), here: EntryNumber(3)))
            await #expect(throws: refused) { try await companion.bringBack(name, agreed: []) }
            #expect(await companion.list().count == 3)

            try await companion.bringBack(name, agreed: .older)
            #expect(await companion.list().map(\.text) == ["Radio, low"])
            _ = try await keep("Window", companion)
            #expect(await companion.list().map(\.text) == ["Radio, low", "Window"])
            #expect(try await companion.verify().isSound)
            #expect(try await companion.putAside() == [Day(year: 2026, month: 11, day: 19)])
            #expect(await companion.condition() == .sound)
        }
    }

    @Test("A name that no copy has is not found, and a folder that can't be written is said quietly")
    func trouble() async throws {
        try await living { companion in
            _ = try await keep("Radio, low", companion)
            await #expect(throws: CompanionError.notFound) { try await companion.look(at: "../salve.vault") }
            try Data().write(to: URL(filePath: location.dataFolder + "/backups"))

            await companion.keepCopies()

            #expect(await companion.copyTrouble() != nil)
            #expect(await companion.list().count == 1)
        }
    }

    @Test("In memory there are no copies")
    func memory() async throws {
        let companion = try await world.companion()
        await companion.keepCopies()
        #expect(try await companion.copies().isEmpty)
        await #expect(throws: CompanionError.vault(.noBackupHere)) { try await companion.makeCopy() }
    }
}
