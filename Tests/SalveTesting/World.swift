import Foundation
public import SalveCompanion
public import SalveContent
public import SalveCore
public import SalveVault

/// A made-up world whose clock is set by the test, and whose chance is counted.
public final class World: Sendable {
    private let state: Clock

    /// A world whose clock stands at this local time, on Tuesday 17 November 2026 unless told otherwise.
    public init(day: Int = 17, hour: Int = 14, minute: Int = 0) {
        // 2026-11-01 00:00 UTC
        let first: Int64 = 1_793_491_200_000
        let moment = first + Int64(day - 1) * 86_400_000 + Int64(hour) * 3_600_000 + Int64(minute) * 60_000
        state = Clock(moment)
    }

    /// The surroundings of this world.
    public var surroundings: Surroundings {
        let state = state
        return Surroundings(
            now: { LocalTime(moment: Moment(milliseconds: state.now), zone: "UTC", offset: 0) },
            moment: { after, days, hour in
                let start = after.moment.milliseconds / 86_400_000 * 86_400_000
                return Moment(milliseconds: start + Int64(days) * 86_400_000 + Int64(hour) * 3_600_000)
            },
            local: { LocalTime(moment: $0, zone: "UTC", offset: 0) },
            random: { state.count() }
        )
    }

    /// Lets time pass.
    public func pass(minutes: Int) { state.pass(Int64(minutes) * 60_000) }

    /// A new form's id.
    public func form() -> EntryID { EntryID(high: 0xF0, low: state.count()) }

    /// The content that ships, read once.
    public static func catalogue() throws -> Catalogue { try loaded.get() }

    private static let loaded = Result { try Catalogue.load(from: contentFolder) }

    /// The folder of the content that ships, beside the tests' source.
    public static var contentFolder: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/SalveContent/Resources").path
    }

    /// A companion over an empty vault in memory.
    public func companion(
        store: MemoryStore = MemoryStore(),
        key: VaultKey = VaultKey.random()
    ) async throws -> Companion {
        try await companion(over: Vault.create(in: store, key: key, on: Self.firstDay))
    }

    /// A companion over a vault that another one left behind.
    public func companion(reopening store: MemoryStore, key: VaultKey) async throws -> Companion {
        try await companion(over: Vault.open(store, key: key))
    }

    private static let firstDay = Day(year: 2026, month: 11, day: 1)

    private func companion(over vault: Vault) async throws -> Companion {
        let renew: @Sendable () async throws(VaultError) -> Vault = { () async throws(VaultError) in
            try await Vault.create(in: MemoryStore(), key: VaultKey.random(), on: Self.firstDay)
        }
        return try await Companion.open(
            vault,
            catalogue: Self.catalogue(),
            surroundings: surroundings,
            renew: renew
        )
    }
}

/// The one mutable thing of a world, behind a lock: tests read it from several tasks.
private final class Clock: Sendable {
    private let value: Locked

    init(_ now: Int64) { value = Locked(now) }

    var now: Int64 { value.read { $0.now } }
    func pass(_ milliseconds: Int64) { value.read { $0.now += milliseconds } }
    func count() -> UInt64 {
        value.read {
            $0.counter += 1
            return $0.counter
        }
    }
}

/// A small lock; `@unchecked` since every access to `inner` is made while `lock` is held.
private final class Locked: @unchecked Sendable {
    struct Inner {
        var now: Int64
        var counter: UInt64 = 0
    }

    private let lock = NSLock()
    private var inner: Inner

    init(_ now: Int64) { inner = Inner(now: now) }

    func read<Result>(_ body: (inout Inner) -> Result) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return body(&inner)
    }
}
