import SalveCompanion
import SalveCore
import ServiceLifecycle

/// Work that takes longer than a page may: checking, copying, bringing back, sealing anew.
///
/// A post begins it and leads to its page (`Route.working`), which says how far it is and, once it is done, leads on.
/// It is known by the form's own id, so a form sent twice begins it once. In memory only, and forgotten a while after
/// it ended.
actor LongWork: Service {
    /// Says how far the work is: so many parts of so many, the latter 0 while nobody knows.
    typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

    /// How long an ended work is remembered, in milliseconds.
    static let memory: Int64 = 10 * 60_000
    /// How many works are remembered at once.
    static let limit = 32

    /// What is being done, and so which words its page has (`working` in the strings).
    enum Kind: String, CaseIterable, Sendable {
        /// Every seal and the chain.
        case check
        /// A verified copy.
        case backup
        /// A look into a copy.
        case look
        /// A copy put in the vault's place.
        case restore
        /// A file read and checked.
        case read
        /// What is in a file kept.
        case bring
        /// Every key made anew.
        case rekey
    }

    /// Where the person goes when it is done, and what that page shows.
    struct Outcome: Sendable {
        let next: Route
        let result: (any Sendable)?

        init(_ next: Route, result: (any Sendable)? = nil) {
            self.next = next
            self.result = result
        }
    }

    /// How it stands with one work.
    enum State: Sendable {
        case running(done: Int, total: Int)
        case done(Outcome)
        case failed(WebProblem)
    }

    /// One work that was begun.
    struct Job: Sendable {
        let kind: Kind
        var state = State.running(done: 0, total: 0)
        var ended: Moment?
    }

    private struct Order: Sendable {
        let id: EntryID
        let work: @Sendable (@escaping Progress) async throws -> Outcome
    }

    private let surroundings: Surroundings
    private let orders: AsyncStream<Order>
    private let queue: AsyncStream<Order>.Continuation
    private var jobs: [EntryID: Job] = [:]

    init(surroundings: Surroundings) {
        self.surroundings = surroundings
        (orders, queue) = AsyncStream.makeStream()
    }

    /// Begins a work under the form's id; returns where it can be watched.
    ///
    /// One that is known already, and one while another of its kind runs, is not begun again.
    func begin(
        _ kind: Kind,
        form id: EntryID,
        _ work: @escaping @Sendable (@escaping Progress) async throws -> Outcome
    ) -> Route {
        forget()
        if jobs[id] != nil { return .working(id: id.text) }
        if let same = jobs.first(where: { $0.value.kind == kind && $0.value.ended == nil }) {
            return .working(id: same.key.text)
        }
        jobs[id] = Job(kind: kind)
        queue.yield(Order(id: id, work: work))
        return .working(id: id.text)
    }

    /// The work with this id; nil when there is none, or it is forgotten.
    func find(_ id: EntryID) -> Job? {
        forget()
        return jobs[id]
    }

    /// What a work brought, for the page that it leads to; nil when there is none of this kind, or it is forgotten.
    func result<Result: Sendable>(of id: EntryID, as type: Result.Type = Result.self) -> Result? {
        forget()
        guard case .done(let outcome) = jobs[id]?.state else { return nil }
        return outcome.result as? Result
    }

    /// Forgets every work that ended, with what it brought.
    func forgetEnded() { jobs = jobs.filter { $0.value.ended == nil } }

    /// Does what was begun, until Salve stops; what runs then is finished first.
    nonisolated func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                for await order in self.orders { group.addTask { await self.carryOut(order) } }
            }
        }
    }

    private nonisolated func carryOut(_ order: Order) async {
        // The newest word is enough: a page shows where it stands, not how it came there.
        let (steps, continuation) = AsyncStream.makeStream(of: (Int, Int).self, bufferingPolicy: .bufferingNewest(1))
        async let noted: Void = note(steps, of: order.id)
        let state: State
        do {
            state = .done(try await order.work { done, total in continuation.yield((done, total)) })
        } catch {
            state = .failed(WebProblem(any: error))
        }
        continuation.finish()
        await noted
        await end(order.id, state)
    }

    private func note(_ steps: AsyncStream<(Int, Int)>, of id: EntryID) async {
        for await (done, total) in steps { jobs[id]?.state = .running(done: done, total: total) }
    }

    private func end(_ id: EntryID, _ state: State) {
        jobs[id]?.state = state
        jobs[id]?.ended = surroundings.now().moment
    }

    private func forget() {
        let now = surroundings.now().moment.milliseconds
        jobs = jobs.filter { job in job.value.ended.map { abs(now - $0.milliseconds) < Self.memory } ?? true }
        while jobs.count >= Self.limit {
            let ended = jobs.compactMap { job in job.value.ended.map { (id: job.key, at: $0) } }
            guard let oldest = ended.min(by: { $0.at < $1.at }) else { return }
            jobs[oldest.id] = nil
        }
    }
}
