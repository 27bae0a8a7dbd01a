import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/measures/of/ID/wording`: the words of a published scale, brought in a file or typed in.
struct WordingPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [WordingPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        let path = RouterPath(Route.wordings(.start(":id")).path)
        router.get(path) { _, context in
            try await site.answer(page(context, problem: nil), context)
        }
        router.post(path) { _, context in try await bring(context) }
    }

    private func page(_ context: WebContext, problem: String?) async throws -> WordingPage {
        try await WordingPage(
            site.scale(context),
            context.requireCompanion(),
            problem: problem,
            now: site.surroundings.now(),
            site.catalogue.strings
        )
    }

    /// Reads the file and keeps it unconfirmed; where it can’t be read, the page says why.
    private func bring(_ context: WebContext) async throws -> Response {
        let text = try site.scale(context)
        let companion = try context.requireCompanion()
        let form = try context.formID()
        let strings = site.catalogue.strings
        guard let bytes = context.upload else {
            let problem = context.hasEmptyUpload ? strings.text(WordingProblem.nothing) : strings["wordings.file.none"]
            let page = try await page(context, problem: problem)
            return site.answer(page, context, status: .unprocessableContent)
        }
        let brought: BroughtWording
        do throws(WordingProblem) {
            brought = try site.catalogue.readWording(bytes, for: text.id)
        } catch {
            let page = try await page(context, problem: strings.text(error))
            return site.answer(page, context, status: .unprocessableContent)
        }
        try await companion.bringWording(brought.offer, from: brought.source, form: form)
        return .seeOther(.wordings(.look(text.id.name)))
    }
}

extension Site {
    /// The published scale that a path names; Salve’s own has its words already.
    func scale(_ context: WebContext) throws(WebProblem) -> ScaleText {
        guard let name = context.parameters.get("id"), let text = catalogue.scale(Scale.ID(name)), text.own == nil
        else { throw .notFound }
        return text
    }
}

/// What there is of a scale’s words, and the ways to bring them.
struct WordingPage: Page {
    static let template = "wordings/start"
    static let section: Section? = .timeline

    let title: String
    let rights: String
    /// Where the makers publish it.
    let makers: String?
    /// Where its own forms go.
    let path: String
    let look: String
    let type: String
    /// True when words wait to be looked at.
    let waits: Bool
    let isEmpty: Bool
    let used: Used?
    /// Why a file did not come in.
    let problem: String?
    let gone: [Gone]

    /// What is in use.
    struct Used: Sendable {
        let entry: String
        /// Since when, and where it came from.
        let since: String
        let words: WordingRows
    }

    init(_ text: ScaleText, _ companion: Companion, problem: String?, now: LocalTime, _ strings: Strings) async {
        title = text.title
        rights = text.rights
        makers = text.wording
        path = Route.wordings(.start(text.id.name)).path
        look = Route.wordings(.look(text.id.name)).path
        type = Route.wordings(.type(text.id.name)).path
        waits = await companion.waitingWording(of: text.id) != nil
        used = await companion.usedWording(of: text.id).map { kept in
            let since = strings.text("wordings.since", ["day": strings.dayHeading(kept.at, now: now)])
            return Used(
                entry: kept.entry.text,
                since: since + " " + strings["wordings.source.\(kept.value.source.rawValue)"],
                words: WordingRows(kept.value.offer, text.scale, strings)
            )
        }
        isEmpty = used == nil && !waits
        self.problem = problem
        gone = await Gone.lines(companion)
    }
}
