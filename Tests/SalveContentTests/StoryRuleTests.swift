import SalveCore
import Testing

@testable import SalveContent

@Suite("Rules of stories") struct StoryRuleTests {
    private func problems(telling line: String) -> [ContentProblem] {
        var texts = Samples.texts
        texts["stories/small-story.yaml"] = Samples.story.replacing("She took a mug.", with: line)
        return Catalogue.problems(in: ContentFiles(texts), on: nil)
    }

    @Test("What goes on in the one it is told of is told; in anyone else it is guessed, or seen")
    func minds() throws {
        for line in ["She was afraid.", "She missed him.", "Maybe he was tired of it.", "He was humming."] {
            #expect(problems(telling: line).isEmpty, "\(line)")
        }
        for line in ["He was angry.", "Bo wanted her gone.", "They really loved her."] {
            #expect(problems(telling: line).map(\.rule) == [.mind], "\(line)")
        }
    }

    @Test("The reader is told nothing: not by a rule, and not by the way")
    func telling() {
        for line in ["You could go.", "It is your life.", "“Stay,” said Bo, and you would stay."] {
            #expect(problems(telling: line).map(\.rule) == [.telling], "\(line)")
        }
        #expect(problems(telling: "“You could go,” she wrote.").isEmpty)
    }

    @Test("Two stories have two titles and two places")
    func unique() {
        var texts = Samples.texts
        texts["stories/other-story.yaml"] = Samples.story.replacing("small-story", with: "other-story")
        let found = Catalogue.problems(in: ContentFiles(texts), on: nil)
        #expect(found.map(\.rule) == [.unique, .unique])
        #expect(found.allSatisfy { $0.file == "en/stories/small-story.yaml" })
    }

    @Test("What a reflection in it picks has to be among its choices, where the language has the form")
    func picks() throws {
        var texts = Samples.texts
        let picks = "- {part: happened, text: A cup fell., picks: [gone]}"
        texts["stories/small-story.yaml"] = Samples.story.replacing(
            "- {part: happened, text: A cup fell.}",
            with: picks
        )
        #expect(Catalogue.problems(in: ContentFiles(texts), on: nil).isEmpty)
        texts["worksheets/reflection.yaml"] = Samples.worksheet.replacing("small-sheet", with: "reflection")
        let found = Catalogue.problems(in: ContentFiles(texts), on: nil)
        #expect(Set(found.map(\.rule)) == [.reference], "\(found)")
        #expect(!found.isEmpty)
    }
}
