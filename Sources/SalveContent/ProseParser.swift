extension Prose {
    /// Prose from Markdown; constructs other than the six are refused by name.
    ///
    /// Throws `ContentFailure.problems` with the lines counted from 1.
    public static func parse(_ markdown: String, file: String = "text") throws(ContentFailure) -> Prose {
        var report = Report(file: file)
        let lines = Passage.Line.all(of: markdown)
        let prose = ProseParser(lines[...], &report).prose
        guard report.problems.isEmpty else { throw .problems(report.problems) }
        return prose
    }
}

/// Reads Markdown lines into `Prose`, and keeps each block's words with their lines.
struct ProseParser {
    private(set) var prose = Prose([])
    /// The words of each block and item, for the rules of the voice.
    private(set) var passages: [Passage] = []

    private enum Kind {
        case heading
        case paragraph
        case item
    }

    private var chunks: [(kind: Kind, passage: Passage)] = []

    init(_ lines: ArraySlice<Passage.Line>, _ report: inout Report) {
        read(lines, &report)
        passages = chunks.map(\.passage)
        prose = Prose(Self.blocks(of: chunks, &report))
    }

    // MARK: - Blocks

    private mutating func read(_ lines: ArraySlice<Passage.Line>, _ report: inout Report) {
        var continues = false
        for line in lines {
            let text = line.text.trimmed
            if text.isEmpty {
                continues = false
            } else if let construct = Self.refused(line.text) {
                report.note(line.number, .prose, "\(construct) is not used in prose", "use words, or a bullet list")
                continues = false
            } else if let heading = text.dropping(prefix: "### ") ?? text.dropping(prefix: "## ") {
                chunks.append((.heading, Passage(heading.trimmed, line: line.number)))
                continues = false
            } else if let item = text.dropping(prefix: "- ") {
                chunks.append((.item, Passage(item.trimmed, line: line.number)))
                continues = true
            } else if continues, let last = chunks.indices.last {
                chunks[last].passage.append(text, line: line.number)
            } else {
                chunks.append((.paragraph, Passage(text, line: line.number)))
                continues = true
            }
        }
    }

    /// The name of a construct that is refused, when a line holds one.
    private static func refused(_ line: String) -> String? {
        let text = line.trimmed
        if line.hasPrefix("    ") || line.hasPrefix("\t") || text.hasPrefix("```") || text.hasPrefix("~~~") {
            return "a code block"
        }
        if line.hasPrefix("  "), text.hasPrefix("- ") { return "a list within a list" }
        if text.hasPrefix(">") { return "a block quote" }
        if text.hasPrefix("# ") || text.hasPrefix("####") { return "a heading of this level" }
        if text.first?.isNumber == true, text.firstMatch(of: /^\d+[.)]\s/) != nil { return "a numbered list" }
        if text.hasPrefix("* ") || text.hasPrefix("+ ") { return "a bullet other than `- `" }
        if let first = text.first, "-*_=".contains(first), text.allSatisfy({ $0 == first }) { return "a rule" }
        if text.hasPrefix("|") { return "a table" }
        if text.contains("![") { return "an image" }
        if text.contains("`") { return "code" }
        if text.contains("<"), text.firstMatch(of: /<[A-Za-z\/!]/) != nil { return "HTML" }
        return nil
    }

    private static func blocks(of chunks: [(kind: Kind, passage: Passage)], _ report: inout Report) -> [Prose.Block] {
        var blocks: [Prose.Block] = []
        for (kind, passage) in chunks {
            let parts = InlineParser.parse(passage, &report)
            switch kind {
            case .heading: blocks.append(.heading(parts))
            case .paragraph: blocks.append(.paragraph(parts))
            case .item:
                if case .list(let items) = blocks.last {
                    blocks[blocks.count - 1] = .list(items + [parts])
                } else {
                    blocks.append(.list([parts]))
                }
            }
        }
        return blocks
    }
}

/// Reads emphasis, strong words and links within one block.
private struct InlineParser {
    private let characters: [Character]
    private let passage: Passage
    private var position = 0
    /// How many marks are open; more than a few are a mistake, and each costs stack.
    private var depth = 0

    static func parse(_ passage: Passage, _ report: inout Report) -> [Prose.Inline] {
        var parser = InlineParser(passage)
        return parser.parts(until: nil, &report)
    }

    private init(_ passage: Passage) {
        self.passage = passage
        characters = Array(passage.text)
    }

    /// The parts up to a closing mark, which is consumed; unclosed marks are said.
    private mutating func parts(until close: String?, _ report: inout Report) -> [Prose.Inline] {
        var parts: [Prose.Inline] = []
        var text = ""
        let start = position
        while position < characters.count {
            if let close, starts(with: close) {
                position += close.count
                parts.add(text: &text)
                return parts
            }
            if let part = mark(&report) {
                parts.add(text: &text)
                parts.append(part)
            } else {
                if starts(with: "\\"), position + 1 < characters.count { position += 1 }
                text.append(characters[position])
                position += 1
            }
        }
        if let close {
            report.note(passage.line(at: start), .prose, "a mark is not closed: `\(close)`", "close it, or write `\\*`")
        }
        parts.add(text: &text)
        return parts
    }

    private mutating func mark(_ report: inout Report) -> Prose.Inline? {
        guard depth < 4 else { return nil }
        depth += 1
        defer { depth -= 1 }
        if starts(with: "**") {
            position += 2
            return .strong(parts(until: "**", &report))
        }
        if starts(with: "*") {
            position += 1
            return .emphasis(parts(until: "*", &report))
        }
        guard starts(with: "[") else { return nil }
        position += 1
        return link(&report)
    }

    private mutating func link(_ report: inout Report) -> Prose.Inline {
        let line = passage.line(at: position)
        let words = parts(until: "](", &report)
        let address = String(characters[position...].prefix { $0 != ")" })
        position += address.count
        if position == characters.count {
            report.note(line, .prose, "a link is not closed", "close its address with `)`")
        } else {
            position += 1
        }
        let isKnown = ["https://", "tel:", "sms:", "mailto:"].contains { address.hasPrefix($0) }
        let isOwn = address.hasPrefix("/") && !address.hasPrefix("//") || address.hasPrefix("#")
        if !isKnown && !isOwn || address.contains(where: \.isWhitespace) {
            report.note(line, .prose, "a link to an address of this kind", "use /page, https:, tel:, sms: or mailto:")
        }
        return .link(words, to: address)
    }

    private func starts(with mark: String) -> Bool {
        characters[position...].starts(with: mark)
    }
}

extension [Prose.Inline] {
    /// Takes the characters read so far as a part, if there are any.
    fileprivate mutating func add(text: inout String) {
        if !text.isEmpty { append(.text(text)) }
        text = ""
    }
}

extension Passage.Line {
    /// The lines of a file, numbered from 1, whatever ends them.
    static func all(of text: String) -> [Passage.Line] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
            .map { Passage.Line(number: $0.offset + 1, text: String($0.element)) }
    }
}
