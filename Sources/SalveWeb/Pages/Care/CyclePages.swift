import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

extension Route {
    /// Swings between distance and longing, about one of one's own people.
    enum Cycles: Hashable, Sendable {
        /// What was found about several people, side by side.
        case across
        /// What was found, or that nothing was.
        case found(String)
        /// Puts it away for good.
        case putAway(String)
        /// Takes that back.
        case takeBack(String)

        /// The path, or with `:id` the router's pattern.
        var path: String {
            switch self {
            case .across: "/people/swings"
            case .found(let id): "/people/with/" + id + "/swings"
            case .putAway(let id): "/people/with/" + id + "/swings/away"
            case .takeBack(let id): "/people/with/" + id + "/swings/back"
            }
        }
    }
}

/// `/people/with/…/swings`: to and fro between distance and longing, in one's own entries.
///
/// About someone kept simple, other ways stand there instead (R17).
struct CyclePages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [CyclePage.self, CyclesAcrossPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.cycles(.across).path)) { _, context in
            let companion = try context.requireCompanion()
            let rests = await companion.restsFromCycles
            return site.answer(
                CyclesAcrossPage(await companion.cycles(), rests: rests, site.catalogue.strings),
                context
            )
        }
        router.get(RouterPath(Route.cycles(.found(":id")).path)) { _, context in try await found(context) }
        router.post(RouterPath(Route.cycles(.putAway(":id")).path)) { _, context in try await put(true, context) }
        router.post(RouterPath(Route.cycles(.takeBack(":id")).path)) { _, context in try await put(false, context) }
    }

    private func found(_ context: WebContext) async throws -> Response {
        let person = try await site.person(context)
        let view = try await context.requireCompanion().cycle(about: person.thing)
        if case .closed = view { return site.otherWays(person, context) }
        return site.answer(CyclePage(person, view, site.catalogue.strings, now: site.surroundings.now()), context)
    }

    private func put(_ isAway: Bool, _ context: WebContext) async throws -> Response {
        let person = try await site.person(context)
        let form = try context.formID()
        try await context.requireCompanion().putAwayCycle(about: person.thing, isAway, form: form)
        return .seeOther(.cycles(.found(person.thing.text)))
    }
}

/// Swings about one person: a sentence, a question, and one's own entries with their dates.
struct CyclePage: Page {
    static let template = "people/cycle"
    static let section: Section? = .list

    let back: String
    let heading: String
    /// What was found, in a sentence; nil where nothing is shown.
    let sentence: String?
    /// A likely protection, as a question.
    let question: String
    let stretches: [Stretch]
    /// Others with whom something like it stands.
    let others: [Other]
    let hasOthers: Bool
    /// What stands in place of all that.
    let instead: String
    /// True where it rests after a hard moment.
    let isResting: Bool
    let putAway: String
    /// Where it can be drawn as a loop.
    let draw: String
    /// Where it is taken back; nil unless it was put away.
    let takeBack: String?

    /// A stretch at one end, with its entries.
    struct Stretch: Sendable {
        let name: String
        let days: String
        let entries: [Entry]
    }

    /// One of one's own entries.
    struct Entry: Sendable {
        let day: String
        let text: String
        let link: String
    }

    /// Someone else.
    struct Other: Sendable {
        let name: String
        let link: String
    }

    init(_ person: Person, _ view: CycleView, _ strings: Strings, now: LocalTime) {
        let id = person.thing.text
        back = Route.person(id).path
        heading = strings.text("swings.title", ["name": person.name])
        putAway = Route.cycles(.putAway(id)).path
        draw = Route.loops(.with(id)).path
        var claim: CycleClaim?
        var takeBack: String?
        var isResting = false
        switch view {
        case .found(let found):
            claim = found
            instead = ""
        case .putAway:
            instead = strings["swings.away"]
            takeBack = Route.cycles(.takeBack(id)).path
        case .resting:
            instead = strings["swings.resting"]
            isResting = true
        case .nothing, .closed: instead = strings["swings.nonehint"]
        }
        self.takeBack = takeBack
        self.isResting = isResting
        sentence = claim?.sentence(about: person, strings)
        question = claim?.question(about: person, strings) ?? ""
        stretches = claim?.stretches.map { Stretch($0, strings, now: now) } ?? []
        others =
            claim?.others.map { Other(name: $0.name, link: Route.cycles(.found($0.thing.text)).path) } ?? []
        hasOthers = !others.isEmpty
    }
}

extension CyclePage.Stretch {
    init(_ stretch: CycleClaim.Stretch, _ strings: Strings, now: LocalTime) {
        name = strings["swings.end.\(stretch.pole.rawValue)"]
        days = stretch.days(strings)
        entries = stretch.entries.map { source in
            CyclePage.Entry(
                day: strings.dayHeading(source.at, now: now),
                text: source.said.clipped(to: 300),
                link: Route.entry(source.row.text).path
            )
        }
    }
}

extension CycleClaim.Stretch {
    /// From when to when.
    func days(_ strings: Strings) -> String {
        let ends = [entries.first, entries.last].compactMap { $0?.at.day }.map { strings.dayInYear($0) }
        return Set(ends).count > 1 ? ends.joined(separator: " – ") : ends.first ?? ""
    }
}

/// What was found about several people, side by side: no new claim, each as their own page says it (A17).
struct CyclesAcrossPage: Page {
    static let template = "people/swings"
    static let section: Section? = .list

    let groups: [Group]
    /// What stands there where there is nothing to lay side by side; nil where there is.
    let instead: String?

    /// One person.
    struct Group: Sendable {
        let id: String
        let name: String
        let detail: String
        let sentence: String
        let question: String
        let stretches: [Stretch]
        let link: String
        let putAway: String
    }

    /// A stretch at one end.
    struct Stretch: Sendable {
        let name: String
        let days: String
    }

    init(_ found: [CycleBeside], rests: Bool, _ strings: Strings) {
        groups = Self.showsSeveral(found) ? found.map { Group($0, strings) } : []
        instead = groups.isEmpty ? strings[rests ? "swings.resting" : "swings.acrossnone"] : nil
    }

    /// True where there is more than one to lay side by side.
    static func showsSeveral(_ found: [CycleBeside]) -> Bool { found.count > 1 }
}

extension CyclesAcrossPage.Group {
    fileprivate init(_ found: CycleBeside, _ strings: Strings) {
        let person = found.person
        id = person.thing.text
        name = person.name
        let when = strings[person.traits.isPast ? "people.before" : "people.present"]
        detail = [person.traits.bond, when].filter { !$0.isEmpty }.joined(separator: ", ")
        sentence = found.claim.sentence(about: person, strings)
        question = found.claim.question(about: person, strings)
        stretches = found.claim.stretches.map { stretch in
            CyclesAcrossPage.Stretch(
                name: strings["swings.end.\(stretch.pole.rawValue)"],
                days: stretch.days(strings)
            )
        }
        link = Route.cycles(.found(id)).path
        putAway = Route.cycles(.putAway(id)).path
    }
}
