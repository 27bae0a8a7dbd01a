import Crypto
import SalveCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Seals and opens the rows of one vault: pure but for the random bytes it is given.
struct Sealer: Sendable {
    let vault: [UInt8]
    let device: [UInt8]
    let keys: KeyRing
    let entropy: Entropy

    // MARK: Entries

    func seal(_ entry: NewEntry, number: EntryNumber, after previous: [UInt8]) -> SealedEntry {
        let header = header(number: number, id: entry.id, epoch: keys.epoch)
        let bound = Label.entry.bytes + header + previous
        let (slot, ciphertext) = seal(entry.content, id: entry.id, bound: bound, slotLabel: .slot)
        return SealedEntry(
            number: number,
            id: entry.id,
            header: header,
            previous: previous,
            hash: Chain.hash(ciphertext),
            slot: slot,
            ciphertext: ciphertext
        )
    }

    func open(_ row: SealedEntry) -> OpenedEntry {
        OpenedEntry(number: row.number, id: row.id, state: state(of: row))
    }

    private func state(of row: SealedEntry) -> OpenedEntry.State {
        guard let id = row.id else { return .damaged }
        guard let ciphertext = row.ciphertext, let slot = row.slot else {
            // Deleting leaves neither: one of the two alone is damage, and so is their loss without a mark.
            guard row.ciphertext == nil, row.slot == nil, let mark = row.mark, isMark(mark, of: id) else {
                return .damaged
            }
            return .shredded
        }
        guard row.mark == nil, row.header == header(number: row.number, id: id, epoch: epoch(of: row)) else {
            return .damaged
        }
        let bound = Label.entry.bytes + row.header + row.previous
        return open(ciphertext, slot: slot, id: id, bound: bound, slotLabel: .slot)
    }

    /// The 63 bytes an entry's seal is bound to, before the chain value.
    private func header(number: EntryNumber, id: EntryID, epoch: UInt32) -> [UInt8] {
        var octets = Octets()
        octets.put(Format.suite)
        octets.put(Format.entry)
        octets.put(vault)
        octets.put(device)
        octets.put(number)
        octets.put(id)
        octets.put(epoch)
        return octets.bytes
    }

    private func epoch(of row: SealedEntry) -> UInt32 {
        UInt32(truncatingIfNeeded: Octets.number(row.header.suffix(4)))
    }

    // MARK: Drafts

    func sealDraft(id: EntryID, content: [UInt8]) -> SealedDraft {
        let header = draftHeader(id: id, epoch: keys.epoch)
        let bound = Label.draft.bytes + header
        let (slot, ciphertext) = seal(content, id: id, bound: bound, slotLabel: .draftSlot)
        return SealedDraft(id: id, header: header, slot: slot, ciphertext: ciphertext)
    }

    func open(_ draft: SealedDraft) -> OpenedDraft {
        // The epoch it was sealed in; its key may have been sealed anew in a later one.
        let epoch = UInt32(truncatingIfNeeded: Octets.number(draft.header.suffix(4)))
        let expected = draftHeader(id: draft.id, epoch: epoch)
        guard draft.header == expected else { return OpenedDraft(id: draft.id, state: .damaged) }
        let bound = Label.draft.bytes + draft.header
        let state = open(draft.ciphertext, slot: draft.slot, id: draft.id, bound: bound, slotLabel: .draftSlot)
        return OpenedDraft(id: draft.id, state: state)
    }

    private func draftHeader(id: EntryID, epoch: UInt32) -> [UInt8] {
        var octets = Octets()
        octets.put(Format.suite)
        octets.put(Format.entry)
        octets.put(vault)
        octets.put(device)
        octets.put(id)
        octets.put(epoch)
        return octets.bytes
    }

    // MARK: Content under its own key

    private func seal(
        _ content: [UInt8],
        id: EntryID,
        bound: [UInt8],
        slotLabel: Label
    ) -> (Keyslot, ciphertext: [UInt8]) {
        let key = entropy.bytes(Format.keyLength)
        let slotBound = slotBound(slotLabel, id: id, epoch: keys.epoch)
        let sealedKey = Box.seal(key, key: keys.current, bound: slotBound, entropy: entropy)
        let ciphertext = Box.seal(
            Padding.pad(content),
            key: SymmetricKey(data: key),
            bound: bound,
            entropy: entropy
        )
        return (Keyslot(epoch: keys.epoch, sealed: sealedKey), ciphertext)
    }

    private func open(
        _ ciphertext: [UInt8],
        slot: Keyslot,
        id: EntryID,
        bound: [UInt8],
        slotLabel: Label
    ) -> OpenedEntry.State {
        guard ciphertext.count <= Format.ciphertextLimit, slot.sealed.count == Format.sealedKeyLength,
            let vaultKey = keys.vaultKeys[slot.epoch],
            let key = Box.open(
                slot.sealed,
                key: vaultKey,
                bound: slotBound(slotLabel, id: id, epoch: slot.epoch)
            ),
            let padded = Box.open(ciphertext, key: SymmetricKey(data: key), bound: bound),
            let content = Padding.unpad(padded)
        else { return .damaged }
        return .content(content)
    }

    /// The same key under a later vault key; nil when it does not open, and then it stays as it is: damaged.
    private func reseal(_ slot: Keyslot, _ label: Label, id: EntryID, for next: Sealer) -> Keyslot? {
        guard slot.sealed.count == Format.sealedKeyLength, let vaultKey = keys.vaultKeys[slot.epoch],
            let key = Box.open(slot.sealed, key: vaultKey, bound: slotBound(label, id: id, epoch: slot.epoch))
        else { return nil }
        let bound = next.slotBound(label, id: id, epoch: next.keys.epoch)
        return Keyslot(
            epoch: next.keys.epoch,
            sealed: Box.seal([UInt8](key), key: next.keys.current, bound: bound, entropy: next.entropy)
        )
    }

    private func slotBound(_ label: Label, id: EntryID, epoch: UInt32) -> [UInt8] {
        var octets = Octets(label)
        octets.put(Format.suite)
        octets.put(vault)
        octets.put(id)
        octets.put(epoch)
        return octets.bytes
    }

    // MARK: New keys

    /// An entry's key under the next keys; nil when it has none that opens.
    func reseal(_ row: SealedEntry, for next: Sealer) -> Keyslot? {
        guard let id = row.id, let slot = row.slot else { return nil }
        return reseal(slot, .slot, id: id, for: next)
    }

    /// A draft's key under the next keys; nil when it does not open.
    func reseal(_ draft: SealedDraft, for next: Sealer) -> Keyslot? {
        reseal(draft.slot, .draftSlot, id: draft.id, for: next)
    }

    /// A deleted entry's mark by the next keys; nil when it has no right one, which stays seen as damage.
    func remark(_ row: SealedEntry, for next: Sealer) -> [UInt8]? {
        guard let id = row.id, let mark = row.mark, isMark(mark, of: id) else { return nil }
        return next.mark(for: id)
    }

    // MARK: Head and marks

    func head(at number: EntryNumber, chain: [UInt8]) -> SealedHead {
        let code = HMAC<SHA256>.authenticationCode(
            for: headBytes(number: number, epoch: keys.epoch, chain: chain),
            using: keys.head
        )
        return SealedHead(number: number, epoch: keys.epoch, chain: chain, mac: [UInt8](code))
    }

    func isGenuine(_ head: SealedHead) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(
            head.mac,
            authenticating: headBytes(number: head.number, epoch: head.epoch, chain: head.chain),
            using: keys.head
        )
    }

    private func headBytes(number: EntryNumber, epoch: UInt32, chain: [UInt8]) -> [UInt8] {
        var octets = Octets(.head)
        octets.put(Format.suite)
        octets.put(vault)
        octets.put(device)
        octets.put(epoch)
        octets.put(number)
        octets.put(chain)
        return octets.bytes
    }

    /// What the owner leaves in place of a deleted entry, so that its loss by any other hand shows.
    func mark(for id: EntryID) -> [UInt8] {
        [UInt8](HMAC<SHA256>.authenticationCode(for: markBytes(id), using: keys.shred))
    }

    private func isMark(_ mark: [UInt8], of id: EntryID) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(mark, authenticating: markBytes(id), using: keys.shred)
    }

    private func markBytes(_ id: EntryID) -> [UInt8] {
        var octets = Octets(.shred)
        octets.put(Format.suite)
        octets.put(vault)
        octets.put(id)
        return octets.bytes
    }
}
