import SalveContent
import SalveTesting
import Testing

@testable import SalveCompanion
@testable import SalveCore
@testable import SalveWeb

@Suite("What seems to help, on the pages")
struct HelpsPagesTests {
    private static let walk = Practice.ID("walk")
    private static let tea = Practice.ID("warm-drink")

    /// One made-up sitting of a practice, by day.
    @discardableResult
    private func practise(
        _ world: World,
        _ companion: Companion,
        _ practice: Practice.ID,
        _ before: Int?,
        _ after: Int?,
        _ landing: Landing?
    ) async throws -> EntryID {
        var view = try await companion.begin(
            .other,
            distress: before,
            opening: practice,
            asking: true,
            form: world.form()
        )
        if landing == .harder || landing == .far {
            view = try await companion.act(.landing(landing ?? .far), in: view.id, form: world.form())
        } else {
            while view.session.phase == .practising {
                view = try await companion.act(.next, in: view.id, form: world.form())
            }
            if let landing { view = try await companion.act(.landing(landing), in: view.id, form: world.form()) }
        }
        if let after { view = try await companion.act(.distress(after), in: view.id, form: world.form()) }
        _ = try await companion.act(.stop, in: view.id, form: world.form())
        world.pass(minutes: 60 * 24)
        return view.id
    }

    private func words(_ page: String) -> String {
        page.replacing(#/<[^>]*>/#, with: " ").replacing(#/\s+/#, with: " ")
    }

    @Test("Nothing tried yet: a kind line, the way to the library, no picture")
    func empty() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/practise")
            try await browser.follow("/patterns/helps")
            #expect(browser.text.contains("Three tries with a number before and after make a first row of dots."))
            #expect(browser.text.contains("A pattern, not proof."))
            #expect(!browser.text.contains(#"class="plot"#) && !browser.text.contains("<table"))
            try await browser.go("/timeline")
            try await browser.follow("/patterns/helps")
        }
    }

    @Test("Few tries: their counts in words, and still no dots")
    func few() async throws {
        let world = World(day: 21, hour: 14, minute: 10)
        try await withServer(in: world) { server in
            try await practise(world, server.companion, Self.walk, 4, 3, .easier)
            try await practise(world, server.companion, Self.walk, 4, nil, .easier)
            try await practise(world, server.companion, Self.tea, nil, nil, nil)
            let page = try await Visitor(server).get("/patterns/helps").body
            #expect(page.contains("3 tries of 2 practices, since 21 November 2026."))
            #expect(page.contains("You marked it easier 2 of 2 times."))
            #expect(page.contains("You tried it once. How it was is not noted."))
            #expect(page.contains("Three tries with a number before and after make a first row of dots."))
            #expect(!page.contains(#"class="plot"#))
        }
    }

    @Test("Dots and counts, and no claim of help, while there is nothing to set them beside")
    func dots() async throws {
        let world = World(day: 21, hour: 14, minute: 10)
        try await withServer(in: world) { server in
            for number in 0..<12 {
                try await practise(world, server.companion, Self.walk, 4, number == 3 ? 4 : 2, .easier)
            }
            var browser = try await Browser(server)
            try await browser.go("/patterns/helps")
            let words = words(browser.text)
            #expect(words.contains("You marked it easier 12 of 12 times."))
            #expect(words.contains("Your ratings dropped after it 11 of 12 times. Part of any drop comes by itself."))
            #expect(words.contains("How the numbers moved: down by 2 points 11 times, the same once."))
            #expect(words.contains("Too early to tell") && !words.contains("helping you"))
            #expect(browser.text.matches(of: #/<line class="obs"/#).count == 2 + 2)
            #expect(!browser.text.contains(#"class="wide"#))
            try await browser.follow("/patterns/helps/of/walk")
            #expect(browser.text.matches(of: #/<circle class="after"/#).count == 12)
            #expect(browser.text.matches(of: #/<tr><th scope="row">/#).count == 12)
            try await browser.go("/patterns/helps")
            #expect(try await Visitor(server).get("/patterns/helps/of/warm-drink").status == 404)
        }
    }

    @Test("The filter is pressed, stays out of the address, shows counts alone, and a wrong one is refused")
    func filter() async throws {
        let world = World(day: 21, hour: 8, minute: 10)
        try await withServer(in: world) { server in
            for _ in 0..<4 { try await practise(world, server.companion, Self.walk, 3, 2, .easier) }
            world.pass(minutes: 60 * 7)
            try await practise(world, server.companion, Self.tea, 3, 3, .same)
            var browser = try await Browser(server)
            try await browser.go("/patterns/helps")
            #expect(!browser.text.contains("Afternoons"))
            try await browser.press("show", "morning")
            #expect(browser.path == "/patterns/helps")
            #expect(browser.text.contains("Mornings: 4 tries of 1 practice"))
            #expect(browser.text.contains(#"value="morning" aria-pressed="true""#))
            #expect(!browser.text.contains("Too early to tell"))
            try await browser.press("show", "")
            #expect(browser.text.contains("5 tries of 2 practices"))
            let visitor = try await Visitor(server)
            #expect(try await visitor.post("/patterns/helps", visitor.form("show=sometimes", id: 1)).status == 422)
        }
    }

    @Test("What landed harder twice rests, and is brought back from here")
    func resting() async throws {
        let world = World(day: 21, hour: 14, minute: 10)
        try await withServer(in: world) { server in
            for _ in 0..<4 { try await practise(world, server.companion, Self.tea, 3, 2, .easier) }
            for _ in 0..<2 { try await practise(world, server.companion, Self.walk, 3, 5, .harder) }
            var browser = try await Browser(server)
            try await browser.go("/patterns/helps")
            #expect(browser.text.contains("Harder lately. Resting it."))
            #expect(browser.text.contains("You marked it harder 2 of 2 times."))
            try await browser.press("practice", "walk")
            try await browser.go("/patterns/helps")
            #expect(!browser.text.contains("Resting it.") && browser.text.contains("Rest it?"))
            try await browser.submit(try browser.form(with: #"value="aside""#), "do=aside")
            try await browser.go("/patterns/helps")
            #expect(browser.text.contains("Rest it?") && !browser.text.contains(#"value="aside""#))
        }
    }

    @Test("What is left out is not there, and that is said")
    func leftOut() async throws {
        let world = World(day: 21, hour: 14, minute: 10)
        try await withServer(in: world) { server in
            for _ in 0..<3 { try await practise(world, server.companion, Self.tea, 3, 2, .easier) }
            for _ in 0..<3 { try await practise(world, server.companion, Self.walk, 3, 2, .easier) }
            try await server.companion.choose([Preference(.leftOut, "food heat-cold")], form: world.form())
            let page = try await Visitor(server).get("/patterns/helps").body
            #expect(page.contains("What you leave out does not stand here."))
            #expect(!page.contains("/patterns/helps/of/warm-drink") && page.contains("/patterns/helps/of/walk"))
        }
    }

    // MARK: - A page of made-up findings

    private func shown(_ rows: [(name: String, verdict: LearnerFinding.Verdict, mean: Double)]) throws -> String {
        let first = Double(Day(year: 2026, month: 9, day: 1).number) + 0.4
        var sittings: [LearnerSitting] = []
        for row in rows {
            for number in 0..<10 {
                let after = 5 + (number % 4 - 2) + (row.mean < 0 ? -1 : 1)
                let landing: Landing = after < 5 ? .easier : after == 5 ? .same : .harder
                let id = Practice.ID(row.name)
                let at = first + Double(number)
                sittings.append(LearnerSitting(practice: id, day: at, before: 5, after: after, landing: landing))
            }
        }
        for number in 0..<6 {
            let at = first + 20 + Double(number)
            sittings.append(LearnerSitting(practice: nil, day: at, before: 4, after: 4 - number % 2, landing: nil))
        }
        let findings = rows.map {
            LearnerFinding(
                practice: Practice.ID($0.name),
                mean: $0.mean,
                deviation: 0.3,
                count: 10,
                noticed: 6,
                verdict: $0.verdict
            )
        }
        let view = HelpsView(
            helps: WhatHelps(sittings, findings: findings),
            titles: Dictionary(uniqueKeysWithValues: rows.map { (Practice.ID($0.name), "Made up <\($0.name)>") }),
            resting: [],
            aside: [],
            leavesOut: false
        )
        let catalogue = try World.catalogue()
        let site = try buildSite(
            HouseDoor.walled(catalogue, surroundings: day.surroundings),
            AccessCodes(surroundings: day.surroundings),
            WebConfiguration(surroundings: day.surroundings)
        )
        let frame = Frame(catalogue: catalogue, appearance: Appearance(), token: "token", followsHour: nil)
        return site.views.html(HelpsPage(view, catalogue.strings), in: frame)
    }

    @Test("Intervals only where the ladder speaks; each row has its sentence, and the table says the same")
    func claims() throws {
        let page = try shown([
            ("a", .mayHelp, -0.6), ("b", .helps, -1), ("c", .aboutSame, 0), ("d", .tooEarly, -0.6), ("e", .harder, 0.8),
        ])
        let words = words(page)

        #expect(page.matches(of: #/<circle class="ring" cx="[0-9.]+%" cy="12"/#).count == 4)
        #expect(words.contains("Looks helpful for you at the moment: Made up &lt;b&gt;."))
        #expect(words.contains("May be helping you: Made up &lt;a&gt;."))
        #expect(words.contains("This may be helping you: about 0.6 points more relief than only noticing"))
        #expect(words.contains("Harder for you lately. Rest it?"))
        #expect(words.contains("Likely about the same as only noticing."))
        let cells = page.matches(of: #/<th scope="row"><a href="[^"]*">Made up &lt;([a-e])&gt;<\/a><\/th>(.*?)<\/tr>/#)
        #expect(cells.map { String($0.output.1) } == ["b", "a", "c", "d", "e"])
        #expect(cells[1].output.2.contains("<td>+0.6</td><td>+0.2 and +1.0</td><td>May be helping</td>"))
        #expect(cells[3].output.2.contains("<td>too early</td><td>too early</td><td>Too early to tell</td>"))
        #expect(words.contains("Only noticing 6 moments. This is what comes by itself"))
    }

    @Test("What has no number folds below what has one, and the filters fold above, with what is chosen")
    func folds() async throws {
        let world = World(day: 21, hour: 14, minute: 10)
        try await withServer(in: world) { server in
            for _ in 0..<4 { try await practise(world, server.companion, Self.walk, 4, 2, .easier) }
            for _ in 0..<5 { try await practise(world, server.companion, Self.tea, nil, nil, .easier) }
            var browser = try await Browser(server)
            try await browser.go("/patterns/helps")
            let page = browser.text
            let walk = try #require(page.firstRange(of: "/patterns/helps/of/walk"))
            let fold = try #require(page.firstRange(of: "One other, too early to tell"))
            let tea = try #require(page.firstRange(of: "/patterns/helps/of/warm-drink"))
            #expect(walk.lowerBound < fold.lowerBound && fold.lowerBound < tea.lowerBound)
            #expect(page.contains("<summary>Which tries: all</summary>"))
            try await browser.press("show", "afternoon")
            #expect(browser.text.contains("<summary>Which tries: Afternoons</summary>"))
            #expect(browser.text.contains("One other, without dots"))
        }
    }

    @Test("After forgetting it says from when on tries count, and switched off that suggestions do not use it")
    func forgotten() async throws {
        let world = World(day: 21, hour: 14, minute: 10)
        try await withServer(in: world) { server in
            let companion = server.companion
            for _ in 0..<4 { try await practise(world, companion, Self.walk, 4, 2, .easier) }
            for _ in 0..<2 { try await practise(world, companion, Practice.noticing, 4, 3, .same) }
            var browser = try await Browser(server)
            try await browser.go("/patterns/helps")
            #expect(browser.text.contains("from them yet, and that is usual."))
            #expect(!browser.text.contains("stand here with their marks") && !browser.text.contains("is switched off"))
            try await companion.forgetLearned(form: world.form())
            try await browser.go("/patterns/helps")
            #expect(browser.text.contains("Tries from before 27 November 2026 stand here with their marks."))
            #expect(!browser.text.contains("that is usual"))
            try await companion.choose([Preference(.learns, "off")], form: world.form())
            try await browser.go("/patterns/helps")
            #expect(browser.text.contains("Going by your own sittings is switched off in Suggestions."))
            #expect(await CommandService(companion).helps().claims.count == 3)
        }
    }

    @Test("Twenty rows are drawn at the most; the others stand in the table, and the page stays light")
    func many() throws {
        let page = try shown((10..<72).map { ("practice-\($0)", .tooEarly, -0.5) })

        #expect(page.matches(of: #/<div class="head">/#).count == HelpsPage.most + 1)
        #expect(page.matches(of: #/<tr><th scope="row">/#).count == 63)
        #expect(page.contains("42 more practices stand in the table."))
        #expect(page.utf8.count < 60_000)
    }

    @Test(
        "A pattern, not proof, stands on every page with rows; nothing says works, proven, a percentage, or other people"
    )
    func honest() throws {
        for verdict in LearnerFinding.Verdict.allCases {
            let words = words(try shown([("a", verdict, verdict == .harder ? 0.7 : -0.6)])).lowercased()
            #expect(words.contains("a pattern, not proof."))
            #expect(words.contains("part of any drop comes by itself"))
            for bad in ["works", "proven", "%", "percent", "other people", "users", "average", "!", "streak"] {
                #expect(!words.contains(bad), "\(verdict): \(bad)")
            }
        }
    }
}
