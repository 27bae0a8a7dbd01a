import HTTPTypes
import Hummingbird

/// Puts the security headers on every answer, errors included; it stands outermost.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext

    /// What a page may load: our own files, nothing else.
    static let contentPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
        "connect-src 'self'", "manifest-src 'self'", "worker-src 'self'", "form-action 'self'", "base-uri 'none'",
        "frame-ancestors 'none'",
    ].joined(separator: "; ")

    /// What a page may use: the wake lock, nothing else.
    static let permissions =
        [
            "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
            "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer",
            "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get", "serial", "usb",
            "window-management", "xr-spatial-tracking",
        ].map { $0 + "=()" }.joined(separator: ", ") + ", screen-wake-lock=(self)"

    private static let headers: [(HTTPField.Name, String)] = [
        (named("Content-Security-Policy"), contentPolicy),
        (named("X-Content-Type-Options"), "nosniff"),
        (named("Referrer-Policy"), "no-referrer"),
        (named("Cross-Origin-Opener-Policy"), "same-origin"),
        (named("Cross-Origin-Resource-Policy"), "same-origin"),
        (named("Permissions-Policy"), permissions),
    ].compactMap { name, value in name.map { ($0, value) } }

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            // Whatever comes this far is ours and has no page: say nothing about it.
            response = Response(status: .internalServerError)
        }
        for (name, value) in Self.headers { response.headers[name] = value }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    private static func named(_ name: String) -> HTTPField.Name? { HTTPField.Name(name) }
}
