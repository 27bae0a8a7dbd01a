import SalveCore
public import SalveVault

/// Changes of what opens the vault, and what is kept outside it for the locked door.
extension HouseDoor {
    /// A change of what opens the vault.
    public enum Change: Sendable {
        /// Every key anew, opened by a passphrase from then on.
        case passphrase(Passphrase, RecoveryKey?)
        /// Every key anew, opened by a key file from then on: no lock.
        case none
        /// Another passphrase for the same keys.
        case otherPassphrase(Passphrase)
        /// Another recovery key for the same keys; nil for none.
        case otherRecoveryKey(RecoveryKey?)

        /// Whether a recovery key was written down for it.
        var bringsRecoveryKey: Bool {
            switch self {
            case .passphrase(_, let key), .otherRecoveryKey(let key): key != nil
            case .none, .otherPassphrase: false
            }
        }
    }

    /// Changes the lock; all other passes end.
    ///
    /// The caller has had the present key proved.
    public func change(
        _ change: Change,
        keeping pass: Pass,
        progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws(CompanionError) {
        await enter()
        defer { leave() }
        guard let location, let companion, guests[pass] != nil else { throw .locked }
        do throws(CompanionError) {
            try await carryOut(change, companion, location, progress)
        } catch .vault(.diskFull) where change.bringsRecoveryKey {
            throw .recoveryKeyVoid
        } catch .vault(.readOnly) where change.bringsRecoveryKey {
            throw .recoveryKeyVoid
        }
        if case .passphrase = change { guests[pass]?.isRenewing = false }
        openers = await companion.openers()
        guests = guests.filter { $0.key == pass }
        try await keepLooks()
    }

    private func carryOut(
        _ change: Change,
        _ companion: Companion,
        _ location: VaultLocation,
        _ progress: @Sendable (_ done: Int, _ total: Int) -> Void
    ) async throws(CompanionError) {
        switch change {
        case .passphrase(let passphrase, let recovery):
            try await companion.setPassphrase(passphrase, recovery: recovery, at: location, progress: progress)
        case .none: try await companion.useNewKeyFile(at: location, progress: progress)
        case .otherPassphrase(let passphrase): try await companion.changePassphrase(to: passphrase)
        case .otherRecoveryKey(let key): try await companion.replaceRecoveryKey(key)
        }
    }

    /// Notes that everything was deleted and began anew: there is no lock then.
    public func noteNewBeginning() async throws(CompanionError) {
        guard let companion else { return }
        openers = await companion.openers()
        try await keepLooks()
    }

    /// Keeps outside the vault what has to show while locked; nothing is written when nothing changed.
    ///
    /// Without a lock, and without a neutral name, no file is kept. Throws when the file can't be written.
    public func keepLooks() async throws(CompanionError) {
        guard let companion else { return }
        let now = OuterLooks(await companion.settings())
        guard let location else {
            looks = now
            return
        }
        let isNeeded = hasLock || now.isNeutral
        guard now != looks || OuterLooks.exists(in: location) != isNeeded else { return }
        if isNeeded { try now.save(in: location) } else { OuterLooks.remove(in: location) }
        looks = now
    }
}
