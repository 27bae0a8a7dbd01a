import Foundation
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion
@testable import SalveWeb

@Suite("Scales on the pages")
struct MeasurePagesTests {
    private static let own = "/measures/of/salve-short"

    @Test("The list leads with Salve’s own check, folds the others, and tells where their words are brought")
    func list() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let page = try await visitor.get("/measures").body
            let ownPlace = try #require(page.range(of: "href=\"\(Self.own)\"")?.lowerBound)
            let foldPlace = try #require(page.range(of: "<details")?.lowerBound)
            let otherPlace = try #require(page.range(of: "/measures/of/phq-9/wording")?.lowerBound)
            #expect(ownPlace < foldPlace && foldPlace < otherPlace)
            #expect(try await visitor.get("/measures/of/nothing").status == 404)
            #expect(try await visitor.get("/measures/of/phq-9").body.contains("Its words are not here yet"))
            let refused = try await visitor.post("/measures/of/phq-9", visitor.form("do=one", id: 1))
            #expect(refused.status == 404)
        }
    }

    @Test("One question a page: back, skip, stop and go on; each step has Help now and Stop, and the place in words")
    func oneByOne() async throws {
        try await withServer(in: World()) { server in
            let visitor = try await Visitor(server)
            let begun = try await visitor.post(Self.own, visitor.form("do=one", id: 1))
            let first = try #require(begun["Location"])
            #expect(begun.status == 303 && first.hasPrefix("/measures/answer/") && first.hasSuffix("/1"))
            let page = try await visitor.get(first).body
            #expect(page.contains("1 of 6") && page.contains("href=\"/help-now\"") && page.contains("value=\"stop\""))
            #expect(page.contains("When something went wrong") && page.contains("Nearly all the time"))
            #expect(!page.contains(" checked"))

            let next = try await visitor.post(first, visitor.form("do=next&answer=3", id: 2))
            let second = try #require(next["Location"])
            #expect(second.hasSuffix("/2"))
            #expect(try await visitor.post(second, visitor.form("do=back", id: 3))["Location"] == first)
            #expect(try await visitor.get(first).body.contains("value=\"3\" checked"))
            let third = try await visitor.post(second, visitor.form("do=skip", id: 4))["Location"]
            let stopped = try await visitor.post(try #require(third), visitor.form("do=stop&answer=1", id: 5))
            #expect(stopped["Location"] == "/measures")
            #expect(try await visitor.get("/measures").body.contains("Begun: 2 of 6 so far"))
            let on = try await visitor.post(Self.own, visitor.form("do=go-on", id: 6))
            #expect(on["Location"]?.hasSuffix("/4") == true)
            let bad = try await visitor.post(first, visitor.form("do=next&answer=9", id: 7))
            #expect(bad.status == 422)
            #expect(try await visitor.get(String(first.dropLast(1)) + "7").status == 404)
        }
    }

    @Test("All on one page, then the result: words before numbers, and no answer in any address")
    func whole() async throws {
        let world = World()
        try await withServer(in: world) { server in
            let visitor = try await Visitor(server)
            let begun = try await visitor.post(Self.own, visitor.form("do=all", id: 1))
            let path = try #require(begun["Location"])
            #expect(try await visitor.get(path).body.components(separatedBy: "<fieldset").count == 7)
            let answers = (0..<6).map { "answer-\($0)=\($0.isMultiple(of: 2) ? 3 : 1)" }.joined(separator: "&")
            let done = try await visitor.post(path, visitor.form("do=done&" + answers, id: 2))
            let result = try #require(done["Location"])
            #expect(result.hasPrefix("/measures/results/"))
            let page = try await visitor.get(result).body
            let words = try #require(page.range(of: "Compared with your last time")?.lowerBound)
            let numbers = try #require(page.range(of: "<summary>The numbers")?.lowerBound)
            #expect(words < numbers)
            #expect(page.contains("not a diagnosis") && page.contains("nobody has tested it"))
            #expect(try await visitor.get(path)["Location"] == result)
            #expect(try await visitor.get("/timeline").body.contains("A short check"))

            let moved = try await visitor.post(result, visitor.form("day=2026-11-02", id: 3))
            #expect(moved.status == 303)
            #expect(try await visitor.get(result).body.contains("2 November"))
            for (id, day): (UInt64, String) in [(4, "2027-11-02"), (5, "2026-13-40")] {
                let refused = try await visitor.post(result, visitor.form("day=\(day)", id: id))
                #expect(refused.status == 422 && refused.body.contains("That day is still to come, or is none"))
            }
            #expect(try await visitor.get(result).body.contains("2 November"))
            #expect(
                try await visitor.get("/print/result" + String(result.dropFirst("/measures/results".count))).status
                    == 200
            )
        }
    }

    @Test("Twice a month apart: the line, the steps and a table; before that there is no picture")
    func trend() async throws {
        let world = World(day: 1)
        try await withServer(in: world) { server in
            for answer in [1, 3] {
                let visitor = try await Visitor(server)
                let begun = try await visitor.post(Self.own, visitor.form("do=all", id: UInt64(answer * 10)))
                let path = try #require(begun["Location"])
                let answers = (0..<6).map { "answer-\($0)=\(answer)" }.joined(separator: "&")
                _ = try await visitor.post(path, visitor.form("do=done&" + answers, id: UInt64(answer * 10 + 1)))
                let page = try await visitor.get("/measures/over-time/salve-short").body
                #expect(page.contains("<figure class=\"trend\"") == (answer == 3))
                world.pass(minutes: 31 * 24 * 60)
            }
            let page = try await Visitor(server).get("/measures/over-time/salve-short").body
            let words = try #require(page.range(of: "cannot be judged")?.lowerBound)
            let picture = try #require(page.range(of: "<figure")?.lowerBound)
            #expect(words < picture)
            #expect(page.contains("the dots have no bar") && !page.contains("class=\"noise\""))
            #expect(page.components(separatedBy: "<circle class=\"dot\"").count == 7)
            #expect(page.contains("<th scope=\"row\">"))
        }
    }

    @Test("On a hard day one line stands before it, and a form without it opens nothing")
    func hardDay() async throws {
        let world = World()
        try await withServer(in: world) { server in
            let visitor = try await Visitor(server)
            _ = try await server.companion.begin(.hard, opening: .lookAround, form: world.form())
            let page = try await visitor.get(Self.own).body
            #expect(page.contains("Numbers on a hard day") && page.contains("name=\"asked\" value=\"line\""))
            let closed = try await visitor.post(Self.own, visitor.form("do=one", id: 1))
            #expect(closed["Location"] == Self.own)
            let opened = try await visitor.post(Self.own, visitor.form("do=one&asked=line", id: 2))
            #expect(opened["Location"]?.hasPrefix("/measures/answer/") == true)
        }
    }

    @Test("Hurting oneself answered above zero: Help now is the next screen on every way, and then the result")
    func helpFirst() async throws {
        let world = World()
        let companion = try await HelpItem.companion(in: world)
        try await withServer(in: world, over: companion) { server in
            let visitor = try await Visitor(server)
            // One at a time, and Stop on that very page.
            let first = try #require(try await visitor.post(Self.own, visitor.form("do=one", id: 1))["Location"])
            let last = String(first.dropLast(1)) + "6"
            let stopped = try await visitor.post(last, visitor.form("do=stop&answer=1", id: 2))
            let help = try #require(stopped["Location"])
            #expect(help.hasPrefix("/measures/between/"))
            let page = try await visitor.get(help).body
            #expect(page.contains("Back to what I was doing") && page.contains("One of these answers can mean"))
            #expect(page.contains("Keep a way here on Today"))
            #expect(try await !visitor.get("/").body.contains("is here, at any hour"))
            #expect(try await visitor.post(help, visitor.form("", id: 3))["Location"] == help)
            #expect(try await visitor.get("/").body.contains("is here, at any hour"))
            // All on one page, begun anew; one line stands before it now.
            let begun = try await visitor.post(Self.own, visitor.form("do=all&asked=line", id: 4))
            let whole = try #require(begun["Location"])
            let answers = (0..<6).map { "answer-\($0)=\($0 == 5 ? 2 : 0)" }.joined(separator: "&")
            let done = try await visitor.post(whole, visitor.form("do=done&" + answers, id: 5))
            let before = try #require(done["Location"])
            #expect(before.hasPrefix("/measures/between/"))
            let result = "/measures/results" + String(before.dropFirst("/measures/between".count))
            #expect(try await visitor.get(before).body.contains("href=\"\(result)\""))
            let said = try await visitor.get(result).body
            let line = try #require(said.range(of: "is here, at any hour")?.lowerBound)
            let words = try #require(said.range(of: "Compared with your last time")?.lowerBound)
            #expect(line < words)
            #expect(!said.contains("salve help-now"))
        }
    }

    @Test("A number at the edge stands at the edge, and steps end where the words changed")
    func picture() {
        func point(_ day: Int64, _ value: Double?, _ stretch: Int) -> MeasureTrend.Point {
            let at = LocalTime(moment: Moment(milliseconds: day * 86_400_000), zone: "UTC", offset: 0)
            return MeasureTrend.Point(thing: EntryID(high: 0, low: UInt64(day)), at: at, value: value, stretch: stretch)
        }
        let points = [point(0, 0, 0), point(30, nil, 0), point(60, 4, 0), point(100, 2, 1)]
        let series = MeasureTrend.Series(subscale: nil, range: 0...4, noise: 1, points: points)
        let picture = TrendPicture(series)

        #expect(picture.dots.map(\.x) == ["4.0", "59.2", "96.0"])
        #expect(picture.dots.map(\.y) == ["166.0", "14.0", "90.0"])
        #expect(picture.dots.map { $0.bar?.top } == ["128.0", "14.0", "52.0"])
        #expect(picture.dots.map { $0.bar?.bottom } == ["166.0", "52.0", "128.0"])
        #expect(picture.steps == ["40,1660 592,1660 592,140"])
        #expect(picture.breaks == ["77.6"])
    }
}
