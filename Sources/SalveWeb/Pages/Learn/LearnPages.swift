import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/learn`: short texts that explain, each with its sources and how sure it is.
struct LearnPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [LearnPage.self, ExplainerPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.learn(.shelf).path)) { _, context in
            let library = try await context.requireCompanion().practices()
            return site.answer(LearnPage(library), context)
        }
        router.get(RouterPath(Route.learn(.one(":name")).path)) { _, context in
            let id = Explainer.ID(context.parameters.get("name") ?? "")
            let companion = try context.requireCompanion()
            let library = await companion.practices()
            guard let explainer = library.content.explainer(id) else { throw WebProblem.notFound }
            let practice = await companion.suggestion(among: explainer.practices)
            var page = ExplainerPage(explainer, practice, site.catalogue.strings, context.settings.wording)
            page.origin = library.pack(of: id).map { site.catalogue.strings.text("packs.from", ["name": $0]) }
            return site.answer(page, context)
        }
    }
}

/// The shelf of explainers.
struct LearnPage: Page {
    static let template = "learn/shelf"
    static let section: Section? = .practise

    let explainers: [Row]

    /// One of them.
    struct Row: Sendable {
        let link: String
        let title: String
        let detail: String
        let reason: String
    }

    init(_ library: Library) {
        let strings = library.content.strings
        explainers = library.content.explainers.map { explainer in
            let from = library.pack(of: explainer.id).map { strings.text("packs.from", ["name": $0]) }
            let reading = strings.plural("learn.reading", explainer.minutes)
            return Row(
                link: Route.learn(.one(explainer.id.name)).path,
                title: explainer.title,
                detail: [reading, from].compactMap { $0 }.joined(separator: ". "),
                reason: explainer.summary
            )
        }
    }
}

/// Prose as a template shows it: of the three, one is there.
struct ProseBlock: Sendable {
    var heading: String?
    var text: String?
    var items: [String] = []
    var isList = false

    /// The blocks of a text, without marks.
    static func all(of prose: Prose) -> [ProseBlock] {
        prose.blocks.map { block in
            switch block {
            case .heading(let words): ProseBlock(heading: words.map(\.plainText).joined())
            case .paragraph(let words): ProseBlock(text: words.map(\.plainText).joined())
            case .list(let items):
                ProseBlock(items: items.map { $0.map(\.plainText).joined() }, isList: true)
            }
        }
    }
}

/// One explainer.
struct ExplainerPage: Page {
    static let template = "learn/one"
    static let section: Section? = .practise

    let title: String
    let summary: String
    let reading: String
    let blocks: [ProseBlock]
    let strength: String
    let sources: [Source]
    /// Something to try, where the rules offer it now.
    let practice: PractisePage.Row?
    let sheet: String
    /// Which pack it came in; nil for Salve’s own.
    var origin: String?

    /// A paper or book.
    struct Source: Sendable {
        let text: String
        let address: String
    }

    init(_ explainer: Explainer, _ practice: Shown?, _ strings: Strings, _ wording: Wording) {
        title = explainer.title
        summary = explainer.summary
        reading = strings.plural("learn.reading", explainer.minutes)
        blocks = ProseBlock.all(of: explainer.body[wording])
        strength = explainer.strength
        sources = explainer.sources.map { Source(text: $0.text, address: $0.address) }
        self.practice = practice.map { PractisePage.Row($0, strings) }
        sheet = Route.learn(.sheet(Handout.Kind.explainer.rawValue, id: explainer.id.name)).path
    }
}
