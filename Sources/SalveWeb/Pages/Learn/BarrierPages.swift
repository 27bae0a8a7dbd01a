import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/barriers`: what can stand in the way of kindness, told in one's own voice; what is opened is recorded nowhere.
struct BarrierPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [BarriersPage.self, BarrierPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.learn(.barriers).path)) { _, context in
            site.answer(BarriersPage(site.catalogue.barriers), context)
        }
        router.get(RouterPath(Route.learn(.area(":name")).path)) { _, context in
            guard let id = context.parameters.get("name").flatMap(Barriers.AreaID.init(rawValue:)),
                let area = site.catalogue.barriers[id]
            else { throw WebProblem.notFound }
            let steps = try await context.requireCompanion().barrierSteps(id)
            return site.answer(BarrierPage(area, steps, site.catalogue), context)
        }
    }
}

/// The four areas.
struct BarriersPage: Page {
    static let template = "learn/barriers"
    static let section: Section? = .practise

    let areas: [Area]

    /// One of them.
    struct Area: Sendable {
        let link: String
        let title: String
    }

    init(_ barriers: Barriers) {
        areas = barriers.areas.map { Area(link: Route.learn(.area($0.id.rawValue)).path, title: $0.title) }
    }
}

/// One area: lines to open, each with a reply and something to try.
struct BarrierPage: Page {
    static let template = "learn/area"
    static let section: Section? = .practise

    let title: String
    let lead: String
    let lines: [Line]
    /// The way to the area after this one; nil for the last.
    let next: String?
    let nextTitle: String

    /// One line.
    struct Line: Sendable {
        let name: String
        let says: String
        let reply: String
        let experiment: String
        let learn: String?
        let learnTitle: String
        let practice: String?
        let practiceTitle: String
    }

    init(_ area: Barriers.Area, _ steps: [BarrierStep], _ catalogue: Catalogue) {
        title = area.title
        lead = area.lead
        lines = steps.map { step in
            Line(
                name: step.line.id,
                says: step.line.says,
                reply: step.line.reply,
                experiment: step.line.experiment,
                learn: step.explainer.map { Route.learn(.one($0.id.name)).path },
                learnTitle: step.explainer?.title ?? "",
                practice: step.practice.map { Route.practice(name: $0.text.id.name).path },
                practiceTitle: step.practice?.text.title ?? ""
            )
        }
        let areas = catalogue.barriers.areas
        let place = areas.firstIndex { $0.id == area.id } ?? areas.endIndex
        let after = areas.dropFirst(place + 1).first
        next = after.map { Route.learn(.area($0.id.rawValue)).path }
        nextTitle = after?.title ?? ""
    }
}
