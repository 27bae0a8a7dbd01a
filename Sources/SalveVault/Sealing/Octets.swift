import SalveCore

/// Fixed-width bytes, written one field after another, big-endian: what seals, marks and hashes are computed over.
struct Octets {
    private(set) var bytes: [UInt8]

    init(_ label: Label? = nil) {
        bytes = label?.bytes ?? []
        bytes.reserveCapacity(160)
    }

    mutating func put(_ byte: UInt8) { bytes.append(byte) }

    mutating func put(_ field: [UInt8]) { bytes.append(contentsOf: field) }

    mutating func put(_ number: UInt16) { putBytes(of: UInt64(number), count: 2) }

    mutating func put(_ number: UInt32) { putBytes(of: UInt64(number), count: 4) }

    mutating func put(_ number: UInt64) { putBytes(of: number, count: 8) }

    mutating func put(_ number: EntryNumber) { put(UInt64(number.value)) }

    mutating func put(_ id: EntryID) {
        put(id.high)
        put(id.low)
    }

    private mutating func putBytes(of number: UInt64, count: Int) {
        for place in stride(from: count - 1, through: 0, by: -1) {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place)))
        }
    }

    /// The number these bytes spell, big-endian; at most 8 of them.
    static func number(_ bytes: some Collection<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// What a seal, mark or hash is for, so that none can stand for another.
enum Label: String {
    case entry = "salve.entry.1"
    case slot = "salve.slot.1"
    case draft = "salve.draft.1"
    case draftSlot = "salve.draftslot.1"
    case wrap = "salve.wrap.1"
    case epoch = "salve.epoch.1"
    case chain = "salve.chain.1"
    case head = "salve.head.1"
    case shred = "salve.shred.1"
    case recovery = "salve.recovery.1"
    case deriveWrappingKey = "salve/1/kek"
    case deriveCommitmentKey = "salve/1/commit"
    case deriveHeadKey = "salve/1/head"
    case deriveShredKey = "salve/1/shred"

    var bytes: [UInt8] { Array(rawValue.utf8) }
}

/// The numbers every layout carries.
enum Format {
    /// AES-256-GCM with SHA-256, the only suite so far.
    static let suite: UInt8 = 1
    /// The layout of what is inside an entry's seal.
    static let entry: UInt16 = 1
    /// The layout of the file as long as only its first key file opens it.
    static let file = 1
    /// The layout once its keys were changed: other ways of opening, other epochs.
    static let rekeyedFile = 2
    static let idLength = 16
    static let hashLength = 32
    static let keyLength = 32
    static let nonceLength = 12
    static let tagLength = 16
    /// A 32-byte key under AES-GCM.
    static let sealedKeyLength = nonceLength + keyLength + tagLength
    /// More is refused before any key is touched.
    static let ciphertextLimit = 1 << 20
    static let wrapLimit = 32
}

/// Where random bytes come from.
///
/// Only tests replace it, to make the known-answer vectors.
struct Entropy: Sendable {
    let bytes: @Sendable (Int) -> [UInt8]

    static let system = Entropy { count in
        // Eight at a time: each draw is a call to the system.
        var generator = SystemRandomNumberGenerator()
        var octets = Octets()
        while octets.bytes.count < count { octets.put(generator.next()) }
        return Array(octets.bytes.prefix(count))
    }
}
