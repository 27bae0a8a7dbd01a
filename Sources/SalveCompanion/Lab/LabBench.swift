import Foundation
public import SalveCore
public import SalveVault

/// Times of the vault, taken inside the process; the medians go into `docs/Performance.md`.
public enum LabBench {
    /// One figure: its name, the median in milliseconds, and of how many runs.
    public struct Figure: Sendable {
        /// What was measured.
        public let name: String
        /// The median, in milliseconds.
        public let milliseconds: Double
        /// The number of runs.
        public let runs: Int
    }

    /// Opens the vault in this folder several times, and appends to it one entry at a time, beside bare syncs.
    ///
    /// `open` gives a vault that is read from the disk anew. Writes made-up entries; meant for a vault of `LabFill`.
    public static func run(
        folder: String,
        open: () async throws(VaultError) -> Vault,
        newID: () -> EntryID
    ) async throws(CompanionError) -> [Figure] {
        do {
            var opening: [Double] = []
            var folding: [Double] = []
            for _ in 0..<5 {
                let clock = ContinuousClock()
                let began = clock.now
                let entries = try await open().entries()
                let opened = clock.now
                var timeline = Timeline()
                for case .event(let event) in await EventCoding.decode(entries) { timeline.apply(event) }
                opening.append(milliseconds(opened - began))
                folding.append(milliseconds(clock.now - opened))
            }
            let vault = try await open()
            let appending = try await appends(to: vault, newID: newID)
            return [
                figure("open and decrypt all entries", opening),
                figure("decode and fold them", folding),
                figure("one durable append", appending),
                figure("one bare write and fdatasync", syncs(in: folder)),
            ]
        } catch let error as VaultError {
            throw .vault(error)
        } catch {
            throw .notFound
        }
    }

    private static func appends(to vault: Vault, newID: () -> EntryID) async throws -> [Double] {
        var times: [Double] = []
        let clock = ContinuousClock()
        for _ in 0..<200 {
            let entry = NewEntry(id: newID(), content: [UInt8](repeating: 0x61, count: 800))
            let began = clock.now
            _ = try await vault.append([entry], after: await vault.lastNumber)
            times.append(milliseconds(clock.now - began))
        }
        return times
    }

    private static func syncs(in folder: String) -> [Double] {
        let path = folder + "/bench.tmp"
        let file = Foundation.open(path, O_CREAT | O_RDWR | O_TRUNC, 0o600)
        guard file >= 0 else { return [] }
        defer {
            close(file)
            unlink(path)
        }
        var times: [Double] = []
        let block = [UInt8](repeating: 0x61, count: 4_096)
        let clock = ContinuousClock()
        for _ in 0..<200 {
            let began = clock.now
            _ = block.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            #if os(Linux)
            fdatasync(file)
            #else
            fsync(file)
            #endif
            times.append(milliseconds(clock.now - began))
        }
        return times
    }

    static func figure(_ name: String, _ times: [Double]) -> Figure {
        let sorted = times.sorted()
        return Figure(name: name, milliseconds: sorted.isEmpty ? 0 : sorted[sorted.count / 2], runs: sorted.count)
    }

    static func milliseconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) * 1_000 + Double(duration.components.attoseconds) / 1e15
    }
}
