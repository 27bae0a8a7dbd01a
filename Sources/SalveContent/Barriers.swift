public import SalveCore

/// What can stand in the way of being kind to oneself, told in the person's own voice, each with something to try.
public struct Barriers: Equatable, Sendable {
    /// The areas, each once, in the order of `AreaID`.
    public let areas: [Area]

    /// Where something can stand in the way.
    public enum AreaID: String, CaseIterable, Hashable, Sendable {
        /// What was shown, or never was.
        case early
        /// A mind that watches for danger.
        case onGuard = "on-guard"
        /// Days that run by themselves.
        case unnoticed
        /// What one believes about kindness.
        case beliefs
    }

    /// One area with its lines.
    public struct Area: Equatable, Sendable, Identifiable {
        /// Which area.
        public let id: AreaID
        /// Its name.
        public let title: String
        /// What it asks, and that any of it can be passed over.
        public let lead: String
        /// What a person may find true.
        public let lines: [Line]
    }

    /// One thing that a person may find true, and what goes with it.
    public struct Line: Equatable, Sendable, Identifiable {
        /// The stable name, kebab-case.
        public let id: String
        /// The thing, in the person's own voice.
        public let says: String
        /// A short reply.
        public let reply: String
        /// A small experiment, which can be kept as one small next thing.
        public let experiment: String
        /// The explainer that goes with it.
        public let explainer: Explainer.ID
        /// Practices that go with it, in order; the rules decide which may be suggested.
        public let practices: [Practice.ID]
    }

    /// The area of that name; nil when there is none.
    public subscript(id: AreaID) -> Area? { areas.first { $0.id == id } }
}
