public import SalveContent
import SalveCore
public import SalveVault

/// The door of the house: open, with the companion behind it, or locked, with nothing of a person's left in memory.
///
/// The right to write is held all the while. With no passphrase set the door stands open from the start. With one,
/// whoever comes in shows it and gets a pass; when the last pass is gone, the companion, the vault and its keys go.
///
/// The actor is re-entrant: what opens, closes or changes the lock stands in line at a gate, while locking takes the
/// companion away at once and only then waits for its turn to close the vault.
public actor HouseDoor {
    /// How long a pass lasts in all, in hours, however much it is used.
    public static let longestHours = 12
    /// How many passes there are at once; the longest unused one makes room.
    static let guestLimit = 64

    /// The content, in one language.
    public nonisolated let catalogue: Catalogue
    /// Where the vault and its key lie; nil for one in memory.
    public nonisolated let location: VaultLocation?
    /// Clock and chance.
    nonisolated let surroundings: Surroundings
    private let ways: Ways
    private let writer: WriterLock?
    var companion: Companion?
    var openers: Set<Opener>
    var guests: [Pass: Guest] = [:]
    private var tries: Tries
    /// How often it was locked: an unlocking that was under way then does not count.
    private var turns = 0
    private var isTurning = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var whenLocked: @Sendable () async -> Void = {}
    /// What has to show while locked.
    var looks: OuterLooks

    /// How the companion behind the door is opened again.
    struct Ways: Sendable {
        /// Whether a lock can be set here at all.
        let canLock: Bool
        let open: @Sendable (VaultKey) async throws(CompanionError) -> Companion
    }

    /// What stands behind the door for whoever asks.
    public enum Entrance: Sendable {
        /// Everything.
        case open(Companion)
        /// Opened with the recovery key: a new passphrase comes first.
        case renewing(Companion)
        /// Nothing, till a key is shown.
        case locked
    }

    /// What lets one in again after a key was shown: 256 random bits.
    public struct Pass: Hashable, Sendable, Codable {
        /// The pass as 64 hexadecimal digits, for the private socket.
        public let text: String

        /// A pass from its digits; one that was never given out opens nothing.
        public init(text: String) { self.text = text }
    }

    struct Guest {
        let came: Duration
        var used: Duration
        var isRenewing = false
    }

    init(
        catalogue: Catalogue,
        location: VaultLocation?,
        surroundings: Surroundings,
        companion: Companion?,
        openers: Set<Opener>,
        writer: WriterLock?,
        ways: Ways
    ) {
        self.catalogue = catalogue
        self.location = location
        self.surroundings = surroundings
        self.companion = companion
        self.openers = openers
        self.writer = writer
        self.ways = ways
        tries = Tries()
        looks = location.flatMap { OuterLooks.load(in: $0, catalogue) } ?? OuterLooks()
    }

    // MARK: - Looking

    /// True when a passphrase is set.
    public var hasLock: Bool { !openers.isEmpty && !openers.contains(.keyFile) }

    /// True when there is a recovery key.
    public var hasRecoveryKey: Bool { openers.contains(.recovery) }

    /// True when a lock can be set: not for a vault in memory.
    public nonisolated var canLock: Bool { ways.canLock }

    /// True when nothing of a person's is in memory.
    public var isLocked: Bool { companion == nil }

    /// What has to show while locked, and holds without a lock too.
    public var outerLooks: OuterLooks { looks }

    /// The companion, for work of Salve's own such as tidying; nil while locked.
    public var present: Companion? { companion }

    /// How long a pass lasts unused, in minutes.
    public func idleMinutes() async -> Int { await companion?.settings().lockMinutes ?? Settings().lockMinutes }

    /// What stands behind the door for this pass, which counts as its use.
    public func find(_ pass: Pass?) async -> Entrance {
        await sweep()
        guard let companion else { return .locked }
        let guest = pass.flatMap { guests[$0] }
        if let pass, guest != nil { guests[pass]?.used = surroundings.running() }
        guard hasLock else { return .open(companion) }
        guard let guest else { return .locked }
        return guest.isRenewing ? .renewing(companion) : .open(companion)
    }

    /// Takes away the passes that were unused too long, or are too old, and locks when none is left.
    ///
    /// Returns those that are left. The clock goes on while the computer sleeps: a closed lid counts.
    @discardableResult
    public func sweep() async -> Set<Pass> {
        let idle = Duration.seconds(60 * (await idleMinutes()))
        let now = surroundings.running()
        if hasLock {
            guests = guests.filter {
                now - $0.value.used < idle && now - $0.value.came < .seconds(3_600 * Self.longestHours)
            }
            if guests.isEmpty, companion != nil { await lock() }
        }
        return Set(guests.keys)
    }

    // MARK: - Coming in and going

    /// A pass without a key, while no lock is set; one that is set later lets it in still.
    public func admit() -> Pass? { hasLock ? nil : newGuest() }

    /// Opens the door with a key; returns a pass.
    ///
    /// Throws `.wrongKey` for every key that does not open it, `.tooManyTries` before anything is tried, `.locked`
    /// when it was locked meanwhile, and what opening the vault throws. Cost: scrypt, and a pass over all entries
    /// when it was locked.
    public func unlock(with key: VaultKey) async throws(CompanionError) -> Pass {
        try refuseEarly(key)
        await enter()
        defer { leave() }
        let turn = turns
        if let companion {
            try await prove(key, companion)
            guard turn == turns else { throw .locked }
            return newGuest(isRenewing: key.opener == .recovery)
        }
        let opened = try await trying(key) { () async throws(CompanionError) in try await ways.open(key) }
        let openers = await opened.openers()
        guard turn == turns else {
            await opened.close()
            throw .locked
        }
        // NB: from here to the pass there is no waiting, so that nobody finds the door open and no one in.
        companion = opened
        self.openers = openers
        return newGuest(isRenewing: key.opener == .recovery)
    }

    /// Throws unless the key opens the vault: asked again before a change of the lock.
    public func prove(_ key: VaultKey) async throws(CompanionError) {
        try refuseEarly(key)
        await enter()
        defer { leave() }
        guard let companion else { throw .locked }
        try await prove(key, companion)
    }

    /// Gives a pass back; when it was the last one, the door locks.
    public func leave(_ pass: Pass) async {
        guests[pass] = nil
        await sweep()
    }

    /// Takes all other passes away.
    public func keepOnly(_ pass: Pass) {
        guests = guests.filter { $0.key == pass }
    }

    /// Gives a new pass in place of an old one, which is dead from then on; nil when the old one was.
    public func renew(_ pass: Pass) -> Pass? {
        guard let guest = guests.removeValue(forKey: pass) else { return nil }
        let new = makePass()
        guests[new] = guest
        return new
    }

    /// Locks: all passes are gone at once, and with them the companion, the vault and its keys.
    ///
    /// Nothing happens when no lock is set. Writing that was under way is finished first.
    public func lock() async {
        guard hasLock else { return }
        turns += 1
        guests = [:]
        let leaving = companion
        companion = nil
        await whenLocked()
        await enter()
        defer { leave() }
        await leaving?.close()
    }

    /// What is to be done beside, whenever it locks.
    public func onLock(_ work: @escaping @Sendable () async -> Void) { whenLocked = work }

    // MARK: - The right to write

    /// Says in the writer's lock where this Salve answers, for commands to find; nil takes it back.
    public nonisolated func announce(_ address: String?) throws(VaultError) { try writer?.announce(address: address) }

    /// Gives the right to write back.
    public nonisolated func close() { writer?.release() }

    // MARK: - Within

    private func refuseEarly(_ key: VaultKey) throws(CompanionError) {
        guard key.opener == .passphrase, let wait = tries.wait(at: surroundings.running()) else { return }
        throw .tooManyTries(wait: wait)
    }

    private func prove(_ key: VaultKey, _ companion: Companion) async throws(CompanionError) {
        try await trying(key) { () async throws(CompanionError) in
            guard try await companion.proves(key) else { throw .vault(.wrongKey) }
        }
    }

    /// Counts what does not open; asked once more for the wait, since others may have tried meanwhile.
    private func trying<Result>(
        _ key: VaultKey,
        _ work: () async throws(CompanionError) -> Result
    ) async throws(CompanionError) -> Result {
        try refuseEarly(key)
        do throws(CompanionError) {
            let result = try await work()
            tries.forget()
            return result
        } catch .vault(.wrongKey) {
            if key.opener == .passphrase { tries.note(at: surroundings.running()) }
            throw .wrongKey
        } catch .vault(.tooManyTries) {
            throw .tooManyTries(wait: 1)
        }
    }

    private func newGuest(isRenewing: Bool = false) -> Pass {
        let pass = makePass()
        let now = surroundings.running()
        while guests.count >= Self.guestLimit, let oldest = guests.min(by: { $0.value.used < $1.value.used }) {
            guests[oldest.key] = nil
        }
        guests[pass] = Guest(came: now, used: now, isRenewing: isRenewing)
        return pass
    }

    private func makePass() -> Pass { Pass(text: surroundings.newID().text + surroundings.newID().text) }

    func enter() async {
        if isTurning {
            await withCheckedContinuation { waiting.append($0) }
        } else {
            isTurning = true
        }
    }

    func leave() {
        if waiting.isEmpty {
            isTurning = false
        } else {
            waiting.removeFirst().resume()
        }
    }
}
