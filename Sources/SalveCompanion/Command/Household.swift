public import SalveContent
public import SalveCore
public import SalveVault

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
    /// then nothing was made. Cost: one pass over all entries.
    public static func open(
        at location: VaultLocation,
        catalogue: Catalogue,
        surroundings: Surroundings,
        origin: JournalEvent.Origin = .command,
        making: VaultLocation.Making = .whenNew
    ) async throws(CompanionError) -> Household {
        let lock: WriterLock
        let vault: Vault
        do throws(VaultError) {
            if making == .never, !location.mayHoldVault { throw .vaultMissing }
            lock = try location.lock()
            vault = try await location.open(making: making, on: surroundings.now().day)
        } catch {
            throw .vault(error)
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
