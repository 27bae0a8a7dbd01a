import Hummingbird
import SalveContent

/// One quiet line on the page that follows a press, on what the press did.
///
/// It travels in the web session, never in an address.
enum Notice: String, CaseIterable, Sendable {
    /// What was chosen is kept.
    case kept
    /// Salve was opened in this browser, and shows the words by which it is known.
    case opened
    /// A practice stays in the list (R12).
    case stays
    /// What two tabs wrote stands side by side.
    case joined

    /// The line; `words` are the install words, and without them there is nothing to say of opening.
    func line(_ strings: Strings, words: String?) -> String? {
        switch self {
        case .kept: strings["notice.kept"]
        case .stays: strings["mine.aside.stays"]
        case .joined: strings["sheets.joined"]
        case .opened: words.map { strings.text("notice.opened", ["words": $0]) }
        }
    }
}

/// Gives the page that is looked at next the line that waits for it.
struct TakeNotice: RouterMiddleware {
    typealias Context = WebContext

    let sessions: WebSessions

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .get, let session = context.session, let notice = session.notice else {
            return try await next(request, context)
        }
        await sessions.change(session.key) { $0.notice = nil }
        var context = context
        context.notice = notice
        return try await next(request, context)
    }
}

extension Site {
    /// See other, with a line that waits there.
    func seeOther(_ route: Route, saying notice: Notice, _ context: WebContext) async -> Response {
        if let key = context.session?.key { await sessions.change(key) { $0.notice = notice } }
        return .seeOther(route)
    }
}
