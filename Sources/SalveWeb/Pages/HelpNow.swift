import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/help-now`: people who can be with someone now.
///
/// It needs no key and no vault, and opening it records nothing.
struct HelpPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [HelpPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.helpNow.path)) { request, context in
            await answer(context, country: context.settings.country, companion: mine(request, context))
        }
        router.get(RouterPath(Route.helpIn(country: ":country").path)) { request, context in
            await answer(context, country: context.parameters.get("country"), companion: mine(request, context))
        }
    }

    /// Help as a page of a sitting, from which one goes back to it.
    func answer(_ context: WebContext, sitting: SittingView) async throws -> Response {
        let companion = try context.requireCompanion()
        return await answer(context, country: context.settings.country, companion: companion, sitting: sitting)
    }

    /// One's own steps and people are shown to nobody who came from another site.
    private func mine(_ request: Request, _ context: WebContext) -> Companion? {
        context.session != nil && Origin.mayRead(request) ? context.companion : nil
    }

    /// Help as the screen that follows an answer about hurting oneself, with the way back to what came before.
    func answer(_ context: WebContext, after: HelpPage.AfterAnswer) async -> Response {
        await answer(context, country: context.settings.country, companion: context.companion, after: after)
    }

    private func answer(
        _ context: WebContext,
        country: String?,
        companion: Companion?,
        sitting: SittingView? = nil,
        after: HelpPage.AfterAnswer? = nil
    ) async -> Response {
        var page = HelpPage(site.catalogue, country: country)
        if let companion {
            page.steps = await companion.safetySteps().map(\.text)
            page.people = await companion.callers().map(Caller.init)
        }
        if let sitting {
            page.at = SittingLinks(sitting.id)
            page.isDanger = sitting.session.showsHelp
        }
        page.after = after
        return site.answer(page, context)
    }
}

/// Help now: own steps, lines, the emergency number, people, and three outer things.
struct HelpPage: Page {
    static let template = "help"
    static let section: Section? = .help

    /// The three doors of the chosen country; empty when none is chosen.
    let doors: [Door]
    /// Every country, when none is chosen.
    let countries: [Country]
    let isChosen: Bool
    /// The chosen country's name.
    let country: String?
    /// When the lines were read.
    let read: String
    let sources: [Source]
    /// Pages that find lines anywhere else.
    let websites: [Source]
    /// One's own safety steps, in order; none without a key.
    var steps: [String] = [] {
        didSet { hasSteps = !steps.isEmpty }
    }
    private(set) var hasSteps = false
    /// One's own people; none without a key.
    var people: [Caller] = [] {
        didSet { hasPeople = !people.isEmpty }
    }
    private(set) var hasPeople = false
    /// The sitting it was opened from.
    var at: SittingLinks?
    /// True once the person said, in that sitting, that they are in danger.
    var isDanger = false
    /// What it followed, where that was an answer to a question; nil otherwise.
    var after: AfterAnswer?

    /// The way back from an answer, and the choice to keep a line on Today.
    struct AfterAnswer: Sendable {
        let back: String
        let path: String
        let isOnToday: Bool
    }

    /// One kind of help.
    struct Door: Sendable {
        let id: String
        let heading: String
        let text: String
        let lines: [HelpLine]
        let urgent: String
        let emergency: Emergency
        let also: String
    }

    /// The number for an emergency.
    struct Emergency: Sendable {
        let emergencyNumber: String
        let emergencyCall: String
        let secondNumber: String?
        let secondCall: String?
        let emergencyNote: String?

        init(_ emergency: HelpLines.Emergency) {
            emergencyNumber = emergency.call.shown
            emergencyCall = emergency.call.telephone
            secondNumber = emergency.also?.shown
            secondCall = emergency.also?.telephone
            emergencyNote = emergency.note
        }
    }

    /// A country with its lines by kind of help.
    struct Country: Sendable {
        let name: String
        let path: String
        let emergency: Emergency
        let groups: [Group]
    }

    /// The lines for one kind of help.
    struct Group: Sendable {
        let heading: String
        let lines: [HelpLine]
    }

    /// Where something was read.
    struct Source: Sendable {
        let title: String
        let url: String
        let pageDate: String?
    }

    init(_ catalogue: Catalogue, country code: String?) {
        let strings = catalogue.strings
        let lines = catalogue.helpLines
        let chosen = lines.countries.first { $0.code == code?.uppercased() }
        isChosen = chosen != nil
        country = chosen?.name
        doors = chosen.map { country in DoorKind.allCases.map { Self.door($0, country, strings) } } ?? []
        countries = chosen == nil ? lines.countries.map { Self.country($0, strings) } : []
        read = strings.text("help.read", ["date": strings.date(lines.read)])
        let read = chosen.map { [$0.emergency.source] + $0.lines.map(\.source) } ?? []
        var seen: Set<String> = []
        sources = read.filter { seen.insert($0.url).inserted }.map { source in
            let date = source.pageDate.map { strings.text("help.pageDate", ["date": strings.date($0)]) }
            return Source(title: source.title, url: source.url, pageDate: date)
        }
        websites = lines.international.map { Source(title: $0.name, url: $0.url, pageDate: nil) }
    }

    /// The three kinds of help.
    private enum DoorKind: String, CaseIterable {
        case yourself, other, body

        var kinds: [HelpLines.Kind] {
            switch self {
            case .yourself: [.distress, .child]
            case .other: [.violence, .child]
            case .body: [.health, .poison]
            }
        }
    }

    private static func door(_ door: DoorKind, _ country: HelpLines.Country, _ strings: Strings) -> Door {
        let key = "help.doors.\(door.rawValue)"
        return Door(
            id: door.rawValue,
            heading: strings[key + ".heading"],
            text: strings[key + ".text"],
            lines: door.kinds.flatMap { kind in country.lines.filter { $0.kind == kind } }.map { HelpLine($0) },
            urgent: strings[key + ".urgent"],
            emergency: Emergency(country.emergency),
            also: strings[key + ".also"]
        )
    }

    private static func country(_ country: HelpLines.Country, _ strings: Strings) -> Country {
        let groups = DoorKind.allCases.map { door in
            // Lines for children stand once, beside those for anyone.
            let kinds = door == .other ? [.violence] : door.kinds
            let lines = kinds.flatMap { kind in country.lines.filter { $0.kind == kind } }.map { HelpLine($0) }
            return Group(heading: strings["help.doors.\(door.rawValue).heading"], lines: lines)
        }
        return Country(
            name: country.name,
            path: Route.helpIn(country: country.code.lowercased()).path,
            emergency: Emergency(country.emergency),
            groups: groups.filter { !$0.lines.isEmpty }
        )
    }
}
