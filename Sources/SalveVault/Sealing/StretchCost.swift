/// How much work one try at a passphrase is: the three numbers of scrypt (RFC 7914).
public struct StretchCost: Equatable, Sendable {
    /// N: a power of 2.
    let cost: UInt32
    /// r.
    let blockSize: UInt32
    /// p.
    let parallelism: UInt32

    /// What new wraps use: 128 MiB and about half a second; the floor of OWASP's password storage sheet.
    public static let standard = StretchCost(logarithm: 17)
    /// The least that is accepted, a quarter of the standard: for tests, where a lock keeps nothing.
    public static let least = StretchCost(logarithm: leastLogarithm)

    private static let leastLogarithm = 15
    /// The most memory that one try may take, in bytes, by 128 · N · r · p: that of lanes side by side, which is more than
    /// they take one after another.
    private static let memoryLimit: UInt64 = 256 * 1_024 * 1_024

    private init(logarithm: Int) {
        cost = 1 << UInt32(logarithm)
        blockSize = 8
        parallelism = 1
    }

    /// The numbers a file names; nil when they are outside what is accepted, which no work may be done for.
    ///
    /// Less would be a weaker lock put in place of the person's own; more would be a trap that eats memory.
    init?(cost: UInt32, blockSize: UInt32, parallelism: UInt32) {
        let isPowerOfTwo = cost.nonzeroBitCount == 1
        guard isPowerOfTwo, cost.trailingZeroBitCount >= Self.leastLogarithm, blockSize == 8,
            (1...4).contains(parallelism),
            128 * UInt64(cost) * UInt64(blockSize) * UInt64(parallelism) <= Self.memoryLimit
        else { return nil }
        self.cost = cost
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// Whether a guess costs less than at another cost.
    func isBelow(_ other: StretchCost) -> Bool {
        UInt64(cost) * UInt64(parallelism) < UInt64(other.cost) * UInt64(other.parallelism)
    }
}
