extension Day {
    /// The day written as `YYYY-MM-DD`; nil when it is not one, or no Gregorian calendar has it.
    public init?(text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2]), (1...12).contains(month), (1...Self.length(of: month, in: year)).contains(day)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day as `YYYY-MM-DD`, for years from 0 to 9999.
    public var text: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Counts days, so that two can be compared; day 0 is of no importance.
    ///
    /// The algorithm is `days_from_civil` in Hinnant, "chrono-compatible low-level date algorithms", for years from 0.
    public var number: Int {
        let year = month <= 2 ? self.year - 1 : self.year
        let shifted = month > 2 ? month - 3 : month + 9
        return year * 365 + year / 4 - year / 100 + year / 400 + (153 * shifted + 2) / 5 + day
    }

    /// The day that many days later (earlier when negative).
    ///
    /// The algorithm is `civil_from_days` in Hinnant, "chrono-compatible low-level date algorithms".
    public func adding(days: Int) -> Day { Day(number: number + days) }

    /// The day with this number, as `number` counts.
    public init(number: Int) {
        let days = number - 1
        let era = days >= 0 ? days / 146_097 : (days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * shifted + 2) / 5 + 1
        )
    }

    /// The day of the week, 1 (Monday) to 7.
    public var weekday: Int {
        // The first of January 1970 was a Thursday.
        let days = (number - Self.epoch + 3) % 7
        return (days + 7) % 7 + 1
    }

    /// The number of the first of January 1970.
    static let epoch = 719_469

    /// How many days a month of the Gregorian calendar has; `month` is 1 to 12.
    public static func length(of month: Int, in year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}

extension LocalTime {
    /// The number of the lived day, as `Day.number` counts.
    public var dayNumber: Int {
        let seconds = moment.milliseconds >= 0 ? moment.milliseconds / 1_000 : (moment.milliseconds - 999) / 1_000
        let local = seconds + Int64(offset)
        return Day.epoch + Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    }
}
