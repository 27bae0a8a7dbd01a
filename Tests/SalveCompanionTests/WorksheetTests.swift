import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

/// Worksheets as a person would write them, and what the one machine says of them.
struct WorksheetTests {
    private static let criticised = Worksheet.FormID("criticised")

    /// A companion that is past its first sittings, so that only what a test does holds anything back.
    private func seasoned(
        _ world: World,
        store: MemoryStore = MemoryStore(),
        key: VaultKey = .random()
    ) async throws
        -> Companion
    {
        let companion = try await world.companion(store: store, key: key)
        for _ in 0..<5 {
            let view = try await companion.begin(.other, opening: Practice.ID("look-around"), form: world.form())
            _ = try await companion.act(.landing(.easier), in: view.id, form: world.form())
            _ = try await companion.act(.stop, in: view.id, form: world.form())
        }
        world.pass(minutes: 60 * 24)
        return companion
    }

    private func answer(_ part: String, _ text: String = "", picks: [String] = []) -> Worksheet.Answer {
        Worksheet.Answer(part: part, text: text, picks: picks)
    }

    @Test("each part alone is a sensible record, and all of it comes back after a restart")
    func kept() async throws {
        let world = World()
        let (store, key) = (MemoryStore(), VaultKey.random())
        let companion = try await world.companion(store: store, key: key)
        let id = world.form()
        _ = try await companion.beginWorksheet(Self.criticised, about: .past, distress: 3, asking: true, form: id)
        world.pass(minutes: 3)
        try await companion.write(
            answer("normal", "And I was tired.", picks: ["not-to-blame"]),
            in: id,
            form: world.form()
        )
        let other = world.form()
        _ = try await companion.beginWorksheet(Worksheet.FormID("friend-beside"), asking: true, form: other)
        let both = Worksheet.Answer(part: "both", text: "You tried.  \r\n", beside: "You never try.")
        try await companion.write(both, in: other, form: world.form())

        let again = try await world.companion(reopening: store, key: key)

        let first = try await again.worksheet(id)
        #expect(first.sheet.about == .past)
        #expect(first.sheet.revision == 1)
        #expect(first.sheet.answers == [answer("normal", "And I was tired.", picks: ["not-to-blame"])])
        #expect(first.sheet.lastWritten.minutes(since: first.began.moment) == 3)
        #expect(!first.sheet.isFinished)
        let second = try await again.worksheet(other)
        #expect(second.sheet["both"].text == "You tried.")
        #expect(second.sheet["both"].beside == "You never try.")
        #expect(await again.worksheets().map(\.value.thing) == [other, id])
    }

    @Test("writing again supersedes, an empty answer takes away, and the same form twice is one")
    func edits() async throws {
        let world = World()
        let companion = try await world.companion()
        let id = world.form()
        _ = try await companion.beginWorksheet(Self.criticised, form: id)
        _ = try await companion.beginWorksheet(Self.criticised, form: id)
        #expect(await companion.worksheets().count == 1)
        let form = world.form()
        try await companion.write(answer("better", "Ask earlier."), in: id, form: form)
        try await companion.write(answer("better", "Something else, from a page sent twice."), in: id, form: form)
        #expect(try await companion.worksheet(id).sheet["better"].text == "Ask earlier.")
        try await companion.write(answer("better"), in: id, form: world.form())
        #expect(try await companion.worksheet(id).sheet.isEmpty)

        await #expect(throws: CompanionError.notFound) {
            try await companion.write(answer("nowhere", "x"), in: id, form: world.form())
        }
        await #expect(throws: CompanionError.badValue) {
            try await companion.write(answer("normal", picks: ["universal", "not-alone"]), in: id, form: world.form())
        }
        await #expect(throws: CompanionError.badValue) {
            try await companion.write(answer("normal", picks: ["strange"]), in: id, form: world.form())
        }
    }

    @Test("what was typed is kept as one goes, apart for each part, and goes with the worksheet")
    func drafts() async throws {
        let world = World()
        let (store, key) = (MemoryStore(), VaultKey.random())
        let companion = try await world.companion(store: store, key: key)
        let id = world.form()
        _ = try await companion.beginWorksheet(Self.criticised, form: id)
        let (one, two) = (DraftSlot.worksheet(id, part: "kind"), DraftSlot.worksheet(id, part: "better"))
        let typed = [Draft.Field(name: "text", value: "half a line")]
        #expect(try await companion.saveDraft(typed, in: one, form: world.form()))
        #expect(try await companion.saveDraft(typed, in: two, form: world.form()))

        let again = try await world.companion(reopening: store, key: key)
        #expect(await again.draft(in: one)?.fields == typed)
        #expect(try await again.worksheet(id).part("better")?.hasDraft == true)
        try await again.write(answer("better", "half a line"), in: id, form: world.form())
        #expect(await again.draft(in: two) == nil)
        #expect(await again.draft(in: one)?.fields == typed)

        try await again.delete(id, form: world.form())
        #expect(await again.draft(in: one) == nil)
        // A page that is still open brings nothing back.
        #expect(try await !again.saveDraft(typed, in: one, form: world.form()))
        #expect(DraftSlot(named: one.name) == one)
        #expect(DraftSlot(named: "sheet-1234-kind") == nil)
    }

    @Test(
        "inner parts open by the one machine: at once, after one line, or after an outer step (R2, R3, R13, R19)",
        arguments: [(0, true), (6, true), (7, false), (9, false), (nil, false)] as [(Int?, Bool)]
    )
    func opening(distress: Int?, opens: Bool) async throws {
        let world = World()
        let companion = try await seasoned(world)
        let id = world.form()
        let begun = try await companion.beginWorksheet(Self.criticised, distress: distress, form: id)

        #expect(begun.isInHand == opens)
        #expect(begun.part("better")?.isOpen == true, "what is outer opens at any rating")
        #expect(begun.part("kind")?.isOpen == opens)
        guard !opens else { return }
        let line = try #require(begun.opening)
        #expect(line == .afterAsking(distress == 9 ? .veryHard : .hard))
        let asked = try await companion.openWorksheet(id, form: world.form())
        if distress == 9 {
            #expect(asked.isLedIn)
            #expect(asked.part("normal")?.isOpen == false)
            let sitting = try #require(asked.sitting)
            _ = try await companion.act(.next, in: sitting, form: world.form())
            let short = try await companion.worksheet(id)
            #expect(short.part("normal")?.isOpen == true, "the short form, and no more")
            #expect(short.part("kind")?.isOpen == false)
        } else {
            #expect(asked.isInHand)
            #expect(asked.part("kind")?.isOpen == true)
        }
    }

    @Test("Harder ends it, turns outward, and is remembered of its family; the words stay (R4)")
    func harder() async throws {
        let world = World()
        let companion = try await seasoned(world)
        let id = world.form()
        _ = try await companion.beginWorksheet(Self.criticised, distress: 3, form: id)
        try await companion.write(answer("mind", "I am no good."), in: id, form: world.form())
        let sitting = try await companion.land(.harder, worksheet: id, form: world.form())

        let turned = try await companion.sitting(sitting)
        #expect(turned.session.phase == .settling)
        #expect(turned.session.run?.landing == .harder)
        #expect(!turned.offers.isEmpty && turned.offers.allSatisfy { $0.text.practice.depth == .outer })
        let view = try await companion.worksheet(id)
        #expect(view.sheet["mind"].text == "I am no good.")
        #expect(!view.isInHand)
        #expect(view.opening == .afterAsking(.landedHarder))
        #expect(view.part("better")?.isOpen == true)
        // Another sheet of that family waits too, and so do practices with thoughts.
        _ = try await companion.act(.stop, in: sitting, form: world.form())
        let intro = try #require(await companion.worksheetIntro(Worksheet.FormID("failure")))
        #expect(intro.opening == .afterAsking(.familyPaused))
        #expect(await companion.library().offered.allSatisfy { $0.text.practice.family != .thoughts })
        // It is never offered itself.
        #expect(await companion.library().offered.allSatisfy { !$0.text.id.name.hasPrefix("sheet-") })
    }

    @Test("Far away withholds what is inner, also on asking, until More here (R16)")
    func far() async throws {
        let world = World()
        let companion = try await seasoned(world)
        let id = world.form()
        _ = try await companion.beginWorksheet(Self.criticised, distress: 3, form: id)
        let sitting = try await companion.land(.far, worksheet: id, form: world.form())

        #expect(try await companion.worksheet(id).opening == .withheld(.farAway))
        #expect(try await !companion.openWorksheet(id, form: world.form()).isInHand)
        _ = try await companion.act(.here(.more), in: sitting, form: world.form())
        #expect(try await companion.openWorksheet(id, form: world.form()).isInHand)
    }

    @Test("In danger nothing inner opens in that sitting until the way back; the outer parts do (R1)")
    func danger() async throws {
        let world = World()
        let companion = try await seasoned(world)
        let id = world.form()
        let begun = try await companion.beginWorksheet(Self.criticised, distress: 3, form: id)
        let sitting = try #require(begun.sitting)
        _ = try await companion.act(.danger, in: sitting, form: world.form())

        let view = try await companion.worksheet(id)
        #expect(view.opening == .withheld(.danger))
        #expect(view.parts.filter { $0.part.depth.isInner }.allSatisfy { !$0.isOpen })
        #expect(view.part("better")?.isOpen == true)
    }

    @Test("after a restart it is found again shut, opens after its line, and harder lands all the same")
    func restart() async throws {
        let world = World()
        let (store, key) = (MemoryStore(), VaultKey.random())
        let first = try await seasoned(world, store: store, key: key)
        let id = world.form()
        _ = try await first.beginWorksheet(Self.criticised, distress: 3, form: id)

        let again = try await world.companion(reopening: store, key: key)
        let view = try await again.worksheet(id)
        #expect(!view.isInHand)
        #expect(view.opening == .afterAsking(.hard))
        let sitting = try await again.land(.harder, worksheet: id, form: world.form())
        #expect(try await again.sitting(sitting).session.lastHarder == Practice.ID("sheet-criticised"))
    }

    @Test("what is left out is not asked, and a part about another's reasons is not there for one who is feared")
    func leftOut() async throws {
        let world = World()
        let companion = try await world.companion()
        try await companion.choose([Preference(.leftOut, "past")], form: world.form())
        let intro = try #require(await companion.worksheetIntro(Self.criticised))
        #expect(intro.abouts == [.future])
        #expect(intro.parts.contains { $0.id == "happened" })
        let id = world.form()
        let view = try await companion.beginWorksheet(Self.criticised, form: id)
        #expect(view.part("happened") == nil)
        #expect(view.part("kind") != nil)
        let feedback = try #require(await companion.worksheetIntro(Worksheet.FormID("feedback")))
        #expect(!feedback.parts.contains { $0.id == "said" })

        try await companion.choose([Preference(.leftOut, "writing")], form: world.form())
        #expect(try await companion.worksheet(id).parts.map(\.part.id) == ["normal"])
    }

    @Test("for a person who is kept simple no reasons are asked about (R17)")
    func feared() async throws {
        let world = World()
        let companion = try await world.companion()
        let feedback = Worksheet.FormID("feedback")
        var parts: [Bool: [String]] = [:]
        for isSimple in [false, true] {
            let person = try await companion.bringIn(person: "Jo", isSimple: isSimple, at: world)
            let id = world.form()
            let view = try await companion.beginWorksheet(feedback, person: person, asking: true, form: id)
            #expect(view.sheet.person == person)
            parts[isSimple] = view.parts.map(\.part.id)
        }

        #expect(parts[false]?.contains("hoped") == true)
        #expect(parts[true] == parts[false]?.filter { $0 != "hoped" })
        #expect(await companion.worksheetIntro(feedback)?.people.count == 2)
        #expect(await companion.worksheetIntro(Self.criticised)?.people.isEmpty == true)
    }

    @Test("one kind thing becomes a plan once, and the worksheet keeps its place in time")
    func plan() async throws {
        let world = World()
        let companion = try await world.companion()
        let id = world.form()
        let begun = try await companion.beginWorksheet(Self.criticised, form: id)
        try await companion.write(answer("better", "Ask on Tuesday."), in: id, form: world.form())
        world.pass(minutes: 60)
        try await companion.planNext(from: "better", of: id, askInDays: 1, form: world.form())
        try await companion.planNext(from: "better", of: id, askInDays: 3, form: world.form())

        let plans = await companion.plans()
        #expect(plans.map(\.text) == ["Ask on Tuesday."])
        let view = try await companion.worksheet(id)
        #expect(view.plan?.thing == plans.first?.thing)
        #expect(view.began == begun.began)
        await #expect(throws: CompanionError.notFound) {
            try await companion.planNext(from: "kind", of: id, askInDays: nil, form: world.form())
        }
    }

    @Test("keeping ends it, letting go deletes it, and both are in the timeline as they are")
    func ends() async throws {
        let world = World()
        let companion = try await seasoned(world)
        let id = world.form()
        _ = try await companion.beginWorksheet(Self.criticised, distress: 2, form: id)
        try await companion.write(answer("kind", "That was a lot of red ink."), in: id, form: world.form())
        let sitting = try #require(try await companion.finishWorksheet(id, form: world.form()))
        #expect(try await companion.sitting(sitting).session.phase == .settling)
        #expect(try await companion.worksheet(id).sheet.isFinished)
        #expect(await companion.timelineRows(finding: "red ink").count == 1)
        let told = String(decoding: try await companion.export(.markdown), as: UTF8.self)
        #expect(told.contains("A worksheet: Criticised at work"))
        #expect(told.contains("That was a lot of red ink."))

        try await companion.delete(id, form: world.form())
        await #expect(throws: CompanionError.notFound) { _ = try await companion.worksheet(id) }
        #expect(await companion.timelineRows(finding: "red ink").isEmpty)
    }
}

extension Companion {
    /// A person whose switch is set or not, brought in as an export holds them.
    fileprivate func bringIn(person name: String, isSimple: Bool, at world: World) async throws -> EntryID {
        let (now, thing) = (world.surroundings.now(), world.form())
        let person = Person(thing: thing, name: name, number: "", isSimple: isSimple)
        let event = JournalEvent(
            id: world.form(),
            happened: now,
            recorded: now.moment,
            origin: .web,
            what: .person(person)
        )
        let one = String(decoding: try JSONEncoder().encode(EventEnvelope(event)), as: UTF8.self)
        let file = "{\"salve-export\":1,\"made\":\(now.moment.milliseconds),\"events\":[\(one)]}"
        try await bringIn(try StagedImport(Array(file.utf8)), form: world.form())
        return thing
    }
}
