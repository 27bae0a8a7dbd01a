import Foundation
import SalveCore
import Testing

@testable import SalveVault

/// Every engine that must meet the contract.
///
/// A new engine is one case here.
enum Engine: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory
    case sqlite

    var testDescription: String { rawValue }

    /// A fresh, empty store.
    func store() throws -> any VaultStore {
        switch self {
        case .memory: MemoryStore()
        case .sqlite: try SQLiteStore.create(Folder.fresh() + "/salve.vault")
        }
    }

    /// A new vault in a fresh store, and the key that opens it.
    func vault(entropy: Entropy = .system) async throws -> (vault: Vault, store: any VaultStore, key: VaultKey) {
        let store = try store()
        let key = VaultKey.random()
        let vault = try await Vault.create(in: store, key: key, on: Sample.day, cost: .least, entropy: entropy)
        return (vault, store, key)
    }
}

/// Made-up people's made-up words.
enum Sample {
    static let day = Day(year: 2026, month: 3, day: 17)

    static func id(_ number: Int) -> EntryID { EntryID(high: 0x5a1e, low: UInt64(number)) }

    static func text(_ number: Int) -> [UInt8] { Array("Mira’s note number \(number)".utf8) }

    static func entry(_ number: Int) -> NewEntry { NewEntry(id: id(number), content: text(number)) }

    static func entries(_ range: ClosedRange<Int>) -> [NewEntry] { range.map(entry) }

    static func opened(_ number: Int) -> OpenedEntry {
        OpenedEntry(number: EntryNumber(number), id: id(number), state: .content(text(number)))
    }
}
