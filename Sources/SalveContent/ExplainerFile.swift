import SalveCore
import Yams

/// Reads an explainer file: front matter and body into an `Explainer`, and everything that is wrong with it.
enum ExplainerFile {
    /// What was read and where, with the lines that later rules point at.
    struct Reading {
        let file: String
        let explainer: Explainer
        let idLine: Int
        let placeLine: Int
        let titleLine: Int
        /// The practices it names, each with its line.
        let practices: [(name: String, line: Int)]
    }

    /// An explainer from its file; nil when something it cannot do without is wrong.
    ///
    /// All problems are in the report.
    static func read(_ text: String, _ report: inout Report) -> Reading? {
        let lines = Passage.Line.all(of: text)
        guard let end = PracticeFile.endOfFrontMatter(lines) else {
            report.note(1, .frontMatter, "no front matter", "start with `---`, the fields, and another `---`")
            return nil
        }
        // NB: the opening fence becomes an empty line, so that YAML counts lines as the file does.
        let yaml = "\n" + lines[1..<end].map(\.text).joined(separator: "\n")
        let waivers = Waiver.inComments(of: lines[1..<end], &report)
        let body = readBody(lines[(end + 1)...], firstLine: end + 2, &report)
        let reading = YAML.compose(yaml, &report).flatMap { readFront($0, body, &report) }
        Waiver.apply(waivers, to: &report)
        return reading
    }

    private static func readFront(_ node: Node, _ body: Worded<Prose>?, _ report: inout Report) -> Reading? {
        guard var fields = Fields(node, called: "the front matter", &report) else { return nil }
        let id = fields.text("id", &report)
        let placeLine = fields.line(of: "place")
        let place = fields.number("place", in: 1...99, &report)
        let title = fields.text("title", &report)
        let revision = fields.number("revision", in: 1...10_000, &report)
        let summary = fields.text("summary", &report)
        let minutes = fields.number("minutes", in: 1...15, &report)
        let practices = fields.optionalList("practices", &report) { node, report in readName(node, &report) }
        let strength = fields.text("strength", &report)
        let sources = fields.list("sources", &report) { node, report in readSource(node, &report) }
        fields.finish(&report)
        if let id { checkID(id, &report) }
        for (passage, limit) in [(title, 60), (summary, 110), (strength, 300)] {
            if let passage { VoiceRules.check(passage, limit: limit, &report) }
        }
        guard let id, let place, let title, let revision, let summary, let minutes, let practices, let strength,
            let sources, let body
        else { return nil }
        let explainer = Explainer(
            id: Explainer.ID(id.text),
            place: place,
            title: title.text,
            revision: revision,
            summary: summary.text,
            minutes: minutes,
            practices: practices.map { Practice.ID($0.value) },
            strength: strength.text,
            sources: sources.map(\.value),
            body: body
        )
        return Reading(
            file: report.file,
            explainer: explainer,
            idLine: id.line,
            placeLine: placeLine,
            titleLine: title.line,
            practices: practices.map { (name: $0.value, line: $0.line) }
        )
    }

    // MARK: - Parts

    /// A paper's address: its own page or its DOI, never a copy that somebody put elsewhere.
    private static func readSource(_ node: Node, _ report: inout Report) -> Explainer.Source? {
        guard var fields = Fields(node, called: "a source", &report) else { return nil }
        let line = fields.line
        let text = fields.text("text", &report)
        let url = fields.optionalText("url", &report)
        let doi = fields.optionalText("doi", &report)
        fields.finish(&report)
        if let text, report.readsVoice, text.text.count > 300 {
            report.note(text.line, .length, "\(text.text.count) characters", "at most 300 here")
        }
        guard let text else { return nil }
        switch (url, doi) {
        case (let url?, nil) where url.text.hasPrefix("https://") && !url.text.contains(where: \.isWhitespace):
            return Explainer.Source(text: text.text, address: url.text)
        case (nil, let doi?) where doi.text.wholeMatch(of: /10\.\d{4,9}\/\S+/) != nil:
            return Explainer.Source(text: text.text, address: "https://doi.org/" + doi.text)
        default:
            let remedy = "give `doi: 10.…/…`, or `url: https://…`, one of the two"
            report.note(line, .source, "a source without one address that leads to it", remedy)
            return nil
        }
    }

    static func readName(_ node: Node, _ report: inout Report) -> String? {
        if let name = node.scalarText, !name.isEmpty { return name }
        report.note(node.line, .value, "not a name", "name one thing by its id")
        return nil
    }

    private static func readBody(
        _ lines: ArraySlice<Passage.Line>,
        firstLine: Int,
        _ report: inout Report
    ) -> Worded<Prose>? {
        let parts = lines.split(maxSplits: 1, omittingEmptySubsequences: false) { $0.text.trimmed == "warm:" }
        let plain = ProseParser(parts.first ?? [], &report)
        let warm = parts.count > 1 ? ProseParser(parts[1], &report) : nil
        for passage in plain.passages + (warm?.passages ?? []) { VoiceRules.check(passage, limit: 600, &report) }
        guard !plain.prose.isEmpty else {
            report.note(firstLine, .body, "no text", "write it below the front matter")
            return nil
        }
        return Worded(plain: plain.prose, warm: warm?.prose)
    }

    private static func checkID(_ id: Passage, _ report: inout Report) {
        checkName(id, &report)
        let name = report.file.split(separator: "/").last ?? ""
        if name != id.text + ".md" {
            report.note(id.line, .id, "the id “\(id.text)” is not the name of its file", "name both the same")
        }
    }

    /// A name in kebab-case.
    static func checkName(_ id: Passage, _ report: inout Report) {
        let parts = id.text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isPlainWordCharacter && !$0.isUppercase } }) { return }
        report.note(id.line, .id, "“\(id.text)” is not kebab-case", "use lower-case letters, digits and hyphens")
    }
}
