import Crypto
import SalveCore

@testable import SalveVault

/// A vault of one entry and one draft, made anew for each run.
private struct Sample: Sendable {
    let sealer: Sealer
    let entry: SealedEntry
    let draft: SealedDraft
    static let content = Array("entry 1, made up".utf8)

    init() {
        let entropy = Entropy.system
        let name = entropy.bytes(Format.idLength)
        let made = KeyRing.create(vault: name, entropy: entropy)
        sealer = Sealer(vault: name, device: entropy.bytes(Format.idLength), keys: made.ring, entropy: entropy)
        let id = EntryID(high: 1, low: 2)
        entry = sealer.seal(
            NewEntry(id: id, content: Self.content),
            number: EntryNumber(1),
            after: Chain.start
        )
        draft = sealer.sealDraft(id: id, content: Self.content)
    }
}

private let sample = Sample()

/// Fields for a row, taken from the input: each is kept as it was, cut, lengthened, or replaced.
private struct Slices {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    mutating func field(_ whole: [UInt8]) -> [UInt8] {
        switch byte() % 6 {
        case 0:
            let count = Int(byte())
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        case 1: return Array(whole.prefix(Int(byte())))
        case 2: return whole + [byte()]
        case 3:
            var changed = whole
            if !changed.isEmpty { changed[Int(byte()) % changed.count] ^= byte() }
            return changed
        default: return whole
        }
    }
}

let vaultTargets = [
    Target(name: "wrap") { bytes in
        guard let header = WrapHeader(bytes: bytes) else { return require(bytes.count != WrapHeader.length, "refused") }
        require(header.bytes == bytes, "a wrap’s header is not what it was read from")
    },
    Target(name: "entry") { bytes in
        var slices = Slices(bytes)
        var row = sample.entry
        row.number = EntryNumber(Int(slices.byte() % 3))
        row.header = slices.field(row.header)
        row.previous = slices.field(row.previous)
        row.hash = slices.field(row.hash)
        row.mark = slices.byte() % 4 == 0 ? slices.field(row.hash) : nil
        row.slot = slices.byte() % 8 == 0 ? nil : row.slot
        row.slot?.epoch = UInt32(slices.byte() % 4)
        if let slot = row.slot { row.slot?.sealed = slices.field(slot.sealed) }
        row.ciphertext = slices.byte() % 8 == 0 ? nil : row.ciphertext.map { slices.field($0) }
        switch sample.sealer.open(row).state {
        case .content(let content): require(content == Sample.content, "another content opens")
        case .shredded: require(false, "nobody deleted it")
        case .damaged: break
        }
        _ = row.leads(to: row.previous)
        _ = row.chain
    },
    Target(name: "draft") { bytes in
        var slices = Slices(bytes)
        var row = sample.draft
        row.header = slices.field(row.header)
        row.slot.epoch = UInt32(slices.byte() % 4)
        row.slot.sealed = slices.field(row.slot.sealed)
        row.ciphertext = slices.field(row.ciphertext)
        if case .content(let content) = sample.sealer.open(row).state {
            require(content == Sample.content, "another content opens")
        }
    },
    Target(name: "head") { bytes in
        var slices = Slices(bytes)
        let whole = sample.sealer.head(at: EntryNumber(1), chain: sample.entry.chain)
        var head = whole
        head.number = EntryNumber(Int(slices.byte() % 3))
        head.epoch = UInt32(slices.byte() % 3)
        head.chain = slices.field(head.chain)
        head.mac = slices.field(head.mac)
        require(sample.sealer.isGenuine(head) == (head == whole), "a head is taken for what it is not")
    },
    Target(name: "padding") { bytes in
        if let content = Padding.unpad(bytes) {
            require(Padding.rung(holding: content.count + 4) == bytes.count, "unpadded from a wrong length")
        }
        require(Padding.unpad(Padding.pad(bytes)) == bytes, "padding lost something")
    },
    Target(name: "age") { bytes in
        _ = AgeFile.isOne(bytes)
        if let header = AgeFile.Header(bytes) {
            require(header.end <= bytes.count, "a payload begins beyond the end")
            require((try? AgeFile.payload(bytes[header.end...], sample.entry.hash)) == nil, "opens without a key")
        }
        require((try? AgeFile.payload(bytes[...], sample.entry.hash)) == nil, "opens without a key")
    },
    Target(name: "recovery") { bytes in
        let typed = String(decoding: bytes, as: UTF8.self)
        guard let key = RecoveryKey(text: typed) else { return }
        require(RecoveryKey(text: key.groups.joined(separator: " ")) == key, "a key is not what it was read from")
        require(key.groups.count == RecoveryKey.groupCount, "a key in other groups")
        _ = key.confirms(typed, groupAt: 0)
    },
    Target(name: "passphrase") { bytes in
        let typed = String(decoding: bytes.prefix(2_000), as: UTF8.self)
        _ = Passphrase.weakness(of: typed)
        require(Passphrase.strength(of: typed).bits >= 0, "less than no strength")
    },
]
