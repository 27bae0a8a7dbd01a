/// Reads `passphrase-words.txt`: the words a passphrase can be drawn from, one a line; lines that begin with # are notes.
enum PassphraseWordsFile {
    static let name = "passphrase-words.txt"

    /// The fewest words: each drawn by chance then adds 11 bits.
    static let fewest = 2_048

    /// The words of a file; nil when there are too few.
    ///
    /// All problems are in the report.
    static func read(_ text: String, _ report: inout Report) -> [String]? {
        var words: [String] = []
        var starts: Set<Substring> = []
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            if !isWord(line) {
                report.note(
                    index + 1,
                    .value,
                    "“\(line)” is no short word",
                    "use 3 to 8 small letters, one word a line"
                )
            } else if !starts.insert(line.prefix(4)).inserted {
                report.note(index + 1, .unique, "“\(line)” begins as another word does", "keep one of the two")
            }
            words.append(String(line))
        }
        guard words.count >= fewest else {
            report.note(0, .file, "\(words.count) words are too few", "give at least \(fewest)")
            return nil
        }
        return words
    }

    private static func isWord(_ line: Substring) -> Bool {
        (3...8).contains(line.count) && line.allSatisfy { $0.isLetter && $0.isLowercase }
    }
}
