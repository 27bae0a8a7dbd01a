import Foundation
import Hummingbird
import Logging
import SalveCompanion
import SalveTesting
import SalveVault
import Testing

@testable import SalveWeb

/// A running Salve on a free loopback port, with a clock that stands still.
struct TestServer: Sendable {
    let port: Int
    let codes: AccessCodes
    let companion: Companion

    var host: String { "localhost:\(port)" }

    /// Sends a request with our host; `headers` come on top, and replace ours of the same name.
    func send(
        _ method: String = "GET",
        _ path: String,
        _ headers: [String: String] = [:],
        body: [UInt8] = []
    ) async throws -> RawAnswer {
        var all = ["Host": host, "Connection": "close"]
        if method == "POST" {
            all["Content-Type"] = "application/x-www-form-urlencoded"
            all["Content-Length"] = String(body.count)
            all["Sec-Fetch-Site"] = "same-origin"
        }
        all.merge(headers) { $1 }
        let lines = all.filter { !$0.value.isEmpty }.map { "\($0): \($1)\r\n" }.sorted().joined()
        return try await exchange(Array("\(method) \(path) HTTP/1.1\r\n\(lines)\r\n".utf8) + body, port: port)
    }

    /// Posts a form.
    func post(_ path: String, _ form: String, _ headers: [String: String] = [:]) async throws -> RawAnswer {
        try await send("POST", path, headers, body: Array(form.utf8))
    }

    /// Opens a web session; returns the header that carries its cookie.
    func open() async throws -> [String: String] {
        let answer = try await send("GET", "/open/\(await codes.issue())")
        let cookie = try #require(answer["Set-Cookie"]?.split(separator: ";").first)
        return ["Cookie": String(cookie)]
    }
}

/// Saturday, 21 November 2026, 2:10 at night.
let night = World(day: 21, hour: 2, minute: 10)

/// Runs Salve for as long as the body takes, over an empty vault in memory unless there is a door.
func withServer<Result: Sendable>(
    in world: World = night,
    behind door: HouseDoor? = nil,
    connections: Int = OpenConnections.limit,
    words: String? = nil,
    over given: Companion? = nil,
    _ body: @Sendable (TestServer) async throws -> Result
) async throws -> Result {
    let codes = AccessCodes(surroundings: world.surroundings)
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "salve.test")
    logger.logLevel = .critical
    let companion: Companion
    if let given { companion = given } else { companion = try await world.companion() }
    var configuration = WebConfiguration(port: 0, installWords: words, surroundings: world.surroundings)
    configuration.connectionLimit = connections
    let application = try buildApplication(
        door: door ?? HouseDoor.standingOpen(companion, surroundings: world.surroundings),
        codes: codes,
        configuration: configuration,
        logger: logger,
        onListening: { continuation.yield($0) }
    )
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await application.run() }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        let result = try await body(TestServer(port: port, codes: codes, companion: companion))
        group.cancelAll()
        return result
    }
}

/// Runs Salve over a vault in a folder, a fresh one if none is named, and gives the vault back.
func withVaultServer(
    at folder: String? = nil,
    in world: World = night,
    _ body: @Sendable (TestServer) async throws -> Void
) async throws {
    let household = try await Household.open(
        at: VaultLocation(folder: folder ?? TestFolder.fresh()),
        catalogue: World.catalogue(),
        surroundings: world.surroundings
    )
    defer { household.close() }
    try await withServer(in: world, over: household.companion, body)
}

/// Fresh folders for tests, all in one that goes when the process ends.
enum TestFolder {
    /// A new, empty folder's path.
    static func fresh() throws -> String {
        let path = root + "/" + UUID().uuidString
        let mode: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: mode)
        return path
    }

    private static let root: String = {
        atexit { try? FileManager.default.removeItem(atPath: TestFolder.root) }  // Cleaning up.
        return NSTemporaryDirectory() + "salve-web-tests-\(ProcessInfo.processInfo.processIdentifier)"
    }()
}
