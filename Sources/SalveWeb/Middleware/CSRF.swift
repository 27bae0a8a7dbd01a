import HTTPTypes
import Hummingbird

/// Lets a request that may change something through only when it comes from one of our own pages, and carries the
/// token of its web session when there is one.
struct CSRF: RouterMiddleware {
    typealias Context = WebContext

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        if request.method == .get || request.method == .head { return try await next(request, context) }
        guard Origin.mayChange(request) else { throw WebProblem.foreign }
        if let session = context.session {
            guard let token = context.form?[.token], Secret.isEqual(token, session.token) else {
                throw WebProblem.stale
            }
        }
        return try await next(request, context)
    }
}

/// What browsers say about where a request comes from.
enum Origin {
    /// True when the request may change something: the browser says that our own page sent it.
    ///
    /// `same-site` is not enough: another port of this host is another program.
    static func mayChange(_ request: Request) -> Bool {
        if let site = site(of: request) { return site == "same-origin" }
        guard let origin = request.headers[.origin], let host = request.head.authority else { return false }
        return origin == "http://\(host)"
    }

    /// True when a private page may be shown: our own page or the person asked for it, not another site.
    static func mayRead(_ request: Request) -> Bool {
        switch site(of: request) {
        case nil, "none", "same-origin": true
        default: false
        }
    }

    private static func site(of request: Request) -> String? {
        HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
    }
}
