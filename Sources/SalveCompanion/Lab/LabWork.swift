import SalveCore
import SalveVault

/// Made-up work on a vault, by a seed: for the tests that cut it off, damage it and open what is left.
///
/// Each step is reported once it is safely kept, and `LabImage` knows from the bytes alone what has to stand there.
public enum LabWork {
    /// One step that is safely kept.
    public enum Kept: Sendable, Equatable {
        /// The log now ends with this number.
        case entries(upTo: Int)
        /// The entry with this number is gone for good.
        case shredded(Int)
        /// A draft has this version.
        case draft(Int, version: Int)
        /// A draft is gone.
        case dropped(Int)

        /// The same in a line for the tests to read.
        public var line: String {
            switch self {
            case .entries(let number): "ok \(number)"
            case .shredded(let number): "shred \(number)"
            case .draft(let draft, let version): "draft \(draft) \(version)"
            case .dropped(let draft): "drop \(draft)"
            }
        }
    }

    static let draftCount: UInt64 = 3

    /// What stands at a number: its name, and a filling whose length differs from one to the next.
    static func content(_ number: Int) -> [UInt8] {
        Array("entry \(number)".utf8) + [UInt8](repeating: 0x2E, count: number &* 379 % 2_900)
    }

    /// Whether these bytes are what a number has to hold; the bare name is what `salve lab append` writes.
    static func isContent(_ bytes: [UInt8], of number: Int) -> Bool {
        bytes == content(number) || bytes == Array("entry \(number)".utf8)
    }

    static func draftID(_ draft: Int) -> EntryID { EntryID(high: 0x5361_6C76_6520_6C61, low: UInt64(draft)) }

    static func draftContent(_ draft: Int, version: Int) -> [UInt8] {
        Array("draft \(draft) \(version)".utf8) + [UInt8](repeating: 0x2E, count: version &* 991 % 5_000)
    }

    /// The version of a draft by its bytes; nil when no work wrote them.
    static func draftVersion(_ bytes: [UInt8], of draft: Int) -> Int? {
        let words = String(decoding: bytes, as: UTF8.self).split(separator: ".")
        guard let version = words.first?.split(separator: " ").last.flatMap({ Int($0) }) else { return nil }
        return bytes == draftContent(draft, version: version) ? version : nil
    }

    /// Numbers from a seed (SplitMix64: Steele, Lea and Flood, 2014).
    struct Dice {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func roll(_ sides: UInt64) -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return (mixed ^ mixed >> 31) % max(1, sides)
        }
    }
}

extension LabVault {
    /// Works by a seed for so many steps, or until it is killed: entries, drafts, deletions, one commit each.
    public func work(seed: UInt64, steps: Int?, _ report: (LabWork.Kept) -> Void) async throws(CompanionError) {
        do {
            let vault = try await open()
            var worker = Worker(vault: vault, dice: LabWork.Dice(seed: seed), newID: surroundings.newID)
            try await worker.look()
            var done = 0
            while steps.map({ done < $0 }) ?? true {
                try await worker.step(done, report)
                done += 1
            }
        } catch {
            throw .vault(error)
        }
    }

    /// Appends so many entries while others may do the same: looks again whenever the log moved on.
    public func appendBesideOthers(_ count: Int, _ report: (LabWork.Kept) -> Void) async throws(CompanionError) {
        do {
            var done = 0
            while done < count {
                // Opened anew each time, so that neither is ahead of the other by what it remembers.
                let vault = try await open()
                let number = await vault.lastNumber.value + 1
                let entry = NewEntry(id: surroundings.newID(), content: LabWork.content(number))
                do throws(VaultError) {
                    try await vault.append([entry], after: EntryNumber(number - 1))
                    report(.entries(upTo: number))
                    done += 1
                } catch .conflict, .busy, .unsound(.endDiffers), .unsound(.otherThanWitnessed) {
                    // The last two: without the lock, another's commit may fall between the looks of an opening, at the
                    // head, the end and the witness.
                    continue
                }
            }
        } catch {
            throw .vault(error)
        }
    }
}

/// One run of made-up work.
private struct Worker {
    let vault: Vault
    var dice: LabWork.Dice
    let newID: () -> EntryID
    private var kept: [(number: Int, id: EntryID)] = []
    /// Above every version that a draft has here: an older one is told by its number, whichever run wrote it.
    private var firstVersion = 0

    init(vault: Vault, dice: LabWork.Dice, newID: @escaping () -> EntryID) {
        self.vault = vault
        self.dice = dice
        self.newID = newID
    }

    mutating func look() async throws(VaultError) {
        kept = try await vault.entries().compactMap { entry in
            guard case .content = entry.state, let id = entry.id else { return nil }
            return (entry.number.value, id)
        }
        for draft in try await vault.drafts() {
            guard case .content(let bytes) = draft.state, let place = Self.place(of: draft.id) else { continue }
            firstVersion = max(firstVersion, (LabWork.draftVersion(bytes, of: place) ?? 0) + 1)
        }
    }

    private static func place(of id: EntryID) -> Int? {
        (0..<Int(LabWork.draftCount)).first { LabWork.draftID($0) == id }
    }

    mutating func step(_ step: Int, _ report: (LabWork.Kept) -> Void) async throws(VaultError) {
        switch dice.roll(10) {
        case 0...5: report(try await append(1))
        case 6: report(try await append(3))
        case 7:
            let draft = Int(dice.roll(LabWork.draftCount))
            let version = firstVersion + step
            let content = LabWork.draftContent(draft, version: version)
            try await vault.saveDraft(id: LabWork.draftID(draft), content: content)
            report(.draft(draft, version: version))
        case 8:
            let draft = Int(dice.roll(LabWork.draftCount))
            try await vault.dropDraft(id: LabWork.draftID(draft))
            report(.dropped(draft))
        default:
            guard !kept.isEmpty else { return report(try await append(1)) }
            let gone = kept.remove(at: Int(dice.roll(UInt64(kept.count))))
            try await vault.shred([gone.id])
            report(.shredded(gone.number))
        }
    }

    private mutating func append(_ count: Int) async throws(VaultError) -> LabWork.Kept {
        let last = await vault.lastNumber
        let entries = (1...count).map { place in
            NewEntry(id: newID(), content: LabWork.content(last.value + place))
        }
        let end = try await vault.append(entries, after: last)
        for (place, entry) in entries.enumerated() { kept.append((last.value + place + 1, entry.id)) }
        return .entries(upTo: end.value)
    }
}
