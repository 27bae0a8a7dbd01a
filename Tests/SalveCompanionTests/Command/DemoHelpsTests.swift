import SalveContent
import SalveTesting
import Testing

@testable import SalveCompanion
@testable import SalveCore

@Suite("What seems to help in the made-up half year")
struct DemoHelpsTests {
    @Test("The fixed tries alone show each kind of row: may help, about the same, too early, harder")
    func kinds() throws {
        let practices = try World.catalogue().practices.map { LearnerPractice($0.practice) }
            .filter { $0.id != Practice.noticing }
        let tries = Demo.calmTries.values.joined().sorted { ($0.day, $0.hour) < ($1.day, $1.hour) }
        let learner = Learner(
            practices: practices,
            fear: nil,
            sittings: tries.map { one in
                LearnerSitting(
                    practice: one.practice == Practice.noticing ? nil : one.practice,
                    day: Double(one.day) + Double(one.hour) / 24,
                    before: one.before,
                    after: one.after,
                    landing: one.landing
                )
            }
        )
        let found = Dictionary(uniqueKeysWithValues: learner.findings().map { ($0.practice.name, $0.verdict) })

        #expect(found["walk"] == .mayHelp)
        #expect(found["solid"] == .aboutSame)
        #expect(found["three-small-things"] == .tooEarly)
        #expect(found["hand-on-arm"] == .harder)
        // Chance and noticing never fall into pain (R20): the half year shows none there either.
        #expect(tries.allSatisfy { $0.before < 5 && (9..<21).contains($0.hour) })
    }

    @Test("Told through the companion they are there with both numbers, and what was harder twice rests")
    func told() async throws {
        let household = try await Demo.household(try World.catalogue(), surroundings: World().surroundings)
        let view = await household.companion.whatHelps()

        for (name, fewest) in [("walk", 10), ("solid", 48), ("three-small-things", 3), ("hand-on-arm", 4)] {
            let row = try #require(view.helps[Practice.ID(name)], "\(name)")
            #expect(row.drops.count >= fewest, "\(name)")
        }
        #expect(view.resting.contains(Practice.ID("hand-on-arm")))
        #expect(view.helps.filters.contains(.morning) && view.helps.filters.contains(.evening))
        let strings = household.companion.catalogue.strings
        let reply = await CommandService(household.companion).helps()
        #expect(reply.practices.map(\.title) == view.helps.rows.compactMap { $0.practice.flatMap { view.titles[$0] } })
        #expect(reply.practices.first { $0.practice == "hand-on-arm" }?.said == strings["helps.resting"])
        #expect(reply.lines.contains { $0.hasPrefix(strings["helps.pattern"]) })
        // What is counted here is what the library counts.
        for row in view.helps.rows {
            let id = try #require(row.practice)
            let shown = await household.companion.shown(id)
            #expect(shown?.counts.tally.easier ?? row.count(.easier) == row.count(.easier), "\(id.name)")
            #expect(shown?.counts.tally.landed ?? row.landed == row.landed, "\(id.name)")
        }
    }
}
