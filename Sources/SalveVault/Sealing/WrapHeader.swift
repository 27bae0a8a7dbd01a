import SalveCore

/// The parameters of one way of opening, as the wrap is bound to them: 71 bytes.
struct WrapHeader: Equatable {
    static let length = 71
    static let keyFileMethod: UInt8 = 1
    static let noStretching: UInt8 = 0

    var suite = Format.suite
    var vault: [UInt8]
    /// This wrap's own 16 random bytes.
    var id: [UInt8]
    var method = Self.keyFileMethod
    /// How the secret is stretched first; a key file needs none.
    ///
    /// The three costs are for a passphrase, later.
    var stretching = Self.noStretching
    var cost: UInt32 = 0
    var blockSize: UInt32 = 0
    var parallelism: UInt32 = 0
    var salt: [UInt8]
    var pepper: UInt32 = 0
    /// The day it was made, as year, month and day in one decimal number: 20260317.
    var created: UInt32

    var bytes: [UInt8] {
        var octets = Octets()
        octets.put(suite)
        octets.put(vault)
        octets.put(id)
        octets.put(method)
        octets.put(stretching)
        octets.put(cost)
        octets.put(blockSize)
        octets.put(parallelism)
        octets.put(salt)
        octets.put(pepper)
        octets.put(created)
        return octets.bytes
    }

    static func dayNumber(_ day: Day) -> UInt32 {
        UInt32(clamping: day.year * 10_000 + day.month * 100 + day.day)
    }
}

extension WrapHeader {
    /// The parameters in these bytes; nil when there are not exactly 71.
    init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        func number(_ range: Range<Int>) -> UInt32 { UInt32(truncatingIfNeeded: Octets.number(bytes[range])) }
        self.init(
            suite: bytes[0],
            vault: Array(bytes[1..<17]),
            id: Array(bytes[17..<33]),
            method: bytes[33],
            stretching: bytes[34],
            cost: number(35..<39),
            blockSize: number(39..<43),
            parallelism: number(43..<47),
            salt: Array(bytes[47..<63]),
            pepper: number(63..<67),
            created: number(67..<71)
        )
    }

    /// Whether these are the parameters of a key file: anything else is refused before any work is done.
    var isForKeyFile: Bool {
        suite == Format.suite && method == Self.keyFileMethod && stretching == Self.noStretching
            && (cost, blockSize, parallelism, pepper) == (0, 0, 0, 0)
    }
}
