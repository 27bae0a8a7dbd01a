import Logging
import SalveCompanion
import ServiceLifecycle

/// While Salve serves, shreds what was deleted more than a minute ago, so that "gone for good" comes true by itself,
/// and makes the copies that are due.
struct Tidying: Service {
    /// How long between two looks.
    static let pause = Duration.seconds(10)

    let door: HouseDoor
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await door.present?.tidy()
                    await door.present?.keepCopies()
                } catch {
                    // Never the error itself; what could not be shredded is hidden, and tried again.
                    logger.warning("could not tidy")
                }
                // NB: the only sleep there is: nothing waits for it, and stopping ends it. Woken early, it ends below.
                do { try await Task.sleep(for: Self.pause) } catch { return }
            }
        }
    }
}
