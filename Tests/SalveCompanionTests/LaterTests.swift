import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

@Suite("What an intention for a day shifted")
struct LaterTests {
    private static let patience = Practice.ID("one-patience")
    private let world = World(day: 17, hour: 10)

    @Test("Today asks once, in the evening of that day, and silence folds it away")
    func evening() async throws {
        let companion = try await practised()
        #expect(await companion.laterQuestion() == nil)
        world.pass(minutes: 8 * 60)
        let question = try #require(await companion.laterQuestion())
        #expect(question.practice == Self.patience && question.question.hasPrefix("What shifted"))
        #expect(await companion.today().later == question)
        #expect(await companion.laterQuestion(about: Self.patience) == nil)
        while await !companion.today().isNight { world.pass(minutes: 30) }
        #expect(await companion.laterQuestion() == nil)
        world.pass(minutes: 20 * 60)
        #expect(await companion.laterQuestion() == nil)
    }

    @Test("A later opening asks of the last time, for fourteen days, and of nothing newer than a day")
    func opening() async throws {
        let companion = try await practised()
        world.pass(minutes: 24 * 60)
        let first = try #require(await companion.laterQuestion(about: Self.patience))
        #expect(await companion.laterQuestion(about: Practice.ID("walk")) == nil)
        try await practise(companion)
        #expect(await companion.laterQuestion(about: Self.patience) == nil)
        world.pass(minutes: 24 * 60)
        let second = try #require(await companion.laterQuestion(about: Self.patience))
        #expect(second.sitting != first.sitting)
        world.pass(minutes: 14 * 24 * 60)
        #expect(await companion.laterQuestion(about: Self.patience) == nil)
    }

    @Test("What was noted stands with its sitting, is found, taken along and deleted with it, and is asked no more")
    func noted() async throws {
        let companion = try await practised()
        world.pass(minutes: 24 * 60)
        let question = try #require(await companion.laterQuestion(about: Self.patience))
        let before = await companion.timeline.sitting(question.sitting)?.last
        try await companion.note("The queue", about: Self.patience, in: question.sitting, form: world.form())

        #expect(await companion.laterQuestion(about: Self.patience) == nil)
        #expect(await companion.timeline.sitting(question.sitting)?.last == before)
        let found = await companion.timelineRows(finding: "the queue")
        #expect(found.count == 1)
        let row = try #require(found.first)
        #expect(await companion.line(row)?.contains("The queue") == true)
        try await companion.delete(question.sitting, form: world.form())
        #expect(await companion.timelineRows(finding: "the queue").isEmpty)
        await #expect(throws: CompanionError.notFound) {
            try await companion.note("More", about: Self.patience, in: question.sitting, form: world.form())
        }
    }

    @Test("Passed over, it is asked no more, and nothing stands in the timeline")
    func passedOver() async throws {
        let companion = try await practised()
        world.pass(minutes: 8 * 60)
        let question = try #require(await companion.laterQuestion())
        try await companion.note("", about: Self.patience, in: question.sitting, form: world.form())
        #expect(await companion.laterQuestion() == nil)
        world.pass(minutes: 24 * 60)
        #expect(await companion.laterQuestion(about: Self.patience) == nil)
        let row = try #require(await companion.timelineRow(question.sitting))
        #expect(await companion.line(row) == companion.catalogue.practice(Self.patience)?.title)
        await #expect(throws: CompanionError.notFound) {
            try await companion.note("x", about: Practice.ID("walk"), in: question.sitting, form: world.form())
        }
    }

    @Test("Nothing is asked of one that landed harder, while writing is left out, or when somebody said danger")
    func quiet() async throws {
        let harder = try await practised(landing: .harder)
        world.pass(minutes: 8 * 60)
        #expect(await harder.laterQuestion() == nil)

        let other = World(day: 17, hour: 10)
        let companion = try await Self.practised(in: other, landing: .easier)
        other.pass(minutes: 8 * 60)
        #expect(await companion.laterQuestion() != nil)
        try await companion.choose([Preference(.leftOut, "writing")], form: other.form())
        #expect(await companion.laterQuestion() == nil)
        try await companion.choose([Preference(.leftOut, "")], form: other.form())
        let sitting = try await companion.begin(.other, form: other.form())
        _ = try await companion.act(.danger, in: sitting.id, form: other.form())
        #expect(await companion.laterQuestion() == nil)
    }

    private func practised(landing: Landing? = nil) async throws -> Companion {
        try await Self.practised(in: world, landing: landing)
    }

    /// Someone past the first sittings, fourteen days later, who chose a patience in the morning.
    private static func practised(in world: World, landing: Landing?) async throws -> Companion {
        let companion = try await world.companion()
        for _ in 1...5 {
            var sitting = try await companion.begin(.other, distress: 3, form: world.form())
            let first = try #require(sitting.offers.first?.text.id)
            sitting = try await companion.act(.choose(first), in: sitting.id, form: world.form())
            _ = try await companion.act(.stop, in: sitting.id, form: world.form())
            world.pass(minutes: 24 * 60)
        }
        try await practise(companion, world, landing: landing)
        return companion
    }

    private func practise(_ companion: Companion) async throws {
        try await Self.practise(companion, world, landing: nil)
    }

    private static func practise(_ companion: Companion, _ world: World, landing: Landing?) async throws {
        var sitting = try await companion.begin(
            .other,
            distress: 2,
            opening: patience,
            asking: true,
            form: world.form()
        )
        if let landing { sitting = try await companion.act(.landing(landing), in: sitting.id, form: world.form()) }
        _ = try await companion.act(.stop, in: sitting.id, form: world.form())
    }
}
