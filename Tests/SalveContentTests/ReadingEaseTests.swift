import Foundation
import Testing

@testable import SalveContent

@Suite("Reading ease") struct ReadingEaseTests {
    @Test(
        "Syllables of known words",
        arguments: [
            ("cat", 1), ("the", 1), ("water", 2), ("kindness", 2), ("little", 2), ("while", 1), ("walked", 1),
            ("wanted", 2), ("things", 1), ("boxes", 2), ("places", 2), ("notes", 1), ("window", 2), ("yesterday", 3),
            ("something", 2), ("people", 2), ("don’t", 1), ("self-compassion", 4), ("animal", 3), ("idea", 3),
            ("quiet", 2), ("breathe", 1), ("university", 5), ("27", 1), ("criticism", 4), ("every", 2), ("table", 2),
            ("safe", 1), ("careful", 2), ("breathing", 2), ("stayed", 1), ("used", 1), ("afraid", 2), ("played", 1),
        ]
    )
    func syllables(_ word: String, _ count: Int) {
        #expect(Syllables.count(word) == count)
    }

    @Test("The grade is that of Kincaid’s formula, worked out by hand")
    func formula() throws {
        // 6 words in one sentence with 7 syllables: 0.39 × 6 + 11.8 × 7 / 6 − 15.59.
        let ease = ReadingEase(["The cat sat on the table."])

        #expect(ease.words == 6 && ease.sentences == 1 && ease.syllables == 7)
        #expect(abs(try #require(ease.grade) - 0.5167) < 0.001)
        #expect(ReadingEase(["…"]).grade == nil)
    }

    @Test("No practice, explainer or barrier is above grade 7 without a reason that a person wrote")
    func shipped() throws {
        let lines = try Catalogue.ease(in: try ContentFolder.locate(explicit: nil))

        #expect(lines.count > 50)
        for line in lines where line.isHard { #expect(line.reason != nil, "\(line)") }
    }

    @Test("A reason that nothing needs is a mistake, and a text without one is named")
    func reasons() throws {
        let long = "Considerable deliberation regarding institutional responsibilities necessitates collaboration."
        let hard = Samples.texts.merging(
            ["explainers/why-warm.md": Samples.explainer.replacing("Hands like that.", with: long)]
        ) { $1 }
        let reason = "reasons:\n  - {text: explainers/why-warm.md, why: It has to be said that way.}"

        let named = try Catalogue.ease(ContentFiles(hard)).filter(\.isHard)
        let excused = try Catalogue.ease(ContentFiles(hard.merging([EaseFile.name: reason]) { $1 }))

        #expect(named.map(\.file) == ["en/explainers/why-warm.md"] && named.first?.reason == nil)
        #expect(excused.first { $0.isHard }?.reason == "It has to be said that way.")
        let idle = ContentFiles(Samples.texts.merging([EaseFile.name: reason]) { $1 })
        #expect(throws: ContentFailure.self) { try Catalogue.ease(idle) }
    }
}
