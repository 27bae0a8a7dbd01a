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
        let languages = names(in: root).filter { holdsContent(root.appending(path: $0)) }
        return (languages.isEmpty ? ["en"] : languages).map { ContentFiles(folder: folder, language: $0) }
    }

    /// The paths of the practice files, in order.
    var practiceNames: [String] { texts.keys.filter { $0.hasPrefix("practices/") }.sorted() }

    /// The paths of the explainer files, in order.
    var explainerNames: [String] { texts.keys.filter { $0.hasPrefix("explainers/") }.sorted() }

    /// The paths of the worksheet files, in order.
    var worksheetNames: [String] { texts.keys.filter { $0.hasPrefix(WorksheetFile.folder + "/") }.sorted() }

    /// The paths of the story files, in order.
    var storyNames: [String] { texts.keys.filter { $0.hasPrefix(StoryFile.folder + "/") }.sorted() }

    /// How problems name a file.
    func path(_ name: String) -> String { prefix + name }

    // MARK: - Reading

    private static let largest = 1_048_576

    /// The names in a folder, in order.
    private static func names(in folder: URL) -> [String] {
        // A folder that cannot be read is one without content: the caller says that nothing was found.
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.filePath)
        return names?.sorted() ?? []
    }

    private static func holdsContent(_ folder: URL) -> Bool {
        ["practices", StringsFile.name, HelpLinesFile.name, WordsFile.name, CareFile.name].contains {
            FileManager.default.fileExists(atPath: folder.appending(path: $0).filePath)
        }
    }

    private mutating func readAll(_ folder: URL) {
        for (part, what) in [("practices", "practice"), ("explainers", "explainer")] {
            for name in Self.names(in: folder.appending(path: part)) where !name.hasPrefix(".") {
                if name.hasSuffix(".md") {
                    read(part + "/" + name, in: folder)
                } else {
                    note(part + "/" + name, "a file that is no \(what)", "name it `<id>.md`, or move it away")
                }
            }
        }
        if practiceNames.isEmpty { note("practices", "no practice was found", "add `practices/<id>.md` files") }
        readForms(WorksheetFile.folder, "worksheet", in: folder)
        readForms(StoryFile.folder, "story", in: folder)
        read(StringsFile.name, in: folder)
        read(HelpLinesFile.name, in: folder)
        read(PassphraseWordsFile.name, in: folder)
        read(WordsFile.name, in: folder)
        read(CareFile.name, in: folder)
        read(TellsFile.name, in: folder)
        read(IntentionsFile.name, in: folder)
        read(BarriersFile.name, in: folder)
        read(CyclesFile.name, in: folder)
        // The one file that need not be there.
        if FileManager.default.fileExists(atPath: folder.appending(path: EaseFile.name).filePath) {
            read(EaseFile.name, in: folder)
        }
    }

    /// Worksheets or stories, which a language may lack.
    private mutating func readForms(_ part: String, _ what: String, in folder: URL) {
        for name in Self.names(in: folder.appending(path: part)) where !name.hasPrefix(".") {
            let path = part + "/" + name
            if name.hasSuffix(".yaml") {
                read(path, in: folder)
            } else {
                note(path, "a file that is no \(what)", "name it `<id>.yaml`, or move it away")
            }
        }
    }

    private mutating func read(_ name: String, in folder: URL) {
        guard let data = FileManager.default.contents(atPath: folder.appending(path: name).filePath) else {
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

extension URL {
    /// Its path as the file system wants it: nothing encoded, no slash at the end.
    var filePath: String {
        let path = path(percentEncoded: false)
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
