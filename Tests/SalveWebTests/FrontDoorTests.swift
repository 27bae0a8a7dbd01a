import Testing

@testable import SalveWeb

@Suite("The front door")
struct FrontDoorTests {
    static let headers = [
        "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy", "Permissions-Policy", "Cache-Control",
    ]

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
                for header in Self.headers { #expect(answer[header] != nil, "\(answer.status) lacks \(header)") }
                #expect(answer["Content-Security-Policy"] == SecurityHeaders.contentPolicy)
            }
            #expect(answers.map(\.status) == [200, 200, 404, 421, 403, 401])
            #expect(answers[0]["Cache-Control"] == "no-store")
            #expect(answers[1]["Cache-Control"] == "no-cache")
        }
    }

    @Test("Only our own host names with the exact port are answered")
    func ownHosts() async throws {
        try await withServer { server in
            for name in HostCheck.names {
                let answer = try await server.send("GET", "/steady", ["Host": "\(name):\(server.port)"])
                #expect(answer.status == 200)
            }
        }
    }

    @Test(
        "A foreign host gets an empty refusal",
        arguments: [
            "evil.example", "evil.example:PORT", "localhost", "localhost:1", "localhost.:PORT", "0.0.0.0:PORT",
            "2130706433:PORT", "127.1:PORT", "127.0.0.2:PORT", "[::]:PORT", "[::ffff:127.0.0.1]:PORT", "::1:PORT",
            "localhost:PORT:PORT", "localhost:PORT@evil.example", "LOCALHOST.evil.example:PORT", "salve.localhost:0",
            "127.0.0.1", "[::1]", "salve.localhost.evil.example:PORT", "localhost :PORT", "user@localhost:PORT",
        ]
    )
    func foreignHost(_ host: String) async throws {
        try await withServer { server in
            let name = host.split(separator: "PORT", omittingEmptySubsequences: false).joined(
                separator: "\(server.port)"
            )
            let answer = try await server.send("GET", "/steady", ["Host": name])

            #expect(answer.status == 421 || answer.status == 400)
            #expect(answer.body.isEmpty)
        }
    }

    @Test("No host, two hosts, and a whole address with a foreign host are refused")
    func oddHosts() async throws {
        try await withServer { server in
            let requests = [
                "GET /steady HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /steady HTTP/1.1\r\nHost: \(server.host)\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
                "GET /steady HTTP/1.1\r\nHost: evil.example\r\nHost: \(server.host)\r\nConnection: close\r\n\r\n",
                "GET http://\(server.host)/steady HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
            ]
            for request in requests {
                let answer = try await exchange(Array(request.utf8), port: server.port)
                #expect([400, 421].contains(answer.status), "\(answer.status)")
                #expect(answer.body.isEmpty)
            }
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
