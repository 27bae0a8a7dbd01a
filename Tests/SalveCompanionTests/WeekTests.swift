import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

/// A made-up week, told through the companion as a person would live it.
struct WeekTests {
    @Test("a hard night: one thing, easier, closed; and the timeline says so")
    func hardNight() async throws {
        let world = World(hour: 2)
        let companion = try await world.companion()

        var sitting = try await companion.begin(.hard, form: world.form())
        #expect(sitting.isNight)
        #expect(sitting.offers.first?.text.practice.depth == .outer)
        let first = try #require(sitting.offers.first?.text.practice)
        sitting = try await companion.act(.choose(first.id), in: sitting.id, form: world.form())
        while sitting.session.phase == .practising {
            sitting = try await companion.act(.next, in: sitting.id, form: world.form())
        }
        sitting = try await companion.act(.landing(.easier), in: sitting.id, form: world.form())
        sitting = try await companion.act(.stop, in: sitting.id, form: world.form())

        #expect(sitting.session.phase == .closed)
        let rows = await companion.timelineRows()
        #expect(rows.count == 1)
        guard case .sitting(let kept)? = rows.first?.kind else {
            Issue.record("no sitting")
            return
        }
        #expect(kept.practices.map(\.landing) == [.easier])
    }

    @Test("the same form twice is one step and one entry")
    func doubled() async throws {
        let world = World()
        let companion = try await world.companion()
        let form = world.form()
        let sitting = try await companion.begin(.other, distress: 3, form: form)
        let again = try await companion.begin(.other, distress: 3, form: form)
        #expect(sitting.id == again.id)

        let id = try #require(sitting.offers.first?.text.practice.id)
        let choose = world.form()
        _ = try await companion.act(.choose(id), in: sitting.id, form: choose)
        let twice = try await companion.act(.choose(id), in: sitting.id, form: choose)
        #expect(twice.session.step?.index == 0)
        let next = world.form()
        _ = try await companion.act(.next, in: sitting.id, form: next)
        let nextAgain = try await companion.act(.next, in: sitting.id, form: next)
        #expect(nextAgain.session.step?.index == 1)
        let item = world.form()
        for _ in 1...2 {
            try await companion.keepItem("Radio, low", size: .tiny, isForBadTimes: true, form: item)
        }
        #expect(await companion.list().count == 1)
    }

    @Test("what is deleted is hidden at once, can be undone for a minute, and is shredded after it")
    func deleted() async throws {
        let world = World()
        let store = MemoryStore()
        let companion = try await world.companion(store: store)
        try await companion.keepItem("Old jumper", size: .tiny, isForBadTimes: false, form: world.form())
        let row = try #require(await companion.timelineRows().first)

        let deletion = try await companion.delete(row.id, form: world.form())
        #expect(await companion.list().isEmpty)
        try await companion.restore(deletion, form: world.form())
        #expect(await companion.list().count == 1)

        let second = try await companion.delete(row.id, form: world.form())
        world.pass(minutes: 2)
        try await companion.tidy()
        await #expect(throws: CompanionError.tooLate) {
            try await companion.restore(second, form: world.form())
        }
        #expect(await companion.timelineRows().isEmpty)
        #expect(try await !String(decoding: companion.export(.json), as: UTF8.self).contains("Old jumper"))
    }

    @Test("danger is kept as a date without a cause, for 72 hours")
    func danger() async throws {
        let world = World()
        let companion = try await world.companion()
        let sitting = try await companion.begin(.other, isInDanger: true, form: world.form())
        #expect(sitting.session.showsHelp)
        #expect(sitting.offers.allSatisfy { $0.text.practice.depth == .outer })
        #expect(await companion.today().showsQuietLine)
        #expect(try await !String(decoding: companion.export(.json), as: UTF8.self).contains("anger"))
        world.pass(minutes: 72 * 60 + 1)
        #expect(await !companion.today().showsQuietLine)
    }

    @Test("a sitting found again after a restart stands in choosing, and keeps what protects")
    func restart() async throws {
        let world = World()
        let store = MemoryStore()
        let key = VaultKey.random()
        let companion = try await world.companion(store: store, key: key)
        let inner = try #require(try World.catalogue().rules.first { $0.depth.isInner && $0.risk == .low })
        var sitting = try await companion.begin(.other, distress: 2, form: world.form())
        sitting = try await companion.act(.ask, in: sitting.id, form: world.form())
        sitting = try await companion.act(.choose(inner.id), in: sitting.id, form: world.form())
        sitting = try await companion.act(.landing(.harder), in: sitting.id, form: world.form())
        #expect(sitting.session.canStay)
        sitting = try await companion.act(.stay, in: sitting.id, form: world.form())
        #expect(sitting.session.phase == .practising)

        let again = try await world.companion(reopening: store, key: key)
        let found = try await again.sitting(sitting.id)

        #expect(found.session.phase == .choosing)
        #expect(found.session.step == nil)
        #expect(found.session.harderCount == 1)
        #expect(found.offers.allSatisfy { $0.text.practice.depth == .outer })
    }

    @Test("a whole week: list, steps, a person, a plan answered, a text kept; taken along whole, then gone")
    func week() async throws {
        let world = World(day: 16, hour: 9)
        let store = MemoryStore()
        let key = VaultKey.random()
        let companion = try await world.companion(store: store, key: key)
        try await companion.keepItem("Radio, low", size: .tiny, isForBadTimes: true, form: world.form())
        try await companion.keepItem("Walk to the bridge", size: .longer, isForBadTimes: false, form: world.form())
        try await companion.keepStep("Sit in the kitchen", part: .places, form: world.form())
        try await companion.keepPerson("Toni from next door", number: "+353 1 234", form: world.form())
        try await companion.keepPlan("Water the plants", askInDays: 1, form: world.form())
        world.pass(minutes: 36 * 60)
        try await companion.hold("You never answered", until: .hour, form: world.form())
        #expect(await companion.today().held == nil)
        let plan = try #require(await companion.today().plan)
        try await companion.answer(.partly, plan: plan.thing, form: world.form())
        world.pass(minutes: 61)
        let held = try #require(await companion.today().held)
        try await companion.putAway(held.thing, form: world.form())
        #expect(await companion.today().held == nil)
        try await companion.choose([Preference(.wording, "warm"), Preference(.night, "22-6")], form: world.form())

        let again = try await world.companion(reopening: store, key: key)
        #expect(await again.list().map(\.text) == ["Radio, low", "Walk to the bridge"])
        #expect(await again.settings().wording == .warm)
        #expect(await again.timelineRows(finding: "RADIO").count == 1)
        #expect(await again.timelineRows().count == 6)
        let markdown = String(decoding: try await again.export(.markdown), as: UTF8.self)
        for word in ["Radio, low", "Sit in the kitchen", "Toni", "Water the plants", "You never answered"] {
            #expect(markdown.contains(word))
        }

        try await again.deleteEverything()
        #expect(await again.timelineRows().isEmpty)
        #expect(await again.settings().wording == .plain)
    }
}
