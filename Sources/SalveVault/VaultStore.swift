public import SalveCore

/// An engine that keeps one vault's sealed rows.
///
/// It holds no key and sees no plain word.
///
/// Every verb is all or nothing. A store is met by the contract tests (`VaultStoreContract`).
public protocol VaultStore: Sendable {
    /// The keys and the head; nil when nothing was ever made here.
    func header() async throws(VaultError) -> VaultHeader?
    /// Up to `limit` rows after a number, in order; fewer only at the end.
    func entries(after number: EntryNumber, limit: Int) async throws(VaultError) -> [SealedEntry]
    /// The row with this id; nil when there is none.
    func entry(_ id: EntryID) async throws(VaultError) -> SealedEntry?
    /// All drafts, in the order of their ids.
    func drafts() async throws(VaultError) -> [SealedDraft]
    /// Makes the change durable, or throws and leaves everything as it was. See `Change`.
    func commit(_ change: Change) async throws(VaultError)
    /// Writes a consistent copy to a new file, durable when this returns; `.noBackupHere` where there are no files.
    func copy(to path: String) async throws(VaultError)
    /// What the engine says of itself, for `salve vault status`.
    func status() async throws(VaultError) -> StoreStatus
    /// Deletes everything: the key rows first, durably, then the rest.
    func erase() async throws(VaultError)
    /// Gives back what the store holds open; every later call throws.
    func close() async
}

/// One change, committed as a whole.
public struct Change: Sendable, Equatable {
    /// For a new vault: refused with `.vaultExists` when the store has one.
    public var beginning: VaultHeader?
    /// Entries to add and the head that vouches for them.
    public var addition: Addition?
    /// Entries whose key is overwritten and removed, and whose ciphertext is dropped.
    ///
    /// Unknown ids are passed over.
    public var shreds: [Shred]
    /// Drafts to put in place of those with the same id.
    public var drafts: [SealedDraft]
    /// Drafts to remove; unknown ids are passed over.
    public var droppedDrafts: [EntryID]
    /// The wraps from now on; those not among them are overwritten and removed.
    public var wraps: [KeyWrap]?
    /// All keys made new; refused with `.conflict` when the head is not the one they were made for.
    public var rekeying: Rekeying?

    /// A change; what is not named stays as it is.
    public init(
        beginning: VaultHeader? = nil,
        addition: Addition? = nil,
        shreds: [Shred] = [],
        drafts: [SealedDraft] = [],
        droppedDrafts: [EntryID] = [],
        wraps: [KeyWrap]? = nil,
        rekeying: Rekeying? = nil
    ) {
        self.beginning = beginning
        self.addition = addition
        self.shreds = shreds
        self.drafts = drafts
        self.droppedDrafts = droppedDrafts
        self.wraps = wraps
        self.rekeying = rekeying
    }

    /// Whether nothing that is kept is overwritten or taken away by it, but for the head.
    var onlyAdds: Bool {
        self == Change(addition: addition)
    }

    /// Entries numbered `last + 1` and on, refused with `.conflict` when the head is not at `last`, with
    /// `.duplicate` when one of the ids is or was kept.
    public struct Addition: Sendable, Equatable {
        /// The number the log ended with when the entries were sealed.
        public let last: EntryNumber
        /// The rows, in order.
        public let entries: [SealedEntry]
        /// The head after them.
        public let head: SealedHead

        /// Rows to add after `last`.
        public init(after last: EntryNumber, entries: [SealedEntry], head: SealedHead) {
            self.last = last
            self.entries = entries
            self.head = head
        }
    }

    /// One entry to shred, with the mark that says its owner did it.
    public struct Shred: Sendable, Equatable {
        /// The entry.
        public let id: EntryID
        /// 32 bytes that only the vault's keys can make.
        public let mark: [UInt8]

        /// An entry to shred.
        public init(id: EntryID, mark: [UInt8]) {
            self.id = id
            self.mark = mark
        }
    }
}

/// All keys of a vault made new at once; no ciphertext changes, nor the chain.
public struct Rekeying: Sendable, Equatable {
    /// The head all of this was made for.
    public var before: SealedHead
    /// The rows that hold the keys and the head from now on; all others of their kind are overwritten and removed.
    public var header: VaultHeader
    /// The keys of entries, sealed anew.
    public var slots: [EntryNumber: Keyslot]
    /// The marks of deleted entries, made anew.
    public var marks: [EntryNumber: [UInt8]]
    /// The keys of drafts, sealed anew.
    public var draftSlots: [EntryID: Keyslot]

    /// New keys, so far without anything sealed by them.
    public init(before: SealedHead, header: VaultHeader) {
        self.before = before
        self.header = header
        slots = [:]
        marks = [:]
        draftSlots = [:]
    }
}

/// What an engine says of itself.
public struct StoreStatus: Sendable, Equatable {
    /// Its name and version.
    public let engine: String
    /// The settings durability rests on, as read back from the live connection.
    public let settings: [String]
    /// Rows of the log, shredded ones too.
    public let entries: Int
    /// Bytes on disk; 0 in memory.
    public let bytes: Int
    /// Whether the engine's own check of its structure passed.
    ///
    /// It does not see changed content: `verify` does.
    public let isIntact: Bool

    /// A status from its parts.
    public init(engine: String, settings: [String], entries: Int, bytes: Int, isIntact: Bool) {
        self.engine = engine
        self.settings = settings
        self.entries = entries
        self.bytes = bytes
        self.isIntact = isIntact
    }
}
