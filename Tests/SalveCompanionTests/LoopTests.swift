import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

/// Loops: worksheets of one form, drawn from fields or from a reflection.
@Suite("Loops, kept")
struct LoopTests {
    private func begun(
        _ companion: Companion,
        _ world: World,
        person: EntryID? = nil,
        distress: Int? = 3,
        _ texts: [String: String] = [:]
    ) async throws -> EntryID {
        let id = world.form()
        _ = try await companion.beginWorksheet(
            Loop.form,
            person: person,
            isBrief: true,
            distress: distress,
            asking: true,
            form: id
        )
        for (part, text) in texts.sorted(by: { $0.key < $1.key }) {
            try await companion.write(Worksheet.Answer(part: part, text: text), in: id, form: world.form())
        }
        return id
    }

    private func person(_ name: String, _ companion: Companion, _ world: World) async throws -> EntryID {
        let thing = world.form()
        try await companion.keepPerson(name, number: "", form: thing)
        return thing
    }

    @Test("the form has each part that is read as a plain field; the guess and the bond need safety (R17)")
    func parts() throws {
        let form = try #require(try World.catalogue().worksheet(Loop.form))
        let own = Loop.Node.allCases.map(\.rawValue) + Loop.Part.allCases.map(\.rawValue)
        #expect(form.parts.map(\.id) == own + Loop.Node.allCases.map(\.guess))
        #expect(form.parts.filter(\.isBrief).map(\.id) == own)
        #expect(form.parts.filter(\.asksAboutAnother).map(\.id) == ["keeping"] + Loop.Node.allCases.map(\.guess))
        #expect(form.part("turn")?.choices.map(\.id) == Loop.Node.allCases.map(\.turn))
        #expect(form.parts.filter { $0.depth == .outer }.map(\.id) == ["turn"])
        for node in Loop.Node.allCases {
            let question = try #require(form.part(node.guess)).question
            #expect(question.plain.hasPrefix("My guess") && question.warm.hasPrefix("My guess"))
        }
        // A line of kindness stands before the question what it keeps going.
        #expect(form.parts.firstIndex { $0.id == "kind" } ?? 99 < form.parts.firstIndex { $0.id == "keeping" } ?? 0)
    }

    @Test("what was drawn comes back after a restart, is changed in its place, and goes for good when it is deleted")
    func kept() async throws {
        let world = World()
        let (store, key) = (MemoryStore(), VaultKey.random())
        let companion = try await world.companion(store: store, key: key)
        let id = try await begun(companion, world, ["trigger": "No reply by nine", "action": "Went quiet"])
        let turn = Worksheet.Answer(part: "turn", text: "Wash up", picks: ["after-thought"])
        try await companion.write(turn, in: id, form: world.form())

        let again = try await world.companion(reopening: store, key: key)

        #expect(await again.loops(5).map(\.sheet.value.thing) == [id])
        let loop = try #require(Loop(try await again.worksheet(id).sheet))
        #expect(loop[.trigger] == "No reply by nine")
        #expect(loop.turn == Loop.Turn(after: .thought, text: "Wash up"))
        try await again.write(Worksheet.Answer(part: "trigger", text: "A short note"), in: id, form: world.form())
        #expect(Loop(try await again.worksheet(id).sheet)?[.trigger] == "A short note")
        #expect(await again.worksheetForms().allSatisfy { $0.id != Loop.form }, "it is in no list of worksheets")
        #expect(await again.listedWorksheets(9).isEmpty)
        try await again.delete(id, form: world.form())
        #expect(await again.loops(5).isEmpty)
        let undo = try #require(await again.openDeletions().first)
        try await again.restore(undo, form: world.form())
        #expect(await again.loops(5).count == 1)
    }

    @Test("a reflection is drawn once for each press: its words are copied, it stays as it is, and guesses stay there")
    func drawn() async throws {
        let world = World()
        let companion = try await world.companion()
        let alma = try await person("Alma", companion, world)
        let id = world.form()
        _ = try await companion.beginWorksheet(Reflection.form, person: alma, distress: 2, asking: true, form: id)
        let answers = [
            Worksheet.Answer(part: "happened", text: "No call"),
            Worksheet.Answer(part: "feelings", text: "left over", picks: ["lonely"]),
            Worksheet.Answer(part: "thoughts", thoughts: [Worksheet.Thought("It is me"), Worksheet.Thought("Again")]),
            Worksheet.Answer(part: "theirs", reasons: [Worksheet.Reason("Tired")]),
            Worksheet.Answer(part: "actions", text: "Slammed a door", picks: ["quiet", "none"]),
            Worksheet.Answer(part: "next", text: "A long night"),
        ]
        for answer in answers { try await companion.write(answer, in: id, form: world.form()) }
        let before = try await companion.worksheet(id).sheet
        let form = world.form()

        let thing = try await companion.drawLoop(from: id, form: form)

        let loop = try #require(Loop(try await companion.worksheet(thing).sheet))
        #expect(loop[.trigger] == "No call")
        #expect(loop[.feeling] == "lonely, left over")
        #expect(loop[.thought] == "It is me\nAgain")
        #expect(loop[.action] == "I go quiet.\nSlammed a door")
        #expect(loop[.next] == "A long night")
        #expect(loop.person == alma)
        #expect(!loop.hasGuess)
        #expect(try await companion.worksheet(id).sheet == before)
        #expect(try await companion.drawLoop(from: id, form: form) == thing)
        #expect(await companion.loops(from: id) == [thing])
        await #expect(throws: CompanionError.notFound) {
            _ = try await companion.drawLoop(from: thing, form: world.form())
        }
    }

    @Test(
        "about someone kept simple the guess and the bond are nowhere: not asked, not shown, not read, and not lost (R17)"
    )
    func simple() async throws {
        let world = World()
        let companion = try await world.companion()
        let vex = try await person("Vex", companion, world)
        let words = ["action": "Went quiet", "keeping": "Quillgap", "their-feeling": "Quillguess"]
        let id = try await begun(companion, world, person: vex, words)
        #expect(await companion.worksheetText(try await companion.worksheet(id).sheet).contains("Quillguess"))
        try await companion.keepPerson("Vex", number: "", isSimple: true, thing: vex, form: world.form())

        let view = try await companion.worksheet(id)
        #expect(!view.parts.contains { $0.part.id.hasPrefix("their-") || $0.part.id == "keeping" })
        #expect(view.part("action")?.answer.text == "Went quiet")
        #expect(await companion.loops(5).first?.person == nil, "and they are not named")
        let markdown = String(decoding: try await companion.export(.markdown), as: UTF8.self)
        #expect(markdown.contains("Went quiet") && !markdown.contains("Quillguess"))
        #expect(String(decoding: try await companion.export(.json), as: UTF8.self).contains("Quillguess"))
        try await companion.keepPerson("Vex", number: "", isSimple: false, thing: vex, form: world.form())
        #expect(try await companion.worksheet(id).part("their-feeling")?.answer.text == "Quillguess")
    }

    @Test(
        "the same turn is seen with people of now and of before and on one's own, and never about someone kept simple"
    )
    func across() async throws {
        let world = World()
        let companion = try await world.companion()
        let (alma, before) = (world.form(), world.form())
        try await companion.keepPerson("Alma", number: "", form: alma)
        var line = PersonLine(name: "Bruno")
        line.isPast = true
        try await companion.keepPerson(line, form: before)
        let vex = try await person("Vex", companion, world)
        for someone in [alma, before, vex, nil] {
            _ = try await begun(companion, world, person: someone, ["action": "I went quiet."])
        }
        #expect(await companion.sharedTurns().first?.shared.loops.count == 4)
        try await companion.keepPerson("Vex", number: "", isSimple: true, thing: vex, form: world.form())

        let turn = try #require(await companion.sharedTurns().first)
        #expect(turn.shared.words == "went quiet")
        #expect(turn.shared.loops.count == 3)
        #expect(turn.people.map(\.name) == ["Alma", "Bruno"])
        #expect(turn.isAlsoAlone)
    }

    @Test("its inner parts obey the one machine: nothing opens while far away, and what was written stays (R16, R19)")
    func machine() async throws {
        let world = World()
        let companion = try await world.companion()
        let id = try await begun(companion, world, ["action": "Went quiet"])
        #expect(try await companion.worksheet(id).part("safe")?.isOpen == true)

        _ = try await companion.land(.far, worksheet: id, form: world.form())

        let view = try await companion.worksheet(id)
        #expect(view.part("safe")?.isOpen == false)
        #expect(view.part("turn")?.isOpen == true, "what is outer stays open")
        #expect(view.part("action")?.answer.text == "Went quiet")
        let opened = try await companion.openWorksheet(id, form: world.form())
        #expect(!opened.isInHand)
    }

    @Test("at nine or more one outer step stands before it, and then only its short part opens (R2)")
    func high() async throws {
        let world = World()
        let companion = try await world.companion()
        let id = try await begun(companion, world, distress: 9)
        let view = try await companion.worksheet(id)
        #expect(view.isLedIn)
        #expect(view.parts.filter(\.isOpen).map(\.part.id) == ["turn"])
    }
}
