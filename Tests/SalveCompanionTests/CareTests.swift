import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

@testable import SalveCompanion

/// The care menu, plans and supporters, through the companion.
struct CareTests {
    private func traits(_ change: (inout CareTraits) -> Void) -> CareTraits {
        var traits = CareTraits()
        change(&traits)
        return traits
    }

    private func moment(_ needs: Need...) -> CareMoment {
        var moment = CareMoment()
        moment.needs = needs
        return moment
    }

    @Test("what soothed more often comes first, with its sentence; it is asked once")
    func order() async throws {
        let world = World()
        let companion = try await world.companion()
        let (radio, jumper) = (world.form(), world.form())
        let soothing = traits { $0.needs = [.soothed] }
        try await companion.keepItem("Radio, low", isForBadTimes: false, traits: soothing, form: radio)
        try await companion.keepItem("Old jumper", isForBadTimes: false, traits: soothing, form: jumper)
        #expect(await companion.careChoice(moment(.soothed)).menu.items.map(\.thing) == [radio, jumper])

        for number in 0..<5 {
            let done = world.form()
            try await companion.doCare(jumper, need: .soothed, form: done)
            world.pass(minutes: 10)
            try await companion.answerCare(done, number == 2 ? .same : .bit, form: world.form())
            // Asked once: what is said again changes nothing.
            try await companion.answerCare(done, .not, form: world.form())
        }

        let choice = await companion.careChoice(moment(.soothed))
        #expect(choice.menu.items.map(\.thing) == [jumper, radio])
        let count = try #require(choice.counts[jumper])
        let strings = companion.catalogue.strings
        #expect(strings.soothedLine(count) == "You said it soothed, 4 of 5 times.")
        #expect(strings.soothedLine(SoothedCount()) == nil)
        #expect(await companion.timelineRows(finding: "jumper").count == 6)
    }

    @Test("the menu is never empty: practices follow out of what the rules offer, and what is left out is not there")
    func practices() async throws {
        let world = World(hour: 2)
        let companion = try await world.companion()
        for need in Need.allCases {
            let choice = await companion.careChoice(moment(need))
            #expect(!choice.practices.isEmpty)
            let offered = Set(await companion.library().offered.map(\.text.id))
            #expect(choice.practices.allSatisfy { offered.contains($0.text.id) })
        }
        let soothing = await companion.careChoice(moment(.soothed))
        #expect(soothing.practices.allSatisfy { $0.text.needs.contains(.soothed) })
        #expect(!soothing.isAnyPractice)
    }

    @Test(
        "an example becomes one's own by a press, once; nothing left out, and nothing outdoors or hot at night, is one"
    )
    func examples() async throws {
        let world = World(hour: 14)
        let companion = try await world.companion()
        var examples = await companion.careExamples(.physical)
        #expect(examples.contains { $0.id == "round-the-block" } && examples.contains { $0.id == "hot-water-bottle" })
        #expect(await companion.list().isEmpty)
        try await companion.takeExample("glass-of-water", form: world.form())
        try await companion.takeExample("glass-of-water", form: world.form())
        let item = try #require(await companion.list().first)
        #expect(await companion.list().count == 1)
        #expect(item.traits.needs == [.providedFor] && item.traits.domain == .physical && item.size == .tiny)

        try await companion.choose([Preference(.leftOut, "faith")], form: world.form())
        #expect(await companion.careExamples(.spiritual).allSatisfy { !$0.traits.ingredients.contains(.faith) })
        world.pass(minutes: 10 * 60)
        examples = await companion.careExamples(.physical)
        #expect(!examples.isEmpty)
        #expect(
            examples.allSatisfy { IngredientSet($0.traits.ingredients).isDisjoint(with: [.outdoors, .heatOrCold]) }
        )
    }

    @Test("traits stay when a thing is marked, and a need is mapped on the spot")
    func mapping() async throws {
        let world = World()
        let companion = try await world.companion()
        let thing = world.form()
        let known = traits {
            $0.minutes = 20
            $0.needs = [.soothed]
        }
        try await companion.keepItem("Draw boats", isForBadTimes: false, traits: known, form: thing)
        try await companion.keepItem("Draw boats", isForBadTimes: true, thing: thing, form: world.form())
        try await companion.map(item: thing, to: [.motivated], form: world.form())
        let item = try #require(await companion.list().first)
        #expect(item.traits.needs == [.soothed, .motivated])
        #expect(item.isForBadTimes && item.traits.minutes == 20 && item.size == .longer)
    }

    @Test("deleting a thing or a person takes the times with it, and undo brings them back")
    func deleting() async throws {
        let world = World()
        let companion = try await world.companion()
        let (thing, person, deletion) = (world.form(), world.form(), world.form())
        try await companion.keepItem("Radio, low", isForBadTimes: false, form: thing)
        try await companion.doCare(thing, need: nil, form: world.form())
        try await companion.keepPerson("Ida", number: "", goodFor: [.listen], form: person)
        try await companion.keepAsking("Ten minutes?", person: person, kind: .listen, form: world.form())
        #expect(await companion.timelineRows().count == 4)
        try await companion.delete(thing, form: deletion)
        try await companion.delete(person, form: world.form())
        #expect(await companion.timelinePage(count: 10).rows.isEmpty)
        try await companion.restore(deletion, form: world.form())
        #expect(await companion.timelinePage(count: 10).rows.count == 2)
        world.pass(minutes: 2)
        try await companion.tidy()
        #expect(await companion.askings(of: person).isEmpty)
        #expect(try await companion.verify().shredded > 0)
    }

    @Test("a plan is asked about once after its time; three silent days fold it away, and it stays under plans")
    func folding() async throws {
        let world = World(day: 17, hour: 10)
        let companion = try await world.companion()
        let plan = world.form()
        var shape = Plan.Shape()
        shape.when = "after lunch"
        shape.doable = 4
        try await companion.keepPlan("Post the parcel", shape: shape, askInDays: 1, form: plan)
        #expect(await companion.today().plan == nil)
        world.pass(minutes: 33 * 60)
        #expect(await companion.today().plan?.thing == plan)
        world.pass(minutes: 72 * 60)
        #expect(await companion.today().plan == nil)
        let (open, folded) = await companion.plansByAge()
        #expect(open.isEmpty && folded.map(\.thing) == [plan])
        try await companion.answer(.did, plan: plan, form: world.form())
        let answered = try #require(await companion.plan(plan))
        #expect(answered.shape.when == "after lunch" && answered.shape.doable == 4)
        #expect(await companion.careText(answered) == "Post the parcel. after lunch. I did it")
    }

    @Test("someone kept simple can not be asked, nor picked to encourage (R17)")
    func simple() async throws {
        let world = World()
        let companion = try await world.companion()
        let (ida, noel, plan) = (world.form(), world.form(), world.form())
        try await companion.keepPerson("Ida", number: "", goodFor: [.listen, .company], form: ida)
        try await companion.keepPerson("Noel", number: "", goodFor: [.listen], isSimple: true, form: noel)
        #expect(await companion.supporters().map(\.name) == ["Ida"])
        #expect(await companion.supporters(goodFor: .advice).isEmpty)
        await #expect(throws: CompanionError.notFound) {
            try await companion.keepAsking("Why?", person: noel, kind: nil, form: world.form())
        }
        try await companion.keepPlan("Small step", askInDays: nil, form: plan)
        var shape = Plan.Shape()
        shape.encourager = noel
        let refused = shape
        await #expect(throws: CompanionError.notFound) {
            try await companion.change(plan: plan, shape: refused, form: world.form())
        }
        // A change of name alone keeps the switch and what they are good for.
        try await companion.keepPerson("Noel K.", number: "", thing: noel, form: world.form())
        let kept = try #require(await companion.people().first { $0.thing == noel })
        #expect(kept.isSimple && kept.goodFor == [.listen])
    }

    @Test("a calendar file holds a time and a neutral title, and nothing that was written")
    func calendar() async throws {
        let world = World()
        let companion = try await world.companion()
        let file = try await companion.calendarFile(on: Day(year: 2026, month: 12, day: 1), hour: 9)
        let lines = file.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "")
        #expect(lines.contains("DTSTART:20261201T090000") && lines.contains("DTSTAMP:20261117T140000Z"))
        #expect(lines.contains("SUMMARY:A small plan"))
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(CalendarFile.escaped("a, b; c\\\nd") == "a\\, b\\; c\\\\\\nd")
        let long = CalendarFile.folded("X:" + String(repeating: "ä", count: 80))
        #expect(long.replacing("\r\n ", with: "") == "X:" + String(repeating: "ä", count: 80))
        #expect(long.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        await #expect(throws: CompanionError.badValue) {
            try await companion.calendarFile(on: Day(year: 2026, month: 12, day: 1), hour: 24)
        }
    }

    @Test("what was kept of care is taken along, and brought in again whole")
    func export() async throws {
        let world = World()
        let companion = try await world.companion()
        let (thing, person) = (world.form(), world.form())
        try await companion.keepItem(
            "Radio, low",
            isForBadTimes: false,
            traits: traits { $0.needs = [.safe] },
            form: thing
        )
        try await companion.doCare(thing, need: .safe, form: world.form())
        try await companion.keepPerson("Ida", number: "", goodFor: [.listen], form: person)
        try await companion.keepAsking("Ten minutes?", person: person, kind: .listen, form: world.form())
        let staged = try StagedImport(try await companion.export(.json))
        let other = try await World(day: 18).companion()
        #expect(try await other.bringIn(staged, form: EntryID(high: 7, low: 7)) == 4)
        #expect(await other.askings(of: person).map(\.value.text) == ["Ten minutes?"])
        #expect(await other.list().first?.traits.needs == [.safe])
        let markdown = String(decoding: try await companion.export(.markdown), as: UTF8.self)
        #expect(markdown.contains("Done: Radio, low") && markdown.contains("Words to someone: Ida: Ten minutes?"))
    }

    @Test("the command line asks the same menu, keeps plans, and keeps words to someone who can be asked")
    func commands() async throws {
        let world = World()
        let companion = try await world.companion()
        let service = CommandService(companion)
        let known = traits { $0.needs = [.comforted] }
        try await companion.keepItem("Warm socks", size: .tiny, isForBadTimes: false, traits: known, form: world.form())
        try await companion.keepPerson("Ida", number: "555 0100", goodFor: [.listen], form: world.form())
        guard case .care(let care) = await service.handle(.care(CareLine(need: 2))),
            case .failed(let odd) = await service.handle(.care(CareLine(need: 8)))
        else { return #expect(Bool(false), "no menu") }
        #expect(care.items.map(\.text) == ["Warm socks"] && !care.practices.isEmpty)
        #expect(odd.status == .couldNot)

        var line = PlanLine()
        line.what = "Water the plants"
        line.doable = 3
        guard case .plans(let kept) = await service.handle(.plan(.add(line))), let plan = kept.first else {
            return #expect(Bool(false), "no plan")
        }
        #expect(plan.smaller == "Want to make it smaller?")
        let answer = PlanAnswerLine(answer: "did", how: "Fine")
        guard case .plans(let done) = await service.handle(.plan(.answer(id: plan.id, answer))),
            case .plans(let left) = await service.handle(.plan(.list))
        else { return #expect(Bool(false), "no answer") }
        #expect(done.first?.text == "Water the plants. I did it. Fine" && left.isEmpty)

        guard case .draft(let draft) = await service.handle(.ask(AskLine(person: "ida", text: "Ten minutes?"))),
            case .failed = await service.handle(.ask(AskLine(person: "Noel", text: "Why?")))
        else { return #expect(Bool(false), "no draft") }
        #expect(draft.number == "555 0100" && draft.person == "Ida")
    }
}
