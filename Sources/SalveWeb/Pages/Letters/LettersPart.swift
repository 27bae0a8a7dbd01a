extension Route {
    /// Letters, and lines from a steady day; all ids are opaque.
    enum LettersPart: Hashable, Sendable {
        /// What is kept.
        case all
        /// Which letter to write.
        case new
        /// Writing one, in the sitting of this id.
        case write(String)
        /// One letter, to be read.
        case one(String)
        /// Lines for a hard moment.
        case lines
        /// One line, to be changed.
        case line(String)

        var path: String {
            switch self {
            case .all: "/letters"
            case .new: "/letters/new"
            case .write(let sitting): "/letters/write/" + sitting
            case .one(let id): "/letters/" + id
            case .lines: "/letters/lines"
            case .line(let id): "/letters/lines/" + id
            }
        }
    }
}
