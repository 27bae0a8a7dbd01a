import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/mine`: what is one's own among practices, and the choices about them.
struct MinePages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [MinePage.self, OwnWordingPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.mine(.start).path)) { _, context in
            let companion = try context.requireCompanion()
            let page = await MinePage(companion, gone: Gone.lines(companion), site.catalogue.strings)
            return site.answer(page, context)
        }
        router.post(RouterPath(Route.mine(.choose).path)) { _, context in try await choose(context) }
        router.post(RouterPath(Route.mine(.lines).path)) { _, context -> Response in
            let line = try context.form?.text(.text) ?? ""
            try await context.requireCompanion().keepOwnLine(line, form: try context.formID())
            return .seeOther(.mine(.start))
        }
        router.get(RouterPath(Route.mine(.wording(":name")).path)) { _, context in try await wording(context) }
        router.post(RouterPath(Route.mine(.wording(":name")).path)) { _, context in try await keepWording(context) }
    }

    // MARK: - Choices

    private enum Press: String { case pin, unpin, aside, back }

    private func choose(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let practice = Practice.ID(context.form?[.practice] ?? "")
        let choice: PracticeChoice
        switch context.form?.choice(.act, as: Press.self) {
        case .pin: choice = .pinned
        case .unpin: choice = .unpinned
        case .aside: choice = .putAside
        case .back: choice = .takenBack
        case nil: throw WebProblem.badValue
        }
        let isHere = context.form?[.back] == "practice" && choice != .putAside
        let next = isHere ? Route.practice(name: practice.name) : .mine(.start)
        do {
            try await companion.choose(choice, about: practice, form: try context.formID())
        } catch CompanionError.refusedToPutAside {
            return await site.seeOther(.practice(name: practice.name), saying: .stays, context)
        }
        return .seeOther(next)
    }

    // MARK: - Words for a practice

    private func name(_ context: WebContext) -> Practice.ID { Practice.ID(context.parameters.get("name") ?? "") }

    private func wording(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        guard let text = await companion.unworded(name(context)) else { throw WebProblem.notFound }
        let own = await companion.ownWording(of: text.id)
        return site.answer(OwnWordingPage(text, own, context.settings.wording, site.catalogue.strings), context)
    }

    private func keepWording(_ context: WebContext) async throws -> Response {
        let practice = name(context)
        try await context.requireCompanion().keepWording(
            of: practice,
            title: try context.form?.text(.name) ?? "",
            steps: context.form?.all(.step) ?? [],
            form: try context.formID()
        )
        return .seeOther(.mine(.start))
    }
}

/// Everything that is one's own.
struct MinePage: Page {
    static let template = "mine/mine"
    static let section: Section? = .practise

    let shelf = Shelf.mine.rawValue
    let own: [Own]
    let pinned: [Row]
    let aside: [Row]
    let wordings: [Row]
    let lines: [Line]
    let hasOwn: Bool
    let hasPinned: Bool
    let hasAside: Bool
    let hasWordings: Bool
    let hasLines: Bool
    let isFull: Bool
    let gone: [Gone]

    /// A practice of one's own.
    struct Own: Sendable {
        let thing: String
        let title: String
        /// What it is and how long; or that it does not fit any more.
        let detail: String
        let link: String
        let change: String
        let file: String
    }

    /// A practice about which something was chosen.
    struct Row: Sendable {
        let practice: String
        let title: String
        let detail: String
        let link: String
    }

    /// A line of one's own.
    struct Line: Sendable {
        let thing: String
        let text: String
    }

    init(_ companion: Companion, gone: [Gone], _ strings: Strings) async {
        let library = await companion.practices()
        let practices = await companion.ownPractices()
        own = practices.map { practice in
            let text = library.practice(practice.id)
            let detail = text.map { PractisePage.detail($0, strings) } ?? strings["mine.practices.unread"]
            let id = practice.thing.text
            let isForm = text.map { OwnDraft($0).markdown == practice.source } ?? false
            return Own(
                thing: id,
                title: text?.title ?? practice.title,
                detail: detail,
                link: text == nil ? Route.mine(.pasted(id)).path : Route.practice(name: practice.id.name).path,
                change: Route.mine(isForm ? .one(id) : .pasted(id)).path,
                file: Route.mine(.file(id)).path
            )
        }
        func row(_ text: PracticeText) -> Row {
            Row(
                practice: text.id.name,
                title: text.title,
                detail: PractisePage.detail(text, strings),
                link: Route.practice(name: text.id.name).path
            )
        }
        pinned = await companion.pinned().map(row)
        aside = library.aside.map(row)
        wordings = await companion.ownWordings().compactMap { wording in
            guard let text = library.practice(wording.practice) else { return nil }
            let rests = !wording.steps.isEmpty && wording.revision != text.revision
            return Row(
                practice: text.id.name,
                title: text.title,
                detail: rests ? strings["mine.words.changed"] : PractisePage.detail(text, strings),
                link: Route.mine(.wording(text.id.name)).path
            )
        }
        lines = await companion.ownLines().map { Line(thing: $0.thing.text, text: $0.text) }
        (hasOwn, hasPinned, hasAside) = (!own.isEmpty, !pinned.isEmpty, !aside.isEmpty)
        (hasWordings, hasLines) = (!wordings.isEmpty, !lines.isEmpty)
        isFull = practices.count >= Companion.ownPracticeLimit
        self.gone = gone
    }
}

/// One's own words for a practice, beside those it came with.
struct OwnWordingPage: Page {
    static let template = "mine/wording"
    static let section: Section? = .practise

    let shelf = Shelf.mine.rawValue
    let path: String
    let heading: String
    let name: String
    let steps: [Step]
    /// True when the steps are others now than those that the words were for.
    let rests: Bool
    /// The thing that holds the words, to be deleted; nil when there are none.
    let thing: String?

    /// A line or another way of a step.
    struct Step: Sendable {
        let field: String
        let label: String
        /// The words it came with.
        let usual: String
        let own: String
    }

    init(_ text: PracticeText, _ own: OwnWording?, _ wording: Wording, _ strings: Strings) {
        path = Route.mine(.wording(text.id.name)).path
        heading = text.title
        name = own?.title ?? ""
        thing = own?.thing.text
        let kept = own?.steps ?? []
        rests = !kept.isEmpty && (own?.revision != text.revision || kept.count != text.steps.count * 2)
        steps = text.steps.enumerated().flatMap { place, step in
            let usual = [step.heading[wording], step.option[wording]]
            return usual.enumerated().map { part, words in
                let key = part == 0 ? "mine.words.line" : "mine.words.option"
                let index = place * 2 + part
                return Step(
                    field: "step-\(index)",
                    label: strings.text(key, ["number": String(place + 1)]),
                    usual: words,
                    own: kept.indices.contains(index) ? kept[index] : ""
                )
            }
        }
    }
}
