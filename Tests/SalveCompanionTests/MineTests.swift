import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

@Suite("What is one's own among practices")
struct MineTests {
    private let world = World()
    private let jumper = """
        ---
        title: The grey jumper
        depth: outer
        family: warmth
        ---
        Something soft, which I like.

        ## Put on the grey jumper.
        ## Stand by the window.
        """

    @Test("A practice of one's own is offered, opened and remembered like any other, and survives a restart")
    func ownPractice() async throws {
        let (store, key) = (MemoryStore(), VaultKey.random())
        let companion = try await world.companion(store: store, key: key)
        let form = world.form()
        try await companion.keep(practice: jumper, form: form)
        let id = OwnPractice(thing: form, title: "", source: "").id

        let shown = try #require(await companion.shown(id))
        #expect(shown.text.title == "The grey jumper")
        #expect(shown.text.practice.risk == .low)
        #expect(await companion.library().offered.contains { $0.text.id == id })
        var view = try await companion.begin(.other, opening: id, form: world.form())
        #expect(view.session.phase == .practising)
        view = try await companion.act(.landing(.harder), in: view.id, form: world.form())
        #expect(view.session.phase == .settling)

        let again = try await world.companion(reopening: store, key: key)
        #expect(await again.shown(id)?.text.title == "The grey jumper")
        #expect(await again.ownPractices().map(\.title) == ["The grey jumper"])
    }

    @Test(
        "What its words ask for stands with what it needs, and what turns inward is never told as something to do",
        arguments: [
            ("outer", "Breathe out slowly.", nil, nil), ("body", "Breathe out slowly.", Ingredient.breath, Risk.medium),
            ("outer", "Eat a piece of bread.", .food, .low), ("outer", "Imagine a warm lake.", nil, nil),
            ("images", "Imagine a warm lake.", .imagined, .high), ("words", "Say: it is a hard day.", nil, .medium),
            ("words", "Write down one line.", .writing, .medium),
            ("outer", "Sit with your eyes closed.", .closedEyes, .medium),
            ("words", "What would the inner critic say?", .innerVoices, .high),
        ] as [(String, String, Ingredient?, Risk?)]
    )
    func tells(depth: String, step: String, needs: Ingredient?, risk: Risk?) throws {
        let source = "---\ntitle: Made up\ndepth: \(depth)\nrisk: low\n---\n\n## \(step)\n"
        let read = try World.catalogue().readOwn(source, id: Practice.ID("own"))
        #expect((read.text == nil) == (risk == nil), "\(read.refusals)")
        guard let practice = read.text?.practice else { return #expect(!read.refusals.isEmpty) }
        #expect(practice.risk == risk)
        if let needs { #expect(practice.ingredients.contains(needs)) }
    }

    @Test("A step about another person's inner world is known as such, so that R17 keeps it away")
    func other() throws {
        let source = "---\ntitle: Made up\ndepth: words\n---\n\n## Think about how they feel.\n"
        let read = try World.catalogue().readOwn(source, id: Practice.ID("own"))
        #expect(read.text?.practice.asksAboutAnother == true)
    }

    @Test("One's own voice is advised and not refused; shape and care are refused, and then nothing is kept")
    func refused() async throws {
        let companion = try await world.companion()
        let loud = "---\ntitle: I shout!\ndepth: outer\n---\n\n## I just shout at the sea!\n"
        let looked = await companion.look(atPractice: loud)
        #expect(looked.text != nil && !looked.advice.isEmpty)
        for bad in [
            "no fields", "---\ntitle: Made up\n---\n\n## One\n",
            "---\ntitle: Made up\ndepth: outer\n---\nOnly an intro.\n",
            "---\ntitle: A\ndepth: outer\nrung: 2\n---\n\n## One\n",
            "---\ntitle: A\ndepth: outer\n---\nSee [this](https://example.org).\n\n## One\n",
            "---\ntitle: A\ndepth: outer\n---\n<b>Bold</b>\n\n## One\n",
            "---\ntitle: A\ndepth: outer\n---\n\n## One\u{202E}\n",
        ] {
            #expect(await companion.look(atPractice: bad).text == nil, "\(bad)")
            await #expect(throws: CompanionError.notAPractice) {
                try await companion.keep(practice: bad, form: world.form())
            }
        }
        #expect(await companion.ownPractices().isEmpty)
    }

    @Test("What a form says becomes a file that says the same")
    func form() throws {
        var draft = OwnDraft()
        draft.title = #"A "quiet" \ corner"#
        draft.depth = .outer
        draft.family = .rest
        draft.ingredients = [.stillness]
        draft.minutes = 7
        draft.intro = "a *soft* [chair] <near> the `wall`"
        draft.steps = [OwnDraft.Step(line: "seconds: 5", option: "note: or not"), OwnDraft.Step(line: "## rise")]
        let text = try #require(try World.catalogue().readOwn(draft.markdown, id: Practice.ID("own")).text)
        #expect(text.title == draft.title)
        #expect(text.practice.family == .rest)
        #expect(text.practice.ingredients.members == [.stillness])
        #expect(text.minutes == 1...7)
        #expect(text.steps.map(\.heading.plain) == ["Seconds: 5", "Rise"])
        #expect(text.steps[0].option.plain == "Note: or not")
        #expect(text.intro.plain.plainText == "A *soft* [chair] ‹near> the ’wall’")
    }

    @Test("Words of one's own change what is read and nothing else, and go away again")
    func wording() async throws {
        let companion = try await world.companion()
        let id = Practice.ID("warm-drink")
        let before = try #require(await companion.shown(id)).text
        var steps = Array(repeating: "", count: before.steps.count * 2)
        steps[0] = "Kettle on."
        try await companion.keepWording(of: id, title: "Tea, the slow way", steps: steps, form: world.form())
        let after = try #require(await companion.shown(id)).text
        #expect(after.title == "Tea, the slow way")
        #expect(after.steps[0].heading.warm == "Kettle on.")
        #expect(after.steps[0].option == before.steps[0].option)
        #expect(after.practice == before.practice)

        try await companion.keepWording(of: id, title: "Tea", steps: [], form: world.form())
        #expect(await companion.ownWordings().count == 1)
        try await companion.keepWording(of: id, title: "", steps: [], form: world.form())
        #expect(await companion.shown(id)?.text == before)
        await #expect(throws: CompanionError.badValue) {
            try await companion.keepWording(of: id, title: "x", steps: ["one"], form: world.form())
        }
    }

    @Test("What is put aside is neither offered nor listed; what has to be there for everyone stays")
    func aside() async throws {
        let companion = try await world.companion()
        let shipped = try World.catalogue().rules
        for practice in shipped {
            do { try await companion.choose(.putAside, about: practice.id, form: world.form()) } catch {
                #expect(error == .refusedToPutAside)
            }
        }
        let library = await companion.practices()
        let floor = library.rules.filter { $0.depth == .outer && $0.risk == .low && $0.ingredients.isEmpty }
        #expect(floor.count == 3 && floor.contains { $0.family == .ground })
        #expect(library.practice(Practice.ID("look-around")) != nil)
        #expect(library.aside.count + library.practices.count == shipped.count)
        let view = try await companion.begin(.hard, distress: 10, form: world.form())
        #expect(view.offers.contains { $0.text.practice.depth == .outer })
        #expect(await companion.shown(Practice.ID("walk")) == nil)

        try await companion.choose(.takenBack, about: Practice.ID("walk"), form: world.form())
        #expect(await companion.shown(Practice.ID("walk")) != nil)
    }

    @Test("What was pinned last stands first, and one more press puts another before it")
    func pinned() async throws {
        let companion = try await world.companion()
        let (walk, music) = (Practice.ID("walk"), Practice.ID("music"))
        try await companion.choose(.pinned, about: walk, form: world.form())
        try await companion.choose(.pinned, about: music, form: world.form())
        #expect(await companion.pinned().map(\.id) == [music, walk])
        try await companion.choose(.pinned, about: walk, form: world.form())
        #expect(await companion.practices().practices.prefix(2).map(\.id) == [walk, music])
        try await companion.choose(.unpinned, about: walk, form: world.form())
        #expect(await companion.pinned().map(\.id) == [music])
    }

    @Test("What landed harder is remembered of its family also when the practice is deleted or put aside")
    func remembered() async throws {
        let (store, key) = (MemoryStore(), VaultKey.random())
        let companion = try await world.companion(store: store, key: key)
        let form = world.form()
        let lake = "---\ntitle: Made up\ndepth: images\n---\n\n## Imagine a warm lake.\n"
        try await companion.keep(practice: lake, form: form)
        let id = OwnPractice(thing: form, title: "", source: "").id
        let view = try await companion.begin(.other, distress: 1, opening: id, asking: true, form: world.form())
        _ = try await companion.act([.landing(.harder), .stop], in: view.id, form: world.form())
        world.pass(minutes: 5)
        #expect(await companion.circumstancesNow().memory.pausedFamilies == [.images])

        try await companion.delete(form, form: world.form())
        #expect(await companion.circumstancesNow().memory.pausedFamilies == [.images])
        let again = try await world.companion(reopening: store, key: key)
        #expect(await again.circumstancesNow().memory.pausedFamilies == [.images])
    }

    @Test("Lines and practices of one's own stand in the timeline, are found, and go when they are deleted")
    func timeline() async throws {
        let companion = try await world.companion()
        try await companion.keepOwnLine("  Everyone has\n nights like this. ", form: world.form())
        let form = world.form()
        try await companion.keep(practice: jumper, form: form)
        #expect(await companion.ownLines().map(\.text) == ["Everyone has nights like this."])
        #expect(await companion.timelineRows(finding: "jumper").count == 1)
        try await companion.delete(form, form: world.form())
        #expect(await companion.timelineRows(finding: "jumper").isEmpty)
        #expect(await companion.practices().practice(OwnPractice(thing: form, title: "", source: "").id) == nil)
    }
}
