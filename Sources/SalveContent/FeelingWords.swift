public import SalveCore

/// A feeling word, with what it means in one line.
public struct FeelingWord: Equatable, Sendable {
    /// What kind of feeling it is near to.
    public enum Family: String, CaseIterable, Hashable, Sendable {
        /// Gladness.
        case joy
        /// Rest.
        case calm
        /// Warmth between people.
        case connection
        /// Being drawn to something.
        case interest
        /// Having what it takes.
        case strength
        /// Something missing.
        case sadness
        /// Something that may come.
        case fear
        /// Something to be stopped.
        case anger
        /// Oneself as seen by others, or by oneself.
        case shame
        /// Something to be away from.
        case aversion
        /// Too much.
        case overload
        /// Not clear.
        case unclear
    }

    /// What a word asks of what is shown next.
    public enum Flag: String, CaseIterable, Hashable, Sendable {
        /// Far away: outward only, never staying with it (R16).
        case far
        /// Heavy: one quiet line to Help now; it sets nothing and blocks nothing (R1).
        case heavy
    }

    /// Its stable name.
    public internal(set) var id: WordID
    /// The word, in lower case.
    public let word: String
    /// The fields it stands in on the pad, as the file states them; "hard to say" is one of them.
    public let shapes: [FeelingShape]
    /// How easy it is to be with, -1 to 1: our own judgement, give or take .2, and not validated.
    public let ease: Double
    /// How much energy is in it, -1 to 1: our own judgement, give or take .2, and not validated.
    public let energy: Double
    /// What kind of feeling it is near to.
    public let family: Family
    /// What it may be asking for.
    public let need: String
    /// True for the words that are shown first.
    public let isEveryday: Bool
    /// What it asks of what is shown next; nil for nothing.
    public let flag: Flag?
    /// What it means, in one line.
    public let meaning: String
}

/// Feeling words, in the order of their file.
public struct FeelingWords: Equatable, Sendable {
    /// All of them.
    public let all: [FeelingWord]
    private let places: [WordID: Int]

    init(_ all: [FeelingWord]) {
        self.all = all
        places = Dictionary(all.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The word of that id; nil when this Salve does not have it.
    public subscript(_ id: WordID) -> FeelingWord? { places[id].map { all[$0] } }

    /// The words that stand in a field, or at "hard to say".
    public func words(in shape: FeelingShape) -> [FeelingWord] { all.filter { $0.shapes.contains(shape) } }
}
