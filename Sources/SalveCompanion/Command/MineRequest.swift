/// What the command line asks of what is one's own: practices, lines and packs.
public enum MineRequest: Codable, Equatable, Sendable {
    /// Practices of one's own.
    case practices
    /// Keeps a practice, as the file it is.
    case addPractice(String)
    /// Takes one away, by its name.
    case removePractice(String)
    /// One of them as a file, by its name.
    case exportPractice(String)
    /// Lines of one's own, kind ones and those from a steady day.
    case lines
    /// Keeps a line: a kind one, or one from a steady day.
    case addLine(String, isSteady: Bool)
    /// Takes a line away, by the id that the list shows.
    case removeLine(String)
    /// The packs that are here.
    case packs
    /// Adds the folder or zip file at this absolute path.
    case addPack(String)
    /// Takes a pack out, by the id in its manifest.
    case removePack(String)
}

extension CommandReply {
    /// What is one's own, or what was done with it.
    public struct MineReply: Codable, Equatable, Sendable {
        /// One practice, line or pack.
        public struct Item: Codable, Equatable, Sendable {
            /// The name that a command takes.
            public let id: String
            /// Its title.
            public let title: String
            /// What it is, in a line.
            public let detail: String
        }

        /// What is here; empty where something was done.
        public let items: [Item]
        /// What there is to say, a line each.
        public let lines: [String]
        /// A practice as a file; nil where none was asked for.
        public let text: String?

        init(items: [Item] = [], lines: [String] = [], text: String? = nil) {
            self.items = items
            self.lines = lines
            self.text = text
        }
    }
}
