import SalveTesting
import Testing

@testable import SalveWeb

@Suite("Keys and web sessions")
struct KeyTests {
    @Test("A code opens a web session once, and leads to Today")
    func codeWorksOnce() async throws {
        try await withServer { server in
            let code = await server.codes.issue()
            let first = try await server.send("GET", "/open/\(code)")
            let second = try await server.send("GET", "/open/\(code)")

            #expect(first.status == 303)
            #expect(first["Location"] == "/")
            #expect(first["Set-Cookie"]?.hasPrefix("salve-\(server.port)=") == true)
            #expect(first["Set-Cookie"]?.hasSuffix("; Path=/; HttpOnly; SameSite=Strict") == true)
            #expect(second.status == 401)
            #expect(second["Set-Cookie"] == nil)
        }
    }

    @Test("A used link, loaded again where Salve is open, leads to Today, and opens nothing anew")
    func usedLinkAgain() async throws {
        try await withServer { server in
            let code = await server.codes.issue()
            let opened = try await server.send("GET", "/open/\(code)")
            let cookie = ["Cookie": String(try #require(opened["Set-Cookie"]?.split(separator: ";").first))]
            let again = try await server.send("GET", "/open/\(code)", cookie)
            let foreign = try await server.send(
                "GET",
                "/open/\(code)",
                cookie.merging(["Sec-Fetch-Site": "same-site"]) { $1 }
            )

            #expect(again.status == 303 && again["Location"] == "/" && again["Set-Cookie"] == nil)
            #expect(foreign.status == 401)
        }
    }

    @Test("Looking whether a link is alive does not use it up")
    func headKeepsCode() async throws {
        try await withServer { server in
            let code = await server.codes.issue()
            let look = try await server.send("HEAD", "/open/\(code)")
            let visit = try await server.send("GET", "/open/\(code)")

            #expect(look.status == 401 && look["Set-Cookie"] == nil)
            #expect(visit.status == 303)
        }
    }

    @Test("A private page needs a key, and asked for by another page it needs one still")
    func privatePage() async throws {
        try await withServer { server in
            let cookie = try await server.open()
            let without = try await server.send("GET", "/")
            let with = try await server.send("GET", "/", cookie)

            #expect(without.status == 401)
            #expect(without.body.contains("Open Salve from where you started it."))
            #expect(!without.body.contains(#"class="bar""#))
            #expect(with.status != 401)
            for site in ["cross-site", "same-site", "whatever"] {
                let foreign = try await server.send("GET", "/", cookie.merging(["Sec-Fetch-Site": site]) { $1 })
                #expect(foreign.status == 401)
            }
        }
    }

    @Test("A code is good for ten minutes")
    func codeExpires() async {
        let world = World()
        let codes = AccessCodes(surroundings: world.surroundings)
        let early = await codes.issue()
        let late = await codes.issue()

        world.pass(minutes: 9)
        let inTime = await codes.redeem(early)
        world.pass(minutes: 1)
        let tooLate = await codes.redeem(late)

        #expect(early.count == 64)
        #expect(inTime)
        #expect(!tooLate)
    }

    @Test("An unused web session closes after twelve hours; use keeps it open")
    func sessionExpires() async {
        let world = World()
        let sessions = WebSessions(surroundings: world.surroundings)
        let (secret, session) = await sessions.open()

        world.pass(minutes: 11 * 60)
        let used = await sessions.find(secret)
        world.pass(minutes: 11 * 60)
        let stillOpen = await sessions.find(secret)
        world.pass(minutes: 12 * 60)
        let closed = await sessions.find(secret)

        #expect(used?.token == session.token)
        #expect(stillOpen != nil)
        #expect(closed == nil)
    }

    @Test("A thirty-third web session closes the one longest unused")
    func sessionsAreFew() async {
        let world = World()
        let sessions = WebSessions(surroundings: world.surroundings)
        var secrets: [String] = []
        for _ in 0...WebSessions.limit {
            secrets.append(await sessions.open().secret)
            world.pass(minutes: 1)
        }

        #expect(await sessions.find(secrets[0]) == nil)
        #expect(await sessions.find(secrets[1]) != nil)
    }

    @Test("An unknown or mangled cookie opens nothing", arguments: ["", "0000", "a; salve=b", "%00", "é"])
    func wrongCookie(_ value: String) async {
        let sessions = WebSessions(surroundings: night.surroundings)
        _ = await sessions.open()

        #expect(await sessions.find(value) == nil)
    }
}
