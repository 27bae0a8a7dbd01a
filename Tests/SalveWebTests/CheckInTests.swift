import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("The check-in")
struct CheckInTests {
    @Test("Four actions: Today, a shape, how strong, done; and it stands in no address")
    func fourActions() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.press("field", "low")
            #expect(browser.path == "/checkin")
            #expect(browser.text.contains(#"id="f-low" value="low" checked"#))
            let form = try browser.form(with: "name=\"strength\"")
            _ = try await browser.submit(form, "field=low&strength=3")

            #expect(browser.text.contains("It is kept here."))
            #expect(browser.text.contains("Weighed down"))
            #expect(browser.text.contains("How strong: clear"))
            #expect(browser.visited.allSatisfy { !$0.contains("low") && !$0.contains("?") })
            #expect(await server.companion.draft(in: .checkIn) == nil)
        }
    }

    @Test("Nothing is chosen beforehand, and an empty one is kept kindly")
    func blank() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/checkin")
            #expect(!browser.text.contains(" checked"))
            #expect(browser.text.ranges(of: " selected").count == 1)
            let form = try browser.form(with: "name=\"strength\"")
            _ = try await browser.submit(form, "around=&day=&own=&text=")

            #expect(browser.text.contains("Nothing said, and that is kept too."))
            let kept = try #require(await server.companion.checkIns(from: .november(21), to: .november(21)).first)
            #expect(kept.checkIn.answers == CheckIn.Answers())
        }
    }

    @Test("The same form sent twice is one check-in")
    func twice() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/checkin")
            let form = try browser.form(with: "name=\"strength\"")
            _ = try await browser.submit(form, "field=lit")
            _ = try await browser.submit(form, "field=lit")

            #expect(await server.companion.checkIns(from: .november(21), to: .november(21)).count == 1)
        }
    }

    @Test(
        "Another time: a day and a part of it, earlier today, midday where no part is said",
        arguments: [
            ("when=day&day=2026-11-19&around=evening", 19, 19), ("when=day&day=2026-11-19&around=", 19, 12),
            ("when=today&around=morning", 21, 8), ("when=today&around=", 21, 12), ("when=now&around=", 21, 14),
            ("day=2026-11-02&around=night", 2, 3), ("around=morning", 21, 8),
        ]
    )
    func times(fields: String, day wanted: Int, hour: Int) async throws {
        try await withServer(in: World(day: 21, hour: 14, minute: 10)) { server in
            var browser = try await Browser(server)
            try await browser.go("/checkin")
            _ = try await browser.submit(try browser.form(with: "name=\"strength\""), "field=low&" + fields)

            let kept = await server.companion.checkIns(from: .november(1), to: .november(30))
            #expect(kept.map(\.at.day.day) == [wanted])
            #expect(kept.map(\.at.hour) == [hour])
        }
    }

    @Test(
        "A time still to come, and a day that is none, bring everything back",
        arguments: [
            "when=day&day=2026-11-22&around=morning", "when=today&around=evening", "when=day&day=2026-02-30&around=",
            "when=day&day=&around=",
        ]
    )
    func noSuchTime(fields: String) async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/checkin")
            let form = try browser.form(with: "name=\"strength\"")
            let said = "field=low&word=lonely&own=wrung+out&strength=4&text=The+whole+day&body=chest&"
            let answer = try await browser.submit(form, said + fields)

            #expect(answer.status == 422)
            #expect(answer.body.contains("<title>Check: Check in"))
            for part in [
                #"value="low" checked"#, #"value="lonely" checked"#, #"value="wrung out""#, #"value="4" checked"#,
                "The whole day</textarea>", #"value="chest" checked"#, "<details class=\"addmore\" id=\"more\" open",
            ] {
                #expect(answer.body.contains(part), "\(part)")
            }
            #expect(await server.companion.timelineRows().isEmpty)
        }
    }

    @Test("A chosen word is ticked in one place only, so that taking the tick away takes the word away")
    func oneTick() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            var said = CheckIn.Answers()
            said.shape = .field(.low)
            // Stands in stirred and in low.
            said.words = [WordID("hurt")]
            let form = World().form()
            try await server.companion.checkIn(said, form: form)
            try await browser.go("/checkin/one/\(form.text)/change")

            #expect(browser.text.ranges(of: #"value="hurt""#).count == 2)
            #expect(browser.text.ranges(of: #"value="hurt" checked"#).count == 1)
        }
    }

    @Test("Now I know it was: named later, both times shown; changed; deleted and taken back")
    func later() async throws {
        let world = World(day: 21, hour: 14, minute: 10)
        try await withServer(in: world) { server in
            var browser = try await Browser(server)
            try await browser.press("field", "unsure")
            _ = try await browser.submit(try browser.form(with: "name=\"strength\""), "field=unsure")
            let path = browser.path
            world.pass(minutes: 185)
            try await browser.go(path)
            #expect(!browser.text.contains("It is kept here."))
            try await browser.press("do", "later", filling: "&word=envious&own=left+behind&text=")
            #expect(browser.text.contains("Envious, left behind"))
            #expect(browser.text.contains("Today, 14:10") && browser.text.contains("Later, Today, 17:15"))

            try await browser.follow(path + "/change")
            _ = try await browser.submit(try browser.form(with: "name=\"strength\""), "field=low&strength=2&around=")
            #expect(browser.text.contains("Weighed down") && browser.text.contains("Today, 14:10"))
            #expect(browser.text.contains("Envious, left behind"))

            try await browser.press("do", "back")
            #expect(browser.path == "/timeline")
            #expect(await server.companion.timelineRows(finding: "envious").isEmpty)
            _ = try await browser.submit(try browser.form(with: "name=\"back\" value=\"timeline\""), "")
            #expect(await server.companion.timelineRows(finding: "envious").count == 1)
        }
    }

    @Test("A far word leads outward by a press, and a heavy one to one line; neither sets anything by itself")
    func flagged() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/checkin")
            _ = try await browser.submit(try browser.form(with: "name=\"strength\""), "word=unreal&word=hopeless")

            #expect(browser.text.contains("Find the day and the room again"))
            #expect(!browser.text.contains("/practise/stay-with-it"))
            #expect(browser.text.contains("people to call or text at any hour"))
            #expect(await server.companion.timelineRows().count == 1)
            #expect(!browser.text.contains("name=\"distress\""))
            try await browser.press("do", "orient")
            #expect(browser.path.hasPrefix("/sitting/"))
            #expect(browser.text.contains("danger in the room"))
        }
    }

    @Test("A little time for it goes by the number alone: staying where the rules offer it, else what they do")
    func fit() async throws {
        let world = World(day: 1, hour: 14)
        try await withServer(in: world) { server in
            let companion = server.companion
            for _ in 1...5 {
                let sitting = try await companion.begin(.other, distress: 3, form: world.form())
                let first = try #require(sitting.offers.first?.text.id)
                _ = try await companion.act([.choose(first), .stop], in: sitting.id, form: world.form())
                world.pass(minutes: 24 * 60)
            }
            for (number, isStaying) in [("3", true), ("8", false)] {
                var browser = try await Browser(server)
                try await browser.go("/checkin")
                let form = try browser.form(with: "name=\"strength\"")
                _ = try await browser.submit(form, "field=low&strength=5")
                try await browser.press("do", "fit", filling: "&distress=\(number)")

                #expect(browser.path.hasSuffix("/practice/stay-with-it") == isStaying, "\(browser.path)")
                #expect(browser.path.hasPrefix("/sitting/"))
                #expect(browser.text.contains("Stay with it a little") == isStaying)
            }
        }
    }

    @Test("Today asks nothing unless it was chosen, and never at night")
    func question() async throws {
        for (world, isAsked) in [(World(day: 21, hour: 14), true), (World(day: 21, hour: 1), false)] {
            try await withServer(in: world) { server in
                var browser = try await Browser(server)
                let lines = ["How are you treating yourself right now?", "Is something hard right now?"]
                #expect(!lines.contains { browser.text.contains($0) })
                try await browser.go("/settings/ask")
                try await browser.press("ask", "yes")
                try await browser.go("/")
                #expect(lines.contains { browser.text.contains($0) } == isAsked)
            }
        }
    }

    @Test("A draft comes back with the page, says since when, and goes by one press")
    func draft() async throws {
        let world = World(day: 21, hour: 14, minute: 10)
        try await withServer(in: world) { server in
            var browser = try await Browser(server)
            try await browser.go("/checkin")
            let form = try browser.form(with: "name=\"strength\"")
            let kept = try await server.post(
                "/draft/check-in",
                form.hidden + "&field=lit&text=Half+a+sentence",
                browser.cookie
            )
            #expect(kept.status == 204)
            world.pass(minutes: 40)
            try await browser.go("/checkin")
            #expect(browser.text.contains("Half a sentence</textarea>"))
            #expect(browser.text.contains("Begun earlier: Today, 14:10."))
            try await browser.press("do", "empty")
            #expect(!browser.text.contains("Half a sentence"))
            let nowhere = try await server.post("/draft/nowhere", form.hidden, browser.cookie)
            #expect(nowhere.status == 404)
            let stranger = try await server.post("/draft/check-in", "text=a", [:])
            #expect(stranger.status != 204)
            #expect(await server.companion.draft(in: .checkIn) == nil)
        }
    }

    @Test("A kindness is kept, and those kept stay folded till they are opened")
    func kindness() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/kindness")
            let form = try browser.form(with: "name=\"from\"")
            _ = try await browser.submit(form, "text=The+neighbour+waved&from=animal")

            let fold = try #require(browser.text.firstRange(of: "<details><summary>Show what is kept"))
            let text = try #require(browser.text.firstRange(of: "The neighbour waved"))
            #expect(fold.lowerBound < text.lowerBound)
            try await browser.go("/")
            #expect(!browser.text.contains("The neighbour waved"))
        }
    }

    @Test("One's own words are offered again, and can be let go")
    func ownWords() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/checkin")
            _ = try await browser.submit(try browser.form(with: "name=\"strength\""), "own=wrung+out,+buzzy&field=low")
            try await browser.go("/checkin")
            #expect(browser.text.contains(#"name="mine" value="buzzy""#))
            try await browser.go("/checkin/words")
            #expect(browser.text.contains("wrung out"))
            let word = try #require(await server.companion.ownWords().first { $0.text == "buzzy" })
            try await browser.press("entry", word.thing.text)
            #expect(browser.path == "/checkin/words")
            #expect(await server.companion.ownWords().map(\.text) == ["wrung out"])
        }
    }
}

extension Day {
    fileprivate static func november(_ day: Int) -> Day { Day(year: 2026, month: 11, day: day) }
}
