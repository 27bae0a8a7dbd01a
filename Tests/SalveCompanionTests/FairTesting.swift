import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

/// What tests of fair tests share: two practices, and a person who does what chance picks; all ratings are made up.
protocol FairTesting {
    /// Where the person lives, with the clock that a try moves on by a day.
    var world: World { get }
}

extension FairTesting {
    static var walk: Practice.ID { Practice.ID("walk") }
    static var music: Practice.ID { Practice.ID("music") }

    func begun(_ companion: Companion, count: Int = 6) async throws -> EntryID {
        try await companion.beginFairTest(Self.walk, Self.music, count: count, form: world.form())
    }

    /// One sitting of a test: what chance picked, or the other one, to its end, and the rating after.
    func attempt(
        _ companion: Companion,
        _ test: EntryID,
        before: Int = 3,
        after: Int?,
        changes: Bool = false
    ) async throws {
        let next = try await companion.nextFairTry(of: test, before: before, form: world.form())
        guard case .picked(let thing) = next else {
            Issue.record("\(next)")
            return
        }
        let one = try await companion.fairTry(thing).one
        let side = changes ? one.drawn.other : one.drawn
        let view = try #require(try await companion.openFairTry(thing, doing: side, form: world.form()))
        #expect(view.session.phase == .practising)
        try await finish(companion, view)
        try await companion.rateFairTry(thing, after: after, form: world.form())
        world.pass(minutes: 24 * 60)
    }

    func finish(_ companion: Companion, _ begun: SittingView, landing: Landing = .easier) async throws {
        var view = begun
        while view.session.phase == .practising {
            view = try await companion.act(.next, in: view.id, form: world.form())
        }
        _ = try await companion.act(.landing(landing), in: view.id, form: world.form())
    }
}
