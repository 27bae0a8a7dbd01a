extension Route {
    /// What seems to help.
    enum Helps: Hashable, Sendable {
        /// All that was tried.
        case all
        /// One practice, each try of it.
        case one(String)

        var path: String {
            switch self {
            case .all: "/patterns/helps"
            case .one(let name): "/patterns/helps/of/" + name
            }
        }

        /// The paths that templates link to, by name.
        static let links: [String: String] = ["helps": Helps.all.path]
    }
}
