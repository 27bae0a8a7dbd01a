import Foundation
import SalveContent
import SalveCore
import Testing

@Suite("Shipped content") struct ShippedContentTests {
    private let folder: String
    private let catalogue: Catalogue

    init() throws {
        folder = try ContentFolder.locate(explicit: nil)
        catalogue = try Catalogue.load(from: folder)
    }

    @Test("It has no problem, and its help lines were read within 180 days") func hasNoProblem() {
        // NB: today's real date, on purpose: a release with old numbers must fail.
        let now = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        let today = LocalTime(moment: now, zone: "UTC", offset: 0).day

        for problem in Catalogue.problems(in: folder, on: today) { Issue.record("\(problem.description)") }
    }

    @Test("It has the practices that were promised, each with a heading, an option and an intro") func practices() {
        let promised = ["look-around", "hold-warm", "solid", "lying-awake", "name-the-day", "one-sound"]

        for id in promised { #expect(catalogue.practice(Practice.ID(id)) != nil, "\(id) is missing") }
        for practice in catalogue.practices {
            #expect(practice.steps.count == practice.practice.steps)
            #expect(practice.steps.indices.contains(practice.shortStep))
            #expect(practice.steps.allSatisfy { !$0.heading.plain.isEmpty && !$0.option.plain.isEmpty })
        }
    }

    @Test("No step is the same in two practices") func ownWords() {
        var first: [String: String] = [:]
        for practice in catalogue.practices {
            for step in practice.steps {
                let other = first.updateValue(practice.id.name, forKey: step.heading.plain)
                #expect(other == nil, "“\(step.heading.plain)” in \(practice.id.name) and \(other ?? "")")
            }
        }
    }

    @Test("What is said when a practice was harder is its own, and nothing of the lines beside it") func harder() {
        let beside = catalogue.strings["hard.harder.heading"] + " " + catalogue.strings["hard.harder.text"]
        let lines = catalogue.practices.map(\.harderLine)

        #expect(Set(lines).count == lines.count)
        for line in lines {
            let sentences = line.split(separator: ". ").map { $0.trimmingCharacters(in: .punctuationCharacters) }
            for sentence in sentences { #expect(!beside.contains(sentence), "“\(sentence)” would be said twice") }
        }
    }

    @Test("Each attitude has a practice turned to oneself, and one turned to a partner") func aims() {
        for attitude in Attitude.allCases {
            for aim in [Aim.oneself, .partner] {
                let fitting = catalogue.practices.filter { $0.attitudes.contains(attitude) && $0.aims.contains(aim) }
                #expect(!fitting.isEmpty, "\(attitude) to \(aim)")
            }
        }
    }

    @Test("Patience and forgiving for a partner are withheld where that person is feared") func feared() {
        let asking = catalogue.practices.filter { $0.aims.contains(.partner) && $0.attitudes.contains(.patience) }

        #expect(!asking.isEmpty && asking.allSatisfy { $0.practice.asksAboutAnother })
    }

    @Test("A word drawn for a passphrase adds 11 bits, and no two begin alike") func passphraseWords() {
        let words = catalogue.passphraseWords

        #expect(words.count >= 2_048 && Set(words.map { $0.prefix(4) }).count == words.count)
        #expect(words == words.sorted())
    }

    @Test("The rungs of the way back start outside and leave none out") func rungs() {
        let rungs = catalogue.rules.compactMap { practice in practice.rung.map { ($0, practice.depth) } }

        #expect(rungs.map(\.0).sorted() == Array(1...7))
        #expect(rungs.filter { $0.0 <= 2 }.allSatisfy { $0.1 == .outer })
    }

    @Test("Help lines reach at least 12 countries, with lines for children and against violence") func helpLines() {
        let countries = catalogue.helpLines.countries

        #expect(countries.count >= 12)
        #expect(countries.filter { country in country.lines.contains { $0.kind == .child } }.count >= 12)
        #expect(countries.filter { country in country.lines.contains { $0.kind == .violence } }.count >= 12)
        #expect(countries.allSatisfy { $0.lines.contains { $0.kind == .distress } })
    }

    @Test(
        "The hard moment keeps the words that were agreed for it",
        arguments: [
            ("hard.start.lead", "One small thing."),
            ("hard.start.first", "Press your feet, or your back, into whatever is holding you up."),
            ("hard.start.nothing", "Nothing to write. Nothing to explain."),
            ("hard.start.onething", "Show me one thing at a time"),
            ("hard.start.send", "I’m about to send something"),
            ("help.line", "Thinking of hurting yourself, or not safe with someone?"),
            ("steady.see.heading", "Find three things you can see."),
            ("steady.hold.heading", "Now hold something. A pillow, a cup, your sleeve."),
            ("landing.easier", "A bit easier"),
            ("landing.same", "About the same"),
            ("landing.harder", "Harder"),
            ("landing.far", "Far away, not real"),
            ("landing.crying", "Crying is okay. It can go with any of these."),
            ("hard.easier.heading", "Okay. You can close this here."),
            ("hard.same.heading", "Common, especially at night."),
            ("hard.harder.heading", "Okay. Leave that one."),
            (
                "hard.harder.text",
                "You did nothing wrong. Many people were never taught this, and it can sting."
            ),
            ("help.lead", "Salve can’t see you or call anyone. These people can be with you in this, now."),
        ]
    )
    func hardMoment(_ key: String, _ line: String) {
        #expect(catalogue.strings[key] == line)
    }
}
