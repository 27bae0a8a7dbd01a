extension Route {
    /// The pages of loops; each goes by an opaque id, and is written on as a worksheet.
    enum Loops: Hashable, Sendable {
        /// Those there are.
        case all
        /// Before one is drawn.
        case new
        /// The same, about one of one's own people.
        case with(String)
        /// Draws a reflection as one.
        case from(String)
        /// One of them.
        case one(String)

        /// The path, or with `:id` the router's pattern.
        var path: String {
            switch self {
            case .all: "/loops"
            case .new: "/loops/new"
            case .with(let id): "/loops/with/" + id
            case .from(let id): "/loops/from/" + id
            case .one(let id): "/loops/" + id
            }
        }

        /// The paths that templates link to, by name.
        static let links: [String: String] = ["loops": Loops.all.path, "loopsNew": Loops.new.path]
    }
}
