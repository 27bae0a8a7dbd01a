import SalveCompanion
import SalveContent
import SalveCore

extension Strings {
    /// A day as a heading: "Today", "Yesterday", "Tomorrow", or "Tuesday, 17 November", with the year where it is
    /// another one.
    func dayHeading(_ time: LocalTime, now: LocalTime) -> String {
        switch time.dayNumber - now.dayNumber {
        case 0: return self["days.today"]
        case -1: return self["days.yesterday"]
        case 1: return self["days.tomorrow"]
        default: break
        }
        let values = [
            "weekday": self["time.weekday.day\(time.weekday)"],
            "day": String(time.day.day),
            "month": self["time.month.month\(time.day.month)"],
            "year": String(time.day.year),
        ]
        return text(time.day.year == now.day.year ? "days.day" : "days.dayAndYear", values)
    }

    /// A time of the day, such as "21:05".
    static func clock(_ time: LocalTime) -> String {
        "\(time.hour):\(time.minute < 10 ? "0" : "")\(time.minute)"
    }
}

extension LocalTime {
    /// Whole local days since the first of January 1970.
    fileprivate var dayNumber: Int {
        let seconds = moment.milliseconds / 1_000 + Int64(offset)
        return Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
    }
}

extension Day {
    /// The day as it stands in a file's name, such as "2026-11-21".
    var isoText: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }
}
