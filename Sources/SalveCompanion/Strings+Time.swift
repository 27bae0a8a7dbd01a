public import SalveContent
public import SalveCore

extension Strings {
    /// A day and time as one says it to find one's bearings, such as "It is Saturday, 21 November. 2:10 at night."
    public func dayAndTime(_ time: LocalTime, wording: Wording = .plain) -> String {
        var values = parts(time, wording)
        values["part"] = self["time.part." + Self.part(ofDay: time.hour), wording]
        return text("time.now", values, wording: wording)
    }

    /// A day and hour still to come, such as "Sunday, 22 November, 8:00".
    public func dayAndHour(_ time: LocalTime) -> String { text("time.at", parts(time, .plain)) }

    /// A day, such as "21 November 2026".
    public func date(_ day: Day) -> String {
        text(
            "time.date",
            ["day": String(day.day), "month": self["time.month.month\(day.month)"], "year": String(day.year)]
        )
    }

    /// How long something takes, such as "1 minute" or "2 to 5 minutes".
    public func minutes(_ range: ClosedRange<Int>) -> String {
        if range.count == 1 { return plural("time.minutes", range.lowerBound) }
        return text("time.range", ["from": String(range.lowerBound), "to": String(range.upperBound)])
    }

    /// Which part of the day an hour is in, as its strings are called.
    public static func part(ofDay hour: Int) -> String {
        switch hour {
        case 5..<12: "morning"
        case 12..<18: "afternoon"
        case 18..<23: "evening"
        default: "night"
        }
    }

    private func parts(_ time: LocalTime, _ wording: Wording) -> [String: String] {
        [
            "weekday": self["time.weekday.day\(time.weekday)", wording],
            "day": String(time.day.day),
            "month": self["time.month.month\(time.day.month)", wording],
            "hour": String(time.hour),
            "minute": time.minute < 10 ? "0\(time.minute)" : String(time.minute),
        ]
    }
}

extension LocalTime {
    /// The day of the week, 1 (Monday) to 7.
    public var weekday: Int {
        let days = Int((moment.milliseconds / 1_000 + Int64(offset)) / 86_400)
        // The first of January 1970 was a Thursday.
        return ((days + 3) % 7 + 7) % 7 + 1
    }
}
