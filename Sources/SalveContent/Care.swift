public import SalveCore

/// Something that may help, to be made one's own by a press.
public struct CareExample: Equatable, Sendable {
    /// Its stable name.
    public let id: String
    /// What it is.
    public let text: String
    /// What is known of it: its heading, minutes, and what it answers and asks for.
    public let traits: CareTraits
}
