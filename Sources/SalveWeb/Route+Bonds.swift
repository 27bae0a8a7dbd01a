extension Route {
    /// How it is with one's own people over time, and what opens with one of them.
    enum Bonds: Hashable, Sendable {
        /// Being on one's own.
        case own
        /// All bonds side by side.
        case across
        /// How it is with one of them.
        case bond(String)
        /// One note, to be changed.
        case note(String)
        /// Leaves the switch of R17 as it is.
        case leaveSwitch(String)
        /// Being asked now and then after a parting.
        case apart(String)
        /// Holding back what is about to be sent to one of them.
        case send(String)
        /// A worksheet about one of them, before it is begun.
        case sheet(String, form: String)
        /// A practice about one of them, before it is begun.
        case practice(String, name: String)

        /// The path, or with `:id` the router's pattern.
        var path: String {
            switch self {
            case .own: "/people/own"
            case .across: "/people/across"
            case .bond(let id): "/people/with/" + id
            case .note(let id): "/people/note/" + id
            case .leaveSwitch(let id): "/people/switch/" + id
            case .apart(let id): "/people/with/" + id + "/apart"
            case .send(let id): "/people/with/" + id + "/send"
            case .sheet(let id, let form): "/people/with/" + id + "/sheet/" + form
            case .practice(let id, let name): "/people/with/" + id + "/practise/" + name
            }
        }

        /// The paths that templates link to, by name.
        static let links: [String: String] = [
            "peopleOwn": Bonds.own.path, "peopleAcross": Bonds.across.path,
        ]
    }
}
