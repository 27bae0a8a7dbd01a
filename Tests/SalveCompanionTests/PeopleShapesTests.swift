import Foundation
import SalveCore
import Testing

/// The stored shapes of bonds, the pause and whom a sitting is about: kept for ever, and only added to.
struct PeopleShapesTests {
    private static func lines() throws -> [String] { try StoredShapesTests.lines("events-people.jsonl") }

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

        let person = try #require(timeline.people.first?.value)
        #expect(person.traits.bond == "my sister" && person.traits.isPast && person.traits.leavesSwitch)
        let note = try #require(timeline.bondNotes(about: person.thing).first?.value)
        #expect(note.asIAm == .partly && note.lately == .mixed && note.text == "We laughed at the same thing")
        #expect(timeline.bondNotes(about: nil).map(\.value.text) == ["Sundays are mine"])
        let held = try #require(timeline.heldTexts.first?.value)
        #expect(held.feeling == "Shaky" && held.person == person.thing)
        #expect(timeline.sittings.first?.about == person.thing)
    }

    @Test(
        "a value that this Salve does not know is no event, and no error",
        arguments: [
            (#""choice":"partly""#, #""choice":"fully""#), (#""span":"mixed""#, #""span":"blue""#),
            (#""span":"past""#, #""span":"future""#), (#""around":"switch-left""#, #""around":"noon""#),
            (#""fact":"about""#, #""fact":"abuot""#),
        ]
    )
    func newer(known: String, unknown: String) throws {
        let line = try #require(try Self.lines().first { $0.contains(known) })
        let changed = line.replacing(known, with: unknown)
        #expect(try JSONDecoder().decode(EventEnvelope.self, from: Data(changed.utf8)).event == nil)
    }
}
