import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

@Suite("What the companion learns from sittings")
struct LearnerOfCompanionTests {
    private static let walk = Practice.ID("walk")
    private let world = World(day: 17, hour: 10)

    @Test("learning goes on from what was learned, and gives what learning anew would give")
    func incremental() async throws {
        let companion = try await world.companion()
        for round in 0..<24 {
            try await practise(companion, round.isMultiple(of: 3) ? .harder : .easier)
            // Asked in between, so that it goes on from what was kept.
            if round.isMultiple(of: 2) { _ = await companion.learner() }
            world.pass(minutes: 60 * 24)
        }
        let sittings = await companion.learnerSittings()
        #expect(sittings.count == 24)
        let anew = Learner(practices: await companion.learnedPractices(), fear: nil, sittings: sittings)
        #expect(await companion.learner().findings() == anew.findings())
        #expect(await companion.learner().counts(of: Self.walk)?.tried == 24)
    }

    @Test("what is deleted teaches nothing, also where it lay behind what was settled, and comes back when restored")
    func deleted() async throws {
        let companion = try await world.companion()
        var first: EntryID?
        for _ in 0..<14 {
            let sitting = try await practise(companion, .easier)
            first = first ?? sitting
            world.pass(minutes: 60 * 24)
        }
        let before = await companion.learner().findings()
        let deletion = try await companion.delete(try #require(first), form: world.form())
        #expect(await companion.learnerSittings().count == 13)
        #expect(await companion.learner().findings() != before)
        try await companion.restore(deletion, form: world.form())
        #expect(await companion.learner().findings() == before)
    }

    @Test("a sitting that goes on changes what was learned of it")
    func goesOn() async throws {
        let companion = try await world.companion()
        let view = try await companion.begin(.other, distress: 3, opening: Self.walk, asking: true, form: world.form())
        #expect(await companion.learnerSittings().map(\.landing) == [nil])
        _ = try await companion.act(.landing(.easier), in: view.id, form: world.form())
        #expect(await companion.learnerSittings().map(\.landing) == [.easier])
        #expect(await companion.learnerSittings().map(\.before) == [3])
        #expect(await companion.learner().counts(of: Self.walk)?.easier == 1)
    }

    @discardableResult
    private func practise(_ companion: Companion, _ landing: Landing) async throws -> EntryID {
        let view = try await companion.begin(.other, distress: 3, opening: Self.walk, asking: true, form: world.form())
        _ = try await companion.act([.landing(landing), .stop], in: view.id, form: world.form())
        return view.id
    }
}
