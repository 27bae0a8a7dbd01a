import Crypto
import SalveCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The keys of one open vault.
///
/// opener -> wrapping key -> root key -> { head key, shred key, vault key of each epoch } -> entry keys.
struct KeyRing: Sendable {
    /// Kept for as long as the vault is open, so that the ways of opening it can be changed.
    let root: SymmetricKey
    let epoch: UInt32
    let head: SymmetricKey
    let shred: SymmetricKey
    let vaultKeys: [UInt32: SymmetricKey]

    /// The vault key that new seals use.
    let current: SymmetricKey

    private init?(root: SymmetricKey, epoch: UInt32, vaultKeys: [UInt32: SymmetricKey]) {
        guard let current = vaultKeys[epoch] else { return nil }
        self.root = root
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
    /// New keys for an epoch, with the row that holds its vault key.
    static func create(
        vault: [UInt8],
        epoch: UInt32 = 1,
        entropy: Entropy
    ) -> (ring: KeyRing, epoch: EpochKey) {
        let root = SymmetricKey(data: entropy.bytes(Format.keyLength))
        let vaultKey = entropy.bytes(Format.keyLength)
        let row = EpochKey(
            epoch: epoch,
            sealed: Box.seal(vaultKey, key: root, bound: bound(vault: vault, epoch: epoch), entropy: entropy)
        )
        guard let ring = KeyRing(root: root, epoch: epoch, vaultKeys: [epoch: SymmetricKey(data: vaultKey)]) else {
            preconditionFailure("the epoch's key stands in the line above")
        }
        return (ring, row)
    }

    /// The root key under one way of opening; throws `.tooManyTries`.
    func wrap(
        for key: VaultKey,
        of vault: [UInt8],
        created: UInt32,
        cost: StretchCost = .standard,
        entropy: Entropy
    ) async throws(VaultError) -> KeyWrap {
        let header = WrapHeader.new(for: key.opener, of: vault, cost: cost, created: created, entropy: entropy)
        let secret = try await key.secret(for: header)
        let wrapping = Self.derive(.deriveWrappingKey, from: secret, salt: header.salt)
        let plain = root.withUnsafeBytes { Array($0) }
        let sealed = Box.seal(plain, key: wrapping, bound: Label.wrap.bytes + header.bytes, entropy: entropy)
        let code = HMAC<SHA256>.authenticationCode(
            for: header.bytes + sealed,
            using: Self.derive(.deriveCommitmentKey, from: secret, salt: header.salt)
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

extension VaultKey {
    /// The bytes the wrap's two keys come from; throws `.tooManyTries`, and `.headerDamaged` for costs that are refused.
    fileprivate func secret(for header: WrapHeader) async throws(VaultError) -> SymmetricKey {
        switch self {
        case .file(let secret): return secret.key
        case .recovery(let recovery): return recovery.key
        case .passphrase(let passphrase):
            guard let cost = header.stretchCost else { throw .headerDamaged }
            return try await Stretching.shared.stretch(passphrase, salt: header.salt, cost: cost)
        }
    }
}

// MARK: - Opening

extension KeyRing {
    /// The keys of a vault; `.wrongKey` when no wrap opens with this key, `.headerDamaged` when the rest does not.
    static func open(_ header: VaultHeader, key: VaultKey) async throws(VaultError) -> KeyRing {
        let usable = try header.usableWraps
        let matching = usable.filter { $0.opener == key.opener }
        // A row that cannot be read may have been the one for this key.
        if matching.isEmpty, usable.count < header.wraps.count { throw .headerDamaged }
        for wrap in matching {
            let secret = try await key.secret(for: wrap.parameters)
            guard let root = unwrap(wrap, secret: secret) else { continue }
            let vaultKeys = openEpochs(header, root: root)
            guard let ring = KeyRing(root: root, epoch: header.head.epoch, vaultKeys: vaultKeys) else {
                throw .headerDamaged
            }
            return ring
        }
        throw .wrongKey
    }

    private static func unwrap(_ wrap: UsableWrap, secret: SymmetricKey) -> SymmetricKey? {
        let (row, salt) = (wrap.row, wrap.parameters.salt)
        guard
            HMAC<SHA256>.isValidAuthenticationCode(
                row.commitment,
                authenticating: row.header + row.sealed,
                using: derive(.deriveCommitmentKey, from: secret, salt: salt)
            )
        else { return nil }
        let wrapping = derive(.deriveWrappingKey, from: secret, salt: salt)
        return Box.open(row.sealed, key: wrapping, bound: Label.wrap.bytes + row.header)
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
