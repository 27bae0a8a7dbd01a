import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

@Suite("What is offered, in the order that was learned")
struct LearnedOrderTests {
    private let world = World(day: 17, hour: 10)

    @Test("the learner orders within the groups of the rules, and changes neither the groups nor what is offered")
    func withinGroups() async throws {
        let companion = try await world.settled()
        for distress in [nil, 1, 3, 4, 5, 6, 8] as [Int?] {
            let (session, now) = try await Self.moment(companion, .other, distress)
            let ordered = await companion.offers(session, in: now, draw: 0.5)
            #expect(ordered.isLearned)
            var all = now
            all.preferred = now.practices.map(\.id)
            let plain = session.offers(in: all)
            #expect(Set(ordered.offers.map(\.practice.id)) == Set(plain.map(\.practice.id)))
            #expect(ordered.offers.map(\.group) == plain.map(\.group))
            let byID = Dictionary(uniqueKeysWithValues: plain.map { ($0.practice.id, $0.group) })
            #expect(ordered.offers.allSatisfy { byID[$0.practice.id] == $0.group })
        }
    }

    @Test("what keeps easing rises within its group, and what keeps landing the same sinks")
    func learns() async throws {
        let companion = try await world.settled()
        let before = await companion.library().offered.map(\.text.id)
        let (session, now) = try await Self.moment(companion, .other, nil)
        let first = await companion.offers(session, in: now, draw: nil).offers.filter { $0.group == 0 }
        let last = try #require(first.last).practice.id
        for _ in 0..<12 { try await companion.practise(last, before: 4, after: 0, in: world) }
        let after = await companion.library().offered.map(\.text.id)
        #expect(try #require(after.firstIndex(of: last)) < (try #require(before.firstIndex(of: last))))
        #expect(await companion.today().suggestion != nil)
    }

    @Test("at the hard door, at 9, far away, after harder and in the first five sittings the usual order stays")
    func usualOrder() async throws {
        let fresh = try await world.companion()
        #expect(await !Self.isLearned(fresh, .other, 3))
        let companion = try await world.settled()
        #expect(await Self.isLearned(companion, .other, 3))
        #expect(await Self.isLearned(companion, .other, nil))
        #expect(await !Self.isLearned(companion, .hard, 3))
        #expect(await !Self.isLearned(companion, .other, 9))
        #expect(await !Self.isLearned(companion, .other, 3, [.landing(.far)]))
        #expect(await !Self.isLearned(companion, .other, 3, [.choose(Practice.ID("soles")), .landing(.harder)]))
        try await companion.choose([Preference(.learns, "off")], form: world.form())
        #expect(await !Self.isLearned(companion, .other, 3))
    }

    @Test(
        "chance draws at a rating below 5 and nowhere else (R20); what is drawn stays for as long as the page is read anew"
    )
    func chance() async throws {
        let companion = try await world.settled()
        for distress in 0...10 {
            let (session, now) = try await Self.moment(companion, .other, distress)
            var firsts: Set<Practice.ID> = []
            for step in 0..<40 {
                let ordered = await companion.offers(session, in: now, draw: Double(step) / 40)
                if let first = ordered.offers.first { firsts.insert(first.practice.id) }
                if distress >= 5 { #expect(ordered.probabilities.allSatisfy { $0 == 1 }) }
            }
            #expect(distress < 5 ? firsts.count > 1 : firsts.count == 1)
        }
        let view = try await companion.begin(.other, distress: 3, form: world.form())
        let again = try await companion.sitting(view.id)
        #expect(again.offers.map(\.text.id) == view.offers.map(\.text.id))
        world.pass(minutes: 60 * 15)
        let atNight = try await Self.moment(companion, .other, 2)
        #expect(await companion.offers(atNight.0, in: atNight.1, draw: 0.7).probabilities.allSatisfy { $0 == 1 })
    }

    @Test("the probability that is kept is the one with which it came to its place: exact, and adding up")
    func probabilities() async throws {
        let companion = try await world.settled()
        let (session, now) = try await Self.moment(companion, .other, 3)
        var counted: [Practice.ID: Int] = [:]
        var said: [Practice.ID: Double] = [:]
        let draws = 2_000
        for step in 0..<draws {
            let ordered = await companion.offers(session, in: now, draw: (Double(step) + 0.5) / Double(draws))
            let first = try #require(ordered.offers.first).practice.id
            counted[first, default: 0] += 1
            said[first] = ordered.probabilities[0]
        }
        #expect(abs(said.values.reduce(0, +) - 1) < 0.01)
        for (id, count) in counted {
            #expect(abs(Double(count) / Double(draws) - (try #require(said[id]))) < 0.002)
        }
    }

    @Test("a lot gives each place its probability, over all that can be drawn")
    func lot() {
        let likelihoods = [0.5, 0.3, 0.2]
        var byPlace: [[Int: Double]] = [[:], [:], [:]]
        for (drawn, likelihood) in likelihoods.enumerated() {
            let reached = likelihoods[..<drawn].reduce(0, +)
            let lot = LotAmongFirst(likelihoods, draw: reached + likelihood / 2)
            #expect(lot.order.first == drawn)
            for (place, which) in lot.order.enumerated() {
                byPlace[which][place, default: 0] += likelihood
            }
        }
        for (drawn, likelihood) in likelihoods.enumerated() {
            let lot = LotAmongFirst(likelihoods, draw: likelihoods[..<drawn].reduce(0, +) + likelihood / 2)
            for (place, which) in lot.order.enumerated() {
                #expect(abs(lot.probabilities[place] - (byPlace[which][place] ?? 0)) < 1e-12)
            }
        }
        #expect(LotAmongFirst(likelihoods, draw: nil).order == [0, 1, 2])
        #expect(LotAmongFirst([], draw: 0.5).order.isEmpty)
    }

    @Test("what was chosen in a sitting keeps its offer with the probability; what was opened from a page keeps 1")
    func kept() async throws {
        let companion = try await world.settled()
        let view = try await companion.begin(.other, distress: 2, form: world.form())
        let (session, now) = (view.session, await companion.circumstances(for: view.id))
        let ordered = await companion.offers(session, in: now, of: view.id)
        let third = ordered.offers[2].practice.id
        _ = try await companion.open(third, in: view.id, form: world.form())
        let offer = try #require(await companion.timeline.sitting(view.id)?.practices.last?.offer)
        #expect(offer.place == 2)
        #expect(offer.probability == ordered.probabilities[2] && offer.probability < 1)

        let opened = try await companion.begin(.other, distress: 2, opening: third, asking: true, form: world.form())
        #expect(await companion.timeline.sitting(opened.id)?.practices.last?.offer?.probability == 1)
    }

    @Test("a draw belongs to its id, and is even over ids")
    func draws() {
        var bins = [Int](repeating: 0, count: 10)
        for low in 0..<5_000 {
            let id = EntryID(high: 0xF0, low: UInt64(low))
            #expect(id.draw(1) == id.draw(1))
            bins[Int(id.draw(1) * 10)] += 1
        }
        for bin in bins { #expect((400...600).contains(bin)) }
    }

    // MARK: - Parts

    private static func moment(
        _ companion: Companion,
        _ door: Door,
        _ distress: Int?,
        _ then: [PracticeSession.Action] = []
    ) async throws -> (PracticeSession, Circumstances) {
        let now = await companion.circumstances(for: nil)
        var session = PracticeSession()
        _ = try session.apply(.start(door, distress: distress), in: now)
        for action in then { _ = try session.apply(action, in: now) }
        return (session, now)
    }

    private static func isLearned(
        _ companion: Companion,
        _ door: Door,
        _ distress: Int?,
        _ then: [PracticeSession.Action] = []
    ) async -> Bool {
        guard let (session, now) = try? await moment(companion, door, distress, then) else { return false }
        return await companion.offers(session, in: now, draw: 0.5).isLearned
    }
}
