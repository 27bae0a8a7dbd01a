import NIOCore
import NIOHTTP1

/// Stands between the parser and everything else of one connection: answers get their security headers here, so that
/// refusals of the parser itself carry them too, and nobody keeps a connection by being slow.
final class RequestGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// How long a request may take to arrive once its head is there, and how long an answer may wait to be read.
    static let patience = TimeAmount.seconds(30)

    private let connections: OpenConnections
    private var arriving: Scheduled<Void>?
    private var waiting: Scheduled<Void>?

    init(_ connections: OpenConnections) {
        self.connections = connections
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            arriving?.cancel()
            arriving = closing(context)
            context.fireChannelRead(wrapInboundOut(.head(Self.plain(head))))
        case .body(let bytes):
            context.fireChannelRead(wrapInboundOut(.body(bytes)))
        case .end(let trailers):
            arriving?.cancel()
            connections.began(context.channel)
            context.fireChannelRead(wrapInboundOut(.end(trailers)))
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head):
            SecurityHeaders.add(to: &head.headers)
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body:
            context.write(data, promise: promise)
        case .end:
            connections.answered(context.channel)
            context.write(data, promise: promise)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        waiting?.cancel()
        waiting = context.channel.isWritable ? nil : closing(context)
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        arriving?.cancel()
        waiting?.cancel()
        context.fireChannelInactive()
    }

    private func closing(_ context: ChannelHandlerContext) -> Scheduled<Void> {
        let channel = context.channel
        return context.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
    }

    /// The head as the rest may rely on it.
    private static func plain(_ head: HTTPRequestHead) -> HTTPRequestHead {
        var plain = head
        // What follows knows no version and one spelling only.
        if !head.isKeepAlive { plain.headers.replaceOrAdd(name: "Connection", value: "close") }
        // A request for a whole address, or for no path at all, loses its host, and so is refused as one for another
        // host: what follows sees only the path, and could not tell it from a request for ours.
        if head.uri.utf8.first != UInt8(ascii: "/") {
            plain.uri = "/"
            plain.headers.remove(name: "Host")
        }
        return plain
    }
}
