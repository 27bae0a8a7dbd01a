import Crypto

/// What opens a vault.
public enum VaultKey: Sendable {
    /// The 32 bytes of a key file.
    case file(KeyFileSecret)
    /// What a person keeps in their head.
    case passphrase(Passphrase)
    /// What a person keeps on paper, for the day the passphrase is gone.
    case recovery(RecoveryKey)

    /// How many bytes a key file holds.
    public static let length = Format.keyLength

    /// The key of a key file, from exactly 32 random bytes; throws `.keyFileDamaged` for any other number.
    public init(bytes: [UInt8]) throws(VaultError) {
        guard let secret = KeyFileSecret(bytes: bytes) else { throw .keyFileDamaged }
        self = .file(secret)
    }

    /// A new key as a key file holds it, kept nowhere: for a vault in memory.
    public static func random() -> VaultKey { .file(KeyFileSecret(SymmetricKey(size: .bits256))) }

    /// Which kind of key it is.
    public var opener: Opener {
        switch self {
        case .file: .keyFile
        case .passphrase: .passphrase
        case .recovery: .recovery
        }
    }
}

/// A way of opening a vault.
public enum Opener: String, Sendable, Equatable, Hashable, CaseIterable {
    /// The key file beside it.
    case keyFile
    /// A passphrase.
    case passphrase
    /// A recovery key on paper.
    case recovery
}

/// What a vault is to be opened by from now on.
public enum NewOpener: Sendable {
    /// A passphrase, and a recovery key beside it if the person wants one.
    case passphrase(Passphrase, RecoveryKey?)
    /// The 32 bytes of a key file, which must be safe on the disk before.
    case keyFile(KeyFileSecret)
}

/// The 32 random bytes of a key file.
///
/// Never printed; two are compared without telling how much of them agrees.
public struct KeyFileSecret: Sendable, Equatable {
    let key: SymmetricKey

    init(_ key: SymmetricKey) {
        self.key = key
    }

    /// A secret from exactly 32 random bytes; nil for any other number.
    public init?(bytes: [UInt8]) {
        guard bytes.count == VaultKey.length else { return nil }
        key = SymmetricKey(data: bytes)
    }

    /// A new secret, kept nowhere yet.
    public static func random() -> KeyFileSecret { KeyFileSecret(SymmetricKey(size: .bits256)) }

    var bytes: [UInt8] { key.withUnsafeBytes { Array($0) } }
}

extension KeyFileSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says what it is, and nothing of what is in it.
    public var description: String { "KeyFileSecret" }
    /// Says what it is, and nothing of what is in it.
    public var debugDescription: String { description }
    /// Shows nothing of what is in it.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
