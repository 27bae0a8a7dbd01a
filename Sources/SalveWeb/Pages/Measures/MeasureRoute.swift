extension Route {
    /// Scales; each time of answering goes by an opaque id, and no answer or number stands in a path.
    enum Measures: Hashable, Sendable {
        /// Those there are.
        case all
        /// One of them, by its name.
        case of(String)
        /// One question of it, by its place from 1.
        case item(String, String)
        /// All its questions on one page.
        case whole(String)
        /// Help now, before anything else.
        case help(String)
        /// What came of one time.
        case result(String)
        /// Numbers of one scale over time.
        case overTime(String)

        /// The path, or with `:id` the router's pattern.
        var path: String {
            switch self {
            case .all: "/measures"
            case .of(let name): "/measures/of/" + name
            case .item(let id, let number): "/measures/answer/" + id + "/" + number
            case .whole(let id): "/measures/whole/" + id
            case .help(let id): "/measures/between/" + id
            case .result(let id): "/measures/results/" + id
            case .overTime(let name): "/measures/over-time/" + name
            }
        }

        /// The paths that templates link to, by name.
        static let links: [String: String] = ["measures": Measures.all.path]
    }
}
