import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

/// A fair test from its beginning to its result, with the clock moved.
struct FairTestTests: FairTesting {
    let world = World(day: 10, hour: 10)

    @Test("from start to result: each pick as drawn, one changed, one without a number; the result is read at the end")
    func whole() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        for number in 0..<6 {
            #expect(await companion.fairTests().first?.reading == nil)
            try await attempt(companion, test, after: number == 5 ? nil : 1, changes: number == 2)
        }

        let over = try await companion.fairTest(test)
        #expect(over.isOver && over.begun == 6)
        #expect(over.tries.map { $0.value.drawn } == (0..<6).map { over.test.drawn($0) })
        let read = try await companion.readFairTest(test, form: world.form())
        let reading = try #require(read.reading)
        #expect(read.test.isRead)
        #expect(reading.pairs == 2 && reading.unrated == 1 && reading.changed == 1)
        #expect(reading.verdict == .tooEarly)
        let said = companion.catalogue.strings.sentences(of: read)
        #expect(said.first?.contains("Too early to tell") == true)
        #expect(said.contains { $0.contains("the other one once") })
        #expect(said.contains { $0.contains("no number after") })
        await #expect(throws: CompanionError.tooLate) {
            try await companion.nextFairTry(of: test, before: 2, form: world.form())
        }
    }

    @Test("the result stays shut until the test is over, and stopping opens it")
    func shut() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        try await attempt(companion, test, after: 1)
        await #expect(throws: CompanionError.tooLate) {
            try await companion.readFairTest(test, form: world.form())
        }
        try await companion.setFairTest(test, .stopped, form: world.form())
        let read = try await companion.readFairTest(test, form: world.form())
        #expect(read.reading?.isEarly == true)
        await #expect(throws: CompanionError.tooLate) {
            try await companion.setFairTest(test, .going, form: world.form())
        }
    }

    @Test("chance never picks at five or above, or without a number, and nothing of it is kept")
    func ratings() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        let before = try await companion.verify()
        for rating in [5, 6, 7, 8, 9, 10] {
            let next = try await companion.nextFairTry(of: test, before: rating, form: world.form())
            #expect(next == .freely(.byRule), "\(rating)")
        }
        #expect(try await companion.nextFairTry(of: test, before: nil, form: world.form()) == .freely(.notRated))
        #expect(try await companion.verify() == before)
        await #expect(throws: CompanionError.badValue) {
            try await companion.nextFairTry(of: test, before: 11, form: world.form())
        }
    }

    @Test("chance never picks at night, nor a short while after the last one")
    func times() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        try await attempt(companion, test, after: 2)
        world.pass(minutes: -22 * 60)
        #expect(try await companion.nextFairTry(of: test, before: 2, form: world.form()) == .freely(.tooSoon))
        world.pass(minutes: 12 * 60)
        #expect(try await companion.nextFairTry(of: test, before: 2, form: world.form()) == .freely(.night))
    }

    @Test("after harder chance rests: the try ends as any sitting does, and counts as it was")
    func harder() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        let next = try await companion.nextFairTry(of: test, before: 2, form: world.form())
        guard case .picked(let thing) = next else {
            Issue.record("\(next)")
            return
        }
        let one = try await companion.fairTry(thing).one
        let view = try #require(try await companion.openFairTry(thing, doing: one.drawn, form: world.form()))
        let after = try await companion.act(.landing(.harder), in: view.id, form: world.form())
        #expect(after.session.phase == .settling && after.session.turns == 1)
        let standing = try await companion.fairTest(test)
        #expect(standing.lastLandedHarder && standing.waiting?.thing == thing)
        try await companion.rateFairTry(thing, after: 5, form: world.form())
        #expect(try await companion.fairTest(test).harder.a + companion.fairTest(test).harder.b == 1)
    }

    @Test("what R4, R7, R8, R16 or danger hold, chance does not pick")
    func held() async throws {
        for hold in ["kindness", "left out", "danger", "inner harder"] {
            let world = World(day: 10, hour: 10)
            let companion = try await world.companion()
            let test = try await companion.beginFairTest(Self.walk, Self.music, count: 6, form: world.form())
            #expect(try await companion.fairHold(test) == nil)
            switch hold {
            case "kindness": try await companion.putDoingFirst(true, form: world.form())
            case "left out":
                try await companion.choose([Preference(.leftOut, "outdoors")], form: world.form())
            case "danger":
                let sitting = try await companion.begin(.other, form: world.form())
                _ = try await companion.act(.danger, in: sitting.id, form: world.form())
            default:
                let inner = Practice.ID("slower-out-breath")
                let sitting = try await companion.begin(
                    .other,
                    distress: 2,
                    opening: inner,
                    asking: true,
                    form: world.form()
                )
                _ = try await companion.act(.landing(.harder), in: sitting.id, form: world.form())
            }
            let next = try await companion.nextFairTry(of: test, before: 2, form: world.form())
            #expect(next == .freely(hold == "inner harder" ? .afterHarder : .byRule), "\(hold)")
            #expect(try await companion.fairTest(test).tries.isEmpty, "\(hold)")
        }
    }

    @Test("a pick that was left is the same pick next time, whatever is tried")
    func fixed() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        var seen: Set<FairTest.Side> = []
        for rating in [1, 4, 2] {
            let next = try await companion.nextFairTry(of: test, before: rating, form: world.form())
            guard case .picked(let thing) = next else {
                Issue.record("\(next)")
                return
            }
            seen.insert(try await companion.fairTry(thing).one.drawn)
            if rating != 4 { try await companion.leaveFairTry(thing, form: world.form()) }
        }
        #expect(seen.count == 1)
        #expect(try await companion.fairTest(test).begun == 0)
    }

    @Test("one form gives one try and one sitting, however often it is sent")
    func twice() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        let (form, opening) = (world.form(), world.form())
        for _ in 0..<2 {
            #expect(try await companion.nextFairTry(of: test, before: 2, form: form) == .picked(form))
            let drawn = try await companion.fairTry(form).one.drawn
            let view = try await companion.openFairTry(form, doing: drawn, form: opening)
            #expect(view?.id == opening)
        }
        // Another tab that would do the other one comes to the sitting that is there.
        let other = try await companion.fairTry(form).one.drawn.other
        #expect(try await companion.openFairTry(form, doing: other, form: world.form())?.id == opening)
        #expect(try await companion.fairTest(test).tries.count == 1)
    }

    @Test("two hours later its number is not asked any more, and the place is used up")
    func late() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        let form = world.form()
        _ = try await companion.nextFairTry(of: test, before: 2, form: form)
        let drawn = try await companion.fairTry(form).one.drawn
        let view = try #require(try await companion.openFairTry(form, doing: drawn, form: world.form()))
        #expect(await companion.fairTryWaiting(in: view.id)?.thing == form)
        world.pass(minutes: 121)
        #expect(await companion.fairTryWaiting(in: view.id) == nil)
        await #expect(throws: CompanionError.tooLate) {
            try await companion.rateFairTry(form, after: 1, form: world.form())
        }
        world.pass(minutes: 120)
        let next = try await companion.nextFairTry(of: test, before: 3, form: world.form())
        guard case .picked(let thing) = next else {
            Issue.record("\(next)")
            return
        }
        #expect(try await companion.fairTry(thing).one.slot == 1)
        #expect(try await companion.fairTry(form).one.isOver)
    }

    @Test("a sitting left without its number holds nothing back: the next day chance picks, and the pick begins")
    func leftUnrated() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        let form = world.form()
        _ = try await companion.nextFairTry(of: test, before: 2, form: form)
        let view = try #require(try await companion.openFairTry(form, doing: .a, form: world.form()))
        try await finish(companion, view)
        let day = world.surroundings.now().day
        world.pass(minutes: 24 * 60)
        let next = world.form()
        #expect(try await companion.nextFairTry(of: test, before: 2, form: next) == .picked(next))
        #expect(try await companion.openFairTry(next, doing: .a, form: world.form()) != nil)
        #expect(try await companion.fairTest(test).tries.first?.at.day == day)
    }

    @Test("a late number does not begin the hours between again: they count from the sitting")
    func lateNumber() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        let form = world.form()
        _ = try await companion.nextFairTry(of: test, before: 2, form: form)
        let view = try #require(try await companion.openFairTry(form, doing: .a, form: world.form()))
        try await finish(companion, view)
        world.pass(minutes: 110)
        try await companion.rateFairTry(form, after: 1, form: world.form())
        #expect(try await companion.fairHold(test) == .tooSoon)
        world.pass(minutes: 71)
        #expect(try await companion.fairHold(test) == nil)
    }

    @Test("for a day after anything landed harder or far, also outside of the test and of oneself, chance rests")
    func afterHarder() async throws {
        for landing in [Landing.harder, .far] {
            let world = World(day: 10, hour: 10)
            let companion = try await world.companion()
            let test = try await companion.beginFairTest(Self.walk, Self.music, count: 6, form: world.form())
            let outer = Practice.ID("soles")
            let sitting = try await companion.begin(.other, distress: 2, opening: outer, form: world.form())
            _ = try await companion.act(.landing(landing), in: sitting.id, form: world.form())
            world.pass(minutes: 4 * 60)
            let next = try await companion.nextFairTry(of: test, before: 2, form: world.form())
            #expect(next == .freely(.afterHarder), "\(landing)")
            world.pass(minutes: 20 * 60 + 1)
            let form = world.form()
            #expect(try await companion.nextFairTry(of: test, before: 2, form: form) == .picked(form), "\(landing)")
        }
    }

    @Test("it can wait and be taken up again; nothing begins meanwhile")
    func waiting() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        try await companion.setFairTest(test, .paused, form: world.form())
        await #expect(throws: CompanionError.tooLate) {
            try await companion.nextFairTry(of: test, before: 2, form: world.form())
        }
        try await companion.setFairTest(test, .going, form: world.form())
        try await attempt(companion, test, after: 1)
        #expect(try await companion.fairTest(test).begun == 1)
    }

    @Test("only what would be offered in an easier moment can be compared, and nothing that asks about another")
    func choices() async throws {
        let companion = try await world.companion()
        let choices = await companion.fairChoices()
        #expect(choices.allSatisfy { $0.practice.depth == .outer && $0.practice.risk == .low })
        #expect(choices.contains { $0.id == Self.walk } && choices.contains { $0.id == Self.music })
        #expect(choices.allSatisfy { !$0.practice.asksAboutAnother && $0.later == nil })
        for pair in [(Self.walk, Self.walk), (Self.walk, Practice.ID("harsh-voice")), (Self.walk, Practice.ID("none"))]
        {
            await #expect(throws: CompanionError.badValue) {
                try await companion.beginFairTest(pair.0, pair.1, count: 6, form: world.form())
            }
        }
        await #expect(throws: CompanionError.badValue) {
            try await companion.beginFairTest(Self.walk, Self.music, count: 7, form: world.form())
        }
    }

    @Test("a deleted test takes its tries along and leaves the sittings; a deleted sitting takes its try along")
    func deleting() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        try await attempt(companion, test, after: 1)
        try await attempt(companion, test, after: 2)
        let sitting = try #require(try await companion.fairTest(test).tries.first?.value.sitting)
        try await companion.delete(sitting, form: world.form())
        #expect(try await companion.fairTest(test).begun == 1)
        let entries = try await companion.fairTest(test).tries.map(\.entry)
        try await companion.delete(test, form: world.form())
        #expect(await companion.fairTests().isEmpty)
        world.pass(minutes: 2)
        try await companion.tidy()
        #expect(await companion.timelineRows().contains { if case .sitting = $0.kind { true } else { false } })
        #expect(!entries.isEmpty)
        let exported = String(decoding: try await companion.export(.json), as: UTF8.self)
        #expect(!exported.contains("fair-try") && !exported.contains("fair-test"))
    }

    @Test("what is taken along comes back as it was, with its picks")
    func export() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        try await attempt(companion, test, after: 1)
        let bytes = try await companion.export(.json)
        let before = try await companion.fairTest(test)

        let other = try await World(day: 12).companion()
        try await other.bringIn(try StagedImport(bytes), form: EntryID(high: 9, low: 9))
        let after = try await other.fairTest(test)
        #expect(after.test == before.test)
        #expect(after.tries.map(\.value) == before.tries.map(\.value))
        let markdown = String(decoding: try await other.export(.markdown), as: UTF8.self)
        #expect(markdown.contains("1 of 6 so far"))
    }

    @Test("a test changes nothing in what is offered")
    func offersStay() async throws {
        let companion = try await world.companion()
        let before = await companion.library().offered.map(\.text.id)
        let test = try await begun(companion)
        _ = try await companion.nextFairTry(of: test, before: 2, form: world.form())
        #expect(await companion.library().offered.map(\.text.id) == before)
        #expect(
            await companion.today().suggestion?.text.id
                == (try await World(day: 10, hour: 10).companion()).today().suggestion?.text.id
        )
    }

    @Test("three pairs are said to be too few, and a range is said without a sign or a claim")
    func fewPairs() async throws {
        let companion = try await world.companion()
        let test = try await begun(companion)
        for number in 0..<6 {
            let drawn = try await companion.fairTest(test).test.drawn(number)
            try await attempt(companion, test, after: drawn == .a ? 0 : 3)
        }
        let read = try await companion.readFairTest(test, form: world.form())
        #expect(read.reading?.verdict == .open && read.reading?.isTooFew == true)
        let said = companion.catalogue.strings.sentences(of: read)
        #expect(said.first == "3 pairs are too few to tell.")
        #expect(said[1].contains(" lighter after “") && !said[1].contains("true"))
        #expect(
            said.contains {
                $0.hasPrefix("3 pairs can still come out like this by chance.") && $0.contains("2 of 8 orders")
            }
        )
    }
}
