import Foundation
import SalveCore
import Testing

@testable import SalveVault

/// The age format: what is sealed opens elsewhere, and nothing altered opens at all.
@Suite(.serialized)
struct AgeFileTests {
    private let passphrase = Secret.passphrase("lamp river seven button")

    private func sealed(_ bytes: [UInt8]) async throws -> [UInt8] {
        try await AgeFile.seal(bytes, with: passphrase, cost: .least, chance: AgeFile.Chance(.system))
    }

    @Test(
        "What was sealed opens with the passphrase, at every size around a chunk",
        arguments: [
            0, 1, 65_535, 65_536, 65_537, 131_072, 200_000,
        ]
    )
    func opens(size: Int) async throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }

        let file = try await sealed(bytes)

        #expect(AgeFile.isOne(file))
        #expect(try await AgeFile.open(file, with: passphrase) == bytes)
        #expect(file.count == 150 + 16 + size + max(1, (size + 65_535) / 65_536) * 16)
    }

    @Test("Another passphrase opens nothing")
    func wrong() async throws {
        let file = try await sealed(Sample.text(1))
        await #expect(throws: VaultError.wrongKey) {
            try await AgeFile.open(file, with: Secret.passphrase("lamp river seven buttons"))
        }
    }

    @Test("A file that was altered or cut off at any byte opens nothing")
    func altered() async throws {
        let file = try await sealed(Array(repeating: 7, count: 40))
        for index in stride(from: 0, to: file.count, by: 9) {
            var altered = file
            altered[index] ^= 1
            await #expect(throws: VaultError.self) { try await AgeFile.open(altered, with: passphrase) }
        }
        for count in [0, 20, 100, file.count - 17, file.count - 1] {
            await #expect(throws: VaultError.fileDamaged) {
                try await AgeFile.open(Array(file.prefix(count)), with: passphrase)
            }
        }
        await #expect(throws: VaultError.fileDamaged) { try await AgeFile.open(file + [0], with: passphrase) }
    }

    @Test(
        "A file that asks for more work than a lock may is refused before any",
        arguments: [
            "1", "14", "21", "30", "32", "017", "-1", "17 18", "",
        ]
    )
    func work(logarithm: String) async throws {
        let text =
            "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA \(logarithm)\n"
            + String(repeating: "A", count: 43) + "\n--- " + String(repeating: "A", count: 43) + "\n"
        await #expect(throws: VaultError.fileDamaged) {
            try await AgeFile.open(Array(text.utf8) + Array(repeating: 0, count: 64), with: passphrase)
        }
    }

    @Test("A file another program sealed opens, to the byte")
    func fromElsewhere() async throws {
        let file = [UInt8](try #require(Data(base64Encoded: Self.known)))
        let plain = Array("Mira keeps this for later.\n".utf8)

        #expect(try await AgeFile.open(file, with: passphrase) == plain)
    }

    @Test("With the same key, salt and nonce the same file is written, byte for byte")
    func knownAnswer() async throws {
        let chance = AgeFile.Chance(fileKey: Array(16..<32), salt: Array(0..<16), nonce: Array(32..<48))
        let plain = Array("Mira keeps this for later.\n".utf8)

        let file = try await AgeFile.seal(plain, with: passphrase, cost: .least, chance: chance)

        #expect(Data(file).base64EncodedString() == Self.known)
    }

    /// Made with Python (hashlib's scrypt, the package cryptography), and opened by the package pyrage 1.4.
    private static let known = """
        YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBBQUVDQXdRRkJnY0lDUW9MREEwT0R3IDE1ClNwbzFiSVhzNGd1c2t1\
        Z3ArSDFxYXJnYmNOSXJQakdIM2MyVU1aaTVCRWcKLS0tIGNMdHBXUlFQd3NNWVlneDB2cTUxYVRxU05aS2g4MUpmVjBPMzJn\
        NDFDYlEKICEiIyQlJicoKSorLC0uL5Gatoa2AEX+elPyRWQAu7bxynTKTCLuqA3xrtX7ltKvIo/SYv5c2FhpaJo=
        """
}
