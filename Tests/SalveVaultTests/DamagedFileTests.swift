import Foundation
import GRDB
import SalveCore
import Testing

@testable import SalveVault

/// A disk that lost bits or pages: what was written is given back or said to be damaged, and nothing crashes.
struct DamagedFileTests {
    private static let count = 40

    private static func original() async throws -> (bytes: Data, key: VaultKey) {
        let (vault, store, key) = try await Engine.sqlite.vault()
        for number in 1...count {
            try await vault.append([Sample.entry(number)], after: EntryNumber(number - 1))
        }
        let sqlite = try #require(store as? SQLiteStore)
        try sqlite.closeFile()
        return (try Data(contentsOf: URL(fileURLWithPath: sqlite.path)), key)
    }

    /// What is found in a damaged file: nil when it says at opening or reading that it is damaged.
    private static func read(
        _ bytes: Data,
        key: VaultKey
    ) async throws -> (entries: [OpenedEntry], report: VerifyReport)? {
        let path = try Folder.fresh() + "/salve.vault"
        try bytes.write(to: URL(fileURLWithPath: path))
        do throws(VaultError) {
            let vault = try await Vault.open(SQLiteStore.open(path), key: key)
            return (try await vault.entries(), try await vault.verify())
        } catch {
            let expected: [VaultError] = [
                .fileDamaged, .headerDamaged, .wrongKey, .vaultMissing, .io, .unsafeSettings, .deletionUnfinished,
                .readOnly,
            ]
            if case .newerFormat = error { return nil }
            #expect(expected.contains(error))
            return nil
        }
    }

    @Test("Random flipped bits are seen, and never change a text", arguments: [1, 2, 3])
    func flippedBits(seed: UInt64) async throws {
        let (bytes, key) = try await Self.original()
        var random = Seeded(seed)
        var readable = 0

        for _ in 0..<100 {
            let position = Int.random(in: bytes.indices, using: &random)
            var damaged = bytes
            damaged[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            guard let (entries, report) = try await Self.read(damaged, key: key) else { continue }
            readable += 1
            for entry in entries {
                guard case .content(let content) = entry.state else { continue }
                #expect(content == Sample.text(entry.number.value), "byte \(position), seed \(seed)")
            }
            let intact = entries.count { $0.state != .damaged }
            // Bits outside any row are the engine's; all others must show.
            #expect(report.isSound == false || intact == Self.count, "byte \(position), seed \(seed)")
            #expect(intact >= Self.count - 8, "byte \(position), seed \(seed)")
        }
        #expect(readable > 60)
    }

    @Test("A file cut off within its last pages is read to an end, or refused", .timeLimit(.minutes(2)))
    func cutWithinPages() async throws {
        let (bytes, key) = try await Self.original()

        for size in stride(from: bytes.count - 12_288, to: bytes.count, by: 61) {
            guard let (entries, report) = try await Self.read(bytes.prefix(size), key: key) else { continue }
            #expect(!report.isSound, "cut at \(size)")
            #expect(entries.allSatisfy { $0.number.value <= Self.count }, "cut at \(size)")
        }
    }

    @Test("A file cut off at any page is never taken for a sound or empty vault")
    func cutOff() async throws {
        let (bytes, key) = try await Self.original()

        for length in stride(from: 0, to: bytes.count, by: 4_096) {
            guard let (entries, report) = try await Self.read(bytes.prefix(length), key: key) else { continue }
            #expect(!report.isSound, "\(length) bytes")
            #expect(entries.count == Self.count, "\(length) bytes")
        }
    }

    @Test("Entries beyond a broken page are still read")
    func brokenPage() async throws {
        let (vault, store, key) = try await Engine.sqlite.vault()
        try await vault.append(Sample.entries(1...Self.count), after: .none)
        let sqlite = try #require(store as? SQLiteStore)
        let page = try await sqlite.queue.read { db in
            // A leaf page from the middle of the log.
            try Int.fetchOne(
                db,
                sql:
                    "SELECT pageno FROM dbstat WHERE name = 'entry' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 2"
            )
        }
        try sqlite.closeFile()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: sqlite.path))
        let start = (try #require(page) - 1) * 4_096
        bytes.replaceSubrange(start..<start + 4_096, with: repeatElement(0xff, count: 4_096))

        let (entries, report) = try #require(try await Self.read(bytes, key: key))

        let lost = report.missing.map(\.value)
        #expect(!lost.isEmpty && lost.count < 12)
        #expect(!report.isStructureIntact)
        #expect(entries.count == Self.count)
        for entry in entries where !lost.contains(entry.number.value) {
            #expect(entry == Sample.opened(entry.number.value))
        }
    }
}

/// Repeatable randomness (SplitMix64; Steele, Lea and Flood 2014).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
