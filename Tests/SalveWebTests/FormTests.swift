import Testing

@testable import SalveWeb

@Suite("Forms, and what happens to words that could not be kept")
struct FormTests {
    @Test(
        "Percent, plus and line ends are read as browsers write them",
        arguments: [
            ("text=a+b%26c%3Dd", "a b&c=d"), ("text=%C3%A9", "é"), ("text=a%0D%0Ab", "a\nb"), ("text=100%", "100%"),
            ("text=%zz", "%zz"), ("text=a=b", "a=b"), ("x=1&text=%F0%9F%8C%B1&text=second", "🌱"),
        ]
    )
    func reading(_ encoded: String, _ text: String) throws {
        #expect(try FormFields(encoded: encoded.utf8).text(.text) == text)
    }

    @Test("Nothing but blanks is nothing", arguments: ["", "text=", "text=+%0D%0A", "text"])
    func blank(_ encoded: String) throws {
        #expect(try FormFields(encoded: encoded.utf8).text(.text) == nil)
    }

    @Test("Bytes that are no UTF-8 are noticed and shown as replaced")
    func invalidBytes() {
        let form = FormFields(encoded: "text=a%FFb".utf8)

        #expect(!form.isUTF8)
        #expect(form[.text] == "a\u{FFFD}b")
    }

    @Test("A text longer than 256 KiB is too long; one of exactly that is not")
    func longText() throws {
        let fits = String(repeating: "a", count: FormFields.textLimit)

        #expect(try FormFields(encoded: "text=\(fits)".utf8).text(.text) == fits)
        #expect(throws: WebProblem.tooLong) { try FormFields(encoded: "text=\(fits)a".utf8).text(.text) }
    }

    @Test(
        "Only our own page may send a form",
        arguments: [
            (["Sec-Fetch-Site": "cross-site"], 403), (["Sec-Fetch-Site": "same-site"], 403),
            (["Sec-Fetch-Site": "none"], 403), (["Sec-Fetch-Site": "", "Origin": "null"], 403),
            (["Sec-Fetch-Site": ""], 403), (["Sec-Fetch-Site": "", "Origin": "http://evil.example"], 403),
            (["Sec-Fetch-Site": "", "Origin": "http://localhost:1"], 403),
            (["Sec-Fetch-Site": "", "Origin": "https://localhost:PORT"], 403),
            (["Sec-Fetch-Site": "", "Origin": "http://localhost:PORT"], 200), (["Sec-Fetch-Site": "same-origin"], 200),
        ]
    )
    func sameOrigin(_ headers: [String: String], _ status: Int) async throws {
        try await withServer { server in
            let headers = headers.mapValues { value in
                value.split(separator: "PORT", omittingEmptySubsequences: false).joined(separator: "\(server.port)")
            }
            let answer = try await server.post("/steady/answer", "landing=same&text=attack", headers)

            #expect(answer.status == status)
            #expect(!answer.body.contains("attack"))
        }
    }

    @Test("A form with a wrong token is refused, and gives the words back with a good one")
    func wrongToken() async throws {
        try await withServer { server in
            let cookie = try await server.open()
            let answer = try await server.post("/steady/answer", "token=old&id=12&text=Two%0D%0Alines+%3Cb%3E", cookie)

            #expect(answer.status == 403)
            #expect(answer.body.contains("\nTwo\r\nlines &lt;b&gt;</textarea>"))
            #expect(answer.body.contains(#"name="id" value="12""#))
            #expect(!answer.body.contains(#"value="old""#))
            let token = try #require(answer.body.firstMatch(of: #/name="token" value="([0-9a-f]{64})"/#)?.output.1)
            let again = try await server.post("/steady/answer", "token=\(token)&landing=same", cookie)
            #expect(again.status == 200)
        }
    }

    @Test("A body beyond 1 MiB is refused, and what came first is given back")
    func hugeBody() async throws {
        try await withServer { server in
            let body = "text=" + String(repeating: "word+", count: 300_000)
            let answer = try await server.post("/steady/answer", body)

            #expect(answer.status == 413)
            #expect(answer.body.contains("word word word"))
            #expect(answer.body.utf8.count > 900_000)
        }
    }

    @Test("Bytes that are no UTF-8, and forms of another kind, are refused gently")
    func unreadable() async throws {
        try await withServer { server in
            let bytes = try await server.post("/steady/answer", "text=a%FFb")
            let kind = try await server.post("/steady/answer", "{}", ["Content-Type": "application/json"])

            #expect(bytes.status == 400)
            #expect(bytes.body.contains("a\u{FFFD}b</textarea>"))
            #expect(kind.status == 400)
        }
    }

    @Test("A page that is not there says so without the address")
    func notFound() async throws {
        try await withServer { server in
            let answer = try await server.send("GET", "/secret-words?q=more-words")

            #expect(answer.status == 404)
            #expect(!answer.body.contains("secret") && !answer.body.contains("more-words"))
        }
    }
}
