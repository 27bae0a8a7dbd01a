import SalveCore
import Testing

@Suite("The care menu, out of one's own things")
struct CareMenuTests {
    private static func item(_ number: UInt64, _ text: String, _ change: (inout CareTraits) -> Void) -> CareItem {
        var traits = CareTraits()
        change(&traits)
        return CareItem(
            thing: EntryID(high: 0, low: number),
            text: text,
            size: Size(minutes: traits.minutes ?? 2),
            place: "",
            isForBadTimes: false,
            traits: traits
        )
    }

    private static let tea = item(1, "Tea by the window") {
        $0.minutes = 10
        $0.needs = [.comforted, .soothed]
        $0.spot = .home
        $0.ingredients = [.food]
    }
    private static let walk = item(2, "Round the pond") {
        $0.minutes = 20
        $0.needs = [.soothed]
        $0.spot = .out
        $0.part = .daytime
        $0.energy = .some
        $0.ingredients = [.outdoors]
    }
    private static let call = item(3, "Ring Toni") {
        $0.minutes = 10
        $0.needs = [.comforted]
        $0.needsSomeone = true
        $0.cost = .little
    }
    private static let socks = item(4, "Warm socks") { $0.minutes = 2 }
    private static let all = [tea, walk, call, socks]

    private static func menu(
        _ needs: [Need] = [],
        hour: Int = 14,
        leftOut: IngredientSet = [],
        counts: [EntryID: SoothedCount] = [:],
        _ change: (inout CareMoment) -> Void = { _ in }
    ) -> CareMenu {
        var moment = CareMoment()
        moment.needs = needs
        change(&moment)
        return CareMenu(among: all, counts: counts, at: hour, leftOut: leftOut, moment)
    }

    @Test("Only what answers the need is there, and what is mapped to none stands apart")
    func needs() {
        #expect(Self.menu([.comforted]).items.map(\.text) == ["Tea by the window", "Ring Toni"])
        #expect(Self.menu([.comforted]).unmapped.map(\.text) == ["Warm socks"])
        #expect(Self.menu([.protected]).items.isEmpty)
        #expect(Self.menu().items.map(\.text) == ["Warm socks", "Tea by the window", "Ring Toni", "Round the pond"])
        #expect(Self.menu().unmapped.isEmpty)
    }

    @Test("Only what is feasible now is there")
    func feasible() {
        #expect(Self.menu([.soothed]) { $0.spot = .home }.items == [Self.tea])
        #expect(Self.menu([.soothed]) { $0.energy = .little }.items == [Self.tea])
        #expect(Self.menu([.soothed]) { $0.minutes = 10 }.items == [Self.tea])
        #expect(Self.menu([.soothed], hour: 22).items == [Self.tea])
        #expect(Self.menu([.comforted]) { $0.isAlone = true }.items == [Self.tea])
        #expect(Self.menu([.comforted]) { $0.cost = .free }.items == [Self.tea])
        #expect(Self.menu([.comforted]) { $0.isAlone = false }.items == [Self.tea, Self.call])
        #expect(Self.menu([.soothed]) { $0.spot = .home }.loosened.isEmpty)
    }

    @Test("Where nothing fits, the one bound that brings something back is let go of, and named")
    func loosened() {
        let short = Self.menu([.comforted]) { $0.minutes = 5 }
        #expect(short.items == [Self.tea, Self.call])
        #expect(short.loosened == [.minutes])

        let far = Self.menu([.soothed], leftOut: [.food]) { $0.spot = .home }
        #expect(far.items == [Self.walk])
        #expect(far.loosened == [.spot])

        let both = Self.menu([.soothed], hour: 22, leftOut: [.food]) { $0.minutes = 5 }
        #expect(both.items == [Self.walk])
        #expect(both.loosened == [.minutes, .part])
    }

    @Test("What holds a left-out ingredient is never there, whatever is loosened (R8)")
    func leftOut() {
        for minutes in [nil, 1, 5, 60] {
            let menu = Self.menu([.comforted, .soothed], leftOut: [.food, .outdoors]) { $0.minutes = minutes }
            #expect(menu.items == [Self.call])
        }
    }

    @Test("What was said to have soothed more often comes first; one never asked about stands between")
    func order() {
        func count(_ soothed: Int, of answered: Int) -> SoothedCount {
            var count = SoothedCount()
            for number in 0..<answered { count.add(number < soothed ? .bit : .not) }
            return count
        }
        let counts = [Self.call.thing: count(4, of: 5), Self.tea.thing: count(0, of: 2)]
        let texts = Self.menu(counts: counts).items.map(\.text)
        #expect(texts == ["Ring Toni", "Warm socks", "Round the pond", "Tea by the window"])
        #expect(counts[Self.call.thing]?.soothed == 4 && counts[Self.call.thing]?.answered == 5)
    }

    @Test("A size follows from the minutes, and minutes are reckoned from a size")
    func sizes() {
        #expect([2, 5, 6, 15, 16].map { Size(minutes: $0) } == [.tiny, .tiny, .few, .few, .longer])
        let old = CareItem(
            thing: EntryID(high: 0, low: 9),
            text: "Radio",
            size: .few,
            place: "",
            isForBadTimes: true
        )
        #expect(old.minutes == 10)
    }

    @Test("A plan is due from its time on for three days, and then folds away; an answer ends both")
    func plans() {
        let start = Moment(milliseconds: 1_000_000)
        func plan(_ answer: Plan.Answer?) -> Plan {
            Plan(thing: EntryID(high: 0, low: 1), text: "Bins", askAt: start, answer: answer)
        }
        let hours = [-1, 0, 71, 72]
        #expect(hours.map { plan(nil).isDue(at: start.adding(hours: $0)) } == [false, true, true, false])
        #expect(hours.map { plan(nil).isFolded(at: start.adding(hours: $0)) } == [false, false, false, true])
        #expect(hours.allSatisfy { !plan(.did).isDue(at: start.adding(hours: $0)) })
        #expect(hours.allSatisfy { !plan(.did).isFolded(at: start.adding(hours: $0)) })
    }
}
