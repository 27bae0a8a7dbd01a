import Hummingbird
import SalveCompanion
import SalveCore

/// Deleting, and taking it back within a minute, from any page that lists what was kept.
struct TakingAway: Sendable {
    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.post(RouterPath(Route.delete.path)) { _, context -> Response in
            guard let entry = context.form?.id(.entry) else { throw WebProblem.notFound }
            try await context.requireCompanion().delete(entry, form: try context.formID())
            return .seeOther(back(context))
        }
        router.post(RouterPath(Route.undo.path)) { _, context -> Response in
            guard let deletion = context.form?.id(.entry) else { throw WebProblem.notFound }
            try await context.requireCompanion().restore(deletion, form: try context.formID())
            return .seeOther(back(context))
        }
    }

    private func back(_ context: WebContext) -> Route {
        switch context.form?.choice(.back, as: Shelf.self) {
        case .list: .list
        case .people: .people
        case .steps: .steps
        case .next: .next
        case .words: .words
        case .kindness: .kindness
        case .care: .care(.own)
        case .letters: .letters(.all)
        case .lines: .letters(.lines)
        case .mine: .mine(.start)
        case .packs: .mine(.packs)
        case .closeness: .learn(.closeness)
        case .sheets: .sheet(.list)
        case .reflect: .reflect
        case .loops: .loops(.all)
        case .tests: .fair(.all)
        case .timeline, nil: .timeline
        }
    }
}

/// The pages from which something can be deleted.
enum Shelf: String, Sendable {
    case list, people, steps, next, timeline, words, kindness, closeness, sheets, care, letters, lines, mine, packs
    case reflect, loops, tests
}

/// A line that says that something is gone in a minute, with the way to bring it back.
struct Gone: Sendable {
    /// The deletion's id.
    let entry: String

    /// A line for each deletion that can still be taken back.
    static func lines(_ companion: Companion) async -> [Gone] {
        await companion.openDeletions().map { Gone(entry: $0.text) }
    }
}
