import Testing

@testable import SalveCore

@Suite("Loops")
struct LoopTests {
    private static let person = EntryID(high: 0xA, low: 1)
    private static let now = LocalTime(moment: Moment(milliseconds: 1_793_491_200_000), zone: "UTC", offset: 0)

    private static func event(_ number: UInt64, _ what: JournalEvent.What) -> JournalEvent {
        JournalEvent(
            id: EntryID(high: 2, low: number),
            happened: now,
            recorded: now.moment,
            origin: .web,
            what: what
        )
    }

    private static func sheet(_ number: UInt64, _ texts: [String: String], person: EntryID? = nil) -> Worksheet {
        var sheet = Worksheet(
            thing: EntryID(high: 0xB, low: number),
            form: Loop.form,
            revision: 1,
            person: person,
            lastWritten: now.moment
        )
        for (part, text) in texts.sorted(by: { $0.key < $1.key }) {
            sheet.put(Worksheet.Answer(part: part, text: text))
        }
        return sheet
    }

    private static func loops(_ actions: [String]) throws -> [Loop] {
        try actions.enumerated().map { number, text in
            try #require(Loop(sheet(UInt64(number), ["action": text])))
        }
    }

    @Test("Its five places, its turn and its guess are read as plain fields, and another form is no loop")
    func plainFields() throws {
        var sheet = Self.sheet(1, ["trigger": "No reply", "action": "Went quiet", "their-feeling": "Tired?"])
        sheet.put(Worksheet.Answer(part: "turn", text: "Wash up", picks: ["after-thought"]))

        let loop = try #require(Loop(sheet))

        #expect(loop[.trigger] == "No reply")
        #expect(loop[.action] == "Went quiet")
        #expect(loop[.next].isEmpty)
        #expect(loop.turn == Loop.Turn(after: .thought, text: "Wash up"))
        #expect(loop.guess(.feeling) == "Tired?")
        #expect(loop.hasGuess)
        let other = Worksheet(thing: sheet.thing, form: .init("loss"), revision: 1, lastWritten: sheet.lastWritten)
        #expect(Loop(other) == nil)
    }

    @Test("Without the guess all else stays")
    func withoutGuess() throws {
        let own = ["trigger": "No reply", "action": "Went quiet"]
        let guessed = Dictionary(uniqueKeysWithValues: Loop.Node.allCases.map { ($0.guess, "Maybe \($0)") })
        let loop = try #require(Loop(Self.sheet(1, own.merging(guessed) { $1 })))

        let shown = try #require(Loop(loop.withoutGuess))

        #expect(!shown.hasGuess)
        #expect(shown.sheet == Self.sheet(1, own))
    }

    @Test("The same words in several loops are found as they were written, whatever their case")
    func shared() throws {
        let loops = try Self.loops(["I went quiet.", "Cried, and went quiet", "Went  QUIET for days", "Left early"])

        let found = SharedWords.find(in: loops, fillers: ["i", "and", "for"])

        #expect(found.map(\.words) == ["went quiet"])
        #expect(found.first?.loops == loops.prefix(3).map(\.sheet.thing))
        #expect(found.first?.node == .action)
    }

    @Test(
        "Nothing is said of one loop alone, of small words, or of words in two clauses",
        arguments: [
            ["Went quiet, went quiet"], ["And then I", "and then I"], ["Sat down. Cried", "Down, cried a lot"],
            ["", ""], ["Slammed doors", "Wrote a list"],
        ]
    )
    func silent(actions: [String]) throws {
        let found = SharedWords.find(in: try Self.loops(actions), fillers: ["and", "then", "i", "down", "cried"])
        #expect(found.isEmpty, "\(found)")
    }

    @Test("Longer words stand for the shorter ones within them, unless those are shared by more loops")
    func longest() throws {
        let loops = try Self.loops(["Looked at my phone", "looked at my phone", "broke the phone"])

        let found = SharedWords.find(in: loops, fillers: ["at", "my", "the"])

        #expect(found.map(\.words) == ["phone", "Looked at my phone"])
        #expect(found.map(\.loops.count) == [3, 2])
    }

    @Test(
        "For the map a loop is one entry with its five places; one that was drawn from a reflection is none beside it"
    )
    func map() throws {
        let alma = SalveCore.Person(thing: Self.person, name: "Alma", number: "", isSimple: false, goodFor: [])
        var timeline = Timeline()
        timeline.apply(Self.event(1, .person(alma)))
        let texts = [
            "trigger": "No reply", "feeling": "scared", "thought": "I am too much", "action": "went cold",
            "next": "a long night", "safe": "my pride", "keeping": "the gap", "turn": "a walk",
            "their-feeling": "longing",
        ]
        timeline.apply(Self.event(2, .worksheet(Self.sheet(1, texts, person: Self.person))))
        var reflection = Worksheet(
            thing: EntryID(high: 0xB, low: 9),
            form: Reflection.form,
            revision: 1,
            person: Self.person,
            lastWritten: Self.now.moment
        )
        reflection.put(Worksheet.Answer(part: "happened", text: "An evening"))
        timeline.apply(Self.event(3, .worksheet(reflection)))
        var drawn = Self.sheet(2, ["trigger": "An evening"], person: Self.person)
        drawn.source = reflection.thing
        timeline.apply(Self.event(4, .worksheet(drawn)))

        let sources = timeline.cycleSources(about: alma, word: { _ in nil }, action: { _, _ in nil })
        let entries = sources.map(\.entry)

        #expect(entries.count == 2)
        let loop = try #require(entries.first { !$0.feelings.isEmpty })
        #expect(loop.feelings == ["scared"])
        #expect(loop.thoughts == ["I am too much"])
        #expect(loop.actions == ["went cold"])
        #expect(loop.text.split(separator: "\n").sorted() == ["No reply", "a long night"])
    }

    @Test("The newest come first, and what is deleted is not among them")
    func newest() throws {
        var timeline = Timeline()
        for number in 1...3 as ClosedRange<UInt64> {
            timeline.apply(Self.event(number, .worksheet(Self.sheet(number, ["trigger": "\(number)"]))))
        }

        timeline.apply(Self.event(4, .deleted([EntryID(high: 2, low: 2)])))

        #expect(timeline.newestLoops(5).map { $0.value[.trigger] } == ["3", "1"])
        #expect(timeline.newestWorksheets(5, in: .others).isEmpty)
    }
}
