import Crypto
import Foundation
import SalveCore
import Testing

@testable import SalveVault

/// The rows that hold the root key, changed by another hand.
struct WrapTests {
    private static let passphrase = Secret.passphrase("maple window seven kettles")

    private static func locked() async throws -> (store: AlteredStore, recovery: RecoveryKey) {
        let (vault, store, _) = try await Engine.memory.vault()
        let recovery = RecoveryKey.random()
        try await vault.append(Sample.entries(1...2), after: .none)
        try await vault.rekey(to: .passphrase(passphrase, recovery), on: Sample.day)
        return (try await AlteredStore(of: store), recovery)
    }

    private static func index(of opener: Opener, in store: AlteredStore) throws -> Int {
        try #require(store.kept.wraps.firstIndex { WrapHeader(bytes: $0.header)?.opener == opener })
    }

    @Test("Costs that are too low, too high or odd are refused before any work is done")
    func costs() async throws {
        let refused: [(UInt32, UInt32, UInt32)] = [
            (1 << 14, 8, 1), (1 << 21, 8, 1), (1 << 30, 8, 1), (0, 8, 1), (.max, 8, 1), ((1 << 17) + 1, 8, 1),
            (3 << 16, 8, 1), (1 << 17, 1 << 20, 1), (1 << 17, 7, 1), (1 << 17, 0, 1), (1 << 17, 8, 0), (1 << 17, 8, 5),
            (1 << 17, 8, .max), (1 << 19, 8, 1), (1 << 20, 8, 4), (1 << 18, 8, 2), (1 << 17, 8, 3), (1 << 16, 8, 5),
        ]
        for (cost, blockSize, parallelism) in refused {
            #expect(StretchCost(cost: cost, blockSize: blockSize, parallelism: parallelism) == nil)
        }
        // 128 · N · r · p is 256 MiB at most.
        for (logarithm, lanes) in [(15, 4), (16, 4), (17, 2), (18, 1)] {
            for parallelism in 1...lanes {
                let cost = StretchCost(cost: 1 << UInt32(logarithm), blockSize: 8, parallelism: UInt32(parallelism))
                #expect(cost != nil)
            }
        }

        var (store, _) = try await Self.locked()
        let row = try Self.index(of: .passphrase, in: store)
        var header = try #require(WrapHeader(bytes: store.kept.wraps[row].header))
        for (cost, blockSize, parallelism) in refused {
            (header.cost, header.blockSize, header.parallelism) = (cost, blockSize, parallelism)
            store.kept.wraps[row].header = header.bytes
            await #expect(throws: VaultError.headerDamaged) {
                try await Vault.open(store, key: .passphrase(Self.passphrase))
            }
        }
    }

    @Test("Two wraps for a passphrase, or more than 32 of any kind, are refused before any work is done")
    func tooMany() async throws {
        var (store, recovery) = try await Self.locked()
        let row = try Self.index(of: .passphrase, in: store)
        let whole = store.kept.wraps
        var second = try #require(WrapHeader(bytes: whole[row].header))
        second.id[0] ^= 1

        store.kept.wraps.append(
            KeyWrap(header: second.bytes, sealed: whole[row].sealed, commitment: whole[row].commitment)
        )
        await #expect(throws: VaultError.headerDamaged) { try await Vault.open(store, key: .recovery(recovery)) }

        store.kept.wraps = whole + [KeyWrap](repeating: whole[1 - row], count: 10_000)
        await #expect(throws: VaultError.headerDamaged) { try await Vault.open(store, key: .recovery(recovery)) }
    }

    @Test("No changed bit in a wrap opens the vault, with the right key or another", arguments: [Opener.recovery])
    func flipped(opener: Opener) async throws {
        let (whole, recovery) = try await Self.locked()
        let row = try Self.index(of: opener, in: whole)
        for place in 0..<71 {
            var store = whole
            store.kept.wraps[row].header[place] ^= 1
            await #expect(throws: VaultError.self) { try await Vault.open(store, key: .recovery(recovery)) }
        }
        for place in 0..<60 {
            var store = whole
            store.kept.wraps[row].sealed[place] ^= 0x80
            await #expect(throws: VaultError.wrongKey) { try await Vault.open(store, key: .recovery(recovery)) }
        }
        for place in 0..<32 {
            var store = whole
            store.kept.wraps[row].commitment[place] ^= 1
            await #expect(throws: VaultError.wrongKey) { try await Vault.open(store, key: .recovery(recovery)) }
        }
    }

    @Test("A wrap does not open as another kind, nor in another vault")
    func swapped() async throws {
        var (store, recovery) = try await Self.locked()
        let (other, _) = try await Self.locked()
        let row = try Self.index(of: .recovery, in: store)
        var header = try #require(WrapHeader(bytes: store.kept.wraps[row].header))

        // The same 32 bytes as a key file's.
        header.method = WrapHeader.keyFileMethod
        let original = store.kept.wraps[row]
        store.kept.wraps[row].header = header.bytes
        let bytes = recovery.key.withUnsafeBytes { Array($0) }
        await #expect(throws: VaultError.wrongKey) { try await Vault.open(store, key: VaultKey(bytes: bytes)) }

        // Another vault's wraps, whole, and with this vault's name put in.
        store.kept.wraps = other.kept.wraps
        await #expect(throws: VaultError.headerDamaged) { try await Vault.open(store, key: .recovery(recovery)) }
        header = try #require(WrapHeader(bytes: other.kept.wraps[Self.index(of: .recovery, in: other)].header))
        header.vault = store.kept.vault
        store.kept.wraps = [KeyWrap(header: header.bytes, sealed: original.sealed, commitment: original.commitment)]
        await #expect(throws: VaultError.wrongKey) { try await Vault.open(store, key: .recovery(recovery)) }
    }

    @Test("What claims the right commitment without the right seal does not open, and the other way round")
    func commitment() async throws {
        var (store, recovery) = try await Self.locked()
        let (other, otherRecovery) = try await Self.locked()
        let row = try Self.index(of: .recovery, in: store)
        let otherRow = try Self.index(of: .recovery, in: other)

        store.kept.wraps[row].commitment = other.kept.wraps[otherRow].commitment
        await #expect(throws: VaultError.wrongKey) { try await Vault.open(store, key: .recovery(recovery)) }
        await #expect(throws: VaultError.wrongKey) { try await Vault.open(store, key: .recovery(otherRecovery)) }
    }

    @Test("A wrap below today's cost is sealed anew at the next opening; its day stays")
    func raised() async throws {
        let path = try Folder.fresh()
        var location = VaultLocation(folder: path)
        location.cost = .least
        let made = try await location.open(making: .whenNew, on: Sample.day)
        try await location.setPassphrase(Self.passphrase, recovery: nil, of: made, on: Sample.day)
        await made.close()
        let before = try await SQLiteStore.open(location.vaultFile).header()?.wraps.first
        location.cost = try #require(StretchCost(cost: 1 << 16, blockSize: 8, parallelism: 1))

        let opened = try await location.open(with: .passphrase(Self.passphrase))
        await opened.close()

        let after = try #require(try await SQLiteStore.open(location.vaultFile).header()?.wraps)
        let header = try #require(WrapHeader(bytes: after[0].header))
        #expect(after.count == 1 && after.first != before)
        #expect(header.cost == 1 << 16 && header.created == 20_260_317)
        await #expect(throws: VaultError.wrongKey) {
            try await location.open(with: .passphrase(Secret.passphrase("maple window seven kettle")))
        }
        let again = try await location.open(with: .passphrase(Self.passphrase))
        #expect(await again.header.wraps == after)
    }

    @Test("More tries at once than may wait are turned away, and those that wait are answered")
    func crowd() async throws {
        let stretching = Stretching(limit: 3)
        let salt = [UInt8](repeating: 7, count: 16)
        let answers = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<7 {
                group.addTask {
                    do throws(VaultError) {
                        _ = try await stretching.stretch(Self.passphrase, salt: salt, cost: .least)
                        return true
                    } catch {
                        return error != .tooManyTries
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count(where: { $0 }) == 3)
    }
}
