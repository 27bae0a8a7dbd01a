import SalveCompanion
import SalveContent
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("Stories on the pages") struct StoryPagesTests {
    @Test("From reflect and from the texts to the shelf, and from there to each page in turn, and back")
    func walk() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            for door in ["/reflect", "/learn"] {
                #expect(try await visitor.get(door).body.contains("href=\"/stories\""), "\(door)")
            }
            let shelf = try await visitor.get("/stories").body
            let strings = server.companion.catalogue.strings
            for story in server.companion.catalogue.stories {
                let here = "/stories/" + story.id.name
                #expect(shelf.contains("href=\"\(here)\""))
                let one = try await visitor.get(here).body
                #expect(one.contains("href=\"\(here)/page/1\"") && one.contains("href=\"\(here)/whole\""))
                for (number, step) in zip(1..., story.steps) {
                    let page = try await visitor.get("\(here)/page/\(number)").body
                    #expect(page.contains("<h1>" + SafeHTML.escape(step.heading) + "</h1>"))
                    #expect(page.contains(">" + SafeHTML.escape(strings["story.parts." + step.part.rawValue]) + "</p>"))
                    for sentence in step.text.sentences { #expect(page.contains(SafeHTML.escape(sentence))) }
                    let before = number == 1 ? here : "\(here)/page/\(number - 1)"
                    #expect(page.contains("href=\"\(before)\""))
                    #expect(page.contains("href=\"\(here)/page/\(number + 1)\"") == (number < story.steps.count))
                    // Help now, and a way out.
                    #expect(page.contains("href=\"/help-now\"") && page.contains(">Stop<"))
                }
            }
        }
    }

    @Test("The one about fear of someone says so before it is opened, and names help on each page; the others do not")
    func fear() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let strings = server.companion.catalogue.strings
            let line = SafeHTML.escape(strings["story.afraid"])
            let shelf = try await visitor.get("/stories").body
            #expect(shelf.ranges(of: SafeHTML.escape(strings["story.fearnote"])).count == 1)
            for story in server.companion.catalogue.stories {
                let here = "/stories/" + story.id.name
                let pages = ["", "/whole", "/written"] + story.steps.indices.map { "/page/\($0 + 1)" }
                for page in pages {
                    let body = try await visitor.get(here + page).body
                    #expect(body.contains(line) == story.tellsOfFear, "\(here + page)")
                }
            }
        }
    }

    @Test("All on one page holds every page, what was written holds every entry, and reading keeps nothing")
    func whole() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let before = try await server.companion.verify()
            for story in server.companion.catalogue.stories {
                let whole = try await visitor.get("/stories/\(story.id.name)/whole").body
                for step in story.steps {
                    #expect(whole.contains("<h2>" + SafeHTML.escape(step.heading) + "</h2>"))
                    for sentence in step.text.sentences { #expect(whole.contains(SafeHTML.escape(sentence))) }
                }
                let written = try await visitor.get("/stories/\(story.id.name)/written").body
                for entry in story.written(server.companion.catalogue) {
                    #expect(!entry.parts.isEmpty && written.contains(entry.when))
                    for line in entry.parts.flatMap(\.lines) {
                        #expect(!line.isEmpty && written.contains(SafeHTML.escape(line)), "\(line)")
                    }
                }
                #expect(try await visitor.get("/print/story/\(story.id.name)").status == 200)
            }
            #expect(try await server.companion.verify() == before)
        }
    }

    @Test("What is no story and no page of one is not there")
    func nothing() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let paths = [
                "/stories/nothing", "/stories/nothing/page/1", "/stories/nothing/whole", "/stories/nothing/written",
                "/stories/the-drawer/page/0", "/stories/the-drawer/page/99", "/stories/the-drawer/page/-1",
                "/stories/the-drawer/page/one", "/print/story/nothing", "/print/story",
            ]
            for path in paths { #expect(try await visitor.get(path).status == 404, "\(path)") }
        }
    }
}
