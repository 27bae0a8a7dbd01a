public import SalveContent
public import SalveCore
public import SalveVault

/// Asks for the passphrase, again when the one before did not open; nil when none is given.
public typealias PassphraseAsking = @Sendable (_ isAgain: Bool) -> String?

/// Everything that stands when Salve is open: where the vault lies, the right to write, the content, the companion.
///
/// Keep it for as long as the vault is in use: the right to write ends with it.
public struct Household: Sendable {
    /// Where the vault and its key lie; nil for a made-up one in memory.
    public let location: VaultLocation?
    /// The content, in one language.
    public let catalogue: Catalogue
    /// Everything a person can ask of Salve.
    public let companion: Companion
    private let lock: WriterLock?

    init(location: VaultLocation?, companion: Companion, lock: WriterLock?) {
        self.location = location
        self.companion = companion
        self.lock = lock
        catalogue = companion.catalogue
    }

    /// Takes the right to write and opens the vault; makes one only on the very first start.
    ///
    /// Throws `.vault(.held)` when another process has it, `.vault` with what is missing, damaged or unwritable, and
    /// then nothing was made. Where a passphrase is set it is asked for, three times at the most; `.locked` when none
    /// comes, `.wrongKey` when none opens. Cost: one pass over all entries, and scrypt for a passphrase.
    public static func open(
        at location: VaultLocation,
        catalogue: Catalogue,
        surroundings: Surroundings,
        origin: JournalEvent.Origin = .command,
        making: VaultLocation.Making = .whenNew,
        asking: PassphraseAsking? = nil
    ) async throws(CompanionError) -> Household {
        let lock: WriterLock
        let openers: Set<Opener>
        do throws(VaultError) {
            if making == .never, !location.mayHoldVault { throw .vaultMissing }
            lock = try location.lock()
            openers = try await location.openers()
        } catch {
            throw .vault(error)
        }
        let vault: Vault
        if openers.contains(.passphrase) {
            vault = try await unlock(location, asking)
        } else {
            do { vault = try await location.open(making: making, on: surroundings.now().day) } catch {
                throw .vault(error)
            }
        }
        let renew: @Sendable () async throws(VaultError) -> Vault = { () async throws(VaultError) in
            try await location.open(making: .whenNew, on: surroundings.now().day)
        }
        let companion = try await Companion.open(
            vault,
            catalogue: catalogue,
            surroundings: surroundings,
            origin: origin,
            renew: renew
        )
        return Household(location: location, companion: companion, lock: lock)
    }

    private static func unlock(
        _ location: VaultLocation,
        _ asking: PassphraseAsking?
    ) async throws(CompanionError) -> Vault {
        guard let asking else { throw .locked }
        for attempt in 0..<3 {
            guard let typed = asking(attempt > 0) else { throw .locked }
            guard let passphrase = Passphrase(typed) else { continue }
            do throws(VaultError) {
                return try await location.open(with: .passphrase(passphrase))
            } catch .wrongKey {
                continue
            } catch {
                throw .vault(error)
            }
        }
        throw .wrongKey
    }

    /// A household over an empty vault in memory, gone with the process: nothing of it is kept.
    public static func inMemory(
        _ catalogue: Catalogue,
        surroundings: Surroundings,
        origin: JournalEvent.Origin = .command
    ) async throws(CompanionError) -> Household {
        let make: @Sendable () async throws(VaultError) -> Vault = { () async throws(VaultError) in
            try await Vault.create(in: MemoryStore(), key: .random(), on: surroundings.now().day)
        }
        let vault: Vault
        do { vault = try await make() } catch { throw .vault(error) }
        let companion = try await Companion.open(
            vault,
            catalogue: catalogue,
            surroundings: surroundings,
            origin: origin,
            renew: make
        )
        return Household(location: nil, companion: companion, lock: nil)
    }

    /// Says in the lock where this Salve answers, for commands to find; nil takes it back.
    public func announce(_ address: String?) throws(VaultError) {
        try lock?.announce(address: address)
    }

    /// Gives the right to write back.
    public func close() { lock?.release() }
}

extension VaultLocation {
    /// True when a vault, or a key for one, is here; looks, and makes nothing.
    public var mayHoldVault: Bool { SocketFile.exists(vaultFile) || SocketFile.exists(keyFile) }
}
