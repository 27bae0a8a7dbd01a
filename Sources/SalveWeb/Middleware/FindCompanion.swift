import Hummingbird
import SalveCompanion
import SalveCore

/// Finds what stands behind the door for this web session, and what the person chose.
struct FindCompanion: RouterMiddleware {
    typealias Context = WebContext

    let door: HouseDoor

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.isNeutral = await door.outerLooks.isNeutral
        if let session = context.session { await look(session, &context) }
        context.hasLock = await door.hasLock
        let response = try await next(request, context)
        if request.method == .post, context.companion != nil {
            // What can't be written holds till the next start; where it matters, its own page says so.
            try? await door.keepLooks()
        }
        return response
    }

    private func look(_ session: WebSession, _ context: inout WebContext) async {
        switch await door.find(session.pass) {
        case .open(let companion): context.companion = companion
        case .renewing(let companion):
            context.companion = companion
            context.isRenewing = true
        case .locked:
            context.isLocked = true
            context.settings = await door.outerLooks.settings
        }
        if let companion = context.companion { context.settings = await companion.settings() }
    }
}

extension WebContext {
    /// The companion; a page behind ``RequireKey`` always has one.
    func requireCompanion() throws(WebProblem) -> Companion {
        guard let companion else { throw .keyless }
        return companion
    }

    /// The id that the posted form carries, which becomes the entry's id.
    func formID() throws(WebProblem) -> EntryID {
        guard let id = form?.id(.id) else { throw .stale }
        return id
    }

    /// The id in the path, as `:id`.
    func pathID() throws(WebProblem) -> EntryID {
        guard let id = parameters.get("id").flatMap({ EntryID(text: $0) }) else { throw .notFound }
        return id
    }
}
