/// Cuts a line into sentences, and counts words.
enum Sentences {
    /// The sentences of a text, without the space around them.
    ///
    /// A sentence ends at `.`, `?`, `!` or `…`, with any closing quotes or brackets, before a space and something that
    /// is not a lower-case letter.
    static func split(_ text: String) -> [String] {
        var sentences: [String] = []
        var start = text.startIndex
        var position = start
        while let stop = text[position...].firstIndex(where: isTerminator) {
            let rest = text[stop...].drop { isTerminator($0) || isCloser($0) }
            position = rest.startIndex
            guard endsHere(rest) else { continue }
            take(text[start..<position], into: &sentences)
            start = position
        }
        take(text[start...], into: &sentences)
        return sentences
    }

    /// The words of a text: runs of letters and digits, with the apostrophes and hyphens inside them.
    static func words(_ text: String) -> [Substring] {
        text.split { !(isWritten($0) || $0 == "’" || $0 == "'" || $0 == "-") }.filter { $0.contains(where: isWritten) }
    }

    /// True for a letter or a digit; the ASCII ones are told without a look into the tables of Unicode.
    private static func isWritten(_ character: Character) -> Bool {
        switch character.asciiValue {
        case .some(let byte): (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
        case nil: character.isLetter || character.isNumber
        }
    }

    private static func isTerminator(_ character: Character) -> Bool {
        switch character {
        case ".", "?", "!", "…": true
        default: false
        }
    }

    private static func isCloser(_ character: Character) -> Bool {
        switch character {
        case "”", "’", "\"", "'", ")": true
        default: false
        }
    }

    private static func endsHere(_ rest: Substring) -> Bool {
        guard let next = rest.first else { return true }
        guard next.isWhitespace else { return false }
        guard let following = rest.first(where: { !$0.isWhitespace }) else { return true }
        return !following.isLowercase
    }

    private static func take(_ sentence: Substring, into sentences: inout [String]) {
        if sentence.contains(where: isWritten) { sentences.append(sentence.trimmed) }
    }
}
