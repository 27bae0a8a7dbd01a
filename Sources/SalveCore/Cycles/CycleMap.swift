/// Swings between distance or criticism and longing or fear, found in one's own entries about one person.
///
/// Plain rules with plain numbers; `docs/Cycles.md` gives each with its reason. Nothing here guesses about the other.
public struct CycleMap: Hashable, Sendable {
    /// One passage from one end to the other.
    public struct Swing: Hashable, Sendable {
        /// The end it left.
        public let left: CyclePole
        /// When the stretch that it left began.
        public let from: Moment
        /// When the other end was first reached.
        public let to: Moment
        /// The entries that show it, by their places in the list that was read, oldest first: those of the stretch it
        /// left, and those of the stretch it came to.
        public let evidence: [Int]
    }

    /// A stretch at one end.
    public struct Part: Hashable, Sendable {
        /// The end.
        public let pole: CyclePole
        /// Its entries, by their places in the list that was read, oldest first.
        public let entries: [Int]
    }

    /// The swings, oldest first; empty without a claim.
    public let swings: [Swing]
    /// The stretches between which they swing, oldest first; empty without a claim.
    public let stretches: [Part]

    /// True when there is something to show.
    public var isClaim: Bool { !swings.isEmpty }

    /// The rules' numbers.
    enum Rule {
        /// The fewest passages in a row.
        static let swings = 3
        /// The fewest days they take, from the first stretch to the last; of each of these two at most a week counts.
        static let days = 21
        static let edge = 7
        /// The most days between two stretches that can still be one swing.
        static let lapse = 60
        /// The smaller end's share of the days that tell, in percent.
        static let share = 20
        /// A stretch that begins less than so many days before the next one is quick.
        static let quick = 2
        /// So many points or fewer are one plain sign.
        static let plain = 3
    }

    /// The map of entries about one person.
    ///
    /// `name` is what the person is called, where that is known: then other names are other people's. Cost: two passes over
    /// every text.
    public init(of entries: [CycleEntry], named name: String? = nil, words: CycleWords) {
        let about = CycleSubjects(entries, named: name, words: words)
        var reader = CycleReader(words: words, about: about)
        self.init(readings: entries.map { reader.read($0) }, of: entries)
    }

    init(readings: [CycleReader.Reading], of entries: [CycleEntry]) {
        let days = Self.days(readings, entries)
        let chains = Self.chains(Self.steadied(Self.stretches(Self.smoothed(days))))
        let found = chains.first { Self.isClaim($0, of: days) } ?? []
        swings = Self.swings(found)
        stretches = found.compactMap { stretch in
            stretch.first.map { Part(pole: $0.pole, entries: stretch.flatMap(\.entries)) }
        }
    }

    // MARK: - Days

    /// One day that tells of one end.
    struct ToldDay: Hashable {
        let day: Int
        let pole: CyclePole
        let entries: [Int]
        let points: Int
        let first: Moment
    }

    /// The days in order; a day that tells of both ends tells of none.
    static func days(_ readings: [CycleReader.Reading], _ entries: [CycleEntry]) -> [ToldDay] {
        var seen: Set<CycleEntry> = []
        let poles = readings.map(\.pole)
        var byDay: [Int: [Int]] = [:]
        for index in entries.indices where poles[index] != nil && seen.insert(entries[index]).inserted {
            byDay[entries[index].day, default: []].append(index)
        }
        return byDay.keys.sorted().compactMap { day in
            let found = (byDay[day] ?? []).sorted { (entries[$0].at, $0) < (entries[$1].at, $1) }
            guard let first = found.first, let pole = poles[first],
                found.allSatisfy({ poles[$0] == pole })
            else { return nil }
            let points = found.reduce(0) { $0 + readings[$1].distance + readings[$1].longing }
            return ToldDay(day: day, pole: pole, entries: found, points: points, first: entries[first].at)
        }
    }

    /// Without single days that stand against two of the other end on each side, all within three days.
    static func smoothed(_ days: [ToldDay]) -> [ToldDay] {
        days.enumerated().filter { index, one in
            guard index >= 2, index + 2 < days.count else { return true }
            let around = [index - 2, index - 1, index + 1, index + 2].map { days[$0] }
            return !around.allSatisfy { $0.pole != one.pole && abs($0.day - one.day) <= 3 }
        }.map(\.element)
    }

    // MARK: - Stretches

    /// Days in a row at one end.
    typealias Stretch = [ToldDay]

    static func stretches(_ days: [ToldDay]) -> [Stretch] {
        var stretches: [Stretch] = []
        for one in days {
            if let last = stretches.last?.last, last.pole == one.pole, one.day - last.day <= Rule.lapse {
                stretches[stretches.count - 1].append(one)
            } else {
                stretches.append([one])
            }
        }
        return stretches
    }

    /// Without single days of one plain sign between two stretches of two days or more at the other end.
    static func steadied(_ stretches: [Stretch]) -> [Stretch] {
        var days: [ToldDay] = []
        for (index, one) in stretches.enumerated() {
            let isPlain = one.count == 1 && one[0].points <= Rule.plain
            let isBetween =
                index > 0 && index + 1 < stretches.count && stretches[index - 1].count >= 2
                && stretches[index + 1].count >= 2
            if !isPlain || !isBetween { days += one }
        }
        return Self.stretches(days)
    }

    /// Stretches that pass into each other without a long lapse.
    static func chains(_ stretches: [Stretch]) -> [[Stretch]] {
        var chains: [[Stretch]] = []
        for one in stretches {
            if let last = chains.last?.last, let end = last.last, let start = one.first, end.pole != start.pole,
                start.day - end.day <= Rule.lapse
            {
                chains[chains.count - 1].append(one)
            } else {
                chains.append([one])
            }
        }
        return chains
    }

    // MARK: - The claim

    /// True when a chain is to and fro; `told` are all days that tell, those it passed over too.
    static func isClaim(_ chain: [Stretch], of told: [ToldDay]) -> Bool {
        guard chain.count > Rule.swings, let first = chain.first, let last = chain.last,
            let firstDay = first.first?.day, let firstEnd = first.last?.day,
            let lastStart = last.first?.day, let lastDay = last.last?.day
        else { return false }
        let start = max(firstDay, firstEnd - Rule.edge)
        let end = min(lastDay, lastStart + Rule.edge)
        guard end - start >= Rule.days else { return false }
        let days = chain.flatMap { $0 }
        let distant = days.count { $0.pole == .distance }
        let smaller = min(distant, days.count - distant)
        guard smaller * 100 >= Rule.share * days.count, !isFlutter(chain) else { return false }
        let within = told.drop { $0.day < firstDay }.prefix { $0.day <= lastDay }
        return !CycleChance.isLikely(within, from: chain.compactMap(\.first?.day))
    }

    /// True when more than two thirds of the stretches are quick: a mood that turns from day to day.
    private static func isFlutter(_ chain: [Stretch]) -> Bool {
        let starts = chain.compactMap { $0.first?.day }
        let quick = zip(starts, starts.dropFirst()).count { $1 - $0 < Rule.quick }
        return quick * 3 > (starts.count - 1) * 2
    }

    private static func swings(_ chain: [Stretch]) -> [Swing] {
        zip(chain, chain.dropFirst()).compactMap { left, reached in
            guard let start = left.first, let end = reached.first else { return nil }
            return Swing(
                left: start.pole,
                from: start.first,
                to: end.first,
                evidence: (left + reached).flatMap(\.entries)
            )
        }
    }
}
