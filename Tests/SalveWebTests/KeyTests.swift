import SalveCore
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

    @Test("A code of 160 bits is good for ten minutes")
    func codeExpires() async {
        let clock = MovingClock(night)
        let codes = AccessCodes(surroundings: clock.surroundings)
        let early = await codes.issue()
        let late = await codes.issue()

        clock.advance(minutes: 9)
        let inTime = await codes.redeem(early)
        clock.advance(minutes: 1)
        let tooLate = await codes.redeem(late)

        #expect(early.count == 40)
        #expect(inTime)
        #expect(!tooLate)
    }

    @Test("An unused web session closes after twelve hours; use keeps it open")
    func sessionExpires() async {
        let clock = MovingClock(night)
        let sessions = WebSessions(surroundings: clock.surroundings)
        let (secret, session) = await sessions.open()

        clock.advance(minutes: 11 * 60)
        let used = await sessions.find(secret)
        clock.advance(minutes: 11 * 60)
        let stillOpen = await sessions.find(secret)
        clock.advance(minutes: 12 * 60)
        let closed = await sessions.find(secret)

        #expect(used?.token == session.token)
        #expect(stillOpen != nil)
        #expect(closed == nil)
    }

    @Test("A thirty-third web session closes the one longest unused")
    func sessionsAreFew() async {
        let clock = MovingClock(night)
        let sessions = WebSessions(surroundings: clock.surroundings)
        var secrets: [String] = []
        for _ in 0...WebSessions.limit {
            secrets.append(await sessions.open().secret)
            clock.advance(minutes: 1)
        }

        #expect(await sessions.find(secrets[0]) == nil)
        #expect(await sessions.find(secrets[1]) != nil)
    }

    @Test("An unknown or mangled cookie opens nothing", arguments: ["", "0000", "a; salve=b", "%00", "é"])
    func wrongCookie(_ value: String) async {
        let sessions = WebSessions(surroundings: .fixed(night))
        _ = await sessions.open()

        #expect(await sessions.find(value) == nil)
    }
}

/// A clock that a test moves.
final class MovingClock: Sendable {
    private let time: Locked<LocalTime>

    init(_ start: LocalTime) { time = Locked(start) }

    var surroundings: WebSurroundings {
        WebSurroundings(now: { self.time.value }, randomBytes: WebSurroundings.system.randomBytes)
    }

    func advance(minutes: Int64) {
        time.change { old in
            old = LocalTime(
                moment: old.moment.adding(milliseconds: minutes * 60_000),
                zone: old.zone,
                offset: old.offset
            )
        }
    }
}
