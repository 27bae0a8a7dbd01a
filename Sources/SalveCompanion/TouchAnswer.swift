public import SalveContent
public import SalveCore

extension Worksheet.Reason.About {
    /// What a reason of this part can speak of.
    public static func choices(for part: WorksheetPart) -> [Self] { part.asksAboutAnother ? others : own }
}

/// One answer to whether one is in touch, or can look from the side.
public struct TouchAnswer: Hashable, Sendable {
    /// What is asked.
    public enum Side: String, CaseIterable, Hashable, Sendable {
        /// Whether the feeling can still be felt.
        case feeling
        /// Whether it can be looked at from the side.
        case view
    }

    /// What was asked.
    public let side: Side
    /// How much of it there is.
    public let degree: WorksheetPart.Degree

    /// An answer from its parts.
    public init(_ side: Side, _ degree: WorksheetPart.Degree) {
        self.side = side
        self.degree = degree
    }

    /// The answer of that name; nil when there is none.
    public init?(name: String) {
        guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
        self = found
    }

    /// Its name, under which it is stored.
    public var name: String { side.rawValue + "-" + degree.rawValue }

    /// Every answer.
    public static let all = Side.allCases.flatMap { side in
        WorksheetPart.Degree.allCases.map { TouchAnswer(side, $0) }
    }
}
