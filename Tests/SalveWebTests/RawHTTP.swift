import NIOCore
import NIOPosix

/// An answer as it came over the wire.
struct RawAnswer: Sendable {
    let status: Int
    /// Names in lower case; repeated headers keep their order.
    let headers: [(name: String, value: String)]
    let body: String
    /// The body as it came, for files.
    let bytes: [UInt8]

    subscript(_ name: String) -> String? { headers.first { $0.name == name.lowercased() }?.value }

    init(bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let halves = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let lines = halves[0].split(separator: "\r\n")
        status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) } ?? 0
        headers = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (parts[0].lowercased(), parts.count > 1 ? parts[1].drop { $0 == " " }.description : "")
        }
        body = halves.count > 1 ? String(halves[1]) : ""
        let end = Array("\r\n\r\n".utf8)
        let start = bytes.indices.first { bytes[$0...].starts(with: end) }.map { $0 + end.count }
        self.bytes = Array(bytes[(start ?? bytes.count)...])
    }
}

/// Sends bytes to a port of this machine and reads until the other side closes.
func exchange(_ bytes: [UInt8], port: Int, host: String = "127.0.0.1") async throws -> RawAnswer {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .connect(host: host, port: port) { channel in
            channel.eventLoop.makeCompletedFuture {
                try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
            }
        }
    return try await channel.executeThenClose { inbound, outbound in
        try await outbound.write(ByteBuffer(bytes: bytes))
        var received: [UInt8] = []
        for try await part in inbound { received += part.readableBytesView }
        return RawAnswer(bytes: received)
    }
}

/// Opens connections that begin a request and never end it, for as long as the body takes.
func withSlowConnections(_ count: Int, port: Int, _ body: () async throws -> Void) async throws {
    var channels: [any Channel] = []
    for _ in 0..<count {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port).get()
        // One that was closed to make room meanwhile is what the test is about.
        channel.writeAndFlush(ByteBuffer(string: "GET /steady HTTP/1.1\r\nX-Slow: "), promise: nil)
        channels.append(channel)
    }
    try await body()
    for channel in channels { channel.close(promise: nil) }
    for channel in channels { try await channel.closeFuture.get() }
}

/// True when this machine has the loopback address of the newer protocol.
let hasSix: Bool = {
    guard let address = try? SocketAddress(ipAddress: "::1", port: 0) else { return false }
    let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
    guard let channel = try? bootstrap.bind(to: address).wait() else { return false }
    channel.close(promise: nil)
    return true
}()
