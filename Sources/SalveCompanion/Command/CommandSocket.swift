import Foundation
public import SalveVault

/// The private socket over which commands reach a running Salve: one line of JSON in, one out, then it is closed.
///
/// A file for its owner only, and the other end must be the same user. A class, since it is one open file.
public final class CommandSocket: Sendable {
    /// The longest request, in bytes: a text at its limit, written as JSON.
    static let requestLimit = 2 * 1_024 * 1_024
    /// The longest reply, in bytes: an export of everything.
    static let replyLimit = 1_024 * 1_024 * 1_024
    /// How long a silent peer is waited for, in seconds.
    static let patience = 10

    /// Where it listens.
    public let path: String
    private let file: CInt

    /// Listens beside the vault, or in the session's own folder where that path is too long for a socket.
    ///
    /// Throws `.io` when neither can be. Only the holder of the writer's lock may call this.
    public init(for location: VaultLocation, environment: [String: String]) throws(VaultError) {
        for path in Self.paths(for: location, environment) {
            guard let file = try? SocketFile.listen(at: path) else { continue }  // the next place, or `.io` below
            self.path = path
            self.file = file
            return
        }
        throw .io
    }

    /// Answers over one companion, until the task is cancelled or `stop` is called.
    public func run(_ service: CommandService) async { await run { await service.handle($0.request) } }

    /// Answers before a door, until the task is cancelled or `stop` is called.
    public func run(_ service: DoorService) async { await run { await service.handle($0) } }

    private func run(_ service: @escaping @Sendable (CommandCall) async -> CommandReply) async {
        let peers = AsyncStream<CInt> { stream in
            // A thread of its own, since accepting waits without end.
            Thread.detachNewThread { [file] in
                while let peer = SocketFile.accept(file) { stream.yield(peer) }
                stream.finish()
            }
        }
        await withTaskCancellationHandler {
            await withDiscardingTaskGroup { group in
                for await peer in peers { group.addTask { await Self.answer(peer, service) } }
            }
        } onCancel: {
            SocketFile.shut(file)
        }
        unlink(path)
    }

    /// Takes no more requests; `run` then returns.
    public func stop() { SocketFile.shut(file) }

    deinit { SocketFile.closeFile(file) }

    private static func paths(for location: VaultLocation, _ environment: [String: String]) -> [String] {
        var paths = [location.dataFolder + "/salve.sock"]
        if let runtime = environment["XDG_RUNTIME_DIR"], runtime.hasPrefix("/") {
            // FNV-1a, so that two vaults of one user have two names.
            let name = location.dataFolder.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
                ($0 ^ UInt64($1)) &* 0x100_0000_01b3
            }
            let folder = runtime + "/salve"
            mkdir(folder, 0o700)
            paths.append(folder + "/" + String(name, radix: 16) + ".sock")
        }
        return paths
    }

    private static func answer(_ peer: CInt, _ service: @Sendable (CommandCall) async -> CommandReply) async {
        defer { SocketFile.closeFile(peer) }
        SocketFile.limitWaiting(peer, seconds: patience)
        let line = await waiting { try? SocketFile.readLine(peer, limit: requestLimit) }  // a bad line has no answer
        guard let line, let call = try? JSONDecoder().decode(CommandCall.self, from: Data(line)) else { return }
        let reply = await service(call)
        guard let bytes = try? JSONEncoder().encode(reply) else { return }  // our own types always encode
        await waiting {
            // The peer may be gone, and then nobody waits for it.
            try? SocketFile.writeLine([UInt8](bytes), to: peer)
        }
    }

    /// Does what waits on a thread of its own, so that the few threads of the tasks stay free.
    static func waiting<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: work()) }
        }
    }
}

/// Reaches a running Salve over its private socket.
public struct CommandCaller: Sendable {
    /// Where that Salve listens.
    public let path: String
    /// The pass that goes with every request; nil where no lock is set.
    public let pass: HouseDoor.Pass?

    /// A caller of the socket at this path.
    public init(path: String, pass: HouseDoor.Pass? = nil) {
        self.path = path
        self.pass = pass
    }

    /// Sends a request and waits for the reply; nil when nobody answers there, or not in a way that can be read.
    ///
    /// Waits on the calling thread.
    public func call(_ request: CommandRequest, seconds: Int = 600) -> CommandReply? {
        // Whatever fails here means the same: no running Salve answers.
        guard let file = try? SocketFile.connect(to: path) else { return nil }
        defer { SocketFile.closeFile(file) }
        SocketFile.limitWaiting(file, seconds: seconds)
        guard let bytes = try? JSONEncoder().encode(CommandCall(request, pass: pass)),
            (try? SocketFile.writeLine([UInt8](bytes), to: file)) != nil,
            let line = try? SocketFile.readLine(file, limit: CommandSocket.replyLimit)
        else { return nil }
        return try? JSONDecoder().decode(CommandReply.self, from: Data(line))
    }
}
