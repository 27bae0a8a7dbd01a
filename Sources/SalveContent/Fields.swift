import Yams

/// The fields of a YAML mapping, taken one by one by name; what nobody asked for in the end is unknown.
struct Fields {
    /// The line on which the mapping starts.
    let line: Int
    private var remaining: [(name: String, line: Int, node: Node)] = []
    private var known: [String] = []

    /// The fields of a mapping; nil, and said, when the node is something else.
    init?(_ node: Node, called what: String, _ report: inout Report) {
        line = node.line
        guard case .mapping(let mapping) = node else {
            report.note(node.line, .value, "\(what) is not a list of fields", "write it as `name: value` lines")
            return nil
        }
        for (key, value) in mapping {
            remaining.append((name: key.scalarText ?? "?", line: key.line, node: value))
        }
    }

    /// True when the field is there and was not taken yet.
    func has(_ name: String) -> Bool { remaining.contains { $0.name == name && !$0.node.isNothing } }

    /// The line of a field that was not taken yet; that of the mapping when it is missing.
    func line(of name: String) -> Int { remaining.first { $0.name == name }?.line ?? line }

    /// A field's node and line, if it is there and not empty.
    mutating func take(_ name: String) -> (node: Node, line: Int)? {
        known.append(name)
        guard let index = remaining.firstIndex(where: { $0.name == name }) else { return nil }
        let field = remaining.remove(at: index)
        if field.node.isNothing { return nil }
        return (field.node, field.line)
    }

    /// As `take`, for a field that has to be there.
    mutating func require(_ name: String, _ report: inout Report) -> (node: Node, line: Int)? {
        if let field = take(name) { return field }
        report.note(line, .missingField, "`\(name)` is missing or empty", "add a line `\(name): …`")
        return nil
    }

    /// A line of text that may be missing.
    mutating func optionalText(_ name: String, _ report: inout Report) -> Passage? {
        guard let field = take(name) else { return nil }
        return Self.text(field, called: name, &report)
    }

    /// A line of text.
    mutating func text(_ name: String, _ report: inout Report) -> Passage? {
        guard let field = require(name, &report) else { return nil }
        return Self.text(field, called: name, &report)
    }

    /// A whole number in a range; the given one when the field is missing and one is given.
    mutating func number(
        _ name: String,
        in range: ClosedRange<Int>,
        otherwise: Int? = nil,
        _ report: inout Report
    ) -> Int? {
        guard let field = otherwise == nil ? require(name, &report) : take(name) else { return otherwise }
        guard let number = field.node.scalarText.flatMap({ Int($0) }), range.contains(number) else {
            let remedy = "give a whole number from \(range.lowerBound) to \(range.upperBound)"
            report.note(field.line, .value, "`\(name)` is not a number in its range", remedy)
            return nil
        }
        return number
    }

    /// Two whole numbers, lowest first, within a range.
    mutating func span(_ name: String, within range: ClosedRange<Int>, _ report: inout Report) -> ClosedRange<Int>? {
        guard let field = require(name, &report) else { return nil }
        let numbers = field.node.items?.map { $0.scalarText.flatMap { Int($0) } } ?? []
        guard numbers.count == 2, let low = numbers[0], let high = numbers[1], low <= high,
            range.contains(low), range.contains(high)
        else {
            let remedy = "write `\(name): [lowest, highest]`, each from \(range.lowerBound) to \(range.upperBound)"
            report.note(field.line, .value, "`\(name)` is not two numbers in order and in range", remedy)
            return nil
        }
        return low...high
    }

    /// One of the words an enum knows; the given one when the field is missing and one is given.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String,
        of _: Choice.Type,
        otherwise: Choice? = nil,
        _ report: inout Report
    ) -> Choice? where Choice.RawValue == String {
        guard let field = otherwise == nil ? require(name, &report) : take(name) else { return otherwise }
        return Self.choice(field.node, called: name, at: field.line, &report)
    }

    /// A list of words an enum knows, each at most once; it may be empty.
    ///
    /// The given one when the field is missing and one is given.
    mutating func choices<Choice: RawRepresentable & CaseIterable & Hashable>(
        _ name: String,
        of _: Choice.Type,
        otherwise: [Choice]? = nil,
        _ report: inout Report
    ) -> [Choice]? where Choice.RawValue == String {
        guard let field = otherwise == nil ? require(name, &report) : take(name) else { return otherwise }
        guard let items = field.node.items else {
            report.note(field.line, .value, "`\(name)` is not a list", "write it as `\(name): [one, two]`, or `[]`")
            return nil
        }
        let chosen: [Choice] = items.compactMap { Self.choice($0, called: name, at: $0.line, &report) }
        if Set(chosen).count < chosen.count {
            report.note(field.line, .value, "`\(name)` names something twice", "name each once")
        }
        return chosen
    }

    /// The items of a list, each read on its own, with their lines; it may not be empty.
    mutating func list<Value>(
        _ name: String,
        _ report: inout Report,
        _ read: (Node, inout Report) -> Value?
    ) -> [(value: Value, line: Int)]? {
        guard let field = require(name, &report) else { return nil }
        guard let items = field.node.items, !items.isEmpty else {
            report.note(field.line, .value, "`\(name)` is not a list", "write its items, each with `- ` before it")
            return nil
        }
        let values = items.compactMap { item in read(item, &report).map { (value: $0, line: item.line) } }
        return values.count == items.count ? values : nil
    }

    /// As `list`, for a list that may be missing.
    mutating func optionalList<Value>(
        _ name: String,
        _ report: inout Report,
        _ read: (Node, inout Report) -> Value?
    ) -> [(value: Value, line: Int)]? {
        remaining.contains { $0.name == name } ? list(name, &report, read) : []
    }

    /// Says which fields nobody asked for.
    func finish(_ report: inout Report) {
        for field in remaining {
            let remedy = "remove it, or use one of: " + known.sorted().joined(separator: ", ")
            report.note(field.line, .unknownField, "`\(field.name)` is not a field here", remedy)
        }
    }

    // MARK: - One value

    private static func text(
        _ field: (node: Node, line: Int),
        called name: String,
        _ report: inout Report
    ) -> Passage? {
        guard let text = field.node.scalarText else {
            report.note(field.line, .value, "`\(name)` is not one line of text", "write it as `\(name): text`")
            return nil
        }
        return Passage(text, line: field.node.line)
    }

    private static func choice<Choice: RawRepresentable & CaseIterable>(
        _ node: Node,
        called name: String,
        at line: Int,
        _ report: inout Report
    ) -> Choice? where Choice.RawValue == String {
        if let choice = node.scalarText.flatMap({ Choice(rawValue: $0) }) { return choice }
        let remedy = "use one of: " + Choice.allCases.map(\.rawValue).joined(separator: ", ")
        report.note(line, .value, "`\(name)` does not know “\(node.scalarText ?? "…")”", remedy)
        return nil
    }
}
