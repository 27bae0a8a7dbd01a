import HTTPTypes
import Hummingbird

/// Answers to our own host names with the exact port and to no other, so that a foreign name that resolves to this
/// machine reaches nothing; the refusal is empty and does not say who is here.
struct HostCheck: RouterMiddleware {
    typealias Context = WebContext

    /// The host names that are ours.
    static let names = ["localhost", "salve.localhost", "127.0.0.1", "[::1]"]

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard
            let port = context.port,
            let host = request.head.authority,
            !request.headers.contains(where: { $0.name.canonicalName == "host" }),
            Self.names.contains(where: { host == "\($0):\(port)" })
        else { return Response(status: .misdirectedRequest) }
        return try await next(request, context)
    }
}
