import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

/// Reflections: worksheets of one form, with thoughts and possible reasons in them.
struct ReflectionTests {
    private func begun(_ companion: Companion, _ world: World, person: EntryID? = nil) async throws -> EntryID {
        let id = world.form()
        _ = try await companion.beginWorksheet(
            Reflection.form,
            person: person,
            distress: 3,
            asking: true,
            form: id
        )
        return id
    }

    @Test("each part alone is a sensible record in plain fields, and comes back after a restart (A3, A4, A13, A30)")
    func plainFields() async throws {
        let world = World()
        let (store, key) = (MemoryStore(), VaultKey.random())
        let companion = try await world.companion(store: store, key: key)
        let id = try await begun(companion, world)
        let thoughts = [
            Worksheet.Thought("He didn't ring.", kind: .observation), Worksheet.Thought("He is tired of me."),
            Worksheet.Thought("  "),
        ]
        let answers = [
            Worksheet.Answer(part: "feelings", text: "left over", picks: ["lonely"]),
            Worksheet.Answer(part: "body", picks: ["belly", "chest"]),
            Worksheet.Answer(part: "thoughts", thoughts: thoughts),
            Worksheet.Answer(part: "actions", picks: ["quiet"]),
            Worksheet.Answer(part: "need", picks: ["safe"]),
            Worksheet.Answer(part: "option", text: "Ring him.", picks: ["yes-there-is"]),
        ]
        for answer in answers { try await companion.write(answer, in: id, form: world.form()) }

        let again = try await world.companion(reopening: store, key: key)

        let one = try #require(Reflection(try await again.worksheet(id).sheet))
        #expect(one.feelings == [WordID("lonely")])
        #expect(one.ownFeelings == "left over")
        #expect(one.places == [.chest, .belly])
        #expect(one.thoughts.map(\.text) == ["He didn't ring.", "He is tired of me."])
        #expect(one.thoughts.map(\.kind) == [.observation, nil])
        #expect(one.actions == ["quiet"])
        #expect(one.needs == [.safe])
        #expect(one.option == "Ring him.")
        #expect(await again.reflections(5).begun.map(\.value.thing) == [id])
        #expect(
            Reflection(Worksheet(thing: id, form: .init("loss"), revision: 1, lastWritten: one.sheet.lastWritten))
                == nil
        )
    }

    @Test("the form has each part that is read as a plain field, and the content each need and place")
    func parts() throws {
        let form = try #require(try World.catalogue().worksheet(Reflection.form))
        #expect(form.parts.map(\.id) == Reflection.Part.allCases.map(\.rawValue))
        #expect(form.part("need")?.choices.map(\.id) == Need.allCases.map(\.rawValue))
        #expect(form.part("colour")?.choices.map(\.id).contains("clearly") == true)
        #expect(form.parts.filter(\.asksAboutAnother).map(\.id) == ["theirs", "colour"])
        #expect(form.parts.filter(\.isBrief).map(\.id) == ["feelings", "thoughts", "side", "option"])
        #expect(Set(form.parts.compactMap(\.component)) == Set(Component.allCases))
    }

    @Test(
        "what is none of a part is refused: unknown words, two answers to one question, reasons about another for mine"
    )
    func refused() async throws {
        let world = World()
        let companion = try await world.companion()
        let id = try await begun(companion, world)
        let wrong = [
            Worksheet.Answer(part: "feelings", picks: ["strange"]),
            Worksheet.Answer(part: "touch", picks: ["feeling-hardly", "feeling-yes"]),
            Worksheet.Answer(part: "bridge", picks: ["nobody"]),
            Worksheet.Answer(part: "mine", reasons: [Worksheet.Reason("x", about: .them)]),
        ]
        for answer in wrong {
            await #expect(throws: CompanionError.badValue, "\(answer.part)") {
                try await companion.write(answer, in: id, form: world.form())
            }
        }
        #expect(try await companion.worksheet(id).sheet.isEmpty)
    }

    @Test("a later look keeps the shift beside the first answer, and what did not change adds nothing")
    func shift() async throws {
        let world = World()
        let companion = try await world.companion()
        let id = try await begun(companion, world)
        let reasons = [
            Worksheet.Reason("The train was late.", about: .situation, sure: .little), Worksheet.Reason("He is cross."),
        ]
        try await companion.write(Worksheet.Answer(part: "theirs", reasons: reasons), in: id, form: world.form())
        world.pass(minutes: 60 * 30)
        let form = world.form()
        _ = try await companion.openWorksheet(id, form: world.form())
        try await companion.lookAgain(at: "theirs", of: id, sure: [0: .very, 5: .half], form: form)
        try await companion.lookAgain(at: "theirs", of: id, sure: [0: .very], form: world.form())

        let kept = try await companion.worksheet(id).sheet["theirs"].reasons
        #expect(kept[0].sure == .little)
        #expect(kept[0].looks.map(\.sure) == [.very])
        #expect(kept[1].looks.isEmpty)
        // Its words can be changed, and the look stays with it.
        try await companion.write(
            Worksheet.Answer(part: "theirs", reasons: [Worksheet.Reason("The train was very late.", sure: .little)]),
            in: id,
            form: world.form()
        )
        #expect(try await companion.worksheet(id).sheet["theirs"].reasons.first?.looks.map(\.sure) == [.very])
    }

    @Test("the fourth round of reasons on one event in a day brings the pause, and a day later it is gone")
    func rounds() async throws {
        let world = World()
        let companion = try await world.companion()
        let id = try await begun(companion, world)
        for round in 1...4 {
            #expect(try await !companion.worksheet(id).offersPause)
            let answer = Worksheet.Answer(part: "mine", reasons: [Worksheet.Reason("Guess \(round)")])
            try await companion.write(answer, in: id, endsRound: true, form: world.form())
            world.pass(minutes: 30)
        }
        #expect(try await companion.worksheet(id).offersPause)
        // Passing by without a change is no round.
        #expect(try await companion.worksheet(id).rounds == 4)
        world.pass(minutes: 60 * 24)
        #expect(try await !companion.worksheet(id).offersPause)
    }

    @Test(
        "about someone kept simple the reasons of the other are nowhere: not asked, not shown, not looked at again (R17)"
    )
    func simple() async throws {
        let world = World()
        let companion = try await world.companion()
        try await companion.keepPerson("Vex", number: "", isSimple: false, form: world.form())
        let person = try #require(await companion.people().first).thing
        let id = try await begun(companion, world, person: person)
        let theirs = Worksheet.Answer(part: "theirs", reasons: [Worksheet.Reason("Made up")])
        try await companion.write(theirs, in: id, form: world.form())
        #expect(try await companion.worksheet(id).part("theirs") != nil)
        try await companion.keepPerson("Vex", number: "", isSimple: true, thing: person, form: world.form())

        let view = try await companion.worksheet(id)
        #expect(view.part("theirs") == nil)
        #expect(!view.written.contains { $0.part.id == "theirs" })
        #expect(view.people.isEmpty, "nobody kept simple is asked to encourage")
        await #expect(throws: CompanionError.notFound) {
            try await companion.lookAgain(at: "theirs", of: id, sure: [0: .very], form: world.form())
        }
    }

    @Test("at seven and more one thing at a time is asked, and the other parts stay open (A25)")
    func high() async throws {
        let world = World()
        let companion = try await world.companion()
        let id = world.form()
        let view = try await companion.beginWorksheet(Reflection.form, distress: 8, asking: true, form: id)
        #expect(view.isBrief)
        #expect(view.goesOnAt?.part.id == "feelings")
        #expect(view.after("feelings")?.part.id == "thoughts")
        #expect(view.after("thoughts")?.part.id == "side")
        #expect(view.part("mine")?.isOpen == true)
        let calm = world.form()
        let whole = try await companion.beginWorksheet(Reflection.form, distress: 2, asking: true, form: calm)
        #expect(whole.goesOnAt?.part.id == "happened")
        #expect(!whole.isBrief)
    }

    @Test("who was picked to encourage stands by name, also when their entry is gone")
    func bridge() async throws {
        let world = World()
        let companion = try await world.companion()
        try await companion.keepPerson("Ida", number: "", form: world.form())
        let person = try #require(await companion.people().first).thing
        let id = try await begun(companion, world)
        let answer = Worksheet.Answer(part: "bridge", text: "on Sunday", picks: [person.text])
        try await companion.write(answer, in: id, form: world.form())
        try await companion.delete(person, form: world.form())

        let view = try await companion.worksheet(id)
        let part = try #require(view.part("bridge"))
        #expect(try World.catalogue().said(part.answer, in: part.part) == ["Ida", "on Sunday"])
    }

    @Test("low touch, a word that says far away and a heavy one lead elsewhere first, and set nothing (A10, R16)")
    func turns() async throws {
        let world = World()
        let companion = try await world.companion()
        let id = try await begun(companion, world)
        let far = try #require(try World.catalogue().words.all.first { $0.flag == .far }).id.name
        let heavy = try #require(try World.catalogue().words.all.first { $0.flag == .heavy }).id.name
        try await companion.write(Worksheet.Answer(part: "feelings", picks: [far, heavy]), in: id, form: world.form())
        try await companion.write(
            Worksheet.Answer(part: "touch", picks: ["view-hardly", "feeling-yes"]),
            in: id,
            form: world.form()
        )
        let view = try await companion.worksheet(id)
        #expect(view.isHeavy)
        #expect(view.saysFar)
        #expect(view.isLow == [.view])
        #expect(view.isInHand, "words set nothing")
        for part in ["feelings", "touch"] { #expect(view.turnsAway(after: try #require(view.part(part)))) }
        #expect(!view.turnsAway(after: try #require(view.part("happened"))))
    }

    @Test("what is written is found in the timeline and in the readable export, and goes when it is let go")
    func takenAlong() async throws {
        let world = World()
        let companion = try await world.companion()
        let id = try await begun(companion, world)
        let reason = Worksheet.Reason("The tram was late", about: .thought, sure: .half, sign: "A delay on the board")
        let answer = Worksheet.Answer(part: "mine", picks: ["tired"], reasons: [reason])
        try await companion.write(answer, in: id, form: world.form())
        let text = await companion.worksheetText(try await companion.worksheet(id).sheet)
        for words in ["The tram was late", "A delay on the board", "Half", "I may have been tired"] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(String(decoding: try await companion.export(.markdown), as: UTF8.self).contains("The tram was late"))
        try await companion.delete(id, form: world.form())
        #expect(await companion.reflections(5).begun.isEmpty)
    }

    @Test("what another page wrote in between stays beside what comes in; one choice is the later one’s")
    func twoPages() async throws {
        let world = World()
        let companion = try await world.companion()
        let id = try await begun(companion, world)
        func write(_ answer: Worksheet.Answer, seen: String, form: EntryID? = nil) async throws -> Bool {
            try await companion.write(answer, in: id, seen: seen, form: form ?? world.form())
        }
        let blank = Worksheet.Answer(part: "").mark
        func thoughts(_ texts: String...) -> Worksheet.Answer {
            Worksheet.Answer(part: "thoughts", thoughts: texts.map { Worksheet.Thought($0) })
        }
        #expect(try await !write(thoughts("One"), seen: blank))
        #expect(try await write(thoughts("Two"), seen: blank))
        #expect(try await companion.worksheet(id).sheet["thoughts"].thoughts.map(\.text) == ["Two", "One"])
        // Sent from a page that saw what is kept, it takes its place; sent twice, it is one.
        let form = world.form()
        let seen = try await companion.worksheet(id).sheet["thoughts"].mark
        #expect(try await !write(thoughts("Two"), seen: seen, form: form))
        #expect(try await !write(thoughts("Two"), seen: seen, form: form))
        #expect(try await companion.worksheet(id).sheet["thoughts"].thoughts.map(\.text) == ["Two"])

        #expect(try await !write(Worksheet.Answer(part: "normal", text: "Mine", picks: ["universal"]), seen: blank))
        #expect(try await write(Worksheet.Answer(part: "normal", picks: ["not-alone"]), seen: blank))
        let normal = try await companion.worksheet(id).sheet["normal"]
        #expect(normal.picks == ["not-alone"])
        #expect(normal.text == "Mine")
    }
}
