import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/settings/suggestions`: whether one's own sittings order what is offered, and moments of noticing by consent.
struct SuggestionsPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [SuggestionsPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.setting(.suggestions).path)) { _, context in
            let learning = await (try context.requireCompanion()).learning()
            return site.answer(SuggestionsPage(learning, site.catalogue.strings), context)
        }
        router.post(RouterPath(Route.setting(.suggestions).path)) { _, context in try await press(context) }
    }

    private func press(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        guard let press: Press = context.form?.choice(.act) else { throw WebProblem.badValue }
        let form = try context.formID()
        switch press {
        case .learn: try await companion.choose([Preference(.learns, "")], form: form)
        case .usual: try await companion.choose([Preference(.learns, "off")], form: form)
        case .forget: try await companion.forgetLearned(form: form)
        case .remember: try await companion.choose([Preference(.learnsSince, "")], form: form)
        case .agree: try await companion.agreeToNoticing(true, form: form)
        case .decline: try await companion.agreeToNoticing(false, form: form)
        }
        return await site.seeOther(.setting(.suggestions), saying: .kept, context)
    }

    private enum Press: String { case learn, usual, forget, remember, agree, decline }
}

/// What suggestions go by.
struct SuggestionsPage: Page {
    static let template = "settings/suggestions"
    static let section: Section? = .settings

    let isOn: Bool
    /// How many times of practising teach it, in words.
    let taught: String
    /// True where there is something to forget.
    let canForget: Bool
    /// That what was before a day is forgotten; nil where nothing is.
    let since: String?
    let agrees: Bool
    let declined: Bool
    /// True until moments of noticing were agreed to or declined.
    let asks: Bool

    init(_ learning: Learning, _ strings: Strings) {
        isOn = learning.isOn
        canForget = learning.count > 0
        taught = canForget ? strings.plural("suggestions.taught", learning.count) : strings["suggestions.none"]
        since = learning.since.map { strings.text("suggestions.since", ["date": strings.date($0)]) }
        agrees = learning.agreesToNoticing
        declined = learning.declinesNoticing
        asks = !agrees && !declined
    }
}
