import SalveCore
import Testing

@testable import SalveContent

@Suite("Catalogue") struct CatalogueTests {
    private let catalogue: Catalogue

    init() throws {
        catalogue = try Catalogue.read(ContentFiles(Samples.texts))
    }

    @Test("Practices come in order of their ids, for people and for the rules") func order() {
        #expect(catalogue.practices.map(\.id.name) == ["look-around", "sit", "slow-breath", "stand"])
        #expect(catalogue.rules.map(\.id.name) == ["look-around", "sit", "slow-breath", "stand"])
        #expect(catalogue.practice(Practice.ID("sit"))?.title == "The sit")
        #expect(catalogue.practice(Practice.ID("fly")) == nil)
    }

    @Test("A practice keeps what the rules need") func rules() throws {
        let look = try #require(catalogue.practice(Practice.ID("look-around"))).practice
        let breath = try #require(catalogue.practice(Practice.ID("slow-breath"))).practice

        #expect(look.depth == .outer && look.risk == .low && look.family == .ground)
        #expect(look.ingredients.isEmpty && look.steps == 2 && look.suits == 0...10 && look.rung == 3)
        #expect(!look.asksAboutAnother)
        #expect(breath.ingredients.members == [.breath] && breath.rung == nil && breath.suits == 0...6)
        #expect(breath.asksAboutAnother)
    }

    @Test("A practice keeps its words, the plain ones where no warm ones were written") func words() throws {
        let look = try #require(catalogue.practice(Practice.ID("look-around")))

        #expect(look.title == "Around the room" && look.revision == 2 && look.catalogueNumber == "03")
        #expect(look.minutes == 1...3 && look.shortStep == 1 && look.eyes == .open)
        #expect(look.domains == [.physical, .mental] && look.needs == [.safe])
        #expect(look.intro[.plain].plainText == "You look for three things. Any part can be left.")
        #expect(look.intro[.warm].plainText == "Your eyes wander to three things. Any part can be left.")
        #expect(look.steps[0].heading[.warm] == "If you like, let your eyes find three things.")
        #expect(look.steps[0].option[.warm] == "Or let three sounds come to you.")
        #expect(look.steps[0].seconds == 40 && look.steps[0].picture == .window)
        #expect(look.steps[1].heading[.warm] == "Say one of them out loud.")
        #expect(look.steps[1].picture == nil && look.steps[1].seconds == nil)
    }

    @Test("A practice says whom its attitudes are turned to, or leaves it open") func aims() throws {
        let look = try #require(catalogue.practice(Practice.ID("look-around")))
        let breath = try #require(catalogue.practice(Practice.ID("slow-breath")))

        #expect(look.aims == [.oneself, .partner])
        #expect(breath.aims.isEmpty)
    }

    @Test("A review is not yet, or names its reader") func review() throws {
        let breath = try #require(catalogue.practice(Practice.ID("slow-breath")))

        #expect(breath.review.secondReader == "R. Example")
        #expect(breath.review.clinician == nil)
        #expect(breath.steps[0].breath == BreathPattern("4-6"))
        #expect(breath.needsNote == nil)
    }

    @Test("A mistake of shape keeps a catalogue from loading; one of voice does not") func loading() {
        var texts = Samples.texts
        texts["strings.yaml"] = "a: Well!"
        let isVoiceLoaded = (try? Catalogue.read(ContentFiles(texts))) != nil  // a failure is the other answer
        texts["strings.yaml"] = "a: [Well]"

        #expect(isVoiceLoaded)
        #expect(throws: ContentFailure.self) { try Catalogue.read(ContentFiles(texts)) }
    }

    @Test("All mistakes are told at once") func allAtOnce() {
        var texts = Samples.texts
        texts["strings.yaml"] = nil
        texts["practices/sit.md"] = "nothing"
        texts["practices/stand.md"] = Samples.simple("stand").replacing("risk: low", with: "risk: huge")

        let problems = Catalogue.problems(in: ContentFiles(texts), on: nil)

        #expect(problems.map(\.rule) == [.frontMatter, .value, .file])
    }

    @Test("Windows line ends and a byte order mark are read as any other", arguments: ["\r\n", "\r"])
    func lineEnds(_ end: String) throws {
        let texts = Samples.texts.mapValues { $0.replacing("\n", with: end) }

        #expect(Catalogue.problems(in: ContentFiles(texts), on: nil) == [])
    }

    @Test("A file cut short after any line, or without any one line, is read or told, and never a crash")
    func damaged() {
        for (name, text) in Samples.texts {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            for index in lines.indices {
                let cut = lines[..<index].joined(separator: "\n")
                let without = (lines[..<index] + lines[(index + 1)...]).joined(separator: "\n")
                #expect(isReadOrTold(cut, as: name) && isReadOrTold(without, as: name))
            }
        }
    }

    private func isReadOrTold(_ text: String, as name: String) -> Bool {
        var report = Report(file: "en/" + name, readsVoice: false)
        let isRead =
            switch name {
            case "strings.yaml": StringsFile.read(text, &report) != nil
            case "helplines.yaml": HelpLinesFile.read(text, &report) != nil
            default: PracticeFile.read(text, &report) != nil
            }
        return isRead || !report.problems.isEmpty
    }

    @Test("YAML of absurd depth is told, and never a crash", arguments: ["[", "{a: ", "- "])
    func deep(_ opening: String) {
        let texts = Samples.texts.merging(["strings.yaml": "a: " + String(repeating: opening, count: 50_000)]) { $1 }

        #expect(!Catalogue.problems(in: ContentFiles(texts), on: nil).isEmpty)
    }

    @Test("A language is written from its own side", arguments: [("en", "ltr"), ("he", "rtl"), ("ar-EG", "rtl")])
    func direction(_ language: String, _ direction: String) {
        #expect(Direction(language: language).rawValue == direction)
    }
}
