import Crypto
import CryptoExtras
import Dispatch

/// Turns passphrases into keys: slow and large on purpose, so one at a time, on a thread of its own.
///
/// Each takes 128 MiB and about half a second. On the threads that serve pages, a few would bring Salve to a halt; side
/// by side, a few would take all memory. Those that wait are counted, and those beyond a limit are turned away.
actor Stretching {
    /// The one of this process.
    static let shared = Stretching(limit: 64)

    /// How many may be under way or waiting; the next is refused.
    private let limit: Int

    /// 64 bytes, as in the vault's own format.
    private static let outputLength = 64

    private let queue = DispatchQueue(label: "salve.stretching")
    private var count = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// The stretched passphrase; throws `.tooManyTries` when too many wait already, before any work.
    func stretch(
        _ passphrase: Passphrase,
        salt: [UInt8],
        cost: StretchCost
    ) async throws(VaultError) -> SymmetricKey {
        guard count < limit else { throw .tooManyTries }
        count += 1
        defer { count -= 1 }
        let result: Result<SymmetricKey, VaultError> = await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(returning: Self.stretched(passphrase, salt: salt, cost: cost))
            }
        }
        return try result.get()
    }

    private static func stretched(
        _ passphrase: Passphrase,
        salt: [UInt8],
        cost: StretchCost
    ) -> Result<SymmetricKey, VaultError> {
        do {
            return .success(
                try KDF.Scrypt.deriveKey(
                    from: passphrase.octets,
                    salt: salt,
                    outputByteCount: outputLength,
                    rounds: Int(cost.cost),
                    blockSize: Int(cost.blockSize),
                    parallelism: Int(cost.parallelism)
                )
            )
        } catch {
            // The numbers were checked, so what can fail is memory.
            return .failure(.tooManyTries)
        }
    }
}
