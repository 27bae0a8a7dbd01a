import Foundation
import SalveWeb
import Testing

/// Keeps a server open to be looked at by hand; it runs only when `SALVE_MANUAL_SECONDS` is set.
@Suite("A server to look at")
struct ManualServer {
    @Test(
        "It stays open for a while, and prints an address",
        .enabled(if: ProcessInfo.processInfo.environment["SALVE_MANUAL_SECONDS"] != nil)
    )
    func stayOpen() async throws {
        let seconds = ProcessInfo.processInfo.environment["SALVE_MANUAL_SECONDS"].flatMap { Int($0) } ?? 60
        let isDay = ProcessInfo.processInfo.environment["SALVE_MANUAL_DAY"] != nil
        try await withServer(in: isDay ? day : night) { server in
            if ProcessInfo.processInfo.environment["SALVE_MANUAL_THINGS"] != nil { try await server.furnish() }
            let address = "http://localhost:\(server.port)/open/\(await server.codes.issue())\n"
            FileHandle.standardError.write(Data(address.utf8))
            try await Task.sleep(for: .seconds(seconds))
        }
    }
}
