import Foundation
public import SalveContent
import SalveCore

/// The making of a made-up person with a made-up half year, in memory only, told through the companion as anyone would live it.
///
/// The same seed and the same end give the same half year.
public struct Demo {
    let companion: Companion
    let clock: DemoClock
    private var chance: Chance
    /// A stream of its own, so that check-ins leave the rest of the half year as it was.
    var feelings: Chance
    /// A stream of its own for the fair test.
    var picks: Chance
    /// The fair test; nil before it begins.
    var fairTest: EntryID?

    /// How long the half year is, in days.
    static let days = 182

    /// A household that holds Robin, who is made up; from then on its clock is the real one.
    public static func household(
        _ catalogue: Catalogue,
        surroundings: Surroundings,
        seed: UInt64 = 1
    ) async throws(CompanionError) -> Household {
        let clock = DemoClock(surroundings, seed: seed)
        let household = try await Household.inMemory(catalogue, surroundings: clock.surroundings, origin: .demo)
        var demo = Demo(
            companion: household.companion,
            clock: clock,
            chance: Chance(state: seed),
            feelings: Chance(state: seed &+ 77),
            picks: Chance(state: seed &+ 104)
        )
        try await demo.live()
        clock.arrive()
        return household
    }

    // MARK: - The half year

    private mutating func live() async throws(CompanionError) {
        for day in 0..<Self.days {
            clock.set(daysBeforeEnd: Self.days - day, hour: 9, minute: chance.below(50))
            switch day {
            case 0: try await settleIn()
            case 2: try await fillList()
            case 9: try await writeSteps()
            case 16: try await answerSix()
            case 20: try await companion.agreeToNoticing(true, form: form())
            case 23: try await makeOwn()
            case 30: try await companion.choose(.marked, about: Practice.ID("look-around"), form: form())
            case 64: try await companion.choose(.marked, about: Practice.ID("warm-drink"), form: form())
            default: break
            }
            try await noteFeelings(day: day)
            try await care(day: day)
            if day == 90 { try await askFriend() }
            if day == 111 { try await choosePatience(daysBeforeEnd: Self.days - day) }
            try await noteBonds(day: day)
            try await noteSwings(day: day)
            try await compare(day: day)
            clock.set(daysBeforeEnd: Self.days - day, hour: 18, minute: 0)
            try await writeLetters(day: day)
            if let form = [33: "criticised", 97: "friend-beside", 150: "loss"][day] { try await fillSheet(form) }
            try await reflect(day: day)
            try await drawLoop(day: day)
            try await tryCalmly(day: day)
            if day % 37 == 20 { try await plan(day / 37) }
            if day % 71 == 50 { try await holdText(day / 71) }
            // Three days in seven, sometimes at night.
            if chance.below(7) < 3 { try await sit(isNight: chance.below(3) == 0, daysBeforeEnd: Self.days - day) }
        }
    }

    private func word(_ key: String) -> String { companion.catalogue.strings["command.demo." + key] }

    func form() -> EntryID { companion.newForm() }

    private func settleIn() async throws(CompanionError) {
        try await companion.choose([Preference(.name, word("person")), Preference(.welcomed, "yes")], form: form())
    }

    private func fillList() async throws(CompanionError) {
        let things: [(key: String, size: Size, isForBadTimes: Bool)] = [
            ("one", .tiny, true), ("two", .tiny, true), ("three", .few, true), ("four", .few, false),
            ("five", .longer, false), ("six", .longer, true),
        ]
        for thing in things {
            let place = "command.demo.places." + thing.key
            let strings = companion.catalogue.strings
            try await companion.keepItem(
                word("items." + thing.key),
                size: thing.size,
                place: strings.contains(place) ? strings[place] : "",
                isForBadTimes: thing.isForBadTimes,
                traits: Self.traits(of: thing.key),
                form: form()
            )
        }
    }

    private func writeSteps() async throws(CompanionError) {
        try await companion.keepStep(word("signs"), part: .signs, form: form())
        try await companion.keepStep(word("coping"), part: .coping, form: form())
        try await companion.keepStep(word("safe"), part: .places, form: form())
        try await companion.keepPerson(word("friends.one"), number: "555 0100", form: form())
        try await companion.keepPerson(word("friends.two"), number: "555 0101", form: form())
    }

    private mutating func plan(_ number: Int) async throws(CompanionError) {
        let keys = ["one", "two", "three"]
        let id = form()
        try await companion.keepPlan(word("plans." + keys[number % 3]), askInDays: 1, form: id)
        clock.pass(minutes: 26 * 60)
        let answers = Plan.Answer.allCases
        try await companion.answer(answers[chance.below(answers.count)], plan: id, form: form())
    }

    private func holdText(_ number: Int) async throws(CompanionError) {
        let id = form()
        try await companion.hold(word(number % 2 == 0 ? "letters.one" : "letters.two"), until: .morning, form: id)
        clock.pass(minutes: 24 * 60)
        try await companion.putAway(id, form: form())
    }

    // MARK: - One sitting

    private mutating func sit(isNight: Bool, daysBeforeEnd: Int) async throws(CompanionError) {
        let hour = isNight ? 1 + chance.below(3) : 10 + chance.below(12)
        clock.set(daysBeforeEnd: daysBeforeEnd, hour: hour, minute: chance.below(60))
        let door: Door = isNight ? .hard : .other
        let distress = isNight ? nil : 2 + chance.below(6)
        var view = try await companion.begin(door, distress: distress, form: form())
        let offers = view.offers.prefix(5)
        guard !offers.isEmpty else { return }
        let practice = offers[chance.below(offers.count)].text.practice
        view = try await act(.choose(practice.id), view)
        while view.session.phase == .practising { view = try await act(.next, view) }
        view = try await act(.landing(landing(after: practice)), view)
        if isNight, chance.below(3) == 0, let thing = await companion.list().first {
            try await companion.take(item: thing.thing, in: view.id, form: form())
        }
        _ = try await act(.stop, view)
    }

    /// Mostly easier or the same, now and then harder; never far away, since nothing here plays with that.
    private mutating func landing(after practice: Practice) -> Landing {
        switch chance.below(10) {
        case 0..<5: .easier
        case 5..<9: .same
        default: practice.depth.isInner ? .harder : .same
        }
    }

    private func act(_ action: PracticeSession.Action, _ view: SittingView) async throws(CompanionError) -> SittingView
    {
        clock.pass(minutes: 1)
        return try await companion.act(action, in: view.id, form: form())
    }
}

/// The same numbers for the same seed: SplitMix64 (Steele, Lea and Flood, 2014).
struct Chance {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A clock that is set by the demo until it arrives in the present.
///
/// `@unchecked` since every access to what changes is made while `lock` is held, and never across a wait.
final class DemoClock: @unchecked Sendable {
    private let lock = NSLock()
    private let real: Surroundings
    private let end: LocalTime
    private var moment: Moment?
    private var chance: Chance

    init(_ real: Surroundings, seed: UInt64) {
        self.real = real
        end = real.now()
        moment = end.moment
        chance = Chance(state: ~seed)
    }

    var surroundings: Surroundings {
        Surroundings(now: { self.now() }, moment: real.moment, local: real.local, random: { self.random() })
    }

    func set(daysBeforeEnd days: Int, hour: Int, minute: Int) {
        let start = real.moment(end, -days, hour)
        lock.withLock { moment = start.adding(milliseconds: Int64(minute) * 60_000) }
    }

    /// The day that it stands at.
    var today: Day { now().day }

    func pass(minutes: Int) {
        lock.withLock { moment = moment?.adding(milliseconds: Int64(minutes) * 60_000) }
    }

    /// From here on the clock and chance are the real ones.
    func arrive() { lock.withLock { moment = nil } }

    private func now() -> LocalTime {
        guard let moment = lock.withLock({ moment }) else { return real.now() }
        return LocalTime(moment: moment, zone: end.zone, offset: end.offset)
    }

    private func random() -> UInt64 {
        lock.withLock { moment == nil ? nil : chance.next() } ?? real.random()
    }
}
