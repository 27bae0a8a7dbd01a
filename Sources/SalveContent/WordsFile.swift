import SalveCore
import Yams

/// Reads `words.yaml`.
enum WordsFile {
    static let name = "words.yaml"

    /// The words of a file; nil when something is missing.
    ///
    /// All problems are in the report.
    static func read(_ text: String, _ report: inout Report) -> FeelingWords? {
        guard let words = readList(text, &report) else { return nil }
        checkEveryday(words.map(\.value), &report)
        return FeelingWords(words.map(\.value))
    }

    /// The words of a file, each with its line, whatever fields they leave empty; nil when something is missing.
    static func readList(_ text: String, _ report: inout Report) -> [(value: FeelingWord, line: Int)]? {
        var waivers: [Waiver] = []
        defer { Waiver.apply(waivers, to: &report) }
        if report.readsVoice { waivers = Waiver.inComments(of: Passage.Line.all(of: text)[...], &report) }
        guard let root = YAML.compose(text, &report), var fields = Fields(root, called: "the file", &report) else {
            return nil
        }
        let words = fields.list("words", &report) { node, report in readWord(node, &report) }
        fields.finish(&report)
        guard let words else { return nil }
        checkUnique(words.map { ($0.value.id.name, $0.line) }, called: "id", &report)
        checkUnique(words.map { ($0.value.word, $0.line) }, called: "word", &report)
        return words
    }

    /// As the file writes a field of feeling.
    private enum Place: String, CaseIterable {
        case stirred, lit, low, settled, unsure
    }

    private enum YesNo: String, CaseIterable {
        case yes, no
    }

    private static func readWord(_ node: Node, _ report: inout Report) -> FeelingWord? {
        guard var fields = Fields(node, called: "a word", &report) else { return nil }
        let id = fields.text("id", &report)
        let word = fields.text("word", &report)
        let line = fields.line
        let shapes = fields.choices("fields", of: Place.self, &report)?.compactMap { FeelingShape(name: $0.rawValue) }
        let ease = fields.number("ease", in: -10...10, &report)
        let energy = fields.number("energy", in: -10...10, &report)
        let family = fields.choice("family", of: FeelingWord.Family.self, &report)
        let need = fields.text("need", &report)
        let isEveryday = fields.choice("everyday", of: YesNo.self, otherwise: .no, &report) == .yes
        let flag = readFlag(&fields, &report)
        let meaning = fields.text("meaning", &report)
        fields.finish(&report)
        if let id { checkID(id, &report) }
        if shapes?.isEmpty == true {
            report.note(line, .value, "a word that stands in no field", "name one, or `unsure`")
        }
        if let word { VoiceRules.check(word, voice: .person, limit: 24, &report) }
        if let need { VoiceRules.check(need, limit: 30, &report) }
        if let meaning { VoiceRules.check(meaning, limit: 90, &report) }
        guard let id, let word, let shapes, let ease, let energy, let family, let need, let meaning else { return nil }
        return FeelingWord(
            id: WordID(id.text),
            word: word.text,
            shapes: shapes,
            ease: Double(ease) / 10,
            energy: Double(energy) / 10,
            family: family,
            need: need.text,
            isEveryday: isEveryday,
            flag: flag,
            meaning: meaning.text
        )
    }

    private static func readFlag(_ fields: inout Fields, _ report: inout Report) -> FeelingWord.Flag? {
        guard fields.has("flag") else { return nil }
        return fields.choice("flag", of: FeelingWord.Flag.self, &report)
    }

    // MARK: - One rule each

    private static func checkID(_ id: Passage, _ report: inout Report) {
        let parts = id.text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isPlainWordCharacter && !$0.isUppercase } }) { return }
        report.note(id.line, .id, "“\(id.text)” is not kebab-case", "use lower-case letters, digits and hyphens")
    }

    private static func checkUnique(_ names: [(String, Int)], called what: String, _ report: inout Report) {
        var seen: Set<String> = []
        for (name, line) in names where !seen.insert(name).inserted {
            report.note(line, .unique, "\(what) “\(name)” is there twice", "keep one")
        }
    }

    /// Every field has words to show first, so that no choice on the pad leads to an empty place.
    private static func checkEveryday(_ words: [FeelingWord], _ report: inout Report) {
        for shape in FeelingShape.allCases
        where !words.contains(where: { $0.isEveryday && $0.shapes.contains(shape) }) {
            report.note(0, .value, "no everyday word in `\(shape.name)`", "mark some of its words `everyday: yes`")
        }
    }
}
