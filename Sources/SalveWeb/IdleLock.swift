import SalveCompanion
import ServiceLifecycle

/// Locks by itself when nobody was there for a while; what a locked web session may not know is forgotten with it.
struct IdleLock: Service {
    /// How often it looks.
    static let pause = Duration.seconds(5)

    let door: HouseDoor
    let sessions: WebSessions

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                // Being stopped while waiting is the usual end.
                guard (try? await Task.sleep(for: Self.pause, clock: .continuous)) != nil else { return }
                await look()
            }
        }
    }

    /// One look.
    func look() async {
        let passes = await door.sweep()
        if await door.hasLock { await sessions.forgetAll(but: passes) }
    }
}
