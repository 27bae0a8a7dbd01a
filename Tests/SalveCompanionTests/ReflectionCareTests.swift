import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

/// What stays out of a reflection where somebody is feared, or where it is a very hard hour.
@Suite("Reflections, gently")
struct ReflectionCareTests {
    private func begun(_ companion: Companion, _ world: World, distress: Int = 3) async throws -> EntryID {
        let id = world.form()
        _ = try await companion.beginWorksheet(Reflection.form, distress: distress, asking: true, form: id)
        return id
    }

    @Test(
        "Nobody chosen, and someone kept simple named in the words: their reasons and doubts of one’s view are not there"
    )
    func named() async throws {
        let world = World()
        let companion = try await world.companion()
        try await companion.keepPerson("Vex Made-up", number: "", isSimple: true, form: world.form())
        let id = try await begun(companion, world)
        #expect(try await companion.worksheet(id).part("theirs") != nil)
        let happened = Worksheet.Answer(part: "happened", text: "Then VEX’s keys were in the door.")
        try await companion.write(happened, in: id, form: world.form())
        let mine = Worksheet.Answer(part: "mine", reasons: [Worksheet.Reason("I was slow", sure: .very)])
        try await companion.write(mine, in: id, form: world.form())

        let view = try await companion.worksheet(id)
        #expect(view.isAboutSomeoneFeared)
        #expect(view.part("theirs") == nil)
        #expect(view.part("colour") == nil)
        #expect(view.part("mine") != nil)
        #expect(view.after("mine")?.part.id == "touch")
        await #expect(throws: CompanionError.notFound, "nor is one’s own reason doubted later") {
            try await companion.lookAgain(at: "mine", of: id, sure: [0: .hardly], form: world.form())
        }
    }

    @Test("Words of fear set nothing, and are said to the page, which then asks for no further reason")
    func fear() async throws {
        let world = World()
        let companion = try await world.companion()
        let id = try await begun(companion, world)
        #expect(try await !companion.worksheet(id).tellsFear)
        let happened = Worksheet.Answer(part: "happened", text: "I’m scared of him tonight.")
        try await companion.write(happened, in: id, form: world.form())

        let view = try await companion.worksheet(id)
        #expect(view.tellsFear)
        #expect(view.part("theirs") != nil)
    }

    @Test("At nine the room comes first, then one kind line and what can be done, and nothing else is held out")
    func nine() async throws {
        let world = World()
        let companion = try await world.companion()
        let id = try await begun(companion, world, distress: 9)
        var view = try await companion.worksheet(id)
        #expect(view.isLedIn)
        let sitting = try #require(view.sitting)
        for _ in 0..<6 where view.isLedIn {
            _ = try await companion.act(.next, in: sitting, form: world.form())
            view = try await companion.worksheet(id)
        }
        #expect(view.isInHand && view.isNarrow)
        #expect(view.goesOnAt?.part.id == view.form.short)
        #expect(view.parts.filter { $0.isOpen && $0.part.depth.isInner }.map(\.part.id) == [view.form.short])
    }

    @Test("Going on begins after the last part that was answered, and at one with words that are not kept yet")
    func goingOn() async throws {
        let world = World()
        let companion = try await world.companion()
        let id = try await begun(companion, world)
        let thoughts = Worksheet.Answer(part: "thoughts", thoughts: [Worksheet.Thought("It is me.")])
        try await companion.write(thoughts, in: id, form: world.form())
        #expect(try await companion.worksheet(id).goesOnAt?.part.id == "mine")
        let typed = [Draft.Field(name: "text", value: "Once more")]
        try await companion.saveDraft(typed, in: .worksheet(id, part: "friend"), form: world.form())
        #expect(try await companion.worksheet(id).goesOnAt?.part.id == "friend")
    }

    @Test("Nobody is asked to encourage in a reflection about themselves, nor someone from before")
    func bridge() async throws {
        let world = World()
        let companion = try await world.companion()
        let (ada, una, bea, id) = (world.form(), world.form(), world.form(), world.form())
        try await companion.keepPerson("Ada", number: "", form: ada)
        var before = PersonLine(name: "Una")
        before.isPast = true
        try await companion.keepPerson(before, form: una)
        try await companion.keepPerson("Bea", number: "", form: bea)
        _ = try await companion.beginWorksheet(Reflection.form, person: ada, distress: 3, asking: true, form: id)
        #expect(try await companion.worksheet(id).people.map(\.thing) == [bea])
        #expect(await companion.encouragers().map(\.thing) == [ada, bea])
        await #expect(throws: CompanionError.notFound, "nor is someone from before asked for anything") {
            try await companion.keepAsking("Ten minutes?", person: una, kind: .listen, form: world.form())
        }
        var shape = Plan.Shape()
        shape.encourager = una
        let wanted = shape
        let plan = world.form()
        try await companion.keepPlan("A small step", askInDays: 1, form: plan)
        await #expect(throws: CompanionError.notFound) {
            try await companion.change(plan: plan, shape: wanted, form: world.form())
        }
    }

    @Test(
        "A kept text is put away with the words that stand in its box; a plan that names someone kept simple is not asked about"
    )
    func leftovers() async throws {
        let world = World(hour: 9)
        let companion = try await world.companion()
        let held = world.form()
        try await companion.hold("Never again.", until: .hour, form: held)
        world.pass(minutes: 90)
        try await companion.putAway(held, text: "I was hurt.", form: world.form())
        #expect(await companion.heldTexts().isEmpty)
        #expect(await companion.timelineRows(finding: "I was hurt").count == 1)
        #expect(await companion.timelineRows(finding: "Never again").isEmpty)

        try await companion.keepPlan("Ring Vex and say sorry", askInDays: 1, form: world.form())
        world.pass(minutes: 24 * 60 + 10 * 60)
        #expect(await companion.today().plan != nil)
        try await companion.keepPerson("Vex", number: "", isSimple: true, form: world.form())
        #expect(await companion.today().plan == nil)
    }
}
