public import SalveCore

/// What a person agreed to before a copy takes the vault's place.
public struct RestoreConsent: OptionSet, Sendable {
    /// One bit per thing agreed to.
    public let rawValue: Int

    /// A consent from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Words that are here now, or were, are not in the copy.
    public static let older = RestoreConsent(rawValue: 1)
    /// Parts of the copy are damaged or missing.
    public static let damaged = RestoreConsent(rawValue: 2)
}

/// How a copy stands to what is here.
public enum CopyStanding: Sendable, Equatable {
    /// It holds all that is here, or nothing is here.
    case whole
    /// It ends before what is here, or was here; both in entries.
    case older(copy: EntryNumber, here: EntryNumber)
    /// It is another vault, or took another turn.
    case other
}

/// What was found in a copy; nothing was changed by looking.
public struct CopyLook: Sendable {
    /// The last entry in it.
    public let lastNumber: EntryNumber
    /// What was found when everything in it was opened.
    public let check: VerifyReport
    /// How it stands to what is here.
    public let standing: CopyStanding
}

// MARK: - With the keys of an open vault

extension Vault {
    /// Opens a copy made under this vault's keys, to look into; `.otherKeys` when they are not the same.
    ///
    /// Write nothing into it, and `close` it.
    public func copy(at path: String) async throws(VaultError) -> Vault {
        let store = try SQLiteStore.open(path)
        guard let header = try await store.header() else { throw .vaultMissing }
        guard self.header.sharesKeys(with: header), header.wraps == self.header.wraps else { throw .otherKeys }
        return try await Vault.open(store, sealer: sealer, header: header)
    }

    /// Puts a copy made under the same keys in this vault's place.
    ///
    /// It is copied and every seal in it checked first; then this vault is closed and put aside, still sealed, for
    /// seven days. Whatever happens, the vault that is to be used from then on comes back, opened: this one or the
    /// copy, and `failure` says why it is this one.
    public func exchange(
        for path: String,
        agreed: RestoreConsent,
        on day: Day,
        _ progress: @escaping VaultProgress = { _, _ in }
    ) async throws(VaultError) -> (vault: Vault, failure: VaultError?) {
        guard let home else { throw .noBackupHere }
        var failure: VaultError?
        let (sealer, own) = (sealer, header)
        do throws(VaultError) {
            try await home.takeIn(path, agreed: agreed, progress) { store async throws(VaultError) in
                guard let header = try await store.header() else { throw .vaultMissing }
                guard own.sharesKeys(with: header), header.wraps == own.wraps else { throw .otherKeys }
                return try await Vault.open(store, sealer: sealer, header: header)
            }
        } catch {
            return (self, error)
        }
        do throws(VaultError) {
            try closeStore()
            try await home.finishRestoring(on: day)
        } catch {
            failure = error
        }
        let store = try SQLiteStore.open(home.vaultFile)
        guard let header = try await store.header() else { throw .vaultMissing }
        guard own.sharesKeys(with: header) else { throw .otherKeys }
        return (try await home.watched(Vault.open(store, sealer: sealer, header: header)), failure)
    }

    func closeStore() throws(VaultError) {
        if let store = store as? SQLiteStore { try store.close() }
    }
}

// MARK: - Step by step

extension VaultLocation {
    /// How the name of a vault that was put aside begins; a day and a number follow.
    static let asidePrefix = "salve.vault.replaced-"

    /// A copy on its way in: not looked at yet, and removed at the next opening.
    var restoringFile: String { dataFolder + "/salve.vault.restoring" }

    /// A copy that was found whole and agreed to: from its presence on, the next opening puts it in place.
    var restoredFile: String { dataFolder + "/salve.vault.restored" }

    /// Copies a file to a name of its own, checks everything in it and that it may take the vault's place, and marks
    /// it as the one that does.
    ///
    /// Until the last line nothing here was touched; from it on `finishRestoring` puts it in place.
    func takeIn(
        _ path: String,
        agreed: RestoreConsent,
        _ progress: @escaping VaultProgress,
        place: @Sendable () throws(VaultError) -> Void = {},
        open: @Sendable (SQLiteStore) async throws(VaultError) -> Vault
    ) async throws(VaultError) {
        try Disk.prepareFolder(dataFolder)
        try removeRestoring()
        do throws(VaultError) {
            try Disk.copy(path, to: restoringFile)
            let store = try SQLiteStore.open(restoringFile)
            let copy = try await open(store)
            let look = try await look(at: copy, progress)
            try require(look, agreed)
            try store.close()
            try place()
            try Disk.sync(restoringFile)
            // NB: the point of no return. Before it the copy is removed at the next opening, after it put in place.
            try Disk.move(restoringFile, to: restoredFile)
        } catch {
            // What was begun is of no use; the error that matters is the first one.
            try? removeRestoring()
            throw error
        }
    }

    /// What is in an opened copy, and how it stands to what is here.
    public func look(
        at copy: Vault,
        _ progress: @escaping VaultProgress = { _, _ in }
    ) async throws(VaultError) -> CopyLook {
        let check = try await copy.verify(progress)
        let head = await copy.currentHead
        return CopyLook(lastNumber: head.number, check: check, standing: try await standing(of: copy, head))
    }

    private func require(_ look: CopyLook, _ agreed: RestoreConsent) throws(VaultError) {
        if !look.check.isSound, !agreed.contains(.damaged) {
            throw .copyDamaged(damaged: look.check.damaged.count, missing: look.check.missing.count)
        }
        if agreed.contains(.older) { return }
        switch look.standing {
        case .whole: return
        case .older(let copy, let here): throw .copyOlder(copy: copy, here: here)
        case .other: throw .copyOther
        }
    }

    /// Asks the witness, and the vault that is here, whether the copy holds all that they have seen.
    private func standing(of copy: Vault, _ head: SealedHead) async throws(VaultError) -> CopyStanding {
        var marks: [Witness.Mark] = []
        if let mark = Witness.look(headsFile, vault: copy.header.vault) { marks.append(mark) }
        if let here = await headHere() {
            guard here.vault == copy.header.vault else { return .other }
            marks.append(Witness.Mark(here.head))
        }
        if let ahead = marks.map(\.number).max(), ahead > head.number {
            return .older(copy: head.number, here: ahead)
        }
        for mark in marks where try await !copy.sealer.agrees(head, with: mark, in: copy.store) { return .other }
        return .whole
    }

    /// The head of the vault that is here, whether or not anyone can open it; nil when there is none to be read.
    private func headHere() async -> VaultHeader? {
        guard let store = try? SQLiteStore.open(vaultFile) else { return nil }  // damaged beyond reading: no witness
        let header = try? await store.header()
        try? store.close()
        return header ?? nil
    }

    // MARK: Switching

    /// Finishes or undoes what a restore left behind; called before every opening.
    ///
    /// The vault that was here is put aside under a name of its own, then the copy takes its name. Cut off anywhere,
    /// doing it again comes to the same end.
    func finishRestoring(on day: Day) async throws(VaultError) {
        try removeRestoring()
        guard Disk.exists(restoredFile) else { return }
        if Disk.exists(vaultFile) {
            try settle(vaultFile)
            try putAside(on: day)
        }
        // NB: a journal that stayed would be played into the copy.
        try Disk.remove(vaultFile + "-journal")
        try await rememberRestored()
        try Disk.move(restoredFile, to: vaultFile)
    }

    /// Lets SQLite finish what a cut-off commit left in the journal; one that is damaged stays as it is.
    private func settle(_ path: String) throws(VaultError) {
        if let store = try? SQLiteStore.open(path) { try store.close() }
    }

    private func putAside(on day: Day) throws(VaultError) {
        var place = 1
        while Disk.exists(asideFile(day, place)) {
            // Linked already, by an attempt that was cut off.
            if Disk.isSame(asideFile(day, place), vaultFile) { return }
            place += 1
        }
        let journal = vaultFile + "-journal"
        // What SQLite could not settle belongs to the vault that is put aside.
        if Disk.exists(journal), Disk.size(journal) > 0 {
            try Disk.link(journal, to: asideFile(day, place) + "-journal")
        }
        try Disk.link(vaultFile, to: asideFile(day, place))
    }

    private func asideFile(_ day: Day, _ place: Int) -> String {
        dataFolder + "/" + Self.asidePrefix + "\(Backups.text(day))-\(place)"
    }

    /// The witness speaks for the copy from now on.
    private func rememberRestored() async throws(VaultError) {
        let store = try SQLiteStore.open(restoredFile)
        let header = try await store.header()
        try store.close()
        guard let header, let witness = Witness(path: headsFile, vault: header.vault) else { return }
        witness.remember(header.head)
        witness.sync()
    }

    private func removeRestoring() throws(VaultError) {
        try Disk.remove(restoringFile + "-journal")
        try Disk.remove(restoringFile)
    }
}
