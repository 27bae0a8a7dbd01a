import Crypto
import SalveCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The keys of one open vault.
///
/// The root key itself is not kept.
///
/// key file -> wrapping key -> root key -> { head key, shred key, vault key of each epoch } -> entry keys.
struct KeyRing: Sendable {
    let epoch: UInt32
    let head: SymmetricKey
    let shred: SymmetricKey
    let vaultKeys: [UInt32: SymmetricKey]

    /// The vault key that new seals use.
    let current: SymmetricKey

    private init?(root: SymmetricKey, epoch: UInt32, vaultKeys: [UInt32: SymmetricKey]) {
        guard let current = vaultKeys[epoch] else { return nil }
        self.current = current
        self.epoch = epoch
        self.vaultKeys = vaultKeys
        head = Self.derive(.deriveHeadKey, from: root)
        shred = Self.derive(.deriveShredKey, from: root)
    }

    private static func derive(_ label: Label, from key: SymmetricKey, salt: [UInt8] = []) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key,
            salt: salt,
            info: label.bytes,
            outputByteCount: Format.keyLength
        )
    }
}

// MARK: - Making

extension KeyRing {
    /// New keys for a new vault, with the rows that hold them.
    static func create(
        vault: [UInt8],
        key: VaultKey,
        on day: Day,
        entropy: Entropy
    ) -> (ring: KeyRing, wrap: KeyWrap, epoch: EpochKey) {
        let rootBytes = entropy.bytes(Format.keyLength)
        let vaultKeyBytes = entropy.bytes(Format.keyLength)
        let root = SymmetricKey(data: rootBytes)
        let epochRow = EpochKey(
            epoch: 1,
            sealed: Box.seal(vaultKeyBytes, key: root, bound: bound(vault: vault, epoch: 1), entropy: entropy)
        )
        guard let ring = KeyRing(root: root, epoch: 1, vaultKeys: [1: SymmetricKey(data: vaultKeyBytes)]) else {
            preconditionFailure("the first epoch's key stands in the line above")
        }
        return (ring, wrap(rootBytes, of: vault, key: key, on: day, entropy: entropy), epochRow)
    }

    private static func wrap(
        _ root: [UInt8],
        of vault: [UInt8],
        key: VaultKey,
        on day: Day,
        entropy: Entropy
    ) -> KeyWrap {
        let header = WrapHeader(
            vault: vault,
            id: entropy.bytes(Format.idLength),
            salt: entropy.bytes(Format.idLength),
            created: WrapHeader.dayNumber(day)
        )
        let wrapping = derive(.deriveWrappingKey, from: key.secret, salt: header.salt)
        let sealed = Box.seal(root, key: wrapping, bound: Label.wrap.bytes + header.bytes, entropy: entropy)
        let code = HMAC<SHA256>.authenticationCode(
            for: header.bytes + sealed,
            using: derive(.deriveCommitmentKey, from: key.secret, salt: header.salt)
        )
        return KeyWrap(header: header.bytes, sealed: sealed, commitment: [UInt8](code))
    }

    private static func bound(vault: [UInt8], epoch: UInt32) -> [UInt8] {
        var octets = Octets(.epoch)
        octets.put(Format.suite)
        octets.put(vault)
        octets.put(epoch)
        return octets.bytes
    }
}

// MARK: - Opening

extension KeyRing {
    /// The keys of a vault; `.wrongKey` when no wrap opens with this key, `.headerDamaged` when the rest does not.
    static func open(_ header: VaultHeader, key: VaultKey) throws(VaultError) -> KeyRing {
        guard header.wraps.count <= Format.wrapLimit, header.epochs.count <= Format.wrapLimit,
            header.vault.count == Format.idLength, header.device.count == Format.idLength
        else { throw .headerDamaged }
        let usable = header.wraps.compactMap { wrap in
            WrapHeader(bytes: wrap.header).map { (wrap: wrap, parameters: $0) }
        }
        .filter { $0.parameters.isForKeyFile && $0.parameters.vault == header.vault }
        guard !usable.isEmpty else { throw .headerDamaged }
        guard let root = usable.lazy.compactMap({ unwrap($0.wrap, $0.parameters, key: key) }).first else {
            throw .wrongKey
        }
        let vaultKeys = openEpochs(header, root: root)
        guard let ring = KeyRing(root: root, epoch: header.head.epoch, vaultKeys: vaultKeys) else {
            throw .headerDamaged
        }
        return ring
    }

    private static func unwrap(_ wrap: KeyWrap, _ parameters: WrapHeader, key: VaultKey) -> SymmetricKey? {
        guard wrap.sealed.count == Format.sealedKeyLength,
            HMAC<SHA256>.isValidAuthenticationCode(
                wrap.commitment,
                authenticating: wrap.header + wrap.sealed,
                using: derive(.deriveCommitmentKey, from: key.secret, salt: parameters.salt)
            )
        else { return nil }
        let wrapping = derive(.deriveWrappingKey, from: key.secret, salt: parameters.salt)
        return Box.open(wrap.sealed, key: wrapping, bound: Label.wrap.bytes + wrap.header)
            .map { SymmetricKey(data: $0) }
    }

    private static func openEpochs(_ header: VaultHeader, root: SymmetricKey) -> [UInt32: SymmetricKey] {
        var keys: [UInt32: SymmetricKey] = [:]
        for row in header.epochs where row.sealed.count == Format.sealedKeyLength {
            let bound = bound(vault: header.vault, epoch: row.epoch)
            keys[row.epoch] = Box.open(row.sealed, key: root, bound: bound).map { SymmetricKey(data: $0) }
        }
        return keys
    }
}
