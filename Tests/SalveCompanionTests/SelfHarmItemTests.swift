import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

/// An answer above zero to the item about hurting oneself: Help now first, and what follows from it.
struct SelfHarmItemTests {
    private static let phq = Scale.ID("phq-9")

    @Test("Answered above zero, Help now is next at once, and again before the result; zero and left out ask for none")
    func first() async throws {
        let world = World()
        let companion = try await Self.companion(world)
        let thing = try #require(try await companion.beginMeasure(Self.phq, asking: false, form: world.form()))
        func answer(_ item: String, _ answer: Int?, finishes: Bool = false) async throws -> MeasureStep {
            let place = AnsweredScale.Place(Scale.Item.ID(item))
            return try await companion.answer([place: answer], in: thing, finishes: finishes, form: world.form())
        }

        #expect(try await answer("1", 3).isHelpFirst == false)
        #expect(try await answer("9", 0).isHelpFirst == false)
        #expect(try await answer("9", nil).isHelpFirst == false)
        #expect(try await answer("9", 1).isHelpFirst)
        // Another answer after it asks for nothing again; going back to it and saying more does.
        #expect(try await answer("2", 1).isHelpFirst == false)
        #expect(try await answer("9", 1).isHelpFirst == false)
        #expect(try await answer("9", 2).isHelpFirst)
        let done = try await answer("3", 0, finishes: true)
        #expect(done.isHelpFirst && done.isFinished)
        #expect(try await companion.measureResult(thing).callsForHelp)
    }

    @Test("Nothing is kept but the answer: no date, no line on Today, unless it is asked for")
    func kept() async throws {
        let world = World()
        let companion = try await Self.companion(world)
        let before = try await companion.verify().sound
        try await Self.fill(companion, world, last: 3)

        #expect(await companion.today().showsQuietLine == false)
        #expect(await companion.measure(Self.phq)?.line == .recent)
        #expect(try await companion.verify().sound == before + 1)
        try await companion.keepQuietLine(form: world.form())
        #expect(await companion.today().showsQuietLine)
    }

    @Test("The result leads to people, names what the makers call it, and is no diagnosis; the change is in words")
    func result() async throws {
        let world = World()
        let companion = try await Self.companion(world)
        let strings = companion.catalogue.strings
        let day: (LocalTime) -> String = { strings.date($0.day) }
        try await Self.fill(companion, world, each: 2, last: 1)
        world.pass(minutes: 31 * 24 * 60)
        let thing = try await Self.fill(companion, world, each: 1, last: 0)

        let result = try await companion.measureResult(thing)
        // 17, then 8: 9 points, beyond the 7 that the strictest way asks for.
        #expect(result.numbers.map(\.value) == [8])
        #expect(result.numbers.map(\.before) == [17])
        let words = strings.ownChange(result, day: day)
        #expect(words == [strings.text("measures.change.easier", ["day": "17 November 2026"])])
        #expect(!result.callsForHelp)
        #expect(strings.beside(result).contains("The makers call 5 to 9 “mild”."))
        #expect(strings.limits(result).contains { $0.contains("doctor") })
        #expect(strings.changeInNumbers(result).contains { $0.contains("7 points") })
        #expect(strings.changeInNumbers(result).contains { $0.contains("drift back") })
        let first = try #require(await companion.measureResults(of: Self.phq).last)
        #expect(first.callsForHelp)
        #expect(!strings.beside(first).contains { $0.contains("salve help-now") })
        #expect(await companion.measureTrend(Self.phq)?.series.first?.noise != nil)
    }

    @Test("With other words the two are not held against each other, and the line over time is broken")
    func otherWords() async throws {
        let world = World()
        let companion = try await Self.companion(world)
        try await Self.fill(companion, world, each: 2, last: 0)
        let open = try #require(try await companion.beginMeasure(Self.phq, asking: true, form: world.form()))
        try await Self.bring("Others", companion, world)
        // What was begun with the words before is not gone on with.
        #expect(await companion.measure(Self.phq)?.inHand == nil)
        await #expect(throws: CompanionError.notFound) { try await companion.measureInHand(open) }
        world.pass(minutes: 31 * 24 * 60)
        let thing = try await Self.fill(companion, world, each: 1, last: 0)

        let result = try await companion.measureResult(thing)
        #expect(result.before == nil && result.isOfOtherWords)
        let points = await companion.measureTrend(Self.phq)?.series.first?.points
        #expect(points?.map(\.stretch) == [0, 1])
    }

    @Test("On the command line the same answer says that Help now comes first")
    func command() async throws {
        let world = World()
        let service = CommandService(try await Self.companion(world))
        guard case .measures(.sheet(let sheet)) = await service.handle(.measures(.begin("phq-9"))),
            let thing = sheet.thing
        else {
            Issue.record("not begun")
            return
        }
        for (answer, isHelpFirst) in [(0, false), (1, true)] {
            let one = MeasureAnswers.One(round: 0, item: "9", answer: answer)
            let line = MeasureAnswers(thing: thing, answers: [one], finishes: false)
            let reply = await service.handle(.measures(.answer(line)))
            #expect(reply == .measures(.step(isHelpFirst: isHelpFirst, isFinished: false)))
        }
    }

    // MARK: -

    private static func companion(_ world: World) async throws -> Companion {
        let companion = try await world.companion()
        try await bring("Made up", companion, world)
        return companion
    }

    /// Nine made-up questions, confirmed.
    private static func bring(_ words: String, _ companion: Companion, _ world: World) async throws {
        let scale = try #require(companion.catalogue.scale(phq)?.scale)
        let items = (1...9).map { "  \($0): \(words) question \($0)." }.joined(separator: "\n")
        let file = "items:\n\(items)\noptions: [Never so, Now and then, Much, All the time]\n"
        let offer = try WordingFile.offer(file, for: scale)
        try await companion.bringWording(offer, from: .yaml, isConfirmed: true, form: world.form())
    }

    @discardableResult
    private static func fill(
        _ companion: Companion,
        _ world: World,
        each: Int = 0,
        last: Int
    ) async throws -> EntryID {
        let thing = try #require(try await companion.beginMeasure(phq, asking: true, form: world.form()))
        var given: [AnsweredScale.Place: Int?] = [:]
        for item in 1...9 { given[AnsweredScale.Place(Scale.Item.ID("\(item)"))] = .some(item == 9 ? last : each) }
        _ = try await companion.answer(given, in: thing, finishes: true, form: world.form())
        return thing
    }
}
