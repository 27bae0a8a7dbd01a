import SalveCore
import Testing

/// A sitting that is found again after Salve was stopped in the middle of it.
struct ResumingTests {
    private let id = EntryID(high: 7, low: 7)

    /// The sitting as it stands after these facts, each a minute after the other.
    private func resumed(_ facts: [SittingFact], dangerAfter minutes: Int? = nil) throws -> PracticeSession {
        var timeline = Timeline()
        for (minute, fact) in facts.enumerated() { timeline.apply(event(.sitting(id, [fact]), minute)) }
        if let minutes {
            let until = moment(minutes).adding(hours: Timeline.quietLineHours).milliseconds
            timeline.apply(event(.preference(Preference(.quietLine, String(until))), 90))
        }
        let sitting = try #require(timeline.sitting(id))
        return PracticeSession(resuming: sitting, in: timeline, among: Shelf.practices)
    }

    private func moment(_ minute: Int) -> Moment { Moment(milliseconds: 1_000_000_000 + Int64(minute) * 60_000) }

    private func event(_ what: JournalEvent.What, _ minute: Int) -> JournalEvent {
        let happened = LocalTime(moment: moment(minute), zone: "UTC", offset: 0)
        let name = EntryID(high: 8, low: UInt64(minute))
        return JournalEvent(id: name, happened: happened, recorded: happened.moment, origin: .web, what: what)
    }

    private let began = SittingFact.began(
        Practice.ID("breath"),
        revision: 1,
        isShort: false,
        byAsking: false,
        offer: nil
    )

    @Test("what protects is kept: harder, far away, a cause left open") func keeps() throws {
        let harder = try resumed([.started(.hard), began, .landed(Practice.ID("breath"), .harder)])
        #expect(harder.harderCount == 1 && harder.door == .hard && harder.phase == .choosing)

        let far = try resumed([.started(.other), .landed(nil, .far)])
        #expect(far.presence == .far && !far.allowsVoice)

        let open = try resumed([.started(.other), began, .attributed(Practice.ID("breath"), .unsure)])
        #expect(open.isCauseOpen)
    }

    @Test("danger said in it brings help back; danger said before it does not") func danger() throws {
        let during = try resumed([.started(.other)], dangerAfter: 5)
        #expect(during.showsHelp && during.phase == .settling)

        let before = try resumed([.started(.other)], dangerAfter: -5)
        #expect(!before.showsHelp && before.phase == .choosing)

        let stopped = try resumed([.started(.other), .stopped], dangerAfter: 1)
        #expect(stopped.phase == .closed)
    }
}
