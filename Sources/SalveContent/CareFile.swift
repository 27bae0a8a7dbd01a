import SalveCore
import Yams

/// Reads `care.yaml`.
enum CareFile {
    static let name = "care.yaml"

    /// The examples of a file; nil when something is missing.
    ///
    /// All problems are in the report.
    static func read(_ text: String, _ report: inout Report) -> [CareExample]? {
        var waivers: [Waiver] = []
        defer { Waiver.apply(waivers, to: &report) }
        if report.readsVoice { waivers = Waiver.inComments(of: Passage.Line.all(of: text)[...], &report) }
        guard let root = YAML.compose(text, &report), var fields = Fields(root, called: "the file", &report) else {
            return nil
        }
        let examples = fields.list("examples", &report) { node, report in readExample(node, &report) }
        fields.finish(&report)
        guard let examples else { return nil }
        var seen: Set<String> = []
        for (example, line) in examples where !seen.insert(example.id).inserted {
            report.note(line, .unique, "id “\(example.id)” is there twice", "keep one")
        }
        for domain in Domain.allCases where !examples.contains(where: { $0.value.traits.domain == domain }) {
            report.note(0, .value, "no example for `\(domain.rawValue)`", "add one")
        }
        return examples.map(\.value)
    }

    private enum YesNo: String, CaseIterable {
        case yes, no
    }

    private static func readExample(_ node: Node, _ report: inout Report) -> CareExample? {
        guard var fields = Fields(node, called: "an example", &report) else { return nil }
        let id = fields.text("id", &report)
        let text = fields.text("text", &report)
        var traits = CareTraits()
        traits.domain = fields.choice("domain", of: Domain.self, &report)
        traits.minutes = fields.number("minutes", in: 1...120, &report)
        traits.cost = fields.choice("cost", of: CareCost.self, otherwise: .free, &report)
        traits.energy = fields.choice("energy", of: CareEnergy.self, otherwise: .little, &report)
        traits.needsSomeone = fields.choice("someone", of: YesNo.self, otherwise: .no, &report) == .yes
        if fields.has("spot") { traits.spot = fields.choice("spot", of: CareSpot.self, &report) }
        if fields.has("part") { traits.part = fields.choice("part", of: PartOfDay.self, &report) }
        traits.needs = fields.choices("needs", of: Need.self, &report) ?? []
        if fields.has("asks") { traits.ingredients = fields.choices("asks", of: Ingredient.self, &report) ?? [] }
        fields.finish(&report)
        if let text { VoiceRules.check(text, voice: .person, limit: 60, &report) }
        guard let id, let text, traits.domain != nil, traits.minutes != nil else { return nil }
        return CareExample(id: id.text, text: text.text, traits: traits)
    }
}
