import Foundation

/// How a screen becomes lines of a terminal: wrapped to its width, with marks only where they are wanted.
public struct TerminalText: Sendable {
    /// The most columns a line fills, indents included: longer lines are hard to read.
    static let widest = 74

    private let width: Int
    private let isStyled: Bool
    private let cutsWords: Bool

    /// Text for a terminal of so many columns; `isStyled` allows bold and dim, `cutsWords` breaks overlong words.
    public init(columns: Int, isStyled: Bool, cutsWords: Bool = true) {
        self.cutsWords = cutsWords
        width = max(20, min(columns - 1, Self.widest))
        self.isStyled = isStyled
    }

    /// A screen as lines, with its numbered choices unless they come later.
    public func lines(_ screen: Screen, withChoices: Bool = true) -> [String] {
        var result = [""] + wrap(screen.heading, indent: 2).map(strong)
        for line in screen.lines { result += [""] + paragraph(line, indent: 2) }
        return result + [""] + (withChoices ? choices(screen) : [])
    }

    /// The numbered choices of a screen; short ones beside each other.
    public func choices(_ screen: Screen) -> [String] {
        var result: [String] = []
        var row: [String] = []
        for (offset, choice) in screen.choices.enumerated() {
            let number = String(offset + 1)
            if choice.isShort {
                // Spaces that do not break keep a number beside its words.
                row.append((number + " " + choice.words).replacing(" ", with: "\u{A0}"))
                continue
            }
            let lead = String(repeating: " ", count: max(0, 3 - number.count)) + number + "  "
            result += wrap(choice.words, indent: 5, first: lead)
            if let note = choice.note, !note.isEmpty { result += wrap(note, indent: 5).map(quiet) }
        }
        if !row.isEmpty { result += [""] + wrap(row.joined(separator: " · "), indent: 2) }
        return result.isEmpty ? [] : result + [""]
    }

    /// A paragraph, wrapped; line ends in it stay, of whatever kind.
    public func paragraph(_ text: String, indent: Int = 0) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .flatMap { wrap(String($0), indent: indent) }
    }

    /// One line of text, wrapped at spaces; a word longer than the line is cut.
    public func wrap(_ text: String, indent: Int = 0, first lead: String? = nil) -> [String] {
        let room = max(8, width - indent)
        var lines: [String] = []
        var line = ""
        for word in Self.safe(text).split(whereSeparator: { $0 == " " || $0.isNewline }).flatMap({ cut($0, to: room) })
        {
            if line.isEmpty {
                line = word
            } else if Self.columns(line) + 1 + Self.columns(word) <= room {
                line += " " + word
            } else {
                lines.append(line)
                line = word
            }
        }
        lines.append(line)
        let margin = String(repeating: " ", count: indent)
        return lines.enumerated().map {
            ($0.offset == 0 ? lead ?? margin : margin) + $0.element.replacing("\u{A0}", with: " ")
        }
    }

    /// The main words of a screen.
    public func strong(_ line: String) -> String { isStyled ? "\u{1B}[1m\(line)\u{1B}[0m" : line }

    /// Words beside the main ones.
    public func quiet(_ line: String) -> String { isStyled ? "\u{1B}[2m\(line)\u{1B}[0m" : line }

    /// Text without control characters, so that nothing kept can steer a terminal.
    public static func safe(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isSafe($0) ? $0 : " " }))
    }

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: scalar == "\n"
        // The joiner holds emoji together; other formats may turn the direction of what follows.
        case .format: scalar == "\u{200D}" || scalar == "\u{200C}"
        default: true
        }
    }

    /// How many columns text fills: two for wide letters and emoji, none for marks that join.
    static func columns(_ text: String) -> Int { text.reduce(0) { $0 + columns($1) } }

    private static func columns(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if scalar.properties.isEmojiPresentation { return 2 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x2_0000...0x3_FFFD:
            return 2
        default: return scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
        }
    }

    private func cut(_ word: Substring, to room: Int) -> [String] {
        guard cutsWords, Self.columns(String(word)) > room else { return [String(word)] }
        var parts: [String] = []
        var part = ""
        for character in word {
            if Self.columns(part) + Self.columns(character) > room {
                parts.append(part)
                part = ""
            }
            part.append(character)
        }
        return parts + [part]
    }
}

/// What a line typed at a prompt means on a screen.
public enum TypedLine: Equatable, Sendable {
    /// One of the choices.
    case pick(Pick)
    /// Nothing that is offered here.
    case unknown

    /// Reads a line: a number, `q` to stop, `h` for Help now, or nothing for the main choice; nil is the end of input.
    public init(_ line: String?, on screen: Screen) {
        guard let line else {
            self = .pick(.stop)
            return
        }
        switch line.trimmingCharacters(in: .whitespaces).lowercased() {
        case "": self = screen.main.map { .pick($0.pick) } ?? .unknown
        case "q", "quit", "stop": self = .pick(.stop)
        case "h", "help", "?": self = .pick(.help)
        case let text:
            guard let number = Int(text), screen.choices.indices.contains(number - 1) else {
                self = .unknown
                return
            }
            self = .pick(screen.choices[number - 1].pick)
        }
    }
}
