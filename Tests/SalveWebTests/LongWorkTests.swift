import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("Work that takes longer than a page")
struct LongWorkTests {
    let world = World()

    /// Runs the works for as long as the body takes.
    private func running(_ body: @Sendable (LongWork) async throws -> Void) async throws {
        let work = LongWork(surroundings: world.surroundings)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await work.run() }
            try await body(work)
            group.cancelAll()
        }
    }

    private func state(
        _ work: LongWork,
        _ id: EntryID,
        until holds: (LongWork.State) -> Bool
    ) async throws
        -> LongWork.State
    {
        while true {
            let state = try #require(await work.find(id)).state
            if holds(state) { return state }
            await Task.yield()
        }
    }

    @Test("A work says how far it is, and then where it leads and what it brought", .timeLimit(.minutes(1)))
    func progress() async throws {
        let id = world.form()
        let (gate, opening) = AsyncStream.makeStream(of: Void.self)
        try await running { work in
            let route = await work.begin(.check, form: id) { progress in
                progress(2, 5)
                for await _ in gate { break }
                return LongWork.Outcome(.settings, result: "found")
            }
            let far = try await state(work, id) { if case .running(2, 5) = $0 { true } else { false } }
            guard case .running = far else { return }
            #expect(route == .working(id: id.text))
            #expect(await work.result(of: id, as: String.self) == nil)

            opening.yield()
            _ = try await state(work, id) { if case .done = $0 { true } else { false } }
            #expect(await work.result(of: id, as: String.self) == "found")
            #expect(await work.result(of: id, as: Int.self) == nil)
        }
    }

    @Test("A form sent twice, and a second work of the same kind, begin nothing", .timeLimit(.minutes(1)))
    func once() async throws {
        let (first, second) = (world.form(), world.form())
        let (gate, opening) = AsyncStream.makeStream(of: Void.self)
        try await running { work in
            let wait: @Sendable (LongWork.Progress) async throws -> LongWork.Outcome = { _ in
                for await _ in gate { break }
                return LongWork.Outcome(.settings, result: 1)
            }
            let routes = [
                await work.begin(.check, form: first, wait), await work.begin(.check, form: first, wait),
                await work.begin(.check, form: second, wait),
            ]
            #expect(Set(routes) == [.working(id: first.text)])
            #expect(await work.find(second) == nil)
            opening.yield()
            _ = try await state(work, first) { if case .done = $0 { true } else { false } }
        }
    }

    @Test("What failed says why in the words of a page, and everything is forgotten a while later")
    func failure() async throws {
        let id = world.form()
        try await running { work in
            _ = await work.begin(.backup, form: id) { _ in throw WebProblem.diskFull }
            let state = try await state(work, id) { if case .failed = $0 { true } else { false } }
            guard case .failed(.diskFull) = state else {
                Issue.record("another failure")
                return
            }
            world.pass(minutes: 11)
            #expect(await work.find(id) == nil)
        }
    }
}
