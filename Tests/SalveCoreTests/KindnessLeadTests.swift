import SalveCore
import Testing

/// R7: what the person says about kindness puts doing first, and what lets that go.
struct KindnessLeadTests {
    private let practices = [
        Practice(id: .init("feet"), depth: .outer, risk: .low, family: .ground),
        Practice(id: .init("breath"), depth: .body, risk: .low, family: .breath),
        Practice(id: .init("words"), depth: .words, risk: .low, family: .kindWords),
    ]

    @Test(
        "two answers a lot, or four at least a bit, say that kindness feels unsafe; what is passed over counts nothing",
        arguments: [
            ([], false), ([.lot], false), ([.lot, .lot], true), ([.some, .some, .some], false),
            ([.some, .some, .some, .some], true), ([.lot, .some, .some], false), ([.lot, .some, .some, .some], true),
            ([.no, .no, .no, .no, .no, .no], false), ([.lot, .no, .no, .no, .no, .lot], true),
        ] as [([ClosenessAnswers.Answer], Bool)]
    )
    func rule(_ given: [ClosenessAnswers.Answer], _ isUnsafe: Bool) {
        let pairs = zip(ClosenessAnswers.Question.allCases, given)
        let answers = ClosenessAnswers(thing: id(1), answers: Dictionary(uniqueKeysWithValues: Array(pairs)))

        #expect(answers.saysKindnessFeelsUnsafe == isUnsafe)
    }

    @Test("the answers set it, holding nothing back, and are offered again after six weeks")
    func setByAnswers() throws {
        var timeline = Timeline()
        timeline.land("feet", .same, at: 1)
        timeline.answer([.theCatch: .lot, .words: .lot], at: 2)

        let lead = try #require(timeline.kindnessLead(among: practices))
        #expect(lead.source == .answers)
        #expect(!lead.isAskedAgain(at: time(6 * 7 * 24 + 1).moment))
        #expect(lead.isAskedAgain(at: time(6 * 7 * 24 + 2).moment))
        let now = timeline.circumstances(among: practices, at: time(400), sitting: nil)
        #expect(now.kindnessFeelsUnsafe)
        var session = PracticeSession()
        _ = try session.apply(.start(.other, distress: 2), in: now)
        for practice in practices { #expect(session.opening(of: practice, in: now) == .open) }
        #expect(session.offers(in: now).map(\.practice.id.name) == ["feet", "breath", "words"])
    }

    @Test("three inner practices that landed easier since end it; outer ones, same and earlier ones do not")
    func released() {
        var timeline = Timeline()
        timeline.land("words", .easier, at: 1)
        timeline.answer([.theCatch: .lot, .words: .lot], at: 2)
        timeline.land("feet", .easier, at: 3)
        timeline.land("words", .easier, at: 4)
        timeline.land("breath", .easier, at: 5)
        timeline.land("words", .same, at: 6)
        #expect(timeline.kindnessLead(among: practices) != nil)

        timeline.land("words", .easier, at: 7)
        #expect(timeline.kindnessLead(among: practices) == nil)

        timeline.answer([.near: .lot, .sad: .lot], at: 8)
        #expect(timeline.kindnessLead(among: practices)?.since == time(8).moment)
    }

    @Test("a practice of one’s own, or of a pack, does not end it, however it landed")
    func onlyShipped() {
        var timeline = Timeline()
        timeline.answer([.theCatch: .lot, .words: .lot], at: 2)
        for hour in 3...5 {
            let facts: [SittingFact] = [
                .started(.other),
                .began(.init("words"), revision: 1, isShort: false, byAsking: false, offer: nil),
                .family(.init("words"), .kindWords), .landed(.init("words"), .easier),
            ]
            timeline.apply(event(hour, .sitting(id(900 + hour), facts)))
        }
        #expect(timeline.kindnessLead(among: practices) != nil)

        for hour in 6...8 { timeline.land("words", .easier, at: hour) }
        #expect(timeline.kindnessLead(among: practices) == nil)
    }

    @Test("the latest word counts: the switch off after the answers, the switch on, answers that say no")
    func lastWord() {
        var timeline = Timeline()
        timeline.answer([.theCatch: .lot, .words: .lot], at: 0)
        timeline.apply(event(1, .preference(Preference(.kindnessUnsafe, ""))))
        #expect(timeline.kindnessLead(among: practices) == nil)

        timeline.apply(event(2, .preference(Preference(.kindnessUnsafe, "yes"))))
        #expect(timeline.kindnessLead(among: practices)?.source == .hand)

        timeline.answer([.theCatch: .no], at: 3)
        #expect(timeline.kindnessLead(among: practices) == nil)
    }

    @Test("deleted answers were never given, and the switch before them holds again")
    func deleted() {
        var timeline = Timeline()
        timeline.apply(event(1, .preference(Preference(.kindnessUnsafe, "yes"))))
        timeline.answer([.theCatch: .no], at: 2)
        #expect(timeline.kindnessLead(among: practices) == nil)

        timeline.apply(event(3, .deleted([event(2, .restored(id(0))).id])))
        #expect(timeline.kindnessLead(among: practices)?.source == .hand)
        #expect(timeline.closenessAnswers.isEmpty)
    }

    @Test("a question or an answer that this Salve does not know makes the entry one of a newer Salve")
    func newer() {
        var envelope = EventEnvelope(event(1, .closeness(ClosenessAnswers(thing: id(1), answers: [.sad: .some]))))
        #expect(envelope.body.about == ["sad:some"])
        #expect(envelope.event != nil)
        for unknown in [["sad:often"], ["moon:some"], ["sad"], ["sad:some", "sad:lot"]] {
            envelope.body.about = unknown
            #expect(envelope.event == nil)
        }
    }
}

private func id(_ number: Int) -> EntryID { EntryID(high: 2, low: UInt64(number)) }

private func time(_ hour: Int) -> LocalTime {
    LocalTime(moment: Moment(milliseconds: 0).adding(hours: hour), zone: "UTC", offset: 0)
}

private func event(_ hour: Int, _ what: JournalEvent.What) -> JournalEvent {
    let at = time(hour)
    let id = EntryID(high: 0, low: UInt64(hour) + 1)
    return JournalEvent(id: id, happened: at, recorded: at.moment, origin: .web, what: what)
}

extension Timeline {
    fileprivate mutating func answer(
        _ answers: [ClosenessAnswers.Question: ClosenessAnswers.Answer],
        at hour: Int
    ) {
        apply(event(hour, .closeness(ClosenessAnswers(thing: id(hour), answers: answers))))
    }

    fileprivate mutating func land(_ name: String, _ landing: Landing, at hour: Int) {
        let practice = Practice.ID(name)
        let facts: [SittingFact] = [
            .started(.other), .began(practice, revision: 1, isShort: false, byAsking: false, offer: nil),
            .landed(practice, landing),
        ]
        apply(event(hour, .sitting(EntryID(high: 1, low: UInt64(hour)), facts)))
    }
}
