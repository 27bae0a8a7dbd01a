public import SalveCore
import Yams

/// What someone may be looking for, such as "rest", and what in a practice answers to it.
public struct Intention: Equatable, Sendable {
    /// The stable name.
    public let id: String
    /// What a person reads.
    public let label: String
    /// Families that answer to it.
    public let families: [Family]
    /// Needs that answer to it.
    public let needs: [Need]
    /// Sides of life that answer to it.
    public let domains: [Domain]

    /// True when something in the practice answers to it.
    public func fits(_ text: PracticeText) -> Bool {
        families.contains(text.practice.family) || text.needs.contains(where: needs.contains)
            || text.domains.contains(where: domains.contains)
    }
}

/// Reads `intentions.yaml`.
enum IntentionsFile {
    static let name = "intentions.yaml"

    /// The intentions of a file; nil when something is missing.
    ///
    /// All problems are in the report.
    static func read(_ text: String, _ report: inout Report) -> [Intention]? {
        guard let root = YAML.compose(text, &report), var fields = Fields(root, called: "the file", &report) else {
            return nil
        }
        let intentions = fields.list("intentions", &report) { node, report in readOne(node, &report) }
        fields.finish(&report)
        guard let intentions else { return nil }
        var seen: Set<String> = []
        for (intention, line) in intentions where !seen.insert(intention.id).inserted {
            report.note(line, .unique, "id “\(intention.id)” is there twice", "keep one")
        }
        return intentions.map(\.value)
    }

    private static func readOne(_ node: Node, _ report: inout Report) -> Intention? {
        guard var fields = Fields(node, called: "an intention", &report) else { return nil }
        let id = fields.text("id", &report)
        let label = fields.text("label", &report)
        let families = fields.choices("families", of: Family.self, &report)
        let needs = fields.choices("needs", of: Need.self, &report)
        let domains = fields.choices("domains", of: Domain.self, &report)
        fields.finish(&report)
        if let label { VoiceRules.check(label, voice: .person, limit: 30, &report) }
        guard let id, let label, let families, let needs, let domains else { return nil }
        if families.isEmpty, needs.isEmpty, domains.isEmpty {
            report.note(fields.line, .value, "an intention that nothing answers to", "name families, needs or domains")
        }
        return Intention(id: id.text, label: label.text, families: families, needs: needs, domains: domains)
    }
}
