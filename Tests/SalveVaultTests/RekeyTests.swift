import SalveCore
import Testing

@testable import SalveVault

/// Changing what opens a vault: all of it or nothing, and nothing written is lost.
struct RekeyTests {
    private static let passphrase = Secret.passphrase("maple window seven kettles")

    @Test("A passphrase opens what a key file opened, and the key file no longer does", arguments: Engine.allCases)
    func rekeyed(engine: Engine) async throws {
        let (vault, store, key) = try await engine.vault()
        try await vault.append(Sample.entries(1...5), after: .none)
        try await vault.shred([Sample.id(2)])
        try await vault.saveDraft(id: Sample.id(9), content: Sample.text(9))
        let before = try await vault.entries()
        let recovery = RecoveryKey.random()

        try await vault.rekey(to: .passphrase(Self.passphrase, recovery), on: Sample.day, cost: .least)

        #expect(try await vault.entries() == before)
        for opening: VaultKey in [.passphrase(Self.passphrase), .recovery(recovery)] {
            let opened = try await Vault.open(store, key: opening)
            #expect(try await opened.entries() == before)
            #expect(try await opened.drafts().map(\.state) == [.content(Sample.text(9))])
            #expect(try await opened.verify().isSound)
            #expect(await opened.openers == [.passphrase, .recovery])
            #expect(try await opened.proves(opening))
            #expect(try await !opened.proves(key))
        }
        for wrong: VaultKey in [key, .passphrase(Secret.passphrase("maple window seven kettle")), .recovery(.random())]
        {
            await #expect(throws: VaultError.wrongKey) { try await Vault.open(store, key: wrong) }
        }
    }
}
