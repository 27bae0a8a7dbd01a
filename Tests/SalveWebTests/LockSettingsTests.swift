import SalveCompanion
import SalveCore
import SalveTesting
import SalveVault
import Testing

@testable import SalveWeb

@Suite("Setting and changing the lock", .serialized)
struct LockSettingsTests {
    private static let phrase = "seven plain teapots under snow"

    @Test("A lock is set in three steps, nothing changes before the last, and other sessions end")
    func sets() async throws {
        try await withUnlocked { server, _, door in
            let other = try await server.open()
            var browser = try await Person(server)
            #expect(try await browser.get("/settings/lock").contains("No passphrase is set."))

            for (phrase, again, line) in [
                ("short", "short", "at least 12"), ("password1234", "password1234", "among the first"),
                ("abababababab", "abababababab", "over and over"), (Self.phrase, "something else", "not the same yet"),
            ] {
                let page = try await browser.choose(phrase, again)
                #expect(page.contains(line), "\(phrase)")
                #expect(!page.contains("value=\"\(phrase)"), "\(phrase)")
            }
            let key = try await browser.choose(Self.phrase, Self.phrase)
            let groups = key.matches(of: #/<b>([0-9A-Z]{2,4})<\/b>/#).map { String($0.output.1) }
            #expect(groups.count == 14)
            #expect(key.contains("hundreds of years") || key.contains("a lot of computers years"))

            let drill = try await browser.get("/settings/lock/drill")
            let asked = drill.matches(of: #/Group (\d+)<\/label>/#).compactMap { Int($0.output.1) }
            try #require(asked.count == 2)
            let wrong = try await browser.post("/settings/lock/drill", "first=0000&second=0000")
            #expect(wrong.status == 422 && wrong.body.contains("not the same yet"))
            #expect(await !door.hasLock)

            let right = "first=\(groups[asked[0] - 1].lowercased())&second=\(groups[asked[1] - 1])"
            let answer = try await browser.post("/settings/lock/drill", right)
            #expect(answer.status == 303)
            try await browser.wait(for: answer)

            #expect(await door.hasLock)
            #expect(try await browser.get("/settings/lock").contains("A passphrase is set."))
            #expect(try await server.send("GET", "/list", other).status == 401)
            #expect(try await server.unlock(try await server.open(), Self.phrase).status == 303)
            let gone = try await browser.get("/settings/lock/key")
            #expect(!gone.contains(groups[0]))
        }
    }

    @Test("Without a recovery key only by a page that says what that means")
    func without() async throws {
        try await withUnlocked { server, _, door in
            var browser = try await Person(server)
            _ = try await browser.choose(Self.phrase, Self.phrase)
            #expect(try await browser.get("/settings/lock/without").contains("everything is lost"))
            let answer = try await browser.post("/settings/lock/without", "")
            try await browser.wait(for: answer)
            #expect(await door.hasLock)
            #expect(await !door.hasRecoveryKey)
        }
    }

    @Test("Changing the passphrase asks for the present one, and gives a new cookie")
    func changes() async throws {
        try await withLocked { server, _ in
            var browser = try await Person(server, cookie: server.opened())
            let new = Self.phrase.split(separator: " ").joined(separator: "+")
            let wrong = try await browser.post(
                "/settings/lock/change",
                "passphrase=nope&new-passphrase=\(new)&again=\(new)"
            )
            #expect(wrong.status == 401 && wrong.body.contains("That did not open it. Nothing was changed."))
            let old = browser.cookie

            let present = LockedHouse.phrase.split(separator: " ").joined(separator: "+")
            let answer = try await browser.post(
                "/settings/lock/change",
                "passphrase=\(present)&new-passphrase=\(new)&again=\(new)"
            )
            #expect(answer.status == 303)
            #expect(try await server.send("GET", "/list", old).status == 401)
            #expect(try await browser.get("/list").contains(LockedHouse.marker))
            let cookie = try await server.open()
            #expect(try await server.unlock(cookie, LockedHouse.phrase).status == 401)
            #expect(try await server.unlock(cookie, Self.phrase).status == 303)
        }
    }

    @Test("A forgotten passphrase: the paper opens it, a new one comes first, and nothing is lost")
    func forgotten() async throws {
        let house = try await LockedHouse.make()
        defer { house.remove() }
        let world = World(day: 21, hour: 14, minute: 10)
        let door = try await house.door(in: world)
        try await withServer(in: world, behind: door) { server in
            var browser = try await Person(server, cookie: server.open())
            let wrong = try await browser.post("/unlock/recovery", "recovery=ABCD-EFGH")
            #expect(wrong.status == 401 && wrong.body.contains("One letter may be off"))

            let answer = try await browser.post("/unlock/recovery", "recovery=\(house.paper.lowercased())")
            #expect(answer.status == 303 && answer["Location"] == "/settings/lock/new")
            for path in ["/", "/list", "/settings/export", "/timeline"] {
                let page = try await server.send("GET", path, browser.cookie)
                #expect(page.status == 303 && page["Location"] == "/settings/lock/new", "\(path)")
            }

            _ = try await browser.choose(Self.phrase, Self.phrase)
            let done = try await browser.post("/settings/lock/without", "")
            try await browser.wait(for: done)
            #expect(try await browser.get("/list").contains(LockedHouse.marker))
            #expect(try await server.unlock(try await server.open(), LockedHouse.phrase).status == 401)
        }
        door.close()
    }

    @Test("Where a lock is set, what is taken along asks for the passphrase first, sealed or not")
    func export() async throws {
        try await withLocked { server, _ in
            var browser = try await Person(server, cookie: server.opened())
            #expect(try await browser.get("/settings/export").contains(#"autocomplete="current-password""#))
            let file = "file-passphrase=plum+kettle+sings+at+noon&file-again=plum+kettle+sings+at+noon"
            let present = LockedHouse.phrase.split(separator: " ").joined(separator: "+")
            for format in ["json", "markdown", "sealed"] {
                let without = try await browser.post("/settings/export", "format=\(format)&\(file)")
                #expect(without.status == 401 && without["Content-Disposition"] == nil)
                #expect(without.body.contains("That did not open it.") && !without.body.contains(LockedHouse.marker))
            }
            let clear = try await browser.post("/settings/export", "format=json&passphrase=\(present)")
            #expect(clear["Content-Disposition"]?.contains(".json") == true)
            #expect(clear.body.contains(LockedHouse.marker))
            let sealed = try await browser.post("/settings/export", "format=sealed&passphrase=\(present)&\(file)")
            #expect(sealed["Content-Disposition"]?.contains(".json.age") == true)
        }
    }

    @Test("Removing the lock asks for the passphrase, and opens without one from then on")
    func removes() async throws {
        try await withLocked { server, _ in
            var browser = try await Person(server, cookie: server.opened())
            #expect(try await browser.post("/settings/lock/remove", "passphrase=nope").status == 401)
            let present = LockedHouse.phrase.split(separator: " ").joined(separator: "+")
            let answer = try await browser.post("/settings/lock/remove", "passphrase=\(present)")
            #expect(answer.status == 303)
            try await browser.wait(for: answer)
            #expect(try await browser.get("/settings/lock").contains("No passphrase is set."))
            #expect(try await server.send("GET", "/list", server.open()).status == 200)
        }
    }

    @Test("The list of sessions says when, not who; ending the others asks for the passphrase")
    func sessions() async throws {
        try await withLocked { server, world in
            let other = try await server.opened()
            world.pass(minutes: 5)
            var browser = try await Person(server, cookie: server.opened())
            let page = try await browser.get("/settings/sessions")
            #expect(page.contains("in use now") && page.contains("used 5 minutes ago."))
            #expect(!page.contains("127.0.0.1") && !page.contains("Mozilla"))

            #expect(try await browser.post("/settings/sessions/end", "passphrase=nope").status == 401)
            #expect(try await server.send("GET", "/list", other).status == 200)
            let present = LockedHouse.phrase.split(separator: " ").joined(separator: "+")
            #expect(try await browser.post("/settings/sessions/end", "passphrase=\(present)").status == 303)
            #expect(try await server.send("GET", "/list", other).status == 401)
            #expect(try await browser.get("/list").contains(LockedHouse.marker))
        }
    }

    @Test("After how many minutes it locks is the person's choice, from one to sixty")
    func minutes() async throws {
        try await withLocked { server, world in
            var browser = try await Person(server, cookie: server.opened())
            #expect(try await browser.post("/settings/lock/after", "minutes=0").status == 422)
            #expect(try await browser.post("/settings/lock/after", "minutes=61").status == 422)
            #expect(try await browser.post("/settings/lock/after", "minutes=1&hide-locks=yes").status == 303)
            world.pass(minutes: 1)
            #expect(try await server.send("GET", "/list", browser.cookie).status == 401)
        }
    }

    @Test("The demo has no lock to set")
    func demo() async throws {
        try await withServer { server in
            var browser = try await Person(server)
            #expect(try await browser.get("/settings/lock").contains("This is the demo."))
            #expect(try await browser.choose(Self.phrase, Self.phrase).isEmpty == false)
            #expect(try await browser.get("/settings/lock").contains("This is the demo."))
        }
    }

    /// Runs a Salve over a vault on disk that has no lock.
    private func withUnlocked(
        _ body: @Sendable (TestServer, World, HouseDoor) async throws -> Void
    ) async throws {
        let house = try await LockedHouse.make()
        defer { house.remove() }
        let world = World(day: 21, hour: 14, minute: 10)
        let door = try await house.door(in: world)
        let pass = try await door.unlock(with: try #require(LockedHouse.key))
        try await door.change(.none, keeping: pass)
        try await withServer(in: world, behind: door) { try await body($0, world, door) }
        door.close()
    }
}

/// A browser that takes each new cookie.
private struct Person {
    let server: TestServer
    private(set) var cookie: [String: String]
    private var forms: UInt64 = 0

    init(_ server: TestServer, cookie: [String: String]? = nil) async throws {
        self.server = server
        if let cookie { self.cookie = cookie } else { self.cookie = try await server.open() }
    }

    mutating func get(_ path: String) async throws -> String {
        try await server.send("GET", path, cookie).body
    }

    mutating func post(_ path: String, _ fields: String) async throws -> RawAnswer {
        forms += 1
        let id = EntryID(high: 0xD, low: forms).text
        let answer = try await server.post(path, "token=\(try await server.token(cookie))&id=\(id)&\(fields)", cookie)
        if let new = server.cookie(in: answer) { cookie = new }
        return answer
    }

    /// Types a new passphrase twice; the page that follows.
    mutating func choose(_ phrase: String, _ again: String) async throws -> String {
        func typed(_ text: String) -> String { text.split(separator: " ").joined(separator: "+") }
        let answer = try await post("/settings/lock/new", "new-passphrase=\(typed(phrase))&again=\(typed(again))")
        if answer.status == 303, let next = answer["Location"] { return try await get(next) }
        return answer.body
    }

    /// Looks at the page of a long work until it leads on.
    func wait(for answer: RawAnswer) async throws {
        guard let path = answer["Location"], path.hasPrefix("/working/") else { return }
        while true {
            let page = try await server.send("GET", path, cookie)
            if page.status == 303 { return }
            try #require(page.status == 200)
            await Task.yield()
        }
    }
}
