import SalveContent
import SalveCore
import SalveTesting
import Testing

@Suite("The cycle map") struct CycleMapTests {
    private let words: CycleWords

    init() throws {
        words = try World.catalogue().cycleWords
    }

    private func map(_ entries: [CycleEntry], named name: String? = nil) -> CycleMap {
        CycleMap(of: entries, named: name, words: words)
    }

    private func history(_ seed: Int, _ make: (inout MadeUpHistory) -> Void) -> [CycleEntry] {
        var history = MadeUpHistory(seed: UInt64(seed))
        make(&history)
        return history.entries
    }

    /// The end that a single line of text tells of.
    private func end(_ text: String, as place: WritableKeyPath<CycleEntry.Words, [String]>? = nil) -> CyclePole? {
        var line = CycleEntry.Words()
        if let place { line[keyPath: place] = [text] } else { line.text = text }
        // The line on every other week, against the end it may be at: which of the two makes swings is the one it tells of.
        for pole in CyclePole.allCases {
            let against = pole == .distance ? MadeUpHistory.longing[4] : MadeUpHistory.distance[1]
            let entries = (0..<8).map { ($0 % 2 == 0 ? line : against).entry(onDay: Double($0) * 7) }
            if map(entries).isClaim { return pole }
        }
        return nil
    }

    @Test("Swings over weeks are found in nearly all histories, with entries of both ends as evidence")
    func found() {
        var count = 0
        for seed in 0..<60 {
            let entries = history(seed) {
                $0.swings(4 + seed % 5)
                $0.ordinary(60)
            }
            let swings = map(entries).swings
            if swings.isEmpty { continue }
            count += 1
            #expect(swings.count >= 3)
            for swing in swings {
                #expect(swing.from < swing.to)
                #expect(swing.evidence.count >= 2)
                #expect(swing.evidence.contains { entries[$0].at == swing.from })
                #expect(swing.evidence.contains { entries[$0].at == swing.to })
            }
            for (one, next) in zip(swings, swings.dropFirst()) {
                #expect(one.left == next.left.other)
                #expect(one.to == next.from)
            }
        }
        #expect(count >= 57)
    }

    @Test("Fewer than three passages, or three within three weeks, are no claim", arguments: 0..<40)
    func tooLittle(seed: Int) {
        for passages in 0...2 {
            #expect(!map(history(seed) { $0.swings(passages, days: 12) }).isClaim)
        }
        #expect(!map(history(seed) { $0.swings(5, days: 2.5) }).isClaim)
    }

    /// Turns between the ends, a line each on these days.
    private func turns(_ days: [Double]) -> CycleMap {
        map(
            days.enumerated().map { place, day in
                (place % 2 == 0 ? MadeUpHistory.distance : MadeUpHistory.longing)[1].entry(onDay: day)
            }
        )
    }

    @Test("Three passages on four entries are a claim at even distances only: else chance gives them too easily")
    func barely() {
        #expect(turns([0, 9, 18, 27]).swings.count == 3)
        #expect(!turns([0, 2, 24, 27]).isClaim)
        #expect(!turns([0, 6, 12, 18]).isClaim)
        #expect(turns([0, 4, 21, 29, 34, 52, 60]).swings.count == 6)
    }

    @Test("Both ends in no order are seldom taken for a cycle, however they lie")
    func noOrder() {
        var counts: [Int: Int] = [:]
        for seed in 0..<200 {
            var chance = MadeUpHistory.Chance(state: UInt64(seed))
            for (kind, number) in [8, 14, 30].enumerated() {
                let entries = (0..<number).map { place in
                    let day = kind == 2 ? Double(place * 2) : Double(chance.below(90))
                    return (chance.below(2) == 0 ? MadeUpHistory.distance : MadeUpHistory.longing)[1].entry(onDay: day)
                }
                if map(entries).isClaim { counts[number, default: 0] += 1 }
            }
        }
        for number in [8, 14, 30] { #expect((counts[number] ?? 0) <= 30, "\(number)") }
    }

    @Test("Feelings that stand alone are read; beside words about something else they are not")
    func feelingsAlone() {
        func weeks(_ text: String) -> CycleMap {
            map(
                (0..<8).map { place in
                    let feelings = place % 2 == 0 ? ["distant", "irritated"] : ["lonely", "MISSING HIM"]
                    return CycleEntry.Words(feelings: feelings, text: text).entry(onDay: Double(place) * 7)
                }
            )
        }

        #expect(weeks("").swings.count == 7)
        #expect(!weeks("A long day at work.").isClaim)
    }

    @Test(
        "An ordinary life, one end alone, both ends on the same days, and turns from day to day are no claim",
        arguments: 0..<40
    )
    func controls(seed: Int) {
        #expect(!map(history(seed) { $0.ordinary(120) }).isClaim)
        for one in [MadeUpHistory.distance, MadeUpHistory.longing] {
            let alone = history(seed) { made in
                for day in 0..<30 { made.add(Double(day) * 3, one) }
                made.ordinary(90)
            }
            #expect(!map(alone).isClaim)
        }
        let mixed = history(seed) { made in
            for day in 0..<40 {
                made.add(Double(day) + 0.3, MadeUpHistory.distance)
                made.add(Double(day) + 0.6, MadeUpHistory.longing)
            }
        }
        #expect(!map(mixed).isClaim)
        let daily = history(seed) { made in
            for day in 0..<40 { made.add(Double(day), day % 2 == 0 ? MadeUpHistory.distance : MadeUpHistory.longing) }
        }
        #expect(!map(daily).isClaim)
    }

    @Test("Entries that tell nothing never make a claim, and take none away", arguments: 0..<40)
    func neutralAdded(seed: Int) {
        let without = history(seed) { $0.swings(2 + seed % 5) }
        let with = without + history(seed + 1_000) { $0.ordinary(70) }

        #expect(map(with).swings.map(\.from) == map(without).swings.map(\.from))
    }

    @Test("The order in which entries come, and an entry that comes twice, change nothing", arguments: 0..<30)
    func order(seed: Int) {
        let entries = history(seed) {
            $0.swings(5)
            $0.ordinary(50)
        }
        let turned = Array(entries.reversed())

        #expect(map(turned).swings.map(\.from) == map(entries).swings.map(\.from))
        #expect(map(entries + entries.prefix(6)).swings.map(\.from) == map(entries).swings.map(\.from))
    }

    @Test("A lapse of more than sixty days is no swing")
    func lapse() {
        let apart = history(3) { made in
            for place in 0..<6 {
                made.add(Double(place) * 70, place % 2 == 0 ? MadeUpHistory.distance : MadeUpHistory.longing)
            }
        }

        #expect(!map(apart).isClaim)
    }

    @Test(
        "What one does or feels oneself counts; what is not so, or about others, does not",
        arguments: [
            ("Pulled away from him all evening.", CyclePole.distance), ("I didn't pull away this time.", nil),
            ("He pulled away from me.", nil), ("Snapped at her over nothing.", .distance),
            ("I didn’t answer his calls.", .distance), ("He didn’t answer my calls.", .longing),
            ("She is so needy.", .distance), ("I'm so needy.", .longing), ("He said I am too needy.", nil),
            ("I can't stop thinking about him.", .longing), ("No longer afraid of losing him.", nil),
            ("I noticed the thought that she’ll leave me.", .longing), ("MISSED HIM SO MUCH", .longing),
            ("I missed the bus.", nil), ("My boss ignored my message.", nil),

            ("We cooked and it was nice.", nil), ("", nil), ("Ich vermisse ihn 💔", nil),
        ] as [(String, CyclePole?)]
    )
    func wording(text: String, expected: CyclePole?) {
        #expect(end(text) == expected)
    }

    @Test("A mood alone is no sign, nor beside words about something else")
    func moods() {
        #expect(end("irritated", as: \.feelings) == nil)
        #expect(end("lonely", as: \.feelings) == nil)
        #expect(end("cancelled on him", as: \.actions) == .distance)
    }

    @Test("With a name known, what is said of others by name does not count")
    func names() {
        let entries = (0..<8).map { place in
            let words = CycleEntry.Words(
                text: place % 2 == 0 ? "Went cold on Ben. Saw Lena later." : "Now I miss Lena, so much."
            )
            return words.entry(onDay: Double(place) * 6)
        }

        #expect(map(entries, named: "Ben").swings.isEmpty)
        #expect(map(entries, named: "Lena").swings.isEmpty)
    }
}
