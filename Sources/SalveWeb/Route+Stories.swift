extension Route {
    /// Made-up stories, told page by page.
    enum Stories: Hashable, Sendable {
        /// The shelf.
        case shelf
        /// One story, before it begins.
        case one(String)
        /// One of its pages, by its number from 1.
        case page(String, String)
        /// All of its pages at once.
        case whole(String)
        /// What the one in it wrote, entry by entry.
        case written(String)

        var path: String {
            switch self {
            case .shelf: "/stories"
            case .one(let id): "/stories/" + id
            case .page(let id, let number): "/stories/" + id + "/page/" + number
            case .whole(let id): "/stories/" + id + "/whole"
            case .written(let id): "/stories/" + id + "/written"
            }
        }

        /// The paths that templates link to, by name.
        static let links: [String: String] = ["stories": Stories.shelf.path]
    }
}
