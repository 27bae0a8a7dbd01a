import SalveCore
import Testing

struct MomentTests {
    /// Values from Python's `datetime.date.fromordinal`: milliseconds, offset, then year, month, day, hour, minute.
    private static let days: [[Int]] = [
        [0, 0, 1970, 1, 1, 0, 0], [-1, 0, 1969, 12, 31, 23, 59],
        [951_782_400_000, 0, 2000, 2, 29, 0, 0], [951_868_800_000, 0, 2000, 3, 1, 0, 0],
        [1_709_164_799_000, 0, 2024, 2, 28, 23, 59], [1_709_164_800_000, 0, 2024, 2, 29, 0, 0],
        [4_107_542_400_000, 0, 2100, 3, 1, 0, 0], [-2_203_977_600_000, 0, 1900, 2, 28, 0, 0],
        [1_767_225_599_999, 0, 2025, 12, 31, 23, 59], [1_767_225_600_000, 0, 2026, 1, 1, 0, 0],
        [1_767_225_599_999, 3_600, 2026, 1, 1, 0, 59], [1_767_225_600_000, -3_600, 2025, 12, 31, 23, 0],
        [1_780_000_000_000, 20_700, 2026, 5, 29, 2, 11], [1_609_459_199_000, 50_400, 2021, 1, 1, 13, 59],
        [-86_400_001, -43_200, 1969, 12, 30, 11, 59], [-2_208_988_800_000, 0, 1900, 1, 1, 0, 0],
        [-11_644_473_600_000, 0, 1601, 1, 1, 0, 0], [-62_135_596_800_000, 0, 1, 1, 1, 0, 0],
        [253_402_300_799_000, 0, 9999, 12, 31, 23, 59],
    ]

    @Test("a moment and an offset give the lived day, hour and minute", arguments: days)
    func day(_ row: [Int]) {
        let time = LocalTime(moment: Moment(milliseconds: Int64(row[0])), zone: "UTC", offset: row[1])

        #expect(time.day == Day(year: row[2], month: row[3], day: row[4]))
        #expect(time.hour == row[5] && time.minute == row[6])
    }

    @Test("days are in order") func order() {
        #expect(Day(year: 2025, month: 12, day: 31) < Day(year: 2026, month: 1, day: 1))
        #expect(Day(year: 2026, month: 1, day: 31) < Day(year: 2026, month: 2, day: 1))
    }

    @Test("adding stays at the ends") func ends() {
        #expect(Moment(milliseconds: .max).adding(milliseconds: 1) == Moment(milliseconds: .max))
        #expect(Moment(milliseconds: .min).adding(hours: -1) == Moment(milliseconds: .min))
        #expect(Moment(milliseconds: 5).adding(hours: 2) == Moment(milliseconds: 7_200_005))
        #expect(Moment(milliseconds: 5).adding(hours: .max) == Moment(milliseconds: .max))
        #expect(Moment(milliseconds: 0).adding(hours: .min) == Moment(milliseconds: .min))
    }

    @Test("time since is whole, rounded down, and never negative") func since() {
        let start = Moment(milliseconds: 1_000)

        #expect(start.adding(milliseconds: 3_599_999).hours(since: start) == 0)
        #expect(start.adding(milliseconds: 3_600_000).hours(since: start) == 1)
        #expect(start.adding(milliseconds: 119_999).minutes(since: start) == 1)
        #expect(start.hours(since: start.adding(hours: 5)) == 0)
    }

    @Test("the ends of time have a day") func extremes() {
        for milliseconds in [Int64.min, .max] {
            let time = LocalTime(moment: Moment(milliseconds: milliseconds), zone: "UTC", offset: 0)
            #expect((1...12).contains(time.day.month) && (1...31).contains(time.day.day))
            #expect((0...23).contains(time.hour) && (0...59).contains(time.minute))
        }
    }
}
