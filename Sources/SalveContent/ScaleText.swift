public import SalveCore

/// A scale with what is said about it; the words of its items only where they are Salve’s own.
public struct ScaleText: Equatable, Sendable, Identifiable {
    /// Words of Salve’s own scale.
    public struct Own: Equatable, Sendable {
        /// A line for each item, in the person’s own voice.
        public let questions: [String]
        /// A name for each answer, from the lowest.
        public let options: [String]
    }

    /// Its key and figures.
    public let scale: Scale
    /// Its name, as its makers call it.
    public let title: String
    /// What it asks about.
    public let about: String
    /// Where its key stands; empty for Salve’s own.
    public let sources: [Scale.Source]
    /// What is said beside every number of it; nil for nothing.
    public let beside: String?
    /// Who may use its wording.
    public let rights: String
    /// Where its makers publish the wording; nil for Salve’s own.
    public let wording: String?
    /// The words, where they are Salve’s own; nil for a published scale, whose words a person brings.
    public let own: Own?

    /// Its id.
    public var id: Scale.ID { scale.id }
}

extension Catalogue {
    /// The scale with this id; nil when there is none.
    public func scale(_ id: Scale.ID) -> ScaleText? { scales.first { $0.id == id } }
}
