extension Handout {
    /// The sheet as one file of HTML that any browser opens offline and prints: no script, nothing from anywhere else.
    public var page: String {
        """
        <!doctype html>
        <html lang="\(Card.escaped(language))" dir="\(Card.escaped(direction))">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>\(Card.escaped(title))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        <main>
        <h1>\(Card.escaped(title))</h1>
        \(lead.isEmpty ? "" : "<p class=\"lead\">\(Card.escaped(lead))</p>")
        \(parts.map(Self.section).joined(separator: "\n"))
        <footer>
        \(notes.map { "<p>\(Card.escaped($0))</p>" }.joined(separator: "\n"))
        </footer>
        </main>
        </body>
        </html>

        """
    }

    private static func section(_ part: Part) -> String {
        var rows = ["<section>"]
        if let heading = part.heading { rows.append("<h2>\(Card.escaped(heading))</h2>") }
        for block in part.blocks {
            if let text = block.text { rows.append("<p>\(Card.escaped(text))</p>") }
            if block.items.isEmpty { continue }
            let list = block.isNumbered ? "ol" : "ul"
            rows.append("<\(list)>")
            rows += block.items.map { "<li>\(Card.escaped($0))</li>" }
            rows.append("</\(list)>")
        }
        return (rows + ["</section>"]).joined(separator: "\n")
    }

    /// Black on white in large type; a page breaks between parts, never inside a line of a list.
    private static let style = """
        * { box-sizing: border-box }
        body { margin: 0; background: #FFF; color: #000; overflow-wrap: break-word;
          font: 1.25rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif }
        main { max-inline-size: 42rem; margin-inline: auto; padding: 2rem 1.25rem 4rem }
        h1, h2 { font-weight: 600; line-height: 1.25; break-after: avoid }
        h1 { font-size: 2rem; margin: 0 }
        h2 { font-size: 1.5rem; margin: 2rem 0 0 }
        p { margin: .75rem 0 0; orphans: 3; widows: 3 }
        ul, ol { margin: .75rem 0 0; padding-inline-start: 1.5rem }
        li { margin-block-start: .6rem; break-inside: avoid }
        footer { margin-block-start: 2.5rem; border-block-start: 1px solid #000; font-size: 1rem; break-inside: avoid }
        @page { margin: 18mm }
        @media print { body { font-size: 16pt; line-height: 1.4 } main { max-inline-size: none; padding: 0 }
          h1 { font-size: 24pt } h2 { font-size: 18pt; margin-block-start: 16pt } footer { font-size: 12pt } }
        """
}
