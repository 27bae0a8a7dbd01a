import Mustache
import SalveContent

/// The sentences of the pages in both wordings, as a tree that templates can walk.
struct Words: Sendable {
    private let plain: Branch
    private let warm: Branch
    /// The language's tag, such as `en`.
    let language: String
    /// `ltr` or `rtl`.
    let direction: String

    /// Words from a function that knows each key's sentence.
    init(
        keys: [String],
        language: String = "en",
        direction: String = "ltr",
        sentence: (_ key: String, _ isWarm: Bool) -> String
    ) {
        var plain = Branch()
        var warm = Branch()
        for key in keys {
            let path = key.split(separator: ".").map(String.init)[...]
            plain.insert(sentence(key, false), at: path)
            warm.insert(sentence(key, true), at: path)
        }
        self.plain = plain
        self.warm = warm
        self.language = language
        self.direction = direction
    }

    /// The words of a catalogue.
    init(_ catalogue: Catalogue) {
        self.init(
            keys: catalogue.strings.keys,
            language: catalogue.language,
            direction: catalogue.direction == .rightToLeft ? "rtl" : "ltr"
        ) { key, isWarm in
            catalogue.strings[key, isWarm ? .warm : .plain]
        }
    }

    /// The tree in the chosen wording.
    func tree(isWarm: Bool) -> Branch { isWarm ? warm : plain }

    /// A sentence, its `{names}` filled in; the key itself in angle quotes when there is no such sentence.
    func text(_ key: String, _ values: [String: String] = [:], isWarm: Bool = false) -> String {
        let path = key.split(separator: ".").map(String.init)[...]
        guard var text = tree(isWarm: isWarm).sentence(at: path) else { return "‹\(key)›" }
        for (name, value) in values {
            text = text.split(separator: "{\(name)}", omittingEmptySubsequences: false).joined(separator: value)
        }
        return text
    }

    /// A group of sentences and smaller groups.
    struct Branch: Sendable, MustacheParent {
        private var sentences: [String: String] = [:]
        private var branches: [String: Branch] = [:]

        /// The sentence or group of this name; nil when there is neither.
        func child(named name: String) -> Any? { sentences[name] ?? branches[name] }

        fileprivate mutating func insert(_ sentence: String, at path: ArraySlice<String>) {
            guard let first = path.first else { return }
            if path.count == 1 {
                sentences[first] = sentence
            } else {
                branches[first, default: Branch()].insert(sentence, at: path.dropFirst())
            }
        }

        fileprivate func sentence(at path: ArraySlice<String>) -> String? {
            guard let first = path.first else { return nil }
            return path.count == 1 ? sentences[first] : branches[first]?.sentence(at: path.dropFirst())
        }
    }
}
