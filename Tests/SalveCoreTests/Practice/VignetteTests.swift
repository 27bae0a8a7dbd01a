import SalveCore
import Testing

/// Made-up people of `care.md` 7: what must be there for them, and what must not.
struct VignetteTests {
    @Test("crying but fine: nothing changes for it, and an easier landing leaves everything open")
    func crying() throws {
        var person = try Person(.hard)
        #expect(person.offeredInner.isEmpty && person.offered.count >= 4)

        try person.act(.choose("room"), .next, .landing(.easier), .next, .next)

        #expect(person.session.phase == .settling)
        #expect(person.session.question == nil && !person.session.showsHelp && person.session.canStop)
    }

    @Test("numb, rates 2: what is said counts before the number")
    func numb() throws {
        var person = try Person(.other, 2)
        #expect(person.offered.contains("breath"))

        try person.act(.landing(.far))
        #expect(person.offered == ["room", "name-the-day"])
        #expect(person.session.question == .dangerInRoom)
        #expect(throws: PracticeSession.Refusal.withheld(.farAway)) { try person.act(.ask) }
        #expect(throws: PracticeSession.Refusal.withheld(.farAway)) { try person.act(.choose("breath")) }

        try person.act(.choose("room"), .next, .next, .next)
        #expect(person.session.question == .here)

        try person.act(.here(.more))
        #expect(person.offered == ["room", "name-the-day"] && !person.session.allowsVoice)
        try person.act(.ask, .choose("breath"))
        #expect(person.session.phase == .practising)
    }

    @Test("panics when watching the breath: out at once, nothing asked, something else first")
    func panics() throws {
        var person = try Person(.other, 5)

        try person.act(.choose("breath"), .next, .landing(.harder))
        #expect(person.session.phase == .settling && person.session.question == nil && person.session.canStay)
        #expect(person.offeredInner.isEmpty)

        try person.act(.stop)
        var tomorrow = try Person(.other, 3)
        tomorrow.remember(("breath", 20, 0))
        #expect(!tomorrow.offered.contains("breath") && tomorrow.offered.contains("hand"))
        tomorrow.life.leftOut = [.breath]
        #expect(try tomorrow.opening("breath") == .withheld(.leftOut))
    }

    @Test("trained in this and rates 9: what was marked opens whole, without a question")
    func trained() throws {
        var person = try Person(.hard, 9)
        person.life.marked = [Practice.ID("friend")]
        #expect(person.offeredInner.isEmpty)

        try person.act(.choose("friend"))

        #expect(person.session.step?.practice == Practice.ID("friend") && person.session.step?.count == 3)
        #expect(person.session.run?.isShort == false)
    }

    @Test("chronic pain, 9 every day: the number alone is never harder, and all stays open by choice")
    func pain() throws {
        var person = try Person(.other, 9)
        #expect(person.offeredInner.isEmpty && person.offered.contains("tidy"))
        #expect(try person.opening("breath") == .afterAsking(.veryHard))

        try person.act(.ask, .choose("breath"))
        let lead = try #require(person.session.step)
        #expect(Shelf.practices.contains { $0.id == lead.practice && $0.depth == .outer })
        try person.act(.next)
        #expect(person.session.step?.practice == Practice.ID("breath") && person.session.step?.count == 1)

        try person.act(.next, .distress(10))
        #expect(person.session.question == nil && person.session.harderCount == 0)
    }

    @Test("three harders in a week: doing leads, all opens by choice, and it ends by itself")
    func threeHarders() throws {
        var person = try Person(.other, 3)
        person.remember(("breath", 150, 6), ("friend", 100, 5), ("place", 80, 4))
        #expect(person.life.memory.doingLeads && PracticeSession.showsWayBack(in: person.life))
        #expect(person.offeredInner.isEmpty)

        try person.act(.ask, .choose("breath"))
        #expect(person.session.phase == .practising)

        person.remember(("breath", 406, 30), ("friend", 356, 29), ("place", 336, 28))
        #expect(person.life.memory == HarderMemory())
    }

    @Test("passive thoughts weekly: help each time, and nothing is held against them next time")
    func passiveThoughts() throws {
        var person = try Person(.hard, 6)

        for _ in 1...4 {
            try person.act(.start(.other, distress: 4), .danger)
            #expect(person.session.showsHelp && person.session.phase == .settling && person.session.question == nil)
            #expect(person.offeredInner.isEmpty && person.offered.count >= 3)
            try person.act(.return)
            #expect(person.session.phase == .choosing && !person.session.showsHelp && person.offeredInner.isEmpty)
            try person.act(.stop)
        }

        try person.act(.start(.other, distress: 4))
        #expect(person.offered.contains("breath") && !person.session.showsHelp)
    }

    @Test("bereaved: at night nothing about writing the past, one’s own letter stays")
    func bereaved() throws {
        var person = try Person(.other, 5)
        person.life.isNight = true

        #expect(!person.offered.contains("past-letter") && person.offered.contains("own-letter"))
        #expect(try person.opening("past-letter") == .afterAsking(.nightWriting))

        person.life.isNight = false
        #expect(person.offered.contains("past-letter"))
    }

    @Test("hit by a partner: no reasons for them, also not by asking; help is one word away")
    func hit() throws {
        var person = try Person(.other, 3)
        person.life.isAboutSomeoneFeared = true

        #expect(!person.offered.contains("their-view") && person.offered.contains("tidy"))
        try person.act(.ask)
        #expect(throws: PracticeSession.Refusal.withheld(.someoneFeared)) { try person.act(.choose("their-view")) }

        try person.act(.danger)
        #expect(person.session.showsHelp)
        #expect(!person.offered.contains("their-view") && !person.offered.isEmpty)
    }

    @Test("hears voices: what is left out is nowhere, and the list is not empty")
    func voices() throws {
        for rating in [nil, 1, 6, 8, 10] {
            var person = try Person(.other, rating)
            person.life.leftOut = [.innerVoices, .imagined]

            #expect(!person.offered.contains("critic") && !person.offered.contains("place"))
            #expect(try person.opening("critic") == .withheld(.leftOut))
            #expect(!person.offered.isEmpty)
        }
    }

    @Test("fifteen years old: no age is asked; the first sittings start outside")
    func fifteen() throws {
        var person = try Person(.other, 4)
        person.life.isNew = true

        #expect(person.offeredInner.isEmpty && !person.offered.contains("call") && person.offered.contains("walk"))
        #expect(try person.opening("hand") == .afterAsking(.new))
        try person.act(.danger)
        #expect(person.session.showsHelp)
    }

    @Test("nobody to call: there is always something that needs no one")
    func nobody() throws {
        var person = try Person(.hard, 10)
        #expect(person.offered.contains("room") && !person.offered.contains("call"))

        try person.act(.danger)
        #expect(person.offered.contains("room") && person.offered.contains("tidy"))
    }

    @Test("night worker at noon: night is the person’s own")
    func nightWorker() throws {
        var timeline = Timeline()
        let noon = LocalTime(moment: Moment(milliseconds: 43_200_000), zone: "UTC", offset: 0)
        let late = LocalTime(moment: Moment(milliseconds: 7_200_000), zone: "UTC", offset: 0)
        #expect(!timeline.isNight(noon) && timeline.isNight(late))

        let id = EntryID(high: 1, low: 1)
        let what = JournalEvent.What.preference(Preference(.night, "9-17"))
        timeline.apply(JournalEvent(id: id, happened: noon, recorded: noon.moment, origin: .web, what: what))

        #expect(timeline.isNight(noon) && !timeline.isNight(late))
        let asleep = timeline.circumstances(among: Shelf.practices, at: noon, sitting: nil)
        let awake = timeline.circumstances(among: Shelf.practices, at: late, sitting: nil)
        let session = try Person(.other, 3).session
        #expect(!session.offers(in: asleep).contains { $0.practice.id.name == "walk" })
        #expect(session.offers(in: awake).contains { $0.practice.id.name == "walk" })
    }
}
