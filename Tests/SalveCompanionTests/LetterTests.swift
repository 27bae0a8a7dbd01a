import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

/// Letters, their drafts and seals, and lines from a steady day, as a person would keep them.
struct LetterTests {
    private func field(_ name: String, _ value: String) -> Draft.Field { Draft.Field(name: name, value: value) }

    private func keep(
        _ kind: Letter.Kind,
        _ text: String,
        until: Day? = nil,
        to: EntryID? = nil,
        in companion: Companion,
        form: EntryID
    ) async throws -> EntryID {
        let words = LetterWords(kind: kind, text: text, to: to, sealedUntil: until)
        return try await companion.keepLetter(words, thing: form, seen: "-", form: form)
    }

    @Test("a letter of 20,000 words comes back after a restart as it was written, to the last one")
    func long() async throws {
        let world = World()
        let store = MemoryStore()
        let key = VaultKey.random()
        let companion = try await world.companion(store: store, key: key)
        let text = (1...20_000).map { $0 % 40 == 0 ? "word\($0).\n" : "wórd" }.joined(separator: " ")
        let thing = try await keep(.friend, text, in: companion, form: world.form())

        let again = try await world.companion(reopening: store, key: key)

        #expect(try #require(await again.letter(thing)).value.text == text.trimmed)
        #expect(await again.letters().count == 1)
    }

    @Test("a sealed letter waits for its day, is found by no search, and opens early by choice")
    func sealed() async throws {
        let world = World(day: 17, hour: 14)
        let companion = try await world.companion()
        let day = Day(year: 2026, month: 11, day: 20)
        let thing = try await keep(.younger, "The blue bicycle", until: day, in: companion, form: world.form())
        func letter() async throws -> Letter { try #require(await companion.letter(thing)).value }

        #expect(await companion.isSealed(try await letter()))
        #expect(await companion.timelineRows(finding: "bicycle").isEmpty)
        #expect(await companion.sentencesForLines(of: try await letter()).isEmpty)
        world.pass(minutes: 2 * 24 * 60 + 9 * 60 + 59)
        #expect(await companion.isSealed(try await letter()))
        try await companion.openLetter(thing, form: world.form())

        #expect(await !companion.isSealed(try await letter()))
        #expect(await companion.timelineRows(finding: "bicycle").count == 1)
        world.pass(minutes: 24 * 60)
        #expect(await companion.today().letter == nil)
    }

    @Test("on its day Today mentions it by day, not at night, till it is opened, and no longer than three days")
    func due() async throws {
        let world = World(day: 17, hour: 14)
        let companion = try await world.companion()
        let day = Day(year: 2026, month: 11, day: 18)
        let thing = try await keep(.friend, "Bring a scarf", until: day, in: companion, form: world.form())

        #expect(await companion.today().letter == nil)
        world.pass(minutes: 10 * 60 + 30)
        #expect(await companion.isNight())
        #expect(await companion.today().letter == nil)
        world.pass(minutes: 8 * 60)
        #expect(await companion.today().letter?.thing == thing)
        world.pass(minutes: 3 * 24 * 60)
        #expect(await companion.today().letter == nil)
        #expect(await !companion.isSealed(try #require(await companion.letter(thing)).value))
    }

    @Test("a day that has been, and today, seal nothing; nothing is kept of it", arguments: [16, 17])
    func past(day: Int) async throws {
        let world = World(day: 17)
        let companion = try await world.companion()
        await #expect(throws: CompanionError.badValue) {
            let day = Day(year: 2026, month: 11, day: day)
            _ = try await keep(.friend, "x", until: day, in: companion, form: world.form())
        }
        #expect(await companion.letters().isEmpty)
    }

    @Test("changing keeps when it was written; the version before can't be read any more")
    func change() async throws {
        let world = World(day: 17, hour: 9)
        let companion = try await world.companion()
        let thing = try await keep(.someone, "First words", in: companion, form: world.form())
        let first = try #require(await companion.letter(thing))
        world.pass(minutes: 600)
        let words = LetterWords(kind: .someone, text: "Other words")
        let seen = await companion.seen(of: thing)
        #expect(try await companion.keepLetter(words, thing: thing, seen: seen, form: world.form()) == thing)

        let now = try #require(await companion.letter(thing))
        #expect(now.at == first.at)
        #expect(now.value.text == "Other words")
        #expect(try await companion.verify().shredded == 1)
        try await companion.delete(thing, form: world.form())
        #expect(await companion.letters().isEmpty)
    }

    @Test("what another tab wrote meanwhile is never written over")
    func twoTabs() async throws {
        let world = World()
        let companion = try await world.companion()
        let thing = try await keep(.friend, "As it was", in: companion, form: world.form())
        let seen = await companion.seen(of: thing)
        let first = LetterWords(kind: .friend, text: "From the first tab")
        let second = LetterWords(kind: .friend, text: "From the second tab")
        #expect(try await companion.keepLetter(first, thing: thing, seen: seen, form: world.form()) == thing)
        let other = world.form()
        #expect(try await companion.keepLetter(second, thing: thing, seen: seen, form: other) == other)

        #expect(Set(await companion.letters().map(\.value.text)) == ["From the first tab", "From the second tab"])
    }

    @Test("two tabs that type at the same draft keep a draft each; the same form goes on in its own")
    func twoDrafts() async throws {
        let world = World()
        let companion = try await world.companion()
        let thing = world.form()
        let (one, two) = (world.form(), world.form())
        let seen = await companion.seen(of: thing)
        for (form, text) in [(one, "one"), (two, "two"), (one, "one more"), (two, "two more")] {
            world.pass(minutes: 1)
            let fields = [field("kind", "friend"), field("text", text)]
            try await companion.saveDraft(fields, ofLetter: thing, seen: seen, form: form)
        }

        #expect(await companion.letterDrafts().map(\.words.text) == ["two more", "one more"])
        let words = LetterWords(kind: .friend, text: "two, done")
        #expect(try await companion.keepLetter(words, thing: thing, seen: seen, form: two) == two)
        #expect(await companion.letterDrafts().map(\.words.text) == ["one more"])
    }

    @Test("the same form twice is one letter; gone back to and changed, its newer words count")
    func again() async throws {
        let world = World()
        let companion = try await world.companion()
        let form = world.form()
        let thing = try await keep(.gratitude, "Once", in: companion, form: form)
        #expect(try await keep(.gratitude, "Once", in: companion, form: form) == thing)
        #expect(try await keep(.gratitude, "Once, and more", in: companion, form: form) == thing)

        #expect(await companion.letters().map(\.value.text) == ["Once, and more"])
    }

    @Test("a draft outlasts a restart, and is gone once the letter is kept")
    func draft() async throws {
        let world = World()
        let store = MemoryStore()
        let key = VaultKey.random()
        let companion = try await world.companion(store: store, key: key)
        let view = try await companion.beginLetter(.friend, distress: 2, form: world.form())
        let form = world.form()
        let seen = await companion.seen(of: view.id)
        let fields = [field("kind", "friend"), field("text", "Half a sen"), field("day", "2027-01-01")]
        try await companion.saveDraft(fields, ofLetter: view.id, seen: seen, form: form)

        let again = try await world.companion(reopening: store, key: key)

        let draft = try #require(await again.letterDrafts().first)
        #expect(draft.words.text == "Half a sen")
        #expect(draft.day == "2027-01-01")
        #expect(await again.letterInHand(view.id) == nil)
        let next = try await again.beginLetter(.friend, thing: draft.thing, distress: 2, form: world.form())
        #expect(await again.letterInHand(next.id)?.draft?.words.text == "Half a sen")
        let words = LetterWords(kind: .friend, text: "A whole sentence")
        let kept = try await again.keepLetter(
            words,
            thing: draft.thing,
            seen: await again.seen(of: draft.thing),
            form: world.form()
        )
        #expect(kept == draft.thing)
        #expect(await again.letterDrafts().isEmpty)
    }

    @Test("every stored kind is exported, brought in elsewhere, and read there")
    func export() async throws {
        let world = World()
        let companion = try await world.companion()
        let thing = try await keep(.someone, "Dear sea", in: companion, form: world.form())
        try await companion.keepLine("It passed before", isOnCard: true, form: world.form())
        let file = try await companion.export(.json)
        let other = try await world.companion()
        try await other.bringIn(StagedImport(file), form: world.form())

        #expect(await other.letter(thing)?.value.text == "Dear sea")
        #expect(await other.steadyLines().map(\.isOnCard) == [true])
        let markdown = String(decoding: try await companion.export(.markdown), as: UTF8.self)
        #expect(markdown.contains("Dear sea") && markdown.contains("It passed before"))
    }

    @Test("lines are typed, put aside, taken up and removed; each source is offered once")
    func lines() async throws {
        let world = World()
        let companion = try await world.companion()
        try await companion.keepKindness("The driver waited", from: .stranger, form: world.form())
        var answers = CheckIn.Answers()
        answers.text = "By the lake, lighter"
        try await companion.checkIn(answers, form: world.form())
        let letter = try await keep(.friend, "Ring Ada. No.\nYou are easy to like.", in: companion, form: world.form())
        let one = world.form()
        try await companion.keepLine("It has been this bad before", form: one)

        #expect(await companion.kindnessesForLines().map(\.text) == ["The driver waited"])
        #expect(await companion.checkInsForLines().map(\.text) == ["By the lake, lighter"])
        let current = try #require(await companion.letter(letter)).value
        #expect(await companion.sentencesForLines(of: current) == ["Ring Ada.", "You are easy to like."])
        try await companion.keepLine("The driver waited", isOnCard: true, form: world.form())
        #expect(await companion.kindnessesForLines().isEmpty)
        try await companion.keepLine("It has been this bad before", isHidden: true, thing: one, form: world.form())
        #expect(await companion.linesAtHand().map(\.text) == ["The driver waited"])
        #expect(await companion.card().parts.contains { $0.lines == ["The driver waited"] })
        #expect(await !companion.card().parts.contains { $0.lines.contains("It has been this bad before") })
        try await companion.delete(one, form: world.form())
        #expect(await companion.steadyLines().count == 1)
        await #expect(throws: CompanionError.badValue) {
            try await companion.keepLine(String(repeating: "x", count: 301), form: world.form())
        }
    }
}

extension String {
    fileprivate var trimmed: String { String(reversed().drop { $0.isWhitespace }.reversed()) }
}
