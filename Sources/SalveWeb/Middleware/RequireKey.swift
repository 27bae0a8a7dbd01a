import Hummingbird

/// Lets only an open web session see private pages, and only from our own pages or the address bar.
struct RequireKey: RouterMiddleware {
    typealias Context = WebContext

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard context.session != nil, Origin.mayRead(request) else { throw WebProblem.keyless }
        return try await next(request, context)
    }
}
