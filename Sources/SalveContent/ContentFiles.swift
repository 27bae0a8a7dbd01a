import Foundation

/// The files of one language, as text; read from a folder once, or given in a test.
struct ContentFiles {
    /// The language, as a tag such as `en`.
    let language: String
    /// Where problems say that the files are: `en/`, or nothing when the folder itself was named.
    let prefix: String
    /// The texts, by path inside the folder of the language.
    private(set) var texts: [String: String]
    /// What could not be read.
    private(set) var problems: [ContentProblem] = []

    /// Files given as they are.
    init(_ texts: [String: String], language: String = "en", prefix: String? = nil) {
        self.texts = texts
        self.language = language
        self.prefix = prefix ?? language + "/"
    }

    /// The files of a language in a folder of content.
    init(folder: String, language: String) {
        self.init([:], language: language)
        readAll(URL(filePath: folder, directoryHint: .isDirectory).appending(path: language))
    }

    /// The languages of a folder: each folder in it that holds content, or the folder itself.
    static func languages(in folder: String) -> [ContentFiles] {
        let root = URL(filePath: folder, directoryHint: .isDirectory).standardizedFileURL
        if holdsContent(root) {
            var files = ContentFiles([:], language: root.lastPathComponent, prefix: "")
            files.readAll(root)
            return [files]
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path())) ?? []  // none: said below
        let languages = names.sorted().filter { holdsContent(root.appending(path: $0)) }
        return (languages.isEmpty ? ["en"] : languages).map { ContentFiles(folder: folder, language: $0) }
    }

    /// The paths of the practice files, in order.
    var practiceNames: [String] { texts.keys.filter { $0.hasPrefix("practices/") }.sorted() }

    /// How problems name a file.
    func path(_ name: String) -> String { prefix + name }

    // MARK: - Reading

    private static let largest = 1_048_576

    private static func holdsContent(_ folder: URL) -> Bool {
        ["practices", StringsFile.name, HelpLinesFile.name].contains {
            FileManager.default.fileExists(atPath: folder.appending(path: $0).path())
        }
    }

    private mutating func readAll(_ folder: URL) {
        let practices = folder.appending(path: "practices")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: practices.path())) ?? []  // none: said below
        for name in names.sorted() where !name.hasPrefix(".") {
            if name.hasSuffix(".md") {
                read("practices/" + name, in: folder)
            } else {
                note("practices/" + name, "a file that is no practice", "name it `<id>.md`, or move it away")
            }
        }
        if practiceNames.isEmpty { note("practices", "no practice was found", "add `practices/<id>.md` files") }
        read(StringsFile.name, in: folder)
        read(HelpLinesFile.name, in: folder)
    }

    private mutating func read(_ name: String, in folder: URL) {
        guard let data = FileManager.default.contents(atPath: folder.appending(path: name).path()) else {
            return note(name, "the file cannot be read", "add it, or let it be read")
        }
        guard data.count <= Self.largest else {
            return note(name, "the file is larger than 1 MiB", "make it smaller")
        }
        guard let text = String(bytes: data, encoding: .utf8), !text.contains("\0") else {
            return note(name, "the file is not UTF-8 text", "save it as UTF-8")
        }
        texts[name] = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }

    private mutating func note(_ name: String, _ message: String, _ remedy: String) {
        problems.append(
            ContentProblem(file: path(name), line: 0, rule: .file, message: message, remedy: remedy)
        )
    }
}
