import SalveCore
import Testing

/// What the learner reads of what was kept.
struct LearnerSittingsTests {
    private let tea = Practice.ID("tea")

    @Test("the rating before is the last one when it was chosen, the rating after the first one once it ended")
    func ratings() throws {
        var timeline = Timeline()
        timeline.sit(1, .other, [.rated(6), .rated(4), began(tea), .rated(9), .finished(tea), .rated(3), .rated(1)])

        let sitting = try #require(timeline.learnerSittings.first)
        #expect(timeline.learnerSittings.count == 1)
        #expect(sitting.practice == tea && sitting.before == 4 && sitting.after == 3 && sitting.landing == nil)
    }

    @Test("a rating taken back was not given, one half an hour later says nothing of it, and the next is its own")
    func takenBack() {
        var timeline = Timeline()
        timeline.sit(1, .other, [.rated(4), began(tea), .finished(tea), .rated(3), .rated(nil), .rated(2)])
        timeline.sit(2, .other, [.rated(4), began(tea), .finished(tea)])
        timeline.apply(
            event(120, .sitting(id(2), [.rated(2), began("walk"), .landed(.init("walk"), .harder), .rated(5)]))
        )

        let sittings = timeline.learnerSittings
        #expect(sittings.map(\.before) == [4, 4, 2])
        #expect(sittings.map(\.after) == [2, nil, 5])
        #expect(sittings.map(\.landing) == [nil, nil, .harder])
    }

    @Test("what the rules count as harder lands harder, also where only the rise was put down to it")
    func harder() {
        var timeline = Timeline()
        timeline.sit(1, .other, [.rated(2), began(tea), .finished(tea), .rated(5), .attributed(tea, .practice)])
        timeline.sit(2, .other, [began(tea), .landed(tea, .harder), .stayed(tea), .landed(tea, .easier)])
        timeline.sit(3, .other, [began(tea), .landed(tea, .far)])

        #expect(timeline.learnerSittings.map(\.landing) == [.harder, .harder, .far])
    }

    @Test("the noticing practice is the comparison; of the hard door only what was rated teaches")
    func noticing() {
        var timeline = Timeline()
        timeline.sit(1, .other, [.rated(3), began(Practice.noticing), .finished(Practice.noticing), .rated(3)])
        timeline.sit(2, .hard, [began(tea), .landed(tea, .easier)])
        timeline.sit(3, .hard, [.rated(8), began(tea), .landed(tea, .easier)])

        #expect(timeline.learnerSittings.map(\.practice) == [nil, tea])
        #expect(timeline.learnerSittings.map(\.before) == [3, 8])
    }

    @Test("they come by the person's own days, with the local hour, whenever they were written down")
    func order() throws {
        var timeline = Timeline()
        timeline.sit(60 * 24, .other, [began(tea)])
        timeline.sit(30, .other, [began("walk")])

        let sittings = timeline.learnerSittings
        #expect(sittings.map(\.practice?.name) == ["walk", "tea"])
        // Half an hour after midnight in UTC is 1:30 at an offset of an hour.
        #expect(abs(try #require(sittings.first).day * 24 - 25.5 - Double(719_468 * 24)) < 24.01)
        #expect(Int(((sittings[0].day - sittings[0].day.rounded(.down)) * 24).rounded(.down)) == 1)
    }

    @Test("what is deleted teaches nothing until it is taken back, and forgetting is a date before which nothing does")
    func forgetting() {
        var timeline = Timeline()
        timeline.sit(10, .other, [began(tea)])
        timeline.sit(20, .other, [began("walk")])
        let deletion = event(30, .deleted([event(10, .restored(id(0))).id]))
        timeline.apply(deletion)
        #expect(timeline.learnerSittings.map(\.practice?.name) == ["walk"])
        timeline.apply(event(31, .restored(deletion.id)))
        #expect(timeline.learnerSittings.map(\.practice?.name) == ["tea", "walk"])

        timeline.apply(event(32, .preference(Preference(.learnsSince, "\(time(15).moment.milliseconds)"))))
        #expect(timeline.learnerSittings.map(\.practice?.name) == ["walk"])
        #expect(timeline.counts(of: tea).begun == 1)
        timeline.apply(event(33, .preference(Preference(.learnsSince, ""))))
        #expect(timeline.learnerSittings.count == 2)
    }

    @Test(
        "six answers give a fear of kindness from 0 to 1, nil when there are none, and agree with the rule",
        arguments: [
            ([], nil), ([.no, .no, .no, .no, .no, .no], 0.25), ([.some, .some, .no, .no, .no, .no], 0.5),
            ([.lot, .lot, .no, .no, .no, .no], 0.75), ([.some, .some, .some, .some, .no, .no], 0.75),
            ([.lot, .lot, .lot, .lot, .lot, .lot], 1), ([.no], 0.458_333), ([.lot, .lot], 0.75),
        ] as [([ClosenessAnswers.Answer], Double?)]
    )
    func fear(_ given: [ClosenessAnswers.Answer], _ expected: Double?) throws {
        var timeline = Timeline()
        let pairs = zip(ClosenessAnswers.Question.allCases, given)
        let answers = ClosenessAnswers(thing: id(1), answers: Dictionary(uniqueKeysWithValues: Array(pairs)))
        if !given.isEmpty { timeline.apply(event(1, .closeness(answers))) }

        guard let expected else {
            #expect(timeline.fearOfKindness == nil)
            return
        }
        let fear = try #require(timeline.fearOfKindness)
        #expect(abs(fear - expected) < 1e-5)
        if answers.saysKindnessFeelsUnsafe { #expect(fear >= 0.75) } else { #expect(fear < 0.75) }
    }
}

private func began(_ practice: Practice.ID) -> SittingFact {
    .began(practice, revision: 1, isShort: false, byAsking: false, offer: nil)
}

private func began(_ name: String) -> SittingFact { began(Practice.ID(name)) }

private func id(_ number: Int) -> EntryID { EntryID(high: 2, low: UInt64(number)) }

private func time(_ minutes: Int) -> LocalTime {
    LocalTime(moment: Moment(milliseconds: Int64(minutes) * 60_000), zone: "Europe/Paris", offset: 3_600)
}

private func event(_ minutes: Int, _ what: JournalEvent.What) -> JournalEvent {
    let at = time(minutes)
    let id = EntryID(high: 0, low: UInt64(minutes) + 1)
    return JournalEvent(id: id, happened: at, recorded: at.moment, origin: .web, what: what)
}

extension Timeline {
    fileprivate mutating func sit(_ minutes: Int, _ door: Door, _ facts: [SittingFact]) {
        apply(event(minutes, .sitting(id(minutes), [.started(door)] + facts)))
    }
}
