public import Foundation
public import SalveContent
public import SalveCore

/// Answers to a scale as a command takes them: numbers in order, or by the ids of items.
///
/// Nothing of them is kept.
public enum ScaleAnswers: Equatable, Sendable {
    /// In the standard order of the items; nil where one was left out.
    case inOrder([Int?])
    /// By the ids of items.
    case byItem([Scale.Item.ID: Int])

    /// Reads `1,0,-,3`; nil when it is something else.
    ///
    /// A dash, or nothing, stands for an answer left out.
    public init?(list: String) {
        var answers: [Int?] = []
        for part in list.split(separator: ",", omittingEmptySubsequences: false) {
            let text = part.trimmingCharacters(in: .whitespacesAndNewlines)
            if text.isEmpty || text == "-" {
                answers.append(nil)
            } else if let number = Int(text) {
                answers.append(number)
            } else {
                return nil
            }
        }
        self = .inOrder(answers)
    }

    /// Reads what a file holds; nil when it is something else.
    ///
    /// A JSON list `[1,0,null]`, items with their answers `{"1":1,"2":null}`, either of them under `answers`, or the same line
    /// as on the command line.
    public init?(file: Data) {
        let json = try? JSONDecoder().decode(Shape.self, from: file)  // nil: not JSON of this shape, maybe a plain line
        switch json {
        case .list(let answers)?: self = .inOrder(answers)
        case .items(let answers)?: self = .byItem(Self.named(answers))
        case nil:
            guard let text = String(bytes: file, encoding: .utf8) else { return nil }
            self.init(list: text)
        }
    }

    /// The earlier total that a file gives beside its answers, `{"answers":[1,0],"before":3}`; nil when it gives none.
    public static func earlierTotal(in file: Data) -> Double? {
        // nil: a list or a line, which has no place for one.
        (try? JSONDecoder().decode(Earlier.self, from: file))?.before
    }

    /// The names of rounds that a file gives beside its answers, `{"answers":[…],"rounds":["…","…"]}`: none where it
    /// gives none; nil where they are not a list of words.
    public static func rounds(in file: Data) -> [String]? {
        // nil: a plain line, which has no place for one.
        guard let rounds = try? JSONDecoder().decode(Rounds.self, from: file) else { return [] }
        return rounds.names
    }

    private struct Rounds: Decodable {
        let names: [String]?

        private enum Key: String, CodingKey {
            case rounds
        }

        init(from decoder: any Decoder) {
            // nil: a list, which has no place for one.
            guard let keyed = try? decoder.container(keyedBy: Key.self), keyed.contains(.rounds) else {
                names = []
                return
            }
            names = try? keyed.decode([String].self, forKey: .rounds)  // nil: no list of words, which is refused
        }
    }

    private struct Earlier: Decodable {
        let answers: Anything
        let before: Double

        /// There, whatever it is.
        struct Anything: Decodable {
            init(from decoder: any Decoder) {}
        }
    }

    /// The answers, held against the scale’s items and ranges.
    public func administration(of scale: Scale) throws(Administration.Problem) -> Administration {
        switch self {
        case .inOrder(let answers): try Administration(of: scale, inOrder: answers)
        case .byItem(let answers): try Administration(of: scale, byItem: answers)
        }
    }

    /// The answers as they are kept, round after round.
    public func places(in scale: Scale) -> [MeasureAnswers.One] {
        let items = scale.items.map(\.id)
        switch self {
        case .inOrder(let answers):
            return answers.enumerated().map { place, answer in
                let (round, item) = place.quotientAndRemainder(dividingBy: items.count)
                return MeasureAnswers.One(round: round, item: items[item].name, answer: answer)
            }
        case .byItem(let answers):
            return items.map { MeasureAnswers.One(round: 0, item: $0.name, answer: answers[$0]) }
        }
    }

    /// What the rounds are about: as they were named, by their numbers where several have no name, none for a single one.
    ///
    /// Throws wrong use where there are more or fewer names than rounds.
    public func rounds(
        named names: [String],
        of scale: Scale,
        _ strings: Strings
    ) throws(CommandFailure) -> [String] {
        let count = (places(in: scale).map(\.round).max() ?? 0) + 1
        if names.isEmpty {
            if count == 1 { return [] }
            return (1...count).map { strings.text("measures.command.unnamed", ["number": String($0)]) }
        }
        guard names.count == count else { throw CommandFailure(.wrongUse, strings["measures.command.names"]) }
        return names
    }

    private static func named(_ answers: [String: Int?]) -> [Scale.Item.ID: Int] {
        let pairs = answers.compactMap { name, answer in answer.map { (Scale.Item.ID(name), $0) } }
        return Dictionary(pairs) { first, _ in first }
    }

    private enum Shape: Decodable {
        case list([Int?])
        case items([String: Int?])

        private enum Key: String, CodingKey {
            case answers
        }

        init(from decoder: any Decoder) throws {
            let keyed = try? decoder.container(keyedBy: Key.self)  // nil: a list, which is tried next
            if let keyed, keyed.contains(.answers) {
                self = try Self(from: try keyed.superDecoder(forKey: .answers))
                return
            }
            let container = try decoder.singleValueContainer()
            if let list = try? container.decode([Int?].self) {  // nil: no list, which is tried next
                self = .list(list)
            } else {
                self = .items(try container.decode([String: Int?].self))
            }
        }
    }
}

extension CommandFailure {
    /// Words why answers cannot be scored; no answer is repeated.
    public init(_ problem: Administration.Problem, _ strings: Strings) {
        switch problem {
        case .count(let given, let wanted):
            let numbers = wanted.map(String.init)
            let first = numbers.dropLast().joined(separator: ", ")
            let all = numbers.last.map { last in
                first.isEmpty ? last : strings.text("scale.trouble.or", ["first": first, "last": last])
            }
            let values = ["wanted": all ?? "", "given": String(given)]
            self.init(.wrongUse, strings.text("scale.trouble.count", values))
        case .range(let item, let range):
            let values = ["item": item.name, "low": String(range.lowerBound), "high": String(range.upperBound)]
            self.init(.wrongUse, strings.text("scale.trouble.range", values))
        case .unknownItem: self.init(.wrongUse, strings["scale.trouble.item"])
        }
    }
}
