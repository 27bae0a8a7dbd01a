/// A point in time: milliseconds since 1970-01-01 00:00 UTC, leap seconds ignored.
///
/// Core never asks for the time; it is told (`Surroundings`).
public struct Moment: Hashable, Sendable, Comparable, Codable {
    /// Milliseconds since the epoch; negative before 1970.
    public let milliseconds: Int64

    /// A moment from milliseconds since the epoch.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Earlier is less.
    public static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

    /// The moment this many milliseconds later (earlier when negative); stays at the ends rather than overflow.
    public func adding(milliseconds delta: Int64) -> Moment {
        let (sum, overflow) = milliseconds.addingReportingOverflow(delta)
        return Moment(milliseconds: overflow ? (delta < 0 ? .min : .max) : sum)
    }

    /// The moment this many hours later (earlier when negative).
    public func adding(hours: Int) -> Moment {
        let (delta, overflow) = Int64(hours).multipliedReportingOverflow(by: 3_600_000)
        return adding(milliseconds: overflow ? (hours < 0 ? .min : .max) : delta)
    }

    /// Whole hours from another moment to this one, rounded down; 0 when the other is later (a clock set back).
    public func hours(since other: Moment) -> Int {
        let (difference, overflow) = milliseconds.subtractingReportingOverflow(other.milliseconds)
        guard !overflow, difference > 0 else { return 0 }
        return Int(difference / 3_600_000)
    }

    /// Whole minutes from another moment to this one, rounded down; 0 when the other is later.
    public func minutes(since other: Moment) -> Int {
        let (difference, overflow) = milliseconds.subtractingReportingOverflow(other.milliseconds)
        guard !overflow, difference > 0 else { return 0 }
        return Int(difference / 60_000)
    }

    /// Written as a plain number.
    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Written as a plain number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}

/// A lived local day, apart from any clock or zone.
public struct Day: Hashable, Sendable, Comparable, Codable {
    /// The year, as in the Gregorian calendar.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int

    /// A day from its parts; no check that the calendar has it.
    public init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Earlier is less.
    public static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

/// When and where something happened: the moment, and what the local clock was set to then.
public struct LocalTime: Hashable, Sendable, Codable {
    /// The moment itself.
    public let moment: Moment
    /// The zone's name, as in the time zone database; "UTC" when unknown.
    public let zone: String
    /// Seconds east of UTC at that moment.
    public let offset: Int

    /// A local time from its parts.
    public init(moment: Moment, zone: String, offset: Int) {
        self.moment = moment
        self.zone = zone
        self.offset = offset
    }

    /// The lived day, from the moment and the offset.
    ///
    /// Days of 86,400 s in the proleptic Gregorian calendar; the algorithm is `civil_from_days` in Hinnant,
    /// "chrono-compatible low-level date algorithms".
    public var day: Day {
        let days = Self.floorDivide(localSeconds, 86_400) + 719_468
        let era = Self.floorDivide(days, 146_097)
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return Day(year: Int(year), month: Int(month), day: Int(day))
    }

    /// The local hour, 0 to 23.
    public var hour: Int { Int(secondOfDay / 3_600) }

    /// The local minute, 0 to 59.
    public var minute: Int { Int(secondOfDay % 3_600 / 60) }

    private var localSeconds: Int64 { Self.floorDivide(moment.milliseconds, 1_000) + Int64(offset) }

    private var secondOfDay: Int64 { localSeconds - Self.floorDivide(localSeconds, 86_400) * 86_400 }

    private static func floorDivide(_ number: Int64, _ by: Int64) -> Int64 {
        let quotient = number / by
        return number % by < 0 ? quotient - 1 : quotient
    }
}
