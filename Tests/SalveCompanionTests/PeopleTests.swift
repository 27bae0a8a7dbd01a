import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

@Suite("People, how it is with them, and the pause")
struct PeopleTests {
    @Test("What is said of a person is kept, and what is not said stays")
    func person() async throws {
        let world = World()
        let companion = try await world.companion()
        let bea = world.form()
        var line = PersonLine(name: "Bea")
        line.bond = "my sister"
        line.isPast = true
        try await companion.keepPerson(line, form: bea)
        try await companion.keepPerson("Bea K.", number: "12", thing: bea, form: world.form())

        let kept = try #require(await companion.person(bea))
        #expect(kept.name == "Bea K." && kept.traits.bond == "my sister" && kept.traits.isPast)
        var long = PersonLine(name: "Bea")
        long.bond = String(repeating: "a", count: 61)
        let refused = long
        await #expect(throws: CompanionError.badValue) {
            try await companion.keepPerson(refused, thing: bea, form: world.form())
        }
    }

    @Test("Own words about a bond stand with their dates, change in place, and go with the person, for good")
    func notes() async throws {
        let world = World()
        let companion = try await world.companion()
        let (bea, first, second, own) = (world.form(), world.form(), world.form(), world.form())
        try await companion.keepPerson("Bea", number: "", form: bea)
        try await companion.keepBondNote(
            BondNote(thing: first, person: bea, text: "Stiff", asIAm: .hardly, lately: .heavy),
            form: first
        )
        world.pass(minutes: 3 * 24 * 60)
        try await companion.keepBondNote(BondNote(thing: second, person: bea, text: "We laughed"), form: second)
        try await companion.keepBondNote(BondNote(thing: own, person: nil, text: "Sundays are mine"), form: own)
        await #expect(throws: CompanionError.empty) {
            try await companion.keepBondNote(BondNote(thing: world.form(), person: bea, text: " "), form: world.form())
        }
        try await companion.keepBondNote(
            BondNote(thing: first, person: nil, text: "Stiff at first"),
            changing: true,
            form: world.form()
        )

        let notes = await companion.bondNotes(about: bea)
        #expect(notes.map(\.value.text) == ["We laughed", "Stiff at first"])
        #expect(notes.map(\.at.day.day) == [20, 17])
        #expect(
            await companion.bondNotesAcross().map(\.value.text) == ["Sundays are mine", "We laughed", "Stiff at first"]
        )
        #expect(await companion.timelineRows(finding: "laughed").count == 1)
        let entry = try #require(await companion.timeline.entry(of: bea))
        try await companion.delete(entry, form: world.form())
        #expect(await companion.bondNotes(about: bea).isEmpty)
        #expect(await companion.bondNotes(about: nil).count == 1)
        let entries = await companion.timeline.openDeletions.flatMap(\.entries)
        #expect(entries.count == 3)
    }

    @Test("About someone kept simple a note holds own words alone, and stands among no others")
    func simpleNotes() async throws {
        let world = World()
        let companion = try await world.companion()
        let (noel, note) = (world.form(), world.form())
        try await companion.keepPerson("Noel", number: "", isSimple: true, form: noel)
        let said = BondNote(thing: note, person: noel, text: "Tired, and here", asIAm: .hardly, lately: .heavy)
        try await companion.keepBondNote(said, form: note)

        let kept = try #require(await companion.bondNote(note)?.value)
        #expect(kept.text == "Tired, and here" && kept.asIAm == nil && kept.lately == nil)
        #expect(await companion.bondNotesAcross().isEmpty)
        let choiceAlone = BondNote(thing: world.form(), person: noel, text: "", lately: .glad)
        await #expect(throws: CompanionError.empty) {
            try await companion.keepBondNote(choiceAlone, form: world.form())
        }
    }

    @Test(
        "Words of fear about someone mention the switch, wherever they were written; nothing sets it, and it can be left"
    )
    func mention() async throws {
        let world = World()
        let companion = try await world.companion()
        let (noel, ida) = (world.form(), world.form())
        try await companion.keepPerson("Noel", number: "", form: noel)
        try await companion.keepPerson("Ida", number: "", form: ida)
        func mentions(_ thing: EntryID) async throws -> Bool {
            let person = try #require(await companion.person(thing))
            return await companion.mentionsSwitch(for: person)
        }
        let mild = world.form()
        try await companion.keepBondNote(BondNote(thing: mild, person: noel, text: "Afraid it will rain"), form: mild)
        #expect(try await !mentions(noel))
        let pause = Pause(text: "Fine.", feeling: "I’m scared of him tonight", person: noel, until: .usual(.morning))
        try await companion.hold(pause, form: world.form())

        #expect(try await mentions(noel))
        #expect(try await !mentions(ida))
        #expect(await companion.person(noel)?.isSimple == false)
        try await companion.leaveSwitch(of: noel, form: world.form())
        #expect(try await !mentions(noel))
        #expect(await companion.person(noel)?.isSimple == false)

        let letter = world.form()
        try await companion.keepLetter(
            LetterWords(kind: .someone, text: "You threatened me.", to: ida),
            thing: letter,
            seen: "-",
            form: letter
        )
        #expect(try await mentions(ida))
        try await companion.keepPerson("Ida", number: "", isSimple: true, thing: ida, form: world.form())
        #expect(try await !mentions(ida))
    }

    @Test("A held text comes back once, what was felt beside it, at the time that was chosen; silence folds it away")
    func pause() async throws {
        let world = World()
        let companion = try await world.companion()
        let (ida, held) = (world.form(), world.form())
        try await companion.keepPerson("Ida", number: "", form: ida)
        let pause = Pause(text: "You never rang", feeling: "Shaky", person: ida, until: .usual(.tonight))
        try await companion.hold(pause, form: held)
        #expect(await companion.today().held == nil)
        world.pass(minutes: 7 * 60)
        #expect(await companion.today().held?.feeling == "Shaky")

        var longer = Pause(
            text: "You did not ring",
            feeling: "Sad",
            until: .own(Day(year: 2026, month: 11, day: 20), hour: 9)
        )
        longer.person = world.form()
        try await companion.hold(again: held, longer, form: world.form())
        let kept = try #require(await companion.heldText(held))
        #expect(kept.person == ida && kept.text == "You did not ring" && kept.feeling == "Sad")
        #expect(await companion.today().held == nil)
        world.pass(minutes: 3 * 24 * 60)
        #expect(await companion.today().held?.thing == held)
        world.pass(minutes: 72 * 60)
        #expect(await companion.today().held == nil)
        #expect(await companion.heldTexts().count == 1)
    }

    @Test("Tonight is nine in the evening by day, and two hours from then on")
    func tonight() async throws {
        for (hour, later) in [(14, 7 * 60), (21, 2 * 60), (2, 2 * 60)] {
            let world = World(hour: hour)
            let companion = try await world.companion()
            let held = world.form()
            try await companion.hold("Not now", until: .tonight, form: held)
            let until = try #require(await companion.heldText(held)).until
            #expect(until.minutes(since: world.surroundings.now().moment) == later, "\(hour)")
        }
    }

    @Test(
        "A day of one’s own is still to come, and no more than a year away",
        arguments: [(17, 13, true), (17, 15, false), (16, 23, true), (18, 24, true), (18, 0, false)]
    )
    func ownDay(day: Int, hour: Int, isRefused: Bool) async throws {
        let world = World()
        let companion = try await world.companion()
        let pause = Pause(text: "Not now", until: .own(Day(year: 2026, month: 11, day: day), hour: hour))
        if isRefused {
            await #expect(throws: CompanionError.badValue) { try await companion.hold(pause, form: world.form()) }
        } else {
            try await companion.hold(pause, form: world.form())
            #expect(await companion.heldTexts().count == 1)
        }
    }
}

@Suite("Someone kept simple, asked of everything that can name a person (R17)")
struct FearedTests {
    private static let shut = CompanionError.refused(.withheld(.someoneFeared))

    @Test("There is no pause towards them, and what was held for them is asked about no more")
    func pause() async throws {
        let world = World()
        let companion = try await world.companion()
        let (noel, held) = (world.form(), world.form())
        try await companion.keepPerson("Noel", number: "", form: noel)
        try await companion.hold(Pause(text: "Please", person: noel, until: .usual(.hour)), form: held)
        try await companion.keepPerson("Noel", number: "", isSimple: true, thing: noel, form: world.form())
        world.pass(minutes: 120)

        #expect(await companion.today().held == nil)
        #expect(await companion.heldText(held)?.text == "Please")
        await #expect(throws: Self.shut) {
            let pause = Pause(text: "Please", until: .usual(.hour))
            try await companion.hold(again: held, pause, form: world.form())
        }
        await #expect(throws: Self.shut) {
            let pause = Pause(text: "Please", person: noel, until: .usual(.hour))
            try await companion.hold(pause, form: world.form())
        }
        #expect(await companion.heldTexts().count == 1)
    }

    @Test("A practice that asks about another begins with nobody kept simple; another sitting about them offers none")
    func practices() async throws {
        let world = World()
        let companion = try await world.companion()
        let (noel, ida) = (world.form(), world.form())
        try await companion.keepPerson("Noel", number: "", isSimple: true, form: noel)
        try await companion.keepPerson("Ida", number: "", form: ida)
        let asking = try World.catalogue().practices.filter(\.practice.asksAboutAnother).map(\.id)
        #expect(asking.count >= 8)
        for practice in asking {
            await #expect(throws: Self.shut, "\(practice.name)") {
                _ = try await companion.begin(.other, distress: 2, opening: practice, about: noel, form: world.form())
            }
        }
        let sitting = try await companion.begin(.other, distress: 2, about: noel, form: world.form())
        #expect(sitting.offers.allSatisfy { !$0.text.practice.asksAboutAnother })
        for practice in asking {
            let shown = try #require(try await companion.shown(practice, in: sitting.id))
            #expect(shown.opening == .withheld(.someoneFeared))
            await #expect(throws: CompanionError.self) {
                _ = try await companion.open(practice, asking: true, in: sitting.id, form: world.form())
            }
        }
        let other = try await companion.begin(.other, distress: 2, about: ida, form: world.form())
        let first = try #require(asking.first)
        let shown = try #require(try await companion.shown(first, in: other.id))
        #expect(shown.opening != .withheld(.someoneFeared))
    }

    @Test("A practice that is in hand about someone is left once they are kept simple, and not gone on with")
    func inHand() async throws {
        let world = World()
        let companion = try await world.companion()
        let ida = world.form()
        try await companion.keepPerson("Ida", number: "", form: ida)
        let practice = Practice.ID("two-reasons")
        let sitting = try await companion.begin(
            .other,
            distress: 2,
            opening: practice,
            asking: true,
            about: ida,
            form: world.form()
        )
        #expect(sitting.session.phase == .practising)
        try await companion.keepPerson("Ida", number: "", isSimple: true, thing: ida, form: world.form())

        let found = try await companion.sitting(sitting.id)
        #expect(found.session.phase == .choosing && found.step == nil && found.left == nil)
        await #expect(throws: CompanionError.self) {
            _ = try await companion.act(.next, in: sitting.id, form: world.form())
        }
    }

    @Test("A sheet towards someone begins with nobody kept simple, and closes when its person is kept simple later")
    func sheets() async throws {
        let world = World()
        let companion = try await world.companion()
        let (noel, jo) = (world.form(), world.form())
        try await companion.keepPerson("Noel", number: "", isSimple: true, form: noel)
        try await companion.keepPerson("Jo", number: "", form: jo)
        let towards = try World.catalogue().worksheets.filter { $0.matter?.needsSafety == true }.map(\.id)
        #expect(Set(towards.map(\.name)).isSuperset(of: ["say-it", "mend"]))
        for form in towards {
            try await companion.keepPerson("Jo", number: "", isSimple: false, thing: jo, form: world.form())
            #expect(await companion.worksheetIntro(form)?.people.map(\.name) == ["Jo"])
            await #expect(throws: Self.shut) {
                _ = try await companion.beginWorksheet(form, person: noel, asking: true, form: world.form())
            }
            let sheet = world.form()
            let begun = try await companion.beginWorksheet(form, person: jo, distress: 2, asking: true, form: sheet)
            #expect(!begun.parts.isEmpty && begun.isInHand)
            try await companion.keepPerson("Jo", number: "", isSimple: true, thing: jo, form: world.form())
            let closed = try await companion.worksheet(sheet)
            #expect(closed.parts.isEmpty)
        }
    }

    @Test("They are offered to call nowhere: not on Help now, the card, a sheet to print, nor in the terminal")
    func calling() async throws {
        let world = World()
        let companion = try await world.companion()
        try await companion.keepPerson("Noel", number: "111", isSimple: true, form: world.form())
        try await companion.keepPerson("Ida", number: "222", goodFor: [.listen], form: world.form())

        #expect(await companion.callers().map(\.name) == ["Ida"])
        #expect(await companion.ownHelp().people.map(\.name) == ["Ida"])
        #expect(await !companion.card().page.contains("Noel"))
        let service = CommandService(companion)
        for request: CommandRequest in [.helpNow, .card, .handout(.card, id: nil), .handout(.steps, id: nil), .hard] {
            let reply = await service.handle(request)
            #expect(!"\(reply)".contains("Noel"), "\(request)")
        }
        let reply = await service.handle(.ask(AskLine(person: "Noel", text: "Please")))
        guard case .failed = reply else {
            Issue.record("a draft to someone kept simple was kept")
            return
        }
    }
}

@Suite("Own people in the terminal")
struct PeopleCommandTests {
    @Test("They are listed, and own words about them are kept by name, without their being told")
    func notes() async throws {
        let world = World()
        let companion = try await world.companion()
        try await companion.keepPerson("Ída", number: "222", form: world.form())
        let service = CommandService(companion)
        var line = BondLine()
        line.person = "ida"
        line.text = "We laughed"
        line.lately = "glad"
        guard case .people(let kept) = await service.handle(.people(.note(line))),
            case .people(let list) = await service.handle(.people(.list)),
            case .people(let notes) = await service.handle(.people(.notes))
        else {
            Issue.record("no answer")
            return
        }
        #expect(kept.line != nil)
        #expect(list.people.map(\.name) == ["Ída"])
        #expect(notes.notes.map(\.text) == ["Ída. Glad\nWe laughed"])
        #expect(notes.notes.map(\.day) == ["2026-11-17"])
        var wrong = line
        wrong.lately = "blue"
        guard case .failed = await service.handle(.people(.note(wrong))) else {
            Issue.record("an unknown word was kept")
            return
        }
        wrong = line
        wrong.person = "Nobody"
        guard case .failed = await service.handle(.people(.note(wrong))) else {
            Issue.record("words about nobody were kept")
            return
        }
        #expect(await companion.bondNotesAcross().count == 1)
    }
}
