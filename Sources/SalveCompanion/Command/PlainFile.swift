public import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that a person named, to be read.
public enum PlainFile {
    /// What stands under a name.
    public enum Look: Sendable {
        /// An ordinary file, open.
        case file(FileHandle)
        /// Something else: a folder, a pipe, a device. A pipe would be waited for without end.
        case other
        /// Nothing that can be read.
        case nothing
    }

    /// Looks, and opens what is an ordinary file.
    public static func look(at path: String) -> Look {
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return .nothing }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(file)
            return .other
        }
        return .file(FileHandle(fileDescriptor: file, closeOnDealloc: true))
    }
}
