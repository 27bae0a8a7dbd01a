import Foundation
import NIOCore
import ServiceLifecycle

/// Listens on ::1 as well, once the port is known: `localhost` means either address, and whoever had the other one
/// could pass for Salve.
struct SecondListener: Service {
    /// The port, once the first address is listened on.
    let ports: AsyncStream<Int>
    /// Runs the same pages on a port of ::1; calls back once they are there.
    let serve: @Sendable (_ port: Int, _ isThere: @escaping @Sendable () async -> Void) async throws -> Void
    /// Called with the port once all addresses that this machine has are listened on.
    let onListening: @Sendable (_ port: Int) async -> Void

    func run() async throws {
        let port = await cancelWhenGracefulShutdown { await ports.first { _ in true } }
        guard let port else { return }
        do {
            try await serve(port) { await onListening(port) }
        } catch let error as IOError where Self.isWithoutAddress(error) {
            // This machine has no ::1, so nobody else can have it either.
            await onListening(port)
            try await gracefulShutdown()
        }
    }

    private static func isWithoutAddress(_ error: IOError) -> Bool {
        error.errnoCode == EADDRNOTAVAIL || error.errnoCode == EAFNOSUPPORT
    }
}
