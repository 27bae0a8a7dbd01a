import Testing

@testable import SalveWeb

@Suite("Bytes that are no request, and connections that are no guest")
struct RefusedBytesTests {
    private static let form = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n"

    @Test(
        "What is no plain request gets an empty refusal, with every security header",
        arguments: [
            "HELLO\r\n\r\n", "GET /steady HTTP/9.9\r\nHost: OURS\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "GET /steady\r\nHost: OURS\r\n\r\n",
            "GET /steady HTTP/1.1\r\nHost : OURS\r\n\r\n", "GET /steady HTTP/1.1\r\nHost: OURS\r\n: x\r\n\r\n",
            "GET /steady HTTP/1.1\r\nHost: OURS\r\nX: a\0b\r\n\r\n",
            "POST /steady/answer HTTP/1.1\r\nHost: OURS\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
            "POST /steady/answer HTTP/1.1\r\nHost: OURS\r\nContent-Length: 4, 4\r\n\r\nabcd",
            "POST /steady/answer HTTP/1.1\r\nHost: OURS\r\nContent-Length: +4\r\n\r\nabcd",
            "POST /steady/answer HTTP/1.1\r\nHost: OURS\r\nContent-Length: 99999999999999999999\r\n\r\nabcd",
            "POST /steady/answer HTTP/1.1\r\nHost: OURS\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /steady/answer HTTP/1.1\r\nHost: OURS\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        ]
    )
    func noRequest(_ bytes: String) async throws {
        try await withServer { server in
            let answer = try await exchange(Array(bytes.replacing("OURS", with: server.host).utf8), port: server.port)
            expectRefusal(answer)
        }
    }

    @Test("A body that breaks off in nonsense is refused the same way")
    func brokenBody() async throws {
        try await withServer { server in
            let head = "POST /steady/answer HTTP/1.1\r\nHost: \(server.host)\r\n\(Self.form)"
            let bytes = head + "Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\nnonsense\r\n\r\n"
            expectRefusal(try await exchange(Array(bytes.utf8), port: server.port))
        }
    }

    @Test("Too many or too large headers are refused, and so is one over two lines that would smuggle another")
    func headers() async throws {
        try await withServer { server in
            let head = "GET /steady HTTP/1.1\r\nHost: \(server.host)\r\n"
            let many = (0..<10_000).map { "X-\($0): a\r\n" }.joined()
            let large = "X: \(String(repeating: "a", count: 20 << 10))\r\n"
            for extra in [many, large] {
                let bytes = Array((head + extra + "\r\n").utf8)
                expectRefusal(try await exchange(bytes, port: server.port))
            }
            let folded = head + "X: a\r\n Sec-Fetch-Site: same-origin\r\nConnection: close\r\n\r\n"
            expectRefusal(try await exchange(Array(folded.utf8), port: server.port))
        }
    }

    @Test("A second request behind a refused one is not answered")
    func smuggled() async throws {
        try await withServer { server in
            let head = "POST /steady/answer HTTP/1.1\r\nHost: \(server.host)\r\n\(Self.form)"
            let hidden = "GET /help-now HTTP/1.1\r\nHost: \(server.host)\r\n\r\n"
            let bytes = head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden
            let answer = try await exchange(Array(bytes.utf8), port: server.port)

            expectRefusal(answer)
            #expect(!answer.body.contains("HTTP/1.1"))
        }
    }

    @Test("Connections that send nothing whole make room for one that does")
    func slowConnections() async throws {
        try await withServer(connections: 20) { server in
            try await withSlowConnections(60, port: server.port) {
                for _ in 0..<5 {
                    let answer = try await server.send("GET", "/steady")
                    #expect(answer.status == 200)
                }
            }
        }
    }

    private func expectRefusal(_ answer: RawAnswer) {
        #expect(answer.status == 400)
        #expect(answer.body.isEmpty)
        for (name, value) in SecurityHeaders.all { #expect(answer[name] == value, "\(name)") }
        #expect(answer["Cache-Control"] == "no-store")
        #expect(answer.headers.allSatisfy { !$0.value.lowercased().contains("salve") })
    }
}
