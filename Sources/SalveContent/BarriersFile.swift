import SalveCore
import Yams

/// Reads `barriers.yaml`.
enum BarriersFile {
    static let name = "barriers.yaml"

    /// What was read, with the names that later rules look up.
    struct Reading {
        let barriers: Barriers
        /// The explainers and practices that are named, each with its line.
        let explainers: [(name: String, line: Int)]
        let practices: [(name: String, line: Int)]
    }

    /// One line as it was read.
    private struct LineReading {
        let line: Barriers.Line
        let start: Int
        let explainer: Int
        let practices: [(name: String, line: Int)]
    }

    /// The areas of a file; nil when something is missing.
    ///
    /// All problems are in the report.
    static func read(_ text: String, _ report: inout Report) -> Reading? {
        var waivers: [Waiver] = []
        defer { Waiver.apply(waivers, to: &report) }
        if report.readsVoice { waivers = Waiver.inComments(of: Passage.Line.all(of: text)[...], &report) }
        guard let root = YAML.compose(text, &report), var fields = Fields(root, called: "the file", &report) else {
            return nil
        }
        let areas = fields.list("areas", &report) { node, report in readArea(node, &report) }
        fields.finish(&report)
        guard let areas else { return nil }
        checkAreas(areas.map { ($0.value.area.id, $0.line) }, &report)
        let lines = areas.flatMap(\.value.lines)
        checkUnique(lines, &report)
        let order = Barriers.AreaID.allCases
        let sorted = areas.map(\.value.area).sorted {
            (order.firstIndex(of: $0.id) ?? 0) < (order.firstIndex(of: $1.id) ?? 0)
        }
        return Reading(
            barriers: Barriers(areas: sorted),
            explainers: lines.map { (name: $0.line.explainer.name, line: $0.explainer) },
            practices: lines.flatMap(\.practices)
        )
    }

    private static func readArea(
        _ node: Node,
        _ report: inout Report
    ) -> (area: Barriers.Area, lines: [LineReading])? {
        guard var fields = Fields(node, called: "an area", &report) else { return nil }
        let id = fields.choice("id", of: Barriers.AreaID.self, &report)
        let title = fields.text("title", &report)
        let lead = fields.text("lead", &report)
        let lines = fields.list("lines", &report) { node, report in readLine(node, &report) }
        fields.finish(&report)
        if let title { VoiceRules.check(title, limit: 40, &report) }
        if let lead { VoiceRules.check(lead, &report) }
        guard let id, let title, let lead, let lines else { return nil }
        let area = Barriers.Area(id: id, title: title.text, lead: lead.text, lines: lines.map(\.value.line))
        return (area, lines.map(\.value))
    }

    private static func readLine(_ node: Node, _ report: inout Report) -> LineReading? {
        guard var fields = Fields(node, called: "a line", &report) else { return nil }
        let start = fields.line
        let id = fields.text("id", &report)
        let says = fields.text("says", &report)
        let reply = fields.text("reply", &report)
        let experiment = fields.text("try", &report)
        let explainer = fields.text("learn", &report)
        let practices = fields.list("practices", &report) { node, report in
            ExplainerFile.readName(node, &report)
        }
        fields.finish(&report)
        if let id { ExplainerFile.checkName(id, &report) }
        if let says { VoiceRules.check(says, voice: .person, limit: 90, &report) }
        if let reply { VoiceRules.check(reply, limit: 320, &report) }
        if let experiment { VoiceRules.check(experiment, limit: 160, &report) }
        guard let id, let says, let reply, let experiment, let explainer, let practices else { return nil }
        let line = Barriers.Line(
            id: id.text,
            says: says.text,
            reply: reply.text,
            experiment: experiment.text,
            explainer: Explainer.ID(explainer.text),
            practices: practices.map { Practice.ID($0.value) }
        )
        let named = practices.map { (name: $0.value, line: $0.line) }
        return LineReading(line: line, start: start, explainer: explainer.line, practices: named)
    }

    // MARK: - One rule each

    /// Each area once, and none left out: the finder has four.
    private static func checkAreas(_ areas: [(Barriers.AreaID, Int)], _ report: inout Report) {
        var seen: Set<Barriers.AreaID> = []
        for (id, line) in areas where !seen.insert(id).inserted {
            report.note(line, .unique, "the area “\(id.rawValue)” is there twice", "keep one")
        }
        for id in Barriers.AreaID.allCases where !seen.contains(id) {
            report.note(0, .missingField, "the area “\(id.rawValue)” is not there", "add it")
        }
    }

    private static func checkUnique(_ lines: [LineReading], _ report: inout Report) {
        var ids: Set<String> = []
        for line in lines where !ids.insert(line.line.id).inserted {
            report.note(line.start, .unique, "id “\(line.line.id)” is there twice", "keep one")
        }
    }
}
