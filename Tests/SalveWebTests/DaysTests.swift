import SalveCompanion
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("The timeline")
struct DaysTests {
    @Test("What was kept stands by day, and a text that may weigh is folded")
    func days() async throws {
        try await withServer { server in
            try await OwnThings.fill(server.companion)
            let page = try await Visitor(server).get("/timeline")

            #expect(page.body.contains(#"<a href="/timeline/day/2026-11-21">Today</a></h2>"#))
            #expect(page.body.contains("A bit easier."))
            let fold = try #require(page.body.firstRange(of: #"<li class="entry fold"><details>"#))
            let held = try #require(page.body.firstRange(of: "The whole evening went"))
            #expect(fold.lowerBound < held.lowerBound)
        }
    }

    @Test("A search finds by words whatever their case and marks, and stands in no address")
    func search() async throws {
        try await withServer { server in
            try await OwnThings.fill(server.companion)
            let visitor = try await Visitor(server)
            let answer = try await visitor.post("/timeline", visitor.form("find=R%C3%84DIO+low", id: 1))
            let found = try await visitor.get("/timeline")
            _ = try await visitor.post("/timeline", visitor.form("find=nowhere", id: 2))
            let nothing = try await visitor.get("/timeline")
            _ = try await visitor.post("/timeline", visitor.form("find=", id: 3))
            let all = try await visitor.get("/timeline")

            #expect(answer.status == 303 && answer["Location"] == "/timeline")
            #expect(found.body.contains("Radio, low") && !found.body.contains("Old jumper"))
            #expect(nothing.body.contains("Nothing kept here holds all of these words."))
            #expect(all.body.contains("Old jumper"))
            let other = try await Visitor(server).get("/timeline")
            #expect(other.body.contains("Old jumper"))
        }
    }

    @Test("A page holds thirty lines; older ones are a page away, until the end")
    func pages() async throws {
        try await withServer { server in
            let world = World()
            for number in 1...70 {
                try await server.companion.keepItem(
                    "Thing \(number).",
                    size: .tiny,
                    isForBadTimes: false,
                    form: world.form()
                )
            }
            let visitor = try await Visitor(server)
            var path: String? = "/timeline"
            var seen: [String] = []
            while let next = path {
                let page = try await visitor.get(next)
                #expect(page.status == 200 && page.body.utf8.count < 60_000)
                seen += page.body.matches(of: #/Thing [0-9]+\./#).map { String($0.output) }
                path = page.body.firstMatch(of: #/href="(\/timeline\/older\/[0-9a-f]{32})"/#).map {
                    String($0.output.1)
                }
            }

            #expect(seen == (1...70).reversed().map { "Thing \($0)." })
        }
    }

    @Test("Deleted is gone from the page at once, comes back with Undo, and not after its minute")
    func undo() async throws {
        let world = World()
        try await withServer(in: world) { server in
            let visitor = try await Visitor(server)
            try await server.companion.keepStep("The bench", part: .places, form: EntryID(high: 0xB, low: 1))
            let entry = EntryID(high: 0xB, low: 1).text
            for round in UInt64(1)...2 {
                let form = visitor.form("entry=\(entry)&back=timeline", id: 10 * round)
                let away = try await visitor.post("/delete", form)
                #expect(away["Location"] == "/timeline")
                #expect(try await !visitor.get("/timeline").body.contains("The bench"))
                if round == 2 { world.pass(minutes: 2) }
                let deletion = EntryID(high: 0xA, low: 10 * round).text
                let undo = visitor.form("entry=\(deletion)&back=timeline", id: 10 * round + 1)
                let back = try await visitor.post("/undo", undo)
                #expect(back.status == (round == 1 ? 303 : 409))
            }

            #expect(try await !visitor.get("/timeline").body.contains("The bench"))
        }
    }

    @Test("A long text is cut on the list, and stands whole on its own page")
    func long() async throws {
        try await withServer { server in
            let text = String(repeating: "word ", count: 400) + "end"
            try await server.companion.hold(text, until: .week, form: EntryID(high: 0xB, low: 2))
            let visitor = try await Visitor(server)
            let list = try await visitor.get("/timeline")
            let whole = try await visitor.get("/timeline/entry/" + EntryID(high: 0xB, low: 2).text)

            #expect(!list.body.contains("end</p>") && list.body.contains("…"))
            #expect(whole.body.contains("word end</p>"))
            #expect(try await visitor.get("/timeline/entry/" + EntryID(high: 9, low: 9).text).status == 404)
        }
    }
}
