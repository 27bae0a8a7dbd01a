import SalveCore
import Yams

/// The papers and pages that `scales.yaml` names, by their ids.
struct ScaleSources {
    private var all: [String: Scale.Source] = [:]
    private var lines: [String: Int] = [:]

    init(_ fields: inout Fields, _ report: inout Report) {
        let list = fields.list("sources", &report) { node, report in Self.read(node, &report) } ?? []
        for (entry, line) in list {
            if all[entry.id] != nil { report.note(line, .unique, "id “\(entry.id)” is there twice", "keep one") }
            all[entry.id] = entry.source
            lines[entry.id] = line
        }
    }

    /// The source that a field names; nil, and said, when there is none.
    func one(_ name: String, _ fields: inout Fields, _ report: inout Report) -> Scale.Source? {
        fields.text(name, &report).flatMap { find($0, &report) }
    }

    /// The sources that a list names; nil, and said, when one is missing.
    func list(_ name: String, _ fields: inout Fields, _ report: inout Report) -> [Scale.Source]? {
        let list = fields.list(name, &report) { node, report in
            node.scalarText.flatMap { find(Passage($0, line: node.line), &report) }
        }
        return list?.map(\.value)
    }

    /// A source that nothing names is one that a figure has lost.
    func checkUse(in text: String, _ report: inout Report) {
        let apart = Set(" \n\r\t,[]{}".utf8)
        var named: Set<Substring> = []
        var isOwnName = false
        for word in text.utf8.split(whereSeparator: apart.contains).map(Substring.init) {
            if !isOwnName { named.insert(word) }
            isOwnName = word == "id:"
        }
        for (id, line) in lines.sorted(by: { $0.value < $1.value }) where !named.contains(Substring(id)) {
            report.note(line, .reference, "nothing names the source “\(id)”", "name it, or remove it")
        }
    }

    /// An address leads to a paper or to those who hold the rights: a DOI, or `https`, and no place for uploads.
    static func check(_ url: String, at line: Int, _ report: inout Report) {
        let host = url.dropFirst("https://".count).prefix { $0 != "/" }
        let isUpload = uploads.contains { host == $0 || host.hasSuffix("." + $0) }
        guard url.hasPrefix("https://"), host.contains("."), !url.contains(where: \.isWhitespace), !isUpload else {
            let remedy = "give the paper’s DOI as `https://doi.org/…`, or a page of those who hold the rights"
            report.note(line, .source, "an address that is no paper’s and no maker’s", remedy)
            return
        }
    }

    private static let uploads = [
        "academia.edu", "docplayer.net", "docsity.com", "researchgate.net", "scribd.com", "slideplayer.com",
        "studylib.net",
    ]

    private static func read(_ node: Node, _ report: inout Report) -> (id: String, source: Scale.Source)? {
        guard var fields = Fields(node, called: "a source", &report) else { return nil }
        let id = fields.text("id", &report)
        let text = fields.text("text", &report)
        let url = fields.text("url", &report)
        fields.finish(&report)
        if let url { check(url.text, at: url.line, &report) }
        guard let id, let text, let url else { return nil }
        return (id.text, Scale.Source(text.text, url: url.text))
    }

    private func find(_ id: Passage, _ report: inout Report) -> Scale.Source? {
        if let source = all[id.text] { return source }
        report.note(id.line, .reference, "there is no source “\(id.text)”", "name one of `sources`")
        return nil
    }
}
