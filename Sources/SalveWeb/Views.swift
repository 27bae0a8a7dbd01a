import Dispatch
import Hummingbird
import Mustache
import NIOCore
import SalveContent
import SalveCore
import Synchronization

/// What one template needs: a struct per template, plain strings, flags and links.
protocol Page: Sendable {
    /// The template's name, such as `errors/problem`.
    static var template: String { get }
    /// The part of Salve that the bar marks as being here; nil when the page has no bar.
    static var section: Section? { get }
    /// The same of this one page, where pages of its kind stand in several parts.
    var here: Section? { get }
}

extension Page {
    static var section: Section? { nil }
    var here: Section? { Self.section }
}

/// The parts of Salve that stand in the bar.
enum Section: String, CaseIterable, Sendable {
    case today, practise, hard, reflect, list, timeline, help, settings
}

/// Fills pages into templates.
struct Views: Sendable {
    private let library: MustacheLibrary
    /// The sentences that templates show.
    let strings: Strings
    private let sentences: [Wording: Lines]
    private static let links = Lines(Route.links)
    /// Makes the hidden id of a form.
    private let newID: @Sendable () -> EntryID

    /// Parses all templates; throws for one that is not written rightly, or when a page has none.
    init(
        templates: [String: String],
        strings: Strings,
        pages: [any Page.Type],
        newID: @escaping @Sendable () -> EntryID
    ) throws(WebError) {
        MustacheContentTypes.register(SafeHTML(), named: SafeHTML.name)
        let parsed = try Self.parseAll(templates)
        for page in pages where parsed[page.template] == nil {
            throw .templateMissing(name: page.template)
        }
        library = MustacheLibrary(templates: parsed)
        self.strings = strings
        sentences = Dictionary(uniqueKeysWithValues: Wording.allCases.map { ($0, Lines(strings.tree(for: $0))) })
        self.newID = newID
    }

    /// The page as HTML, in its frame.
    func html(_ page: some Page, in frame: Frame) -> String {
        let values = Branch([
            "s": sentences[frame.appearance.wording] ?? Lines([:]),
            "frame": Branch(reflecting: frame),
            "to": Self.links,
            "here": Branch(page.here.map { [$0.rawValue: true] } ?? [:]),
            "page": Branch(reflecting: page),
            // A new id each time it is shown: every form of a page has its own.
            "fresh": MustacheLambda { newID().text },
        ])
        return library.render(values, withTemplate: type(of: page).template) ?? ""
    }

    /// The page as an answer to a request.
    func answer(_ page: some Page, in frame: Frame, status: HTTPResponse.Status = .ok) -> Response {
        let body = ByteBuffer(string: html(page, in: frame))
        return Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: body)
        )
    }

    /// All templates by their names, parsed on as many cores as are free: they don't look at each other.
    private static func parseAll(_ texts: [String: String]) throws(WebError) -> [String: MustacheTemplate] {
        let texts = texts.sorted { $0.key < $1.key }.map { name, text in
            // Layouts go by their bare names: a section's closing tag cannot hold a slash.
            (name: name.hasPrefix("layouts/") ? String(name.dropFirst("layouts/".count)) : name, text: text)
        }
        let slots = texts.map { _ in Slot() }
        DispatchQueue.concurrentPerform(iterations: texts.count) { index in
            let result = Result { () throws(WebError) in try parse(texts[index].text, named: texts[index].name) }
            slots[index].result.withLock { $0 = result }
        }
        var parsed: [String: MustacheTemplate] = [:]
        for (text, slot) in zip(texts, slots) { parsed[text.name] = try slot.result.withLock { $0 }?.get() }
        return parsed
    }

    /// Every template escapes by our own rule, and its lines lose their indentation: it would be sent for nothing,
    /// and the library would repeat a part's indentation inside what a person wrote.
    private static func parse(_ text: String, named name: String) throws(WebError) -> MustacheTemplate {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
        let source = "{{% CONTENT_TYPE:\(SafeHTML.name)}}\n" + lines.joined(separator: "\n")
        do {
            return try MustacheTemplate(string: source)
        } catch let error as MustacheTemplate.ParserError {
            throw .badTemplate(file: name, line: error.context.lineNumber - 1)
        } catch {
            throw .badTemplate(file: name, line: 0)
        }
    }
}

/// What one template came to; each is written to once.
private final class Slot: Sendable {
    let result = Mutex<Result<MustacheTemplate, WebError>?>(nil)
}
