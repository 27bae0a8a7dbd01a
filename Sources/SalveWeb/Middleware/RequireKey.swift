import Hummingbird

/// Lets only an open web session see private pages, and only from our own pages or the address bar; where a lock is
/// set, only one that showed the key.
struct RequireKey: RouterMiddleware {
    typealias Context = WebContext

    /// True for the few pages by which a forgotten passphrase gets a new one.
    var allowsRenewing = false

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard context.session != nil, Origin.mayRead(request) else { throw WebProblem.keyless }
        if context.isLocked { throw WebProblem.locked }
        if context.isRenewing, !allowsRenewing { throw WebProblem.renewing }
        return try await next(request, context)
    }
}
