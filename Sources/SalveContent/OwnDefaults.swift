import Yams

/// What a practice of a person's own need not say: worded by the strings, and the gentler choice where there is one.
struct OwnDefaults: Sendable {
    /// Most steps that a practice of one's own may have.
    static let stepLimit = 12
    /// Most characters of its name.
    static let titleLimit = 80

    let intro: String
    let option: String
    private let lines: [String: String]

    init(_ strings: Strings) {
        intro = strings["mine.defaults.intro"]
        option = strings["mine.defaults.option"]
        lines = [
            "summary": strings["mine.defaults.summary"], "stop_if": strings["mine.defaults.stop"],
            "harder": strings["mine.defaults.harder"], "tradition": strings["mine.defaults.tradition"],
            "evidence": strings["mine.defaults.evidence"],
        ]
    }

    /// The fields as they were written, with those that were not.
    func completing(_ node: Node) -> Node {
        guard case .mapping(let mapping) = node else { return node }
        var written: [(Node, Node)] = []
        var names: Set<String> = []
        for (key, value) in mapping where !value.isNothing {
            written.append((key, value))
            if let name = key.scalarText { names.insert(name) }
        }
        let depth = mapping.first { $0.key.scalarText == "depth" }?.value.scalarText ?? ""
        let ingredients = mapping.first { $0.key.scalarText == "ingredients" }?.value.items?.compactMap(\.scalarText)
        for (name, value) in missing(depth, ingredients ?? []) where !names.contains(name) {
            written.append((Node(name), value))
        }
        return .mapping(Node.Mapping(written))
    }

    private func missing(_ depth: String, _ ingredients: [String]) -> [(String, Node)] {
        let family = Self.family(depth, ingredients)
        let needed = ["images": "imagined", "letters": "imagined", "breath": "breath", "touch": "touch"][family]
        let isClosed = ingredients.contains("closed-eyes")
        var fields: [(String, Node)] = [
            ("id", Node("own")), ("revision", Node("1")), ("family", Node(family)),
            ("risk", Node(["outer": "low", "images": "high"][depth] ?? "medium")),
            ("ingredients", list(needed.map { [$0] } ?? [])), ("eyes", Node(isClosed ? "either" : "open")),
            ("minutes", list(["1", "5"])), ("entry", list(depth == "outer" ? ["0", "10"] : ["0", "6"])),
        ]
        fields += ["components", "attitudes", "domains", "needs"].map { ($0, list([])) }
        fields += lines.sorted { $0.key < $1.key }.map { ($0.key, Node($0.value)) }
        let review = ["second_reader", "clinician"].map { (Node($0), Node("not yet")) }
        return fields + [("review", .mapping(Node.Mapping(review)))]
    }

    private func list(_ items: [String]) -> Node { .sequence(Node.Sequence(items.map { Node($0) })) }

    /// The kind that fits where none was said.
    private static func family(_ depth: String, _ ingredients: [String]) -> String {
        switch depth {
        case "body": ingredients.contains("breath") ? "breath" : ingredients.contains("touch") ? "touch" : "noticing"
        case "words": "kind-words"
        case "images": ingredients.contains("writing") ? "letters" : "images"
        default: "making"
        }
    }
}
