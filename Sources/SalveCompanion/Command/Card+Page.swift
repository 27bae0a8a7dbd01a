import Foundation

extension Card {
    /// The card as one file of HTML that any phone opens offline: no script, and nothing from anywhere else.
    public var page: String {
        """
        <!doctype html>
        <html lang="\(Self.escaped(language))" dir="\(Self.escaped(direction))">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>\(Self.escaped(title))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        <main>
        <h1>\(Self.escaped(title))</h1>
        \(parts.map(Self.section).joined(separator: "\n"))
        <footer>
        \(notes.map { "<p>\(Self.escaped($0))</p>" }.joined(separator: "\n"))
        </footer>
        </main>
        </body>
        </html>

        """
    }

    private static func section(_ part: Part) -> String {
        var rows = ["<section>", "<h2>\(escaped(part.heading))</h2>"]
        rows += part.lines.map { "<p>\(escaped($0))</p>" }
        if !part.items.isEmpty {
            rows.append("<ul>")
            rows += part.items.map(item)
            rows.append("</ul>")
        }
        return (rows + ["</section>"]).joined(separator: "\n")
    }

    private static func item(_ item: Item) -> String {
        guard let dialled = item.dialled else { return "<li>\(escaped(item.text))</li>" }
        // NB: a hash or star in a number would end the link's path.
        let link = dialled.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""
        return "<li><a href=\"tel:\(escaped(link))\">\(escaped(item.text))</a></li>"
    }

    /// Text as it stands in HTML.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n": result += "<br>"
            default: result.append(character)
            }
        }
        return result
    }

    /// The colours and letters of the pages, small enough to stand in the file.
    private static let style = """
        :root { color-scheme: light dark; --paper: #F5F1E8; --surface: #FDFBF6; --ink: #22302C; --soft: #4F5D57;
          --line: #DDD5C6; --pine: #2C6557 }
        @media (prefers-color-scheme: dark) { :root { --paper: #121917; --surface: #1A2321; --ink: #EAE6DA;
          --soft: #B4BCB4; --line: #2F3B38; --pine: #8CC9B5 } }
        * { box-sizing: border-box }
        body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word;
          font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif }
        main { max-inline-size: 36rem; margin-inline: auto; padding: 1.5rem 1rem 3rem }
        h1, h2 { font-family: ui-serif, Charter, "Noto Serif", Georgia, serif; font-weight: 500; line-height: 1.25;
          margin: 0 }
        h1 { font-size: 1.25rem; color: var(--soft) }
        h2 { font-size: 1.5rem }
        section { margin-block-start: 1rem; padding: 1.25rem; background: var(--surface);
          border: 1px solid var(--line); border-radius: 1rem }
        p { margin: .5rem 0 0 }
        ul { margin: .5rem 0 0; padding: 0; list-style: none }
        li { padding-block: .5rem; border-block-end: 1px solid var(--line) }
        li:last-child { border: 0; padding-block-end: 0 }
        a { color: var(--pine); display: inline-block; min-block-size: 2.75rem; padding-block: .6rem }
        footer { color: var(--soft); font-size: .9375rem; margin-block-start: 1.5rem }
        @media print { body { background: none; font-size: 10pt; line-height: 1.35 }
          main { max-inline-size: none; padding: 0; columns: 2 } h2 { font-size: 12pt }
          section { break-inside: avoid; margin: 0 0 .5rem; padding: .5rem; border-radius: 0 }
          a { color: inherit; text-decoration: none; min-block-size: 0; padding: 0 } li { padding-block: .15rem } }
        """
}
