import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/settings`: what the person chose, and what they leave out.
struct SettingsPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [SettingsPage.self, LeaveOutPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.settings.path)) { _, context in
            site.answer(SettingsPage(context.settings, site.catalogue), context)
        }
        router.post(RouterPath(Route.setting(.looks).path)) { _, context in
            try await choose(looks, backTo: .settings, context)
        }
        router.post(RouterPath(Route.setting(.words).path)) { _, context in
            try await choose(words, backTo: .settings, context)
        }
        router.post(RouterPath(Route.setting(.place).path)) { _, context in
            try await choose(place, backTo: .settings, context)
        }
        router.get(RouterPath(Route.setting(.leaveOut).path)) { _, context in
            site.answer(LeaveOutPage(context.settings, site.catalogue.strings), context)
        }
        router.post(RouterPath(Route.setting(.leaveOut).path)) { _, context in
            try await choose(leaveOut, backTo: .setting(.leaveOut), context)
        }
    }

    private func choose(
        _ read: (FormFields) throws(WebProblem) -> [Preference],
        backTo route: Route,
        _ context: WebContext
    ) async throws -> Response {
        guard let form = context.form else { throw WebProblem.badValue }
        let companion = try context.requireCompanion()
        try await companion.choose(try read(form), form: try context.formID())
        return await site.seeOther(route, saying: .kept, context)
    }

    // MARK: - What the forms say; an empty value takes a choice back

    private func looks(_ form: FormFields) -> [Preference] {
        [
            Preference(.theme, form[.theme].flatMap { $0 == "system" ? nil : $0 } ?? ""),
            Preference(.textSize, form[.textSize].flatMap { $0 == "usual" ? nil : $0 } ?? ""),
            Preference(.contrast, form[.contrast] ?? ""),
            Preference(.motion, form[.motion] ?? ""),
            Preference(.sound, form[.sound] ?? ""),
        ]
    }

    private func words(_ form: FormFields) throws(WebProblem) -> [Preference] {
        [
            Preference(.wording, form[.wording].flatMap { $0 == "plain" ? nil : $0 } ?? ""),
            Preference(.name, try form.text(.name) ?? ""),
        ]
    }

    private func place(_ form: FormFields) -> [Preference] {
        let night = "\(form[.nightFrom] ?? "")-\(form[.nightTo] ?? "")"
        return [
            Preference(.country, form[.country] ?? ""),
            Preference(.night, night == "23-5" || night == "-" ? "" : night),
        ]
    }

    private func leaveOut(_ form: FormFields) throws(WebProblem) -> [Preference] {
        [
            Preference(.leftOut, form.all(.leaveOut).joined(separator: " ")),
            Preference(.kindnessUnsafe, form[.doingFirst] ?? ""),
        ]
    }
}

/// How it looks, its words, the country and the night; and the way to the other settings.
struct SettingsPage: Page {
    static let template = "settings/settings"
    static let section: Section? = .settings

    let theme: Choices
    let textSize: Choices
    let wantsContrast: Bool
    let wantsLessMotion: Bool
    let wantsBell: Bool
    let wording: Choices
    let name: String
    let countries: [Choices.Option]
    let from: [Choices.Option]
    let to: [Choices.Option]

    init(_ settings: Settings, _ catalogue: Catalogue) {
        let strings = catalogue.strings
        let looks = Appearance(settings)
        theme = .among(
            Appearance.Theme.self,
            .theme,
            labels: "settings.theme",
            legend: "settings.looks.theme",
            chosen: [looks.theme],
            strings
        )
        textSize = .among(
            Appearance.TextSize.self,
            .textSize,
            labels: "settings.textsize",
            legend: "settings.looks.textsize",
            chosen: [looks.text],
            strings
        )
        wording = .among(
            Wording.self,
            .wording,
            labels: "settings.words",
            legend: "settings.words.wording",
            chosen: [settings.wording],
            strings
        )
        wantsContrast = settings.wantsContrast
        wantsLessMotion = settings.wantsLessMotion
        wantsBell = settings.wantsBell
        name = settings.name
        countries = Choices.countries(settings, catalogue)
        let ends = settings.night?.split(separator: "-").compactMap { Int($0) } ?? []
        let night = ends.count == 2 ? ends : [23, 5]
        from = Self.hours(chosen: night[0])
        to = Self.hours(chosen: night[1])
    }

    private static func hours(chosen: Int) -> [Choices.Option] {
        (0..<24).map { Choices.Option(value: String($0), label: "\($0):00", isChosen: $0 == chosen) }
    }
}

/// The ingredients that a person may leave out.
struct LeaveOutPage: Page {
    static let template = "settings/leaveout"
    static let section: Section? = .settings

    let ingredients: Choices
    /// True when doing comes first because kind words can feel unsafe (R7).
    let isDoingFirst: Bool

    init(_ settings: Settings, _ strings: Strings) {
        isDoingFirst = settings.isDoingFirst
        ingredients = .ingredients(settings, strings)
    }
}
