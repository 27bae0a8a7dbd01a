import Crypto
import Foundation
import SalveContent

/// The files that the web part serves and fills in: templates and static files, read once at start.
struct WebResources: Sendable {
    /// Template texts by name, such as `layouts/page`.
    let templates: [String: String]
    /// Static files by name, such as `salve.css`.
    let files: [String: StaticFile]

    /// Reads all files of a folder that holds `templates` and `static`.
    init(folder: String) throws(WebError) {
        templates = try Self.readTemplates(in: folder + "/templates")
        files = try Self.readStatic(in: folder + "/static")
    }

    /// The folder with our files, found as the content is: given, `$SALVE_RESOURCES`, beside the executable, or
    /// `../share/salve`.
    static func locate(explicit: String? = nil) throws(WebError) -> String {
        do {
            return try ContentFolder.locate("templates", of: "SalveWeb", explicit: explicit)
        } catch {
            guard case .folderMissing(let tried) = error else { throw .resourcesMissing(tried: []) }
            throw .resourcesMissing(tried: tried)
        }
    }

    // MARK: Reading

    private static func readTemplates(in folder: String) throws(WebError) -> [String: String] {
        var result: [String: String] = [:]
        for path in paths(in: folder) where path.hasSuffix(".mustache") {
            result[String(path.dropLast(".mustache".count))] = try text(of: folder + "/" + path)
        }
        return result
    }

    private static func readStatic(in folder: String) throws(WebError) -> [String: StaticFile] {
        var result: [String: StaticFile] = [:]
        var styles = ""
        for path in paths(in: folder).sorted() {
            // The style sheet is written in parts and served as one, in the order of the parts' names.
            if path.hasPrefix("css/") {
                styles += try text(of: folder + "/" + path)
            } else if let bytes = FileManager.default.contents(atPath: folder + "/" + path) {
                result[path] = StaticFile(name: path, bytes: [UInt8](bytes))
            } else {
                throw .unreadable(file: path)
            }
        }
        result["salve.css"] = StaticFile(name: "salve.css", bytes: Array(styles.utf8))
        return result
    }

    private static func paths(in folder: String) -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
        var result: [String] = []
        for case let path as String in walk {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
            if exists, !isFolder.boolValue, !path.hasPrefix(".") { result.append(path) }
        }
        return result
    }

    private static func text(of path: String) throws(WebError) -> String {
        guard let bytes = FileManager.default.contents(atPath: path), let text = String(data: bytes, encoding: .utf8)
        else { throw .unreadable(file: (path as NSString).lastPathComponent) }
        return text
    }
}

/// One static file, ready to be sent.
struct StaticFile: Sendable {
    /// Its bytes.
    let bytes: [UInt8]
    /// What it is, as browsers want to be told.
    let mediaType: String
    /// A name for exactly these bytes, in quotes.
    let tag: String

    /// A file from its name and bytes.
    init(name: String, bytes: [UInt8]) {
        self.bytes = bytes
        mediaType = Self.mediaType(of: (name as NSString).pathExtension)
        tag = "\"" + SHA256.hash(data: bytes).prefix(12).map { String($0, radix: 16) }.joined() + "\""
    }

    private static func mediaType(of fileExtension: String) -> String {
        switch fileExtension {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "ico": "image/x-icon"
        case "webmanifest": "application/manifest+json"
        default: "application/octet-stream"
        }
    }
}
