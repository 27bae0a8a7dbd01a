extension Route {
    /// The pages of fair tests; each test and each try goes by an opaque id.
    enum Fair: Hashable, Sendable {
        /// Those there are.
        case all
        /// Before one begins.
        case new
        /// One of them.
        case one(String)
        /// The number before the next sitting.
        case next(String)
        /// Where chance does not pick.
        case freely(String)
        /// A sitting of a test: what chance picked, and the number after.
        case attempt(String)
        /// What came out.
        case result(String)

        /// The path, or with `:id` the router's pattern.
        var path: String {
            switch self {
            case .all: "/tests"
            case .new: "/tests/new"
            case .one(let id): "/tests/of/" + id
            case .next(let id): "/tests/of/" + id + "/next"
            case .freely(let id): "/tests/of/" + id + "/freely"
            case .attempt(let id): "/tests/try/" + id
            case .result(let id): "/tests/of/" + id + "/result"
            }
        }

        /// The paths that templates link to, by name.
        static let links: [String: String] = ["tests": Fair.all.path, "testsNew": Fair.new.path]
    }
}
