import Foundation
import Testing

@testable import SalveWeb

@Suite("By hand")
struct ManualServer {
    @Test(
        "Stays open on a port of one's choice, to be looked at with a browser",
        .enabled(if: ProcessInfo.processInfo.environment["SALVE_MANUAL"] != nil)
    )
    func stayOpen() async throws {
        try await withServer { server in
            try await OwnThings.fill(server.companion)
            let file = try #require(ProcessInfo.processInfo.environment["SALVE_MANUAL"])
            while !FileManager.default.fileExists(atPath: file + ".stop") {
                let address = "http://localhost:\(server.port)/open/\(await server.codes.issue())"
                try address.write(toFile: file, atomically: true, encoding: .utf8)
                try await Task.sleep(for: .seconds(2))
            }
        }
    }
}
