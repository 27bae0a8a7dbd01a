import SalveCompanion
import SalveCore

extension Route {
    /// What is one's own: practices, words for practices, lines, what stands first or is put aside, and packs.
    enum MinePart: Hashable, Sendable {
        /// All of it.
        case start
        /// A practice of one's own, new.
        case practice
        /// One of them, to be changed.
        case one(String)
        /// A practice as a file, new.
        case paste
        /// One of them as a file, to be changed.
        case pasted(String)
        /// One of them as a file, to be taken along.
        case file(String)
        /// One's own words for a practice.
        case wording(String)
        /// Pins a practice, puts it aside, or takes that back.
        case choose
        /// Lines of one's own.
        case lines
        /// Packs.
        case packs
        /// What is in a pack that was not added yet.
        case look(String)
        /// Adds it.
        case add
        /// What is in a pack that is here.
        case pack(String)

        /// Where something of one's own is looked at and changed.
        static func here(_ mine: Timeline.Mine) -> MinePart {
            switch mine {
            case .practice(let practice): .one(practice.thing.text)
            case .wording(let wording): .wording(wording.practice.name)
            case .line: .start
            case .pack(let pack): .pack(pack.thing.text)
            }
        }

        var path: String {
            switch self {
            case .start: "/mine"
            case .practice: "/mine/practice"
            case .one(let id): "/mine/practice/" + id
            case .paste: "/mine/paste"
            case .pasted(let id): "/mine/paste/" + id
            case .file(let id): "/mine/file/" + id
            case .wording(let name): "/mine/words/" + name
            case .choose: "/mine/choose"
            case .lines: "/mine/lines"
            case .packs: "/mine/packs"
            case .look(let id): "/mine/packs/look/" + id
            case .add: "/mine/packs/add"
            case .pack(let id): "/mine/packs/one/" + id
            }
        }
    }

    /// Most bytes of an upload, by the paths that take one.
    static let uploads: [String: Int] = [
        Route.setting(.bring).path: BringPages.uploadLimit,
        Route.mine(.paste).path: 256 << 10,
        Route.mine(.packs).path: 2 << 20,
    ]

    /// The paths of this part that templates link to, by name.
    static let mineLinks: [String: String] = [
        "mine": Route.mine(.start).path, "minePractice": Route.mine(.practice).path,
        "minePaste": Route.mine(.paste).path, "mineChoose": Route.mine(.choose).path,
        "mineLines": Route.mine(.lines).path, "minePacks": Route.mine(.packs).path,
        "minePacksAdd": Route.mine(.add).path,
    ]
}
