public import SalveCore

/// The copies that Salve makes by itself: where they lie, how long they stay, and that what was deleted goes there too.
///
/// One a day at the most, when something was written; the last seven stay, and one a week for thirty days, none older.
/// The newest always stays. A copy is a whole vault of its own, with the same keys, and was opened and checked.
public struct Backups: Sendable {
    /// How many of the newest stay.
    public static let newest = 7
    /// For how many days one a week stays.
    public static let days = 30
    /// For how many days a vault that a copy took the place of stays.
    public static let replacedDays = 7

    let location: VaultLocation

    /// The folder of the copies.
    public var folder: String { location.dataFolder + "/backups" }

    /// One copy.
    public struct Copy: Sendable, Equatable {
        /// Its name in the folder, `salve-2026-11-21-1.vault`.
        public let name: String
        /// The day it was made.
        public let day: Day
        /// Which one of that day, from 1.
        public let place: Int
        /// Bytes on disk.
        public let bytes: Int
    }

    // MARK: Looking

    /// The copies, newest first; none when the folder is not there.
    public func list() throws(VaultError) -> [Copy] {
        try Disk.names(in: folder).compactMap { name in
            guard let (day, place) = Self.parse(name, prefix: "salve-", suffix: ".vault") else { return nil }
            return Copy(name: name, day: day, place: place, bytes: Disk.size(folder + "/" + name))
        }.sorted { ($0.day, $0.place) > ($1.day, $1.place) }
    }

    /// The whole path of a copy; nil for a name that no copy here has.
    public func path(of name: String) throws(VaultError) -> String? {
        try list().contains { $0.name == name } ? folder + "/" + name : nil
    }

    /// The days on which vaults were put aside for a copy that took their place; they go after seven days.
    public func replaced() throws(VaultError) -> [Day] { try aside().map(\.day).sorted(by: >) }

    /// Whether a copy is due: none was made today, and something was written since the last one.
    public func isDue(for vault: Vault, on day: Day) async throws(VaultError) -> Bool {
        let last = await vault.lastNumber
        guard last > .none else { return false }
        guard let newest = try list().first else { return true }
        guard newest.day != day else { return false }
        do throws(VaultError) {
            let store = try SQLiteStore.open(folder + "/" + newest.name)
            let header = try await store.header()
            await store.close()
            return await header?.vault != vault.header.vault || (header?.head.number ?? .none) < last
        } catch {
            // A copy that can't be opened is none.
            return true
        }
    }

    // MARK: Making

    /// Makes a copy of the vault, opened again and checked, and lets those go whose time is over.
    @discardableResult
    public func make(
        of vault: Vault,
        on day: Day,
        _ progress: @escaping VaultProgress = { _, _ in }
    ) async throws(VaultError) -> BackupReport {
        try Disk.prepareFolder(folder)
        let place = try list().filter { $0.day == day }.map(\.place).max() ?? 0
        let name = "salve-\(Self.text(day))-\(place + 1).vault"
        let report = try await vault.backup(to: folder + "/" + name, progress)
        try tidy(on: day)
        return report
    }

    /// Puts a fresh copy in place of all others: after the keys changed, so that the old ones open nothing here.
    public func afterRekey(of vault: Vault, on day: Day) async throws(VaultError) {
        try deleteAll()
        try await make(of: vault, on: day)
    }

    // MARK: Taking away

    /// Lets copies go whose time is over, vaults that were put aside, and what was never finished.
    public func tidy(on day: Day) throws(VaultError) {
        let copies = try list()
        let kept = Self.kept(copies.map(\.day), on: day)
        for (copy, stays) in zip(copies, kept) where !stays { try remove(folder + "/" + copy.name) }
        for old in try aside() where day.ordinal - old.day.ordinal > Self.replacedDays { try remove(old.path) }
        for name in try Disk.names(in: folder) where name.hasSuffix(".unfinished") { try remove(folder + "/" + name) }
        // What a process left behind that ended while it looked into a file.
        for name in try Disk.names(in: location.dataFolder) where name.hasPrefix(VaultLocation.lookingPrefix) {
            try remove(location.dataFolder + "/" + name)
        }
    }

    /// Which of these days' copies, newest first, stay on a day.
    static func kept(_ days: [Day], on today: Day) -> [Bool] {
        var weeks: Set<Int> = []
        return days.enumerated().map { index, day in
            let age = today.ordinal - day.ordinal
            if index == 0 { return true }
            if age > Self.days { return false }
            if index < newest { return true }
            return weeks.insert(age / 7).inserted
        }
    }

    /// Deletes one copy for good.
    public func delete(_ name: String) throws(VaultError) {
        if let path = try path(of: name) { try remove(path) }
    }

    /// Deletes all copies, and the vaults that were put aside.
    public func deleteAll() throws(VaultError) {
        for copy in try list() { try remove(folder + "/" + copy.name) }
        for old in try aside() { try remove(old.path) }
        for name in try Disk.names(in: folder) where name.hasSuffix(".unfinished") { try remove(folder + "/" + name) }
    }

    /// Shreds in the copies what was shredded in the vault, and drops their drafts that are gone there.
    ///
    /// A copy with other keys is left as it is, and so is one that can't be opened.
    /// - Returns: how many entries were shredded, over all copies.
    @discardableResult
    public func settleDeletions(of vault: Vault) async throws(VaultError) -> Int {
        guard let own = vault.store as? SQLiteStore else { return 0 }
        let (header, sealer) = (await vault.header, await vault.sealer)
        let paths = try list().map { folder + "/" + $0.name } + aside().map(\.path)
        guard !paths.isEmpty else { return 0 }
        let gone = try await own.shreddedIDs()
        let drafts = Set(try await own.draftIDs())
        var count = 0
        for path in paths {
            guard let copy = try? SQLiteStore.open(path) else { continue }  // left as it is
            if try await copy.header().map({ header.sharesKeys(with: $0) }) == true {
                let ids = try await copy.keptIDs().filter { gone.contains($0) }
                let dropped = try await copy.draftIDs().filter { !drafts.contains($0) }
                if !ids.isEmpty || !dropped.isEmpty {
                    let shreds = ids.map { Change.Shred(id: $0, mark: sealer.mark(for: $0)) }
                    try await copy.commit(Change(shreds: shreds, droppedDrafts: dropped))
                    count += ids.count
                }
            }
            await copy.close()
        }
        return count
    }

    // MARK: Within

    /// Takes the keys out of a sealed file first, then removes it.
    private func remove(_ path: String) throws(VaultError) {
        if let store = try? SQLiteStore.open(path) {  // what can't be opened is removed as it is
            store.eraseKeysNow()
            try store.closeFile()
        }
        try Disk.remove(path + "-journal")
        try Disk.remove(path)
    }

    private func aside() throws(VaultError) -> [(path: String, day: Day)] {
        try Disk.names(in: location.dataFolder).compactMap { name in
            Self.parse(name, prefix: VaultLocation.asidePrefix, suffix: "").map {
                (location.dataFolder + "/" + name, $0.day)
            }
        }
    }

    private static func parse(_ name: String, prefix: String, suffix: String) -> (day: Day, place: Int)? {
        guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
        let parts = name.dropFirst(prefix.count).dropLast(suffix.count).split(
            separator: "-",
            omittingEmptySubsequences: false
        )
        let numbers = parts.compactMap { $0.allSatisfy(\.isWholeNumber) ? Int($0) : nil }
        guard parts.count == 4, numbers.count == 4, (1...12).contains(numbers[1]), (1...31).contains(numbers[2]) else {
            return nil
        }
        return (Day(year: numbers[0], month: numbers[1], day: numbers[2]), numbers[3])
    }

    static func text(_ day: Day) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day.year)-\(two(day.month))-\(two(day.day))"
    }
}

extension Vault {
    /// The copies of this vault; nil for one that lies nowhere.
    public var backups: Backups? { home.map { Backups(location: $0) } }
}

extension VaultHeader {
    /// Whether another file's keys are the same, byte for byte: then what opens this one's rows opens that one's.
    func sharesKeys(with other: VaultHeader) -> Bool { vault == other.vault && epochs == other.epochs }

    /// Whether another file also opens in the same ways; stores give wraps in any order.
    func opensAlike(_ other: VaultHeader) -> Bool {
        func inOrder(_ wraps: [KeyWrap]) -> [KeyWrap] {
            wraps.sorted { $0.header.lexicographicallyPrecedes($1.header) }
        }
        return sharesKeys(with: other) && inOrder(wraps) == inOrder(other.wraps)
    }
}

extension Day {
    /// Days since the first of January 1970, by the algorithm `days_from_civil` in Hinnant, "chrono-compatible
    /// low-level date algorithms"; here because only copies are counted by their age.
    var ordinal: Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
