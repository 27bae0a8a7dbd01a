import Testing

@testable import SalveContent

@Suite("Voice") struct VoiceTests {
    private func rules(_ text: String, voice: Voice = .salve, limit: Int? = 200) -> [ContentRule] {
        var report = Report(file: "x")
        VoiceRules.check(Passage(text, line: 1), voice: voice, limit: limit, &report)
        return report.problems.map(\.rule)
    }

    @Test(
        "Words are whole words, so these pass",
        arguments: [
            "Adjust the light.", "Justice is slow.", "In Illinois, a while ago.", "The greatest of them.",
            "An hour ago.",
            "Overheard at the bus stop.", "It got worse in the night, and then it rained.", "Press 1 for a person.",
            "“I am here”, said the cat.", "Put it as “we were tired”.", "A dog’s ear, the cat’s too.",
            "Weather, wells, wet.",
            "About the same, or a bit easier.", "Ten – eleven – twelve.", "5 > 3",
        ]
    )
    func passes(_ text: String) {
        #expect(rules(text) == [])
    }

    @Test("The person’s own words may say I, and still obey the rest") func person() {
        #expect(rules("I’d like a person", voice: .person) == [])
        #expect(rules("We were great, thanks.", voice: .person) == [])
        #expect(rules("I should rest!", voice: .person) == [.exclamation, .word])
    }

    @Test("Quoted words are somebody’s, and still count as words to avoid") func quoted() {
        #expect(rules("Say “I am here”.") == [])
        #expect(rules("Say “I should go”.") == [.word])
        #expect(rules("“A word” I said.") == [.speaker])
    }

    @Test("Case and the shape of the apostrophe make no difference") func folding() {
        #expect(rules("LET’S go.") == [.speaker])
        #expect(rules("SHOULD it rain") == [.word])
        #expect(rules("let's go") == [.quotes, .speaker])
    }

    @Test("A phrase is found wherever it stands") func phrases() {
        #expect(rules("Now, please, calm down a little.") == [.soothing])
        #expect(rules("Down came the calm.") == [])
    }

    @Test("Nobody is labelled, told to stay or leave, or has their mind read") func others() {
        #expect(rules("A narcissist, maybe?") == [.label])
        #expect(rules("I am needy", voice: .person) == [.label])
        #expect(rules("Maybe it is time to leave him.") == [.verdict, .verdict])
        #expect(rules("Some say “leave him”.") == [])
        #expect(rules("They are ashamed of it.") == [.mind])
        #expect(rules("Rest first. He doesn’t really mean it. Then eat.") == [.mind])
    }

    @Test("A guess about somebody’s mind, a question about it, and one’s own words are no claim") func guesses() {
        for line in [
            "Maybe they are ashamed of it.", "What do they want?", "If she loves the rain, take her along.",
            "They went home.", "Say “he hates me” the way it came.", "They can want rest.",
        ] {
            #expect(rules(line) == [], "\(line)")
        }
        #expect(rules("They want me gone", voice: .person) == [])
    }

    @Test("A sentence may have 24 words, and a line as many characters as its place allows") func limits() {
        let words = Array(repeating: "ten", count: 24).joined(separator: " ")

        #expect(rules(words + ".", limit: 96) == [])
        #expect(rules(words + " ten.", limit: 96) == [.sentence, .length])
    }

    @Test("On several lines, the line that holds the word is named") func lines() {
        var passage = Passage("A line that is fine,", line: 7)
        passage.append("and one that should not be.", line: 8)
        var report = Report(file: "x")

        VoiceRules.check(passage, &report)

        #expect(report.problems.map(\.line) == [8])
    }
}
