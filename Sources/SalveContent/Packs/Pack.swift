public import SalveCore

/// Practices by others, checked whole: what ships keeps its words, its risk and its rules.
public struct Pack: Equatable, Sendable {
    /// What it says of itself.
    public let manifest: PackManifest
    /// Its practices, in order of their ids, each named after the pack too.
    public let practices: [PracticeText]
    /// Its files, as they are kept.
    public let files: [KeptPack.File]

    /// The longest that all files together may be, in bytes.
    public static let byteLimit = 192 << 10
    /// The longest that one file may be, in bytes.
    public static let fileLimit = 32 << 10
    /// Most files.
    public static let countLimit = 80

    /// The name of a pack's practice among all: two hyphens in a row stand in no name that ships.
    static func id(_ practice: String, in pack: String) -> Practice.ID { Practice.ID(pack + "--" + practice) }
}

/// A pack as it was read: a value, or all that is wrong with it.
public struct PackReading: Sendable {
    /// The pack; nil when something is wrong with it.
    public let pack: Pack?
    /// What is wrong, in order of file and line.
    public let problems: [ContentProblem]
}

extension Catalogue {
    /// Reads the files of a pack by the rules for what ships, and by those for what is added.
    ///
    /// `readsVoice` is false for a pack that was checked before it was kept.
    public func readPack(_ files: [KeptPack.File], readsVoice: Bool = true) -> PackReading {
        var reader = PackReader(catalogue: self, readsVoice: readsVoice)
        let pack = reader.read(files)
        let problems = reader.problems.sorted { ($0.file, $0.line) < ($1.file, $1.line) }
        return PackReading(pack: problems.isEmpty ? pack : nil, problems: problems)
    }
}

/// One pass over the files of a pack.
private struct PackReader {
    let catalogue: Catalogue
    let readsVoice: Bool
    var problems: [ContentProblem] = []

    mutating func read(_ files: [KeptPack.File]) -> Pack? {
        let manifest = manifest(files)
        var readings: [PracticeFile.Reading] = []
        for file in files where file.path != PackManifest.file {
            if file.path.hasPrefix("practices/"), file.path.hasSuffix(".md") {
                if let reading = practice(file) { readings.append(reading) }
            } else {
                note(file.path, .pack, "a file that is no part of a pack", "move it away")
            }
        }
        if !files.contains(where: { $0.path.hasPrefix("practices/") }) {
            note("practices", .pack, "no practice was found", "add `practices/<id>.md` files")
        }
        checkTitles(readings)
        guard let manifest else { return nil }
        let practices = readings.map { reading in
            reading.text.changed(practice: reading.text.practice.named(Pack.id(reading.text.id.name, in: manifest.id)))
        }
        return Pack(manifest: manifest, practices: practices, files: files)
    }

    private mutating func manifest(_ files: [KeptPack.File]) -> PackManifest? {
        guard let file = files.first(where: { $0.path == PackManifest.file }) else {
            note(PackManifest.file, .pack, "the file is not there", "add it: it says what the pack is")
            return nil
        }
        var report = Report(file: file.path, readsVoice: readsVoice)
        defer { problems += report.problems }
        AddedRules.checkLines(file.text, &report)
        return PackManifest.read(file.text, language: catalogue.language, &report)
    }

    private mutating func practice(_ file: KeptPack.File) -> PracticeFile.Reading? {
        var report = Report(file: file.path, readsVoice: readsVoice)
        defer { problems += report.problems }
        AddedRules.checkLines(file.text, &report)
        guard let reading = PracticeFile.read(file.text, &report) else { return nil }
        AddedRules.checkClaims(reading, &report)
        AddedRules.check(reading, catalogue.tells, &report)
        return reading
    }

    /// A name that is used twice would leave nobody knowing which of the two is meant.
    private mutating func checkTitles(_ readings: [PracticeFile.Reading]) {
        var taken = Set(catalogue.practices.map { $0.title.lowercased() })
        for reading in readings where !taken.insert(reading.text.title.lowercased()).inserted {
            note(reading.file, .unique, "“\(reading.text.title)” is the name of another practice", "choose another")
        }
    }

    private mutating func note(_ file: String, _ rule: ContentRule, _ message: String, _ remedy: String) {
        problems.append(ContentProblem(file: file, line: 0, rule: rule, message: message, remedy: remedy))
    }
}
