import SalveCore
import Testing

/// R4 d: three inner practices land harder, doing leads, and the person's switch is for that episode only.
struct DoingLeadsTests {
    private let practices = [
        Practice(id: .init("feet"), depth: .outer, risk: .low, family: .ground),
        Practice(id: .init("breath"), depth: .body, risk: .low, family: .breath),
        Practice(id: .init("words"), depth: .words, risk: .low, family: .kindWords),
        Practice(id: .init("image"), depth: .images, risk: .low, family: .images),
    ]

    @Test("the switch ends it, and what lands harder later lets doing lead again")
    func episodes() {
        var timeline = Timeline()
        for (hour, name) in ["breath", "words", "image"].enumerated() { timeline.harder(name, at: hour) }
        #expect(leads(timeline, at: 10))

        timeline.apply(event(11, .preference(Preference(.doingLeads, "off"))))
        #expect(!leads(timeline, at: 12))

        timeline.harder("breath", at: 20)
        #expect(leads(timeline, at: 21))
        #expect(!leads(timeline, at: 20 + 14 * 24))
    }

    private func leads(_ timeline: Timeline, at hour: Int) -> Bool {
        timeline.circumstances(among: practices, at: time(hour), sitting: nil).memory.doingLeads
    }
}

private func time(_ hour: Int) -> LocalTime {
    LocalTime(moment: Moment(milliseconds: 0).adding(hours: hour), zone: "UTC", offset: 0)
}

private func event(_ hour: Int, _ what: JournalEvent.What) -> JournalEvent {
    let at = time(hour)
    let id = EntryID(high: 0, low: UInt64(hour) + 1)
    return JournalEvent(id: id, happened: at, recorded: at.moment, origin: .web, what: what)
}

extension Timeline {
    fileprivate mutating func harder(_ name: String, at hour: Int) {
        let practice = Practice.ID(name)
        let facts: [SittingFact] = [
            .started(.other), .began(practice, revision: 1, isShort: false, byAsking: false, offer: nil),
            .landed(practice, .harder),
        ]
        apply(event(hour, .sitting(EntryID(high: 1, low: UInt64(hour)), facts)))
    }
}
