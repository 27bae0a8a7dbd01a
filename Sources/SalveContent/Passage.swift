/// Words of a content file, with the lines they stand on.
struct Passage: Equatable {
    /// One physical line.
    struct Line: Equatable {
        let number: Int
        let text: String
    }

    /// The physical lines, never none.
    private(set) var lines: [Line]

    init(_ text: String, line: Int) {
        lines = [Line(number: line, text: text)]
    }

    mutating func append(_ text: String, line: Int) {
        lines.append(Line(number: line, text: text))
    }

    /// Where it starts.
    var line: Int { lines.first?.number ?? 0 }

    /// The lines it covers.
    var range: ClosedRange<Int> { line...max(line, lines.last?.number ?? 0) }

    /// Its lines as one, joined by a space.
    var text: String { lines.map(\.text).joined(separator: " ") }

    /// The number of the line that holds the character at this offset of `text`.
    func line(at offset: Int) -> Int {
        var start = 0
        for line in lines {
            if offset <= start + line.text.count { return line.number }
            start += line.text.count + 1
        }
        return range.upperBound
    }
}

extension Character {
    /// True for the letters and digits of ASCII, of which names in files are made.
    var isPlainWordCharacter: Bool { isASCII && (isLetter || isNumber) }
}
