public import SalveCore

/// The place of an entry in the log: 1 for the first, without gaps; 0 stands before the first.
public struct EntryNumber: Hashable, Sendable, Comparable {
    /// The place, 0 or more.
    public let value: Int

    /// A number from a place; places below 0 become 0.
    public init(_ value: Int) {
        self.value = max(0, value)
    }

    /// Before the first entry.
    public static let none = EntryNumber(0)

    /// Earlier is less.
    public static func < (left: EntryNumber, right: EntryNumber) -> Bool { left.value < right.value }
}

/// Something to keep: an id made by the caller, and the bytes to seal.
public struct NewEntry: Sendable, Equatable {
    /// The id, which no other entry of this vault may ever have had.
    public let id: EntryID
    /// The plain bytes, at most `Vault.contentLimit`; the vault does not look into them.
    public let content: [UInt8]

    /// An entry to keep.
    public init(id: EntryID, content: [UInt8]) {
        self.id = id
        self.content = content
    }
}

/// One place in the log, opened.
public struct OpenedEntry: Sendable, Equatable {
    /// What could be read at this place.
    public enum State: Sendable, Equatable {
        /// The plain bytes, exactly as they were given.
        case content([UInt8])
        /// Deleted for good by its owner: its key is gone.
        case shredded
        /// Not what was sealed here; its neighbours do not suffer.
        case damaged
    }

    /// The place in the log.
    public let number: EntryNumber
    /// The id; nil when the whole row is missing or its id cannot be read.
    public let id: EntryID?
    /// What could be read.
    public let state: State

    /// An opened place.
    public init(number: EntryNumber, id: EntryID?, state: State) {
        self.number = number
        self.id = id
        self.state = state
    }
}

/// A draft, opened: text on its way to being an entry.
public struct OpenedDraft: Sendable, Equatable {
    /// The id, usually that of the entry it may become.
    public let id: EntryID
    /// The plain bytes, or `.damaged`; never `.shredded`.
    public let state: OpenedEntry.State
}
