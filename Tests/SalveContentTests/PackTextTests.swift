import SalveCore
import SalveTesting
import Testing

@testable import SalveContent

@Suite("Worksheets, explainers and words in packs")
struct PackTextTests {
    private let catalogue: Catalogue

    init() throws { catalogue = try World.catalogue() }

    @Test(
        "A pack brings all four kinds, each under its own name, behind Salve’s own, and takes them along when it goes"
    )
    func allKinds() throws {
        let files = [Self.manifest, Self.practice, Self.sheet, Self.text, Self.words]
        let pack = try #require(catalogue.readPack(files).pack, "\(catalogue.readPack(files).problems)")
        var choices = Library.Choices()
        choices.packs = [KeptPack(thing: EntryID(high: 9, low: 1), name: "Made up", files: pack.files)]

        let content = Library(catalogue, choices).content

        #expect(content.worksheets.last?.id == Worksheet.FormID("made-up--small-sheet"))
        #expect(content.explainers.last?.id == Explainer.ID("made-up--on-cups"))
        #expect(content.explainers.last?.practices == [Practice.ID("made-up--made"), Practice.ID("walk")])
        #expect(content.words.all.last?.id == WordID("made-up--twinkly"))
        #expect(content.words[WordID("made-up--twinkly")]?.word == "twinkly")
        #expect(content.words.all.count == catalogue.words.all.count + 1)
        #expect(content.practices == catalogue.practices)
        #expect(Library(catalogue).content.worksheets == catalogue.worksheets)
        #expect(WordID("made-up--quite-twinkly").plainName == "quite twinkly")
        #expect(WordID("worn-out").plainName == "worn-out")
    }

    @Test("A pack may hold a single kind, and has to hold one")
    func oneKind() {
        for file in [Self.practice, Self.sheet, Self.words] {
            let reading = catalogue.readPack([Self.manifest, file])
            #expect(reading.pack != nil, "\(file.path): \(reading.problems)")
        }
        #expect(catalogue.readPack([Self.manifest]).problems.map(\.rule) == [.pack])
    }

    @Test(
        "A worksheet in a pack loosens nothing, and a mistake in it is named",
        arguments: [
            ("risk: medium", "risk: low", .risk), ("ingredients: [writing, past]", "ingredients: [writing]", .tells),
            (
                "depth: outer\n    ingredients: [writing]", "depth: outer\n    ingredients: [writing, past]",
                .ingredients
            ),
            ("question: What is one small thing?", "question: What is one thing that tells what they feel?", .other),
            ("title: A small sheet", "title: Criticised at work", .unique),
            ("summary: What it is", "summary: Close your eyes, and what it is", .tells),
            ("short: normal", "short: next", .parts), ("id: small-sheet", "id: other-sheet", .id),
            ("question: What is it about?", "question: What should it be about?", .word),
            ("id: next", "id: next-next-next-next-next-next-next-next-next", .id),
        ] as [(String, String, ContentRule)]
    )
    func worksheet(known: String, wrong: String, rule: ContentRule) throws {
        try expect(rule, when: known, becomes: wrong, in: Self.sheet)
    }

    @Test(
        "An explainer in a pack leads to no address but papers, and to practices that are there",
        arguments: [
            ("doi: 10.1002/jclp.22021", "url: https://help.example.org/call", .added),
            ("A cup is a cup.", "A cup is a [cup](https://example.org).", .added),
            ("practices: [made, walk]", "practices: [no-such]", .reference),
            ("practices: [made, walk]", "practices: [stay-with-it]", .reference),
            ("title: On cups", "title: Why Salve starts outside", .unique),
            ("A cup is a cup.", "A cup is a cup!", .exclamation),
            ("sources:", "helplines: []\nsources:", .unknownField),
        ] as [(String, String, ContentRule)]
    )
    func explainer(known: String, wrong: String, rule: ContentRule) throws {
        try expect(rule, when: known, becomes: wrong, in: Self.text)
    }

    @Test(
        "Words in a pack are new ones, and stand behind Salve’s own",
        arguments: [
            ("word: twinkly", "word: Happy", .unique), ("energy: 4,", "energy: 4, everyday: yes,", .added),
            ("fields: [lit]", "fields: []", .value), ("id: twinkly", "id: Twinkly", .id),
            ("Small lights", "You should see small lights", .word),
        ] as [(String, String, ContentRule)]
    )
    func word(known: String, wrong: String, rule: ContentRule) throws {
        try expect(rule, when: known, becomes: wrong, in: Self.words)
    }

    @Test("What ships can’t be touched by a file of its name, and no name of a pack runs into a worksheet’s")
    func noTouch() {
        for path in ["strings.yaml", "helplines.yaml", "tells.yaml", "care.yaml", "barriers.yaml", "sub/words.yaml"] {
            let stray = KeptPack.File(path: path, text: "words: []")
            let problems = catalogue.readPack([Self.manifest, Self.practice, stray]).problems
            #expect(problems.map(\.rule) == [.pack], "\(path): \(problems)")
        }
        let name = KeptPack.File(path: "pack.yaml", text: Self.manifest.text.replacing("made-up", with: "sheet-made"))
        #expect(catalogue.readPack([name, Self.practice]).problems.map(\.rule) == [.id])
        #expect(catalogue.readPack([name, Self.practice], readsVoice: false).pack != nil)
    }

    private func expect(_ rule: ContentRule, when known: String, becomes wrong: String, in file: KeptPack.File) throws {
        try #require(file.text.contains(known))
        let changed = KeptPack.File(path: file.path, text: file.text.replacing(known, with: wrong))
        let others = [Self.manifest, Self.practice, Self.sheet, Self.text, Self.words].filter { $0.path != file.path }
        let reading = catalogue.readPack(others + [changed])
        #expect(reading.pack == nil)
        #expect(reading.problems.contains { $0.rule == rule }, "\(reading.problems)")
        #expect(reading.problems.allSatisfy { $0.file == file.path }, "\(reading.problems)")
    }

    // MARK: - A made-up pack

    private static let manifest = PackTests.manifest
    private static let practice = KeptPack.File(path: "practices/made.md", text: Samples.simple("made"))
    private static let sheet = KeptPack.File(
        path: "worksheets/small-sheet.yaml",
        text: """
            id: small-sheet
            title: A small sheet
            revision: 1
            group: day
            minutes: [2, 5]
            summary: What it is, and one thing to do.
            stop_if: Leave it if it grows.
            family: thoughts
            short: normal
            tradition: Everyday life
            evidence: Not studied.
            review: {second_reader: not yet, clinician: not yet}
            parts:
              - id: what
                question: What is it about, and when did it begin, long ago as a child?
                kind: text
                depth: words
                risk: high
                ingredients: [writing, past]
              - id: normal
                question: What is it about?
                kind: choose
                depth: words
                risk: medium
                ingredients: []
                choices:
                  - {id: one, line: A cup.}
                  - {id: two, line: A saucer.}
              - id: next
                question: What is one small thing?
                kind: text
                depth: outer
                ingredients: [writing]
                next: yes
            """
    )
    private static let text = KeptPack.File(
        path: "explainers/on-cups.md",
        text: """
            ---
            id: on-cups
            place: 1
            title: On cups
            revision: 1
            summary: What a cup can do.
            minutes: 1
            practices: [made, walk]
            strength: Nobody has studied it.
            sources:
              - text: "Made Up, A. (2020). On cups."
                doi: 10.1002/jclp.22021
            ---
            A cup is a cup.
            """
    )
    private static let words = KeptPack.File(
        path: "words.yaml",
        text: """
            words:
              - {id: twinkly, word: twinkly, fields: [lit], ease: 6, energy: 4, family: joy, need: play,
                 meaning: "Small lights going on inside."}
            """
    )
}
