public import SalveCore

/// A made-up story of one upsetting event: the four parts one by one, a new option, and the ending without them.
///
/// Beside what is told it holds what the one in it wrote, entry by entry, as a person would keep it.
public struct Story: Equatable, Sendable, Identifiable {
    /// The stable name of a story: kebab-case, the name of its file.
    public struct ID: Hashable, Sendable {
        /// The name.
        public let name: String

        /// An id from its name.
        public init(_ name: String) { self.name = name }
    }

    /// What a page of a story is about.
    public enum Part: String, CaseIterable, Hashable, Sendable {
        /// Who it is, before anything happens.
        case before
        /// What happened.
        case happened
        /// The first part of four: what was felt.
        case emotions
        /// The second: what the mind said.
        case thoughts
        /// The third: possible reasons, one’s own and the other’s.
        case mentalizing
        /// The fourth: kindness to oneself.
        case kindness
        /// What could be done that was not there before.
        case option
        /// What came of it.
        case after
        /// How it could have gone without the four parts.
        case without

        /// The four parts of compassionate self-awareness.
        public static let four: [Part] = [.emotions, .thoughts, .mentalizing, .kindness]
    }

    /// How the one it is told of is spoken of.
    enum Pronoun: String, CaseIterable {
        case she, he, they
    }

    /// One page.
    public struct Step: Equatable, Sendable {
        /// What it is about.
        public let part: Part
        /// Its heading, in at most 40 characters.
        public let heading: String
        /// What is told.
        public let text: Prose
    }

    /// What the one in the story wrote at one time.
    public struct Entry: Equatable, Sendable {
        /// What it is.
        public enum What: Equatable, Sendable {
            /// A check-in: words that ship, words of their own, and a line.
            case checkIn([WordID], own: [String], text: String)
            /// A line on how it is with the other; on themselves where the story has none.
            case note(String)
            /// A reflection, part by part.
            case reflection([Worksheet.Answer])
            /// A loop, place by place.
            case loop([Worksheet.Answer])
            /// The other is kept simple from then on (R17).
            case keepsSimple
        }

        /// Days since the story began, from 1.
        public let day: Int
        /// Minutes since midnight.
        public let minute: Int
        /// What it is.
        public let what: What
    }

    /// The stable name.
    public let id: ID
    /// Its place on the shelf, from 1.
    public let place: Int
    /// Its title, in at most 40 characters.
    public let title: String
    /// Counts up when its meaning changes.
    public let revision: Int
    /// One line for the shelf.
    public let summary: String
    /// About how many minutes it takes to read.
    public let minutes: Int
    /// Who it is told about.
    public let who: String
    /// The other in it; nil where there is none.
    public let person: String?
    /// What the other is to them; empty where there is none.
    public let bond: String
    /// True when it tells of being afraid of someone: then help is named on each of its pages.
    public let tellsOfFear: Bool
    /// Whether somebody but its writer has read it.
    public let review: Review
    /// Its pages, in order.
    public let steps: [Step]
    /// What was written, in order of time.
    public let entries: [Entry]
}

extension Catalogue {
    /// The story of that name; nil when there is none.
    public func story(_ id: Story.ID) -> Story? { stories.first { $0.id == id } }
}
