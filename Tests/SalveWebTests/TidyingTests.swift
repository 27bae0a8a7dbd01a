import Logging
import SalveCompanion
import SalveCore
import SalveTesting
import SalveVault
import Testing

@testable import SalveWeb

@Suite("Tidying while Salve serves")
struct TidyingTests {
    @Test("What was deleted more than a minute ago is shredded without anyone asking", .timeLimit(.minutes(1)))
    func shreds() async throws {
        let world = World()
        let companion = try await world.companion()
        let thing = world.form()
        try await companion.keepItem("Old jumper", size: .tiny, isForBadTimes: false, form: thing)
        try await companion.delete(thing, form: world.form())
        world.pass(minutes: 2)
        #expect(try await companion.verify().shredded == 0)

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await Tidying(
                    door: HouseDoor.standingOpen(companion, surroundings: world.surroundings),
                    logger: Logger(label: "salve.test")
                ).run()
            }
            while try await companion.verify().shredded == 0 { await Task.yield() }
            group.cancelAll()
        }

        #expect(try await companion.verify().shredded == 1)
    }
}
