import Foundation
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

/// Days as they were lived: over changes of the clock, and over flights.
@Suite("Lived days")
struct LivedDayTests {
    private static func local(_ seconds: Double, in zone: TimeZone) -> LocalTime {
        let date = Date(timeIntervalSince1970: seconds)
        return LocalTime(
            moment: Moment(milliseconds: Int64(seconds) * 1_000),
            zone: zone.identifier,
            offset: zone.secondsFromGMT(for: date)
        )
    }

    private static func event(_ number: UInt64, at: LocalTime) -> JournalEvent {
        let id = EntryID(high: 1, low: number)
        let practice = Practice.ID("look-around")
        let checkIn = CheckIn(thing: id, written: at.moment, around: nil, answers: CheckIn.Answers())
        let sitting: [SittingFact] = [
            .started(.other), .began(practice, revision: 1, isShort: false, byAsking: false, offer: nil),
        ]
        let what: JournalEvent.What = number % 2 == 0 ? .checkIn(checkIn) : .sitting(id, sitting)
        return JournalEvent(id: id, happened: at, recorded: at.moment, origin: .command, what: what)
    }

    /// The changes of the clock in 2026, in every zone that this machine knows.
    private static let changes: [(zone: TimeZone, at: Date)] = TimeZone.knownTimeZoneIdentifiers.flatMap { name in
        guard let zone = TimeZone(identifier: name) else { return [(zone: TimeZone, at: Date)]() }
        let year = 1_767_225_600.0..<1_798_761_600.0
        var found: [(zone: TimeZone, at: Date)] = []
        var after = Date(timeIntervalSince1970: year.lowerBound)
        while let next = zone.nextDaylightSavingTimeTransition(after: after), next > after,
            year.contains(next.timeIntervalSince1970)
        {
            found.append((zone, next))
            after = next
        }
        return found
    }

    @Test("In every zone, over every change of the clock in 2026, each entry stands once, on the day that was lived")
    func everyZone() throws {
        let zones = Set(Self.changes.map(\.zone.identifier))
        // Zones that change their clocks twice a year, on both halves of the earth.
        #expect(zones.count > 100)
        #expect(zones.isSuperset(of: ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago"]))
        var lengths: Set<Int> = []
        for change in Self.changes {
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = change.zone
            let start = calendar.startOfDay(for: change.at)
            let length = try #require(calendar.dateInterval(of: .day, for: change.at)).duration
            lengths.insert(Int(length / 60))
            var timeline = Timeline()
            var expected: [Int: Int] = [:]
            // Half an hour apart, from the day before to the day after.
            for half in UInt64(0)..<150 {
                let seconds = start.timeIntervalSince1970 - 86_400 + Double(half) * 1_800
                timeline.apply(Self.event(half, at: Self.local(seconds, in: change.zone)))
                let parts = calendar.dateComponents(
                    [.year, .month, .day],
                    from: Date(timeIntervalSince1970: seconds)
                )
                let day = Day(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
                expected[day.number, default: 0] += 1
            }
            let places = timeline.places
            let found = places.reduce(into: [Int: Int]()) { $0[$1.dayNumber, default: 0] += 1 }

            #expect(found == expected, "\(change.zone.identifier), \(change.at)")
            #expect(Set(places.map(\.entry)).count == 150)
            let that = Self.local(change.at.timeIntervalSince1970, in: change.zone).dayNumber
            #expect(found[that] == Int(length / 1_800), "\(change.zone.identifier), \(change.at)")
        }
        #expect(lengths.isSuperset(of: [23 * 60, 25 * 60]))
    }

    @Test("From Auckland to Honolulu and back: each entry keeps its local time, and each day stands once")
    func travel() async throws {
        let world = World(day: 25)
        let companion = try await world.companion()
        let auckland = try #require(TimeZone(identifier: "Pacific/Auckland"))
        let honolulu = try #require(TimeZone(identifier: "Pacific/Honolulu"))
        // 2026-11-20 20:00 UTC: the morning of the 21st in Auckland; landed, it is the 20th again.
        let first = 1_795_204_800.0
        let stops: [(hours: Double, zone: TimeZone, text: String)] = [
            (0, auckland, "Auckland, 21st, morning"), (4, auckland, "Auckland, 21st, noon"),
            (15, honolulu, "Honolulu, 21st, early"), (9, honolulu, "Honolulu, 20th, noon"),
            (30, honolulu, "Honolulu, 21st, evening"), (52, auckland, "Auckland, 23rd, noon"),
        ]
        for stop in stops {
            var answers = CheckIn.Answers()
            answers.text = stop.text
            let at = Self.local(first + stop.hours * 3_600, in: stop.zone)
            try await companion.checkIn(answers, happened: at, form: world.form())
        }
        let rows = await companion.timelinePage(count: .max).rows
        let days = rows.compactMap { $0.at?.day.day }

        #expect(rows.count == stops.count)
        #expect(days == [23, 21, 21, 21, 21, 20])
        for day in [20, 21, 22, 23] {
            let page = await companion.timelinePage(on: Day(year: 2026, month: 11, day: day), count: .max)
            #expect(page.rows.count == days.count { $0 == day })
        }
        let kept = await companion.checkIns(from: Day(year: 2026, month: 11, day: 1), to: world.surroundings.now().day)
        #expect(kept.count == stops.count)
        for one in kept {
            let part = one.checkIn.answers.text.split(separator: ", ")
            #expect(String(part[1].prefix(2)) == String(one.at.day.day))
            #expect(one.at.zone == "Pacific/" + part[0])
        }
    }

    @Test("A day has its neighbours among days with something kept, and another year has this day again")
    func neighbours() async throws {
        let world = World(day: 21)
        let companion = try await world.companion()
        let zone = TimeZone.gmt
        for (day, text) in [
            (Day(year: 2024, month: 11, day: 21), "two years ago"), (Day(year: 2025, month: 11, day: 21), "a year ago"),
            (Day(year: 2025, month: 11, day: 22), "a day later then"), (Day(year: 2026, month: 11, day: 21), "today"),
        ] {
            var answers = CheckIn.Answers()
            answers.text = text
            let seconds = Double(day.number - Day(year: 1970, month: 1, day: 1).number) * 86_400 + 3_600
            try await companion.checkIn(answers, happened: Self.local(seconds, in: zone), form: world.form())
        }
        let around = await companion.neighbours(of: Day(year: 2025, month: 11, day: 22))
        let edge = await companion.neighbours(of: Day(year: 2024, month: 11, day: 21))
        let again = await companion.onThisDay(count: 10)
        let texts = again.compactMap { row in
            if case .checkIn(let one) = row.kind { one.checkIn.answers.text } else { nil }
        }

        #expect(around.before == Day(year: 2025, month: 11, day: 21))
        #expect(around.after == Day(year: 2026, month: 11, day: 21))
        #expect(edge.before == nil)
        #expect(texts == ["a year ago", "two years ago"])
        #expect(await companion.onThisDay(count: 1).count == 1)
    }

    @Test("The number of a day and the day of a number agree, over four hundred years and its leap days")
    func numbers() {
        let first = Day(year: 1800, month: 1, day: 1)
        var day = first
        for number in first.number..<first.number + 150_000 {
            #expect(day.number == number)
            #expect(Day(number: number) == day)
            let last = day.day == Day.length(of: day.month, in: day.year)
            day =
                !last
                ? Day(year: day.year, month: day.month, day: day.day + 1)
                : Day(year: day.month == 12 ? day.year + 1 : day.year, month: day.month % 12 + 1, day: 1)
        }
        #expect(Day(year: 2026, month: 11, day: 21).weekday == 6)
    }
}
