import SalveCompanion
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

/// Saturday, 21 November 2026, 14:10.
let day = World(day: 21, hour: 14, minute: 10)

/// A browser without script: it keeps its cookie, follows where an answer leads, and presses what stands on a page.
struct Browser {
    let server: TestServer
    let cookie: [String: String]
    private(set) var path = "/"
    private(set) var page: RawAnswer
    /// Every address it went to.
    private(set) var visited: [String] = []

    init(_ server: TestServer) async throws {
        self.server = server
        cookie = try await server.open()
        page = try await server.send("GET", "/", cookie)
    }

    var text: String { page.body }

    /// Goes to an address.
    mutating func go(_ path: String) async throws {
        self.path = path
        visited.append(path)
        page = try await server.send("GET", path, cookie)
        #expect(page.status == 200, "\(path)")
        #expect(page.body.split(separator: "<h1").count == 2, "\(path)")
        let limit = path.hasPrefix("/hard") ? 30_000 : 60_000
        #expect(page.body.utf8.count <= limit, "\(path): \(page.body.utf8.count)")
        #expect(page.body.contains("data-hide"), "\(path)")
        #expect(page.body.contains("/help") || path.hasPrefix("/help"), "\(path)")
        #expect(!page.body.contains("‹"), "\(path)")
    }

    /// Follows a link that stands on the page.
    mutating func follow(_ path: String) async throws {
        try #require(text.contains("href=\"\(path)\""), "no link to \(path) on \(self.path)")
        try await go(path)
    }

    /// Presses a button of the page, by its name and value, with what else is filled in.
    @discardableResult
    mutating func press(_ name: String, _ value: String, filling fields: String = "") async throws -> RawAnswer {
        let form = try form(with: "name=\"\(name)\" value=\"\(value)\"")
        return try await submit(form, "\(name)=\(value)" + fields)
    }

    /// Sends a form again, as a second press would.
    @discardableResult
    mutating func submit(_ form: Form, _ fields: String) async throws -> RawAnswer {
        let answer = try await server.post(form.action, "\(form.hidden)&\(fields)", cookie)
        if answer.status == 303, let next = answer["Location"] {
            try await go(next)
        } else {
            page = answer
        }
        return answer
    }

    /// The first form that holds this markup.
    func form(with markup: String) throws -> Form {
        let forms = text.matches(of: #/(?s)<form[^>]*action="([^"]*)"[^>]*>(.*?)</form>/#)
        let match = try #require(forms.first { $0.output.2.contains(markup) }, "no \(markup) on \(path)")
        let hidden = match.output.2.matches(of: #/<input type="hidden" name="([^"]*)" value="([^"]*)">/#)
            .map { "\($0.output.1)=\($0.output.2)" }
        return Form(action: String(match.output.1), hidden: hidden.joined(separator: "&"))
    }

    struct Form {
        let action: String
        let hidden: String
    }
}

extension TestServer {
    /// Made-up things of one's own: a list, a person, safety steps, Irish lines.
    func furnish() async throws {
        let world = World(day: 1)
        func form() -> EntryID { EntryID(high: 0xAB, low: world.form().low) }
        let things = [
            ("Both hands round the hot-water bottle", Size.tiny, "kitchen"), ("Radio, low", .tiny, "anywhere"),
            ("Sit on the floor by Bruno", .few, "hall"),
        ]
        for (text, size, place) in things {
            try await companion.keepItem(text, size: size, place: place, isForBadTimes: true, form: form())
        }
        try await companion.keepPerson("Mara", number: "+353 1 000 0000", form: form())
        try await companion.keepStep("Light on. Sit in the kitchen.", part: .coping, form: form())
        try await companion.keepStep("Go next door, or to where people are.", part: .places, form: form())
        try await companion.choose([Preference(.country, "IE")], form: form())
    }
}
