extension Route {
    /// The words of a published scale, which the person brings; each part goes by the scale’s name.
    enum Wordings: Hashable, Sendable {
        /// What is there, and bringing a file.
        case start(String)
        /// Typing them in.
        case type(String)
        /// How they are bound, to be confirmed.
        case look(String)
        /// One of their lines, to be changed.
        case line(String, String)

        var path: String {
            switch self {
            case .start(let scale): Self.root + scale + Self.end
            case .type(let scale): Self.start(scale).path + "/type"
            case .look(let scale): Self.start(scale).path + "/look"
            case .line(let scale, let item): Self.start(scale).path + "/line/" + item
            }
        }

        /// Most bytes of an upload, so much more than may be read that a page of our own can say so.
        static let uploadLimit = 1 << 20

        /// True for the paths that take a file.
        static func takesFile(_ path: String) -> Bool {
            guard path.hasPrefix(root), path.hasSuffix(end) else { return false }
            return !path.dropFirst(root.count).dropLast(end.count).contains("/")
        }

        private static let root = "/measures/of/"
        private static let end = "/wording"
    }

    /// Most bytes of an upload to a path; nil where none is taken.
    static func uploadLimit(_ path: String) -> Int? {
        uploads[path] ?? (Wordings.takesFile(path) ? Wordings.uploadLimit : nil)
    }
}
