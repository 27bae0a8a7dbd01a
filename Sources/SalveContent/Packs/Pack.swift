public import SalveCore

/// Practices, worksheets, explainers and feeling words by others, checked whole: what ships keeps its words, its risk
/// and its rules.
public struct Pack: Equatable, Sendable {
    /// What it says of itself.
    public let manifest: PackManifest
    /// Its practices, in order of their ids, each named after the pack too.
    public let practices: [PracticeText]
    /// Its worksheets, in order of their ids, each named after the pack too.
    public let worksheets: [WorksheetForm]
    /// Its explainers, in order of their places, each named after the pack too.
    public let explainers: [Explainer]
    /// Its feeling words, in the order of their file, each named after the pack too.
    public let words: [FeelingWord]
    /// Its files, as they are kept.
    public let files: [KeptPack.File]

    /// The longest that all files together may be, in bytes.
    public static let byteLimit = 192 << 10
    /// The longest that one file may be, in bytes.
    public static let fileLimit = 32 << 10
    /// Most files.
    public static let countLimit = 80

    /// What stands between the name of a pack and the name of a thing in it: no name that ships holds it.
    static let separator = "--"

    /// The name of a pack's thing among all.
    static func name(_ name: String, in pack: String) -> String { pack + separator + name }
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

    /// The same with what packs add to words, worksheets and explainers, behind what ships.
    ///
    /// Practices are no part of it: `Library` has them, with one's own.
    func adding(_ packs: [Pack]) -> Catalogue {
        if packs.isEmpty { return self }
        var content = self
        content.words = FeelingWords(words.all + packs.flatMap(\.words))
        content.worksheets += packs.flatMap(\.worksheets)
        content.explainers += packs.flatMap(\.explainers)
        return content
    }
}

extension WordID {
    /// How a word is shown when the pack that it came from is gone: what its name says.
    public var plainName: String {
        guard let place = name.firstRange(of: Pack.separator) else { return name }
        return String(name[place.upperBound...]).replacing("-", with: " ")
    }
}
