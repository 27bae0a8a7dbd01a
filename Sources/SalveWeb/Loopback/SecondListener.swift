import Foundation
import Logging
import NIOCore
import NIOExtras
import NIOPosix
import ServiceLifecycle

/// Listens on ::1 as well, once the port is known: `localhost` means either address, and whoever had the other one
/// could pass for Salve.
///
/// NB: the framework's own listener looks its address up by name, and the system finds no ::1 by name where that is
/// the only address of its kind; so this one is given as a number.
struct SecondListener: Service {
    /// The pages, once the first address is about to be listened on.
    let pages: AsyncStream<LoopbackChannel>
    /// The port, once it is listened on.
    let ports: AsyncStream<Int>
    /// Called with the port once all addresses that this machine has are listened on.
    let onListening: @Sendable (_ port: Int) async -> Void
    let logger: Logger

    private typealias Listener = NIOAsyncChannel<LoopbackChannel.Value, Never>

    func run() async throws {
        guard let pages = await cancelWhenGracefulShutdown({ await pages.first { _ in true } }),
            let port = await cancelWhenGracefulShutdown({ await ports.first { _ in true } })
        else { return }
        let quiescing = ServerQuiescingHelper(group: MultiThreadedEventLoopGroup.singleton)
        let listener: Listener
        do {
            listener = try await listen(on: port, pages, quiescing)
        } catch let error as IOError where error.errnoCode == EADDRNOTAVAIL || error.errnoCode == EAFNOSUPPORT {
            // This machine has no ::1, so nobody else can have it either.
            await onListening(port)
            return try await gracefulShutdown()
        }
        await onListening(port)
        try await withGracefulShutdownHandler {
            try await serve(listener, pages)
        } onGracefulShutdown: {
            quiescing.initiateShutdown(promise: nil)
        }
    }

    private func listen(
        on port: Int,
        _ pages: LoopbackChannel,
        _ quiescing: ServerQuiescingHelper
    ) async throws -> Listener {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = quiescing.makeServerChannelHandler(channel: channel)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .bind(to: SocketAddress(ipAddress: "::1", port: port)) { channel in
                pages.setup(channel: channel, logger: logger)
            }
    }

    private func serve(_ listener: Listener, _ pages: LoopbackChannel) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            try await listener.executeThenClose { connections in
                for try await connection in connections {
                    group.addTask { await pages.handle(value: connection, logger: logger) }
                }
            }
        }
    }
}
