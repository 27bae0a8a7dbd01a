/// To whom what a practice carries is turned, as somebody looks for it (B21).
public enum Towards: String, CaseIterable, Codable, Hashable, Sendable {
    /// Oneself.
    case oneself
    /// A partner, another person, or the living world.
    case another

    /// True when the practice may be turned that way; one that names nobody fits neither.
    public func fits(_ text: PracticeText) -> Bool {
        switch self {
        case .oneself: text.aims.contains(.oneself)
        case .another: text.aims.contains(.partner) || text.aims.contains(.other)
        }
    }
}
