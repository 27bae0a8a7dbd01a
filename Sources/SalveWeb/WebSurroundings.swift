import Foundation
public import SalveCore

/// The clock and the randomness of the web part.
public struct WebSurroundings: Sendable {
    /// The local time now.
    public let now: @Sendable () -> LocalTime
    /// That many bytes that nobody can guess.
    public let randomBytes: @Sendable (_ count: Int) -> [UInt8]

    /// Surroundings from their parts.
    public init(
        now: @escaping @Sendable () -> LocalTime,
        randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8]
    ) {
        self.now = now
        self.randomBytes = randomBytes
    }

    /// A new entry's id.
    func newID() -> EntryID {
        // 16 bytes always make an id.
        EntryID(bytes: randomBytes(16)) ?? EntryID(high: 0, low: 0)
    }

    /// The system's clock, time zone and generator.
    public static let system = WebSurroundings(
        now: {
            let date = Date()
            return LocalTime(
                moment: Moment(milliseconds: Int64(date.timeIntervalSince1970 * 1_000)),
                zone: TimeZone.current.identifier,
                offset: TimeZone.current.secondsFromGMT(for: date)
            )
        },
        randomBytes: { count in
            var generator = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        }
    )
}
