import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("The voice, the bell, the breath and being led")
struct PlayerToolsTests {
    @Test("What would be spoken stands on the page as it is shown, and every button waits for script")
    func spoken() async throws {
        try await withServer(in: World(day: 21, hour: 14)) { server in
            var browser = try await Browser(server)
            try await browser.go("/practise/look-around")
            try await browser.press("do", "begin")
            let text = try #require(World.catalogue().practice(Practice.ID("look-around")))

            for sentence in text.steps[0].utterances(.plain) {
                #expect(browser.text.contains("<li>\(sentence)</li>"))
            }
            #expect(browser.text.contains("data-lead aria-pressed=\"false\" hidden"))
            #expect(browser.text.contains("data-voice aria-pressed=\"false\" hidden"))
            #expect(browser.text.contains("data-seconds=\"\(text.steps[0].seconds ?? 0)\""))
        }
    }

    @Test("Nothing leads at 7, nor an inner practice without a number, nor after harder")
    func leads() async throws {
        try await withServer(in: World(day: 21, hour: 14)) { server in
            var browser = try await Browser(server)
            func leads(_ practice: String, _ press: String, _ distress: String) async throws -> Bool {
                try await browser.go("/practise/" + practice)
                let form = try browser.form(with: "value=\"\(press)\"")
                _ = try await browser.submit(form, "do=\(press)&distress=\(distress)")
                #expect(browser.text.contains("Step 1 of"))
                return browser.text.contains("data-lead")
            }
            #expect(try await leads("look-around", "begin", "6"))
            #expect(try await leads("look-around", "begin", ""))
            #expect(try await !leads("look-around", "begin", "7"))
            #expect(try await leads("three-lines", "ask", "3"))
            #expect(try await !leads("three-lines", "ask", ""))
            try await browser.press("landing", "harder")
            try await browser.press("do", "stay")
            #expect(browser.text.contains("Step 1 of 1") && !browser.text.contains("data-lead"))
        }
    }

    @Test("Choices are kept, seen on the page of a step, and can be taken back")
    func settings() async throws {
        try await withServer(in: World(day: 21, hour: 14)) { server in
            let visitor = try await Visitor(server)
            let fields =
                "voice=A+%22made-up%22+voice&pace=slower&away=yes&volume=none&breath=own&counts-in=3&counts-out=7"
            let kept = try await visitor.post(
                "/settings/player",
                visitor.form(fields + "&starts-out=out&cues=say", id: 1)
            )
            #expect(kept.status == 303 && kept["Location"] == "/settings/player")
            let player = await server.companion.settings().player
            #expect(player.breath == BreathPattern("3-7") && player.volume == .none && player.saysCues)
            let page = try await visitor.get("/settings/player")
            #expect(page.body.contains(#"value="own" checked"#) && page.body.contains(#"value="7" selected"#))
            #expect(
                page.body.contains("A &quot;made-up&quot; voice") || page.body.contains("A &#34;made-up&#34; voice")
            )

            var browser = try await Browser(server)
            try await browser.go("/practise/slower-out-breath")
            try await browser.press("do", "ask")
            try await browser.press("do", "next")
            for part in [
                #"class="pool in-3 out-7 from-out""#, "in for 3, out for 7", #"data-rate="0.7""#, #"data-volume="0""#,
                " data-away", "data-cues", #"data-first="out""#, "In for a count of 3, out for a count of 7.",
            ] {
                #expect(browser.text.contains(part), "\(part)")
            }
            #expect(browser.text.matches(of: #/<circle class="bead/#).count == 10)

            _ = try await visitor.post("/settings/player", visitor.form("breath=each", id: 2))
            #expect(await server.companion.settings().player == PlayerSettings())
        }
    }

    @Test(
        "A breath out of bounds is refused, and nothing of the form is kept",
        arguments: ["1&counts-out=6", "4&counts-out=11", "x&counts-out=4"]
    )
    func bounds(_ counts: String) async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let form = visitor.form("volume=soft&breath=own&counts-in=\(counts)", id: 1)
            #expect(try await visitor.post("/settings/player", form).status == 422)
            #expect(await server.companion.settings().player == PlayerSettings())
        }
    }

    @Test("The beads of a breath lie on one ring, one a count", arguments: ["2-2", "4-6", "8-10"])
    func beads(_ text: String) throws {
        let breath = try #require(BreathPattern(text))
        let guide = BreathGuide(breath, PlayerSettings(), try World.catalogue().strings, .plain)

        #expect(guide.beads.count == breath.countsIn + breath.countsOut)
        #expect(guide.beads.filter { $0.style.hasSuffix(" i") }.count == breath.countsIn)
        for bead in guide.beads {
            let (x, y) = (try #require(Double(bead.x)) - 200, try #require(Double(bead.y)) - 200)
            #expect(abs((x * x + y * y).squareRoot() - 188) < 1)
        }
    }

    @Test("After a while an inner practice is not gone on with: its first page, something else, or stop")
    func again() async throws {
        let world = World(day: 21, hour: 14)
        try await withServer(in: world) { server in
            var browser = try await Browser(server)
            try await browser.go("/practise/three-lines")
            try await browser.press("do", "ask")
            try await browser.press("do", "next")
            let old = try browser.form(with: "value=\"next\"")
            world.pass(minutes: 30)
            _ = try await browser.submit(old, "do=next")

            #expect(browser.text.contains("It has been a while."))
            #expect(browser.text.contains("value=\"stop\"") && !browser.text.contains("Step "))
            let first = try #require(
                browser.text.firstMatch(of: #/href="(/sitting/[^"]*/practice/three-lines)"/#)?.output.1
            )
            try await browser.follow(String(first))
            try await browser.press("do", "ask")
            #expect(browser.text.contains("Step 1 of 4"))
        }
    }

    @Test("A practice of several lengths asks for one, and the time that was looked for stands chosen")
    func lengths() async throws {
        try await withServer(in: World(day: 21, hour: 14)) { server in
            var browser = try await Browser(server)
            try await browser.go("/practise/stay-with-it")
            #expect(browser.text.matches(of: #/name="length"/#).count == 3)
            #expect(!browser.text.contains(#"name="length" value="3" checked"#))
            #expect(browser.text.contains("Without: Attention inside the body"))
            try await browser.go("/practise")
            let filter = try browser.form(with: "name=\"minutes\"")
            _ = try await browser.submit(filter, "minutes=3")
            try await browser.go("/practise/stay-with-it")
            #expect(browser.text.contains(#"name="length" value="3" checked"#))
            let form = try browser.form(with: "value=\"ask\"")
            _ = try await browser.submit(form, "do=ask&distress=2&length=3&way=without")
            #expect(browser.text.contains("data-seconds=\"33\""))
            try await browser.press("do", "next")
            #expect(browser.text.contains("If you like, see if the feeling has a word."))
        }
    }
}
