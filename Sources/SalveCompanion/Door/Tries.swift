/// How long to wait after wrong passphrases: the first few cost nothing, then each wait is twice as long, and no wait
/// is longer than twenty minutes.
///
/// There is no lock-out. At the longest wait a day has room for 72 tries, and for 85 with those before it.
struct Tries {
    /// Tries that cost no wait.
    static let free = 4
    /// The first wait, in seconds.
    static let first = 5
    /// The longest wait, in seconds.
    static let longest = 20 * 60

    private var wrong = 0
    private var last = Duration.zero

    /// Seconds that are left to wait; nil when the next try may come.
    func wait(at now: Duration) -> Int? {
        guard wrong > Self.free else { return nil }
        let doubled = wrong - Self.free - 1
        // Past eight doublings every wait is the longest.
        let length = doubled > 8 ? Self.longest : min(Self.longest, Self.first << doubled)
        let left = .seconds(length) - (now - last)
        return left > .zero ? max(1, Int(left.components.seconds)) : nil
    }

    /// One more that did not open.
    mutating func note(at now: Duration) {
        wrong += 1
        last = now
    }

    /// The right one came.
    mutating func forget() { wrong = 0 }
}
