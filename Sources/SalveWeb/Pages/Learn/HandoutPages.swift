import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/print/…`: clean sheets in large type.
struct HandoutPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [HandoutPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.learn(.sheet(":kind")).path)) { _, context in try await sheet(context) }
        router.get(RouterPath(Route.learn(.sheet(":kind", id: ":name")).path)) { _, context in
            try await sheet(context)
        }
    }

    private func sheet(_ context: WebContext) async throws -> Response {
        guard let kind = context.parameters.get("kind").flatMap(Handout.Kind.init(rawValue:)) else {
            throw WebProblem.notFound
        }
        let id = context.parameters.get("name")
        let handout = try await context.requireCompanion().handout(kind, id: id)
        return site.answer(HandoutPage(handout, back: back(kind, id)), context)
    }

    /// The page that a sheet is made from.
    private func back(_ kind: Handout.Kind, _ id: String?) -> Route {
        switch kind {
        case .practice: .practice(name: id ?? "")
        case .explainer: .learn(.one(id ?? ""))
        case .story: .stories(.one(id ?? ""))
        case .plan: .next
        case .list: .list
        case .steps: .steps
        case .card: .card
        case .result: .measures(.result(id ?? ""))
        }
    }
}

/// A sheet: nothing around it, black on white.
struct HandoutPage: Page {
    static let template = "learn/sheet"

    let back: String
    let title: String
    let lead: String?
    let parts: [Part]
    let notes: [String]

    /// A part under its heading.
    struct Part: Sendable {
        let heading: String?
        let blocks: [Block]
    }

    /// A paragraph, or a list, plain or in order.
    struct Block: Sendable {
        let text: String?
        let bullets: [String]
        let numbered: [String]
        let isBulleted: Bool
        let isNumbered: Bool
    }

    init(_ handout: Handout, back: Route) {
        self.back = back.path
        title = handout.title
        lead = handout.lead.isEmpty ? nil : handout.lead
        notes = handout.notes
        parts = handout.parts.map { part in
            Part(
                heading: part.heading,
                blocks: part.blocks.map { block in
                    Block(
                        text: block.text,
                        bullets: block.isNumbered ? [] : block.items,
                        numbered: block.isNumbered ? block.items : [],
                        isBulleted: !block.isNumbered && !block.items.isEmpty,
                        isNumbered: block.isNumbered && !block.items.isEmpty
                    )
                }
            )
        }
    }
}
