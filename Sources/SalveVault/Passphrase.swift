import Crypto
import Foundation

/// What a person opens their vault with: any characters they like, 1 to 1,024 bytes.
///
/// Nothing is cut off or changed but one thing: letters that can be written in two ways are written in one (Unicode's
/// form NFC), so that two keyboards agree. Never printed.
public struct Passphrase: Sendable {
    /// The longest, in bytes of UTF-8.
    public static let byteLimit = 1_024

    // Held as a key is, since that memory is wiped when it is given back.
    private let key: SymmetricKey

    /// A passphrase from what was typed; nil when it is empty or longer than `byteLimit`.
    public init?(_ text: String) {
        let bytes = Array(text.precomposedForPassphrase.utf8)
        guard (1...Self.byteLimit).contains(bytes.count) else { return nil }
        key = SymmetricKey(data: bytes)
    }

    /// The bytes that are stretched.
    var octets: [UInt8] { key.withUnsafeBytes { Array($0) } }
}

extension Passphrase: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says what it is, and nothing of what is in it.
    public var description: String { "Passphrase" }
    /// Says what it is, and nothing of what is in it.
    public var debugDescription: String { description }
    /// Shows nothing of what is in it.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension String {
    /// Unicode's form NFC.
    var precomposedForPassphrase: String { precomposedStringWithCanonicalMapping }
}
