import SalveCompanion
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("My list, people, safety steps, one small next thing")
struct MyListTests {
    @Test("Every page answers with one heading, a way to Help now, and within its size", arguments: Visitor.paths)
    func pages(_ path: String) async throws {
        try await withServer { server in
            try await OwnThings.fill(server.companion)
            let visitor = try await Visitor(server)
            let answer = try await visitor.get(path)

            #expect(answer.status == 200)
            #expect(answer.body.split(separator: "<h1").count == 2)
            #expect(answer.body.contains(#"href="/help-now""#))
            #expect(answer.body.contains("data-hide"))
            #expect(answer.body.utf8.count < 60_000)
            #expect(!answer.body.contains("‹") && !answer.body.contains("{{"))
        }
    }

    @Test("A thing is added once however often its form is sent, changed, marked, deleted and brought back")
    func thing() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let form = visitor.form("what=Soup,+the+red+one&size=tiny&place=freezer&bad=yes", id: 1)
            for _ in 1...2 {
                let answer = try await visitor.post("/list", form)
                #expect(answer.status == 303 && answer["Location"] == "/list")
            }
            var list = await server.companion.list()
            #expect(list.map(\.text) == ["Soup, the red one"])
            #expect(list[0].isForBadTimes)
            let thing = list[0].thing.text

            let changed = "what=Soup,+any&size=few&thing=\(thing)"
            _ = try await visitor.post("/list", visitor.form(changed, id: 2))
            list = await server.companion.list()
            #expect(list.map(\.text) == ["Soup, any"])
            _ = try await visitor.post("/list/bad", visitor.form("thing=\(thing)&bad=yes", id: 3))
            #expect(await server.companion.list()[0].isForBadTimes)

            let away = try await visitor.post("/delete", visitor.form("entry=\(thing)&back=list", id: 4))
            #expect(away["Location"] == "/list")
            #expect(await server.companion.list().isEmpty)
            let page = try await visitor.get("/list")
            #expect(page.body.contains("Gone for good in a minute."))
            let deletion = EntryID(high: 0xA, low: 4).text
            #expect(page.body.contains(deletion))
            _ = try await visitor.post("/undo", visitor.form("entry=\(deletion)&back=list", id: 5))
            #expect(await server.companion.list().map(\.text) == ["Soup, any"])
        }
    }

    @Test("A person keeps a number that can be dialled; another one comes back with the words")
    func person() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let kept = try await visitor.post("/list/people", visitor.form("name=Ada&number=%2B353+1+555", id: 1))
            let odd = try await visitor.post("/list/people", visitor.form("name=Sam&number=ring+me", id: 2))

            #expect(kept.status == 303)
            #expect(odd.status == 422)
            #expect(odd.body.contains("Sam") && odd.body.contains("ring me"))
            #expect(await server.companion.people().map(\.number) == ["+353 1 555"])
        }
    }

    @Test("Safety steps stand by their part; a part that is not there is refused with the words given back")
    func steps() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            _ = try await visitor.post("/list/steps", visitor.form("what=The+bench&part=places", id: 1))
            let wrong = try await visitor.post("/list/steps", visitor.form("what=The+tree&part=heaven", id: 2))

            #expect(await server.companion.safetySteps().map(\.part) == [.places])
            #expect(wrong.status == 422 && wrong.body.contains("The tree"))
            #expect(try await visitor.get("/list/steps").body.contains("The bench"))
        }
    }

    @Test("A small next thing is kept, and what came of it closes it")
    func next() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            _ = try await visitor.post("/list/next", visitor.form("what=Post+the+parcel&days=tomorrow", id: 1))
            let page = try await visitor.get("/list/next")
            #expect(page.body.contains("Asked about once: Tomorrow"))
            let plan = try #require(await server.companion.plans().first?.thing.text)
            _ = try await visitor.post("/list/next/answer", visitor.form("thing=\(plan)&answer=partly", id: 2))

            #expect(await server.companion.plans().isEmpty)
        }
    }

    @Test("Empty, too long, forged and keyless forms keep nothing, and say so gently")
    func refused() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let long = String(repeating: "a", count: FormFields.textLimit + 1)
            let answers = [
                try await visitor.post("/list", visitor.form("what=+", id: 1)),
                try await visitor.post("/list", visitor.form("what=" + long, id: 2)),
                try await visitor.post("/list", "token=old&id=12&what=Soup"),
                try await server.post("/list", "what=Soup"),
            ]

            #expect(answers.map(\.status) == [422, 422, 403, 401])
            #expect(answers[2].body.contains("Soup") && answers[3].body.contains("Soup"))
            #expect(await server.companion.list().isEmpty)
        }
    }

    @Test("The card is one file that fetches nothing, with the things marked for bad times and no others")
    func card() async throws {
        try await withServer { server in
            try await OwnThings.fill(server.companion)
            let visitor = try await Visitor(server)
            let file = try await visitor.post("/list/card", visitor.form("", id: 1))
            let page = try await visitor.get("/list/card")

            #expect(file["Content-Disposition"] == #"attachment; filename="card.html""#)
            for text in [file.body, page.body] {
                #expect(text.contains("Radio, low") && !text.contains("Old jumper"))
                #expect(text.contains("This page is not sealed."))
            }
            #expect(!file.body.contains("<script") && !file.body.contains("<link") && !file.body.contains("src="))
        }
    }
}
