import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("The first questions")
struct WelcomeTests {
    @Test("Today offers them once; opened or put away, it does not bring them up again", arguments: ["go", "all"])
    func offered(press: String) async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/")
            #expect(browser.text.contains("Three first questions"))
            #expect(browser.text.contains(#"href="/hard""#))
            try await browser.press("do", press)

            #expect(browser.path == (press == "go" ? "/welcome" : "/"))
            try await browser.go("/")
            #expect(!browser.text.contains("Three first questions"))
            try await browser.go("/settings")
            #expect(browser.text.contains(#"href="/welcome""#))
        }
    }

    @Test("By night nothing is asked")
    func night() async throws {
        try await withServer { server in
            var browser = try await Browser(server)
            try await browser.go("/")
            #expect(!browser.text.contains("Three first questions"))
        }
    }

    @Test("All three answered: the list, what is left out, and the country hold it")
    func answered() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/welcome")
            try await browser.press("do", "go", filling: "&what=Tea&what=&what=The+radio&bad=3")
            #expect(browser.path == "/welcome/leave-out")
            try await browser.press("do", "go", filling: "&leave-out=breath&leave-out=food")
            #expect(browser.path == "/welcome/country")
            try await browser.press("do", "go", filling: "&country=IE")

            #expect(browser.path == "/")
            let list = await server.companion.list()
            #expect(list.map(\.text) == ["Tea", "The radio"])
            #expect(list.map(\.isForBadTimes) == [false, true])
            #expect(list.allSatisfy { $0.size == .tiny })
            let settings = await server.companion.settings()
            #expect(settings.leftOut == [.breath, .food] && settings.country == "IE" && settings.isWelcomed)
            #expect(browser.visited.allSatisfy { !$0.contains("Tea") && !$0.contains("breath") })
        }
    }

    @Test("Each page goes on when left blank, and keeps nothing then")
    func blank() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/welcome")
            for next in ["/welcome/leave-out", "/welcome/country", "/"] {
                try await browser.press("do", "go", filling: "&what=+&what=&what=&country=")
                #expect(browser.path == next)
            }

            #expect(await server.companion.list().isEmpty)
            let settings = await server.companion.settings()
            #expect(settings.leftOut.isEmpty && settings.country == nil)
        }
    }

    @Test("Skip all leads to Today in one press, and Skip this to the next, from every page")
    func skip() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await server.companion.choose([Preference(.country, "IE")], form: World().form())
            let pages = ["/welcome", "/welcome/leave-out", "/welcome/country", "/"]
            for (page, next) in zip(pages, pages.dropFirst()) {
                try await browser.go(page)
                #expect(browser.text.contains(#"href="/hard""#) && browser.text.contains(#"href="/help-now""#))
                try await browser.press("do", "skip", filling: "&what=Tea&leave-out=breath")
                #expect(browser.path == next)
                try await browser.go(page)
                try await browser.press("do", "all", filling: "&what=Tea&leave-out=breath")
                #expect(browser.path == "/")
            }

            #expect(await server.companion.list().isEmpty)
            let settings = await server.companion.settings()
            #expect(settings.leftOut.isEmpty && settings.country == "IE")
        }
    }

    @Test("Plain or warm is one press, and costs no word that was typed")
    func wording() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/welcome")
            try await browser.press("wording", "warm", filling: "&what=Tea+%26+toast&what=&what=&bad=1")

            #expect(await server.companion.settings().wording == .warm)
            #expect(browser.path == "/welcome")
            #expect(browser.text.contains(#"value="Tea &amp; toast""#))
            #expect(browser.text.contains(#"name="bad" value="1" checked"#))
            #expect(browser.text.contains(#"value="warm" aria-pressed="true""#))
            #expect(await server.companion.list().isEmpty)
            try await browser.press("do", "go", filling: "&what=Tea&what=&what=")
            try await browser.go("/welcome")
            #expect(browser.text.contains("On your list already:"))
            #expect(!browser.text.contains(#"value="Tea"#))
        }
    }

    @Test("The same form twice, and the same line again, put nothing on the list twice")
    func twice() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/welcome")
            let form = try browser.form(with: #"name="do" value="go""#)
            for _ in 1...2 { _ = try await browser.submit(form, "do=go&what=Tea&what=tea&what=Radio") }
            try await browser.go("/welcome")
            try await browser.press("do", "go", filling: "&what=TEA&what=&what=")

            #expect(await server.companion.list().map(\.text) == ["Tea", "Radio"])
        }
    }

    @Test("What is no answer is refused, and nothing changes")
    func wrong() async throws {
        try await withServer(in: day) { server in
            let visitor = try await Visitor(server)
            let answers = [
                try await visitor.post("/welcome", visitor.form("do=maybe&what=Tea", id: 1)),
                try await visitor.post("/welcome/leave-out", visitor.form("do=go&leave-out=joy", id: 2)),
                try await visitor.post("/welcome/country", visitor.form("do=go&country=XX", id: 3)),
                try await visitor.post("/welcome/offer", visitor.form("do=skip", id: 4)),
            ]

            #expect(answers.map(\.status) == [422, 422, 422, 422])
            #expect(answers[0].body.contains("Tea"))
            #expect(await !server.companion.settings().isWelcomed)
        }
    }
}
