extension Route {
    /// The pages of worksheets; what was written goes by an opaque id.
    enum Sheet: Hashable, Sendable {
        /// All forms, and what was begun.
        case list
        /// A form before it is begun.
        case new(form: String)
        /// An empty form, for paper.
        case paper(form: String)
        /// One worksheet with its parts.
        case one(String)
        /// One part of it.
        case part(String, part: String)
        /// The same part, with room for one more line.
        case more(String, part: String)
        /// What was written, read back.
        case read(String)
        /// Something else that may come first.
        case turn(String)
        /// The reasons, looked at again.
        case again(String)

        /// The path.
        var path: String {
            switch self {
            case .list: "/sheets"
            case .new(let form): "/sheets/" + form + "/new"
            case .paper(let form): "/sheets/" + form + "/paper"
            case .one(let id): "/sheet/" + id
            case .part(let id, let part): "/sheet/" + id + "/part/" + part
            case .more(let id, let part): "/sheet/" + id + "/part/" + part + "/more"
            case .read(let id): "/sheet/" + id + "/read"
            case .turn(let id): "/sheet/" + id + "/turn"
            case .again(let id): "/sheet/" + id + "/again"
            }
        }
    }
}
