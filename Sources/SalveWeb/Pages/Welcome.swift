import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/welcome`: three first questions, each on its own page, each of them skippable, and all of them at once.
///
/// Today offers them once; from then on they wait in Settings. Nothing in Salve needs them.
struct WelcomePages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [WelcomePage.self, WelcomeLeaveOutPage.self, WelcomeCountryPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.welcome(.start).path)) { _, context in try await start(context) }
        router.post(RouterPath(Route.welcome(.start).path)) { _, context in try await helps(context) }
        router.post(RouterPath(Route.welcome(.offer).path)) { _, context in try await offer(context) }
        router.get(RouterPath(Route.welcome(.leaveOut).path)) { _, context in
            site.answer(WelcomeLeaveOutPage(context.settings, site.catalogue.strings), context)
        }
        router.post(RouterPath(Route.welcome(.leaveOut).path)) { _, context in
            try await answer(context, then: .welcome(.country)) { form in
                Preference(.leftOut, form.all(.leaveOut).joined(separator: " "))
            }
        }
        router.get(RouterPath(Route.welcome(.country).path)) { _, context in
            site.answer(WelcomeCountryPage(context.settings, site.catalogue), context)
        }
        router.post(RouterPath(Route.welcome(.country).path)) { _, context in
            try await answer(context, then: .today) { Preference(.country, $0[.country] ?? "") }
        }
    }

    private func start(_ context: WebContext) async throws -> Response {
        let list = try await context.requireCompanion().list()
        let typed = context.session?.firstThings ?? []
        return site.answer(WelcomePage(list, typed: typed, context.settings.wording, site.catalogue.strings), context)
    }

    /// Opens the questions, or puts them away; either way Today does not offer them again.
    private func offer(_ context: WebContext) async throws -> Response {
        let press = context.form?.choice(.act, as: Press.self)
        guard press == .go || press == .all else { throw WebProblem.badValue }
        try await context.requireCompanion().welcome(form: try context.formID())
        return .seeOther(press == .go ? .welcome(.start) : .today)
    }

    private func helps(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let form = try context.formID()
        if let wording: Wording = context.form?.choice(.wording) {
            // What was typed so far waits in the web session, so that the switch costs no word.
            await remember(try things(context), context)
            try await companion.choose([Preference(.wording, wording.rawValue)], form: form)
            return .seeOther(.welcome(.start))
        }
        let press = context.form?.choice(.act, as: Press.self)
        switch press {
        case .go: try await companion.keepFirstThings(try things(context), form: form)
        case .skip, .all: try await companion.welcome(form: form)
        case nil: throw WebProblem.badValue
        }
        await remember([], context)
        return .seeOther(press == .all ? .today : .welcome(.leaveOut))
    }

    private func answer(
        _ context: WebContext,
        then next: Route,
        _ read: (FormFields) -> Preference
    ) async throws -> Response {
        let companion = try context.requireCompanion()
        guard let fields = context.form, let press = fields.choice(.act, as: Press.self) else {
            throw WebProblem.badValue
        }
        switch press {
        case .go: try await companion.answerFirst(read(fields), form: try context.formID())
        case .skip, .all: try await companion.welcome(form: try context.formID())
        }
        return .seeOther(press == .all ? .today : next)
    }

    /// The lines as they were typed; a tick goes by the place of its line.
    private func things(_ context: WebContext) throws -> [FirstThing] {
        let ticked = Set(context.form?.all(.bad) ?? [])
        let lines = context.form?.all(.what) ?? []
        guard lines.allSatisfy({ $0.utf8.count <= FormFields.textLimit }) else { throw WebProblem.tooLong }
        return lines.prefix(Companion.firstThings).enumerated().map { offset, text in
            FirstThing(text, isForBadTimes: ticked.contains(String(offset + 1)))
        }
    }

    private func remember(_ things: [FirstThing], _ context: WebContext) async {
        guard let key = context.session?.key else { return }
        await site.sessions.change(key) { $0.firstThings = things }
    }

    /// What can be pressed: on, on without this one, or out.
    private enum Press: String { case go, skip, all }
}

/// What already helps.
struct WelcomePage: Page {
    static let template = "welcome/start"

    let isPlain: Bool
    let isWarm: Bool
    let lines: [Line]
    /// What stands on the list already, when the questions come again.
    let known: [String]
    let hasKnown: Bool
    /// True when more stands there than is shown.
    let hasMore: Bool

    /// A line to write on.
    struct Line: Sendable {
        let number: Int
        let name: String
        let text: String
        let isBad: Bool
    }

    init(_ list: [CareItem], typed: [FirstThing], _ wording: Wording, _ strings: Strings) {
        isPlain = wording == .plain
        isWarm = wording == .warm
        lines = (0..<Companion.firstThings).map { index in
            let typed = typed.indices.contains(index) ? typed[index] : nil
            return Line(
                number: index + 1,
                name: strings["welcome.start.line\(index + 1)"],
                text: typed?.text ?? "",
                isBad: typed?.isForBadTimes ?? false
            )
        }
        known = list.prefix(5).map { $0.text.clipped(to: 120) }
        hasKnown = !list.isEmpty
        hasMore = list.count > 5
    }
}

/// What to leave out.
struct WelcomeLeaveOutPage: Page {
    static let template = "welcome/leaveout"

    let back = Route.welcome(.start).path
    let ingredients: Choices

    init(_ settings: Settings, _ strings: Strings) { ingredients = .ingredients(settings, strings) }
}

/// Which country's lines Help now shows.
struct WelcomeCountryPage: Page {
    static let template = "welcome/country"

    let back = Route.welcome(.leaveOut).path
    let countries: [Choices.Option]

    init(_ settings: Settings, _ catalogue: Catalogue) {
        countries = Choices.countries(settings, catalogue)
    }
}

extension Choices {
    /// The ingredients that can be left out, with those that are.
    static func ingredients(_ settings: Settings, _ strings: Strings) -> Choices {
        .among(
            Ingredient.self,
            .leaveOut,
            labels: "ingredient",
            legend: "settings.leaveout.legend",
            chosen: Array(settings.leftOut),
            strings,
            allowsMany: true
        )
    }

    /// The countries that have lines, with the one that was chosen.
    static func countries(_ settings: Settings, _ catalogue: Catalogue) -> [Option] {
        catalogue.helpLines.countries.map {
            Option(value: $0.code, label: $0.name, isChosen: $0.code == settings.country)
        }
    }
}
