#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The right to write to a vault: one process has it at a time, and loses it when it ends, however it ends.
///
/// A lock of the system on a small file (`flock`), so that nothing stale can be left behind. The file says who holds
/// it and, once `announce` was called, where that Salve answers. A class, since it is one open file; keep it for as
/// long as the vault is open.
public final class WriterLock: Sendable {
    private let file: CInt
    private let path: String

    /// Takes the lock; throws `.held` at once when another process has it.
    public init(path: String) throws(VaultError) {
        self.path = path
        file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, Disk.fileMode)
        guard file >= 0 else { throw Disk.failure(path) }
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            guard errno == EWOULDBLOCK else { throw Disk.failure(path) }
            throw try Self.holder(in: file, path: path)
        }
        try Disk.requireOwnFile(path)
        try announce(address: nil)
    }

    deinit { close(file) }

    /// Writes this process's number and the address where it answers, for others to read.
    public func announce(address: String?) throws(VaultError) {
        let text = "\(getpid())\n" + (address.map { $0 + "\n" } ?? "")
        guard ftruncate(file, 0) == 0, lseek(file, 0, SEEK_SET) == 0 else { throw Disk.failure(path) }
        try Disk.writeAll(Array(text.utf8), to: file, path: path)
    }

    /// Gives the lock back before the process ends.
    public func release() {
        // NB: neither can fail in a way that matters: the system drops the lock with the process at the latest.
        _ = ftruncate(file, 0)
        _ = flock(file, LOCK_UN)
    }

    private static func holder(in file: CInt, path: String) throws(VaultError) -> VaultError {
        let text = String(decoding: try Disk.readAll(file, limit: 1_024, path: path), as: UTF8.self)
        let lines = text.split(separator: "\n")
        return .held(by: lines.first.flatMap { Int32($0) }, address: lines.dropFirst().first.map(String.init))
    }
}
