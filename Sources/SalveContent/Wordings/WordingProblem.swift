public import SalveCore

/// Why words cannot be bound; no case holds any of them.
public enum WordingProblem: Error, Equatable, Sendable {
    /// It is neither JSON nor YAML of the shape that is wanted.
    case unreadable
    /// There is nothing in it.
    case nothing
    /// It is larger than 256 KiB.
    case tooLarge
    /// It is JSON, and no FHIR Questionnaire.
    case notAQuestionnaire
    /// It says that it is of another scale.
    case otherScale
    /// There are fewer questions than items.
    case tooFew(found: Int, wanted: Int)
    /// The file names its lines, and this one is not among them.
    case missing(Scale.Item.ID)
    /// Two lines of the file name this item.
    case twice(Scale.Item.ID)
    /// An item without words.
    case noText(Scale.Item.ID)
    /// An item or an answer of more than 600 characters.
    case tooLong(Scale.Item.ID)
    /// The answers of an item do not fit its range.
    case options(Scale.Item.ID, found: Int, wanted: Int)
    /// An item that the scale does not have.
    case unknownItem
    /// It does not say clearly of which scale it is, and nobody else said so.
    case whichScale
}

/// A question as a file gives it.
struct FoundQuestion: Equatable {
    /// What the file calls it.
    let mark: String
    let text: String
    /// The LOINC codes it bears.
    let codes: [String]
    /// The number it bears, if it bears one.
    let number: Int?
    let options: [FoundOption]
}

/// An answer as a file gives it.
struct FoundOption: Equatable {
    let value: Int?
    let label: String
}
