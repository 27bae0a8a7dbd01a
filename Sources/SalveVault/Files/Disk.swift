#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The few calls on files the vault makes itself: private modes whatever the umask, nothing followed, all synced.
enum Disk {
    /// Owner only.
    static let fileMode: mode_t = 0o600
    static let folderMode: mode_t = 0o700

    // MARK: Looking

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Refuses what is not a plain file of this user; takes away what others may do with it.
    ///
    /// Some file systems (FAT on a stick) know no modes. What is sealed may lie there; a key may not.
    static func requireOwnFile(_ path: String, isSealed: Bool = false) throws(VaultError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw failure(path) }
        guard isKind(status, S_IFREG), status.st_uid == geteuid() else { throw .unsafeFile(path: path) }
        guard status.st_mode & 0o077 != 0 else { return }
        guard chmod(path, fileMode) == 0 || isSealed else { throw failure(path) }
    }

    /// Makes a folder and those above it, for this user only; refuses one that others own or may write to.
    ///
    /// A folder of Salve's own is closed to others; any other is left as its owner set it.
    static func prepareFolder(_ path: String) throws(VaultError) {
        try makeFolders(to: path)
        var status = stat()
        guard stat(path, &status) == 0 else { throw failure(path) }
        guard isKind(status, S_IFDIR), status.st_uid == geteuid() else { throw .unsafeFile(path: path) }
        guard status.st_mode & 0o077 != 0 else { return }
        if path.split(separator: "/").last == "salve" {
            guard chmod(path, folderMode) == 0 else { throw failure(path) }
        } else if status.st_mode & 0o022 != 0 {
            throw .unsafeFile(path: path)
        }
    }

    private static func makeFolders(to path: String) throws(VaultError) {
        var current = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            current += "/" + part
            if mkdir(current, folderMode) == 0 {
                guard chmod(current, folderMode) == 0 else { throw failure(current) }
                // A vault is no safer than the name of the folder it lies in.
                try syncFolder(of: current)
                continue
            }
            let cause = errno
            guard cause == EEXIST || exists(current) else { throw failure(current, cause: cause) }
        }
    }

    private static func isKind(_ status: stat, _ kind: mode_t) -> Bool { status.st_mode & S_IFMT == kind }

    // MARK: Writing

    /// Makes a new file with these bytes, durable when this returns; `.fileExists` when the name is taken.
    static func createFile(_ path: String, holding bytes: [UInt8] = [], isSealed: Bool = false) throws(VaultError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, fileMode)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        // The umask may have taken more away, or an inherited rule may have added.
        guard fchmod(file, fileMode) == 0 || isSealed else { throw failure(path) }
        try writeAll(bytes, to: file, path: path)
        guard fsync(file) == 0 else { throw failure(path) }
        try syncFolder(of: path)
    }

    static func writeAll(_ bytes: [UInt8], to file: CInt, path: String) throws(VaultError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure(path) }
            rest = rest.dropFirst(count)
        }
    }

    /// Up to `limit` bytes of a plain file of this user, whose access by others is taken away first.
    static func readAll(_ path: String, limit: Int) throws(VaultError) -> [UInt8] {
        try requireOwnFile(path)
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        return try readAll(file, limit: limit, path: path)
    }

    static func readAll(_ file: CInt, limit: Int, path: String) throws(VaultError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limit)
        var filled = 0
        while filled < limit {
            let count = bytes.withUnsafeMutableBytes { buffer in
                read(file, buffer.baseAddress.map { $0 + filled }, limit - filled)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw failure(path) }
            if count == 0 { break }
            filled += count
        }
        return Array(bytes.prefix(filled))
    }

    static func move(_ path: String, to newPath: String) throws(VaultError) {
        guard rename(path, newPath) == 0 else { throw failure(newPath) }
        try syncFolder(of: newPath)
    }

    /// Puts zeros over what is in a plain file of this user, durably; a link or another's file is left as it is.
    static func overwrite(_ path: String) throws(VaultError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw failure(path) }
        guard isKind(status, S_IFREG), status.st_uid == geteuid() else { return }
        let file = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        try writeAll([UInt8](repeating: 0, count: Int(min(status.st_size, 4_096))), to: file, path: path)
        guard fsync(file) == 0 else { throw failure(path) }
    }

    /// Removes a file; nothing happens when there is none.
    static func remove(_ path: String) throws(VaultError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw failure(path) }
    }

    static func sync(_ path: String) throws(VaultError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure(path) }
    }

    static func syncFolder(of path: String) throws(VaultError) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let folder = parts.isEmpty ? "." : parts.joined(separator: "/")
        try sync(folder.isEmpty ? "/" : folder)
    }

    // MARK: Copies

    static var processNumber: Int32 { getpid() }

    /// The names in a folder, in no order; none when it is not there.
    static func names(in path: String) throws(VaultError) -> [String] {
        guard let folder = opendir(path) else {
            if errno == ENOENT { return [] }
            throw failure(path)
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Bytes of a file; 0 when it is not there.
    static func size(_ path: String) -> Int {
        var status = stat()
        return lstat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Whether two names lead to one file.
    static func isSame(_ path: String, _ other: String) -> Bool {
        var (left, right) = (stat(), stat())
        return lstat(path, &left) == 0 && lstat(other, &right) == 0 && left.st_ino == right.st_ino
            && left.st_dev == right.st_dev
    }

    /// Copies a plain file that may be anyone's to a new one of this user's own, durable when this returns.
    static func copy(_ path: String, to newPath: String) throws(VaultError) {
        // A named pipe would be waited for without end, before it could be refused.
        let source = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard source >= 0 else { throw errno == ENOENT ? .vaultMissing : failure(path) }
        defer { close(source) }
        var status = stat()
        guard fstat(source, &status) == 0 else { throw failure(path) }
        guard isKind(status, S_IFREG) else { throw .unsafeFile(path: path) }
        let file = open(newPath, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, fileMode)
        guard file >= 0 else { throw failure(newPath) }
        defer { close(file) }
        while true {
            let bytes = try readAll(source, limit: 1 << 20, path: path)
            if bytes.isEmpty { break }
            try writeAll(bytes, to: file, path: newPath)
        }
        guard fsync(file) == 0 else { throw failure(newPath) }
        try syncFolder(of: newPath)
    }

    /// Gives a file a second name, or, where the file system has no such thing, its only one; durable when this
    /// returns.
    static func link(_ path: String, to newPath: String) throws(VaultError) {
        #if canImport(Darwin)
        let result = Darwin.link(path, newPath)
        #elseif canImport(Musl)
        let result = Musl.link(path, newPath)
        #else
        let result = Glibc.link(path, newPath)
        #endif
        guard result != 0 else { return try syncFolder(of: newPath) }
        guard [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(errno) else { throw failure(newPath) }
        try move(path, to: newPath)
    }

    // MARK: Errors

    /// What a failed call, the last one if not said, means to a person.
    static func failure(_ path: String, cause: CInt = errno) -> VaultError {
        switch cause {
        case ENOSPC, EDQUOT: .diskFull
        case EROFS, EACCES, EPERM: .readOnly
        case EEXIST: .fileExists(path: path)
        case ELOOP, ENOTDIR, EISDIR: .unsafeFile(path: path)
        default: .io
        }
    }
}
