import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("Texts that explain, what gets in the way, six questions, sheets")
struct LearnTests {
    @Test("Every explainer is on the shelf, with its text, its sources, how sure it is, and a sheet")
    func explainers() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let shelf = try await visitor.get("/learn")
            #expect(server.companion.catalogue.explainers.count >= 11)
            for explainer in server.companion.catalogue.explainers {
                let path = "/learn/" + explainer.id.name
                #expect(shelf.body.contains("href=\"\(path)\""))
                let page = try await visitor.get(path)
                #expect(page.status == 200)
                #expect(page.body.contains(SafeHTML.escape(explainer.strength)))
                for source in explainer.sources { #expect(page.body.contains(SafeHTML.escape(source.address))) }
                #expect(page.body.contains("/print/explainer/" + explainer.id.name))
                let first = try #require(explainer.body.plain.sentences.first)
                #expect(page.body.contains(SafeHTML.escape(first)))
            }
            #expect(try await visitor.get("/learn/nothing").status == 404)
        }
    }

    @Test("A belief has a reply and an experiment that becomes a small next thing; opening it keeps nothing")
    func barriers() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let before = try await server.companion.verify()
            let page = try await visitor.get("/barriers/beliefs")
            #expect(try await visitor.get("/barriers").body.contains("never taught"))
            #expect(try await server.companion.verify() == before)
            let lazy = try #require(server.companion.catalogue.barriers[.beliefs]?.lines.first { $0.id == "lazy" })
            #expect(page.body.contains(SafeHTML.escape(lazy.reply)))
            #expect(page.body.contains("action=\"/list/next\""))

            let answer = try await visitor.post("/list/next", visitor.form("what=A+break+on+purpose&days=days", id: 1))
            #expect(answer.status == 303)
            #expect(await server.companion.plans().map(\.text) == ["A break on purpose"])
            #expect(try await visitor.get("/barriers/nothing").status == 404)
        }
    }

    @Test("Six answers put doing first, which is said with its switch; nothing stands in an address")
    func closeness() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let empty = try await visitor.get("/closeness")
            #expect(!empty.body.contains("How it is now"))
            #expect(empty.body.contains("not validated"))

            let form = visitor.form("do=keep&close-catch=lot&close-words=lot&close-near=often", id: 1)
            let answer = try await visitor.post("/closeness", form)
            let page = try await visitor.get("/closeness")
            #expect(answer.status == 303 && answer["Location"] == "/closeness")
            #expect(page.body.contains("Going by your answers"))
            #expect(
                try await visitor.get("/settings/leave-out").body.contains("name=\"doing-first\" value=\"yes\" checked")
            )
            #expect(try await visitor.get("/timeline").body.contains("I wait for the catch"))

            _ = try await visitor.post("/closeness", visitor.form("do=off", id: 2))
            let off = try await visitor.get("/closeness")
            #expect(off.body.contains("usual order") && !off.body.contains("Going by your answers"))
            #expect(await server.companion.settings().isDoingFirst == false)
        }
    }

    @Test("After six weeks the library offers the six questions again, in one line, and before that it does not")
    func askedAgain() async throws {
        let world = World()
        try await withServer(in: world) { server in
            try await server.companion.keepCloseness([.theCatch: .lot, .words: .lot], form: world.form())
            let early = try await Visitor(server).get("/practise")
            world.pass(minutes: 6 * 7 * 24 * 60)
            let late = try await Visitor(server).get("/practise")

            #expect(early.body.contains(">Warm up slowly<") && !early.body.contains("six weeks or more"))
            #expect(late.body.contains("six weeks or more"))
        }
    }

    @Test("A practice of words says before it begins why kindness can sting; an outer one need not")
    func sting() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            #expect(try await visitor.get("/practise/plain-sentence").body.contains("/learn/when-kindness-stings"))
            #expect(try await !visitor.get("/practise/soles").body.contains("/learn/when-kindness-stings"))
        }
    }

    @Test("Sheets stand alone: no bar, a way back, and nothing for what is not there")
    func sheets() async throws {
        try await withServer { server in
            try await OwnThings.fill(server.companion)
            let visitor = try await Visitor(server)
            let things = await server.companion.list()
            for path in ["/print/list", "/print/steps", "/print/plan", "/print/card", "/print/practice/soles"] {
                let page = try await visitor.get(path)
                #expect(page.status == 200 && !page.body.contains("<nav"), "\(path)")
                #expect(page.body.contains(">Back<"), "\(path)")
            }
            let list = try await visitor.get("/print/list")
            for thing in things { #expect(list.body.contains(SafeHTML.escape(thing.text))) }
            var shape = Plan.Shape()
            shape.when = "after lunch, in the hall"
            shape.ifInTheWay = "tomorrow then"
            let form = EntryID(high: 0xE, low: 77)
            try await server.companion.keepPlan("Ring the library", shape: shape, askInDays: nil, form: form)
            let whole = try await visitor.get("/print/plan").body
            #expect(whole.contains("after lunch, in the hall") && whole.contains("tomorrow then"))
            let plan = try #require(await server.companion.plans().first)
            #expect(try await visitor.get("/print/plan/" + plan.thing.text).body.contains(SafeHTML.escape(plan.text)))
            for path in ["/print/diary", "/print/practice", "/print/practice/nothing", "/print/explainer/nothing"] {
                #expect(try await visitor.get(path).status == 404, "\(path)")
            }
        }
    }
}
