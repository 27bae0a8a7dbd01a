import Foundation
import SalveCore
import SalveTesting
import Testing

@testable import SalveContent

@Suite("Packs of practices")
struct PackTests {
    private static let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Examples/pack-small-kindnesses").path
    private let catalogue: Catalogue

    init() throws { catalogue = try World.catalogue() }

    @Test("The example in the repository is a pack, from its folder, with every rule of voice and care")
    func exampleIsFine() throws {
        guard case .pack(let pack) = catalogue.look(atPackAt: Self.example) else {
            Issue.record("\(catalogue.look(atPackAt: Self.example))")
            return
        }
        #expect(pack.manifest.id == "small-kindnesses")
        #expect(
            pack.practices.map(\.id.name)
                == ["dry-socks", "one-square", "small-hello"].map { "small-kindnesses--\($0)" }
        )
        #expect(pack.practices.allSatisfy { $0.practice.depth == .outer && $0.practice.risk == .low })
        #expect(
            pack.files.map(\.path) == ["explainers/a-small-hello.md", "pack.yaml"]
                + ["dry-socks", "one-square", "small-hello"].map { "practices/\($0).md" } + ["words.yaml"]
        )
        let text = try #require(pack.explainers.first)
        #expect(text.id == Explainer.ID("small-kindnesses--a-small-hello"))
        #expect(text.practices.map(\.name) == ["small-kindnesses--small-hello", "small-kindnesses--dry-socks"])
        #expect(pack.words.map(\.id.name) == ["small-kindnesses--tucked-in", "small-kindnesses--sunlit"])
        #expect(pack.worksheets.isEmpty)
    }

    @Test(
        "A pack with one mistake is refused, and the mistake is named",
        arguments: [
            ("title: Dry socks", "title: Around the room", .unique), ("risk: low", "risk: medium\nrung: 2", .added),
            ("## Find a pair of socks that you like.", "## Close your eyes and find a pair of socks.", .tells),
            ("## Put them on, one after the other.", "## Think about how they feel.", .other),
            ("Any part can be left.", "Any part can be left. See [this](https://example.org).", .added),
            ("Any part can be left.", "Any part can be left. <b>Now</b>", .prose),
            ("Any part can be left.", "Any part can be left.\u{202E}", .line),
            ("Any part can be left.", "You should do it.", .word), ("id: dry-socks", "id: wet-socks", .id),
            ("revision: 1", "revision: 1\nhelpline: 112", .unknownField), ("depth: outer", "depth: body", .family),
        ] as [(String, String, ContentRule)]
    )
    func oneMistake(known: String, wrong: String, rule: ContentRule) throws {
        let files = try Self.files().map { file in
            guard file.path == "practices/dry-socks.md" else { return file }
            #expect(file.text.contains(known))
            return KeptPack.File(path: file.path, text: file.text.replacing(known, with: wrong))
        }
        let reading = catalogue.readPack(files)
        #expect(reading.pack == nil)
        #expect(reading.problems.contains { $0.rule == rule }, "\(reading.problems)")
    }

    @Test(
        "What turns inward can't claim that it seldom stings",
        arguments: [("body", "noticing", "[]"), ("words", "kind-words", "[]"), ("images", "images", "[imagined]")]
    )
    func risk(depth: String, family: String, needs: String) throws {
        for claimed in [Risk.low, .medium] where depth == "images" || claimed == .low {
            let text = Samples.simple("inner").replacing("depth: outer", with: "depth: \(depth)")
                .replacing(/family: .*/, with: "family: \(family)").replacing(
                    /ingredients: .*/,
                    with: "ingredients: \(needs)"
                )
                .replacing(/risk: .*/, with: "risk: \(claimed.rawValue)")
            let files = [Self.manifest, KeptPack.File(path: "practices/inner.md", text: text)]
            #expect(catalogue.readPack(files).problems.map(\.rule) == [.risk], "\(catalogue.readPack(files).problems)")
        }
    }

    @Test(
        "A manifest says what the pack is, in the language that can be checked",
        arguments: [
            ("format: 1", "format: 2"), ("id: made-up", "id: Made_Up"), ("id: made-up", "id: made--up"),
            ("language: en", "language: de"), ("author: Ida", ""), ("author: Ida", "author: Ida\nhelplines: []"),
        ]
    )
    func manifest(known: String, wrong: String) {
        let manifest = KeptPack.File(path: "pack.yaml", text: Self.manifest.text.replacing(known, with: wrong))
        let files = [manifest, KeptPack.File(path: "practices/made.md", text: Samples.simple("made"))]
        #expect(catalogue.readPack(files).pack == nil)
        #expect(
            catalogue.readPack([Self.manifest, files[1]]).pack != nil,
            "\(catalogue.readPack([Self.manifest, files[1]]).problems)"
        )
        let stray = KeptPack.File(path: "helplines.yaml", text: "lines: []")
        #expect(catalogue.readPack([Self.manifest, files[1], stray]).problems.map(\.rule) == [.pack])
    }

    @Test(
        "Tells name every ingredient, in words of lower case",
        arguments: [
            ("  faith: [zq faith]\n", ""), ("[zq food]", "[Zq food]"), ("[zq food]", "[]"), ("food:", "foods:"),
            ("  fear: [zq fear]\n", ""), ("[zq fear]", "[]"),
        ]
    )
    func tells(known: String, wrong: String) {
        var report = Report(file: "tells.yaml")
        #expect(TellsFile.read(Samples.tells, &report) != nil && report.problems.isEmpty)
        #expect(TellsFile.read(Samples.tells.replacing(known, with: wrong), &report) == nil || !report.problems.isEmpty)
    }

    @Test("Links in a folder are refused, not followed")
    func links() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "salve-pack-\(ProcessInfo.processInfo.processIdentifier)"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/pack.yaml",
            withDestinationPath: Self.example + "/pack.yaml"
        )
        #expect(throws: PackRefusal.notAFile("pack.yaml")) { try PackFiles.files(at: folder.path) }
        #expect(throws: PackRefusal.unreadable) { try PackFiles.files(at: folder.path + "/nowhere") }
    }

    static let manifest = KeptPack.File(
        path: "pack.yaml",
        text: """
            format: 1
            id: made-up
            name: Made up
            author: Ida
            licence: CC0-1.0
            language: en
            version: "1"
            """
    )

    static func files() throws -> [KeptPack.File] { try PackFiles.files(at: example) }
}
