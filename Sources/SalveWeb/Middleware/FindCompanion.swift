import Hummingbird
import SalveCompanion
import SalveCore

/// Whose vault answers a request: in personal mode there is one.
struct CompanionSource: Sendable {
    /// The companion of a web session; nil without one.
    let find: @Sendable (_ session: WebSession) async -> Companion?

    /// One companion for every web session.
    static func personal(_ companion: Companion) -> CompanionSource {
        CompanionSource { _ in companion }
    }
}

/// Finds the companion of the web session, and what the person chose.
struct FindCompanion: RouterMiddleware {
    typealias Context = WebContext

    let source: CompanionSource

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let session = context.session, let companion = await source.find(session) {
            context.companion = companion
            context.settings = await companion.settings()
        }
        return try await next(request, context)
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
