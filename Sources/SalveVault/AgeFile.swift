import Crypto

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A file sealed with a passphrase in the age format, version 1, so that it opens without Salve.
///
/// After the specification "The age file encryption format, version 1" (C2SP, age-encryption.org/v1): one scrypt
/// recipient, ChaCha20-Poly1305, and the payload in chunks of 64 KiB under a counter.
public enum AgeFile {
    private static let intro = "age-encryption.org/v1"
    private static let chunk = 64 << 10
    private static let tag = 16

    /// Seals bytes with a passphrase; throws `.tooManyTries` when others wait for the slow part already.
    public static func seal(_ bytes: [UInt8], with passphrase: Passphrase) async throws(VaultError) -> [UInt8] {
        try await seal(bytes, with: passphrase, cost: .standard, chance: Chance(.system))
    }

    static func seal(
        _ bytes: [UInt8],
        with passphrase: Passphrase,
        cost: StretchCost,
        chance: Chance
    ) async throws(VaultError) -> [UInt8] {
        let wrapping = try await wrappingKey(passphrase, salt: chance.salt, cost: cost)
        guard let body = box(chance.fileKey, key: wrapping, nonce: [UInt8](repeating: 0, count: 12)) else { throw .io }
        var header =
            "\(intro)\n-> scrypt \(base64(chance.salt)) \(cost.cost.trailingZeroBitCount)\n\(base64(body))\n---"
        header += " " + base64(mac(of: header, chance.fileKey)) + "\n"
        let key = payloadKey(chance.fileKey, nonce: chance.nonce)
        var result = Array(header.utf8) + chance.nonce
        result.reserveCapacity(result.count + bytes.count + (bytes.count / chunk + 1) * tag)
        var (start, index) = (0, 0)
        repeat {
            let end = min(start + chunk, bytes.count)
            let nonce = nonceOfChunk(index, isLast: end == bytes.count)
            guard let sealed = box(bytes[start..<end], key: key, nonce: nonce) else { throw .io }
            result += sealed
            (start, index) = (end, index + 1)
        } while start < bytes.count
        return result
    }

    /// The random bytes of one file; 16 of each.
    struct Chance {
        var fileKey: [UInt8]
        var salt: [UInt8]
        var nonce: [UInt8]
    }

    /// Whether these bytes begin as an age file does.
    public static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array((intro + "\n").utf8)) }

    /// The bytes in an age file that this passphrase opens.
    ///
    /// Throws `.wrongKey` when it does not, `.fileDamaged` for anything that is not such a file to the last byte, and
    /// `.tooManyTries`. What one try may cost is bounded, before any work.
    public static func open(_ file: [UInt8], with passphrase: Passphrase) async throws(VaultError) -> [UInt8] {
        guard let header = Header(file) else { throw .fileDamaged }
        let wrapping = try await wrappingKey(passphrase, salt: header.salt, cost: header.cost)
        guard let fileKey = unbox(header.body, key: wrapping, nonce: [UInt8](repeating: 0, count: 12)) else {
            throw .wrongKey
        }
        guard
            HMAC<SHA256>.isValidAuthenticationCode(
                header.mac,
                authenticating: Array(header.signed.utf8),
                using: derive(fileKey, salt: [], "header")
            )
        else { throw .fileDamaged }
        return try payload(file[header.end...], fileKey)
    }

    static func payload(_ bytes: ArraySlice<UInt8>, _ fileKey: [UInt8]) throws(VaultError) -> [UInt8] {
        guard bytes.count >= 16 + tag else { throw .fileDamaged }
        let key = payloadKey(fileKey, nonce: Array(bytes.prefix(16)))
        var rest = bytes.dropFirst(16)
        var result: [UInt8] = []
        var index = 0
        while true {
            let part = rest.prefix(chunk + tag)
            rest = rest.dropFirst(part.count)
            let nonce = nonceOfChunk(index, isLast: rest.isEmpty)
            guard let plain = unbox(Array(part), key: key, nonce: nonce) else { throw .fileDamaged }
            // Only a file without content may end in an empty chunk.
            guard !plain.isEmpty || index == 0 else { throw .fileDamaged }
            result += plain
            if rest.isEmpty { return result }
            index += 1
        }
    }

    // MARK: - The parts

    struct Header {
        let salt: [UInt8]
        let cost: StretchCost
        let body: [UInt8]
        let mac: [UInt8]
        /// What the code covers: all up to its own line's dashes.
        let signed: String
        /// Where the payload begins.
        let end: Int

        init?(_ file: [UInt8]) {
            // Four lines, none of them long.
            let lines = file.prefix(512).split(
                separator: UInt8(ascii: "\n"),
                maxSplits: 4,
                omittingEmptySubsequences: false
            )
            .map { String(decoding: $0, as: UTF8.self) }
            guard lines.count == 5, lines[0] == intro else { return nil }
            let stanza = lines[1].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            guard stanza.count == 4, stanza[0] == "->", stanza[1] == "scrypt",
                let salt = AgeFile.bytes(stanza[2], count: 16),
                let logarithm = UInt32(stanza[3]), String(logarithm) == stanza[3], logarithm < 32,
                let cost = StretchCost(cost: 1 << logarithm, blockSize: 8, parallelism: 1),
                let body = AgeFile.bytes(lines[2], count: 32),
                lines[3].hasPrefix("--- "), let mac = AgeFile.bytes(String(lines[3].dropFirst(4)), count: 32)
            else { return nil }
            self.salt = salt
            self.cost = cost
            self.body = body
            self.mac = mac
            signed = lines[0...2].joined(separator: "\n") + "\n---"
            end = lines[0...3].map { $0.utf8.count + 1 }.reduce(0, +)
        }
    }

    private static func wrappingKey(
        _ passphrase: Passphrase,
        salt: [UInt8],
        cost: StretchCost
    ) async throws(VaultError) -> SymmetricKey {
        let salt = Array((intro + "/scrypt").utf8) + salt
        let stretched = try await Stretching.shared.stretch(passphrase, salt: salt, cost: cost)
        // scrypt's output is that of PBKDF2, whose first 32 bytes do not depend on how many are asked for.
        return SymmetricKey(data: stretched.withUnsafeBytes { Array($0.prefix(32)) })
    }

    private static func payloadKey(_ fileKey: [UInt8], nonce: [UInt8]) -> SymmetricKey {
        derive(fileKey, salt: nonce, "payload")
    }

    private static func derive(_ fileKey: [UInt8], salt: [UInt8], _ purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: fileKey),
            salt: salt,
            info: Array(purpose.utf8),
            outputByteCount: 32
        )
    }

    private static func mac(of header: String, _ fileKey: [UInt8]) -> [UInt8] {
        [UInt8](
            HMAC<SHA256>.authenticationCode(for: Array(header.utf8), using: derive(fileKey, salt: [], "header"))
        )
    }

    /// Eleven bytes that count, big-endian, and one that is 1 for the last chunk.
    private static func nonceOfChunk(_ index: Int, isLast: Bool) -> [UInt8] {
        var octets = Octets()
        octets.put([0, 0, 0])
        octets.put(UInt64(index))
        octets.put(isLast ? UInt8(1) : 0)
        return octets.bytes
    }

    private static func box(_ bytes: some Collection<UInt8>, key: SymmetricKey, nonce: [UInt8]) -> [UInt8]? {
        // Neither can fail with a nonce of twelve bytes.
        guard let nonce = try? ChaChaPoly.Nonce(data: nonce),
            let sealed = try? ChaChaPoly.seal(Array(bytes), using: key, nonce: nonce)
        else { return nil }
        return Array(sealed.ciphertext) + Array(sealed.tag)
    }

    private static func unbox(_ bytes: [UInt8], key: SymmetricKey, nonce: [UInt8]) -> [UInt8]? {
        guard bytes.count >= tag,
            let sealed = try? ChaChaPoly.SealedBox(combined: nonce + bytes),
            let plain = try? ChaChaPoly.open(sealed, using: key)
        else { return nil }
        return Array(plain)
    }

    /// Base64 without its padding.
    private static func base64(_ bytes: [UInt8]) -> String {
        String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
    }

    /// Exactly so many bytes from unpadded base64, in its one spelling; nil for anything else.
    private static func bytes(_ text: String, count: Int) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard !text.contains("="), let data = Data(base64Encoded: text + padding) else { return nil }
        let bytes = [UInt8](data)
        return bytes.count == count && base64(bytes) == text ? bytes : nil
    }
}

extension AgeFile.Chance {
    init(_ entropy: Entropy) {
        self.init(fileKey: entropy.bytes(16), salt: entropy.bytes(16), nonce: entropy.bytes(16))
    }
}
