import Foundation

/// Fresh folders for tests, all in one that goes when the process ends.
enum Folder {
    /// A new, empty folder's path.
    static func fresh() throws -> String {
        let path = root + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    private static let root: String = {
        atexit { try? FileManager.default.removeItem(atPath: Folder.root) }  // Cleaning up.
        return NSTemporaryDirectory() + "salve-tests-\(ProcessInfo.processInfo.processIdentifier)"
    }()
}
