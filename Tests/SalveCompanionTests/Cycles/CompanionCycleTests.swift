import SalveCompanion
import SalveCore
import SalveTesting
import Testing

@Suite("The cycle map of one person") struct CompanionCycleTests {
    private let world = World()

    /// Someone, and so many notes about them, a week apart, that take turns; then two calm days.
    private func house(notes: Int = 6, named name: String = "Ben") async throws -> (Companion, EntryID) {
        let companion = try await world.companion()
        return (companion, try await add(notes, named: name, to: companion))
    }

    private func add(_ notes: Int, named name: String, to companion: Companion) async throws -> EntryID {
        let person = world.form()
        try await companion.keepPerson(name, number: "", form: person)
        for place in 0..<notes {
            world.pass(minutes: 7 * 24 * 60)
            let text = place % 2 == 0 ? "I pulled away from him all evening." : "I miss him so much that it hurts."
            let note = BondNote(thing: world.form(), person: person, text: text)
            try await companion.keepBondNote(note, form: note.thing)
        }
        world.pass(minutes: 2 * 24 * 60)
        return person
    }

    private func claim(_ companion: Companion, _ person: EntryID) async throws -> CycleClaim? {
        if case .found(let claim) = try await companion.cycle(about: person) { return claim }
        return nil
    }

    @Test("Notes that go to and fro are laid side by side, each with its day")
    func found() async throws {
        let (companion, person) = try await house()

        let claim = try #require(await claim(companion, person))

        #expect(claim.count == 5)
        #expect(claim.stretches.map(\.pole) == [.distance, .longing, .distance, .longing, .distance, .longing])
        #expect(claim.last == .longing)
        #expect(claim.stretches.allSatisfy { $0.entries.count == 1 && $0.entries[0].kind == .bondNote })
        #expect(claim.others.isEmpty)
    }

    @Test("Too few of them show nothing, and a deleted one is not counted")
    func few() async throws {
        let (companion, person) = try await house(notes: 3)
        guard case .nothing = try await companion.cycle(about: person) else {
            Issue.record("something is shown")
            return
        }
        await #expect(throws: CompanionError.notFound) { try await companion.cycle(about: world.form()) }
    }

    @Test("Someone kept simple has no map (R17), and has it again when the switch is taken back")
    func simple() async throws {
        let (companion, person) = try await house()

        try await companion.keepPerson("Ben", number: "", isSimple: true, thing: person, form: world.form())
        guard case .closed = try await companion.cycle(about: person) else {
            Issue.record("it is open")
            return
        }
        try await companion.keepPerson("Ben", number: "", isSimple: false, thing: person, form: world.form())
        #expect(try await claim(companion, person) != nil)
    }

    @Test("Put away, it stays away for that person alone, until it is brought back")
    func putAway() async throws {
        let (companion, person) = try await house()
        let other = try await add(6, named: "Ida", to: companion)
        #expect(try await claim(companion, person)?.others.map(\.name) == ["Ida"])

        try await companion.putAwayCycle(about: person, true, form: world.form())

        guard case .putAway = try await companion.cycle(about: person) else {
            Issue.record("it is still there")
            return
        }
        #expect(try await claim(companion, other)?.others.isEmpty == true)
        try await companion.putAwayCycle(about: person, false, form: world.form())
        #expect(try await claim(companion, person) != nil)
    }

    @Test(
        "Side by side stand those that their own pages show, and nobody kept simple, put away, or after a hard moment"
    )
    func beside() async throws {
        let (companion, ben) = try await house()
        #expect(await companion.cycles().map(\.person.thing) == [ben])
        let ida = try await add(6, named: "Ida", to: companion)
        let una = try await add(6, named: "Una", to: companion)
        _ = try await add(2, named: "Kim", to: companion)

        #expect(await companion.cycles().map(\.person.thing) == [ben, ida, una])
        for one in await companion.cycles() {
            let alone = try #require(await claim(companion, one.person.thing))
            #expect(alone.stretches == one.claim.stretches)
        }
        try await companion.keepPerson("Ida", number: "", isSimple: true, thing: ida, form: world.form())
        try await companion.putAwayCycle(about: una, true, form: world.form())
        #expect(await companion.cycles().map(\.person.thing) == [ben])
        _ = try await companion.begin(.hard, distress: nil, form: world.form())
        #expect(await companion.cycles().isEmpty)
    }

    @Test("A reflection about someone counts: what one thought, and what one tends to do, chosen or written")
    func reflections() async throws {
        let companion = try await world.companion()
        let person = world.form()
        try await companion.keepPerson("Ben", number: "", form: person)
        for place in 0..<6 {
            world.pass(minutes: 7 * 24 * 60)
            let isFar = place % 2 == 0
            let id = world.form()
            _ = try await companion.beginWorksheet(
                Reflection.form,
                person: person,
                distress: 3,
                asking: true,
                form: id
            )
            let answers = [
                Worksheet.Answer(part: "thoughts", thoughts: [.init(isFar ? "It is late." : "He will leave me.")]),
                Worksheet.Answer(
                    part: "actions",
                    text: isFar ? "" : "begged him to stay",
                    picks: [isFar ? "fault" : "hold"]
                ),
                Worksheet.Answer(part: "next", text: "Then it is quiet."),
            ]
            for answer in answers { try await companion.write(answer, in: id, form: world.form()) }
        }
        world.pass(minutes: 2 * 24 * 60)

        let claim = try #require(await claim(companion, person))

        #expect(claim.count == 5)
        let entries = claim.stretches.flatMap(\.entries)
        #expect(entries.allSatisfy { $0.kind == .worksheet })
        let first = try #require(entries.first?.entry)
        #expect(
            first.actions == ["I find fault."] && first.thoughts == ["It is late."] && first.text == "Then it is quiet."
        )
        #expect(entries.last?.entry.actions == ["I hold on tighter.", "begged him to stay"])
    }

    @Test("It rests for a day after the hard door, and after a rating of 7", arguments: [Door.hard, .other])
    func rests(door: Door) async throws {
        let (companion, person) = try await house()
        let view = try await companion.begin(door, distress: door == .hard ? nil : 7, form: world.form())
        _ = try await companion.act(.stop, in: view.id, form: world.form())

        guard case .resting = try await companion.cycle(about: person) else {
            Issue.record("it does not rest")
            return
        }
        world.pass(minutes: 25 * 60)
        #expect(try await claim(companion, person) != nil)
    }

    @Test("Check-ins count where they name the person, as a word of its own")
    func checkIns() async throws {
        let companion = try await world.companion()
        let person = world.form()
        try await companion.keepPerson("Ben", number: "", form: person)
        for place in 0..<6 {
            world.pass(minutes: 7 * 24 * 60)
            for name in ["Ben", "Bente"] {
                var answers = CheckIn.Answers()
                answers.text = place % 2 == 0 ? "Went cold on \(name)." : "I miss \(name) so much."
                try await companion.checkIn(answers, form: world.form())
            }
        }
        world.pass(minutes: 2 * 24 * 60)

        let claim = try #require(await claim(companion, person))

        #expect(claim.count == 5)
        #expect(claim.stretches.allSatisfy { $0.entries.count == 1 && $0.entries[0].entry.text.contains("Ben") })
        #expect(claim.stretches.allSatisfy { !$0.entries[0].entry.text.contains("Bente") })
    }
}
