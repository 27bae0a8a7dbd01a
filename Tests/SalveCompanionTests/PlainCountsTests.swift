import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

@Suite("Plain counts")
struct PlainCountsTests {
    private static let walk = Practice.ID("walk")
    private let world = World(day: 17, hour: 10)

    @Test(
        "nothing is said of nothing, a fact and no fraction of one time, and of how many from two landings on",
        arguments: [
            ([], nil), ([.easier], "You tried it once, and marked it easier."), ([.same], "You tried it once."),
            ([.harder], "You tried it once."), ([nil], "You tried it once."),
            ([.same, .harder], "You came back to it once."), ([nil, .same, nil], "You came back to it twice."),
            ([.same, .same, .same, .same], "You came back to it 3 times."),
            ([.easier, nil], "You marked it easier once."),
            ([.easier, .same], "You marked it easier 1 of 2 times."),
            ([.easier, .easier, .same, .easier, .easier], "You marked it easier 4 of 5 times."),
        ] as [([Landing?], String?)]
    )
    func counted(_ landings: [Landing?], _ expected: String?) async throws {
        let companion = try await practised(landings)
        let strings = companion.catalogue.strings
        let counts = await companion.counts(of: Self.walk)

        #expect(strings.countedLine(counts) == expected)
        #expect((strings.lastTimeLine(counts) == nil) == landings.isEmpty)
        #expect(strings.countLines(counts).allSatisfy { !$0.contains("%") && !$0.contains(" 0 ") })
    }

    @Test(
        "the last time is said as one says it",
        arguments: [(0, "today"), (1, "yesterday"), (2, "on Tuesday"), (6, "on Tuesday"), (7, "17 November 2026")]
    )
    func lastTime(_ days: Int, _ expected: String) async throws {
        let companion = try await practised([.easier])
        world.pass(minutes: days * 24 * 60)
        let line = companion.catalogue.strings.lastTimeLine(await companion.counts(of: Self.walk))
        #expect(line == "Last time: \(expected).")
    }

    @Test("a reason is a fact or a count: marked, easier how often, or what it is")
    func reasons() async throws {
        let companion = try await practised([.easier, .same, .easier])
        let strings = companion.catalogue.strings
        let shown = try #require(await companion.shown(Self.walk))
        func reason(_ why: Why?) -> String? {
            strings.reason(
                Shown(text: shown.text, why: why, hold: nil, opening: .open, isMarked: false, counts: shown.counts)
            )
        }
        #expect(reason(.helped) == "You marked it easier 2 of 3 times.")
        #expect(reason(.marked) == strings["why.marked"])
        #expect(reason(.movement) == strings["why.movement"])
        #expect(reason(nil) == nil)
    }

    @Test(
        "of a thing of one’s own: done once, soothed once, soothed of how many, and when last; deleted times count not"
    )
    func care() async throws {
        let companion = try await world.companion()
        let item = world.form()
        try await companion.keepItem("Tea", isForBadTimes: false, form: item)
        #expect(await companion.careCounts().isEmpty)
        var done: EntryID?
        for answer in [CareDone.Soothed.bit, .bit, .not] {
            let form = world.form()
            done = form
            try await companion.doCare(item, need: nil, form: form)
            if answer == .bit, await companion.timeline.careDone.count == 1 {
                #expect(await companion.careCounts()[item] == "You did it once. Last time: today.")
            }
            try await companion.answerCare(form, answer, form: world.form())
            if await companion.timeline.careDone.count == 1 {
                #expect(await companion.careCounts()[item] == "You said once that it soothed. Last time: today.")
            }
            world.pass(minutes: 24 * 60)
        }
        #expect(await companion.careCounts()[item] == "You said it soothed, 2 of 3 times. Last time: yesterday.")
        try await companion.delete(try #require(done), form: world.form())
        #expect(await companion.careCounts()[item] == "You said it soothed, 2 of 2 times. Last time: on Wednesday.")
    }

    private func practised(_ landings: [Landing?]) async throws -> Companion {
        let companion = try await world.companion()
        for landing in landings {
            let view = try await companion.begin(.other, opening: Self.walk, asking: true, form: world.form())
            let said: [PracticeSession.Action] = landing.map { [.landing($0)] } ?? []
            _ = try await companion.act(said + [.stop], in: view.id, form: world.form())
            // Several tries in two hours would open nothing at once (R10).
            world.pass(minutes: 130)
        }
        return companion
    }
}
