public import SalveCore
public import SalveVault

/// Why Salve could not do what was asked; nothing was changed.
public enum CompanionError: Error, Equatable, Sendable {
    /// The rules did not take the action.
    case refused(PracticeSession.Refusal)
    /// There is no such sitting, thing or entry.
    case notFound
    /// The text is longer than may be kept; the limit in bytes.
    case tooLong(limit: Int)
    /// There is nothing in it.
    case empty
    /// A value is not one of those that a choice may hold.
    case badValue
    /// It stays in the list: something gentle and outer has to be there whatever happens (R12).
    case refusedToPutAside
    /// What was written is not a practice as one can be kept; the reasons are asked for where it is checked.
    case notAPractice
    /// The undo minute is over.
    case tooLate
    /// The door is locked.
    case locked
    /// The passphrase or recovery key does not open this vault.
    case wrongKey
    /// After several that did not open: the next one may come in so many seconds.
    case tooManyTries(wait: Int)
    /// The lock is as it was, so the recovery key that was written down for the change opens nothing.
    case recoveryKeyVoid
    /// The vault could not keep it.
    case vault(VaultError)
}
