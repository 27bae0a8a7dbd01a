public import SalveCore
import Yams

/// Reads the words of a scale from a YAML file: `scale` (which may be left out), `items` and `options`.
///
/// `items` is a list in the standard order, or the words by the ids of items; `options` the names of the answers from the
/// lowest, or by their numbers, the same for all items, and may be left out.
///
///     scale: made-up-3
///     items: {1: First line., 2: Second line., 3: Third line.}
///     options: [never, at times, often]
public enum WordingFile {
    /// How the words would be bound to a scale’s items; throws `WordingProblem`.
    public static func offer(_ text: String, for scale: Scale) throws(WordingProblem) -> WordingOffer {
        guard text.utf8.count <= QuestionnaireFile.largest else { throw .tooLarge }
        var report = Report(file: "", readsVoice: false)
        guard let root = YAML.compose(text, &report), var fields = Fields(root, called: "the file", &report) else {
            throw .unreadable
        }
        if let name = fields.take("scale"), name.node.scalarText != scale.id.name { throw .otherScale }
        let options = fields.take("options").map { pairs($0.node) } ?? []
        guard let items = fields.take("items").flatMap({ pairs($0.node) }), let options else { throw .unreadable }
        fields.finish(&report)
        guard report.problems.isEmpty else { throw .unreadable }
        let names = Set(scale.items.map(\.id.name))
        let found = items.map { name, text in
            FoundQuestion(
                mark: name ?? "",
                text: text,
                codes: [],
                number: nil,
                options: options.map { FoundOption(value: $0.name.flatMap { Int($0) }, label: $0.text) }
            )
        }
        guard found.allSatisfy({ $0.mark.isEmpty || names.contains($0.mark) }) else { throw .unknownItem }
        return try WordingOffer(found, to: scale)
    }

    /// The scale that the file names; nil when it names none.
    public static func scale(_ text: String) throws(WordingProblem) -> Scale.ID? {
        guard text.utf8.count <= QuestionnaireFile.largest else { throw .tooLarge }
        var report = Report(file: "", readsVoice: false)
        guard let root = YAML.compose(text, &report), var fields = Fields(root, called: "the file", &report) else {
            throw .unreadable
        }
        return fields.take("scale")?.node.scalarText.map { Scale.ID($0) }
    }

    /// The lines of a list, or of a mapping with their names; nil when it is neither.
    private static func pairs(_ node: Node) -> [(name: String?, text: String)]? {
        if let items = node.items {
            let texts = items.compactMap(\.scalarText)
            return texts.count == items.count ? texts.map { (nil, $0) } : nil
        }
        guard case .mapping(let mapping) = node else { return nil }
        var pairs: [(name: String?, text: String)] = []
        for (key, value) in mapping {
            guard let name = key.scalarText, let text = value.scalarText else { return nil }
            pairs.append((name, text))
        }
        return pairs
    }
}
