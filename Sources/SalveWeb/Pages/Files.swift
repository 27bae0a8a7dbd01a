import HTTPTypes
import Hummingbird
import NIOCore

/// Static files, from memory, and the page that says what works without a connection.
struct FilePages: Sendable {
    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.file(":name").path)) { request, context in
            try file(context.parameters.get("name") ?? "", request)
        }
        router.get(RouterPath(Route.favicon.path)) { request, context in
            try file(context.isNeutral ? "notes.ico" : "favicon.ico", request)
        }
        router.get(RouterPath(Route.offline.path)) { _, context in
            site.answer(OfflinePage(), context)
        }
    }

    private func file(_ name: String, _ request: Request) throws -> Response {
        guard let file = site.files[name] else { throw WebProblem.notFound }
        var headers: HTTPFields = [.contentType: file.mediaType, .eTag: file.tag, .cacheControl: "no-cache"]
        if request.headers[.ifNoneMatch] == file.tag {
            headers[.contentType] = nil
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}

/// What works without a connection.
struct OfflinePage: Page {
    static let template = "offline"
}
