import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

/// The made-up half year.
struct DemoTests {
    @Test("the half year is made up, lies in memory, is labelled, and is the same every time")
    func sameEveryTime() async throws {
        var tellings: [[String]] = []
        for _ in 1...2 {
            let household = try await Demo.household(try World.catalogue(), surroundings: World().surroundings)
            #expect(household.location == nil)
            #expect(await household.companion.settings().name == "Robin (made up)")
            let service = CommandService(household.companion)
            guard case .timeline(let lines) = await service.handle(.timeline(limit: 1_000)) else { continue }
            tellings.append(lines.map { "\($0.day ?? "") \($0.time ?? "") \($0.text)" })
            #expect(lines.allSatisfy { !$0.text.contains("‹") })
        }
        #expect(tellings.count == 2)
        #expect(tellings.first == tellings.last)
        #expect((200...600).contains(tellings.first?.count ?? 0))
    }

    @Test("it lies in the half year before today, by day and by night")
    func inThePast() async throws {
        let world = World()
        let household = try await Demo.household(try World.catalogue(), surroundings: world.surroundings)
        let now = world.surroundings.now()
        let times = await household.companion.timelineRows().compactMap(\.at)
        #expect(times.allSatisfy { $0.moment < now.moment && now.moment.hours(since: $0.moment) <= 184 * 24 })
        #expect(times.contains { $0.hour < 5 } && times.contains { $0.hour >= 10 })
        #expect(await household.companion.today().now.moment == now.moment)
    }
}
