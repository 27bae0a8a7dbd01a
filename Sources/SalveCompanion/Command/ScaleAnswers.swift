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
