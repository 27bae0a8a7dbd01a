import HTTPTypes
import Hummingbird
import SalveContent

/// `/working/:id`: how far a long work is; the page looks again by itself, also without script, and then leads on.
struct WorkingPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [WorkingPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.working(id: ":id").path)) { _, context -> Response in
            guard let job = await site.work.find(try context.pathID()) else { throw WebProblem.notFound }
            switch job.state {
            case .failed(let problem): throw problem
            case .done(let outcome): return .seeOther(outcome.next)
            case .running(let done, let total):
                let page = WorkingPage(job.kind, done: done, of: total, site.catalogue.strings)
                var response = site.answer(page, context)
                if let name = HTTPField.Name("Refresh") { response.headers[name] = "1" }
                return response
            }
        }
    }
}

/// How far a long work is.
struct WorkingPage: Page {
    static let template = "working"
    static let section: Section? = .settings

    let title: String
    let lead: String
    /// How far it is, in words; nil while nobody knows.
    let far: String?
    let done: Int
    let total: Int

    init(_ kind: LongWork.Kind, done: Int, of total: Int, _ strings: Strings) {
        title = strings["working.\(kind.rawValue).title"]
        lead = strings["working.\(kind.rawValue).lead"]
        self.done = min(done, total)
        self.total = total
        let values = ["done": String(self.done), "total": String(total)]
        far = total > 0 ? strings.text("working.far", values) : nil
    }
}
