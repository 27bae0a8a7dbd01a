import Crypto

/// A key for the day a passphrase is gone: 256 random bits, shown once, written on paper.
///
/// Written as 52 characters of Crockford's base 32 and 2 that catch a slip of the pen. Never printed to a log.
public struct RecoveryKey: Sendable, Equatable {
    /// How many groups it is shown in: thirteen of four characters, and the two that check them.
    public static let groupCount = 14

    let key: SymmetricKey

    private init(_ bytes: [UInt8]) {
        key = SymmetricKey(data: bytes)
    }

    /// A new key.
    public static func random() -> RecoveryKey { random(entropy: .system) }

    static func random(entropy: Entropy) -> RecoveryKey { RecoveryKey(entropy.bytes(Format.keyLength)) }

    /// The key in what a person typed; nil when it is none, or its check does not hold.
    ///
    /// Spaces, dashes and line ends do not matter, nor does the case; O is read as 0, I and L as 1.
    public init?(text: String) {
        var values: [UInt8] = []
        for character in text.uppercased() {
            if character.isWhitespace || "-–—.".contains(character) { continue }
            guard let value = Base32.value(of: character), values.count < Base32.keyLength + Base32.checkLength else {
                return nil
            }
            values.append(value)
        }
        guard let bytes = Base32.key(values) else { return nil }
        self.init(bytes)
    }

    /// What a person writes down: thirteen groups of four characters, then the two that check them.
    public var groups: [String] {
        let text = Base32.text(key.withUnsafeBytes { Array($0) })
        return stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }
    }

    /// Whether a person’s copy of one group is right, with the same patience as `init(text:)`; the first group is at 0.
    public func confirms(_ typed: String, groupAt place: Int) -> Bool {
        guard groups.indices.contains(place) else { return false }
        let values = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }.map(Base32.value(of:))
        return values == groups[place].map(Base32.value(of:))
    }
}

extension RecoveryKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says what it is, and nothing of what is in it.
    public var description: String { "RecoveryKey" }
    /// Says what it is, and nothing of what is in it.
    public var debugDescription: String { description }
    /// Shows nothing of what is in it.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Crockford’s base 32: digits and letters without I, L, O and U, five bits each.
private enum Base32 {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    /// 52 characters hold 260 bits: 256 of the key, and four zeros.
    static let keyLength = 52
    static let checkLength = 2

    static func value(of character: Character) -> UInt8? {
        switch character {
        case "O": 0
        case "I", "L": 1
        default: alphabet.firstIndex(of: character).map { UInt8($0) }
        }
    }

    static func text(_ key: [UInt8]) -> String {
        String((values(key, count: keyLength) + check(key)).map { alphabet[Int($0)] })
    }

    /// The 32 bytes; nil unless there are 54 characters, the four spare bits are zero and the check holds.
    static func key(_ values: [UInt8]) -> [UInt8]? {
        guard values.count == keyLength + checkLength else { return nil }
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for value in values.prefix(keyLength) {
            bits = bits << 5 | UInt32(value)
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        let spare = UInt8(truncatingIfNeeded: bits) & 0x0f
        guard spare == 0, Array(values.suffix(checkLength)) == check(bytes) else { return nil }
        return bytes
    }

    /// The first ten bits of a hash.
    private static func check(_ key: [UInt8]) -> [UInt8] {
        values([UInt8](SHA256.hash(data: Label.recovery.bytes + key)), count: checkLength)
    }

    /// The first `count` groups of five bits; zeros beyond the end.
    private static func values(_ bytes: [UInt8], count: Int) -> [UInt8] {
        (0..<count).map { place in
            (0..<5).reduce(0) { value, offset in
                let bit = 5 * place + offset
                let isSet = bit / 8 < bytes.count && bytes[bit / 8] >> UInt8(7 - bit % 8) & 1 == 1
                return value << 1 | (isSet ? 1 : 0)
            }
        }
    }
}
