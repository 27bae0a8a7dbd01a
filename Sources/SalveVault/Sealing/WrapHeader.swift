import SalveCore

/// The parameters of one way of opening, as the wrap is bound to them: 71 bytes.
struct WrapHeader: Equatable {
    static let length = 71
    static let keyFileMethod: UInt8 = 1
    static let passphraseMethod: UInt8 = 2
    static let recoveryMethod: UInt8 = 3
    static let noStretching: UInt8 = 0
    static let scrypt: UInt8 = 1

    var suite = Format.suite
    var vault: [UInt8]
    /// This wrap's own 16 random bytes.
    var id: [UInt8]
    var method = Self.keyFileMethod
    /// How the secret is stretched first; random bytes need none.
    var stretching = Self.noStretching
    /// The three costs of the stretching; 0 where there is none.
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

    /// What this wrap is for; nil for parameters that are refused before any work is done.
    var opener: Opener? {
        guard suite == Format.suite, pepper == 0 else { return nil }
        let isUnstretched = stretching == Self.noStretching && (cost, blockSize, parallelism) == (0, 0, 0)
        switch method {
        case Self.keyFileMethod: return isUnstretched ? .keyFile : nil
        case Self.passphraseMethod: return stretchCost == nil ? nil : .passphrase
        case Self.recoveryMethod: return isUnstretched ? .recovery : nil
        default: return nil
        }
    }

    /// How a passphrase is stretched; nil when it is not, or in a way that is refused.
    var stretchCost: StretchCost? {
        guard stretching == Self.scrypt else { return nil }
        return StretchCost(cost: cost, blockSize: blockSize, parallelism: parallelism)
    }

    /// Parameters for a new wrap.
    static func new(
        for opener: Opener,
        of vault: [UInt8],
        cost: StretchCost,
        created: UInt32,
        entropy: Entropy
    ) -> WrapHeader {
        var header = WrapHeader(
            vault: vault,
            id: entropy.bytes(Format.idLength),
            salt: entropy.bytes(Format.idLength),
            created: created
        )
        switch opener {
        case .keyFile: break
        case .recovery: header.method = recoveryMethod
        case .passphrase:
            header.method = passphraseMethod
            header.stretching = scrypt
            header.cost = cost.cost
            header.blockSize = cost.blockSize
            header.parallelism = cost.parallelism
        }
        return header
    }
}

/// One wrap whose parameters are accepted.
struct UsableWrap {
    let row: KeyWrap
    let parameters: WrapHeader
    let opener: Opener
}

extension VaultHeader {
    /// The wraps that may be tried, before any work is done for them.
    ///
    /// Throws `.headerDamaged` when there is none, when there are too many rows, or more than one for a passphrase:
    /// each of those would cost half a second.
    var usableWraps: [UsableWrap] {
        get throws(VaultError) {
            guard wraps.count <= Format.wrapLimit, epochs.count <= Format.wrapLimit,
                vault.count == Format.idLength, device.count == Format.idLength
            else { throw .headerDamaged }
            let usable = wraps.compactMap { row -> UsableWrap? in
                guard let parameters = WrapHeader(bytes: row.header), parameters.vault == vault,
                    row.sealed.count == Format.sealedKeyLength, row.commitment.count == Format.hashLength,
                    let opener = parameters.opener
                else { return nil }
                return UsableWrap(row: row, parameters: parameters, opener: opener)
            }
            guard !usable.isEmpty, usable.count(where: { $0.opener == .passphrase }) <= 1 else {
                throw .headerDamaged
            }
            return usable
        }
    }
}
