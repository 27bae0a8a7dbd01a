import Foundation
import SalveCore
import Testing

/// The stored shapes of care, plans and supporters: kept for ever, and only added to.
struct CareShapesTests {
    private static func lines() throws -> [String] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Fixtures/events-2-care.jsonl"
        )
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test("each is read, and written again as it was")
    func shapes() throws {
        var timeline = Timeline()
        for line in try Self.lines() {
            let envelope = try JSONDecoder().decode(EventEnvelope.self, from: Data(line.utf8))
            let event = try #require(envelope.event, "\(envelope.kind)")
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            #expect(String(decoding: try encoder.encode(EventEnvelope(event)), as: UTF8.self) == line)
            timeline.apply(event)
        }

        let item = try #require(timeline.list.first?.value)
        #expect(item.traits.domain == .relational && item.traits.heading == "Mornings")
        #expect(item.traits.needs == [.comforted, .providedFor])
        #expect(item.traits.ingredients == [.food, .outdoors])
        #expect(item.traits.minutes == 10 && item.traits.cost == .little && item.traits.energy == .some)
        #expect(item.traits.needsSomeone && item.traits.spot == .out && item.traits.part == .morning)
        let count = try #require(timeline.soothedCounts[item.thing])
        #expect(count.soothed == 1 && count.answered == 1)
        #expect(timeline.careDone.map(\.value.soothed) == [.bit, nil])
        #expect(timeline.people.first?.value.goodFor == [.listen, .practical])
        #expect(timeline.askings.first?.value.outcome == .partly)
        let plan = try #require(timeline.plans.first?.value)
        #expect(plan.shape.kind == .act && plan.shape.doable == 6)
        #expect(plan.shape.when == "after lunch, by the river" && plan.shape.ifInTheWay == "the next day")
        #expect(plan.shape.howWasIt == "Windy, and fine")
        #expect(plan.shape.encourager == timeline.people.first?.value.thing)
    }

    @Test(
        "a value that this Salve does not know is no event, and no error",
        arguments: [
            (#""cost":"little""#, #""cost":"lots""#), (#""needs":["comforted"]"#, #""needs":["rich"]"#),
            (#""support":["listen""#, #""support":["shout""#), (#""purpose":"act""#, #""purpose":"song""#),
            (#""doable":6"#, #""doable":11"#), (#""choice":"partly""#, #""choice":"moons""#),
        ]
    )
    func newer(known: String, unknown: String) throws {
        let line = try #require(try Self.lines().first { $0.contains(known) })
        let envelope = try JSONDecoder().decode(
            EventEnvelope.self,
            from: Data(line.replacing(known, with: unknown).utf8)
        )
        #expect(envelope.event == nil)
    }
}
