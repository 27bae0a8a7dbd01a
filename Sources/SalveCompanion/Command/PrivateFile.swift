import Foundation
public import SalveContent
import SalveVault

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
        if !replacing, SocketFile.exists(path) { throw CommandFailure(.fileExists(path: path), strings) }
        let unfinished = path + ".unfinished"
        let manager = FileManager.default
        // What an earlier attempt left behind.
        try? manager.removeItem(atPath: unfinished)
        guard manager.createFile(atPath: unfinished, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CommandFailure(.readOnly, strings)
        }
        do {
            try write(bytes, to: unfinished)
            if replacing, SocketFile.exists(path) { try manager.removeItem(atPath: path) }
            try manager.moveItem(atPath: unfinished, toPath: path)
        } catch {
            // What was begun is of no use.
            try? manager.removeItem(atPath: unfinished)
            throw CommandFailure(SocketFile.exists(path) ? .fileExists(path: path) : .diskFull, strings)
        }
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.write(contentsOf: Data(bytes))
        try file.synchronize()
        try file.close()
    }
}
