/// The file that holds a vault's key: 32 random bytes, for its owner only.
///
/// Whoever has this file and the vault can read everything; without it nobody can, its owner included.
public enum KeyFile {
    /// The key in the file.
    ///
    /// Access by others is taken away if it was given. Throws `.keyFileMissing`, `.keyFileDamaged` when it is not
    /// 32 bytes, `.unsafeFile` when it is a link, not a file, or someone else's.
    public static func load(_ path: String) throws(VaultError) -> VaultKey {
        guard Disk.exists(path) else { throw .keyFileMissing }
        return try VaultKey(bytes: Disk.readAll(path, limit: VaultKey.length + 1))
    }

    /// The key in the file, or a new one in a new file, durable when this returns; never replaces a file.
    ///
    /// The folder is made, for its owner only. Throws as `load` does, and `.readOnly`, `.diskFull` or `.io`.
    public static func createIfNone(_ path: String) throws(VaultError) -> VaultKey {
        if Disk.exists(path) { return try load(path) }
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        try Disk.prepareFolder(folder.isEmpty ? "." : folder)
        let secret = KeyFileSecret.random()
        try write(secret, to: path)
        return .file(secret)
    }

    /// Writes a key to a new file, durable when this returns; throws `.fileExists` when the name is taken.
    static func write(_ secret: KeyFileSecret, to path: String) throws(VaultError) {
        try Disk.createFile(path, holding: secret.bytes)
    }

    /// Overwrites the file, then removes it for good; nothing happens when there is none.
    ///
    /// What the disk itself keeps is beyond this.
    public static func remove(_ path: String) throws(VaultError) {
        guard Disk.exists(path) else { return }
        try Disk.overwrite(path)
        try Disk.remove(path)
        try Disk.syncFolder(of: path)
    }
}
