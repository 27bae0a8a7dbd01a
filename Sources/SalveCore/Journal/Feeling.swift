/// One of the four fields of feeling: how much energy, and how easy it is to be with.
public enum FeelingField: String, CaseIterable, Hashable, Sendable {
    /// Much energy, hard to be with.
    case stirred
    /// Much energy, easy to be with.
    case lit
    /// Little energy, hard to be with.
    case low
    /// Little energy, easy to be with.
    case settled
}

/// What was picked on the pad of a check-in.
///
/// "Hard to say" is an answer of its own; that nothing was picked is said by a missing `FeelingShape`.
public enum FeelingShape: Hashable, Sendable, CaseIterable {
    /// One of the four fields.
    case field(FeelingField)
    /// Hard to say.
    case unsure

    /// The four fields in their order, then "hard to say".
    public static var allCases: [FeelingShape] { FeelingField.allCases.map { .field($0) } + [.unsure] }

    /// The field; nil for "hard to say".
    public var field: FeelingField? {
        switch self {
        case .field(let field): field
        case .unsure: nil
        }
    }

    /// Its name: the field's, or `unsure`.
    public var name: String {
        switch self {
        case .field(let field): field.rawValue
        case .unsure: "unsure"
        }
    }

    /// The shape of that name; nil when there is none.
    public init?(name: String) {
        guard let shape = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = shape
    }
}

/// The name of a feeling word that ships with Salve.
public struct WordID: Hashable, Sendable, Comparable {
    /// The name, as `words.yaml` gives it.
    public let name: String

    /// An id of that name.
    public init(_ name: String) {
        self.name = name
    }

    /// Orders ids by their names.
    public static func < (left: WordID, right: WordID) -> Bool { left.name < right.name }
}
