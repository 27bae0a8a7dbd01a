import Foundation
public import SalveContent
import SalveVault

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file in clear that a person asked for, made for its owner only.
public enum PrivateFile {
    /// Writes it, beside its name first, so that it is whole or not there.
    ///
    /// Refuses a name that is taken, unless told to replace. Throws a sentence.
    public static func write(
        _ text: String,
        to path: String,
        replacing: Bool,
        _ strings: Strings
    ) throws(CommandFailure) {
        try write([UInt8](text.utf8), to: path, replacing: replacing, strings)
    }

    /// Writes bytes in the same way.
    public static func write(
        _ bytes: [UInt8],
        to path: String,
        replacing: Bool,
        _ strings: Strings
    ) throws(CommandFailure) {
        do throws(VaultError) {
            try put(bytes, at: path, replacing: replacing)
        } catch {
            throw CommandFailure(error, strings)
        }
    }

    /// Makes the file with these bytes, durable when this returns; `.fileExists`, `.diskFull` or `.readOnly` if not.
    static func put(_ bytes: [UInt8], at path: String, replacing: Bool) throws(VaultError) {
        if !replacing, SocketFile.exists(path) { throw .fileExists(path: path) }
        // A name that nobody can guess, in a file that was not there: in a folder that others may write to, nobody
        // can lay a file or a link of theirs in its place.
        var name = Array((path + ".unfinished.XXXXXX").utf8CString)
        let file = mkstemp(&name)
        guard file >= 0 else { throw errno == ENOSPC ? .diskFull : .readOnly }
        let unfinished = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        let manager = FileManager.default
        do {
            try write(bytes, to: FileHandle(fileDescriptor: file))
            // In one step, so that the old one is there until the new one is.
            if replacing, rename(unfinished, path) == 0 { return }
            try manager.moveItem(atPath: unfinished, toPath: path)
        } catch {
            // What was begun is of no use.
            try? manager.removeItem(atPath: unfinished)
            throw SocketFile.exists(path) && !replacing ? .fileExists(path: path) : .diskFull
        }
    }

    private static func write(_ bytes: [UInt8], to file: FileHandle) throws {
        try file.write(contentsOf: Data(bytes))
        try file.synchronize()
        try file.close()
    }
}
