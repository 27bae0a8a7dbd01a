import Hummingbird
import NIOCore
import SalveCompanion
import SalveContent
import SalveCore

/// What every page and middleware shares.
struct Site: Sendable {
    /// Practices, sentences and help lines.
    let catalogue: Catalogue
    /// The templates.
    let views: Views
    /// Static files by name.
    let files: [String: StaticFile]
    /// The two words by which this Salve is known; nil in the demo.
    let words: String?
    /// The open web sessions.
    let sessions: WebSessions
    /// The one-time codes.
    let codes: AccessCodes
    /// Clock and randomness.
    let surroundings: Surroundings
    /// What takes longer than a page.
    let work: LongWork

    /// The page as an answer, in the frame that suits this request.
    func answer(_ page: some Page, _ context: WebContext, status: HTTPResponse.Status = .ok) -> Response {
        views.answer(page, in: frame(context), status: status)
    }

    /// The page as an answer in the light of the hour: night or day.
    func answerByHour(_ page: some Page, _ context: WebContext, status: HTTPResponse.Status = .ok) -> Response {
        views.answer(page, in: frame(context, hour: surroundings.now().hour), status: status)
    }

    private func frame(_ context: WebContext, hour: Int? = nil) -> Frame {
        Frame(
            catalogue: catalogue,
            appearance: Appearance(context.settings),
            token: context.session?.token,
            notice: context.notice?.line(catalogue.strings, words: words),
            words: words,
            followsHour: hour
        )
    }
}

extension Response {
    /// See other: after a post, the page to look at.
    static func seeOther(_ route: Route) -> Response {
        Response(status: .seeOther, headers: [.location: route.path])
    }

    /// A file for the person to keep; the answer itself is stored nowhere.
    static func download(_ bytes: [UInt8], _ name: String, type: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"", .cacheControl: "no-store",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
