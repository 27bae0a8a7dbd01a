import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

/// An answer above the lowest to the item about hurting oneself: Help now first, and what is kept of it.
struct MeasureHelpTests {
    private static let scale = Scale.ID("salve-short")

    @Test("Answered above zero, Help now is next at once, and again before the result; zero and left out ask for none")
    func first() async throws {
        let world = World()
        let companion = try await HelpItem.companion(in: world)
        let thing = try #require(try await companion.beginMeasure(Self.scale, asking: false, form: world.form()))
        func answer(_ item: String, _ answer: Int?, finishes: Bool = false) async throws -> MeasureStep {
            let place = AnsweredScale.Place(Scale.Item.ID(item))
            return try await companion.answer([place: answer], in: thing, finishes: finishes, form: world.form())
        }

        #expect(try await answer("1", 3).isHelpFirst == false)
        #expect(try await answer("6", 0).isHelpFirst == false)
        #expect(try await answer("6", nil).isHelpFirst == false)
        #expect(try await answer("6", 1).isHelpFirst)
        // Another answer after it asks for nothing again; going back to it and saying more does.
        #expect(try await answer("2", 4).isHelpFirst == false)
        #expect(try await answer("6", 1).isHelpFirst == false)
        #expect(try await answer("6", 2).isHelpFirst)
        let done = try await answer("3", 0, finishes: true)
        #expect(done.isHelpFirst && done.isFinished)
        let result = try await companion.measureResult(thing)
        #expect(result.callsForHelp)
        // The line for a terminal does not stand in the words of a page.
        #expect(!companion.catalogue.strings.beside(result).contains { $0.contains("salve help-now") })
    }

    @Test("Nothing is kept but the answer: no date and no line on Today, unless that is asked for")
    func kept() async throws {
        let world = World()
        let companion = try await HelpItem.companion(in: world)
        let thing = try #require(try await companion.beginMeasure(Self.scale, asking: false, form: world.form()))
        let place = AnsweredScale.Place(Scale.Item.ID("6"))
        let before = try await companion.verify()
        let step = try await companion.answer([place: 4], in: thing, finishes: true, form: world.form())

        #expect(step.isHelpFirst)
        let after = try await companion.verify()
        #expect(after.sound == before.sound)
        #expect(after.shredded == before.shredded + 1)
        #expect(await companion.today().showsQuietLine == false)
        #expect(await companion.measure(Self.scale)?.line == .recent)
        try await companion.keepQuietLine(form: world.form())
        #expect(await companion.today().showsQuietLine)
    }

    @Test("On the command line the same answer says that Help now comes first")
    func command() async throws {
        let world = World()
        let service = CommandService(try await HelpItem.companion(in: world))
        guard case .measures(.sheet(let sheet)) = await service.handle(.measures(.begin("salve-short"))),
            let thing = sheet.thing
        else {
            Issue.record("not begun")
            return
        }
        for (answer, isHelpFirst) in [(0, false), (1, true)] {
            let one = MeasureAnswers.One(round: 0, item: "6", answer: answer)
            let line = MeasureAnswers(thing: thing, answers: [one], finishes: false)
            let reply = await service.handle(.measures(.answer(line)))
            #expect(reply == .measures(.step(isHelpFirst: isHelpFirst, isFinished: false)))
        }
    }
}
