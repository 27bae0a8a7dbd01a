import SalveContent
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("Templates, styles and scripts")
struct TemplateTests {
    let resources: WebResources

    init() throws { resources = try WebResources(folder: WebResources.locate()) }

    @Test("No sentence stands in a template: everything between tags comes from the strings or the page")
    func noSentences() throws {
        for (name, text) in resources.templates where !name.hasPrefix("icons/") && !name.hasPrefix("scene/") {
            let classes = #/\{\{\$(class|mainclass|kind)\}\}.*?\{\{\/\1\}\}/#
            let commands = #/<code>salve [a-z-]+<\/code>/#
            let bare = text.replacing(classes, with: "").replacing(commands, with: "").replacing(
                #/\{\{[^}]*\}\}/#,
                with: ""
            ).replacing(
                #/<[^>]*>/#,
                with: ""
            )
            #expect(bare.allSatisfy { !$0.isLetter }, "\(name)")
            #expect(text.firstMatch(of: #/(aria-label|title|placeholder|alt)="[^"{]*[A-Za-z]/#) == nil, "\(name)")
        }
    }

    @Test("Every sentence that a template asks for exists, and so does every link")
    func everythingExists() throws {
        let strings = try World.catalogue().strings
        for (name, text) in resources.templates {
            for match in text.matches(of: #/\{\{[#^/]?s\.([A-Za-z0-9.]+)\}\}/#) {
                #expect(strings.contains(String(match.output.1)), "\(name) asks for \(match.output.1)")
            }
            for match in text.matches(of: #/\{\{to\.([A-Za-z]+)\}\}/#) {
                #expect(Route.links[String(match.output.1)] != nil, "\(name) links to \(match.output.1)")
            }
            for match in text.matches(of: #/\{\{>([a-z\/]+)\}\}/#) {
                #expect(resources.templates[String(match.output.1)] != nil, "\(name) wants \(match.output.1)")
            }
        }
    }

    @Test("No style, script or handler stands in a template, and nothing comes from elsewhere")
    func noInline() {
        for (name, text) in resources.templates {
            #expect(
                text.firstMatch(of: #/ style=|<style| on[a-z]+="|<script>|data:|https?:|\{\{\{|\{\{&/#) == nil,
                "\(name)"
            )
        }
        for (name, file) in resources.files where name.hasSuffix(".css") || name.hasSuffix(".js") {
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(text.firstMatch(of: #/https?:|data:|url\(|innerHTML|eval\(/#) == nil, "\(name)")
        }
    }

    @Test("More contrast and less motion are one sheet each, for the system's wish and for the setting")
    func settingsRepeatQueries() throws {
        let base = try #require(resources.templates["layouts/base"])
        let wishes = [
            ("motion", "less-motion.css", "reduced-motion: reduce"),
            ("contrast", "more-contrast.css", "contrast: more"),
        ]
        for (name, file, query) in wishes {
            let sheet = String(decoding: try #require(resources.files[file]).bytes, as: UTF8.self)
            #expect(sheet.contains(":root") && !sheet.contains("@media"))
            let line = #"href="{{to.\#(name)}}"{{^frame.\#(name)}} media="(prefers-\#(query))"{{/frame.\#(name)}}>"#
            #expect(base.contains(line), "\(name)")
            #expect(Route.links[name] == "/static/" + file)
        }
        let style = String(decoding: try #require(resources.files["salve.css"]).bytes, as: UTF8.self)
        #expect(style.firstMatch(of: #/prefers-(contrast|reduced-motion)|data-(contrast|motion)/#) == nil)
        #expect(!style.contains("content: \"O"))
    }
}
