import SalveCompanion
import SalveContent

extension Route {
    /// Texts that explain, what can stand in the way, the six questions, and sheets to print.
    enum Learn: Hashable, Sendable {
        /// The shelf of explainers.
        case shelf
        /// One of them.
        case one(String)
        /// The barrier finder.
        case barriers
        /// One area of it.
        case area(String)
        /// The six questions about kindness and closeness.
        case closeness
        /// A sheet of that kind; of one thing where an id is given.
        case sheet(String, id: String? = nil)

        var path: String {
            switch self {
            case .shelf: "/learn"
            case .one(let id): "/learn/" + id
            case .barriers: "/barriers"
            case .area(let id): "/barriers/" + id
            case .closeness: "/closeness"
            case .sheet(let kind, let id): "/print/" + kind + (id.map { "/" + $0 } ?? "")
            }
        }

        /// The paths that templates link to, by name.
        static let links: [String: String] = [
            "learn": Learn.shelf.path, "barriers": Learn.barriers.path, "closeness": Learn.closeness.path,
            "printList": Learn.sheet(Handout.Kind.list.rawValue).path,
            "printSteps": Learn.sheet(Handout.Kind.steps.rawValue).path,
            "printPlan": Learn.sheet(Handout.Kind.plan.rawValue).path,
            "printCard": Learn.sheet(Handout.Kind.card.rawValue).path,
        ]
    }
}
