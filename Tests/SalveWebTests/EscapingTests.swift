import Testing

@testable import SalveWeb

@Suite("Escaping")
struct EscapingTests {
    @Test(
        "Marks that combine with a quote or bracket do not carry it through",
        arguments: ["\"", "'", "<", ">", "&"],
        ["", "\u{301}", "\u{338}", "\u{FE0F}", "\u{200D}"]
    )
    func combining(_ character: String, _ mark: String) throws {
        let views = try Views(
            templates: ["errors/problem": "<a title=\"{{page.heading}}\">{{#page.kept}}{{/page.kept}}</a>"],
            words: Words(keys: ["errors.notfound.heading"]) { _, _ in "a" + character + mark + "b" },
            pages: [ProblemPage.self],
            newID: WebSurroundings.system.newID
        )
        let page = ProblemPage(.notFound, number: "", kept: nil, words: views.words)
        let html = views.html(
            page,
            in: Frame(words: views.words, appearance: Appearance(), token: nil, followsHour: nil)
        )

        let inside = html.unicodeScalars.dropFirst("<a title=\"".count).dropLast("\"></a>".count)
        for raw in "\"'<>".unicodeScalars { #expect(!inside.contains(raw)) }
        #expect(String(String.UnicodeScalarView(inside)).unicodeScalars.contains(";"))
    }

    @Test("A template that is not written rightly is named with its line")
    func badTemplate() {
        let words = Words(keys: []) { _, _ in "" }
        #expect(throws: WebError.badTemplate(file: "x", line: 2)) {
            try Views(
                templates: ["x": "<p>\n{{#open}}</p>"],
                words: words,
                pages: [],
                newID: WebSurroundings.system.newID
            )
        }
        #expect(throws: WebError.templateMissing(name: "offline")) {
            try Views(templates: [:], words: words, pages: [OfflinePage.self], newID: WebSurroundings.system.newID)
        }
    }
}
