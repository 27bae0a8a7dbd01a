import SalveCore
import Testing

@testable import SalveWeb

/// Someone with a key and without JavaScript.
struct Visitor: Sendable {
    /// Pages of one's own that answer without any earlier step.
    static let paths = [
        "/list", "/list/people", "/people/own", "/people/across", "/list/steps", "/list/next", "/care", "/care/menu",
        "/care/own", "/care/support",
        "/list/card", "/timeline", "/practise", "/settings",
        "/settings/leave-out", "/sheets", "/sheets/loss/new", "/sheets/loss/paper", "/reflect",
        "/settings/player",
        "/settings/protection", "/settings/check", "/settings/export", "/settings/copies",
        "/settings/copies/delete-all", "/settings/bring", "/settings/go-on", "/settings/doors", "/settings/about",
        "/settings/delete", "/settings/delete/sure", "/settings/deleted",
        "/letters", "/letters/new", "/letters/lines",
        "/mine", "/mine/practice", "/mine/paste", "/mine/packs", "/mine/words/walk",
        "/welcome", "/welcome/leave-out", "/welcome/country",
        "/timeline/year", "/timeline/mood", "/timeline/mood/90", "/timeline/mood/year", "/timeline/this-day",
        "/timeline/day/2026-11-21", "/timeline/year/2025", "/patterns/helps",
        "/learn", "/learn/closeness", "/barriers", "/barriers/beliefs", "/closeness", "/print/list", "/print/steps",
        "/print/plan", "/print/card", "/print/practice/look-around", "/print/explainer/three-systems",
        "/tests", "/tests/new",
        "/measures/of/phq-9/wording", "/measures/of/fcs/wording/type",
        "/stories", "/stories/the-drawer", "/stories/the-drawer/page/1", "/stories/one-street-early/page/9",
        "/stories/dev-and-guest/whole", "/stories/the-drawer/written", "/print/story/one-street-early",
    ]

    let server: TestServer
    let cookie: [String: String]
    let token: String

    init(_ server: TestServer) async throws {
        self.server = server
        cookie = try await server.open()
        let page = try await server.send("GET", "/steady/how", cookie)
        token = String(try #require(page.body.firstMatch(of: #/name="token" value="([0-9a-f]{64})"/#)?.output.1))
    }

    func get(_ path: String) async throws -> RawAnswer { try await server.send("GET", path, cookie) }

    func post(_ path: String, _ form: String) async throws -> RawAnswer {
        try await server.post(path, form, cookie)
    }

    /// A form with the token, and the id of that number.
    func form(_ fields: String, id: UInt64) -> String {
        "token=\(token)&id=\(EntryID(high: 0xA, low: id).text)&\(fields)"
    }
}
