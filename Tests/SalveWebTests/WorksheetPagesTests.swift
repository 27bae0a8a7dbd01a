import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("Worksheets")
struct WorksheetPagesTests {
    @Test("Without script: chosen, begun after its line, a part a page, read back in one’s own words, kept")
    func whole() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/practise")
            try await browser.follow("/sheets")
            try await browser.follow("/sheets/criticised/new")
            #expect(browser.text.contains("Any part can stay empty"))
            #expect(!browser.text.contains(" checked"))
            try await browser.press("do", "ask", filling: "&about=past&distress=4")
            #expect(browser.path.hasSuffix("/part/happened"))
            #expect(browser.text.contains("in one plain line"))
            let thing = try #require(await server.companion.worksheets().first).value.thing
            #expect(!browser.visited.contains { $0.contains("past") || $0.contains("?") })

            try await browser.press("do", "next", filling: "&text=You+are+late+%22again%22%0D%0A%3Cb%3E")
            #expect(browser.path.hasSuffix("/part/mind"))
            try await browser.press("do", "skip", filling: "&text=")
            try await browser.press("do", "next", filling: "&pick=not-to-blame&text=")
            try await browser.press("do", "back", filling: "&text=Fair+is+enough")
            #expect(browser.path.hasSuffix("/part/normal"))
            #expect(browser.text.contains(#"value="not-to-blame" checked"#))
            try await browser.go("/sheet/\(thing.text)/read")
            #expect(browser.text.contains("You are late &quot;again&quot;\n&lt;b&gt;"))
            #expect(browser.text.contains("Feeling stung is not a choice, and not a fault."))
            #expect(browser.text.contains("Fair is enough"))
            #expect(!browser.text.contains("about you?"), "what was skipped does not stand there")
            try await browser.press("do", "keep")
            #expect(browser.path.hasPrefix("/sitting/"), "how it landed may be said, once")
            try await browser.press("landing", "easier")
            #expect(try await server.companion.worksheet(thing).sheet.isFinished)
            try await browser.go("/timeline")
            #expect(browser.text.contains("A worksheet, 14:10"))
        }
    }

    @Test("Any order: the parts stand side by side, and one alone is whole")
    func anyOrder() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/sheets/own/new")
            try await browser.press("do", "ask", filling: "&distress=2")
            try await browser.press("do", "all", filling: "&text=")
            let thing = try #require(await server.companion.worksheets().first).value.thing
            try await browser.follow("/sheet/\(thing.text)/part/encourage")
            try await browser.press("do", "next", filling: "&text=Ida")
            #expect(browser.path.hasSuffix("/read"))
            #expect(browser.text.contains("Ida"))
            #expect(try await server.companion.worksheet(thing).sheet.answers.map(\.part) == ["encourage"])
        }
    }

    @Test("At seven and above, and with nothing said: outward first, the line, and one press opens it")
    func high() async throws {
        for distress in ["&distress=8", ""] {
            try await withServer(in: day) { server in
                var browser = try await Browser(server)
                try await browser.go("/sheets/failure/new")
                _ = try await browser.submit(try browser.form(with: "name=\"do\""), "do=begin" + distress)
                #expect(browser.path.hasPrefix("/sheet/") && !browser.path.contains("part"))
                #expect(browser.text.contains("This turns inward, or can sting."))
                #expect(browser.text.contains("Something around you first"))
                let thing = try #require(await server.companion.worksheets().first).value.thing.text
                #expect(!browser.text.contains("/sheet/\(thing)/part/kind"))
                #expect(browser.text.contains("/sheet/\(thing)/part/next"))
                // Its address leads back while it is shut.
                let shut = try await server.send("GET", "/sheet/\(thing)/part/kind", browser.cookie)
                #expect(shut.status == 302)
                #expect(shut["Location"] == "/sheet/\(thing)")
                try await browser.press("do", "ask")
                #expect(browser.path == "/sheet/\(thing)/part/happened")
            }
        }
    }

    @Test("Harder keeps the words and leads to the turn; the sheet waits behind its line")
    func harder() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/sheets/failure/new")
            try await browser.press("do", "ask", filling: "&distress=3")
            let path = browser.path
            try await browser.press("landing", "harder", filling: "&text=The+cake+fell")
            #expect(browser.path.hasPrefix("/sitting/"))
            #expect(browser.text.contains("What you wrote is kept."))
            let view = try await server.companion.worksheet(
                try #require(await server.companion.worksheets().first).value.thing
            )
            #expect(view.sheet["happened"].text == "The cake fell")
            let shut = try await server.send("GET", path, browser.cookie)
            #expect(shut.status == 302)
            try await browser.go("/sheet/\(view.sheet.thing.text)")
            #expect(browser.text.contains("Something like this felt harder a moment ago."))
            #expect(browser.text.contains("What you wrote is kept."))
        }
    }

    @Test("Far away keeps the words, asks about the room, and holds what is inner until More here")
    func far() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/sheets/failure/new")
            try await browser.press("do", "ask", filling: "&distress=3")
            try await browser.press("landing", "far", filling: "&text=Blank")
            #expect(browser.text.contains("name=\"danger\" value=\"no\""))
            let view = try #require(await server.companion.worksheets().first).value
            #expect(view["happened"].text == "Blank")
            try await browser.go("/sheet/\(view.thing.text)")
            #expect(!browser.text.contains("value=\"ask\""))
            #expect(browser.text.contains("Something around you first"))
        }
    }

    @Test("A chosen line can be put in the box and changed, and then it is one’s own")
    func edit() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/sheets/unproductive/new")
            try await browser.press("do", "ask", filling: "&distress=3")
            let thing = try #require(await server.companion.worksheets().first).value.thing
            try await browser.go("/sheet/\(thing.text)/part/normal")
            try await browser.press("do", "edit", filling: "&pick=not-to-blame&text=")
            #expect(browser.text.contains("\nTired or stuck is how it feels, not what I am.</textarea>"))
            try await browser.press("do", "next", filling: "&text=Tired+is+a+state.")
            let kept = try await server.companion.worksheet(thing).sheet["normal"]
            #expect(kept.text == "Tired is a state.")
            #expect(kept.picks.isEmpty)
        }
    }

    @Test("What was typed and not kept stands there again, also in another tab, and beside other parts")
    func drafts() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/sheets/friend-beside/new")
            try await browser.press("do", "ask", filling: "&distress=1")
            let thing = try #require(await server.companion.worksheets().first).value.thing
            try await browser.go("/sheet/\(thing.text)/part/both")
            let form = try browser.form(with: "name=\"beside\"")
            let draft = "/draft/" + DraftSlot.worksheet(thing, part: "both").name
            #expect(browser.text.contains("data-draft=\"\(draft)\""))
            let sent = try await server.post(
                draft,
                form.hidden + "&text=You+tried&beside=I+never+try",
                browser.cookie
            )
            #expect(sent.status == 204)
            var other = try await Browser(server)
            try await other.go("/sheet/\(thing.text)")
            #expect(other.text.contains("Typed, and not kept yet"))
            try await other.go("/sheet/\(thing.text)/part/both")
            #expect(other.text.contains("\nYou tried</textarea>"))
            #expect(other.text.contains("\nI never try</textarea>"))
            try await other.press("do", "next", filling: "&text=You+tried&beside=I+never+try")
            try await other.go("/sheet/\(thing.text)/read")
            #expect(other.text.contains("To a friend") && other.text.contains("I never try"))
        }
    }

    @Test("One kind thing becomes a plan, and letting go is one press with its way back")
    func planAndLetGo() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/sheets/loss/new")
            try await browser.press("do", "ask", filling: "&distress=3")
            let thing = try #require(await server.companion.worksheets().first).value.thing.text
            try await browser.go("/sheet/\(thing)/part/next")
            try await browser.press("do", "next", filling: "&text=Light+the+candle")
            try await browser.press("do", "plan", filling: "&days=1")
            #expect(browser.text.contains("Kept as a next thing:"))
            #expect(await server.companion.plans().map(\.text) == ["Light the candle"])
            try await browser.press("do", "go")
            #expect(browser.path == "/sheets")
            #expect(await server.companion.worksheets().isEmpty)
            _ = try await browser.submit(
                try browser.form(with: "name=\"back\" value=\"sheets\""),
                ""
            )
            #expect(browser.path == "/sheets")
            #expect(await server.companion.worksheets().count == 1)
        }
    }

    @Test("Nothing that is not there answers: another’s id, a form or a part of no name")
    func unknown() async throws {
        try await withServer(in: day) { server in
            let browser = try await Browser(server)
            let id = EntryID(high: 1, low: 2).text
            for path in [
                "/sheets/none/new", "/sheets/none/paper", "/sheet/\(id)", "/sheet/\(id)/part/kind", "/sheet/x",
            ] {
                #expect(try await server.send("GET", path, browser.cookie).status == 404, "\(path)")
            }
        }
    }
}
