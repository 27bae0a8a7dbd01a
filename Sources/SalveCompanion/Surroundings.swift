public import Foundation
public import SalveCore

/// Everything impure that Salve asks of the world apart from its vault: the clock, the calendar, chance.
public struct Surroundings: Sendable {
    /// The time now, by the local clock.
    public var now: @Sendable () -> LocalTime
    /// The moment at which a day some days after this one strikes an hour, by the local calendar.
    public var moment: @Sendable (_ after: LocalTime, _ days: Int, _ hour: Int) -> Moment
    /// What the local clock shows, or showed, at a moment.
    public var local: @Sendable (Moment) -> LocalTime
    /// 64 random bits, unpredictable to others.
    public var random: @Sendable () -> UInt64

    /// Surroundings from their parts.
    public init(
        now: @escaping @Sendable () -> LocalTime,
        moment: @escaping @Sendable (_ after: LocalTime, _ days: Int, _ hour: Int) -> Moment,
        local: @escaping @Sendable (Moment) -> LocalTime,
        random: @escaping @Sendable () -> UInt64
    ) {
        self.now = now
        self.moment = moment
        self.local = local
        self.random = random
    }

    /// A new entry's id.
    public func newID() -> EntryID { EntryID(high: random(), low: random()) }

    /// The real world, in this zone.
    public static func real(zone: TimeZone = .autoupdatingCurrent) -> Surroundings {
        Surroundings(
            now: { local(Date(), in: zone) },
            moment: { after, days, hour in strike(after: after, days: days, hour: hour, in: zone) },
            local: { local(Date(timeIntervalSince1970: Double($0.milliseconds) / 1_000), in: zone) },
            random: { UInt64.random(in: .min ... .max) }
        )
    }

    private static func local(_ date: Date, in zone: TimeZone) -> LocalTime {
        LocalTime(
            moment: Moment(milliseconds: Int64((date.timeIntervalSince1970 * 1_000).rounded(.down))),
            zone: zone.identifier,
            offset: zone.secondsFromGMT(for: date)
        )
    }

    private static func strike(after: LocalTime, days: Int, hour: Int, in zone: TimeZone) -> Moment {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let day = after.day
        let parts = DateComponents(year: day.year, month: day.month, day: day.day + days, hour: hour)
        guard let date = calendar.date(from: parts) else { return after.moment.adding(hours: 24 * days) }
        return Moment(milliseconds: Int64(date.timeIntervalSince1970 * 1_000))
    }
}
