import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

@testable import SalveCompanion

@Suite("Moments of noticing, by consent")
struct NoticingTests {
    private static let soles = Practice.ID("soles")
    private let world = World(day: 17, hour: 10)

    @Test("they come only where the person agreed, and where rule R20 and the safe set allow: every circumstance")
    func everyCircumstance() async throws {
        let companion = try await agreed()
        let usual = await companion.circumstances(for: nil)
        var (asked, tried) = (0, 0)
        for bits in 0..<(1 << Self.settings.count) {
            var now = usual
            for (place, set) in Self.settings.enumerated() where bits & 1 << place != 0 { set(&now) }
            for door in Door.allCases {
                for distress in [nil, 0, 2, 4, 5, 7, 10] as [Int?] {
                    var session = PracticeSession()
                    _ = try session.apply(.start(door, distress: distress), in: now)
                    let share = await Self.share(companion, session, now)
                    let ordered = await companion.offers(session, in: now, draw: 0.99)
                    let isCalm = bits == 0 && door == .other && distress.map { $0 < 5 } == true
                    tried += 1
                    if share > 0 { asked += 1 }
                    #expect((share > 0) == isCalm, "\(bits) \(door) \(distress ?? -1)")
                    #expect(isCalm || ordered.probabilities.allSatisfy { $0 == 1 })
                    #expect(share <= 0.15)
                }
            }
        }
        #expect(asked == 3 && tried == 14 << Self.settings.count)
    }

    /// Whatever rules out chance, or holds back the noticing practice.
    private static let settings: [@Sendable (inout Circumstances) -> Void] = [
        { $0.isNight = true },
        { $0.isNew = true },
        { $0.hasTriedSeveral = true },
        { $0.kindnessFeelsUnsafe = true },
        { $0.memory.resting = [Practice.ID("walk")] },
        { $0.memory.pausedFamilies = [.letters] },
        { $0.memory.doingLeads = true },
    ]

    @Test("after harder, far away, in danger and while a rise is open there are none")
    func inPain() async throws {
        let companion = try await agreed()
        let now = await companion.circumstances(for: nil)
        let breath = Practice.ID("even-breath")
        let after: [[PracticeSession.Action]] = [
            [.choose(Self.soles), .landing(.harder)], [.landing(.far)], [.landing(.far), .here(.more)],
            [.danger], [.danger, .return],
            [.ask, .choose(breath), .next, .next, .next, .next, .next, .distress(4)],
            [
                .ask, .choose(breath), .next, .next, .next, .next, .next, .distress(4), .because(.unsure),
            ],
        ]
        for actions in after {
            var session = PracticeSession()
            _ = try session.apply(.start(.other, distress: 1), in: now)
            for action in actions {
                if action == .next, session.phase != .practising { continue }
                _ = try session.apply(action, in: now)
            }
            #expect(await Self.share(companion, session, now) == 0, "\(actions)")
            let ordered = await companion.offers(session, in: now, draw: 0.99)
            #expect(ordered.probabilities.allSatisfy { $0 == 1 }, "\(actions)")
        }
    }

    @Test("for a day after something landed harder or far in another sitting, outer or not, there are none")
    func dayAfterHarder() async throws {
        for landing in [Landing.harder, .far] {
            let world = World(day: 17, hour: 10)
            let companion = try await world.settled()
            try await companion.agreeToNoticing(true, form: world.form())
            let walk = Practice.ID("walk")
            let sitting = try await companion.begin(.other, distress: 2, opening: walk, form: world.form())
            _ = try await companion.act(.landing(landing), in: sitting.id, form: world.form())
            for (minutes, comes) in [(4 * 60, false), (20 * 60 + 1, true)] {
                world.pass(minutes: minutes)
                let now = await companion.circumstances(for: nil)
                var session = PracticeSession()
                _ = try session.apply(.start(.other, distress: 2), in: now)
                #expect(await (Self.share(companion, session, now) > 0) == comes, "\(landing) \(minutes)")
            }
        }
    }

    @Test("without a word, after a no, and while nothing is learned there are none")
    func consent() async throws {
        let companion = try await world.settled()
        let lucky = world.form(drawing: true, below: 0.05)
        #expect(try await begin(companion, lucky).noticing == nil)
        try await companion.agreeToNoticing(false, form: world.form())
        #expect(try await begin(companion, world.form(drawing: true, below: 0.05)).noticing == nil)
        try await companion.agreeToNoticing(true, form: world.form())
        #expect(try await begin(companion, world.form(drawing: true, below: 0.05)).noticing != nil)
        try await companion.choose([Preference(.learns, "off")], form: world.form())
        #expect(try await begin(companion, world.form(drawing: true, below: 0.05)).noticing == nil)
    }

    @Test(
        "taken, it is a minute beside which others are set; its probability is kept, and what was chosen is gone on to"
    )
    func taken() async throws {
        let companion = try await agreed()
        let form = world.form(drawing: true, below: 0.05)
        let view = try await begin(companion, form)
        let share = try #require(await companion.timeline.sitting(view.id)?.noticing?.probability)
        #expect(view.noticing?.before.id == Self.soles)
        #expect(view.session.phase == .choosing && share >= 0.1 && share <= 0.15)
        #expect(await companion.timeline.sitting(view.id)?.isCounted == false)

        var going = try await companion.answerNoticing(true, in: view.id, form: world.form())
        #expect(going.session.run?.practice == Practice.noticing && going.noticing == nil)
        let offer = try #require(await companion.timeline.sitting(view.id)?.practices.last?.offer)
        #expect(offer == OfferRecord(why: .noticing, place: 0, probability: share))
        while going.session.phase == .practising {
            going = try await companion.act(.next, in: view.id, form: world.form())
        }
        #expect(going.isHalfRated)
        going = try await companion.act(.distress(3), in: view.id, form: world.form())
        #expect(!going.isHalfRated && going.goesOn?.text.id == Self.soles)
        let last = try #require(await companion.learnerSittings().last)
        #expect(last.practice == nil && last.before == 3 && last.after == 3)

        going = try await companion.open(Self.soles, mayNotice: true, in: view.id, form: world.form())
        #expect(going.session.run?.practice == Self.soles && going.goesOn == nil && going.noticing == nil)
    }

    @Test("skipped, it is kept as skipped, what was chosen opens at once, and it is not asked for again")
    func skipped() async throws {
        let companion = try await agreed()
        let view = try await companion.begin(.other, distress: 2, form: world.form(drawing: true, below: 0.05))
        let asked = try await companion.open(Self.soles, mayNotice: true, in: view.id, form: world.form())
        #expect(asked.noticing?.before.id == Self.soles && asked.session.phase == .choosing)
        let form = world.form()
        let going = try await companion.answerNoticing(false, in: view.id, form: form)
        #expect(going.session.run?.practice == Self.soles && going.session.phase == .practising)
        let sitting = try #require(await companion.timeline.sitting(view.id))
        #expect(sitting.noticing?.isSkipped == true && sitting.practices.map(\.practice) == [Self.soles])
        #expect(await companion.learnerSittings().allSatisfy { $0.practice != nil })

        let again = try await companion.answerNoticing(false, in: view.id, form: form)
        #expect(again.session == going.session)
        let other = try await companion.open(
            Practice.ID("look-around"),
            mayNotice: true,
            in: view.id,
            form: world.form()
        )
        #expect(other.noticing == nil && other.session.phase == .practising)
    }

    @Test("an inner practice whose line was read opens at once when it is skipped")
    func skippedInner() async throws {
        let companion = try await agreed()
        let hand = Practice.ID("hand-on-arm")
        let form = world.form(drawing: true, below: 0.05)
        let view = try await companion.begin(
            .other,
            distress: 2,
            opening: hand,
            asking: true,
            mayNotice: true,
            form: form
        )
        #expect(view.noticing?.before.id == hand)
        let going = try await companion.answerNoticing(false, in: view.id, form: world.form())
        #expect(going.session.run?.practice == hand && going.session.phase == .practising)
    }

    @Test("a rise before it is answered takes it back, and what was chosen opens as it would have")
    func rises() async throws {
        let companion = try await agreed()
        let view = try await begin(companion, world.form(drawing: true, below: 0.05))
        #expect(view.noticing != nil)
        let risen = try await companion.act(.distress(6), in: view.id, form: world.form())
        #expect(risen.noticing == nil)
        #expect(try await companion.answerNoticing(true, in: view.id, form: world.form()).session.phase == .choosing)
    }

    @Test("about as many as their share of calm moments become one, and all others open at once")
    func often() async throws {
        let companion = try await agreed()
        var asked = 0
        for _ in 0..<200 {
            let view = try await begin(companion, world.form())
            if view.noticing != nil { asked += 1 } else { #expect(view.session.phase == .practising) }
        }
        #expect((8...48).contains(asked))
    }

    @Test("what is learned can be switched off, forgotten from a day on, and counted again; nothing is deleted")
    func forgetting() async throws {
        let companion = try await world.settled()
        let before = await companion.learning()
        #expect(before.isOn && before.count == 6 && before.since == nil && !before.agreesToNoticing)
        let findings = await companion.learner().findings()
        try await companion.forgetLearned(form: world.form())
        #expect(await companion.learning().count == 0)
        #expect(await companion.learning().since == Day(year: 2026, month: 11, day: 23))
        #expect(await companion.counts(of: Self.soles).tally.begun == 6)
        #expect(await companion.learner().findings() != findings)
        try await companion.choose([Preference(.learnsSince, "")], form: world.form())
        #expect(await companion.learner().findings() == findings)
    }

    // MARK: - Parts

    private func agreed() async throws -> Companion {
        let companion = try await world.settled()
        try await companion.agreeToNoticing(true, form: world.form())
        return companion
    }

    private func begin(_ companion: Companion, _ form: EntryID) async throws -> SittingView {
        try await companion.begin(.other, distress: 3, opening: Self.soles, mayNotice: true, form: form)
    }

    private static func share(
        _ companion: Companion,
        _ session: PracticeSession,
        _ now: Circumstances
    ) async -> Double {
        await companion.noticingShare(
            before: soles,
            asking: true,
            session,
            in: now,
            of: EntryID(high: 0xFFFF, low: 1)
        )
    }
}
