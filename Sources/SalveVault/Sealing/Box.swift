import Crypto

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// AES-256-GCM with its nonce in front and its tag behind.
enum Box {
    static func seal(_ plain: [UInt8], key: SymmetricKey, bound: [UInt8], entropy: Entropy) -> [UInt8] {
        do {
            let nonce = try AES.GCM.Nonce(data: entropy.bytes(Format.nonceLength))
            let box = try AES.GCM.seal(plain, using: key, nonce: nonce, authenticating: bound)
            return [UInt8](nonce) + [UInt8](box.ciphertext) + [UInt8](box.tag)
        } catch {
            preconditionFailure("a 256-bit key and a 96-bit nonce always seal")
        }
    }

    /// The plain bytes; nil when they are not what was sealed with this key, bound to these bytes.
    static func open(_ sealed: [UInt8], key: SymmetricKey, bound: [UInt8]) -> Data? {
        // Any failure here means the same: the bytes are not what was sealed.
        guard let box = try? AES.GCM.SealedBox(combined: sealed) else { return nil }
        return try? AES.GCM.open(box, using: key, authenticating: bound)
    }
}
