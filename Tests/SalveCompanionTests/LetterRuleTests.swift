import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

/// Writing a letter asks the one machine, as an inner practice does (R19).
struct LetterRuleTests {
    private func hold(_ kind: Letter.Kind, in companion: Companion) async throws -> Hold? {
        try #require(await companion.letterDoors().first { $0.kind == kind }).hold
    }

    /// Past the first five sittings, so that only what the test sets holds anything back.
    private func settledIn(_ world: World) async throws -> Companion {
        let companion = try await world.companion()
        for _ in 0..<5 {
            let view = try await companion.begin(.other, distress: 2, form: world.form())
            _ = try await companion.open(Practice.ID("look-around"), in: view.id, form: world.form())
            _ = try await companion.act(.stop, in: view.id, form: world.form())
            world.pass(minutes: 200)
        }
        return companion
    }

    @Test("every kind turns inward and needs writing; those about old days carry the past")
    func ingredients() {
        #expect(Letter.Kind.allCases.allSatisfy { $0.practice.depth.isInner })
        #expect(Letter.Kind.allCases.allSatisfy { $0.practice.ingredients.contains(.writing) })
        let past = Letter.Kind.allCases.filter { $0.practice.ingredients.contains(.past) }
        #expect(past == [.younger, .forgiveMyself, .forgiveSomeone])
        #expect(Letter.Kind.allCases.filter(\.practice.asksAboutAnother) == [.forgiveSomeone])
    }

    @Test("a low number opens the page; without one the line is read with the button", arguments: [nil, 2])
    func opens(distress: Int?) async throws {
        let world = World(day: 10)
        let companion = try await settledIn(world)
        let view = try await companion.beginLetter(.friend, distress: distress, form: world.form())

        #expect(await companion.letterInHand(view.id)?.isOpen == true)
        #expect(try await companion.sitting(view.id).session.run?.practice == Practice.ID("letter-friend"))
    }

    @Test("at 9 it waits, outward first; asked for, an outer step comes before a minute of it")
    func veryHard() async throws {
        let world = World(day: 10)
        let companion = try await settledIn(world)
        let view = try await companion.beginLetter(.younger, distress: 9, form: world.form())
        let waiting = try #require(await companion.letterInHand(view.id))
        #expect(!waiting.isOpen)
        #expect(waiting.door.opening == .afterAsking(.veryHard))
        #expect(view.offers.allSatisfy { $0.text.practice.depth == .outer })

        try await companion.openLetter(in: view.id, asking: true, form: world.form())
        let lead = try #require(try await companion.sitting(view.id).session.run?.lead)
        #expect(companion.catalogue.practice(lead)?.practice.depth == .outer)
        #expect(await companion.letterInHand(view.id)?.isOpen == false)
        _ = try await companion.act(.next, in: view.id, form: world.form())
        let hand = try #require(await companion.letterInHand(view.id))
        #expect(hand.isOpen && hand.isShort)
    }

    @Test("harder ends the page, offers what is outside, keeps the draft, and rests letters for a day")
    func harder() async throws {
        let world = World(day: 10)
        let companion = try await settledIn(world)
        let view = try await companion.beginLetter(.friend, distress: 3, form: world.form())
        let fields = [Draft.Field(name: "kind", value: "friend"), Draft.Field(name: "text", value: "Dear")]
        let seen = await companion.seen(of: view.id)
        try await companion.saveDraft(fields, ofLetter: view.id, seen: seen, form: world.form())
        let after = try await companion.act(.landing(.harder), in: view.id, form: world.form())

        #expect(after.session.phase == .settling)
        #expect(after.offers.allSatisfy { $0.text.practice.depth == .outer })
        #expect(await companion.letterDrafts().map(\.words.text) == ["Dear"])
        _ = try await companion.act(.stop, in: view.id, form: world.form())
        #expect(try await hold(.someone, in: companion) == .familyPaused)
        #expect(await companion.letterDoors().filter { $0.kind != .gratitude }.allSatisfy { !$0.isSuggested })
        world.pass(minutes: 15 * 24 * 60)
        #expect(try await hold(.someone, in: companion) != .familyPaused)
    }

    @Test("at night nothing that writes about the past is suggested; it opens all the same (R9)")
    func night() async throws {
        let world = World(day: 10)
        let companion = try await settledIn(world)
        while await !companion.isNight() { world.pass(minutes: 30) }
        let view = try await companion.beginLetter(.younger, distress: 2, form: world.form())

        let hand = try #require(await companion.letterInHand(view.id))
        #expect(hand.door.opening == .afterAsking(.nightWriting))
        #expect(!hand.isOpen)
        try await companion.openLetter(in: view.id, asking: true, form: world.form())
        #expect(await companion.letterInHand(view.id)?.isOpen == true)
    }

    @Test("what is left out is not there (R8)")
    func leftOut() async throws {
        let world = World(day: 10)
        let companion = try await world.companion()
        try await companion.choose([Preference(.leftOut, "past")], form: world.form())
        #expect(await companion.letterDoors().map(\.kind) == [.friend, .someone, .gratitude])
        try await companion.choose([Preference(.leftOut, "writing")], form: world.form())
        #expect(await companion.letterDoors().isEmpty)
        let view = try await companion.beginLetter(.friend, distress: 0, form: world.form())
        #expect(await companion.letterInHand(view.id)?.isOpen == false)
        await #expect(throws: CompanionError.refused(.withheld(.leftOut))) {
            try await companion.openLetter(in: view.id, asking: true, form: world.form())
        }
    }
}
