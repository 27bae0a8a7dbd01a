import SalveCore
import Yams

/// Reads `cycles.yaml`: the words by which one's own entries tell of distance or of longing.
enum CyclesFile {
    static let name = "cycles.yaml"

    /// The words of a file; nil when something is missing.
    ///
    /// All problems are in the report.
    static func read(_ text: String, _ report: inout Report) -> CycleWords? {
        guard let root = YAML.compose(text, &report), var fields = Fields(root, called: "the file", &report) else {
            return nil
        }
        let lists = CyclePole.allCases.map { readLists(of: $0, &fields, &report) }
        let roles = readRoles(&fields, &report)
        let forms = readForms(&fields, &report)
        fields.finish(&report)
        guard !lists.contains(where: { $0 == nil }), let roles, let forms else { return nil }
        return CycleWords(lists: lists.flatMap { $0 ?? [] }, roles: roles, forms: forms)
    }

    private static func readLists(
        of pole: CyclePole,
        _ fields: inout Fields,
        _ report: inout Report
    ) -> [CycleWords.List]? {
        guard let field = fields.require(pole.rawValue, &report),
            var whose = Fields(field.node, called: "`\(pole.rawValue)`", &report)
        else { return nil }
        var lists: [CycleWords.List] = []
        var seen: Set<String> = []
        for one in CycleWords.Whose.allCases {
            guard let field = whose.require(one.rawValue, &report),
                var weights = Fields(field.node, called: "`\(one.rawValue)`", &report)
            else { continue }
            for weight in CycleWords.Weight.allCases {
                guard let list = weights.take(weight.rawValue) else { continue }
                let phrases = readPhrases(list, &report)
                for phrase in phrases where !seen.insert(one.rawValue + ":" + phrase).inserted {
                    report.note(list.line, .unique, "“\(phrase)” is there twice", "keep one")
                }
                lists.append(CycleWords.List(pole, one, weight, phrases))
            }
            weights.finish(&report)
        }
        whose.finish(&report)
        return lists
    }

    /// The phrases of a list: text with commas between them, over as many lines as it takes.
    private static func readPhrases(_ field: (node: Node, line: Int), _ report: inout Report) -> [String] {
        let parts = (field.node.scalarText ?? "").split { $0 == "," || $0 == "\n" }
        let phrases = parts.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
        if phrases.isEmpty {
            report.note(field.line, .value, "a list without a phrase", "write phrases with commas between them")
        }
        for phrase in phrases where !CycleWords.isPhrase(phrase) {
            report.note(field.line, .value, "“\(phrase)” is no phrase", "use words in lower case, `a|b`, `@`, `_`, `?`")
        }
        return phrases.filter(CycleWords.isPhrase)
    }

    private static func readRoles(_ fields: inout Fields, _ report: inout Report) -> [CycleWords.Role: [String]]? {
        guard let field = fields.require("roles", &report),
            var lists = Fields(field.node, called: "`roles`", &report)
        else { return nil }
        var roles: [CycleWords.Role: [String]] = [:]
        for role in CycleWords.Role.allCases {
            roles[role] = lists.list(role.rawValue, &report) { node, report in word(node, &report) }?.map(\.value)
        }
        lists.finish(&report)
        return roles.count == CycleWords.Role.allCases.count ? roles : nil
    }

    private static func readForms(_ fields: inout Fields, _ report: inout Report) -> [String: String]? {
        guard let field = fields.require("forms", &report) else { return nil }
        guard case .mapping(let mapping) = field.node else {
            report.note(field.line, .value, "`forms` is not a list of fields", "write it as `{form: word}`")
            return nil
        }
        var forms: [String: String] = [:]
        for (form, target) in mapping {
            guard let form = word(form, &report), let target = word(target, &report) else { return nil }
            forms[form] = target
        }
        return forms
    }

    private static func word(_ node: Node, _ report: inout Report) -> String? {
        if let word = node.scalarText, !word.isEmpty, word.allSatisfy({ $0.isLetter && $0.isLowercase || $0 == "-" }) {
            return word
        }
        report.note(node.line, .value, "“\(node.scalarText ?? "…")” is no word", "use one word in lower case")
        return nil
    }
}
