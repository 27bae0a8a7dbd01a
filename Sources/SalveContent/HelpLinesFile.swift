import SalveCore
import Yams

/// Reads `helplines.yaml`.
enum HelpLinesFile {
    static let name = "helplines.yaml"

    /// The lines of a file; nil when something is missing.
    ///
    /// All problems are in the report.
    static func read(_ text: String, _ report: inout Report) -> HelpLines? {
        var waivers: [Waiver] = []
        defer { Waiver.apply(waivers, to: &report) }
        if report.readsVoice { waivers = Waiver.inComments(of: Passage.Line.all(of: text)[...], &report) }
        guard let root = YAML.compose(text, &report), var fields = Fields(root, called: "the file", &report) else {
            return nil
        }
        let read = fields.text("read", &report).flatMap { readDay($0, &report) }
        let countries = fields.list("countries", &report) { node, report in readCountry(node, &report) }
        let international = fields.optionalList("international", &report) { node, report in readWebsite(node, &report) }
        fields.finish(&report)
        guard let read, let countries, let international else { return nil }
        checkUnique(countries.map { ($0.value.code, $0.line) }, called: "code", &report)
        let lines = countries.flatMap { country in country.value.lines.map { ($0.id, country.line) } }
        checkUnique(lines, called: "id", &report)
        return HelpLines(read: read, countries: countries.map(\.value), international: international.map(\.value))
    }

    /// Tests and releases refuse lines read more than 180 days ago; a running Salve shows the date and goes on.
    static func checkAge(_ helpLines: HelpLines, on today: Day, _ report: inout Report) {
        let age = helpLines.age(on: today)
        if age > 180 { report.note(1, .stale, "read \(age) days ago", "read every source again, then set `read`") }
        if age < 0 { report.note(1, .value, "`read` is still to come", "give the day on which they were read") }
    }

    // MARK: - Parts

    private static func readCountry(_ node: Node, _ report: inout Report) -> HelpLines.Country? {
        guard var fields = Fields(node, called: "a country", &report) else { return nil }
        let code = fields.text("code", &report)
        if let code, code.text.wholeMatch(of: /[A-Z]{2}/) == nil {
            report.note(code.line, .value, "“\(code.text)” is no country code", "use two capital letters")
        }
        let name = fields.text("name", &report)
        let languages = fields.list("languages", &report) { node, _ in node.scalarText }
        let emergency = fields.require("emergency", &report).flatMap { readEmergency($0.node, &report) }
        let lines = fields.list("lines", &report) { node, report in readLine(node, &report) }
        fields.finish(&report)
        guard let code, let name, let languages, let emergency, let lines else { return nil }
        return HelpLines.Country(
            code: code.text,
            name: name.text,
            languages: languages.map(\.value),
            emergency: emergency,
            lines: lines.map(\.value)
        )
    }

    private static func readEmergency(_ node: Node, _ report: inout Report) -> HelpLines.Emergency? {
        guard var fields = Fields(node, called: "`emergency`", &report) else { return nil }
        let call = fields.text("call", &report).flatMap { phoneNumber($0, &report) }
        let also = fields.optionalText("also", &report).flatMap { phoneNumber($0, &report) }
        let note = fields.optionalText("note", &report)
        let source = fields.require("source", &report).flatMap { readSource($0.node, &report) }
        fields.finish(&report)
        if let note { VoiceRules.check(note, &report) }
        guard let call, let source else { return nil }
        return HelpLines.Emergency(call: call, also: also, note: note?.text, source: source)
    }

    private static func readLine(_ node: Node, _ report: inout Report) -> HelpLines.Line? {
        guard var fields = Fields(node, called: "a line", &report) else { return nil }
        let id = fields.text("id", &report)
        let kind = fields.choice("kind", of: HelpLines.Kind.self, &report)
        let name = fields.text("name", &report)
        let call = fields.optionalText("call", &report).flatMap { phoneNumber($0, &report) }
        let text = fields.take("text").flatMap { readMessage($0.node, &report) }
        let hours = fields.text("hours", &report)
        let note = fields.optionalText("note", &report)
        let source = fields.require("source", &report).flatMap { readSource($0.node, &report) }
        fields.finish(&report)
        // NB: the name is the line's own and stays as it is; what Salve says about it obeys the voice.
        for passage in [hours, note].compactMap({ $0 }) { VoiceRules.check(passage, &report) }
        if call == nil && text == nil {
            report.note(fields.line, .missingField, "no way to reach it", "add `call` or `text`")
        }
        guard let id, let kind, let name, let hours, let source else { return nil }
        return HelpLines.Line(
            id: id.text,
            kind: kind,
            name: name.text,
            call: call,
            text: text,
            hours: hours.text,
            note: note?.text,
            source: source
        )
    }

    private static func readMessage(_ node: Node, _ report: inout Report) -> HelpLines.TextMessage? {
        guard var fields = Fields(node, called: "`text`", &report) else { return nil }
        let number = fields.text("number", &report).flatMap { phoneNumber($0, &report) }
        let body = fields.optionalText("body", &report)
        fields.finish(&report)
        return number.map { HelpLines.TextMessage(number: $0, body: body?.text) }
    }

    private static func readWebsite(_ node: Node, _ report: inout Report) -> HelpLines.Website? {
        guard var fields = Fields(node, called: "a page", &report) else { return nil }
        let name = fields.text("name", &report)
        let url = fields.text("url", &report).flatMap { address($0, &report) }
        let source = fields.require("source", &report).flatMap { readSource($0.node, &report) }
        fields.finish(&report)
        guard let name, let url, let source else { return nil }
        return HelpLines.Website(name: name.text, url: url, source: source)
    }

    private static func readSource(_ node: Node, _ report: inout Report) -> HelpLines.Source? {
        guard var fields = Fields(node, called: "`source`", &report) else { return nil }
        let title = fields.text("title", &report)
        let url = fields.text("url", &report).flatMap { address($0, &report) }
        let date = fields.text("page_date", &report)
        let pageDate = date.flatMap { $0.text == "unknown" ? nil : readDay($0, &report) }
        fields.finish(&report)
        guard let title, let url else { return nil }
        return HelpLines.Source(title: title.text, url: url, pageDate: pageDate)
    }

    // MARK: - One rule each

    private static func phoneNumber(_ passage: Passage, _ report: inout Report) -> PhoneNumber? {
        let isNumber =
            passage.text.contains(where: \.isNumber)
            && passage.text.allSatisfy { "+0123456789 *#-".contains($0) }
            && !passage.text.dropFirst().contains("+")
        if isNumber { return PhoneNumber(shown: passage.text) }
        report.note(passage.line, .number, "“\(passage.text)” is no number", "use digits, spaces, + in front, * or #")
        return nil
    }

    private static func address(_ passage: Passage, _ report: inout Report) -> String? {
        let isAddress = ["https://", "http://"].contains { passage.text.hasPrefix($0) }
        if isAddress && !passage.text.contains(where: \.isWhitespace) { return passage.text }
        report.note(passage.line, .value, "`url` is no address", "give the public page where it was read")
        return nil
    }

    private static func readDay(_ passage: Passage, _ report: inout Report) -> Day? {
        if let day = Day(text: passage.text) { return day }
        report.note(passage.line, .value, "“\(passage.text)” is no day", "write it as `2026-11-21`")
        return nil
    }

    private static func checkUnique(_ names: [(String, Int)], called what: String, _ report: inout Report) {
        var seen: Set<String> = []
        for (name, line) in names where !seen.insert(name).inserted {
            report.note(line, .unique, "\(what) “\(name)” is there twice", "keep one")
        }
    }
}
