import Foundation
import SalveTesting
import SalveVault
import Testing

@testable import SalveCompanion

/// The private socket: one line in, one line out, for its owner only.
struct CommandSocketTests {
    @Test("a command reaches a running Salve, and the file is for its owner only")
    func reached() async throws {
        try await Running.with { running in
            let caller = CommandCaller(path: running.socket.path)
            let reply = await Self.call(caller, .open)
            #expect(reply == .address("http://localhost:8417/open/made-up"))
            guard case .screen(let screen)? = await Self.call(caller, .hard) else {
                Issue.record("no screen")
                return
            }
            #expect(screen.kind == .first)
            let attributes = try FileManager.default.attributesOfItem(atPath: running.socket.path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test("many commands at once each get their own answer")
    func several() async throws {
        try await Running.with { running in
            let caller = CommandCaller(path: running.socket.path)
            await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 { group.addTask { await Self.call(caller, .list) == .list([]) } }
                for await isRight in group { #expect(isRight) }
            }
        }
    }

    @Test("a line that is no request is left without an answer, and the next command works")
    func garbage() async throws {
        try await Running.with { running in
            for line in [[], Array("nonsense".utf8), Array(#"{"erase":{}}"#.utf8), [0xFF, 0xFE, 0x00]] as [[UInt8]] {
                let file = try SocketFile.connect(to: running.socket.path)
                try SocketFile.writeLine(line, to: file)
                let answer = await CommandSocket.waiting { try? SocketFile.readLine(file, limit: 1_024) }
                #expect(answer?.isEmpty == true)
                SocketFile.closeFile(file)
            }
            #expect(await Self.call(CommandCaller(path: running.socket.path), .list) == .list([]))
        }
    }

    @Test("a line longer than a request may be is refused")
    func tooLong() throws {
        var pair: [CInt] = [0, 0]
        #expect(socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &pair) == 0)
        try SocketFile.writeLine([UInt8](repeating: 0x61, count: 2_000), to: pair[0])
        #expect(throws: SocketFile.Failure.tooLong) { try SocketFile.readLine(pair[1], limit: 1_000) }
        pair.forEach(SocketFile.closeFile)
    }

    @Test("nobody there means no answer, and a path too long for a socket finds another place")
    func nobody() async throws {
        let folder = try Running.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(CommandCaller(path: folder + "/salve.sock").call(.list) == nil)
        let long = VaultLocation(folder: folder + "/" + String(repeating: "long", count: 40))
        let socket = try CommandSocket(for: long, environment: ["XDG_RUNTIME_DIR": folder])
        #expect(socket.path.hasPrefix(folder + "/salve/"))
        #expect(throws: VaultError.io) { try CommandSocket(for: long, environment: [:]) }
    }

    private static func call(_ caller: CommandCaller, _ request: CommandRequest) async -> CommandReply? {
        await CommandSocket.waiting { caller.call(request) }
    }
}

/// A service behind a socket in a folder of its own.
private struct Running {
    let socket: CommandSocket

    static func folder() throws -> String {
        let path = NSTemporaryDirectory() + "salve-" + String(UInt64.random(in: .min ... .max), radix: 36)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        return path
    }

    static func with(_ work: (Running) async throws -> Void) async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let socket = try CommandSocket(for: VaultLocation(folder: folder), environment: [:])
        let service = CommandService(try await World().companion()) { "http://localhost:8417/open/made-up" }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await socket.run(service) }
            try await work(Running(socket: socket))
            group.cancelAll()
        }
        #expect(!FileManager.default.fileExists(atPath: socket.path))
    }
}
