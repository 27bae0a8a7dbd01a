import SalveCore

/// Days of the Gregorian calendar as they stand in files, `2026-11-21`.
enum CalendarDays {
    /// The day written as `YYYY-MM-DD`; nil when it is not one, or no calendar has it.
    static func day(from text: String) -> Day? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2]), (1...12).contains(month), (1...length(of: month, in: year)).contains(day)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// Counts days, so that two can be compared; day 0 is of no importance.
    ///
    /// The algorithm is `days_from_civil` in Hinnant, "chrono-compatible low-level date algorithms", for years from 0.
    static func number(of day: Day) -> Int {
        let year = day.month <= 2 ? day.year - 1 : day.year
        let shifted = day.month > 2 ? day.month - 3 : day.month + 9
        return year * 365 + year / 4 - year / 100 + year / 400 + (153 * shifted + 2) / 5 + day.day
    }

    private static func length(of month: Int, in year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}
