import SalveCore
import Testing

@Suite("Being asked, after a parting (B14)")
struct ApartAskingTests {
    private static let hour: Int64 = 3_600_000
    private let since = Moment(milliseconds: 1_793_491_200_000)

    /// The hours from the beginning at which a question stands.
    private func hours(_ asking: ApartAsking, lastNote: Moment? = nil) -> [Int64] {
        (0..<400 * 24).filter { asking.isDue(at: since.adding(milliseconds: $0 * Self.hour), lastNote: lastNote) }
    }

    @Test("Nine questions, a week each, about a month apart, the last one nine months on, and then nothing")
    func ninePlain() throws {
        let asked = hours(ApartAsking(since: since))
        var weeks: [[Int64]] = []
        for hour in asked {
            if let last = weeks.last?.last, hour == last + 1 {
                weeks[weeks.count - 1].append(hour)
            } else {
                weeks.append([hour])
            }
        }
        #expect(weeks.count == 9)
        #expect(weeks.allSatisfy { $0.count == 7 * 24 })
        #expect(weeks.compactMap(\.first).map { $0 / 24 } == [30, 60, 91, 121, 152, 182, 213, 243, 273])
        let last = try #require(asked.last)
        #expect(last / 24 >= 274, "at least nine months")
    }

    @Test("A question is gone once something was written or it was passed over, and the next one comes all the same")
    func answered() {
        let within = since.adding(hours: 33 * 24)
        let plain = hours(ApartAsking(since: since))
        let passed = hours(ApartAsking(since: since, passedOver: within))
        let written = hours(ApartAsking(since: since), lastNote: within)
        #expect(passed == plain.filter { $0 / 24 > 40 })
        #expect(written == passed)
        #expect(hours(ApartAsking(since: since), lastNote: since.adding(hours: 24)) == plain)
    }

    @Test("Before it began, and with a clock that was set back, nothing is asked")
    func clockSetBack() {
        let asking = ApartAsking(since: since)
        #expect(!asking.isDue(at: since, lastNote: nil))
        #expect(!asking.isDue(at: since.adding(hours: -31 * 24), lastNote: nil))
    }
}
