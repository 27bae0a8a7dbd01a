import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/unlock/words`: what met a locked door, to be kept or let go.
struct HeldWordsPages: Sendable {
    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.unlock(.words).path)) { _, context -> Response in
            guard let page = HeldWordsPage(context) else { return .found(.today) }
            return site.answer(page, context)
        }
        router.post(RouterPath(Route.unlock(.words).path)) { _, context -> Response in
            guard let session = context.session, let id = context.form?.id(.entry) else { throw WebProblem.badValue }
            await site.sessions.change(session.key) { $0.held.removeAll { $0.id == id } }
            return .seeOther(session.held.contains { $0.id != id } ? .unlock(.words) : .today)
        }
    }
}

/// Forms that were not kept yet, each with what was in it.
struct HeldWordsPage: Page {
    static let template = "lock/words"

    let forms: [Form]

    /// One form: where it goes, what it says, and its own id.
    struct Form: Sendable {
        /// Counts from 1, so that labels find their fields.
        let number: Int
        let id: String
        let path: String
        let written: [Field]
        let others: [Field]
        /// True for answers that were chosen, without a written word.
        let isChosen: Bool
    }

    /// One field.
    struct Field: Sendable {
        let label: String
        let name: String
        let value: String
    }

    /// The forms that this web session holds; nil when there are none.
    init?(_ context: WebContext) {
        guard let session = context.session, let secret = context.secret else { return nil }
        forms = session.held.enumerated().compactMap { offset, held in
            held.open(secret).map { Form($0, id: held.id.text, number: offset + 1) }
        }
        if forms.isEmpty { return nil }
    }
}

extension HeldWordsPage.Form {
    fileprivate init(_ content: HeldForm.Content, id: String, number: Int) {
        self.id = id
        self.number = number
        path = content.path
        var written: [HeldWordsPage.Field] = []
        var others: [HeldWordsPage.Field] = []
        for (index, entry) in content.entries.enumerated() {
            let field = HeldWordsPage.Field(label: "held-\(number)-\(index)", name: entry.name, value: entry.value)
            let isWords = Field(sent: entry.name)?.isWords == true && !entry.value.allSatisfy(\.isWhitespace)
            if isWords { written.append(field) } else { others.append(field) }
        }
        self.written = written
        self.others = others
        isChosen = written.isEmpty
    }
}
