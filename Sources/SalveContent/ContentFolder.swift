import Foundation

/// Finds the folders of files that Salve ships with.
public enum ContentFolder {
    /// The folder that holds the content, one folder per language.
    ///
    /// Looked for in this order: the explicit folder and no other, if there is one; `SALVE_RESOURCES` and no other, if
    /// it is set; beside the executable, as the build lays it out; `../share/salve` from the executable. Throws
    /// `ContentFailure.folderMissing` with the places tried.
    public static func locate(explicit: String?) throws(ContentFailure) -> String {
        try locate("en", of: "SalveContent", explicit: explicit)
    }

    /// The folder that holds an item shipped with a target, such as `templates` of `SalveWeb`; found as the content is.
    ///
    /// A folder that was named by the person may hold the items of all targets, side by side.
    public static func locate(
        _ item: String,
        of target: String,
        explicit: String?
    ) throws(ContentFailure) -> String {
        try locate(
            item,
            of: target,
            explicit: explicit,
            environment: ProcessInfo.processInfo.environment,
            executable: Bundle.main.executableURL
        )
    }

    static func locate(
        _ item: String,
        of target: String,
        explicit: String?,
        environment: [String: String],
        executable: URL?
    ) throws(ContentFailure) -> String {
        let places = places(target, explicit, environment, executable).map { $0.standardizedFileURL.filePath }
        for place in places where FileManager.default.fileExists(atPath: place + "/" + item) {
            return place
        }
        throw .folderMissing(tried: places)
    }

    private static func places(
        _ target: String,
        _ explicit: String?,
        _ environment: [String: String],
        _ executable: URL?
    ) -> [URL] {
        let bundle = "salve_\(target).resources"
        if let named = explicit ?? environment["SALVE_RESOURCES"], !named.isEmpty {
            let folder = URL(filePath: named, directoryHint: .isDirectory)
            return [folder, folder.appending(path: bundle)]
        }
        guard let folder = executable?.resolvingSymlinksInPath().deletingLastPathComponent() else { return [] }
        return [
            folder.appending(path: bundle),
            folder.deletingLastPathComponent().appending(path: "share/salve"),
        ]
    }
}
