import SalveContent
public import SalveCore

/// Check-ins of one day, as a cell of the year shows them.
public struct DayOfCheckIns: Hashable, Sendable {
    /// The day that was lived.
    public let day: Day
    /// Its check-ins, in their order; never empty.
    public let checkIns: [Timeline.DatedCheckIn]
}

/// How far back the picture over time goes.
public enum MoodSpan: String, CaseIterable, Hashable, Sendable {
    /// Thirty days.
    case month = "30"
    /// Ninety days.
    case quarter = "90"
    /// A year of 365 days.
    case year

    /// How many days, today included.
    public var days: Int {
        switch self {
        case .month: 30
        case .quarter: 90
        case .year: 365
        }
    }
}

/// Check-ins over time: where each stands, and a line where there are enough of them.
public struct MoodOverTime: Sendable {
    /// The fewest notes that make a picture.
    public static let fewest = 3

    /// One check-in that has a place.
    public struct Note: Hashable, Sendable {
        /// When, in days since the first day began; the middle of the day when it tells of the whole day.
        public let x: Double
        /// Where it stands, -1 (harder) to 1 (easier); see `Ease`.
        public let ease: Double
        /// The check-in.
        public let dated: Timeline.DatedCheckIn
    }

    /// A day with notes.
    public struct OneDay: Hashable, Sendable {
        /// The day.
        public let day: Day
        /// Its notes, in their order.
        public let notes: [Note]
        /// The line at the middle of the day, and its band, each within -1...1; nil where notes are too few.
        public let line: Level?
        /// True when the line goes on from the day before this one in the list.
        public let isJoined: Bool
    }

    /// The line and its band at one place.
    public struct Level: Hashable, Sendable {
        /// The line.
        public let value: Double
        /// The band of 80 %; nil where it can't be told.
        public let band: ClosedRange<Double>?
    }

    /// The first day, and the last.
    public let days: ClosedRange<Day>
    /// The days that have notes, in their order.
    public let noted: [OneDay]
    /// How many notes have a place.
    public var count: Int { noted.reduce(0) { $0 + $1.notes.count } }
}

extension Companion {
    /// The check-ins of a calendar year by their lived days, oldest first; days without are not among them.
    public func checkIns(in year: Int) -> [DayOfCheckIns] {
        let first = Day(year: year, month: 1, day: 1)
        return byDay(checkIns(from: first, to: Day(year: year, month: 12, day: 31)))
    }

    /// The years that hold check-ins, newest first.
    public func yearsOfCheckIns() -> [Int] {
        Set(timeline.checkIns.map { $0.at.day.year }).sorted(by: >)
    }

    /// Check-ins over the last days, today included.
    public func mood(over span: MoodSpan) -> MoodOverTime {
        let last = surroundings.now().day
        return mood(from: last.adding(days: 1 - span.days), to: last)
    }

    private func mood(from first: Day, to last: Day) -> MoodOverTime {
        let words = content().words
        let days = byDay(checkIns(from: first, to: last)).map { one in
            (day: one.day, notes: one.checkIns.compactMap { note($0, since: first, words) })
        }.filter { !$0.notes.isEmpty }
        let line = LocalLine(through: days.flatMap(\.notes).map { LocalLine.Note(x: $0.x, y: $0.ease) })
        var before: Int?
        var noted: [MoodOverTime.OneDay] = []
        for one in days {
            let offset = one.day.number - first.number
            let level = line.point(at: Double(offset) + 0.5).map(Self.level)
            // The line goes on only over days at each of which it would stand.
            let isJoined = before.map { ($0...offset).allSatisfy { line.reaches(Double($0) + 0.5) } } ?? false
            noted.append(
                MoodOverTime.OneDay(day: one.day, notes: one.notes, line: level, isJoined: isJoined && level != nil)
            )
            before = offset
        }
        return MoodOverTime(days: first...last, noted: noted)
    }

    private func note(
        _ dated: Timeline.DatedCheckIn,
        since first: Day,
        _ words: FeelingWords
    ) -> MoodOverTime.Note? {
        guard let ease = Ease.of(dated, word: { words[$0]?.ease }) else { return nil }
        let time = dated.at
        let part =
            dated.checkIn.answers.span == .wholeDay ? 0.5 : (Double(time.hour) + Double(time.minute) / 60) / 24
        return MoodOverTime.Note(x: Double(time.dayNumber - first.number) + part, ease: ease, dated: dated)
    }

    private static func level(_ point: LocalLine.Point) -> MoodOverTime.Level {
        func within(_ value: Double) -> Double { min(1, max(-1, value)) }
        let band = point.reach.map { within(point.value - $0)...within(point.value + $0) }
        return MoodOverTime.Level(value: within(point.value), band: band)
    }

    private func byDay(_ checkIns: [Timeline.DatedCheckIn]) -> [DayOfCheckIns] {
        Dictionary(grouping: checkIns) { $0.at.day }
            .map { DayOfCheckIns(day: $0.key, checkIns: $0.value) }
            .sorted { $0.day < $1.day }
    }
}
