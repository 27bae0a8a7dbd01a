public import SalveCore

/// A short text that explains one thing, with its sources and a plain word on how sure they are.
public struct Explainer: Equatable, Sendable, Identifiable {
    /// The stable name of an explainer: kebab-case, the name of its file.
    public struct ID: Hashable, Sendable {
        /// The name.
        public let name: String

        /// An id from its name.
        public init(_ name: String) { self.name = name }
    }

    /// A paper or book that it rests on.
    public struct Source: Equatable, Sendable {
        /// Author, year, title, and where it appeared.
        public let text: String
        /// Where it is found: an address that begins with `https://`.
        public let address: String
    }

    /// The stable name.
    public internal(set) var id: ID
    /// Its place on the shelf, from 1.
    public let place: Int
    /// What it is about, in at most 60 characters.
    public let title: String
    /// Counts up when its meaning changes.
    public let revision: Int
    /// One line for the shelf.
    public let summary: String
    /// About how many minutes it takes to read.
    public let minutes: Int
    /// Practices that go with it, in order; the rules decide which of them may be suggested.
    public internal(set) var practices: [Practice.ID]
    /// How sure this is, in plain words.
    public let strength: String
    /// What it rests on, at least one.
    public let sources: [Source]
    /// The text.
    public let body: Worded<Prose>
}

extension Catalogue {
    /// The explainer of that name; nil when there is none.
    public func explainer(_ id: Explainer.ID) -> Explainer? { explainers.first { $0.id == id } }
}
