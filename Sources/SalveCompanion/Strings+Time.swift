public import SalveContent
public import SalveCore

extension Strings {
    /// A day and time as one says it to find one's bearings, such as "It is Saturday, 21 November. 2:10 at night."
    public func dayAndTime(_ time: LocalTime, wording: Wording = .plain) -> String {
        let values = [
            "weekday": self["time.weekday.day\(time.weekday)", wording],
            "day": String(time.day.day),
            "month": self["time.month.month\(time.day.month)", wording],
            "hour": String(time.hour),
            "minute": time.minute < 10 ? "0\(time.minute)" : String(time.minute),
            "part": self["time.part." + Self.part(ofDay: time.hour), wording],
        ]
        return text("time.now", values, wording: wording)
    }

    /// A day as one reads it, such as "21 November 2026".
    public func day(_ day: Day) -> String {
        "\(day.day) \(self["time.month.month\(day.month)"]) \(day.year)"
    }

    private static func part(ofDay hour: Int) -> String {
        switch hour {
        case 5..<12: "morning"
        case 12..<18: "afternoon"
        case 18..<23: "evening"
        default: "night"
        }
    }
}

extension LocalTime {
    /// The day of the week, 1 (Monday) to 7.
    public var weekday: Int {
        let seconds = moment.milliseconds / 1_000 + Int64(offset)
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        // The first of January 1970 was a Thursday.
        return ((days + 3) % 7 + 7) % 7 + 1
    }
}
