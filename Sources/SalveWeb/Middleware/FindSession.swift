import Hummingbird

/// Finds the web session of the browser's cookie.
struct FindSession: RouterMiddleware {
    typealias Context = WebContext

    let sessions: WebSessions

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let secret = request.cookies[SessionCookie.name(port: context.port)]?.value {
            context.session = await sessions.find(secret)
        }
        return try await next(request, context)
    }
}

/// The cookie that holds a web session's secret.
enum SessionCookie {
    /// Browsers send cookies to every port of a host: the port in the name keeps two Salves apart.
    static func name(port: Int?) -> String { "salve-\(port ?? 0)" }

    /// A header that sets it until the browser closes: no script sees it, no other site sends it.
    static func header(secret: String, port: Int?) -> String {
        "\(name(port: port))=\(secret); Path=/; HttpOnly; SameSite=Strict"
    }
}
