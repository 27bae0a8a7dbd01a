/// Cuts a line into sentences, and counts words.
enum Sentences {
    /// The sentences of a text, without the space around them.
    ///
    /// A sentence ends at `.`, `?`, `!` or `…`, with any closing quotes or brackets, before a space and something that
    /// is not a lower-case letter.
    static func split(_ text: String) -> [String] {
        var sentences: [String] = []
        var current = ""
        var characters = Array(text.split(whereSeparator: \.isNewline).joined(separator: " "))[...]
        while let character = characters.popFirst() {
            current.append(character)
            guard terminators.contains(character) else { continue }
            while let next = characters.first, terminators.contains(next) || closers.contains(next) {
                current.append(next)
                characters.removeFirst()
            }
            if endsHere(characters) { take(&current, into: &sentences) }
        }
        take(&current, into: &sentences)
        return sentences
    }

    /// The words of a text: runs of letters and digits, with the apostrophes and hyphens inside them.
    static func words(_ text: String) -> [Substring] {
        text.split { !($0.isLetter || $0.isNumber || "’'-".contains($0)) }
            .filter { $0.contains { $0.isLetter || $0.isNumber } }
    }

    private static let terminators: Set<Character> = [".", "?", "!", "…"]
    private static let closers: Set<Character> = ["”", "’", "\"", "'", ")"]

    private static func endsHere(_ rest: ArraySlice<Character>) -> Bool {
        guard let next = rest.first else { return true }
        guard next.isWhitespace else { return false }
        guard let following = rest.first(where: { !$0.isWhitespace }) else { return true }
        return !following.isLowercase
    }

    private static func take(_ current: inout String, into sentences: inout [String]) {
        let trimmed = current.drop(while: \.isWhitespace)
        let isSaid = trimmed.contains { $0.isLetter || $0.isNumber }
        if isSaid { sentences.append(String(trimmed.reversed().drop(while: \.isWhitespace).reversed())) }
        current = ""
    }
}
