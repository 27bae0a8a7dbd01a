public import SalveContent
public import SalveCore
public import SalveVault

/// Everything a person can ask of Salve, one method each; the only place where core, content and vault meet.
///
/// Reading never waits for the disk. Writing decides, appends and applies in that order, one at a time: a gate keeps
/// calls in line, since an actor lets others in at every `await`.
public actor Companion {
    /// The longest text that may be kept, in bytes of UTF-8.
    public static let textLimit = 256 * 1_024
    /// How long a deletion can be taken back, in milliseconds.
    public static let undoTime: Int64 = 60_000

    /// The content, in one language.
    public nonisolated let catalogue: Catalogue
    let surroundings: Surroundings
    let origin: JournalEvent.Origin
    private let renew: @Sendable () async throws(VaultError) -> Vault
    private(set) var vault: Vault
    private(set) var timeline: Timeline {
        didSet {
            sortedPlaces = nil
            sortedCheckIns = nil
            foundCycles = [:]
            knownLearner = nil
            knownTries = nil
        }
    }
    /// Where the lines of the timeline stand, newest first; nil until asked for, and after each change.
    var sortedPlaces: [Timeline.Place]?
    /// Check-ins by when they were, oldest first; nil until asked for, and after each change.
    var sortedCheckIns: [Timeline.DatedCheckIn]?
    /// Swings about people, by whom; emptied after each change.
    var foundCycles: [EntryID: [CycleClaim.Stretch]] = [:]
    /// What was learned; nil until asked for, and after each change.
    var knownLearner: KeptLearner?
    /// Every try of a practice, oldest first; nil until asked for, and after each change.
    var knownTries: [LearnerSitting]?
    /// What was learned before the last change, to go on from.
    var lastLearner: KeptLearner?
    var open: [EntryID: OpenSitting] = [:]
    var drafts = Drafts()
    /// The practices for this person; made anew when what they chose or added has changed.
    var madeLibrary: (version: Int, library: Library)?
    private var isWriting = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// What is known of the copies that Salve makes by itself.
    var copyKeeping = CopyKeeping()
    /// What was brought in last, for as long as it can be taken out at one go.
    var lastImport: LastImport?

    /// A sitting that is going on in this process, with the forms it has already taken.
    struct OpenSitting {
        var session: PracticeSession
        var handled: Set<EntryID> = []
        var toldSeveralTries = false
        /// The letter that is written in it; nil when none is.
        var letter: EntryID?
        /// The ways through practices that were chosen in it.
        var ways: [Practice.ID: PracticeWay] = [:]
        /// When something was last done in it.
        var touched: Moment?
        /// The inner practice that was left in its middle, after a pause; nil once something else was done.
        var left: Practice.ID?
    }

    private init(
        vault: Vault,
        timeline: Timeline,
        catalogue: Catalogue,
        surroundings: Surroundings,
        origin: JournalEvent.Origin,
        renew: @escaping @Sendable () async throws(VaultError) -> Vault
    ) {
        self.vault = vault
        self.timeline = timeline
        self.catalogue = catalogue
        self.surroundings = surroundings
        self.origin = origin
        self.renew = renew
    }

    /// Reads a vault and keeps its timeline in memory.
    ///
    /// `renew` makes the empty vault that stands in its place after "delete everything". Cost: one pass over all
    /// entries. Throws what the vault throws; a single damaged entry is shown as such and throws nothing.
    public static func open(
        _ vault: Vault,
        catalogue: Catalogue,
        surroundings: Surroundings,
        origin: JournalEvent.Origin = .web,
        renew: @escaping @Sendable () async throws(VaultError) -> Vault
    ) async throws(CompanionError) -> Companion {
        let timeline = try await Self.fold(vault)
        let companion = Companion(
            vault: vault,
            timeline: timeline,
            catalogue: catalogue,
            surroundings: surroundings,
            origin: origin,
            renew: renew
        )
        do { try await companion.findDrafts() } catch { throw .vault(error) }
        // What could not be tidied stays hidden and is tried again: a vault that can only be read still opens.
        try? await companion.tidy(evenFresh: true)
        return companion
    }

    private func findDrafts() async throws(VaultError) { drafts = Drafts(try await vault.drafts()) }

    private static func fold(_ vault: Vault) async throws(CompanionError) -> Timeline {
        let entries: [OpenedEntry]
        do { entries = try await vault.entries() } catch { throw .vault(error) }
        var timeline = Timeline()
        for read in await EventCoding.decode(entries) {
            switch read {
            case .event(let event): timeline.apply(event)
            case .unreadable(let entry): timeline.apply(unreadable: entry)
            case .gone(let id): timeline.note(shredded: id)
            }
        }
        return timeline
    }

    // MARK: - Writing

    /// Keeps what happened under the form's id; false when that form was kept before, and then nothing changes.
    ///
    /// `happened` is when the first of them was, when that is not now; `slot` is the draft that this was, dropped in
    /// the same commit.
    @discardableResult
    func record(
        _ whats: [JournalEvent.What],
        happened: LocalTime? = nil,
        dropping slot: DraftSlot? = nil,
        form: EntryID
    ) async throws(CompanionError) -> Bool {
        await enter()
        defer { leave() }
        if timeline.knows(form) { return false }
        return try await keep(whats, happened: happened, dropping: slot, form: form)
    }

    /// Decides inside the gate, keeps, and only then lets the decision stand.
    ///
    /// What is decided on cannot be changed by another call meanwhile, and what could not be kept did not happen.
    /// Returns nil when that form was kept before.
    func deciding<Result>(
        form: EntryID,
        _ decide: () throws(CompanionError) -> (whats: [JournalEvent.What], result: Result),
        then stand: (Result) -> Void
    ) async throws(CompanionError) -> Result? {
        await enter()
        defer { leave() }
        if timeline.knows(form) { return nil }
        let (whats, result) = try decide()
        if !whats.isEmpty, try await !keep(whats, form: form) { return nil }
        stand(result)
        return result
    }

    @discardableResult
    func keep(
        _ whats: [JournalEvent.What],
        happened: LocalTime? = nil,
        dropping slot: DraftSlot? = nil,
        form: EntryID
    ) async throws(CompanionError) -> Bool {
        let now = surroundings.now()
        var events: [JournalEvent] = []
        var superseded: [EntryID] = []
        for (offset, what) in whats.enumerated() {
            let id = offset == 0 ? form : surroundings.newID()
            let at = offset == 0 ? happened ?? now : now
            events.append(JournalEvent(id: id, happened: at, recorded: now.moment, origin: origin, what: what))
            superseded += timeline.superseded(by: what)
        }
        var entries: [NewEntry] = []
        for event in events { entries.append(try EventCoding.encode(event)) }
        let dropped = slot.flatMap { drafts.id($0) }.map { [$0] } ?? []
        do {
            // NB: the number is the one seen inside the gate; the store refuses in its transaction if it moved.
            let last = await vault.lastNumber
            _ = try await vault.append(entries, shred: superseded, after: last, dropping: dropped)
        } catch VaultError.duplicate {
            return false
        } catch {
            throw .vault(error)
        }
        for event in events { timeline.apply(event) }
        for id in superseded { timeline.note(shredded: id) }
        if !superseded.isEmpty { copyKeeping.isUnsettled = true }
        if let slot { drafts.drop(slot) }
        return true
    }

    func keep(draft content: [UInt8], id: EntryID) async throws(CompanionError) {
        do { try await vault.saveDraft(id: id, content: content) } catch { throw .vault(error) }
    }

    func drop(draft id: EntryID) async throws(CompanionError) {
        do { try await vault.dropDraft(id: id) } catch { throw .vault(error) }
    }

    /// Keeps those of the events that are wanted, as they are, all of them or none; returns their ids.
    ///
    /// Which are wanted is decided inside the gate, before the first is kept.
    func keepNew(
        _ events: [JournalEvent],
        where isWanted: (JournalEvent) -> Bool
    ) async throws(CompanionError) -> [EntryID] {
        await enter()
        defer { leave() }
        let wanted = events.filter(isWanted)
        if wanted.isEmpty { return [] }
        var entries: [NewEntry] = []
        for event in wanted { entries.append(try EventCoding.encode(event)) }
        do { _ = try await vault.append(entries, after: await vault.lastNumber) } catch { throw .vault(error) }
        for event in wanted { timeline.apply(event) }
        return wanted.map(\.id)
    }

    /// Puts another vault in this one's place, inside the gate, and reads it anew.
    func exchange(
        _ make: (Vault) async throws(VaultError) -> (vault: Vault, failure: VaultError?)
    ) async throws(CompanionError) {
        await enter()
        defer { leave() }
        let next: (vault: Vault, failure: VaultError?)
        do { next = try await make(vault) } catch { throw .vault(error) }
        if next.vault !== vault {
            vault = next.vault
            timeline = try await Self.fold(next.vault)
            madeLibrary = nil
            lastLearner = nil
            open = [:]
            lastImport = nil
            do { try await findDrafts() } catch { throw .vault(error) }
            copyKeeping = CopyKeeping()
        }
        if let failure = next.failure { throw .vault(failure) }
    }

    func enter() async {
        if isWriting {
            await withCheckedContinuation { waiting.append($0) }
        } else {
            isWriting = true
        }
    }

    func leave() {
        if waiting.isEmpty {
            isWriting = false
        } else {
            waiting.removeFirst().resume()
        }
    }

    // MARK: - Taking away

    /// Shreds what was deleted more than a minute ago; called from time to time, and at every opening for all.
    public func tidy(evenFresh: Bool = false) async throws(CompanionError) {
        let now = surroundings.now().moment
        for open in timeline.openDeletions {
            guard evenFresh || now.milliseconds - open.at.milliseconds >= Self.undoTime else { continue }
            await enter()
            defer { leave() }
            guard timeline.openDeletions.contains(where: { $0.deletion == open.deletion }) else { continue }
            do { try await vault.shred(open.entries) } catch { throw .vault(error) }
            copyKeeping.isUnsettled = true
            timeline.settle(deletion: open.deletion)
        }
    }

    /// Deletes everything: the keys first, so that nothing can be read from that instant, then the rest.
    public func deleteEverything() async throws(CompanionError) {
        await enter()
        defer { leave() }
        do { try await vault.destroy() } catch { throw .vault(error) }
        timeline = Timeline()
        madeLibrary = nil
        lastLearner = nil
        open = [:]
        lastImport = nil
        copyKeeping = CopyKeeping()
        drafts = Drafts()
        do { vault = try await renew() } catch { throw .vault(error) }
    }

    /// Ends: what is being written is finished, then nothing of a person's is left here, and the keys go.
    func close() async {
        await enter()
        defer { leave() }
        timeline = Timeline()
        madeLibrary = nil
        lastLearner = nil
        open = [:]
        await vault.close()
    }
}
