/// The paths of care: the menu, one's own things by heading, supporters, and plans as a whole.
enum CareRoute: Hashable, Sendable {
    /// What is needed, and what is there now.
    case ask
    /// What there is for it.
    case menu
    /// One's own things by heading, with examples.
    case own
    /// A thing that is done now.
    case now(String)
    /// Who can be asked for what.
    case support
    /// A draft to one of them.
    case draft(String)
    /// A draft that is kept, and what came of it.
    case asked(String)
    /// A plan with all its parts, before it is kept; the id is that of a care item.
    case planFor(String)
    /// One plan.
    case plan(String)
    /// A calendar file of it.
    case calendar(String)

    /// The path, or with `:id` the router's pattern.
    var path: String {
        switch self {
        case .ask: "/care"
        case .menu: "/care/menu"
        case .own: "/care/own"
        case .now(let id): "/care/now/" + id
        case .support: "/care/support"
        case .draft(let id): "/care/ask/" + id
        case .asked(let id): "/care/asked/" + id
        case .planFor(let id): "/list/next/for/" + id
        case .plan(let id): "/list/next/one/" + id
        case .calendar(let id): "/list/next/one/" + id + "/calendar"
        }
    }

    /// The paths that templates link to, by name.
    static let links: [String: String] = [
        "care": CareRoute.ask.path, "careMenu": CareRoute.menu.path, "careOwn": CareRoute.own.path,
        "support": CareRoute.support.path,
    ]
}
