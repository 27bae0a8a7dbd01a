import Yams

/// Reads `strings.yaml`: nested groups whose leaves are lines.
///
/// A leaf is a line of text, or a mapping whose keys are all among `plain`, `warm`, `one`, `other`, `voice`, `waive`.
enum StringsFile {
    static let name = "strings.yaml"

    /// The lines of a file; nil when it is no YAML.
    ///
    /// All problems are in the report.
    static func read(_ text: String, _ report: inout Report) -> Strings? {
        guard let root = YAML.compose(text, &report) else { return nil }
        var reader = StringsReader(report: report)
        reader.read(root, at: [], line: 1)
        report = reader.report
        return Strings(reader.lines)
    }
}

private struct StringsReader {
    var lines: [String: Strings.Line] = [:]
    var report: Report

    init(report: Report) {
        self.report = report
    }

    private static let leafFields: Set<String> = ["plain", "warm", "one", "other", "voice", "waive"]

    // MARK: - Groups

    mutating func read(_ node: Node, at path: [String], line: Int) {
        switch node {
        case .scalar:
            readLine(Passage(node.scalarText ?? "", line: node.line), at: path)
        case .mapping(let mapping):
            let names = Set(mapping.map { $0.key.scalarText ?? "" })
            if !path.isEmpty, !names.isEmpty, names.isSubset(of: Self.leafFields) {
                readLeaf(node, isPlural: !names.isDisjoint(with: ["one", "other"]), at: path)
            } else {
                readGroup(mapping, at: path, line: line)
            }
        case .sequence, .alias:
            report.note(node.line, .leaf, "`\(path.joined(separator: "."))` is a list", "use a group, or a line")
        }
    }

    private mutating func readGroup(_ mapping: Node.Mapping, at path: [String], line: Int) {
        if mapping.isEmpty { report.note(line, .leaf, "an empty group", "remove it, or add its lines") }
        for (key, value) in mapping {
            let name = key.scalarText ?? ""
            guard name.first?.isUppercase == false, name.allSatisfy({ $0.isPlainWordCharacter || $0 == "-" }) else {
                report.note(key.line, .leaf, "“\(name)” is no name for a line", "use letters and digits: `oneMore`")
                continue
            }
            read(value, at: path + [name], line: key.line)
        }
    }

    // MARK: - Leaves

    private mutating func readLine(_ passage: Passage, at path: [String]) {
        guard !path.isEmpty, !passage.text.isEmpty else {
            return report.note(passage.line, .leaf, "an empty line", "write the line, or remove its name")
        }
        keep(passage, at: path)
        check([passage], voice: .salve)
    }

    private mutating func readLeaf(_ node: Node, isPlural: Bool, at path: [String]) {
        guard var fields = Fields(node, called: "a line", &report) else { return }
        let text = fields.text(isPlural ? "other" : "plain", &report)
        let one = isPlural ? fields.text("one", &report) : nil
        let warm = isPlural ? nil : fields.optionalText("warm", &report)
        let voice = fields.choice("voice", of: Voice.self, otherwise: .salve, &report) ?? .salve
        let waive = fields.optionalText("waive", &report)
        fields.finish(&report)
        guard let text else { return }
        keep(text, warm: warm, one: one, at: path)
        check([text, warm, one].compactMap { $0 }, voice: voice, waive: waive)
    }

    private mutating func keep(_ text: Passage, warm: Passage? = nil, one: Passage? = nil, at path: [String]) {
        let text = Worded(plain: text.text, warm: warm?.text)
        lines[path.joined(separator: ".")] = Strings.Line(text: text, one: one?.text)
    }

    private mutating func check(_ passages: [Passage], voice: Voice, waive: Passage? = nil) {
        var own = Report(file: report.file, readsVoice: report.readsVoice)
        for passage in passages { VoiceRules.check(passage, voice: voice, &own) }
        checkPlaceholders(passages)
        let all = passages.map(\.line) + [waive?.line].compactMap { $0 }
        if let waive, let first = all.min(), let last = all.max() {
            let waiver = Waiver(waive.text, line: waive.line, covers: first...last, &own)
            Waiver.apply([waiver].compactMap { $0 }, to: &own)
        }
        report.add(own)
    }

    private mutating func checkPlaceholders(_ passages: [Passage]) {
        guard passages.contains(where: { $0.text.utf8.contains { Self.braces.contains($0) } }) else { return }
        let found = passages.map { Self.placeholders(in: $0.text) }
        for (passage, (own, isBare)) in zip(passages, found) {
            if isBare {
                report.note(passage.line, .placeholder, "a brace that is no placeholder", "write it as `{name}`")
            }
            // NB: "one" may leave the count out, as in "One try."
            if own.union(["count"]) != (found.first?.names ?? []).union(["count"]) {
                let remedy = "use the same placeholders in each wording"
                report.note(passage.line, .placeholder, "its placeholders differ from the first wording’s", remedy)
            }
        }
    }
    private static let braces: Set<UInt8> = [UInt8(ascii: "{"), UInt8(ascii: "}")]

    /// The names in `{name}`, and whether a brace stands there that belongs to none.
    private static func placeholders(in text: String) -> (names: Set<String>, isBare: Bool) {
        var names: Set<String> = []
        var isBare = false
        var rest = text.utf8[...]
        while let index = rest.firstIndex(where: braces.contains) {
            let name = rest[index...].dropFirst().prefix { $0.isPlainWordByte }
            if rest[index] == UInt8(ascii: "{"), name.first?.isSmallLetter == true,
                name.endIndex < rest.endIndex, rest[name.endIndex] == UInt8(ascii: "}")
            {
                names.insert(String(Substring(name)))
                rest = rest[name.endIndex...].dropFirst()
            } else {
                isBare = true
                rest = rest[index...].dropFirst()
            }
        }
        return (names, isBare)
    }
}

extension UInt8 {
    fileprivate var isSmallLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
    fileprivate var isPlainWordByte: Bool {
        (self | 0x20).isSmallLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }
}
