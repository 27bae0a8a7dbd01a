import SalveCompanion
import SalveVault

/// A change of the lock that waits for its recovery key to be written down; nothing is changed before.
struct PendingLock: Sendable, Equatable {
    /// How long it waits.
    static let patience = Duration.seconds(30 * 60)

    /// What it will be.
    enum Purpose: Sendable, Equatable {
        /// A passphrase where there was none, or after the recovery key opened: every key anew.
        case set
        /// Every key anew, with the same passphrase.
        case anew
        /// Another recovery key only.
        case otherRecoveryKey
    }

    /// What it will be.
    let purpose: Purpose
    /// The passphrase from then on; the present one where it stays.
    let passphrase: Passphrase
    /// How long the passphrase would hold; nil for one that stays.
    let strength: Passphrase.Strength.Step?
    /// The new recovery key.
    let recovery: RecoveryKey
    /// Which two groups are asked for, from 0.
    let asked: [Int]
    /// When it began.
    let began: Duration

    /// A change, with a new recovery key and two of its groups to ask for.
    init(
        _ purpose: Purpose,
        _ passphrase: Passphrase,
        strength: Passphrase.Strength.Step? = nil,
        _ surroundings: Surroundings
    ) {
        self.strength = strength
        self.purpose = purpose
        self.passphrase = passphrase
        recovery = .random()
        asked = LockTalk.twoPlaces(of: recovery, surroundings)
        began = surroundings.running()
    }

    /// True when both groups are the ones asked for, however they are typed.
    func isRight(_ first: String, _ second: String) -> Bool {
        zip(asked, [first, second]).allSatisfy { recovery.confirms($1, groupAt: $0) }
    }

    static func == (left: PendingLock, right: PendingLock) -> Bool {
        left.began == right.began && left.asked == right.asked && left.recovery == right.recovery
    }
}
