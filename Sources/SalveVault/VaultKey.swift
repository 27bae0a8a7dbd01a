import Crypto

/// The secret that opens a vault: for now the 32 bytes of a key file.
public struct VaultKey: Sendable {
    /// How many bytes a key file holds.
    public static let length = Format.keyLength

    let secret: SymmetricKey

    /// A key from exactly 32 random bytes; throws `.keyFileDamaged` for any other number.
    public init(bytes: [UInt8]) throws(VaultError) {
        guard bytes.count == Self.length else { throw .keyFileDamaged }
        secret = SymmetricKey(data: bytes)
    }

    /// A new key, kept nowhere: for a vault in memory.
    public static func random() -> VaultKey { VaultKey(secret: SymmetricKey(size: .bits256)) }

    private init(secret: SymmetricKey) {
        self.secret = secret
    }
}
