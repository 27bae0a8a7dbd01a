import SalveCore
import Testing

@testable import SalveContent

@Suite("Rules of content") struct RuleTests {
    @Test("Content without a mistake has no problem") func cleanContent() {
        let problems = Catalogue.problems(in: ContentFiles(Samples.texts), on: Day(year: 2026, month: 11, day: 21))

        #expect(problems == [])
    }

    @Test("A mistake is named once, with its rule, file and line", arguments: Provocation.all)
    func mistake(_ provocation: Provocation) throws {
        try #require(provocation.text != nil, "the sample has no “\(provocation.old)”")

        let problems = provocation.problems

        let first = try #require(problems.first { $0.rule == provocation.rule }, "it goes unnoticed")
        #expect(first.file == "en/" + provocation.reportedFile)
        #expect(first.line == provocation.line)
        #expect(Set(problems.map(\.rule)) == Set([provocation.rule, provocation.second].compactMap { $0 }))
        #expect(problems.count == (provocation.second == nil ? 1 : 2))
        #expect(problems.allSatisfy { !$0.message.isEmpty && !$0.remedy.isEmpty })
    }

    @Test("Each rule is provoked by a test", arguments: ContentRule.allCases)
    func eachIsProvoked(_ rule: ContentRule) {
        // NB: `file` needs files on disk, and has its own test in ContentFilesTests; the others are of PackTests.
        let elsewhere: Set<ContentRule> = [.file, .tells, .other, .added, .pack, .line]
        #expect(elsewhere.contains(rule) || Provocation.all.contains { $0.rule == rule })
    }

    @Test("A rule of the voice is waived on its line with a reason", arguments: Provocation.all.filter(\.isVoice))
    func waived(_ provocation: Provocation) {
        let waive = "  waived: {plain: \"\(provocation.voiceLine)\", waive: \"\(provocation.rule.rawValue): a test\"}"
        let files = ContentFiles(Samples.texts.merging(["strings.yaml": "hard:\n" + waive]) { $1 })

        #expect(Catalogue.problems(in: files, on: nil) == [])
    }

    @Test("Problems come in order of file and line, and print on one line") func order() {
        var texts = Samples.texts
        texts["strings.yaml"] = "hard:\n  b: Well!\n  a: Simply so."
        texts["practices/sit.md"] = Samples.simple("sit").replacing("risk: low", with: "risk: none")

        let problems = Catalogue.problems(in: ContentFiles(texts), on: nil)

        #expect(problems.map(\.line) == [6, 2, 3])
        #expect(problems.first?.description.hasPrefix("en/practices/sit.md:6: value: `risk` does not know") == true)
    }
}
