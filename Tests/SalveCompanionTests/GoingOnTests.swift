import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@Suite("An inner practice is not gone on with in its middle")
struct GoingOnTests {
    private let world = World(day: 21, hour: 14)

    private func begin(_ id: String, _ companion: Companion, steps: Int) async throws -> SittingView {
        var view = try await companion.begin(
            .other,
            distress: 2,
            opening: Practice.ID(id),
            asking: true,
            form: world.form()
        )
        for _ in 0..<steps { view = try await companion.act(.next, in: view.id, form: world.form()) }
        return view
    }

    @Test("After a pause it is found again before its first page, and Next leads nowhere")
    func inner() async throws {
        let companion = try await world.companion()
        let view = try await begin("three-lines", companion, steps: 1)
        world.pass(minutes: 10)

        let later = try await companion.sitting(view.id)
        #expect(later.session.phase == .choosing && later.step == nil)
        #expect(later.left?.id == Practice.ID("three-lines"))
        await #expect(throws: CompanionError.refused(.notNow(.choosing))) {
            try await companion.act(.next, in: view.id, form: world.form())
        }
        let again = try await companion.open(Practice.ID("three-lines"), asking: true, in: view.id, form: world.form())
        #expect(again.session.step?.index == 0 && again.left == nil)
    }

    @Test("A few minutes are no pause, its first step is no middle, and what is outer is gone on with")
    func goesOn() async throws {
        let companion = try await world.companion()
        let soon = try await begin("three-lines", companion, steps: 1)
        world.pass(minutes: 5)
        #expect(try await companion.sitting(soon.id).session.step?.index == 1)

        let first = try await begin("three-lines", companion, steps: 0)
        let outer = try await begin("look-around", companion, steps: 2)
        world.pass(minutes: 240)
        #expect(try await companion.sitting(first.id).session.step?.index == 0)
        #expect(try await companion.sitting(outer.id).session.step?.index == 2)
        let next = try await companion.act(.next, in: outer.id, form: world.form())
        #expect(next.session.step?.index == 3)
    }

    @Test("Harder, far away and stop are taken however long it stood there; easier does not take it up again")
    func alwaysTaken() async throws {
        let companion = try await world.companion()
        let eased = try await begin("three-lines", companion, steps: 1)
        let harder = try await begin("three-lines", companion, steps: 1)
        let far = try await begin("three-lines", companion, steps: 1)
        let stop = try await begin("three-lines", companion, steps: 1)
        world.pass(minutes: 60)

        _ = try await companion.act(.landing(.easier), in: eased.id, form: world.form())
        #expect(try await companion.sitting(eased.id).left != nil)
        let left = try await companion.act(.landing(.harder), in: harder.id, form: world.form())
        #expect(left.session.phase == .settling && left.session.harderCount == 1)
        let away = try await companion.act(.landing(.far), in: far.id, form: world.form())
        #expect(away.session.presence == .farUnasked)
        #expect(try await companion.act(.stop, in: stop.id, form: world.form()).session.phase == .closed)
    }
}

@Suite("The way a practice goes for a person")
struct PracticeWayTests {
    private let world = World(day: 21, hour: 14)
    private let resting = Practice.ID("rest")

    @Test("With one of its ingredients left out a practice stays, in words that lack it, and the rules see those")
    func leftOut() async throws {
        let companion = try await world.companion()
        try await companion.choose([Preference(.leftOut, "stillness")], form: world.form())

        let shown = try #require(await companion.shown(resting))
        #expect(shown.hold != .leftOut && shown.text.practice.ingredients.isEmpty && shown.text.eyes == .open)
        let view = try await companion.begin(.other, distress: 2, opening: resting, form: world.form())
        let third = try await companion.act([.next, .next], in: view.id, form: world.form())
        #expect(third.step?.heading[.plain] == "Settle wherever suits, and move as much as you like.")
    }

    @Test("What is left out and not lacking in its other way keeps it away")
    func stillLeftOut() async throws {
        let companion = try await world.companion()
        try await companion.choose([Preference(.leftOut, "touch")], form: world.form())

        #expect(await companion.shown(Practice.ID("hand-on-arm"))?.hold == .leftOut)
        let library = await companion.library()
        #expect(!(library.offered + library.found).contains { $0.text.id == Practice.ID("hand-on-arm") })
    }

    @Test("A length that is chosen holds for that sitting, and the shortest is its one step")
    func lengths() async throws {
        let companion = try await world.companion()
        let id = Practice.ID("slower-out-breath")
        let short = try await companion.begin(
            .other,
            distress: 2,
            opening: id,
            asking: true,
            way: PracticeWay(minutes: 1),
            form: world.form()
        )
        let whole = try await companion.begin(
            .other,
            distress: 2,
            opening: id,
            asking: true,
            way: PracticeWay(minutes: 99),
            form: world.form()
        )

        #expect(short.session.step?.count == 1 && short.step?.seconds == 60 && short.step?.breath != nil)
        #expect(whole.session.step?.count == 4)
        let after = try await companion.act(.next, in: short.id, form: world.form())
        #expect(after.session.phase == .settling)
    }

    @Test("At nine the short form is the step that the file names, at the breath that the person chose")
    func shortForm() async throws {
        let companion = try await world.companion()
        try await companion.choose([Preference(.breath, "3-5")], form: world.form())
        let view = try await companion.begin(
            .other,
            distress: 9,
            opening: Practice.ID("slower-out-breath"),
            asking: true,
            form: world.form()
        )
        let inner = try await companion.act(.next, in: view.id, form: world.form())

        let text = try #require(World.catalogue().practice(Practice.ID("slower-out-breath")))
        #expect(inner.step?.heading == text.steps[1].heading && inner.step?.breath == BreathPattern("3-5"))
    }

    @Test(
        "A breath or a bell out of bounds is not kept",
        arguments: [
            Preference(.breath, "1-4"), Preference(.breath, "4-7-8"), Preference(.breathStart, "in"),
            Preference(.bellVolume, "loud"), Preference(.voicePace, "fast"), Preference(.voiceAway, "no"),
            Preference(.voice, "a\nb"), Preference(.breathCues, "yes"),
        ]
    )
    func bounds(_ preference: Preference) async throws {
        let companion = try await world.companion()
        await #expect(throws: CompanionError.badValue) {
            try await companion.choose([preference], form: world.form())
        }
    }
}
