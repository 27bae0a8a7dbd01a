import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("The hard moment, without script")
struct HardMomentTests {
    /// From the first screen through both steps to "How is it now?".
    private func toQuestion(_ server: TestServer) async throws -> Browser {
        var browser = try await Browser(server)
        try await browser.go("/hard")
        #expect(browser.text.contains("Press your feet, or your back, into whatever is holding you up."))
        let rows = await server.companion.timelineRows().count
        try await browser.go("/hard")
        #expect(await server.companion.timelineRows().count == rows)
        try await browser.press("do", "one")
        #expect(browser.text.contains("Find three things you can see."))
        try await browser.press("do", "next")
        #expect(browser.text.contains("Now hold something. A pillow, a cup, your sleeve."))
        try await browser.follow(browser.path + "/how")
        #expect(browser.text.contains("How is it now?"))
        return browser
    }

    @Test("Easier: it can be closed there, with a few words by choice")
    func easier() async throws {
        try await withServer { server in
            var browser = try await toQuestion(server)
            try await browser.press("landing", "easier")
            #expect(browser.text.contains("Okay. You can close this here."))
            let words = try #require(browser.text.firstMatch(of: #/href="(/sitting/[^/"]+/words)"/#)?.output.1)
            try await browser.follow(String(words))
            #expect(browser.text.contains("Other people are awake with theirs tonight."))
            try await browser.press("do", "stop")
            #expect(browser.text.contains("Stopped. You can close this."))
            #expect(browser.visited.allSatisfy { !$0.contains("easier") && !$0.contains("landing") })
            #expect(await server.companion.timelineRows().count == 1)
        }
    }

    @Test("Same: hands, sound and rest are a press away")
    func same() async throws {
        try await withServer { server in
            var browser = try await toQuestion(server)
            try await browser.press("landing", "same")
            #expect(browser.text.contains("Common, especially at night."))
            try await browser.press("practice", "one-sound")
            #expect(browser.text.contains("Next"))
            try await browser.press("do", "stop")
        }
    }

    @Test("Harder: no Next, no staying, something different leads")
    func harder() async throws {
        try await withServer { server in
            var browser = try await toQuestion(server)
            try await browser.press("landing", "harder")
            #expect(browser.text.contains("Okay. Leave that one."))
            #expect(
                browser.text.contains("You did nothing wrong. Many people were never taught this, and it can sting.")
            )
            #expect(!browser.text.contains(">Next<") && !browser.text.contains("value=\"stay\""))
            #expect(!browser.text.contains("value=\"next\""))
            #expect(browser.text.contains("light on, stand up"))
            try await browser.press("practice", "light-on")
            #expect(browser.text.contains("Put a light on"))
        }
    }

    @Test("Far away: danger is asked once, then the day and the room, then whether it is more here")
    func far() async throws {
        try await withServer { server in
            var browser = try await toQuestion(server)
            try await browser.press("landing", "far")
            #expect(browser.text.contains("Is there danger in the room?"))
            try await browser.press("danger", "no")
            #expect(browser.text.contains("It is Saturday, 21\u{A0}November. 2:10 at night."))
            try await browser.follow(browser.path + "/how")
            #expect(browser.text.contains("More here, or not yet?"))
            try await browser.press("here", "same")
            #expect(browser.text.contains("Put a light on"))
            try await browser.press("landing", "far")
            #expect(browser.text.contains("It is Saturday"))
            try await browser.follow(browser.path + "/how")
            try await browser.press("here", "more")
            #expect(browser.text.contains("Okay. You can close this here."))
            #expect(!browser.text.contains("A few words for this"))
        }
    }

    @Test("Further off, or danger in the room: help is the screen, and going back needs no word about being safe")
    func help() async throws {
        try await withServer { server in
            for field in [("danger", "yes"), ("danger", "no")] {
                var browser = try await toQuestion(server)
                try await browser.press("landing", "far")
                try await browser.press(field.0, field.1)
                if field.1 == "no" {
                    try await browser.follow(browser.path + "/how")
                    try await browser.press("here", "further")
                }
                #expect(browser.text.contains("Salve can’t see you or call anyone."))
                try await browser.press("do", "return")
                #expect(browser.text.contains("Something small."))
            }
        }
    }

    @Test("“I’m in danger” stands only inside a sitting, and is not written down")
    func danger() async throws {
        try await withServer { server in
            var browser = try await toQuestion(server)
            let help = try #require(browser.text.firstMatch(of: #/href="(/sitting/[^/"]+/help)"/#)?.output.1)
            try await browser.follow(String(help))
            try await browser.press("do", "danger")
            #expect(browser.text.contains("value=\"return\""))
            try await browser.go("/help-now")
            #expect(!browser.text.contains("I’m in danger"))
            try await browser.go("/")
            #expect(browser.text.contains("is here, at any hour."))
        }
    }

    @Test("What is not offered opens after its one line, without a second question")
    func asking() async throws {
        try await withServer { server in
            var browser = try await toQuestion(server)
            let id = try #require(browser.path.split(separator: "/").dropFirst().first)
            try await browser.go("/sitting/\(id)/others")
            try await browser.press("practice", "hand-on-arm")
            #expect(browser.text.contains("This turns inward"))
            try await browser.press("do", "ask")
            #expect(browser.text.contains("Harder"))
            #expect(
                try await server.companion.sitting(#require(EntryID(text: String(id)))).session.run?.isInner == true
            )
        }
    }

    @Test("A second press of the same button begins, goes on and keeps once")
    func twice() async throws {
        try await withServer { server in
            var browser = try await Browser(server)
            try await browser.go("/hard")
            let form = try browser.form(with: "value=\"one\"")
            let first = try await browser.submit(form, "do=one")
            let next = try browser.form(with: "value=\"next\"")
            let second = try await browser.submit(form, "do=one")
            #expect(first["Location"] == second["Location"])
            _ = try await browser.submit(next, "do=next")
            _ = try await browser.submit(next, "do=next")
            #expect(browser.text.contains("Now hold something."))
            #expect(await server.companion.timelineRows().count == 1)
        }
    }

    @Test("An old page's button changes nothing and shows where it stands")
    func stale() async throws {
        try await withServer { server in
            var browser = try await toQuestion(server)
            let form = try browser.form(with: "value=\"same\"")
            try await browser.press("do", "next")
            try await browser.press("landing", "harder")
            let answer = try await browser.submit(form, "here=more")
            #expect(answer.status == 303)
            #expect(browser.text.contains("Okay. Leave that one."))
        }
    }

    @Test("My list is there, tiny ones first, and taking one closes quietly")
    func list() async throws {
        try await withServer { server in
            try await server.furnish()
            var browser = try await Browser(server)
            try await browser.go("/hard")
            #expect(browser.text.contains("<span>Both hands round the…, Radio, low</span>"))
            try await browser.follow("/hard/list")
            #expect(browser.text.contains("Put there on a steady day."))
            let thing = try #require(await server.companion.list().first?.thing.text)
            try await browser.press("thing", thing)
            #expect(browser.text.contains("Stopped. You can close this."))
            #expect(browser.text.contains("Both hands round the hot-water bottle"))
            try await browser.go("/hard/person")
            #expect(browser.text.contains("tel:+35310000000") && browser.text.contains("tel:116123"))
        }
    }

    @Test("Warmer words are one tap, and so are plain ones")
    func wording() async throws {
        try await withServer { server in
            var browser = try await Browser(server)
            try await browser.go("/hard")
            try await browser.press("wording", "warm")
            #expect(browser.text.contains("One small thing, gently."))
            try await browser.press("wording", "plain")
            #expect(browser.text.contains("One small thing.</h1>"))
        }
    }

    @Test("Before a fourth try within two hours the line is said once, and rest leads")
    func severalTries() async throws {
        try await withServer { server in
            for _ in 0..<3 {
                var browser = try await toQuestion(server)
                try await browser.press("landing", "same")
                try await browser.press("do", "stop")
            }
            var browser = try await Browser(server)
            try await browser.go("/hard")
            try await browser.press("do", "one")
            #expect(browser.text.contains("You’ve tried a few things."))
            try await browser.press("practice", "lying-awake")
            try await browser.go(browser.path + "/choose")
            #expect(!browser.text.contains("You’ve tried a few things."))
            #expect(browser.text.contains("Why these?"))
        }
    }
}
