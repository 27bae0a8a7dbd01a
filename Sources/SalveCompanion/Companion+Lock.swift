import SalveCore
public import SalveVault

/// The vault's keys, from the companion's side; who may change them is the door's matter.
extension Companion {
    /// What opens the vault now.
    public func openers() async -> Set<Opener> { await vault.openers }

    /// True when this key opens the vault.
    ///
    /// Cost: scrypt for a passphrase.
    func proves(_ key: VaultKey) async throws(CompanionError) -> Bool {
        do { return try await vault.proves(key) } catch { throw .vault(error) }
    }

    /// Makes every key anew, for a passphrase; nothing is written meanwhile, and what is written is not touched.
    func setPassphrase(
        _ passphrase: Passphrase,
        recovery: RecoveryKey?,
        at location: VaultLocation,
        progress: @Sendable (_ done: Int, _ total: Int) -> Void
    ) async throws(CompanionError) {
        let day = surroundings.now().day
        try await atVault { (vault) async throws(VaultError) in
            try await location.setPassphrase(
                passphrase,
                recovery: recovery,
                of: vault,
                on: day,
                progress: progress
            )
        }
        await renewCopies()
    }

    /// Makes every key anew, for a new key file: the lock is off then.
    func useNewKeyFile(
        at location: VaultLocation,
        progress: @Sendable (_ done: Int, _ total: Int) -> Void
    ) async throws(CompanionError) {
        let day = surroundings.now().day
        try await atVault { (vault) async throws(VaultError) in
            try await location.useNewKeyFile(of: vault, on: day, progress: progress)
        }
        await renewCopies()
    }

    /// Seals the same keys with another passphrase.
    func changePassphrase(to passphrase: Passphrase) async throws(CompanionError) {
        let day = surroundings.now().day
        try await atVault { (vault) async throws(VaultError) in
            try await vault.changePassphrase(to: passphrase, on: day)
        }
        await renewCopies()
    }

    /// Puts another recovery key in the present one's place; nil for none.
    func replaceRecoveryKey(_ key: RecoveryKey?) async throws(CompanionError) {
        let day = surroundings.now().day
        try await atVault { (vault) async throws(VaultError) in
            try await vault.replaceRecoveryKey(key, on: day)
        }
        await renewCopies()
    }
}
