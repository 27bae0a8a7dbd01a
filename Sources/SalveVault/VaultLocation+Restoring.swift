import SalveCore

/// The steps by which a copy takes the vault's place, and how one that was cut off is finished or undone.
extension VaultLocation {
    /// How the name of a vault that was put aside begins; a day and a number follow.
    static let asidePrefix = "salve.vault.replaced-"

    /// How the name of a file begins that is only looked into; the number of a process follows.
    static let lookingPrefix = "salve.vault.looking-"

    /// A copy on its way in: not looked at yet, and removed at the next opening.
    var restoringFile: String { dataFolder + "/salve.vault.restoring" }

    /// How the name of a copy begins that was found whole and agreed to; the day follows.
    ///
    /// From its presence on, the next opening puts it in place.
    private static let restoredPrefix = "salve.vault.restored-"

    /// A copy that is to be put in place; nil when there is none.
    func restoredFile() throws(VaultError) -> String? {
        try restoredName().map { dataFolder + "/" + $0 }
    }

    private func restoredName() throws(VaultError) -> String? {
        try Disk.names(in: dataFolder).sorted().first { $0.hasPrefix(Self.restoredPrefix) && !$0.hasSuffix("-journal") }
    }

    /// Copies a file to a name of its own, checks everything in it and that it may take the vault's place, and marks
    /// it as the one that does.
    ///
    /// Until the last line nothing here was touched; from it on `finishRestoring` puts it in place.
    func takeIn(
        _ path: String,
        agreed: RestoreConsent,
        on day: Day,
        _ progress: @escaping VaultProgress,
        place: @Sendable () throws(VaultError) -> Void = {},
        open: @Sendable (SQLiteStore) async throws(VaultError) -> Vault
    ) async throws(VaultError) -> CopyLook {
        try Disk.prepareFolder(dataFolder)
        try removeRestoring()
        do throws(VaultError) {
            try Disk.copy(path, to: restoringFile)
            let store = try SQLiteStore.open(restoringFile)
            let copy = try await open(store)
            let look = try await look(at: copy, progress)
            try require(look, agreed)
            try store.closeFile()
            try place()
            try Disk.sync(restoringFile)
            // NB: the point of no return. Before it the copy is removed at the next opening, after it put in place.
            try Disk.move(restoringFile, to: dataFolder + "/" + Self.restoredPrefix + Backups.text(day))
            return look
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
        let (name, sealer) = (await copy.header.vault, await copy.sealer)
        if let mark = Witness.look(headsFile, vault: name) { marks.append(mark) }
        if let here = await headHere() {
            guard here.vault == name else { return .other }
            marks.append(Witness.Mark(here.head))
        }
        if let ahead = marks.map(\.number).max(), ahead > head.number {
            return .older(copy: head.number, here: ahead)
        }
        for mark in marks where try await !sealer.agrees(head, with: mark, in: copy.store) { return .other }
        return .whole
    }

    /// The head of the vault that is here, whether or not anyone can open it; nil when there is none to be read.
    private func headHere() async -> VaultHeader? {
        guard let store = try? SQLiteStore.open(vaultFile) else { return nil }  // damaged beyond reading: no witness
        let header = try? await store.header()
        await store.close()
        return header ?? nil
    }

    // MARK: Switching

    /// Finishes or undoes what a restore left behind; called before every opening.
    ///
    /// The vault that was here is put aside under a name of its own, then the copy takes its name. Cut off anywhere,
    /// doing it again comes to the same end.
    func finishRestoring() async throws(VaultError) {
        try removeRestoring()
        guard let name = try restoredName() else { return }
        let restored = dataFolder + "/" + name
        if Disk.exists(vaultFile) {
            try settle(vaultFile)
            try putAside(on: String(name.dropFirst(Self.restoredPrefix.count)))
        }
        // NB: a journal that stayed would be played into the copy.
        try Disk.remove(vaultFile + "-journal")
        try await remember(restored)
        try Disk.move(restored, to: vaultFile)
    }

    /// Lets SQLite finish what a cut-off commit left in the journal; one that is damaged stays as it is.
    private func settle(_ path: String) throws(VaultError) {
        if let store = try? SQLiteStore.open(path) { try store.closeFile() }
    }

    private func putAside(on day: String) throws(VaultError) {
        var place = 1
        while Disk.exists(asideFile(day, place)) {
            // Linked already, by an attempt that was cut off.
            if Disk.isSame(asideFile(day, place), vaultFile) { return }
            place += 1
        }
        let journal = vaultFile + "-journal"
        // What SQLite could not settle belongs to the vault that is put aside.
        if Disk.exists(journal), Disk.size(journal) > 0, try Disk.readAll(journal, limit: 1) != Self.endedJournal {
            try Disk.link(journal, to: asideFile(day, place) + "-journal")
        }
        try Disk.link(vaultFile, to: asideFile(day, place))
    }

    /// How a journal begins whose commit is done: SQLite reads no further.
    private static let endedJournal: [UInt8] = [0]

    private func asideFile(_ day: String, _ place: Int) -> String {
        dataFolder + "/" + Self.asidePrefix + "\(day)-\(place)"
    }

    /// The witness speaks for the copy from now on.
    private func remember(_ restored: String) async throws(VaultError) {
        let store = try SQLiteStore.open(restored)
        let header = try await store.header()
        await store.close()
        guard let header, let witness = Witness(path: headsFile, vault: header.vault) else { return }
        witness.remember(header.head)
        witness.sync()
    }

    func removeRestoring() throws(VaultError) {
        try Disk.remove(restoringFile + "-journal")
        try Disk.remove(restoringFile)
    }
}
