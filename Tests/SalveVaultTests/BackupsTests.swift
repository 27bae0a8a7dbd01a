import Foundation
import GRDB
import SalveCore
import Testing

@testable import SalveVault

/// The copies that Salve makes by itself, and what becomes of them.
struct BackupsTests {
    private let location: VaultLocation

    init() throws { location = VaultLocation(folder: try Folder.fresh()) }

    private func day(_ number: Int) -> Day { Day(year: 2026, month: 3, day: number) }

    private func vault(_ count: Int = 3) async throws -> (Vault, Backups) {
        let vault = try await location.open(making: .whenNew, on: Sample.day)
        try await vault.append(Sample.entries(1...count), after: .none)
        return (vault, try #require(await vault.backups))
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: location.dataFolder + "/backups").sorted()
    }

    @Test("A copy is due once a day, and only when something was written since the last one")
    func due() async throws {
        let vault = try await location.open(making: .whenNew, on: day(1))
        let backups = try #require(await vault.backups)
        var due = [try await backups.isDue(for: vault, on: day(1))]
        try await vault.append([Sample.entry(1)], after: .none)
        due.append(try await backups.isDue(for: vault, on: day(1)))
        try await backups.make(of: vault, on: day(1))
        due.append(try await backups.isDue(for: vault, on: day(1)))
        due.append(try await backups.isDue(for: vault, on: day(2)))
        try await vault.append([Sample.entry(2)], after: EntryNumber(1))
        due.append(try await backups.isDue(for: vault, on: day(1)))
        due.append(try await backups.isDue(for: vault, on: day(2)))

        #expect(due == [false, true, false, false, false, true])
    }

    @Test("A copy is whole, opens with the same keys, and is its owner's only")
    func makes() async throws {
        let (vault, backups) = try await vault()

        let report = try await backups.make(of: vault, on: day(17))
        try await backups.make(of: vault, on: day(17))

        #expect(report.check.isSound && report.lastNumber == EntryNumber(3))
        #expect(try names() == ["salve-2026-03-17-1.vault", "salve-2026-03-17-2.vault"])
        #expect(try backups.list().map(\.place) == [2, 1])
        let path = try #require(try backups.path(of: "salve-2026-03-17-1.vault"))
        #expect(try mode(of: path) == 0o600)
        #expect(try mode(of: backups.folder) == 0o700)
        let copy = try await vault.copy(at: path)
        #expect(try await copy.entries() == (1...3).map(Sample.opened))
        #expect(try backups.path(of: "../salve.vault") == nil)
    }

    @Test("The last seven stay, one a week for thirty days, none older; the newest always stays")
    func rule() {
        let today = Day(year: 2026, month: 3, day: 31)
        func days(_ ages: [Int]) -> [Day] {
            ages.map { $0 < 31 ? Day(year: 2026, month: 3, day: 31 - $0) : Day(year: 2026, month: 2, day: 59 - $0) }
        }
        func kept(_ ages: [Int]) -> [Int] {
            zip(ages, Backups.kept(days(ages), on: today)).filter(\.1).map(\.0)
        }

        #expect(kept(Array(0...40)) == [0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28])
        #expect(kept([0, 0, 0, 0, 0, 0, 0, 0, 0]) == [0, 0, 0, 0, 0, 0, 0, 0])
        #expect(kept([40, 41]) == [40])
        #expect(kept([20, 31]) == [20])
        #expect(kept([]) == [])
    }

    @Test("Days are counted across months and years")
    func ordinal() {
        #expect(Day(year: 1970, month: 1, day: 1).ordinal == 0)
        #expect(Day(year: 2000, month: 3, day: 1).ordinal == 11_017)
        #expect(Day(year: 2026, month: 11, day: 21).ordinal == 20_778)
        #expect(Day(year: 1969, month: 12, day: 31).ordinal == -1)
    }

    @Test("What was shredded in the vault is shredded in its copies, which still verify")
    func deletions() async throws {
        let (vault, backups) = try await vault()
        try await vault.saveDraft(id: Sample.id(50), content: Sample.text(50))
        try await backups.make(of: vault, on: day(1))
        try await backups.make(of: vault, on: day(2))
        let slots = try await slots(of: 2)
        try await vault.shred([Sample.id(2)])
        try await vault.dropDraft(id: Sample.id(50))

        let count = try await backups.settleDeletions(of: vault)
        let again = try await backups.settleDeletions(of: vault)

        #expect(count == 2 && again == 0)
        for (copy, slot) in zip(try backups.list(), slots) {
            let path = backups.folder + "/" + copy.name
            let opened = try await vault.copy(at: path)
            #expect(try await opened.verify().isSound)
            #expect(try await opened.entries().map { $0.state == .shredded } == [false, true, false])
            #expect(try await opened.drafts().isEmpty)
            #expect(try !Data(contentsOf: URL(fileURLWithPath: path)).contains(slot))
        }
    }

    /// The sealed key of an entry in each copy, newest first.
    private func slots(of number: Int) async throws -> [Data] {
        try Backups(location: location).list().map { copy in
            let store = try SQLiteStore.open(location.dataFolder + "/backups/" + copy.name)
            return try store.queue.read { db in
                try #require(
                    try Data.fetchOne(db, sql: "SELECT sealed FROM keyslot WHERE number = ?", arguments: [number])
                )
            }
        }
    }

    @Test("A copy of another vault is left as it is, and so is one that can't be opened")
    func foreign() async throws {
        let (vault, backups) = try await vault()
        try await backups.make(of: vault, on: day(1))
        let other = VaultLocation(folder: try Folder.fresh())
        let second = try await other.open(making: .whenNew, on: day(1))
        try await second.append(Sample.entries(1...3), after: .none)
        _ = try await second.backup(to: backups.folder + "/salve-2026-03-02-1.vault")
        let broken = backups.folder + "/salve-2026-03-03-1.vault"
        try Data("no vault".utf8).write(to: URL(fileURLWithPath: broken))

        try await vault.shred([Sample.id(2)])

        #expect(try await backups.settleDeletions(of: vault) == 1)
        #expect(try await backups.isDue(for: vault, on: day(4)))
        #expect(try Data(contentsOf: URL(fileURLWithPath: broken)) == Data("no vault".utf8))
    }

    @Test("One copy or all can be deleted; nothing else in the folder is touched")
    func delete() async throws {
        let (vault, backups) = try await vault()
        for number in 1...3 { try await backups.make(of: vault, on: day(number)) }
        try Data("mine".utf8).write(to: URL(fileURLWithPath: backups.folder + "/letter.txt"))
        try Data("half".utf8).write(to: URL(fileURLWithPath: backups.folder + "/salve-2026-03-04-1.vault.unfinished"))

        try backups.delete("salve-2026-03-02-1.vault")
        #expect(try backups.list().map(\.day) == [day(3), day(1)])
        try backups.delete("letter.txt")
        try backups.deleteAll()

        #expect(try names() == ["letter.txt"])
    }

    @Test("After new keys there is one fresh copy and no other")
    func rekeyed() async throws {
        let (vault, backups) = try await vault()
        for number in 1...3 { try await backups.make(of: vault, on: day(number)) }

        try await backups.afterRekey(of: vault, on: day(9))

        #expect(try backups.list().map(\.day) == [day(9)])
    }

    @Test("Deleting everything deletes the copies, and what was put aside")
    func everything() async throws {
        let (vault, backups) = try await vault()
        try await backups.make(of: vault, on: day(1))
        let path = try #require(try backups.path(of: "salve-2026-03-01-1.vault"))
        let (second, failure) = try await vault.exchange(for: path, agreed: [], on: day(2))
        #expect(failure == nil)

        try await location.destroy(second)

        #expect(try names().isEmpty)
        let left = try FileManager.default.contentsOfDirectory(atPath: location.dataFolder).sorted()
        #expect(left == ["backups", "config", "state"])
    }

    @Test("A folder that can't be written is said, and nothing is left behind")
    func readOnly() async throws {
        let (vault, backups) = try await vault()
        try Data().write(to: URL(fileURLWithPath: location.dataFolder + "/backups"))

        await #expect(throws: VaultError.unsafeFile(path: backups.folder)) {
            try await backups.make(of: vault, on: day(1))
        }
    }
}
