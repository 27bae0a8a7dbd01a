import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("Loops, on pages")
struct LoopPagesTests {
    /// Begins one without script, at a low number; the worksheet that it is.
    private func begin(_ browser: inout Browser, _ more: String = "") async throws -> String {
        try await browser.go("/loops/new")
        let form = try browser.form(with: ">Begin</button>")
        try await browser.submit(form, "distress=3" + more)
        return try #require(await browser.server.companion.loops(1).first).sheet.value.thing.text
    }

    @Test("Without script: five questions, what it guards, a turn, and the ring beside its list; changed, kept, undone")
    func whole() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/loops")
            #expect(browser.text.contains("Five questions"))
            let thing = try await begin(&browser)
            #expect(browser.path == "/sheet/\(thing)/part/trigger")
            for (part, text) in [
                ("trigger", "No+reply+by+nine"), ("feeling", "Scared"), ("thought", "It+is+%22me%22"),
                ("action", "Went+quiet"), ("next", "A+long+night"),
            ] {
                #expect(browser.path.hasSuffix("/part/\(part)"))
                #expect(browser.text.contains("Harder") && browser.text.contains("Far away"))
                try await browser.press("do", "next", filling: "&text=" + text)
            }
            #expect(browser.path.hasSuffix("/part/safe"))
            #expect(browser.text.contains("No reply by nine"), "it stays in view")
            try await browser.press("do", "next", filling: "&pick=left&text=my+pride")
            try await browser.press("do", "next", filling: "&pick=universal&text=")
            try await browser.press("do", "next", filling: "&text=Less+comes+back")
            #expect(browser.path.hasSuffix("/part/turn"))
            try await browser.press("do", "next", filling: "&pick=after-thought&text=Wash+up")
            #expect(browser.path == "/loops/\(thing)", "the guess is asked only when it is chosen")
            for words in [
                "No reply by nine", "It is &quot;me&quot;", "It may keep me from being left.", "my pride",
                "Less comes back",
                "between thought and doing", "Wash up", "aria-hidden=\"true\"",
            ] { #expect(browser.text.contains(words), "\(words)") }
            try await browser.follow("/sheet/\(thing)/part/action")
            try await browser.press("do", "next", filling: "&text=Wrote+something+sharp")
            try await browser.go("/loops/\(thing)")
            #expect(browser.text.contains("Wrote something sharp") && !browser.text.contains("Went quiet"))
            try await browser.press("do", "plan")
            #expect(browser.text.contains("Kept as a next thing"))
            try await browser.press("do", "keep")
            #expect(browser.path.hasPrefix("/sitting/"))
            try await browser.go("/loops")
            #expect(browser.text.contains("No reply by nine") && browser.text.contains("On my own"))
            try await browser.go("/timeline")
            #expect(browser.text.contains("A loop, 14:10"))
            try await browser.go("/loops/\(thing)")
            try await browser.press("do", "go")
            #expect(browser.path == "/loops")
            #expect(!browser.text.contains("No reply by nine"))
            let undo = try browser.form(with: ">Undo</button>")
            try await browser.submit(undo, "")
            try await browser.go("/loops")
            #expect(browser.text.contains("No reply by nine"))
            #expect(!browser.visited.contains { $0.contains("?") || $0.contains("quiet") })
        }
    }

    @Test("A node of a loop that is shut opens by a press at its own part")
    func opens() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            let thing = try await begin(&browser)
            try await browser.press("do", "all", filling: "&text=No+reply")
            #expect(browser.path == "/loops/\(thing)")
            try await browser.press("do", "stop")
            let form = try browser.form(with: "name=\"do\" value=\"ask\"")
            #expect(browser.text.contains("form=\"openloop\" name=\"go\" value=\"thought\""))
            try await browser.submit(form, "go=thought")
            #expect(browser.path == "/sheet/\(thing)/part/thought")
        }
    }

    @Test("The guess stands under its own words, with a second ring, and goes when the person is kept simple (R17)")
    func guess() async throws {
        try await withServer(in: day) { server in
            let companion = server.companion
            let vex = day.form()
            try await companion.keepPerson("Vex-made-up", number: "", form: vex)
            var browser = try await Browser(server)
            let thing = try await begin(&browser, "&person=" + vex.text)
            try await browser.press("do", "all", filling: "&text=No+reply")
            #expect(browser.text.contains("people you are safe with"))
            try await browser.press("do", "fuller")
            #expect(browser.path == "/sheet/\(thing)/part/their-trigger")
            #expect(browser.text.contains("My guess"))
            try await browser.press("do", "next", filling: "&text=Quillguess")
            try await browser.go("/loops/\(thing)")
            #expect(browser.text.contains("<h2 id=\"guess\">My guess</h2>"))
            #expect(browser.text.contains("and no fact") && browser.text.contains("Quillguess"))
            #expect(browser.text.split(separator: "<g transform").count == 3, "two rings")

            try await companion.keepPerson("Vex-made-up", number: "", isSimple: true, thing: vex, form: day.form())
            let row = try #require(
                await companion.timelineRows().first { row in
                    if case .worksheet = row.kind { true } else { false }
                }
            )
            let pages = [
                "/loops", "/loops/\(thing)", "/sheet/\(thing)", "/timeline", "/timeline/entry/\(row.id.text)",
                "/timeline/day/2026-11-21", "/loops/new", "/reflect",
            ]
            for path in pages {
                let page = try await server.send("GET", path, browser.cookie)
                #expect([200, 302].contains(page.status), "\(path)")
                #expect(!page.body.contains("Quillguess"), "\(path)")
                #expect(path.hasPrefix("/timeline") || !page.body.contains("Vex-made-up"), "\(path)")
                #expect(!page.body.contains("My guess"), "\(path)")
            }
            let shut = try await server.send("GET", "/sheet/\(thing)/part/their-trigger", browser.cookie)
            #expect(shut.status == 404)
        }
    }

    @Test("A kept reflection is drawn as a loop, which links back to it; a swings page and Reflect lead here")
    func drawn() async throws {
        try await withServer(in: day) { server in
            let companion = server.companion
            let id = day.form()
            _ = try await companion.beginWorksheet(Reflection.form, distress: 2, asking: true, form: id)
            let answer = Worksheet.Answer(part: "happened", text: "No call by nine")
            try await companion.write(answer, in: id, form: day.form())
            var browser = try await Browser(server)
            try await browser.go("/sheet/\(id.text)/read")
            #expect(!browser.text.contains("Draw this as a loop"), "not before it is kept")
            try await companion.finishWorksheet(id, form: day.form())
            try await browser.go("/sheet/\(id.text)/read")
            let form = try browser.form(with: "Draw this as a loop")
            try await browser.submit(form, "")
            let thing = try #require(await companion.loops(from: id).first).text
            #expect(browser.path == "/loops/\(thing)")
            #expect(browser.text.contains("No call by nine"))
            try await browser.follow("/sheet/\(id.text)/read")
            // The same form again, as from a second press, draws no second one.
            try await browser.submit(form, "")
            #expect(await companion.loops(9).count == 1)
            try await companion.delete(id, form: day.form())
            try await browser.go("/loops/\(thing)")
            #expect(!browser.text.contains("/sheet/\(id.text)/read"))
            try await browser.go("/reflect")
            try await browser.follow("/loops")
        }
    }

    @Test("The same words in several loops are said as they stand, with their places and no cause")
    func turns() async throws {
        try await withServer(in: day) { server in
            let companion = server.companion
            let alma = day.form()
            try await companion.keepPerson("Alma-made-up", number: "", form: alma)
            for person in [alma, nil, nil] {
                let id = day.form()
                _ = try await companion.beginWorksheet(Loop.form, person: person, distress: 2, asking: true, form: id)
                let answer = Worksheet.Answer(part: "action", text: "I went quiet.")
                try await companion.write(answer, in: id, form: day.form())
            }
            var browser = try await Browser(server)
            try await browser.go("/loops")
            #expect(browser.text.contains("You wrote “went quiet” in three of your loops."))
            #expect(browser.text.contains("With Alma-made-up, on your own."))
            #expect(browser.text.contains("With Alma-made-up</h2>"))
            #expect(!browser.text.contains("because"))
        }
    }

    // MARK: - The drawing

    /// Made-up texts of many lengths, with long words, quotes, and letters of other scripts.
    private static let texts: [String] = {
        let words = [
            "No", "reply", "by", "nine", "Donaudampfschifffahrtsgesellschaft", "“They’ve", "had", "enough”",
            "WWWWWWWWWWWW",
            "mmm", "日本語の長い文章はここにあります", "é̂́", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "a\nb", "<script>", "&amp;",
        ]
        return (0..<400).map { seed in
            (0..<(seed % 23)).map { words[(seed * 7 + $0 * (seed % 5 + 1)) % words.count] }.joined(separator: " ")
        }
    }()

    @Test(
        "The drawing says what the list says: all of it, or its beginning and three dots; never more than three lines"
    )
    func sameWords() {
        for text in Self.texts {
            let lines = LoopRing.Pebble.broken(text)
            let whole = text.filter { !$0.isWhitespace }
            let drawn = lines.joined().filter { !$0.isWhitespace }
            #expect(lines.count <= LoopRing.Pebble.lineLimit)
            #expect(lines.allSatisfy { !$0.isEmpty })
            if drawn == whole { continue }
            #expect(drawn.hasSuffix("…"), "\(text)")
            #expect(whole.hasPrefix(drawn.dropLast()), "\(text)")
        }
        #expect(LoopRing.Pebble.broken("").isEmpty)
        #expect(LoopRing.Pebble.broken("No reply") == ["No reply"])
    }

    @Test("No pebble, and no way out, lies over another")
    func apart() {
        for after in 0..<5 {
            var words = LoopRing.Words(places: (0..<5).map { ("Label \($0)", Self.texts[20 + $0]) })
            words.turn = (after, "A kinder turn", Self.texts[22])
            var other = LoopRing.Words(places: words.places)
            other.name = "My guess"
            let boxes = LoopRing([words, other]).rings.enumerated().flatMap { number, ring in
                (ring.pebbles + [ring.exit?.box].compactMap { $0 }).map { box in
                    (x: Int(box.x) ?? 0, y: (Int(box.y) ?? 0) + number * 364)
                }
            }
            #expect(boxes.count == 11)
            for (number, one) in boxes.enumerated() {
                for other in boxes.dropFirst(number + 1) {
                    #expect(abs(one.x - other.x) >= 124 || abs(one.y - other.y) >= 74, "\(one) \(other)")
                }
            }
        }
    }

    @Test("Every line stands within its pebble, from top to bottom")
    func within() {
        for text in Self.texts {
            let ring = LoopRing([LoopRing.Words(places: (0..<5).map { _ in ("Label", text) })])
            for pebble in ring.rings[0].pebbles {
                let top = Int(pebble.y) ?? 0
                let downs = ([pebble.label] + pebble.lines).compactMap { Int($0.y) }
                #expect(downs.allSatisfy { $0 >= top + 10 && $0 <= top + 72 }, "\(downs) in \(top)")
                #expect(downs == downs.sorted())
            }
        }
    }
}
