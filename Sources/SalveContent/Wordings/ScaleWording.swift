public import SalveCore

/// The words of a scale’s items and answers, as a person brought them.
public struct ScaleWording: Equatable, Sendable {
    /// An answer and what it is called.
    public struct Option: Equatable, Sendable {
        /// The number it counts as.
        public let value: Int
        /// What it is called.
        public let label: String

        /// An answer from its parts.
        public init(value: Int, label: String) {
            self.value = value
            self.label = label
        }
    }

    /// One item in words.
    public struct Line: Equatable, Sendable {
        /// The item.
        public let item: Scale.Item.ID
        /// Its words.
        public let text: String
        /// Its answers from the lowest, one for each number of its range; empty where only numbers were given.
        public let options: [Option]

        /// An item in words from its parts.
        public init(item: Scale.Item.ID, text: String, options: [Option]) {
            self.item = item
            self.text = text
            self.options = options
        }
    }

    /// The scale.
    public let scale: Scale.ID
    /// A line for each item, in the standard order.
    public let lines: [Line]

    /// Words from their parts.
    public init(scale: Scale.ID, lines: [Line]) {
        self.scale = scale
        self.lines = lines
    }
}

/// How words from a file would be bound to items, to be shown and confirmed before anything is answered.
///
/// Orders differ between copies of one scale, and a wrong order gives wrong numbers without any sign. So nothing is bound
/// unseen.
public struct WordingOffer: Equatable, Sendable {
    /// How a line found its item.
    public enum Binding: String, CaseIterable, Sendable {
        /// The file names the item as Salve does.
        case name
        /// The line bears the item’s number.
        case number
        /// By its place in the file alone; worth a careful look.
        case order
    }

    /// How the answers of a line found their numbers.
    public enum Counting: String, CaseIterable, Sendable {
        /// The file gives the numbers of the key.
        case same
        /// The file counts from another number, such as 1 in place of 0.
        case shifted
        /// By their order alone, the first being the lowest; worth a careful look.
        case order
        /// There are no names for the answers.
        case none
    }

    /// One item with what would be bound to it.
    public struct Row: Equatable, Sendable {
        /// What the file calls it.
        public let mark: String
        /// The item in words.
        public let line: ScaleWording.Line
        /// How the line found its item.
        public let binding: Binding
        /// How the answers found their numbers.
        public let counting: Counting
    }

    /// The scale.
    public let scale: Scale.ID
    /// The items, in the standard order.
    public let rows: [Row]
    /// Questions of the file that no item takes, such as one that is not scored.
    public let leftOver: [String]

    /// Whether something was bound by order alone.
    public var asksForCare: Bool { rows.contains { $0.binding == .order || $0.counting == .order } }

    /// The words, once a person has confirmed them.
    public var confirmed: ScaleWording { ScaleWording(scale: scale, lines: rows.map(\.line)) }
}

/// Why words cannot be bound; no case holds any of them.
public enum WordingProblem: Error, Equatable, Sendable {
    /// It is neither JSON nor YAML of the shape that is wanted, or larger than 256 KiB.
    case unreadable
    /// It is JSON, and no FHIR Questionnaire.
    case notAQuestionnaire
    /// It says that it is of another scale.
    case otherScale
    /// There are fewer questions than items.
    case tooFew(found: Int, wanted: Int)
    /// An item without words.
    case noText(Scale.Item.ID)
    /// An item or an answer of more than 600 characters.
    case tooLong(Scale.Item.ID)
    /// The answers of an item do not fit its range.
    case options(Scale.Item.ID, found: Int, wanted: Int)
    /// An item that the scale does not have.
    case unknownItem
}

/// A question as a file gives it.
struct FoundQuestion: Equatable {
    /// What the file calls it.
    let mark: String
    let text: String
    /// The number it bears, if it bears one.
    let number: Int?
    let options: [FoundOption]
}

/// An answer as a file gives it.
struct FoundOption: Equatable {
    let value: Int?
    let label: String
}
