import Foundation
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

@Suite("Nine months after a parting (B14)")
struct ApartTests {
    private func world() async throws -> (World, Companion, EntryID) {
        let world = World(hour: 12)
        let companion = try await world.companion()
        let una = world.form()
        var line = PersonLine(name: "Una, made up")
        line.isPast = true
        try await companion.keepPerson(line, form: una)
        return (world, companion, una)
    }

    @Test("Day by day: asked in nine weeks, once it was chosen; writing or passing over ends each")
    func nineMonths() async throws {
        let (world, companion, una) = try await world()
        #expect(await companion.today().apart == nil)
        try await companion.askApart(true, about: una, form: world.form())
        var asked: [Int] = []
        for day in 1...320 {
            world.pass(minutes: 24 * 60)
            guard await companion.today().apart != nil else { continue }
            asked.append(day)
            if asked.count.isMultiple(of: 2) {
                try await companion.passApart(about: una, form: world.form())
            } else {
                let note = BondNote(thing: world.form(), person: una, text: "Lighter, made up")
                try await companion.keepBondNote(note, form: note.thing)
            }
        }
        #expect(asked.count == ApartAsking.months)
        #expect(asked.first == 31 && asked.last == 274)
    }

    @Test("Never at night, nor in the day after a hard moment; it waits")
    func waits() async throws {
        let (world, companion, una) = try await world()
        try await companion.askApart(true, about: una, form: world.form())
        world.pass(minutes: 32 * 24 * 60)
        #expect(await companion.today().apart == una)
        _ = try await companion.begin(.hard, distress: 8, form: world.form())
        #expect(await companion.today().apart == nil)
        world.pass(minutes: 25 * 60)
        #expect(await companion.today().apart == una)
        world.pass(minutes: 13 * 60)
        #expect(await companion.today().isNight)
        #expect(await companion.today().apart == nil)
    }

    @Test("It stops when asked to, when the bond is on again, and about someone kept simple, for good")
    func stops() async throws {
        let (world, companion, una) = try await world()
        func begin() async throws { try await companion.askApart(true, about: una, form: world.form()) }
        func change(_ change: (inout PersonLine) -> Void) async throws {
            var line = PersonLine(name: "Una, made up")
            change(&line)
            try await companion.keepPerson(line, thing: una, form: world.form())
        }
        func isAsked() async -> Bool { await companion.person(una)?.traits.apart != nil }

        try await begin()
        try await companion.askApart(false, about: una, form: world.form())
        #expect(await !isAsked())
        try await begin()
        try await change { $0.number = "1" }
        #expect(await isAsked(), "another change leaves it")
        try await change { $0.isPast = false }
        #expect(await !isAsked())
        await #expect(throws: CompanionError.badValue) { try await begin() }
        try await change { $0.isPast = true }
        try await begin()
        try await change { $0.isSimple = true }
        #expect(await !isAsked())
        await #expect(throws: CompanionError.refused(.withheld(.someoneFeared))) { try await begin() }
        try await change { $0.isSimple = false }
        #expect(await !isAsked(), "it does not come back by itself")
    }

    @Test("The stored shape: what it says is read, and written again as it was")
    func shape() throws {
        let since = #""until":1798000000000,"written":1795223400000"#
        let line = try #require(try StoredShapesTests.lines("events-people.jsonl").first)
            .replacing(
                #""thing":"00000000000000000000000000000031"}"#,
                with: #""thing":"00000000000000000000000000000031",\#(since)}"#
            )
        let event = try #require(try JSONDecoder().decode(EventEnvelope.self, from: Data(line.utf8)).event)
        guard case .person(let person) = event.what else { throw CompanionError.badValue }
        let kept = ApartAsking(
            since: Moment(milliseconds: 1_795_223_400_000),
            passedOver: Moment(milliseconds: 1_798_000_000_000)
        )
        #expect(person.traits.apart == kept)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(String(decoding: try encoder.encode(EventEnvelope(event)), as: UTF8.self) == line)
    }
}
