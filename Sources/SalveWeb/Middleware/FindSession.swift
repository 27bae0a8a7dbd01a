import HTTPTypes
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
            if context.session != nil { context.secret = secret }
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

    /// A header that takes it out of the browser.
    static func removal(port: Int?) -> String { header(secret: "", port: port) + "; Max-Age=0" }
}

extension Response {
    /// After closing: the browser forgets the key and every page that it kept.
    static func closed(port: Int?) -> Response {
        var response = Response.seeOther(.today).forgettingPages()
        response.headers[.setCookie] = SessionCookie.removal(port: port)
        return response
    }

    /// With a new secret for the browser's cookie.
    func setting(secret: String, port: Int?) -> Response {
        var response = self
        response.headers[.setCookie] = SessionCookie.header(secret: secret, port: port)
        return response
    }

    /// The browser forgets every page that it kept.
    func forgettingPages() -> Response {
        var response = self
        // NB: not "cookies": browsers would drop those of every program on this host name, whatever its port.
        if let name = HTTPField.Name("Clear-Site-Data") { response.headers[name] = #""cache", "storage""# }
        return response
    }
}
