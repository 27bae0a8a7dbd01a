import Foundation
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

@testable import SalveCompanion

/// What was taken along comes back as it was; what is no export of Salve does not come in at all.
struct ImportTests {
    private let world = World()

    private func export(_ companion: Companion) async throws -> [UInt8] { try await companion.export(.json) }

    /// An export of these events.
    private func file(_ events: [EventEnvelope], _ head: String = #""salve-export": 1, "made": 0"#) throws -> [UInt8] {
        let encoder = JSONEncoder()
        let list = String(decoding: try encoder.encode(events), as: UTF8.self)
        return Array("{\(head), \"unreadable\": 0, \"events\": \(list)}".utf8)
    }

    /// Every stored shape there is, once, but for deletions.
    private static func everyShape() throws -> [EventEnvelope] {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/events-1.jsonl")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        return try lines.map { try JSONDecoder().decode(EventEnvelope.self, from: Data($0.utf8)) }
            .filter { $0.event.map { !$0.isDeletion } ?? false }
    }

    @Test("Taken along, wiped, brought in and taken along again, every byte is the same")
    func wholeWay() async throws {
        let catalogue = try World.catalogue()
        let demo = try await Demo.household(catalogue, surroundings: world.surroundings).companion
        let deleted = try #require(await demo.timelineRows().first { $0.at != nil })
        _ = try await demo.delete(deleted.id, form: world.form())
        let events = try await demo.visibleEvents().map { EventEnvelope($0) }
        let companion = try await world.companion()
        _ = try await companion.bringIn(StagedImport(file(events + Self.everyShape())), form: world.form())
        let first = try await export(companion)

        try await companion.deleteEverything()
        #expect(try await companion.visibleEvents().isEmpty)
        let count = try await companion.bringIn(StagedImport(first), form: world.form())
        let second = try await export(companion)

        #expect(count == events.count + (try Self.everyShape().count) && count > 200)
        #expect(first == second)
        #expect(try await companion.verify().isSound)
    }

    @Test("The same file a second time brings nothing in, and so does the same form")
    func idempotent() async throws {
        let companion = try await world.companion()
        let staged = try StagedImport(file(Self.everyShape()))
        let form = world.form()

        let counts = [
            try await companion.bringIn(staged, form: form), try await companion.bringIn(staged, form: form),
            try await companion.bringIn(staged, form: world.form()),
        ]

        let all = try Self.everyShape().count
        #expect(counts == [all, all, 0])
        let preview = await companion.preview(staged)
        #expect(preview.here == all && preview.total == 0)
    }

    @Test("What is here stays as it is here, and what was deleted here stays deleted")
    func merging() async throws {
        let companion = try await world.companion()
        let (kept, deleted) = (world.form(), world.form())
        try await companion.keepItem("Radio, low", size: .tiny, isForBadTimes: true, form: kept)
        try await companion.keepItem("Old jumper", size: .tiny, isForBadTimes: true, form: deleted)
        try await companion.choose([Preference(.theme, "dark")], form: world.form())
        let old = try await export(companion)
        try await companion.keepItem("Radio, loud", size: .tiny, isForBadTimes: true, thing: kept, form: world.form())
        try await companion.delete(deleted, form: world.form())
        world.pass(minutes: 2)
        try await companion.tidy()
        try await companion.choose([Preference(.theme, "light")], form: world.form())

        let staged = try StagedImport(old)
        let preview = await companion.preview(staged)
        let count = try await companion.bringIn(staged, form: world.form())

        #expect(preview.total == 0 && preview.deleted == 2 && preview.here == 1 && count == 0)
        #expect(await companion.list().map(\.text) == ["Radio, loud"])
        #expect(await companion.settings().theme == "light")

        let fresh = try await world.companion()
        try await fresh.choose([Preference(.theme, "light")], form: world.form())
        #expect(await fresh.preview(staged).held == 1)
        #expect(await fresh.preview(staged).new == ["item": 2])
        _ = try await fresh.bringIn(staged, form: world.form())
        #expect(await fresh.settings().theme == "light")
        #expect(await fresh.list().count == 2)
    }

    @Test("What came in can be taken out at one go for a minute, and that can be taken back")
    func takesOut() async throws {
        let companion = try await world.companion()
        try await companion.keepItem("Radio, low", size: .tiny, isForBadTimes: true, form: world.form())
        let staged = try StagedImport(file(Self.everyShape()))
        _ = try await companion.bringIn(staged, form: world.form())
        #expect(await companion.canTakeOutImport())

        try await companion.takeOutImport(form: world.form())
        #expect(await companion.list().map(\.text) == ["Radio, low"])
        let deletion = try #require(await companion.openDeletions().first)
        try await companion.restore(deletion, form: world.form())
        #expect(await companion.list().count == 2)
        #expect(await !companion.canTakeOutImport())

        let later = try await world.companion()
        _ = try await later.bringIn(staged, form: world.form())
        world.pass(minutes: 2)
        await #expect(throws: CompanionError.tooLate) { try await later.takeOutImport(form: world.form()) }
    }

    @Test("A file that is no export is refused, with the reason and the place, and nothing is kept")
    func refused() throws {
        let shapes = try Self.everyShape()
        func problem(_ bytes: [UInt8]) -> ImportProblem? {
            do throws(ImportProblem) {
                _ = try StagedImport(bytes)
                return nil
            } catch {
                return error
            }
        }
        func altered(_ change: (inout [EventEnvelope]) -> Void) throws -> ImportProblem? {
            var events = shapes
            change(&events)
            return problem(try file(events))
        }

        #expect(problem([]) == .notJSON)
        #expect(problem(Array("hello".utf8)) == .notJSON)
        #expect(problem(Array(try file(shapes).dropLast(9))) == .notJSON)
        #expect(problem(Array(String(repeating: "[", count: 100_000).utf8)) == .notJSON)
        #expect(problem(Array("{}".utf8)) == .notAnExport)
        #expect(problem(Array(#"{"events": []}"#.utf8)) == .notAnExport)
        #expect(problem(try file(shapes, #""salve-export": 2, "made": 0"#)) == .newer)
        #expect(try altered { $0[2].kind = "spell" } == .badEntry(3))
        #expect(try altered { $0[1].version = 2 } == .badEntry(2))
        #expect(try altered { $0[1].kind = "deleted" } == .badEntry(2))
        #expect(try altered { $0[3].id = $0[0].id } == .doubled(4))
        #expect(try altered { $0[0].happened = Moment(milliseconds: .max) } == .badTime(1))
        #expect(try altered { $0[0].recorded = Moment(milliseconds: .min) } == .badTime(1))
        #expect(try altered { $0[0].offset = 1_000_000 } == .badTime(1))
        #expect(try altered { $0[0].offset = .min } == .badTime(1))
        #expect(try altered { $0[0].zone = String(repeating: "z", count: 100) } == .badTime(1))
        let item = try #require(shapes.firstIndex { $0.kind == "item" })
        #expect(
            try altered { $0[item].body.text = String(repeating: "a", count: 300_000) } == .tooLong(item + 1)
        )
        #expect(problem(try file(shapes)) == nil)
    }

    @Test("What is no ordinary file is not read, and not waited for", arguments: ["pipe", "folder"])
    func notPlain(kind: String) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "salve-\(kind)-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try #require((kind == "pipe" ? mkfifo(path, 0o600) : mkdir(path, 0o700)) == 0)
        let service = CommandService(try await world.companion())

        let reply = await service.handle(.bringIn(path, passphrase: nil, onlyLooks: false))

        guard case .failed(let failure) = reply else {
            Issue.record("it came in")
            return
        }
        #expect(failure.sentence.contains("no ordinary file"))
    }

    @Test("How deep JSON is nested is seen without reading it, and brackets in a text do not count")
    func depth() {
        func depth(_ text: String) -> Int { JSONShape.depth(of: Array(text.utf8)) }
        #expect(depth("") == 0)
        #expect(depth(#"{"a": [1, [2]]}"#) == 3)
        #expect(depth(#"{"a": "[[[[\"[[["}"#) == 1)
        #expect(depth("]]]]") == 0)
    }
}
