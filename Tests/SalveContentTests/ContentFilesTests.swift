import Foundation
import SalveCore
import Testing

@testable import SalveContent

@Suite("Files of content") struct ContentFilesTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "salve content ä \(UUID().uuidString)")

    private func write(_ texts: [String: String], to folder: URL) throws {
        for (name, text) in texts {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
    }

    private func withFolder(_ body: () throws -> Void) throws {
        defer { try? FileManager.default.removeItem(at: folder) }  // to clean up
        try write(Samples.texts, to: folder.appending(path: "en"))
        try body()
    }

    @Test("A folder of languages is read, and a folder of one language too") func folders() throws {
        try withFolder {
            let catalogue = try Catalogue.load(from: folder.filePath)

            #expect(catalogue.practices.count == 4)
            #expect(Catalogue.problems(in: folder.filePath) == [])
            #expect(Catalogue.problems(in: folder.appending(path: "en").filePath) == [])
        }
    }

    @Test("Each language has its problems, under its name") func languages() throws {
        try withFolder {
            try write(["strings.yaml": "a: Gut!"], to: folder.appending(path: "de"))

            let problems = Catalogue.problems(in: folder.filePath)

            let names = [
                "barriers.yaml", "care.yaml", "cycles.yaml", "helplines.yaml", "intentions.yaml",
                "passphrase-words.txt", "practices", "scales.yaml", "strings.yaml", "tells.yaml", "words.yaml",
            ]
            #expect(problems.map(\.file) == names.map { "de/" + $0 })
            let rules = Array(repeating: ContentRule.file, count: 8) + [.exclamation, .file, .file]
            #expect(problems.map(\.rule) == rules)
        }
    }

    @Test("A file that is no text, too large, or no practice is named") func unreadable() throws {
        try withFolder {
            let practices = folder.appending(path: "en/practices")
            try Data([0xFF, 0xFE, 0x00]).write(to: practices.appending(path: "bytes.md"))
            try Data(count: 1_048_577).write(to: practices.appending(path: "large.md"))
            try write(["notes.txt": "a", ".hidden": "b"], to: practices)

            let problems = Catalogue.problems(in: folder.filePath)

            let names = ["bytes.md", "large.md", "notes.txt"].map { "en/practices/" + $0 }
            #expect(problems.map(\.file) == names)
            #expect(problems.allSatisfy { $0.rule == .file && $0.line == 0 })
        }
    }

    @Test("A folder without content says what is missing") func nothing() {
        let problems = Catalogue.problems(in: "/nonexistent")

        let names = [
            "barriers.yaml", "care.yaml", "cycles.yaml", "helplines.yaml", "intentions.yaml", "passphrase-words.txt",
            "practices", "scales.yaml", "strings.yaml", "tells.yaml", "words.yaml",
        ]
        #expect(problems.map(\.file) == names.map { "en/" + $0 })
    }

    @Test("The folder is the named one, that of the environment, or beside the executable, in this order")
    func located() throws {
        let content = folder.appending(path: "bin/salve_SalveContent.resources")
        let shared = folder.appending(path: "share/salve")
        try withFolder {
            try write(["en/strings.yaml": ""], to: content)
            try write(["en/strings.yaml": ""], to: shared)

            #expect(try locate(explicit: folder.filePath, environment: ["SALVE_RESOURCES": "/none"]) == folder.filePath)
            #expect(try locate(environment: ["SALVE_RESOURCES": folder.filePath]) == folder.filePath)
            #expect(try locate() == content.filePath)
            try FileManager.default.removeItem(at: content)
            #expect(try locate() == shared.filePath)
        }
    }

    @Test("When it is nowhere, the places are told in order") func missing() throws {
        let failure = #expect(throws: ContentFailure.self) { try locate() }

        let places = ["bin/salve_SalveContent.resources", "share/salve"].map { folder.appending(path: $0).filePath }
        #expect(failure == .folderMissing(tried: places))
        #expect(failure?.description.contains("--resources FOLDER") == true)
        #expect(failure?.problems == [])
    }

    private func locate(explicit: String? = nil, environment: [String: String] = [:]) throws -> String {
        let path = try ContentFolder.locate(
            "en",
            of: "SalveContent",
            explicit: explicit,
            environment: environment,
            executable: folder.appending(path: "bin/salve")
        )
        return path
    }
}
