import Foundation
import SalveCompanion
import SalveContent
import SalveTesting
import SalveVault
import Testing

@testable import SalveWeb

@Suite("The two words by which the real Salve is known")
struct InstallWordsTests {
    @Test("They are made once, kept for their owner only, and stay the same")
    func keptOnce() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let kept = InstallWords(for: VaultLocation(dataFolder: folder.path, configFolder: folder.path))
        let strings = try World.catalogue().strings
        #expect(kept.kept() == nil)

        let words = try #require(kept.choose(strings, .real()))
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path + "/words")[.posixPermissions] as? Int

        #expect(words.split(separator: " ").count == 2)
        #expect(mode == 0o600)
        for _ in 0..<5 { #expect(kept.choose(strings, .real()) == words) }
    }

    @Test("Where they can't be kept there are none, rather than others at every start")
    func notKept() throws {
        let nowhere = VaultLocation(dataFolder: "/nowhere", configFolder: "/nowhere/at/all")
        #expect(InstallWords(for: nowhere).choose(try World.catalogue().strings, .real()) == nil)
    }

    @Test("A browser with a key sees them once it has opened Salve, and in the settings; one without a key never")
    func shown() async throws {
        try await withServer(words: "quiet kettle") { server in
            let cookie = try await server.open()
            let today = try await server.send("GET", "/", cookie)
            let again = try await server.send("GET", "/", cookie)
            let settings = try await server.send("GET", "/settings/protection", cookie)
            #expect(today.body.contains("quiet kettle"))
            #expect(!again.body.contains("quiet kettle"))
            #expect(settings.body.contains("quiet kettle"))
            for path in ["/", "/settings/protection", "/steady", "/help-now", "/offline", "/nowhere", "/open/0000"] {
                let keyless = try await server.send("GET", path)
                #expect(!keyless.body.contains("kettle"), "\(path)")
            }
        }
    }
}
