import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("The player, Today and kept texts, without script")
struct PlayerTests {
    @Test("Every practice has a page that says what it asks, and can be walked to its end")
    func everyPractice() async throws {
        try await withServer(in: World(day: 21, hour: 14)) { server in
            var browser = try await Browser(server)
            for text in try World.catalogue().practices {
                let path = "/practise/\(text.id.name)"
                try await browser.go(path)
                #expect(browser.text.contains("When to leave it."))
                let asks = browser.text.contains("value=\"ask\"")
                try await browser.press("do", asks ? "ask" : "begin")
                var count = 0
                while browser.text.contains("Step ") && count < 8 {
                    #expect(browser.text.contains("value=\"harder\"") && browser.text.contains("value=\"far\""))
                    #expect(browser.text.contains("value=\"stop\""))
                    try await browser.press("do", "next")
                    count += 1
                }
                #expect(count == text.steps.count || count == 1, "\(text.id.name) \(count)")
                #expect(browser.text.contains("How is it now?"), "\(text.id.name)")
                try await browser.press("landing", "easier")
                #expect(browser.text.contains("Okay. You can close this here."))
                try await browser.press("do", "stop")
            }
        }
    }

    @Test("A step that breathes shows the pool; a step back goes back")
    func breathing() async throws {
        try await withServer(in: World(day: 21, hour: 14)) { server in
            var browser = try await Browser(server)
            try await browser.go("/practise/slower-out-breath")
            try await browser.press("do", "ask")
            try await browser.press("do", "next")
            #expect(browser.text.contains("class=\"pool in-4 out-6\"") && browser.text.contains("data-pause"))
            try await browser.press("do", "back")
            #expect(!browser.text.contains("class=\"pool "))
            try await browser.press("landing", "harder")
            #expect(browser.text.contains("Watching the breath can make it jump. Leave it."))
            #expect(!browser.text.contains(">Next<"))
            try await browser.press("do", "stay")
            #expect(browser.text.contains("Step 1 of 1"))
        }
    }

    @Test("A rise of the number is asked about once, and “this practice” counts as harder")
    func rise() async throws {
        try await withServer(in: World(day: 21, hour: 14)) { server in
            var browser = try await Browser(server)
            try await browser.go("/practise/hand-on-arm")
            let form = try browser.form(with: "value=\"ask\"")
            _ = try await browser.submit(form, "do=ask&distress=3")
            while browser.text.contains("Step ") { try await browser.press("do", "next") }
            try await browser.press("distress", "6")
            #expect(browser.text.contains("It went up. Was it this practice, something else, or hard to say?"))
            try await browser.press("because", "practice")
            #expect(browser.text.contains("Okay. Leave that one."))
            #expect(browser.visited.allSatisfy { !$0.contains("6") || $0.contains("/sitting/") })
        }
    }

    @Test("A number out of range is refused, and none is asked for at night or in the hard moment")
    func numbers() async throws {
        try await withServer { server in
            var browser = try await Browser(server)
            try await browser.go("/practise/look-around")
            #expect(!browser.text.contains("name=\"distress\""))
            let form = try browser.form(with: "value=\"begin\"")
            for wrong in ["11", "-1", "x", "1e3"] {
                #expect(try await browser.submit(form, "do=begin&distress=\(wrong)").status == 422)
            }
        }
    }

    @Test("A practice can be marked, and a left-out one does not open")
    func marking() async throws {
        try await withServer(in: World(day: 21, hour: 14)) { server in
            try await server.companion.choose([Preference(.leftOut, "breath")], form: World(day: 2).form())
            var browser = try await Browser(server)
            try await browser.go("/practise/look-around")
            try await browser.press("do", "mark")
            #expect(browser.text.contains("value=\"unmark\""))
            try await browser.go("/practise/slower-out-breath")
            #expect(!browser.text.contains("value=\"begin\"") && !browser.text.contains("value=\"ask\""))
        }
    }

    @Test("A text is kept, comes up again, changes, and is put away; none of it stands in an address")
    func keeping() async throws {
        let world = World(day: 21, hour: 14)
        try await withServer(in: world) { server in
            var browser = try await Browser(server)
            try await browser.go("/send")
            #expect(browser.text.contains("If this is about getting safe, skip the pause."))
            let form = try browser.form(with: "value=\"hour\"")
            _ = try await browser.submit(form, "text=You+never+%3Clisten%3E&until=hour")
            _ = try await browser.submit(form, "text=You+never+%3Clisten%3E&until=hour")
            #expect(await server.companion.heldTexts().count == 1)
            #expect(browser.text.contains("Kept till Saturday, 21\u{A0}November, 15:00."))
            world.pass(minutes: 61)
            try await browser.go("/")
            let kept = try #require(browser.text.firstMatch(of: #/href="(/send/[^"]+)"/#)?.output.1)
            try await browser.follow(String(kept))
            #expect(browser.text.contains("You never &lt;listen&gt;</textarea>"))
            try await browser.press("until", "week", filling: "&text=Tired")
            #expect(browser.text.contains("Kept till Saturday, 28\u{A0}November, 8:00."))
            try await browser.press("do", "away")
            #expect(await server.companion.heldTexts().isEmpty)
            #expect(browser.visited.allSatisfy { !$0.contains("isten") })
        }
    }

    @Test("Nothing written, or too much, is answered gently")
    func badTexts() async throws {
        try await withServer { server in
            var browser = try await Browser(server)
            try await browser.go("/send")
            let form = try browser.form(with: "value=\"hour\"")
            #expect(try await browser.submit(form, "text=+&until=hour").status == 422)
            let long = String(repeating: "a", count: FormFields.textLimit + 1)
            let answer = try await browser.submit(form, "text=\(long)&until=hour")
            #expect(answer.status == 422 && answer.body.contains("aaaa</textarea>"))
            #expect(try await browser.submit(form, "text=a&until=never").status == 422)
        }
    }

    @Test("One small next thing is asked about the evening after, and one answer is enough")
    func plans() async throws {
        let world = World(day: 20, hour: 14)
        try await withServer(in: world) { server in
            var browser = try await Browser(server)
            try await browser.go("/")
            #expect(browser.text.contains("Good afternoon"))
            try await browser.press("do", "plan", filling: "&text=Walk+to+the+river&until=tomorrow")
            #expect(!browser.text.contains("Walk to the river"))
            world.pass(minutes: 29 * 60)
            browser = try await Browser(server)
            try await browser.go("/")
            #expect(browser.text.contains("“Walk to the river”"))
            try await browser.press("do", "let-go")
            #expect(!browser.text.contains("Walk to the river"))
        }
    }

    @Test("Today never has more than five cards; what was asked to be seen again goes first")
    func fewCards() async throws {
        let world = World(day: 20, hour: 14)
        try await withServer(in: world) { server in
            var browser = try await Browser(server)
            try await browser.go("/")
            #expect(cards(browser.text) == 5 && browser.text.contains("Three first questions"))
            try await browser.press("do", "plan", filling: "&text=Walk+to+the+river&until=tomorrow")
            world.pass(minutes: 29 * 60)
            browser = try await Browser(server)
            try await browser.go("/")
            #expect(cards(browser.text) == 5 && browser.text.contains("“Walk to the river”"))
            #expect(browser.text.contains("Three first questions") && !browser.text.contains("One small next thing"))
            try await browser.press("do", "let-go")
            #expect(cards(browser.text) == 5 && browser.text.contains("One small next thing"))
        }
    }

    private func cards(_ text: String) -> Int { text.ranges(of: "class=\"card ").count }

    @Test("At night Today has no greeting, no plan and no form")
    func night() async throws {
        try await withServer { server in
            var browser = try await Browser(server)
            try await browser.go("/")
            #expect(browser.text.contains("Nothing is due."))
            #expect(!browser.text.contains("Good ") && !browser.text.contains("One small next thing"))
        }
    }

    @Test("Pages of a sitting that does not exist are not there, and need a key")
    func missing() async throws {
        try await withServer { server in
            let cookie = try await server.open()
            for part in Route.SittingPart.allCases {
                let path = Route.sitting(id: String(repeating: "0", count: 32), part).path
                #expect(try await server.send("GET", path, cookie).status == 404)
                #expect(try await server.send("GET", path).status == 401)
            }
            for path in ["/hard", "/send", "/practise/look-around"] {
                #expect(try await server.send("GET", path).status == 401)
                #expect(try await server.post(path, "do=one&text=secret", cookie).status == 403)
            }
        }
    }
}
