import SalveCompanion
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("Days, the year, check-ins over time")
struct PatternTests {
    /// Keeps made-up check-ins at these hours before now, an hour apart when there are several.
    @discardableResult
    private func note(
        _ server: TestServer,
        _ notes: [(hoursAgo: Int, shape: FeelingShape?, strength: Int?)]
    ) async throws -> [EntryID] {
        var forms: [EntryID] = []
        for (offset, note) in notes.enumerated() {
            var answers = CheckIn.Answers()
            answers.shape = note.shape
            answers.strength = note.strength
            let now = day.surroundings.now()
            let at = LocalTime(moment: now.moment.adding(hours: -note.hoursAgo), zone: "UTC", offset: 0)
            let form = EntryID(high: 0xC, low: UInt64(offset + 1))
            try await server.companion.checkIn(answers, happened: at, form: form)
            forms.append(form)
        }
        return forms
    }

    @Test("A check-in stands with its shape and words, a name found later with both times, written later as such")
    func lines() async throws {
        let world = World(day: 21, hour: 14, minute: 10)
        try await withServer(in: world) { server in
            var answers = CheckIn.Answers()
            answers.shape = .field(.stirred)
            answers.words = [WordID("anxious")]
            answers.ownWords = ["like static"]
            answers.text = "The phone kept ringing."
            let at = LocalTime(moment: world.surroundings.now().moment.adding(hours: -26), zone: "UTC", offset: 0)
            let form = world.form()
            try await server.companion.checkIn(answers, happened: at, form: form)
            world.pass(minutes: 60)
            try await server.companion.nameLater(checkIn: form, words: [WordID("lonely")], form: world.form())
            let visitor = try await Visitor(server)
            for path in ["/timeline", "/timeline/day/2026-11-20", "/timeline/entry/\(form.text)"] {
                let page = try await visitor.get(path)
                #expect(page.body.contains("A check-in, 12:10"), "\(path)")
                #expect(page.body.contains("Stirred up. Anxious, like static."))
                #expect(page.body.contains("The phone kept ringing."))
                #expect(page.body.contains("Today, 15:10: now I know it was lonely"))
                #expect(page.body.contains("Written down later: Today, 14:10"))
            }
            #expect(try await visitor.get("/timeline").body.contains(##"<use href="#s-stirred"/>"##))
        }
    }

    @Test("What may weigh is folded behind its shape; what is light is not")
    func folded() async throws {
        try await withServer(in: day) { server in
            try await note(server, [(1, .field(.low), 5), (2, .field(.settled), 5), (3, .field(.low), 2)])
            let page = try await Visitor(server).get("/timeline").body

            #expect(page.split(separator: #"<li class="entry fold">"#).count == 2)
            #expect(page.contains("A hard one, 13:10"))
            #expect(page.contains("A check-in, 12:10") && page.contains("A check-in, 11:10"))
        }
    }

    @Test("The timeline is narrowed by kind, together with a search, and no word of either stands in an address")
    func narrowed() async throws {
        try await withServer(in: day) { server in
            try await OwnThings.fill(server.companion)
            try await note(server, [(1, .field(.lit), nil)])
            var browser = try await Browser(server)
            try await browser.go("/timeline")
            #expect(browser.text.contains("Lit up.") && browser.text.contains("Radio, low"))
            try await browser.press("show", "check-ins")
            #expect(browser.path == "/timeline")
            #expect(browser.text.contains("Lit up.") && !browser.text.contains("Radio, low"))
            #expect(browser.text.contains(#"value="check-ins" aria-pressed="true""#))
            try await browser.press("show", "things")
            #expect(!browser.text.contains("Lit up.") && browser.text.contains("Radio, low"))
            try await browser.press("show", "kindnesses")
            #expect(browser.text.contains("Nothing of this kind is kept yet."))
            try await browser.press("show", "")
            #expect(browser.text.contains("Lit up.") && browser.text.contains("Radio, low"))
            let wrong = try await Visitor(server)
            #expect(try await wrong.post("/timeline", wrong.form("show=everything", id: 1)).status == 422)
        }
    }

    @Test("A day has its own page; one without anything says so; what is no date is not there")
    func dayPage() async throws {
        try await withServer(in: day) { server in
            try await note(server, [(1, .field(.lit), nil), (50, .field(.low), 1)])
            var browser = try await Browser(server)
            try await browser.go("/timeline")
            try await browser.follow("/timeline/day/2026-11-21")
            #expect(browser.text.contains("<h1>Today</h1>") && browser.text.contains("Lit up."))
            try await browser.follow("/timeline/day/2026-11-19")
            #expect(browser.text.contains("<h1>Thursday, 19 November</h1>"))
            #expect(browser.text.contains("Weighed down.") && !browser.text.contains("Lit up."))
            try await browser.go("/timeline/day/2025-01-01")
            #expect(browser.text.contains("Nothing is kept on this day."))
            let visitor = try await Visitor(server)
            for path in ["day/2026-02-30", "day/today", "year/26", "year/word", "mood/7"] {
                #expect(try await visitor.get("/timeline/" + path).status == 404, "\(path)")
            }
        }
    }

    @Test("This day in earlier years is shown on its own page, and nowhere else by itself")
    func thisDay() async throws {
        try await withServer(in: day) { server in
            try await note(server, [(24 * 365, .field(.low), 5), (24 * 364, .field(.lit), nil)])
            var browser = try await Browser(server)
            try await browser.go("/")
            #expect(!browser.text.contains("this-day"))
            try await browser.go("/timeline")
            try await browser.follow("/timeline/this-day")
            #expect(browser.text.contains("Friday, 21 November 2025"))
            #expect(!browser.text.contains("Lit up."))
            #expect(browser.text.contains(#"<li class="entry fold">"#))
        }
    }

    @Test("The year has a cell for each day, named in full, in the day's shapes, and a table that counts the same")
    func year() async throws {
        try await withServer(in: day) { server in
            let notes: [(Int, FeelingShape?, Int?)] = [
                (1, .field(.lit), 5), (2, .field(.low), nil), (3, .unsure, nil), (24, .field(.settled), 1),
                (25, .field(.settled), nil), (48, nil, nil), (24 * 40, .field(.stirred), 3),
            ]
            try await note(server, notes.map { (hoursAgo: $0.0, shape: $0.1, strength: $0.2) })
            let page = try await Visitor(server).get("/timeline/year").body
            func cell(_ date: String) -> String? {
                page.split(separator: "<li ").first { $0.contains("/timeline/day/\(date)\"") }.map { String($0) }
            }
            let today = try #require(cell("2026-11-21"))
            #expect(today.contains(#"aria-label="21 November: hard to say, then weighed down, then lit up""#))
            #expect(today.contains("#s-unsure") && today.contains("#s-lit") && !today.contains("#s-low"))
            let before = try #require(cell("2026-11-20"))
            #expect(before.contains(#"class="c-settled pale""#))
            #expect(before.contains(#"aria-label="20 November: settled, 2 notes""#))
            #expect(try #require(cell("2026-11-19")).contains("19 November: words only"))
            #expect(try #require(cell("2026-10-12")).contains(#"class="c-stirred""#))
            #expect(page.matches(of: #/<li[ >][^>]*>(<a href="\/timeline\/day|[0-9])/#).count >= 365)
            #expect(page.contains("stirred up 1, lit up 1, weighed down 1, settled 2, hard to say 1, words only 1."))
            let row = try #require(page.firstMatch(of: #/<th scope="row">November<\/th>((<td>[0-9]+<\/td>)+)/#))
            #expect(row.output.1 == "<td>0</td><td>1</td><td>1</td><td>2</td><td>1</td><td>1</td>")
            #expect(page.contains(##"<a href="#month-10">"##) && !page.contains(##"<a href="#month-3">"##))
        }
    }

    @Test("Other years are a link away; one without check-ins says so kindly")
    func years() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/timeline/year")
            #expect(browser.text.contains("No check-in stands in this year."))
            try await note(server, [(24 * 400, .field(.lit), nil)])
            try await browser.go("/timeline/year")
            try await browser.follow("/timeline/year/2025")
            #expect(browser.text.contains("Notes of 2025: lit up 1."))
            try await browser.follow("/timeline/year/2026")
        }
    }

    @Test("Nothing about a long silence is said, in any picture")
    func noGuilt() async throws {
        try await withServer(in: day) { server in
            try await note(server, (0..<5).map { (hoursAgo: 24 * (40 + $0), shape: .field(.low), strength: nil) })
            let visitor = try await Visitor(server)
            for path in [
                "/", "/timeline", "/timeline/year", "/timeline/mood", "/timeline/mood/90", "/timeline/mood/year",
            ] {
                let words = try await visitor.get(path).body.replacing(#/<[^>]*>/#, with: " ").lowercased()
                for bad in ["streak", "missed", "in a row", "overdue", "days ago", "welcome back", "!"] {
                    #expect(!words.contains(bad), "\(path): \(bad)")
                }
            }
        }
    }

    @Test("Fewer than three notes: a kind line and no picture")
    func few() async throws {
        try await withServer(in: day) { server in
            try await note(server, [(1, .field(.lit), nil), (2, .field(.lit), nil), (3, .unsure, nil)])
            let page = try await Visitor(server).get("/timeline/mood").body

            #expect(page.contains("Three notes make a first line. There’s no hurry."))
            #expect(!page.contains("<figure"))
        }
    }

    @Test("Each cell of the table is what the picture shows, within .05", arguments: MoodSpan.allCases)
    func table(span: MoodSpan) async throws {
        try await withServer(in: day) { server in
            let shapes = FeelingShape.allCases
            var notes: [(hoursAgo: Int, shape: FeelingShape?, strength: Int?)] = []
            for number in 0..<40 where !(10...24).contains(number) {
                notes.append((24 * number + number % 5, shapes[number * 7 % 5], nil))
            }
            try await note(server, notes)
            let page = try await Visitor(server).get(Route.mood(span).path).body
            let rows = page.matches(
                of:
                    #/<tr><th scope="row">[^<]*<\/th><td>[^<]*<\/td><td>([^<]*)<\/td><td>([^<]*)<\/td><td>([^<]*)<\/td>/#
            )
            func number(_ text: some StringProtocol) -> Double? {
                Double(String(text.map { $0 == "−" ? "-" : $0 }))
            }
            let places = rows.flatMap { $0.output.1.split(separator: ", ").compactMap { number($0) } }
            let dots = page.matches(of: #/<use href="#d-[a-z]+" x="[0-9.]+%" y="([0-9.]+)"\/>/#).compactMap {
                Double($0.output.1).map { (MoodPicture.height / 2 - $0) / MoodPicture.reach }
            }
            #expect(!places.isEmpty && places.count == dots.count)
            for (place, dot) in zip(places, dots) { #expect(abs(place - dot) < 0.05) }

            func drawn(_ points: some StringProtocol) -> [Double] {
                points.split(separator: " ").compactMap { point in
                    Double(point.split(separator: ",")[1]).map {
                        (MoodPicture.height / 2 - $0 / 10) / MoodPicture.reach
                    }
                }
            }
            let lines = page.matches(of: #/<polyline class="fit" points="([^"]*)"/#).map { drawn($0.output.1) }
            let told = rows.compactMap { number($0.output.2) }
            #expect(lines.count == 2)
            #expect(lines.flatMap { $0 }.count == told.count)
            for (line, told) in zip(lines.flatMap { $0 }, told) { #expect(abs(line - told) < 0.05) }
            let bands = page.matches(of: #/<polygon class="band" points="([^"]*)"/#).map { drawn($0.output.1) }
            let ends = rows.filter { !$0.output.3.isEmpty }.map {
                $0.output.3.split(separator: " to ").compactMap { number($0) }
            }
            #expect(bands.flatMap { $0 }.count == 2 * ends.count)
            let upper = bands.flatMap { $0.prefix($0.count / 2) }
            let lower = bands.flatMap { $0.suffix($0.count / 2).reversed() }
            for (index, end) in ends.enumerated() {
                #expect(abs(lower[index] - end[0]) < 0.05 && abs(upper[index] - end[1]) < 0.05)
            }
        }
    }
}
