/// Text of more than a line, as a small tree: six constructs and no other, so that raw HTML cannot exist.
///
/// The web renders it as HTML, a terminal as plain text, a voice one sentence at a time.
public struct Prose: Equatable, Sendable {
    /// A construct that stands on its own lines.
    public enum Block: Equatable, Sendable {
        /// A heading, `### ` in Markdown.
        case heading([Inline])
        /// A paragraph.
        case paragraph([Inline])
        /// A bullet list, `- ` in Markdown; one array per item.
        case list([[Inline]])
    }

    /// A construct within a line.
    public indirect enum Inline: Equatable, Sendable {
        /// Plain characters.
        case text(String)
        /// `*like this*`.
        case emphasis([Inline])
        /// `**like this**`.
        case strong([Inline])
        /// `[words](address)`; the address is a path of Salve's own, `tel:`, `sms:`, `mailto:` or `https:`.
        case link([Inline], to: String)

        /// Its characters without marks.
        public var plainText: String {
            switch self {
            case .text(let text): text
            case .emphasis(let parts), .strong(let parts), .link(let parts, to: _): parts.map(\.plainText).joined()
            }
        }
    }

    /// The blocks in order.
    public let blocks: [Block]

    /// Prose from its blocks.
    public init(_ blocks: [Block]) {
        self.blocks = blocks
    }

    /// True when there is nothing in it.
    public var isEmpty: Bool { blocks.isEmpty }

    /// Its words without marks: an empty line between blocks, `• ` before each item of a list.
    public var plainText: String {
        blocks.map { block in
            switch block {
            case .heading(let parts), .paragraph(let parts): parts.map(\.plainText).joined()
            case .list(let items): items.map { "• " + $0.map(\.plainText).joined() }.joined(separator: "\n")
            }
        }.joined(separator: "\n\n")
    }

    /// One entry for each sentence, heading or item, in order: what a voice says in one breath.
    public var sentences: [String] {
        blocks.flatMap { block in
            switch block {
            case .heading(let parts), .paragraph(let parts): Sentences.split(parts.map(\.plainText).joined())
            case .list(let items): items.flatMap { Sentences.split($0.map(\.plainText).joined()) }
            }
        }
    }
}
