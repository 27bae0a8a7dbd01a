import SalveCore
import Yams

/// Words that tell what a practice asks for.
public struct Tells: Equatable, Sendable {
    /// What such words tell of.
    enum Sign: Hashable, Sendable {
        case ingredient(Ingredient)
        /// The inner world of another person (R17).
        case other
    }

    /// Each phrase as its words, by what it tells of.
    let phrases: [Sign: [[String]]]
    /// Phrases that tell of fear of someone (R17).
    let fear: [[String]]

    /// True when a text tells of fear of someone, by its words alone; it is no verdict, and sets nothing (R17).
    public func tellFear(in text: String) -> Bool {
        let words = Self.words(of: text)
        return fear.contains { Self.holds(words, $0) }
    }

    /// What a text tells of, each with the phrase that told it first.
    func signs(in text: String) -> [Sign: String] {
        let words = Self.words(of: text)
        var found: [Sign: String] = [:]
        for (sign, phrases) in phrases {
            if let phrase = phrases.first(where: { Self.holds(words, $0) }) {
                found[sign] = phrase.joined(separator: " ")
            }
        }
        return found
    }

    /// Runs of letters, digits and apostrophes, in lower case.
    static func words(of text: String) -> [String] {
        text.lowercased().replacing("’", with: "'")
            .split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "-") }.map(String.init)
    }

    private static func holds(_ words: [String], _ phrase: [String]) -> Bool {
        guard phrase.count <= words.count else { return false }
        return (0...(words.count - phrase.count)).contains { start in
            zip(words[start...], phrase).allSatisfy { word, part in
                part.hasSuffix("*") ? word.hasPrefix(part.dropLast()) : word == part
            }
        }
    }
}

/// Reads `tells.yaml`.
enum TellsFile {
    static let name = "tells.yaml"

    /// The words of a file; nil when something is missing.
    ///
    /// All problems are in the report.
    static func read(_ text: String, _ report: inout Report) -> Tells? {
        guard let root = YAML.compose(text, &report), var fields = Fields(root, called: "the file", &report),
            let tells = fields.require("tells", &report), var lists = Fields(tells.node, called: "`tells`", &report)
        else { return nil }
        fields.finish(&report)
        var phrases: [Tells.Sign: [[String]]] = [:]
        for ingredient in Ingredient.allCases {
            phrases[.ingredient(ingredient)] = Self.phrases(ingredient.rawValue, &lists, &report)
        }
        phrases[.other] = Self.phrases("other", &lists, &report)
        let fear = Self.phrases("fear", &lists, &report)
        lists.finish(&report)
        guard phrases.count == Ingredient.allCases.count + 1, let fear else { return nil }
        return Tells(phrases: phrases, fear: fear)
    }

    private static func phrases(_ name: String, _ lists: inout Fields, _ report: inout Report) -> [[String]]? {
        let found = lists.list(name, &report) { node, report -> [String]? in
            let words = node.scalarText?.split(separator: " ").map(String.init) ?? []
            if !words.isEmpty, words.allSatisfy(isWord) { return words }
            report.note(node.line, .value, "“\(node.scalarText ?? "…")” is no phrase", "use words in lower case")
            return nil
        }
        return found?.map(\.value)
    }

    private static func isWord(_ word: String) -> Bool {
        let stem = word.hasSuffix("*") ? word.dropLast() : word[...]
        return !stem.isEmpty && stem.allSatisfy { $0.isLetter && $0.isLowercase || $0.isNumber || "'-".contains($0) }
    }
}
