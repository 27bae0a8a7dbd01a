import SalveCore
import Testing

@Suite("Being led")
struct LeadingTests {
    private let outer = Practice(id: .init("room"), depth: .outer, risk: .low, family: .ground, steps: 3)
    private let inner = Practice(id: .init("words"), depth: .words, risk: .low, family: .kindWords, steps: 3)

    private func leads(
        _ practice: Practice,
        at door: Door = .other,
        _ distress: Int?,
        then: [PracticeSession.Action] = []
    )
        throws -> Bool
    {
        let now = Circumstances(practices: [outer, inner])
        var session = PracticeSession()
        let open: [PracticeSession.Action] = [.start(door, distress: distress), .ask, .choose(practice.id)]
        for action in open + then { _ = try session.apply(action, in: now) }
        return session.allowsLeading
    }

    @Test("It leads up to 6, and never at 7 and above", arguments: 0...10)
    func ratings(_ distress: Int) throws {
        #expect(try leads(outer, distress) == (distress < 7))
        #expect(try leads(inner, distress) == (distress < 7))
    }

    @Test("Not answered ranks as 7 for what turns inward, and leads what is outer")
    func notAnswered() throws {
        #expect(try !leads(inner, nil))
        #expect(try leads(outer, nil))
    }

    @Test("It never leads from the hard door, after harder, or far away")
    func never() throws {
        #expect(try !leads(outer, at: .hard, 2))
        #expect(try !leads(outer, 2, then: [.landing(.harder), .ask, .choose(outer.id)]))
        #expect(try !leads(outer, 2, then: [.landing(.far), .choose(outer.id)]))
        #expect(try !leads(outer, 2, then: [.danger, .return, .choose(outer.id)]))
        #expect(try !leads(outer, 2, then: [.next, .next, .next]))
    }
}
