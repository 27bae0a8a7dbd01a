import SalveCompanion
import SalveCore
import SalveTesting
import SalveVault
import Testing

@testable import SalveWeb

@Suite("The locked door", .serialized)
struct LockTests {
    @Test("Locked, every private page answers with the unlock page and nothing of the person")
    func crawl() async throws {
        try await withLocked { server, _ in
            let cookie = try await server.open()
            let paths =
                Visitor.paths + [
                    "/", "/hard", "/hard/list", "/hard/person", "/send", "/practise/look-around", "/settings/lock",
                    "/settings/lock/new", "/settings/lock/key", "/settings/sessions", "/settings/device",
                    "/unlock/words", "/list/people/00000000000000000000000000000001",
                ]
            for path in paths {
                let answer = try await server.send("GET", path, cookie)
                #expect(answer.status == 401, "\(path)")
                #expect(answer.body.contains("This is locked."), "\(path)")
                #expect(answer.body.contains("/help-now") && answer.body.contains("/steady"), "\(path)")
                #expect(!answer.body.contains(LockedHouse.marker), "\(path)")
                #expect(!answer.body.contains(#"class="bar""#), "\(path)")
                #expect(answer["Cache-Control"] == "no-store", "\(path)")
            }
            for path in ["/help-now", "/steady", "/steady/how", "/offline", "/unlock/recovery"] {
                let answer = try await server.send("GET", path, cookie)
                #expect(answer.status == 200 || answer.status == 401, "\(path)")
                #expect(!answer.body.contains(LockedHouse.marker), "\(path)")
            }
            let token = try await server.token(cookie)
            for path in ["/", "/list", "/list/people", "/send", "/delete", "/settings/export", "/list/card"] {
                let answer = try await server.post(path, "token=\(token)&id=\(Self.id(1))&format=json", cookie)
                #expect(answer.status == 401, "\(path)")
                #expect(!answer.body.contains(LockedHouse.marker), "\(path)")
            }
        }
    }

    @Test("The passphrase opens it under a new cookie; the old one, and a planted one, open nothing")
    func fixation() async throws {
        try await withLocked { server, _ in
            let planted = ["Cookie": "salve-\(server.port)=" + String(repeating: "ab", count: 32)]
            let old = try await server.open()

            let answer = try await server.unlock(old, LockedHouse.phrase)

            #expect(answer.status == 303)
            let header = try #require(answer["Set-Cookie"])
            #expect(header.hasSuffix("; Path=/; HttpOnly; SameSite=Strict"))
            #expect(!header.contains("Domain"))
            let new = try #require(server.cookie(in: answer))
            #expect(new != old)
            #expect(try await server.send("GET", "/list", new).body.contains(LockedHouse.marker))
            #expect(try await server.send("GET", "/list", old).status == 401)
            #expect(try await server.send("GET", "/list", planted).status == 401)
            let adopted = try await server.send("GET", "/open/\(await server.codes.issue())", planted)
            #expect(server.cookie(in: adopted) != planted)
        }
    }

    @Test("Another browser with a link, but without the passphrase, sees nothing while this one is open")
    func eachItself() async throws {
        try await withLocked { server, _ in
            _ = try await server.opened()
            let other = try await server.open()
            #expect(try await server.send("GET", "/list", other).status == 401)
        }
    }

    @Test("Everything wrong has one answer; after five there is a wait, said plainly, and enforced before trying")
    func wrong() async throws {
        try await withLocked { server, world in
            let cookie = try await server.open()
            let long = String(repeating: "a", count: 1_025)
            let wrong = try await server.unlock(cookie, "not the right one")
            let tooLong = try await server.unlock(cookie, long)
            #expect(wrong.status == 401 && tooLong.status == 401)
            let line = "That did not open it. Nothing is lost, and it can be tried again."
            #expect(wrong.body.contains(line) && tooLong.body.contains(line))
            #expect(wrong["Set-Cookie"] == nil)
            for _ in 0..<4 { _ = try await server.unlock(cookie, "still not the right one") }

            let early = try await server.unlock(cookie, LockedHouse.phrase)
            #expect(early.status == 429)
            #expect(early["Retry-After"] == "5")
            #expect(early.body.contains("The next one works in 5 seconds."))
            world.pass(minutes: 1)
            #expect(try await server.unlock(cookie, LockedHouse.phrase).status == 303)
        }
    }

    @Test("Locking takes everything away at once, and tells the browser to forget its pages")
    func lockNow() async throws {
        try await withLocked { server, _ in
            let cookie = try await server.opened()
            let token = try await server.token(cookie)

            let answer = try await server.post("/lock", "token=\(token)", cookie)

            #expect(answer.status == 303)
            #expect(answer["Clear-Site-Data"] == #""cache", "storage""#)
            let after = try await server.send("GET", "/list", cookie)
            #expect(after.status == 401 && !after.body.contains(LockedHouse.marker))
        }
    }

    @Test("Hiding with the button leads to an empty page and locks; another site can't do it")
    func hide() async throws {
        try await withLocked { server, _ in
            let cookie = try await server.opened()
            let token = try await server.token(cookie)
            let page = try await server.send("GET", "/list", cookie)
            #expect(page.body.contains(#"<form class="exitform" method="post" action="/hide" data-hides>"#))

            let foreign = try await server.post(
                "/hide",
                "token=\(token)",
                cookie.merging(["Sec-Fetch-Site": "cross-site"]) { $1 }
            )
            #expect(foreign.status == 403)
            #expect(try await server.send("GET", "/list", cookie).status == 200)

            let answer = try await server.post("/hide", "token=\(token)", cookie)
            #expect(answer.status == 303 && answer["Location"] == "/blank")
            #expect(answer["Clear-Site-Data"] == #""cache", "storage""#)
            let blank = try await server.send("GET", "/blank", cookie)
            #expect(blank.status == 200 && !blank.body.contains("Salve"))
            #expect(try await server.send("GET", "/list", cookie).status == 401)
        }
    }

    @Test("Left alone for ten minutes it locks; what is posted then is held, and kept once after opening")
    func heldWords() async throws {
        try await withLocked { server, world in
            let cookie = try await server.opened()
            let token = try await server.token(cookie)
            let form = "token=\(token)&id=\(Self.id(7))&what=Warm+socks+QQX&size=tiny&place="
            world.pass(minutes: 11)

            let answer = try await server.post("/list", form, cookie)
            #expect(answer.status == 401)
            #expect(answer.body.contains("held") && !answer.body.contains("QQX"))
            _ = try await server.post("/list", form, cookie)

            let opened = try await server.unlock(cookie, LockedHouse.phrase)
            #expect(opened["Location"] == "/unlock/words")
            let new = try #require(server.cookie(in: opened))
            let words = try await server.send("GET", "/unlock/words", new)
            #expect(words.body.split(separator: "Warm socks QQX").count == 2)
            #expect(words.body.contains(#"name="id" value="\#(Self.id(7))""#))
            #expect(try await server.send("GET", "/", new)["Location"] == "/unlock/words")
            #expect(try await !server.send("GET", "/list", new).body.contains("QQX"))

            let fresh = try await server.token(new)
            let again = "token=\(fresh)&id=\(Self.id(7))&what=Warm+socks+QQX&size=tiny&place="
            #expect(try await server.post("/list", again, new).status == 303)
            let once = try await server.send("GET", "/list", new).body.split(separator: "Warm socks QQX").count
            _ = try await server.post("/list", again, new)
            let twice = try await server.send("GET", "/list", new).body.split(separator: "Warm socks QQX").count
            #expect(once > 1 && twice == once)
            #expect(try await server.send("GET", "/unlock/words", new)["Location"] == "/")
        }
    }

    @Test("What was held can be let go, and another session never sees it")
    func letGo() async throws {
        try await withLocked { server, _ in
            let cookie = try await server.open()
            let token = try await server.token(cookie)
            let form = "token=\(token)&id=\(Self.id(8))&what=Nobody+else+QQX&size=tiny&place="
            #expect(try await server.post("/list", form, cookie).status == 401)
            let other = try await server.opened()
            #expect(try await server.send("GET", "/unlock/words", other)["Location"] == "/")

            let mine = try #require(server.cookie(in: try await server.unlock(cookie, LockedHouse.phrase)))
            let mineToken = try await server.token(mine)
            let answer = try await server.post("/unlock/words", "token=\(mineToken)&entry=\(Self.id(8))", mine)
            #expect(answer["Location"] == "/")
            #expect(try await !server.send("GET", "/list", mine).body.contains("QQX"))
        }
    }

    @Test("The search is forgotten when it locks")
    func search() async throws {
        try await withLocked { server, _ in
            let cookie = try await server.opened()
            let token = try await server.token(cookie)
            _ = try await server.post("/timeline", "token=\(token)&find=Quillfeather", cookie)
            _ = try await server.post("/lock", "token=\(token)", cookie)
            let again = try #require(server.cookie(in: try await server.unlock(cookie, LockedHouse.phrase)))
            let page = try await server.send("GET", "/timeline", again)
            #expect(page.status == 200)
            #expect(!page.body.contains(#"value="Quillfeather""#))
        }
    }

    @Test("By the other name, no title, icon or manifest says Salve, locked or not, with a link or without")
    func neutral() async throws {
        try await withLocked { server, _ in
            let cookie = try await server.opened()
            let token = try await server.token(cookie)
            let chosen = try await server.post(
                "/settings/goes-by",
                "token=\(token)&id=\(Self.id(9))&goes-by=notes",
                cookie
            )
            #expect(chosen.status == 303)
            _ = try await server.post("/lock", "token=\(token)", cookie)

            for headers in [cookie, [:]] {
                for path in ["/", "/list", "/help-now", "/unlock"] {
                    let page = try await server.send("GET", path, headers)
                    let title = try #require(page.body.firstMatch(of: #/<title>(.*?)</title>/#)?.output.1)
                    #expect(title == "Notes", "\(path)")
                    #expect(page.body.contains("/static/notes.svg") && page.body.contains("/static/notes.webmanifest"))
                    #expect(!page.body.contains("/static/icon.svg"))
                }
            }
            #expect(try await server.send("GET", "/", [:]).body.contains("Salve") == false)
            #expect(try await server.send("GET", "/static/notes.webmanifest").body.contains("Salve") == false)
        }
    }

    static func id(_ number: UInt64) -> String { EntryID(high: 0xC, low: number).text }
}

/// Runs a Salve whose vault has a passphrase, in a world of its own.
func withLocked(_ body: @Sendable (TestServer, World) async throws -> Void) async throws {
    let house = try await LockedHouse.make()
    defer { house.remove() }
    let world = World(day: 21, hour: 14, minute: 10)
    let door = try await house.door(in: world)
    try await withServer(in: world, behind: door) { try await body($0, world) }
    door.close()
}

extension TestServer {
    /// The token of the forms of a web session, locked or not.
    func token(_ cookie: [String: String]) async throws -> String {
        let page = try await send("GET", "/steady/how", cookie)
        return String(try #require(page.body.firstMatch(of: #/name="token" value="([0-9a-f]{64})"/#)?.output.1))
    }

    /// Tries a passphrase.
    func unlock(_ cookie: [String: String], _ phrase: String) async throws -> RawAnswer {
        let typed = phrase.split(separator: " ").joined(separator: "+")
        return try await post("/unlock", "token=\(try await token(cookie))&back=/&passphrase=\(typed)", cookie)
    }

    /// The cookie that an answer sets.
    func cookie(in answer: RawAnswer) -> [String: String]? {
        answer["Set-Cookie"]?.split(separator: ";").first.map { ["Cookie": String($0)] }
    }

    /// A web session that came in by a link and the passphrase.
    func opened() async throws -> [String: String] {
        let cookie = try await open()
        return try #require(self.cookie(in: try await unlock(cookie, LockedHouse.phrase)))
    }
}
