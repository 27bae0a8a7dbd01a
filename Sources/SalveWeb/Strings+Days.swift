import SalveCompanion
import SalveContent
import SalveCore

extension Strings {
    /// A day as a heading: "Today", "Yesterday", "Tomorrow", or "Tuesday, 17 November", with the year where it is
    /// another one.
    func dayHeading(_ time: LocalTime, now: LocalTime) -> String { dayHeading(time.day, today: now.day) }

    /// A lived day as a heading.
    func dayHeading(_ day: Day, today: Day) -> String {
        switch day.number - today.number {
        case 0: return self["days.today"]
        case -1: return self["days.yesterday"]
        case 1: return self["days.tomorrow"]
        default: break
        }
        let values = [
            "weekday": self["time.weekday.day\(day.weekday)"],
            "day": String(day.day),
            "month": self["time.month.month\(day.month)"],
            "year": String(day.year),
        ]
        return text(day.year == today.year ? "days.day" : "days.dayAndYear", values)
    }

    /// A day within a year that is clear, such as "14 May".
    func dayInYear(_ day: Day) -> String {
        text("days.dayInYear", ["day": String(day.day), "month": self["time.month.month\(day.month)"]])
    }

    /// A time of the day, such as "21:05".
    static func clock(_ time: LocalTime) -> String {
        "\(time.hour):\(time.minute < 10 ? "0" : "")\(time.minute)"
    }
}

extension Day {
    /// The day as it stands in a file's name, such as "2026-11-21".
    var isoText: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }
}
