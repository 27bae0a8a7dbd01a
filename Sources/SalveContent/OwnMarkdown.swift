public import SalveCore

/// A practice of a person's own as a form asks for it, and the file that it becomes.
public struct OwnDraft: Equatable, Sendable {
    /// One step.
    public struct Step: Equatable, Sendable {
        /// What a person does.
        public var line = ""
        /// Another way; empty for the usual line.
        public var option = ""

        /// A step from its parts.
        public init(line: String = "", option: String = "") {
            self.line = line
            self.option = option
        }
    }

    /// Its name.
    public var title = ""
    /// Where it turns attention.
    public var depth = Depth.outer
    /// The kind of doing, for outer ones; nil for making.
    public var family: Family?
    /// What it needs.
    public var ingredients: [Ingredient] = []
    /// The longest it takes, in minutes.
    public var minutes = 5
    /// What it says before the first step; empty for the usual line.
    public var intro = ""
    /// Its steps.
    public var steps: [Step] = []

    /// An empty one.
    public init() {}

    /// The example that the pages show.
    public init(example strings: Strings) {
        title = strings["mine.example.title"]
        family = .warmth
        intro = strings["mine.example.intro"]
        steps = [
            Step(line: strings["mine.example.one"], option: strings["mine.example.oneor"]),
            Step(line: strings["mine.example.two"], option: strings["mine.example.twoor"]),
        ]
    }

    /// What a form asks for, from a practice that is there.
    public init(_ text: PracticeText) {
        title = text.title
        depth = text.practice.depth
        family = text.practice.family
        ingredients = text.practice.ingredients.members
        minutes = text.minutes.upperBound
        intro = text.intro.plain.plainText
        steps = text.steps.map { Step(line: $0.heading.plain, option: $0.option.plain) }
    }

    /// The practice as a file.
    public var markdown: String {
        var needed = ingredients
        if depth == .images, !needed.contains(.imagined), !needed.contains(.past) { needed.append(.imagined) }
        var lines = ["---", "title: " + Self.quoted(title), "depth: " + depth.rawValue]
        if depth == .outer {
            lines.append("family: " + (family?.depth == .outer ? family ?? .making : .making).rawValue)
        }
        lines.append("ingredients: [" + needed.map(\.rawValue).joined(separator: ", ") + "]")
        lines.append("minutes: [\(min(minutes, 1)), \(minutes)]")
        lines += ["---", Self.prose(intro)]
        for step in steps where !Self.line(step.line).isEmpty {
            lines += ["", "## " + Self.line(step.line), Self.line(step.option)]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// As one line that begins with a capital, so that none of its words is taken for a setting.
    private static func line(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").drop { "#->*+|`~ ".contains($0) }
        return line.prefix(1).uppercased() + line.dropFirst()
    }

    /// As a line of prose, in which no sign means anything.
    private static func prose(_ text: String) -> String {
        let signs: [(String, String)] = [
            ("\\", "\\\\"), ("*", "\\*"), ("[", "\\["), ("`", "’"), ("<", "‹"),
        ]
        return signs.reduce(line(text)) { $0.replacing($1.0, with: $1.1) }
    }

    /// As YAML in double quotes.
    private static func quoted(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return "\"" + line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
