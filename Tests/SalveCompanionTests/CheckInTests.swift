import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

/// Check-ins, names found later, kindnesses and drafts, as a person would keep them.
struct CheckInTests {
    private func answers(_ shape: FeelingShape?, _ words: [String] = [], strength: Int? = nil) -> CheckIn.Answers {
        var answers = CheckIn.Answers()
        answers.shape = shape
        answers.words = words.map { WordID($0) }
        answers.strength = strength
        return answers
    }

    @Test("what was said comes back as it was after a restart, and what was not said stays unsaid")
    func kept() async throws {
        let world = World()
        let store = MemoryStore()
        let key = VaultKey.random()
        let companion = try await world.companion(store: store, key: key)
        var said = answers(.field(.low), ["tired", "lonely"], strength: 4)
        said.ownWords = [" wrung out ", "Wrung out", ""]
        said.body = [.chest, .nothing]
        said.about = [.work, .criticised]
        said.text = "A long day  \r\n"
        let full = world.form()
        try await companion.checkIn(said, form: full)
        let blank = world.form()
        try await companion.checkIn(CheckIn.Answers(), form: blank)
        let unsure = world.form()
        try await companion.checkIn(answers(.unsure), form: unsure)

        let again = try await world.companion(reopening: store, key: key)

        let kept = try #require(await again.checkIn(full)?.checkIn.answers)
        #expect(kept.shape == .field(.low))
        #expect(kept.words == [WordID("tired"), WordID("lonely")])
        #expect(kept.ownWords == ["wrung out"])
        #expect(kept.strength == 4)
        #expect(kept.body == [.nothing])
        #expect(kept.text == "A long day")
        let empty = try #require(await again.checkIn(blank)?.checkIn.answers)
        #expect(empty == CheckIn.Answers())
        #expect(empty.strength == nil)
        #expect(await again.checkIn(unsure)?.checkIn.answers.shape == .unsure)
        #expect(await again.ownWords().map(\.text) == ["wrung out"])
        #expect(await again.ownWords().map(\.fields) == [[.low]])
    }

    @Test("a check-in of before stands on its day, and the future is refused")
    func backDated() async throws {
        let world = World(day: 17, hour: 14)
        let companion = try await world.companion()
        let day = Day(year: 2026, month: 11, day: 14)
        let evening = await companion.time(on: day, around: .evening)
        let form = world.form()
        try await companion.checkIn(answers(.field(.lit)), happened: evening, around: .evening, form: form)
        let tonight = await companion.time(on: Day(year: 2026, month: 11, day: 17), around: .evening)
        await #expect(throws: CompanionError.badValue) {
            try await companion.checkIn(answers(nil), happened: tonight, form: world.form())
        }

        let there = await companion.checkIns(from: day, to: day)
        #expect(there.map(\.checkIn.thing) == [form])
        #expect(there.first?.at.hour == 19)
        #expect(there.first?.checkIn.written == world.surroundings.now().moment)
        #expect(await companion.checkIns(from: day.next, to: Day(year: 2026, month: 11, day: 17)).isEmpty)
    }

    @Test("changing a check-in leaves both of its times, and shreds what it said before")
    func changed() async throws {
        let world = World()
        let store = MemoryStore()
        let companion = try await world.companion(store: store)
        let form = world.form()
        var said = answers(.field(.stirred))
        said.text = "The first telling"
        try await companion.checkIn(said, form: form)
        let first = try #require(await companion.checkIn(form))
        world.pass(minutes: 300)
        said.text = "The second telling"
        try await companion.change(checkIn: form, to: said, form: world.form())

        let second = try #require(await companion.checkIn(form))
        #expect(second.at == first.at)
        #expect(second.checkIn.written == first.checkIn.written)
        #expect(second.checkIn.answers.text == "The second telling")
        #expect(await companion.timelineRows().count == 1)
        #expect(try await !String(decoding: companion.export(.json), as: UTF8.self).contains("first telling"))
    }

    @Test("a name found later keeps its own time, goes with its check-in, and comes back with it")
    func namedLater() async throws {
        let world = World()
        let companion = try await world.companion()
        let form = world.form()
        try await companion.checkIn(answers(.unsure), form: form)
        world.pass(minutes: 180)
        try await companion.nameLater(checkIn: form, words: [WordID("envious")], text: "The photo", form: world.form())
        await #expect(throws: CompanionError.empty) {
            try await companion.nameLater(checkIn: form, words: [], form: world.form())
        }

        let dated = try #require(await companion.checkIn(form))
        let name = try #require(dated.laterNames.first)
        #expect(name.at.moment.minutes(since: dated.at.moment) == 180)
        #expect(await companion.timelineRows(finding: "envious").count == 1)
        let deletion = try await companion.delete(form, form: world.form())
        #expect(await companion.checkIn(form) == nil)
        #expect(await companion.timelineRows(finding: "envious").isEmpty)
        try await companion.restore(deletion, form: world.form())
        #expect(await companion.checkIn(form)?.laterNames.count == 1)
        try await companion.delete(form, form: world.form())
        world.pass(minutes: 2)
        try await companion.tidy()
        #expect(try await !String(decoding: companion.export(.json), as: UTF8.self).contains("The photo"))
    }

    @Test("how strong it was changes no offer")
    func strengthIsNoDistress() async throws {
        let world = World()
        let companion = try await world.companion()
        let before = await companion.library().offered.map(\.text.id)
        for strength in 1...5 {
            try await companion.checkIn(
                answers(.field(.stirred), ["terrified"], strength: strength),
                form: world.form()
            )
        }
        #expect(await companion.library().offered.map(\.text.id) == before)
        #expect(await !companion.today().showsQuietLine)
    }

    @Test("a word that is far shows the way outward and never staying; a heavy one only a line")
    func flagged() async throws {
        let world = World()
        let companion = try await world.companion()
        let far = world.form()
        try await companion.checkIn(answers(.unsure, ["unreal"]), form: far)
        let heavy = world.form()
        try await companion.checkIn(answers(.field(.low), ["hopeless"]), form: heavy)

        let afterFar = await AfterCheckIn(try #require(await companion.checkIn(far)), companion)
        #expect(afterFar.isFar && afterFar.small == nil)
        let afterHeavy = await AfterCheckIn(try #require(await companion.checkIn(heavy)), companion)
        #expect(afterHeavy.isHeavy && !afterHeavy.isFar)
        #expect(afterHeavy.small?.text.practice.depth == .outer)
        #expect(await !companion.today().showsQuietLine)
    }

    @Test(
        "staying is offered by the machine alone: past the first sittings, at a low rating, and without what is left out"
    )
    func staying() async throws {
        let world = World()
        let companion = try await world.companion()
        func isOffered(at distress: Int?) async throws -> Bool {
            let sitting = try await companion.begin(.other, distress: distress, form: world.form())
            return sitting.offers.contains { $0.text.id == AfterCheckIn.staying }
        }
        #expect(try await !isOffered(at: 3))
        for _ in 1...5 {
            var sitting = try await companion.begin(.other, distress: 3, form: world.form())
            let first = try #require(sitting.offers.first?.text.id)
            sitting = try await companion.act(.choose(first), in: sitting.id, form: world.form())
            _ = try await companion.act(.stop, in: sitting.id, form: world.form())
            world.pass(minutes: 24 * 60)
        }

        #expect(try await isOffered(at: 3))
        #expect(try await !isOffered(at: 8))
        #expect(try await !isOffered(at: nil))
        try await companion.choose([Preference(.leftOut, "body-inside")], form: world.form())
        #expect(try await !isOffered(at: 8))
        let other = try #require(await companion.shown(AfterCheckIn.staying)?.text)
        #expect(!other.practice.ingredients.contains(.bodyInside) && other.practice.depth == .words)
        #expect(!other.steps.contains { $0.heading[.plain].contains("where the feeling sits") })
    }

    @Test("a kindness is kept, changed where it was, and shown by nothing but its own list and the timeline")
    func kindness() async throws {
        let world = World()
        let companion = try await world.companion()
        let form = world.form()
        try await companion.keepKindness("The driver waited", from: .stranger, form: form)
        let first = try #require(await companion.kindnesses().first)
        world.pass(minutes: 60)
        try await companion.keepKindness("The bus driver waited", from: nil, thing: form, form: world.form())

        let kept = await companion.kindnesses()
        #expect(kept.map(\.value.text) == ["The bus driver waited"])
        #expect(kept.first?.at == first.at)
        #expect(kept.first?.value.from == nil)
        await #expect(throws: CompanionError.empty) {
            try await companion.keepKindness("  ", from: .animal, form: world.form())
        }
    }

    @Test("a draft outlasts a restart, goes with what it became, and is not brought back by a late one")
    func draft() async throws {
        let world = World()
        let store = MemoryStore()
        let key = VaultKey.random()
        let companion = try await world.companion(store: store, key: key)
        let form = world.form()
        let fields = [Draft.Field(name: "field", value: "low"), Draft.Field(name: "text", value: "Half a sen")]
        #expect(try await companion.saveDraft(fields, in: .checkIn, form: form))
        try await companion.saveDraft([Draft.Field(name: "text", value: "Not now")], in: .send, form: world.form())

        let again = try await world.companion(reopening: store, key: key)
        #expect(await again.draft(in: .checkIn)?.fields == fields)
        try await again.checkIn(answers(.field(.low)), form: form)
        #expect(await again.draft(in: .checkIn) == nil)
        #expect(try await !again.saveDraft(fields, in: .checkIn, form: form))
        #expect(await again.draft(in: .checkIn) == nil)

        let last = try await world.companion(reopening: store, key: key)
        #expect(await last.draft(in: .checkIn) == nil)
        #expect(await last.draft(in: .send)?.fields.first?.value == "Not now")
        try await last.deleteEverything()
        #expect(await last.draft(in: .send) == nil)
    }
}

extension Day {
    fileprivate var next: Day { Day(year: year, month: month, day: day + 1) }
}
