import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

/// Answering a scale, what it comes to, and how it stands over time, through the companion.
struct MeasureTests {
    @Test("Salve’s own check stands first, and can be answered at once; nothing is offered of the others")
    func list() async throws {
        let companion = try await World().companion()

        let all = await companion.measures()
        #expect(all.first?.text.id == Self.own)
        #expect(all.first?.wording?.lines.count == 6)
        #expect(all.first?.line == nil)
        #expect(all.dropFirst().allSatisfy { $0.wording == nil })
        #expect(all.count == companion.catalogue.scales.count)
        await #expect(throws: CompanionError.notFound) {
            try await companion.beginMeasure(Scale.ID("phq-9"), asking: true, form: World().form())
        }
    }

    @Test("What was answered so far is kept at each step, and gone on with after the vault was closed")
    func partial() async throws {
        let world = World()
        let (store, key) = (MemoryStore(), VaultKey.random())
        let companion = try await world.companion(store: store, key: key)
        let thing = try #require(try await companion.beginMeasure(Self.own, asking: false, form: world.form()))
        try await Self.answer(["1": 3, "2": nil], thing, companion, world, finishes: false)

        let later = try await world.companion(reopening: store, key: key)
        let inHand = try await later.measureInHand(thing)
        #expect(inHand.next == 2)
        #expect(inHand.answered.answers[Self.place("1")] == 3)
        #expect(inHand.answered.passed == [Self.place("2")])
        #expect(await later.measure(Self.own)?.inHand?.value.thing == thing)
        #expect(await later.measureResults().isEmpty)
        #expect(await later.timelineRows().count == 1)
        // Begun anew, the one before is replaced.
        let again = try await later.beginMeasure(Self.own, asking: false, form: world.form())
        #expect(again == thing)
        #expect(try await later.measureInHand(thing).answered.answers.isEmpty)
        // What was opened and not answered is nothing to show.
        #expect(await later.timelineRows().isEmpty)
    }

    @Test("Passed over is not answered, and never zero; with too little the result is incomplete")
    func skipped() async throws {
        let world = World()
        let companion = try await world.companion()
        let thing = try await Self.fill(["1": 0, "2": 4, "3": 1], companion, world)

        let result = try await companion.measureResult(thing)
        #expect(result.score?.total == nil)
        #expect(result.score?.missing == 3)
        let strings = companion.catalogue.strings
        #expect(strings.beside(result).contains { $0.contains("Incomplete: 3 answered") })
        #expect(strings.numbers(result).first?.contains("too much was left out") == true)
        #expect(result.answersInWords(strings).count { $0.hasSuffix("not answered") } == 3)
    }

    @Test("An answer out of range, of another item, or to a scale that is finished changes nothing")
    func refused() async throws {
        let world = World()
        let companion = try await world.companion()
        let thing = try #require(try await companion.beginMeasure(Self.own, asking: false, form: world.form()))
        for (item, answer) in [("1", 5), ("1", -1), ("7", 0)] {
            await #expect(throws: CompanionError.badValue) {
                try await Self.answer([item: answer], thing, companion, world, finishes: false)
            }
        }
        #expect(try await companion.measureInHand(thing).answered.answers.isEmpty)
        // With nothing answered there is nothing to finish.
        try await Self.answer([:], thing, companion, world, finishes: true)
        #expect(await companion.measureResults().isEmpty)
        try await Self.answer(["1": 2], thing, companion, world, finishes: true)
        await #expect(throws: CompanionError.notFound) {
            try await Self.answer(["1": 1], thing, companion, world, finishes: false)
        }
    }

    @Test("The same form twice is one answer")
    func twice() async throws {
        let world = World()
        let companion = try await world.companion()
        let thing = try #require(try await companion.beginMeasure(Self.own, asking: false, form: world.form()))
        let form = world.form()
        _ = try await companion.answer([Self.place("1"): 2], in: thing, finishes: false, form: form)
        let step = try await companion.answer([Self.place("1"): 4], in: thing, finishes: true, form: form)

        #expect(!step.isFinished && !step.isHelpFirst)
        #expect(try await companion.measureInHand(thing).answered.answers == [Self.place("1"): 2])
    }

    // MARK: - When it opens

    @Test("Within a day of a hard moment one line comes first, and it opens all the same; a day later there is none")
    func hardDay() async throws {
        let world = World()
        let companion = try await world.companion()
        let sitting = try await companion.begin(.hard, opening: Practice.ID("look-around"), form: world.form())
        _ = try await companion.act(.stop, in: sitting.id, form: world.form())

        #expect(await companion.measure(Self.own)?.line == .hardDay)
        #expect(try await companion.beginMeasure(Self.own, asking: false, form: world.form()) == nil)
        #expect(await companion.measure(Self.own)?.inHand == nil)
        #expect(try await companion.beginMeasure(Self.own, asking: true, form: world.form()) != nil)
        world.pass(minutes: 24 * 60)
        #expect(await companion.measure(Self.own)?.line == nil)
    }

    @Test("A harder landing and danger said make a hard day too; an easier one does not")
    func hardDays() async throws {
        for landing in [Landing.easier, .harder, .far] {
            let world = World()
            let companion = try await world.companion()
            var sitting = try await companion.begin(
                .other,
                distress: 3,
                opening: Practice.ID("look-around"),
                form: world.form()
            )
            while sitting.session.phase == .practising {
                sitting = try await companion.act(.next, in: sitting.id, form: world.form())
            }
            _ = try await companion.act(.landing(landing), in: sitting.id, form: world.form())
            #expect((await companion.measure(Self.own)?.line == .hardDay) == (landing != .easier), "\(landing)")
        }
        let world = World()
        let companion = try await world.companion()
        try await companion.keepQuietLine(form: world.form())
        #expect(await companion.measure(Self.own)?.line == .hardDay)
        #expect(await companion.today().showsQuietLine)
        world.pass(minutes: 24 * 60)
        #expect(await companion.measure(Self.own)?.line == nil)
        #expect(await companion.today().showsQuietLine)
    }

    @Test("Asked again within a month one line comes first; after a month none does")
    func recent() async throws {
        let world = World()
        let companion = try await world.companion()
        try await Self.fill(["1": 1], companion, world)

        #expect(await companion.measure(Self.own)?.line == .recent)
        world.pass(minutes: 30 * 24 * 60 - 1)
        #expect(await companion.measure(Self.own)?.line == .recent)
        world.pass(minutes: 1)
        #expect(await companion.measure(Self.own)?.line == nil)
    }

    @Test("Today is silent unless asked to speak; then once a month, three days long, by day, never on a hard day")
    func monthly() async throws {
        let world = World(day: 1, hour: 14)
        let companion = try await world.companion()
        world.pass(minutes: 40 * 24 * 60)
        #expect(await companion.today().asksForMeasure == false)

        try await companion.askMonthly(true, form: world.form())
        #expect(await companion.today().asksForMeasure == false)
        world.pass(minutes: 30 * 24 * 60)
        #expect(await companion.today().asksForMeasure)
        world.pass(minutes: 10 * 60)
        #expect(await companion.today().isNight)
        #expect(await companion.today().asksForMeasure == false)
        world.pass(minutes: 14 * 60)
        #expect(await companion.today().asksForMeasure)
        let sitting = try await companion.begin(.hard, opening: Practice.ID("look-around"), form: world.form())
        _ = try await companion.act(.stop, in: sitting.id, form: world.form())
        #expect(await companion.today().asksForMeasure == false)
        world.pass(minutes: 2 * 24 * 60)
        #expect(await companion.today().asksForMeasure == false)
        world.pass(minutes: 27 * 24 * 60)
        #expect(await companion.today().asksForMeasure)
        try await companion.askMonthly(false, form: world.form())
        #expect(await companion.today().asksForMeasure == false)
    }

    // MARK: - What it says

    @Test("Words come first and hold no number; of the own check no change is judged, its answers are told as words")
    func words() async throws {
        let world = World()
        let companion = try await world.companion()
        let first = try await Self.fill(["1": 1, "2": 3, "3": 1, "4": 3, "5": 1, "6": 3], companion, world)
        world.pass(minutes: 31 * 24 * 60)
        let second = try await Self.fill(["1": 3, "2": 3, "3": 3, "4": 3, "5": 3, "6": 3], companion, world)

        let strings = companion.catalogue.strings
        let day: (LocalTime) -> String = { strings.date($0.day) }
        let one = try await companion.measureResult(first)
        #expect(strings.ownChange(one, day: day) == [strings["measures.change.first"]])
        let two = try await companion.measureResult(second)
        #expect(two.before?.value.thing == first)
        #expect(strings.ownChange(two, day: day).first?.contains("cannot be judged") == true)
        let reading = strings.reading(two, day: day)
        let then = "On 17 November 2026 it was closest to “A little”."
        #expect(reading.first == "On your own side: closest to “Often”. " + then)
        #expect(reading.last == "Hard on yourself: closest to “Often”, as on 17 November 2026.")
        // (1·3 + mirrored 3·3 gives 1) and (3·3 + 1·3)/6 = 2.
        #expect(one.score?.total == 1)
        #expect(two.score?.total == 2)
        #expect(strings.limits(two).contains { $0.contains("cannot be willed") })
        #expect(strings.numbers(two).first == "All together: 2, where 0 to 4 is possible.")
        #expect(strings.beside(two).contains { $0.contains("how hard one has had to be on oneself") })
    }

    @Test("Over time: a point for each time, no noise where none is known; moved to another day it stands there")
    func trend() async throws {
        let world = World()
        let companion = try await world.companion()
        let first = try await Self.fill(["1": 1, "2": 1, "3": 1, "4": 1, "5": 1, "6": 1], companion, world)
        world.pass(minutes: 31 * 24 * 60)
        let second = try await Self.fill(["1": 4, "2": 0, "3": 4, "4": 0, "5": 4, "6": 0], companion, world)

        let trend = try #require(await companion.measureTrend(Self.own))
        #expect(trend.series.map(\.subscale) == [nil, "kindness", "harshness"])
        #expect(trend.series.allSatisfy { $0.noise == nil })
        #expect(trend.series.first?.points.map(\.value) == [2, 4])
        #expect(trend.series.first?.points.map(\.stretch) == [0, 0])
        #expect(trend.series.first?.range == 0...4)
        let day = Day(year: 2026, month: 10, day: 3)
        try await companion.redateMeasure(second, to: day, form: world.form())
        #expect(await companion.measureTrend(Self.own)?.series.first?.points.map(\.value) == [4, 2])
        #expect(try await companion.measureResult(second).answered.at.day == day)
        #expect(try await companion.measureResult(first).before?.value.thing == second)
        let tomorrow = Day(year: 2027, month: 1, day: 1)
        await #expect(throws: CompanionError.badValue) {
            try await companion.redateMeasure(second, to: tomorrow, form: world.form())
        }
    }

    @Test("The noise of a number comes from the way of counting that asks for most")
    func noise() throws {
        let catalogue = try World.catalogue()
        func noise(_ name: String, _ part: String? = nil) -> Double? {
            catalogue.scale(Scale.ID(name))?.scale.noise(of: part)
        }
        // 1.96 · 5.8 · √(1 − .84) = 4.547; 1.96 · .65 · √(1 − .92) = .3603; 1.96 · 7.0 · √(1 − .80) = 6.136.
        #expect(abs((noise("phq-9") ?? 0) - 4.5471) < 0.0005)
        #expect(abs((noise("scs-26") ?? 0) - 0.36034) < 0.00005)
        #expect(abs((noise("ecr-s", "anxiety") ?? 0) - 6.1357) < 0.0005)
        #expect(noise("salve-short") == nil)
        #expect(noise("fcs", "for-self") == nil)
    }

    @Test("A line of the timeline says no number; it is exported, found by its name, deleted and gone")
    func kept() async throws {
        let world = World()
        let companion = try await world.companion()
        let thing = try await Self.fill(["1": 3, "2": nil], companion, world)

        let row = try #require(await companion.timelineRows(finding: "short check").first)
        let text = String(decoding: try await companion.export(.markdown), as: UTF8.self)
        #expect(text.contains("A short check of Salve’s own") && text.contains("“2”: not answered"))
        let other = try await World().companion()
        let preview = await other.preview(try StagedImport(await companion.export(.json)))
        #expect(preview.new["scale-answers"] == 1)
        try await companion.delete(row.id, form: world.form())
        try await companion.tidy(evenFresh: true)
        await #expect(throws: CompanionError.notFound) { try await companion.measureResult(thing) }
        #expect(await companion.measureTrend(Self.own)?.series.first?.points.isEmpty == true)
    }

    @Test("A sheet to print says what was answered, that it is no diagnosis, and that it is not sealed")
    func sheet() async throws {
        let world = World()
        let companion = try await world.companion()
        let thing = try await Self.fill(["1": 3, "2": 1, "3": 3, "4": 1, "5": 3, "6": 1], companion, world)

        let sheet = try await companion.handout(.result, id: thing.text)
        let all = sheet.parts.flatMap(\.blocks).flatMap(\.items).joined(separator: "\n")
        #expect(all.contains("“I told myself off, even over small things.”: A little"))
        #expect(all.contains("not a diagnosis"))
        #expect(sheet.notes.contains { $0.contains("not sealed") })
        await #expect(throws: CompanionError.notFound) { try await companion.handout(.result, id: "none") }
    }

    // MARK: -

    private static let own = Scale.ID("salve-short")

    private static func place(_ item: String) -> AnsweredScale.Place { AnsweredScale.Place(Scale.Item.ID(item)) }

    private static func answer(
        _ answers: [String: Int?],
        _ thing: EntryID,
        _ companion: Companion,
        _ world: World,
        finishes: Bool
    ) async throws {
        var given: [AnsweredScale.Place: Int?] = [:]
        for (item, answer) in answers { given[place(item)] = .some(answer) }
        _ = try await companion.answer(given, in: thing, finishes: finishes, form: world.form())
    }

    @discardableResult
    private static func fill(_ answers: [String: Int?], _ companion: Companion, _ world: World) async throws -> EntryID
    {
        let thing = try #require(try await companion.beginMeasure(own, asking: true, form: world.form()))
        try await answer(answers, thing, companion, world, finishes: true)
        return thing
    }
}
