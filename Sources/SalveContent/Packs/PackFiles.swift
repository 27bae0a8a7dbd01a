import Foundation
public import SalveCore

/// Why something is no pack; nothing of it was kept.
public enum PackRefusal: Error, Equatable, Sendable {
    /// There is nothing of that name that can be read.
    case unreadable
    /// More bytes than a pack may have.
    case tooLarge(limit: Int)
    /// More files than a pack may have.
    case tooMany(limit: Int)
    /// It is no zip file, or is cut off, or has something before or behind it.
    case notAnArchive
    /// It is locked with a password.
    case encrypted
    /// It is written in a way that packs have no need of.
    case unusual
    /// It unfolds to far more than it is.
    case bomb
    /// The bytes of this file are not what the archive says.
    case damaged(String)
    /// A path that leads elsewhere, or is hard to tell apart.
    case badPath(String)
    /// Two files by the same name, or by one that some computers take for the same.
    case doubled(String)
    /// A link, or something else that is no file.
    case notAFile(String)
    /// A file that is not text.
    case notText(String)
}

/// The files of a pack, from a folder or an archive, before anything is read in them.
public enum PackFiles {
    /// The files of an archive.
    public static func unpacked(_ bytes: [UInt8]) throws(PackRefusal) -> [KeptPack.File] {
        try texts(ZipArchive.read(bytes))
    }

    /// The files at a path: a folder, or a zip file.
    ///
    /// Links are refused, not followed.
    public static func files(at path: String) throws(PackRefusal) -> [KeptPack.File] {
        switch try kind(of: path) {
        case .typeDirectory: return try texts(Folder.files(in: path))
        case .typeRegular:
            guard let handle = FileHandle(forReadingAtPath: path) else { throw .unreadable }
            let data: Data?
            do { data = try handle.read(upToCount: ZipArchive.byteLimit + 1) } catch { throw .unreadable }
            return try unpacked([UInt8](data ?? Data()))
        default: throw .notAFile(URL(filePath: path).lastPathComponent)
        }
    }

    fileprivate static func kind(of path: String) throws(PackRefusal) -> FileAttributeType {
        do {
            let kind = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            return kind ?? .typeUnknown
        } catch {
            throw .unreadable
        }
    }

    /// Checked paths and texts, in order; what a computer left there by itself, and what is for reading, is passed over.
    static func texts(_ found: [(path: String, bytes: [UInt8])]) throws(PackRefusal) -> [KeptPack.File] {
        guard found.count <= Pack.countLimit else { throw .tooMany(limit: Pack.countLimit) }
        var names: Set<String> = []
        for file in found {
            try check(file.path)
            let folded = file.path.folding(options: [.caseInsensitive, .widthInsensitive], locale: nil)
            guard names.insert(folded.precomposedStringWithCompatibilityMapping).inserted else {
                throw .doubled(file.path)
            }
        }
        let top = Self.top(found.map(\.path))
        var files: [KeptPack.File] = []
        var total = 0
        for file in found {
            let path = String(file.path.dropFirst(top.count))
            if isPassedOver(file.path) || isPassedOver(path) { continue }
            total += file.bytes.count
            guard file.bytes.count <= Pack.fileLimit, total <= Pack.byteLimit else {
                throw .tooLarge(limit: Pack.byteLimit)
            }
            guard let text = String(validating: file.bytes, as: UTF8.self), !text.contains("\0") else {
                throw .notText(path)
            }
            files.append(KeptPack.File(path: path, text: text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text))
        }
        return files.sorted { $0.path < $1.path }
    }

    /// A path that means the same everywhere, and stays inside the pack.
    private static func check(_ path: String) throws(PackRefusal) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = path.unicodeScalars.allSatisfy { scalar in
            scalar.value > 0x20 && scalar.value < 0x7F && !#"\:*?"<>|"#.unicodeScalars.contains(scalar)
                || scalar == " "
        }
        let isInside = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.hasSuffix(" ") }
        guard isPlain, isInside, parts.count <= 4, path.utf8.count <= 120 else { throw .badPath(path) }
    }

    /// The one folder that everything lies in, with its slash; nothing when there is none.
    private static func top(_ paths: [String]) -> String {
        let kept = paths.filter { !isPassedOver($0) }
        guard !kept.contains(PackManifest.file), let first = kept.first?.split(separator: "/").first else { return "" }
        let top = String(first) + "/"
        return kept.allSatisfy { $0.hasPrefix(top) } ? top : ""
    }

    private static func isPassedOver(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        if parts.contains(where: { $0.hasPrefix(".") || $0 == "__MACOSX" }) { return true }
        return ["README.md", "README.txt", "README", "LICENSE", "LICENSE.md", "LICENSE.txt", "NOTICE"].contains(path)
    }
}

/// The files in a folder and the folders in it, as they are.
private struct Folder {
    private let root: String
    private var found: [(path: String, bytes: [UInt8])] = []
    private var total = 0

    private init(_ path: String) { root = path }

    static func files(in path: String) throws(PackRefusal) -> [(path: String, bytes: [UInt8])] {
        var folder = Folder(path)
        try folder.walk("", depth: 0)
        return folder.found
    }

    private mutating func walk(_ folder: String, depth: Int) throws(PackRefusal) {
        guard depth < 4 else { throw .badPath(folder) }
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: root + "/" + folder) } catch {
            throw .unreadable
        }
        for name in names.sorted() where !name.hasPrefix(".") {
            let path = folder.isEmpty ? name : folder + "/" + name
            switch try PackFiles.kind(of: root + "/" + path) {
            case .typeDirectory: try walk(path, depth: depth + 1)
            case .typeRegular: try take(path)
            default: throw .notAFile(path)
            }
        }
    }

    private mutating func take(_ path: String) throws(PackRefusal) {
        guard found.count < Pack.countLimit else { throw .tooMany(limit: Pack.countLimit) }
        guard let handle = FileHandle(forReadingAtPath: root + "/" + path) else { throw .unreadable }
        let data: Data?
        do { data = try handle.read(upToCount: Pack.fileLimit + 1) } catch { throw .unreadable }
        total += data?.count ?? 0
        guard total <= Pack.byteLimit + Pack.fileLimit else { throw .tooLarge(limit: Pack.byteLimit) }
        found.append((path, [UInt8](data ?? Data())))
    }
}
