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
            let isAskedAgain = await companion.closeness().isAskedAgain
            let page = PractisePage(
                await companion.library(),
                pinned: await companion.pinnedShown(),
                filter,
                isAskedAgain: isAskedAgain,
                site.catalogue
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
            posture: form?.choice(.posture),
            intention: site.catalogue.intentions.map(\.id).first { $0 == form?[.intention] },
            towards: form?.choice(.towards),
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
    /// What is not offered now, with its line said once for all that it holds back.
    let found: [Held]
    let wayBack: [Row]
    let notNow: [Row]
    let minutes: Choices
    let posture: Choices
    let intention: Choices
    let towards: Choices
    let without: Choices
    let isFiltered: Bool
    /// What was loosened, a line each; none when something fits.
    let loosened: [String]
    let isLoosened: Bool
    let hasOffered: Bool
    let hasFound: Bool
    let hasWayBack: Bool
    let hasNotNow: Bool
    /// True once the six questions are offered again (R7).
    let isAskedAgain: Bool

    /// What stands in the library.
    typealias Shelves = (offered: [Shown], found: [Shown], notNow: [Shown], wayBack: [Shown])

    init(
        _ library: Shelves,
        pinned: [Shown],
        _ filter: PractiseFilter,
        isAskedAgain: Bool,
        _ catalogue: Catalogue
    ) {
        self.isAskedAgain = isAskedAgain
        self.pinned = pinned.map { Row($0, catalogue.strings) }
        hasPinned = !pinned.isEmpty
        let strings = catalogue.strings
        let (fitting, parts) = filter.choose(among: (library.offered + library.found).map(\.text), catalogue.intentions)
        let shown = Set(fitting.map(\.id))
        offered = library.offered.filter { shown.contains($0.text.id) }.map { Row($0, strings) }
        found = Held.groups(library.found.filter { shown.contains($0.text.id) }, strings)
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
        posture = .among(
            Posture.self,
            .posture,
            labels: "practise.posture",
            legend: "practise.filter.posture",
            chosen: filter.posture.map { [$0] } ?? [],
            strings
        )
        intention = Choices(
            name: Field.intention.rawValue,
            legend: strings["practise.filter.intention"],
            kind: "radio",
            options: catalogue.intentions.map {
                Choices.Option(value: $0.id, label: $0.label, isChosen: $0.id == filter.intention)
            }
        )
        towards = .among(
            Towards.self,
            .towards,
            labels: "practise.towards",
            legend: "practise.filter.towards",
            chosen: filter.towards.map { [$0] } ?? [],
            strings
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
        loosened = parts.map { strings["practise.loosened.\($0.rawValue)"] }
        isLoosened = !parts.isEmpty
        hasOffered = !offered.isEmpty
        hasFound = !found.isEmpty
        hasWayBack = !wayBack.isEmpty
        hasNotNow = !notNow.isEmpty
    }

    /// How long, what kind, and where it turns attention.
    static func detail(_ text: PracticeText, _ strings: Strings) -> String {
        let minutes = strings.minutes(text.minutes)
        let family = strings["practise.family." + Strings.key(text.practice.family.rawValue)]
        let depth = strings["practise.depth.\(text.practice.depth.rawValue)"]
        return strings.text("practise.line", ["minutes": minutes, "family": family, "depth": depth])
    }

    /// Practices that one line holds back.
    struct Held: Sendable {
        /// Why they are not offered, and that they can be opened; nil where nothing holds them.
        let line: String?
        let rows: [Row]

        /// The groups, each where its first practice stood.
        static func groups(_ found: [Shown], _ strings: Strings) -> [Held] {
            var order: [Hold?] = []
            for one in found where !order.contains(one.hold) { order.append(one.hold) }
            return order.map { hold in
                let rows = found.filter { $0.hold == hold }.map { Row($0, strings, saysHold: false) }
                return Held(line: hold.map { strings["hold.\($0.rawValue)"] }, rows: rows)
            }
        }
    }

    /// One practice.
    struct Row: Sendable {
        /// Its name in addresses and forms.
        let practice: String
        let title: String
        /// How long, what kind, and where it turns attention.
        let detail: String
        /// Why it is offered, or why not; where its group has said that, what it is.
        let reason: String
        /// That it is marked, how it went and when it last was; nil where there is nothing to say.
        let counted: String?
        let link: String

        init(_ shown: Shown, _ strings: Strings, saysHold: Bool = true) {
            let text = shown.text
            practice = text.id.name
            title = text.title
            detail = PractisePage.detail(text, strings)
            let hold = saysHold ? shown.hold.map { strings["hold.\($0.rawValue)"] } : nil
            // What was counted has a line of its own.
            let isCounted = shown.why == .helped || shown.why == .marked
            let why = shown.hold == nil && !isCounted ? strings.reason(shown) : nil
            reason = hold ?? why ?? text.summary
            let facts = [shown.isMarked ? strings["counts.marked"] : nil, strings.countsLine(shown.counts)]
                .compactMap { $0 }
            counted = facts.isEmpty ? nil : facts.joined(separator: " ")
            link = Route.practice(name: text.id.name).path
        }
    }
}
