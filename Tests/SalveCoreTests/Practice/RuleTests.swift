import SalveCore
import Testing

/// The rules of `care.md` 3 by table; the explorer tries every combination of them.
struct RuleTests {
    @Test(
        "what is offered by rating: outer from 7, and not answered is 7",
        arguments: [(0, true), (6, true), (7, false), (8, false), (9, false), (10, false), (nil, false)]
    )
    func ratings(_ rating: Int?, _ hasInner: Bool) throws {
        let person = try Person(.other, rating)

        #expect(person.offeredInner.isEmpty != hasInner)
        #expect(person.offered.contains("call") == hasInner)
    }

    @Test(
        "a rise is asked about from 2 up, after an inner practice alone",
        arguments: [
            ("breath", 3, 5, true), ("breath", 3, 4, false), ("breath", 5, 3, false), ("breath", 6, 8, true),
            ("tidy", 3, 9, false),
        ]
    )
    func rises(_ practice: String, _ before: Int, _ after: Int, _ asks: Bool) throws {
        var person = try Person(.other, before)

        try person.act(.choose(practice), .next, .next, .next, .distress(after))

        #expect((person.session.question == .because) == asks)
    }

    @Test("no rating before proves no rise") func missing() throws {
        var person = try Person(.other, 3)

        try person.act(.distress(nil), .ask, .choose("breath"), .next, .next, .next, .distress(10))

        #expect(person.session.question == nil)
    }

    @Test("a rating in the middle of a practice does not move the one before") func middle() throws {
        var person = try Person(.other, 3)

        try person.act(.choose("breath"), .distress(8), .next, .next, .next, .distress(5))

        #expect(person.session.question == .because)
    }

    @Test(
        "R20: chance has no place in pain",
        arguments: [(4, true), (5, false), (nil, false)]
    )
    func chance(_ rating: Int?, _ may: Bool) throws {
        let person = try Person(.other, rating)

        #expect(person.session.mayUseChance(in: person.life) == may)
    }

    @Test("R6: new for five counted sittings, 14 days at the longest") func new() {
        #expect(Circumstances.isNew(countedSittings: 4, daysSinceFirst: 13))
        #expect(!Circumstances.isNew(countedSittings: 5, daysSinceFirst: 1))
        #expect(!Circumstances.isNew(countedSittings: 1, daysSinceFirst: 14))
    }

    @Test(
        "R9: night is from 23 to 5",
        arguments: [(22, false), (23, true), (0, true), (4, true), (5, false), (12, false)]
    )
    func night(_ hour: Int, _ isNight: Bool) {
        #expect(Circumstances.isUsualNight(hour: hour) == isNight)
    }

    @Test("R12: with every outer practice held back, the gentlest is offered all the same") func handhold() throws {
        var person = try Person(.hard, 10)
        person.life.practices = person.life.practices.filter { $0.depth != .outer || $0.id.name == "call" }
        #expect(person.offered == ["call"])

        person.life = Circumstances(practices: Shelf.practices)
        person.life.memory.resting = Set(Shelf.practices.map(\.id))
        try person.act(.landing(.far))
        #expect(person.offered == ["room", "name-the-day"])
    }

    @Test(
        "R4 c: a family rests for 24 hours and three sittings, 14 days at the longest",
        arguments: [(0, 0, true), (23, 3, true), (24, 2, true), (24, 3, false), (335, 0, true), (336, 0, false)]
    )
    func pause(_ hours: Int, _ sittings: Int, _ isPaused: Bool) {
        #expect(Person.memory([("breath", hours, sittings)]).pausedFamilies == (isPaused ? [.breath] : []))
        #expect(Person.memory([("tidy", hours, sittings)]).pausedFamilies.isEmpty)
    }

    @Test(
        "R4 d: twice in 14 days on one practice rests it, until 14 days after the second time",
        arguments: [
            ([("breath", 10), ("breath", 300)], true), ([("breath", 300), ("breath", 636)], true),
            ([("breath", 300), ("breath", 637)], false), ([("breath", 336), ("breath", 340)], false),
            ([("breath", 10), ("hand", 20)], false),
        ]
    )
    func resting(_ events: [(String, Int)], _ rests: Bool) {
        let memory = Person.memory(events.map { ($0.0, $0.1, 9) })

        #expect(memory.resting.contains(Practice.ID("breath")) == rests)
        #expect(memory.class(of: Practice.ID("breath")) != .nothing || !rests)
    }

    @Test("R4 d: what was brought back, and a lead switched off, are no longer held") func broughtBack() {
        let events = ["breath", "breath", "friend", "place"].map {
            HarderMemory.Event(practice: Practice.ID($0), hours: 40, sittingsSince: 5)
        }

        let held = HarderMemory(events: events, practices: Shelf.practices)
        let freed = HarderMemory(
            events: events,
            practices: Shelf.practices,
            broughtBack: [Practice.ID("breath")],
            isLeadOff: true
        )

        #expect(held.doingLeads && held.resting == [Practice.ID("breath")])
        #expect(!freed.doingLeads && freed.resting.isEmpty)
    }

    @Test("R8: any ingredient can be left out, and is then nowhere", arguments: Ingredient.allCases)
    func leftOut(_ ingredient: Ingredient) throws {
        var person = try Person(.other, 2)
        person.life.leftOut = [ingredient]

        for practice in Shelf.practices where practice.ingredients.contains(ingredient) {
            #expect(!person.offered.contains(practice.id.name))
            #expect(try person.opening(practice.id.name) == .withheld(.leftOut))
        }
        #expect(!person.offered.isEmpty)
    }

    @Test("harder said twice of one practice counts once, and leaves one fact") func once() throws {
        var person = try Person(.other, 3)
        try person.act(.choose("breath"))

        let first = try person.session.apply(.landing(.harder), in: person.life)
        let second = try person.session.apply(.landing(.harder), in: person.life)

        #expect(first == [.landed(Practice.ID("breath"), .harder)] && second.isEmpty)
        #expect(person.session.harderCount == 1 && person.session.canStay)
    }

    @Test("a landing on the outer step before an inner practice leaves the practice where it is") func lead() throws {
        var person = try Person(.other, 9)
        try person.act(.ask, .choose("hand"), .landing(.same))
        #expect(person.session.step?.practice != Practice.ID("hand"))

        try person.act(.next)

        #expect(person.session.step?.practice == Practice.ID("hand"))
    }

    @Test("R4 a: something different comes first, and R7 keeps words and images last") func turn() throws {
        var person = try Person(.other, 2)
        person.life.kindnessFeelsUnsafe = true
        person.life.marked = [Practice.ID("friend")]

        try person.act(.choose("room"), .landing(.harder))

        let depths = person.session.offers(in: person.life).map(\.practice.depth)
        #expect(person.offered.first == "tea" && depths.first == .outer)
        #expect(depths.firstIndex(of: .words) ?? 0 > depths.lastIndex(of: .outer) ?? 99)
        #expect(person.offered.contains("friend") && person.offered.contains("place"))
    }

    @Test("further off: help stays until the way back, and asking waits for more here") func further() throws {
        var person = try Person(.other, 3, far: true)

        try person.act(.here(.further), .landing(.far), .here(.same))
        #expect(person.session.showsHelp)
        try person.act(.return)
        #expect(!person.session.showsHelp)
        #expect(throws: PracticeSession.Refusal.withheld(.farAway)) { try person.act(.ask) }
        try person.act(.here(.more), .ask, .choose("breath"))
        #expect(person.session.phase == .practising)
    }
}
