import SalveCompanion
import SalveContent
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("Escaping")
struct EscapingTests {
    @Test(
        "Marks that combine with a quote or bracket do not carry it through",
        arguments: ["\"", "'", "<", ">", "&"],
        ["", "\u{301}", "\u{338}", "\u{FE0F}", "\u{200D}"]
    )
    func combining(_ character: String, _ mark: String) {
        let escaped = SafeHTML.escape("a" + character + mark + "b").unicodeScalars

        for raw in "\"'<>".unicodeScalars { #expect(!escaped.contains(raw)) }
        #expect(escaped.contains(";"))
    }

    @Test("Templates escape by that rule, in layouts and parts too")
    func templates() throws {
        let views = try Views(
            templates: [
                "layouts/base": "<b>{{$main}}{{/main}}</b>", "parts/x": "<i title=\"{{page.heading}}\">",
                "errors/problem": "{{<base}}{{$main}}{{page.heading}}{{>parts/x}}{{/main}}{{/base}}",
            ],
            strings: World.catalogue().strings,
            pages: [ProblemPage.self],
            newID: World().surroundings.newID
        )
        let page = ProblemPage(heading: "\"\u{301}", text: "", number: nil, kept: nil)
        let frame = Frame(catalogue: try World.catalogue(), appearance: Appearance(), token: nil, followsHour: nil)

        #expect(views.html(page, in: frame) == "<b>&quot;\u{301}<i title=\"&quot;\u{301}\"></b>")
    }

    @Test("A template that is not written rightly is named with its line")
    func badTemplate() throws {
        let strings = try World.catalogue().strings
        #expect(throws: WebError.badTemplate(file: "x", line: 2)) {
            try Views(
                templates: ["x": "<p>\n{{#open}}</p>"],
                strings: strings,
                pages: [],
                newID: World().surroundings.newID
            )
        }
        #expect(throws: WebError.templateMissing(name: "offline")) {
            try Views(templates: [:], strings: strings, pages: [OfflinePage.self], newID: World().surroundings.newID)
        }
    }
}
