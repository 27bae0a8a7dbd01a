import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

/// The pages of fair tests, without script.
struct FairPagesTests {
    private static let form = "fair-first=walk&fair-second=music&fair-count=6"

    /// Sets one up, and gives its page.
    private func setUp(_ visitor: Visitor) async throws -> String {
        let answer = try await visitor.post("/tests/new", visitor.form(Self.form, id: 1))
        #expect(answer.status == 303)
        return try #require(answer["Location"])
    }

    @Test("set up with its consent in view; two that are one, or no number, keep nothing")
    func new() async throws {
        try await withServer(in: World(day: 10, hour: 10)) { server in
            let visitor = try await Visitor(server)
            let page = try await visitor.get("/tests/new")
            for said in ["Chance picks", "the other one instead", "no reason is asked", "nothing beyond", "below 5"] {
                #expect(page.body.contains(said), "\(said)")
            }
            for wrong in ["", "fair-first=walk&fair-second=walk&fair-count=6", "fair-first=walk&fair-second=music"] {
                let answer = try await visitor.post("/tests/new", visitor.form(wrong, id: 7))
                #expect(answer.status == 422 && answer.body.contains("Nothing was kept yet"), "\(wrong)")
            }
            for wrong in [
                "fair-first=walk&fair-second=none&fair-count=6", "fair-first=walk&fair-second=music&fair-count=5",
            ] {
                #expect(try await visitor.post("/tests/new", visitor.form(wrong, id: 8)).status == 422, "\(wrong)")
            }
            #expect(await server.companion.fairTests().isEmpty)
            // Nothing was practised yet: all but noticing is folded, unless one of them is chosen.
            #expect(page.body.ranges(of: "<details><summary>All the others").count == 2)
            let again = try await visitor.post("/tests/new", visitor.form("fair-first=walk", id: 9))
            #expect(again.body.ranges(of: "<details open><summary>All the others").count == 1)
            let one = try await setUp(visitor)
            #expect(try await visitor.get(one).body.contains("0 of 6 so far"))
            #expect(try await visitor.get("/tests").body.contains(one))
            #expect(try await visitor.get("/practise").body.contains("href=\"/tests\""))
        }
    }

    @Test("a number, then what chance picked with the way to the other one, then an ordinary sitting")
    func sitting() async throws {
        try await withServer(in: World(day: 10, hour: 10)) { server in
            let visitor = try await Visitor(server)
            let one = try await setUp(visitor)
            let asked = try await visitor.get(one + "/next")
            #expect(asked.body.contains("How strong is it now?") && !asked.body.contains("Chance picked"))
            let shown = try await visitor.post(one + "/next", visitor.form("distress=3", id: 2))
            let path = try #require(shown["Location"])
            let pick = try await visitor.get(path)
            let test = try #require(await server.companion.fairTests().first)
            #expect(pick.body.contains(test.title(test.test.drawn(0))))
            #expect(pick.body.contains("Do the other one instead"))
            let begun = try await visitor.post(path, visitor.form("do=other", id: 3))
            let sitting = try #require(begun["Location"])
            #expect(sitting.hasPrefix("/sitting/"))
            let view = try await server.companion.sitting(EntryID(high: 0xA, low: 3))
            #expect(view.practice?.id == test.test.practice(test.test.drawn(0).other))
            _ = try await visitor.post(sitting, visitor.form("landing=easier", id: 4))
            let turn = try await visitor.get(sitting + "/turn")
            #expect(turn.body.contains("The number for your fair test") && turn.body.contains(path))
            let after = try await visitor.get(path)
            #expect(after.body.contains("And how strong is it now?"))
            let kept = try await visitor.post(path, visitor.form("distress=1", id: 5))
            #expect(kept.status == 303)
            #expect(await server.companion.fairTests().first?.tries.first?.value.after == 1)
            // The next waits some hours, and then both stay in reach.
            let soon = try await visitor.get(one)
            #expect(soon.body.contains("short while ago") && !soon.body.contains("Begin the next one"))
        }
    }

    @Test("at five or above, or left blank: both practices and the offers, and nothing is kept")
    func freely() async throws {
        try await withServer(in: World(day: 10, hour: 10)) { server in
            let visitor = try await Visitor(server)
            let one = try await setUp(visitor)
            let before = try await server.companion.verify()
            for (number, sent) in ["distress=5", "distress=9", ""].enumerated() {
                let answer = try await visitor.post(one + "/next", visitor.form(sent, id: 20 + UInt64(number)))
                #expect(answer["Location"] == one + "/freely", "\(sent)")
            }
            let page = try await visitor.get(one + "/freely")
            #expect(page.body.contains("/practise/walk") && page.body.contains("/practise/music"))
            #expect(
                page.body.contains("no part of the test") && page.body.contains("a number, and only below 5")
            )
            #expect(try await server.companion.verify() == before)
            #expect(try await visitor.post(one + "/next", visitor.form("distress=11", id: 30)).status == 422)
        }
    }

    @Test("at night there is no number to give, and no chance")
    func atNight() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let one = try await setUp(visitor)
            let page = try await visitor.get(one)
            #expect(page.body.contains("Chance rests at night") && !page.body.contains("Begin the next one"))
            #expect(try await visitor.get(one + "/next")["Location"] == one + "/freely")
        }
    }

    @Test("harder: its own screen asks nothing of the test; afterwards the test can stop")
    func harder() async throws {
        try await withServer(in: World(day: 10, hour: 10)) { server in
            let visitor = try await Visitor(server)
            let one = try await setUp(visitor)
            let shown = try await visitor.post(one + "/next", visitor.form("distress=2", id: 2))
            let path = try #require(shown["Location"])
            let begun = try await visitor.post(path, visitor.form("do=begin", id: 3))
            let sitting = try #require(begun["Location"])
            _ = try await visitor.post(sitting, visitor.form("landing=harder", id: 4))
            let turn = try await visitor.get(sitting)
            #expect(!turn.body.contains("fair test"))
            let page = try await visitor.get(one)
            #expect(page.body.contains("landed harder. The test can stop here") && page.body.contains("Stop the test"))
            #expect(page.body.ranges(of: "class=\"btn\"").count == 1)
            #expect(page.body.contains("class=\"btn\" name=\"do\" value=\"pause\""))
            #expect(page.body.contains("Go on where it stands"))
        }
    }

    @Test("a result is looked at by a press, and not before the test is over")
    func result() async throws {
        try await withServer(in: World(day: 10, hour: 10)) { server in
            let visitor = try await Visitor(server)
            let one = try await setUp(visitor)
            #expect(try await visitor.get(one + "/result")["Location"] == one)
            #expect(try await visitor.post(one, visitor.form("do=read", id: 2)).status == 409)
            _ = try await visitor.post(one, visitor.form("do=stop", id: 3))
            #expect(try await visitor.get(one + "/result")["Location"] == one)
            #expect(try await visitor.get(one).body.contains("See what came out"))
            let read = try await visitor.post(one, visitor.form("do=read", id: 4))
            #expect(read["Location"] == one + "/result")
            let page = try await visitor.get(one + "/result")
            #expect(page.body.contains("Too early to tell") && page.body.contains("A pattern, not proof"))
            for word in ["proven", "works", "%"] {
                #expect(!page.body.contains(">\(word)") && !page.body.contains(" \(word) "))
            }
            let line = try await visitor.get("/timeline")
            #expect(line.body.contains("A fair test") && line.body.contains(one))
        }
    }
}
