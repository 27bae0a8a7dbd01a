public import SalveCore

/// The keys and the head of a vault, all sealed or public.
///
/// Byte layouts are in `docs/VaultFormat.md`.
public struct VaultHeader: Sendable, Equatable {
    /// 16 random bytes, this vault's name in every seal.
    public var vault: [UInt8]
    /// 16 random bytes, the name of the device that writes.
    public var device: [UInt8]
    /// The root key, sealed once per way of opening.
    public var wraps: [KeyWrap]
    /// The vault keys, sealed by the root key, one per epoch.
    public var epochs: [EpochKey]
    /// What vouches for the end of the log.
    public var head: SealedHead

    /// A header from its parts.
    public init(vault: [UInt8], device: [UInt8], wraps: [KeyWrap], epochs: [EpochKey], head: SealedHead) {
        self.vault = vault
        self.device = device
        self.wraps = wraps
        self.epochs = epochs
        self.head = head
    }
}

/// The root key under one way of opening.
public struct KeyWrap: Sendable, Equatable {
    /// The wrap's header: its parameters, authenticated.
    public var header: [UInt8]
    /// Nonce, sealed root key, tag: 60 bytes.
    public var sealed: [UInt8]
    /// 32 bytes that tie the wrap to one secret.
    public var commitment: [UInt8]

    /// A wrap from its parts.
    public init(header: [UInt8], sealed: [UInt8], commitment: [UInt8]) {
        self.header = header
        self.sealed = sealed
        self.commitment = commitment
    }
}

/// One vault key under the root key.
public struct EpochKey: Sendable, Equatable {
    /// The epoch, from 1.
    public var epoch: UInt32
    /// Nonce, sealed vault key, tag: 60 bytes.
    public var sealed: [UInt8]

    /// An epoch's key.
    public init(epoch: UInt32, sealed: [UInt8]) {
        self.epoch = epoch
        self.sealed = sealed
    }
}

/// The end of the log, vouched for.
public struct SealedHead: Sendable, Equatable {
    /// The number of the last entry.
    public var number: EntryNumber
    /// The epoch new entries are sealed in.
    public var epoch: UInt32
    /// The chain value after the last entry: 32 bytes.
    public var chain: [UInt8]
    /// The code over the three and the vault's names: 32 bytes.
    public var mac: [UInt8]

    /// A head from its parts.
    public init(number: EntryNumber, epoch: UInt32, chain: [UInt8], mac: [UInt8]) {
        self.number = number
        self.epoch = epoch
        self.chain = chain
        self.mac = mac
    }
}

/// The key of one entry, sealed by the vault key of an epoch; kept apart so that removing it shreds the entry.
public struct Keyslot: Sendable, Equatable {
    /// The epoch of the vault key that seals it.
    public var epoch: UInt32
    /// Nonce, sealed key, tag: 60 bytes.
    public var sealed: [UInt8]

    /// A keyslot from its parts.
    public init(epoch: UInt32, sealed: [UInt8]) {
        self.epoch = epoch
        self.sealed = sealed
    }
}

/// One row of the log as it lies on the disk; any field may be damaged, so all are plain bytes.
public struct SealedEntry: Sendable, Equatable {
    /// The place in the log.
    public var number: EntryNumber
    /// The id; nil when it is not 16 bytes.
    public var id: EntryID?
    /// What the seal is bound to: 63 bytes.
    public var header: [UInt8]
    /// The chain value before this entry: 32 bytes.
    public var previous: [UInt8]
    /// SHA-256 of the ciphertext: 32 bytes.
    public var hash: [UInt8]
    /// The owner's mark once it is shredded, else nil.
    public var mark: [UInt8]?
    /// The entry's key; nil once it is shredded.
    public var slot: Keyslot?
    /// Nonce, ciphertext, tag; nil once it is shredded.
    public var ciphertext: [UInt8]?

    /// A row from its parts.
    public init(
        number: EntryNumber,
        id: EntryID?,
        header: [UInt8],
        previous: [UInt8],
        hash: [UInt8],
        mark: [UInt8]? = nil,
        slot: Keyslot?,
        ciphertext: [UInt8]?
    ) {
        self.number = number
        self.id = id
        self.header = header
        self.previous = previous
        self.hash = hash
        self.mark = mark
        self.slot = slot
        self.ciphertext = ciphertext
    }
}

/// A draft as it lies on the disk: replaced in place, outside the chain.
public struct SealedDraft: Sendable, Equatable {
    /// The id.
    public var id: EntryID
    /// What the seal is bound to: 55 bytes.
    public var header: [UInt8]
    /// The draft's own key.
    public var slot: Keyslot
    /// Nonce, ciphertext, tag.
    public var ciphertext: [UInt8]

    /// A draft from its parts.
    public init(id: EntryID, header: [UInt8], slot: Keyslot, ciphertext: [UInt8]) {
        self.id = id
        self.header = header
        self.slot = slot
        self.ciphertext = ciphertext
    }
}
