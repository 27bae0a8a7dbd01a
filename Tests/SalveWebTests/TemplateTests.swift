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

    @Test("A setting looks the same as the system's wish for it")
    func settingsRepeatQueries() throws {
        let style = String(decoding: try #require(resources.files["salve.css"]).bytes, as: UTF8.self)
        let tokens = style.matches(of: #/:root(?:\[data-contrast=more\])? \{\n([^}]*--paper: light-dark\(#FFF[^}]*)\}/#)
            .map { $0.output.1.replacing(" ", with: "") }

        #expect(tokens.count == 2)
        #expect(tokens.first == tokens.last)
        #expect(!style.contains("content: \"O"))
    }
}
