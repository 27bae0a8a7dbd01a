import SalveCore
import Yams

/// Reads `scales.yaml`: keys, ranges and figures of questionnaires, and the words of Salve’s own.
enum ScaleFile {
    static let name = "scales.yaml"

    enum YesNo: String, CaseIterable {
        case yes, no
    }

    /// The scales of a file; nil when something is missing.
    ///
    /// All problems are in the report.
    static func read(_ text: String, _ report: inout Report) -> [ScaleText]? {
        var waivers: [Waiver] = []
        defer { Waiver.apply(waivers, to: &report) }
        if report.readsVoice { waivers = Waiver.inComments(of: Passage.Line.all(of: text)[...], &report) }
        guard let root = YAML.compose(text, &report), var fields = Fields(root, called: "the file", &report) else {
            return nil
        }
        let sources = ScaleSources(&fields, &report)
        let scales = fields.list("scales", &report) { node, report in readScale(node, sources, &report) }
        fields.finish(&report)
        if report.readsVoice { sources.checkUse(in: text, &report) }
        guard let scales else { return nil }
        var seen: Set<String> = []
        for (scale, line) in scales where !seen.insert(scale.id.name).inserted {
            report.note(line, .unique, "id “\(scale.id.name)” is there twice", "keep one")
        }
        return scales.map(\.value)
    }

    private static func readScale(_ node: Node, _ sources: ScaleSources, _ report: inout Report) -> ScaleText? {
        guard var fields = Fields(node, called: "a scale", &report) else { return nil }
        let line = fields.line
        let earlier = report.problems.count
        let id = fields.text("id", &report)
        let title = fields.text("title", &report)
        let about = fields.text("about", &report)
        let isOwn = fields.choice("own", of: YesNo.self, otherwise: .no, &report) == .yes
        // NB: without its items nothing else of a scale can be judged.
        guard let items = readItems(&fields, &report) else { return nil }
        let own = readWords(&fields, isOwn: isOwn, items, &report)
        let beside = fields.optionalText("beside", &report)
        let rights = fields.text("rights", &report)
        let wording = isOwn ? nil : fields.text("wording", &report)
        let key = isOwn ? [] : sources.list("key", &fields, &report)
        let scale = readKey(id, items, sources, &fields, &report)
        fields.finish(&report)
        if let id { checkID(id, &report) }
        if let wording { ScaleSources.check(wording.text, at: wording.line, &report) }
        for passage in [about, beside, rights].compactMap({ $0 }) { VoiceRules.check(passage, &report) }
        if let scale, report.problems.count == earlier { ScaleRules.check(scale, at: line, &report) }
        guard let scale, let title, let about, let key, let rights, isOwn == (own != nil) else { return nil }
        return ScaleText(
            scale: scale,
            title: title.text,
            about: about.text,
            sources: key,
            beside: beside?.text,
            rights: rights.text,
            wording: wording?.text,
            own: own
        )
    }

    // MARK: - Items

    /// The items with their ranges, from `items` (so many) or `groups` (several lots, each numbered from 1).
    private static func readItems(_ fields: inout Fields, _ report: inout Report) -> [Scale.Item]? {
        var names: [String] = []
        if fields.has("groups") {
            let groups = fields.list("groups", &report) { node, report in readGroup(node, &report) }
            names = groups?.flatMap(\.value) ?? []
        } else {
            names = fields.number("items", in: 1...60, &report).map { (1...$0).map(String.init) } ?? []
        }
        let range = fields.span("range", within: 0...10, &report)
        guard let range, !names.isEmpty else { return nil }
        let others = fields.optionalList("ranges", &report) { node, report in readRange(node, &report) } ?? []
        for (other, line) in others where !names.contains(other.item) {
            report.note(line, .reference, "there is no item “\(other.item)”", "name an item of this scale")
        }
        let ranges = Dictionary(others.map { ($0.value.item, $0.value.range) }) { first, _ in first }
        let codes = readCodes(&fields, count: names.count, &report)
        return names.enumerated().map { index, name in
            let code = codes.indices.contains(index) ? codes[index] : nil
            return Scale.Item(Scale.Item.ID(name), range: ranges[name] ?? range, code: code)
        }
    }

    /// The LOINC codes of the items in their order, all or none.
    private static func readCodes(_ fields: inout Fields, count: Int, _ report: inout Report) -> [String] {
        guard fields.has("codes") else { return [] }
        let line = fields.line(of: "codes")
        let codes = fields.optionalList("codes", &report) { node, _ in node.scalarText }?.map(\.value) ?? []
        if codes.count != count || Set(codes).count != count {
            report.note(line, .value, "\(codes.count) codes for \(count) items", "give each item one of its own")
        }
        if let wrong = codes.first(where: { !isCode($0) }) {
            report.note(line, .value, "“\(wrong)” is no LOINC code", "see its last digit, which checks the others")
        }
        return codes
    }

    /// True where the last digit is the one that the others ask for (mod 10, as LOINC makes it).
    private static func isCode(_ text: String) -> Bool {
        guard text.wholeMatch(of: #/\d{1,7}-\d/#) != nil else { return false }
        let digits = text.compactMap(\.wholeNumberValue)
        let sum = digits.dropLast().reversed().enumerated().reduce(0) { sum, digit in
            let doubled = digit.offset.isMultiple(of: 2) ? digit.element * 2 : digit.element
            return sum + doubled / 10 + doubled % 10
        }
        return (10 - sum % 10) % 10 == digits.last
    }

    private static func readGroup(_ node: Node, _ report: inout Report) -> [String]? {
        guard var fields = Fields(node, called: "a group", &report) else { return nil }
        let id = fields.text("id", &report)
        let items = fields.number("items", in: 1...40, &report)
        fields.finish(&report)
        guard let id, let items else { return nil }
        return (1...items).map { "\(id.text)-\($0)" }
    }

    private static func readRange(_ node: Node, _ report: inout Report) -> (item: String, range: ClosedRange<Int>)? {
        guard var fields = Fields(node, called: "a range", &report) else { return nil }
        let item = fields.text("item", &report)
        let range = fields.span("range", within: 0...10, &report)
        fields.finish(&report)
        guard let item, let range else { return nil }
        return (item.text, range)
    }

    // MARK: - Words

    /// The words of Salve’s own scale; a published one has none here, for they belong to its makers (decision D8).
    private static func readWords(
        _ fields: inout Fields,
        isOwn: Bool,
        _ items: [Scale.Item],
        _ report: inout Report
    ) -> ScaleText.Own? {
        guard isOwn else {
            for name in ["questions", "options"] {
                guard let field = fields.take(name) else { continue }
                let remedy = "leave the words of a published scale to the person who brings them"
                report.note(field.line, .rights, "`\(name)` of a scale that is not Salve’s own", remedy)
            }
            return nil
        }
        let questions = readLines("questions", count: items.count, limit: 90, &fields, &report)
        let options = readLines("options", count: items.first?.range.count, limit: 30, &fields, &report)
        guard let questions, let options else { return nil }
        return ScaleText.Own(questions: questions, options: options)
    }

    private static func readLines(
        _ name: String,
        count: Int?,
        limit: Int,
        _ fields: inout Fields,
        _ report: inout Report
    ) -> [String]? {
        let line = fields.line(of: name)
        let lines = fields.list(name, &report) { node, _ in node.scalarText.map { Passage($0, line: node.line) } }
        guard let lines else { return nil }
        for passage in lines.map(\.value) { VoiceRules.check(passage, voice: .person, limit: limit, &report) }
        if let count, count != lines.count {
            report.note(line, .value, "\(lines.count) lines in `\(name)`", "write \(count), one for each")
        }
        return lines.map(\.value.text)
    }

    private static func checkID(_ id: Passage, _ report: inout Report) {
        let parts = id.text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isPlainWordCharacter && !$0.isUppercase } }) { return }
        report.note(id.line, .id, "“\(id.text)” is not kebab-case", "use lower-case letters, digits and hyphens")
    }
}
