public import SalveCore

/// Why the vault could not do what was asked.
///
/// No case carries a word a person wrote, nor a key.
public enum VaultError: Error, Equatable, Sendable {
    // MARK: The log

    /// The log has moved on since the caller looked; nothing was written. Look again from `last`.
    case conflict(last: EntryNumber)
    /// An entry with this id is or was kept here; nothing was written.
    case duplicate(EntryID)
    /// The content is longer than the vault takes; nothing was written.
    case tooLarge(limit: Int)
    /// The end of the log is not what its head vouches for; it can be read, not written.
    case unsound(VaultCondition)
    /// A write failed in a way that leaves the disk unsure; open the vault again before writing.
    case needsReopening

    // MARK: Opening

    /// There is no vault here.
    case vaultMissing
    /// There is a vault here already; none was made.
    case vaultExists
    /// The key does not open this vault.
    case wrongKey
    /// The vault opens with a passphrase or a recovery key, and none was given.
    case locked
    /// Too many tries at a passphrase wait already; this one was not looked at.
    case tooManyTries
    /// The rows that hold the keys cannot be read.
    case headerDamaged
    /// Written by a newer Salve, in this version of the format.
    case newerFormat(Int)
    /// All of the vault was being deleted and that did not finish; nothing in it can be read.
    case deletionUnfinished

    // MARK: Files

    /// The disk is full; nothing was written.
    case diskFull
    /// The folder or file cannot be written.
    case readOnly
    /// The disk failed.
    case io
    /// Another program holds the file.
    case busy
    /// The file is not a vault, or its structure is broken.
    case fileDamaged
    /// The database did not take a setting that durability or deleting rests on.
    case unsafeSettings
    /// The vault is there and its key file is not.
    case keyFileMissing
    /// The key file is not 32 bytes.
    case keyFileDamaged
    /// The file or folder belongs to someone else, or is not a plain file or folder.
    case unsafeFile(path: String)
    /// A file of this name is there already; it was left alone.
    case fileExists(path: String)
    /// Another running Salve has the vault; both are nil when it did not say.
    case held(by: Int32?, address: String?)
    /// This store cannot make files.
    case noBackupHere

    // MARK: Copies

    /// The copy was made under other keys than the vault has now.
    case otherKeys
    /// Parts of the copy are damaged or missing; nothing was put in the vault's place.
    case copyDamaged(damaged: Int, missing: Int)
    /// The copy ends before what is here, or was here; nothing was put in the vault's place.
    case copyOlder(copy: EntryNumber, here: EntryNumber)
    /// The copy is of another vault, or took another turn; nothing was put in the vault's place.
    case copyOther
}

/// Whether the end of the log is what its head vouches for.
public enum VaultCondition: Equatable, Sendable {
    /// Head and log agree.
    case sound
    /// The head vouches for entries up to one number, and the rows end at another.
    case endDiffers(head: EntryNumber, found: EntryNumber)
    /// The head itself is not what was written.
    case headAltered
    /// Head and log agree, and are not what was seen last: an older copy, or another one.
    ///
    /// `witnessed` is the number the log had come to before; with a `head` of that number or beyond, its entries
    /// differ.
    case otherThanWitnessed(head: EntryNumber, witnessed: EntryNumber)
}
