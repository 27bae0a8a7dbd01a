import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/practise`: the library; what is offered first, then everything else with its one line.
struct PractisePages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [PractisePage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.practise.path)) { _, context in
            let companion = try context.requireCompanion()
            let filter = context.session?.filter ?? PractiseFilter()
            let page = PractisePage(
                await companion.library(),
                pinned: await companion.pinnedShown(),
                filter,
                site.catalogue.strings
            )
            return site.answer(page, context)
        }
        router.post(RouterPath(Route.practise.path)) { _, context in try await choose(context) }
        router.post(RouterPath(Route.bringBack.path)) { _, context -> Response in
            let id = Practice.ID(context.form?[.practice] ?? "")
            try await context.requireCompanion().choose(.broughtBack, about: id, form: try context.formID())
            return .seeOther(.practise)
        }
    }

    /// The filter stays in the web session: what a person can't bear near them stands in no address.
    private func choose(_ context: WebContext) async throws -> Response {
        let form = context.form
        let filter = PractiseFilter(
            minutes: form?.choice(.minutes),
            without: Set((form?.all(.without) ?? []).compactMap(PractiseFilter.Without.init(rawValue:)))
        )
        if let key = context.session?.key { await site.sessions.change(key) { $0.filter = filter } }
        return .seeOther(.practise)
    }
}

/// The library of practices.
struct PractisePage: Page {
    static let template = "practise/library"
    static let section: Section? = .practise

    let pinned: [Row]
    let hasPinned: Bool
    let offered: [Row]
    let found: [Row]
    let wayBack: [Row]
    let notNow: [Row]
    let minutes: Choices
    let without: Choices
    let isFiltered: Bool
    /// Which part of the filter was loosened, said in one line; nil when none was.
    let loosened: String?
    let hasOffered: Bool
    let hasFound: Bool
    let hasWayBack: Bool
    let hasNotNow: Bool

    /// What stands in the library.
    typealias Shelves = (offered: [Shown], found: [Shown], notNow: [Shown], wayBack: [Shown])

    init(_ library: Shelves, pinned: [Shown] = [], _ filter: PractiseFilter, _ strings: Strings) {
        self.pinned = pinned.map { Row($0, strings) }
        hasPinned = !pinned.isEmpty
        let (fitting, part) = filter.choose(among: (library.offered + library.found).map(\.text))
        let shown = Set(fitting.map(\.id))
        offered = library.offered.filter { shown.contains($0.text.id) }.map { Row($0, strings) }
        found = library.found.filter { shown.contains($0.text.id) }.map { Row($0, strings) }
        wayBack = library.wayBack.map { Row($0, strings) }
        notNow = library.notNow.map { Row($0, strings) }
        minutes = Choices(
            name: Field.minutes.rawValue,
            legend: strings["practise.filter.time"],
            kind: "radio",
            options: PractiseFilter.Minutes.allCases.map { time in
                let label = strings.minutes(time.count...time.count)
                return Choices.Option(value: time.rawValue, label: label, isChosen: filter.minutes == time)
            }
        )
        without = .among(
            PractiseFilter.Without.self,
            .without,
            labels: "practise.filter",
            legend: "practise.filter.without",
            chosen: Array(filter.without),
            strings,
            allowsMany: true
        )
        isFiltered = !filter.isEmpty
        loosened = part.map { strings["practise.filter.loosened" + Self.name(of: $0)] }
        hasOffered = !offered.isEmpty
        hasFound = !found.isEmpty
        hasWayBack = !wayBack.isEmpty
        hasNotNow = !notNow.isEmpty
    }

    private static func name(of part: PractiseFilter.Part) -> String {
        switch part {
        case .minutes: "Minutes"
        case .without(.eyes): "Eyes"
        case .without(.body): "Body"
        case .without(.breath): "Breath"
        }
    }

    /// How long, what kind, and where it turns attention.
    static func detail(_ text: PracticeText, _ strings: Strings) -> String {
        let minutes = strings.minutes(text.minutes)
        let family = strings["practise.family." + Strings.key(text.practice.family.rawValue)]
        let depth = strings["practise.depth.\(text.practice.depth.rawValue)"]
        return strings.text("practise.line", ["minutes": minutes, "family": family, "depth": depth])
    }

    /// One practice.
    struct Row: Sendable {
        /// Its name in addresses and forms.
        let practice: String
        let title: String
        /// How long, what kind, and where it turns attention.
        let detail: String
        /// Why it is offered, or why not.
        let reason: String
        let link: String

        init(_ shown: Shown, _ strings: Strings) {
            let text = shown.text
            practice = text.id.name
            title = text.title
            detail = PractisePage.detail(text, strings)
            reason =
                shown.hold.map { strings["hold.\($0.rawValue)"] } ?? shown.why.map { strings["why.\($0.rawValue)"] }
                ?? text.summary
            link = Route.practice(name: text.id.name).path
        }
    }
}
