import Testing

@testable import SalveWeb

@Suite("The front door")
struct FrontDoorTests {
    @Test("Every answer carries every security header, errors too")
    func securityHeaders() async throws {
        try await withServer { server in
            let answers = [
                try await server.send("GET", "/steady"),
                try await server.send("GET", "/static/salve.css"),
                try await server.send("GET", "/nowhere"),
                try await server.send("GET", "/", ["Host": "evil.example"]),
                try await server.post("/steady/answer", "landing=same", ["Sec-Fetch-Site": "cross-site"]),
                try await server.send("GET", "/open/0000"),
            ]
            for answer in answers {
                for (name, value) in SecurityHeaders.all { #expect(answer[name] == value, "\(answer.status) \(name)") }
                #expect(answer["Cache-Control"] != nil)
            }
            #expect(answers.map(\.status) == [200, 200, 404, 421, 403, 401])
            #expect(answers[0]["Cache-Control"] == "no-store")
            #expect(answers[1]["Cache-Control"] == "no-cache")
        }
    }

    @Test("Static files are sent once and then confirmed; what is not there is not found")
    func files() async throws {
        try await withServer { server in
            let style = try await server.send("GET", "/static/salve.css")
            let tag = try #require(style["ETag"])
            let again = try await server.send("GET", "/static/salve.css", ["If-None-Match": tag])

            #expect(style["Content-Type"] == "text/css; charset=utf-8")
            #expect(style.body.contains("--pine"))
            #expect(again.status == 304 && again.body.isEmpty)
            #expect(try await server.send("GET", "/favicon.ico").status == 200)
            for path in ["/static/../salve.css", "/static/%2e%2e/%2e%2e/etc/passwd", "/static/css/1-tokens.css"] {
                #expect(try await server.send("GET", path).status == 404)
            }
        }
    }
}
