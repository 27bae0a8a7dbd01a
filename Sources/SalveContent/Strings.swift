/// The lines of pages and commands, by key: `hard.one.lead`.
///
/// A line may have two wordings, or two plural forms, and named placeholders such as `{name}`.
public struct Strings: Sendable {
    /// One line as written.
    struct Line: Equatable, Sendable {
        /// The line; for a plural, the form for other counts.
        let text: Worded<String>
        /// The form for one; nil when the line is no plural.
        let one: String?
    }

    private let lines: [String: Line]
    private let trees: [Wording: [String: any Sendable]]

    init(_ lines: [String: Line]) {
        self.lines = lines
        trees = Dictionary(
            uniqueKeysWithValues: Wording.allCases.map { wording in
                (wording, Self.tree(of: lines.map { (path: $0.key.split(separator: ".")[...], $0.value) }, wording))
            }
        )
    }

    /// The line of a key; the key itself in angle quotes when there is no such line.
    public subscript(key: String, wording: Wording = .plain) -> String {
        lines[key]?.text[wording] ?? "‹\(key)›"
    }

    /// The line of a key, with its placeholders filled; a placeholder without a value stays as it is.
    public func text(_ key: String, _ values: [String: String], wording: Wording = .plain) -> String {
        Self.fill(self[key, wording], values)
    }

    /// The form of a line that fits a count, with `{count}` and other placeholders filled.
    public func plural(_ key: String, _ count: Int, _ values: [String: String] = [:]) -> String {
        let form = count == 1 ? lines[key]?.one : nil
        return Self.fill(form ?? self[key], values.merging(["count": String(count)]) { given, _ in given })
    }

    /// Whether there is such a line.
    public func contains(_ key: String) -> Bool { lines[key] != nil }

    /// All keys, in order.
    public var keys: [String] { lines.keys.sorted() }

    /// The lines as nested dictionaries for a template: `{{s.hard.one.lead}}`; a plural is `one` and `other`.
    public func tree(for wording: Wording) -> [String: any Sendable] { trees[wording] ?? [:] }

    // MARK: - Making

    private static func tree(
        of lines: [(path: ArraySlice<Substring>, Line)],
        _ wording: Wording
    ) -> [String: any Sendable] {
        var tree: [String: any Sendable] = [:]
        for (name, group) in Dictionary(grouping: lines, by: { $0.path.first ?? "" }) {
            if let (path, line) = group.first, path.count == 1 {
                tree[String(name)] = value(of: line, wording)
            } else {
                tree[String(name)] = Self.tree(of: group.map { ($0.path.dropFirst(), $0.1) }, wording)
            }
        }
        return tree
    }

    private static func value(of line: Line, _ wording: Wording) -> any Sendable {
        guard let one = line.one else { return line.text[wording] }
        return ["one": one, "other": line.text[wording]]
    }

    /// Fills placeholders in one pass, so that a value can never be read as a placeholder.
    private static func fill(_ line: String, _ values: [String: String]) -> String {
        var filled = ""
        var rest = line[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            filled += rest[..<open] + (values[name] ?? "{\(name)}")
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
