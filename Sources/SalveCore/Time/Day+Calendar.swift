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

    /// How many days a month of the Gregorian calendar has; `month` is 1 to 12.
    public static func length(of month: Int, in year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}
