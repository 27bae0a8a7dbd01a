import SalveCore
import SalveTesting
import SalveVault
import Testing

@testable import SalveCompanion

/// When the end of the vault is not what it was, the command line is the way on.
struct LostEndTests {
    @Test("After a lost end nothing is stored till the person goes on; then all works, at the next start too")
    func goesOn() async throws {
        let (store, key, world) = (MemoryStore(), VaultKey.random(), World())
        let first = try await world.companion(store: store, key: key)
        try await keep("Radio, low", first, world)
        let head = try #require(await store.header()).head
        try await keep("Tea", first, world)
        let last = try #require(await store.header()).head.number
        try await store.commit(Change(addition: Change.Addition(after: last, entries: [], head: head)))

        let companion = try await world.companion(reopening: store, key: key)
        await #expect(throws: CompanionError.self) { try await keep("Soup", companion, world) }
        guard case .verified(let check) = await CommandService(companion).handle(.goOn) else {
            Issue.record("no answer")
            return
        }

        #expect(check.isWhole)
        let again = try await world.companion(reopening: store, key: key)
        #expect(await again.condition() == .sound)
        try await keep("Soup", again, world)
        #expect(await again.list().count == 3)
    }

    private func keep(_ what: String, _ companion: Companion, _ world: World) async throws {
        try await companion.keepItem(what, size: .few, isForBadTimes: true, form: world.form())
    }
}
