import Foundation

/// Fresh folders for tests, all in one that goes when the process ends.
enum Folder {
    /// A new, empty folder's path.
    static func fresh() throws -> String {
        let path = root + "/" + UUID().uuidString
        // A mode of its own: one test tries other umasks, which all tests of the process share.
        let mode: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: mode)
        return path
    }

    private static let root: String = {
        atexit { try? FileManager.default.removeItem(atPath: Folder.root) }  // Cleaning up.
        return NSTemporaryDirectory() + "salve-tests-\(ProcessInfo.processInfo.processIdentifier)"
    }()
}
