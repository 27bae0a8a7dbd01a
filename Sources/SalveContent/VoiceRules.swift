/// Whose line it is.
enum Voice: String, CaseIterable {
    /// Salve's: it never says I, and claims no hearing.
    case salve
    /// The person's own, as on a button.
    case person
}

/// The rules of the voice: one small function each, over one line that a person reads.
struct VoiceRules {
    let passage: Passage
    let voice: Voice
    /// The most characters it may have; nil where its place sets none.
    let limit: Int?
    private let text: String
    private let words: [Word]

    private init(_ passage: Passage, voice: Voice, limit: Int?) {
        self.passage = passage
        self.voice = voice
        self.limit = limit
        text = passage.text
        words = Word.all(in: passage.text)
    }

    /// Notes every rule of the voice that a line breaks.
    static func check(_ passage: Passage, voice: Voice = .salve, limit: Int? = 200, _ report: inout Report) {
        let rules = VoiceRules(passage, voice: voice, limit: limit)
        rules.checkExclamation(&report)
        rules.checkWords(&report)
        rules.checkSpeaker(&report)
        rules.checkSoothing(&report)
        rules.checkRetired(&report)
        rules.checkLanding(&report)
        rules.checkSymbols(&report)
        rules.checkQuotes(&report)
        rules.checkSentences(&report)
        rules.checkLength(&report)
    }

    // MARK: - One rule each

    private func checkExclamation(_ report: inout Report) {
        for (offset, character) in text.enumerated() where "!！¡".contains(character) {
            report.note(passage.line(at: offset), .exclamation, "an exclamation mark", "end with a full stop")
        }
    }

    private func checkWords(_ report: inout Report) {
        for word in words where Self.unwanted.contains(word.folded) {
            report.note(word.line(in: passage), .word, "“\(word.folded)”", "leave it out, or offer instead")
        }
    }

    private func checkSpeaker(_ report: inout Report) {
        guard voice == .salve else { return }
        for word in words where !word.isQuoted {
            let stem = word.folded.split(separator: "'").first.map(String.init) ?? word.folded
            guard Self.speakers.contains(word.folded) || ["i", "we"].contains(stem) else { continue }
            let remedy = "say it without a speaker; a line in the person’s own voice says `voice: person`"
            report.note(word.line(in: passage), .speaker, "“\(word.folded)” in Salve’s voice", remedy)
        }
        notePhrases(["thank you"], .speaker, "in Salve’s voice", "leave it out", &report)
    }

    private func checkSoothing(_ report: inout Report) {
        notePhrases(Self.soothers, .soothing, "tells a feeling to go, or comforts emptily", "offer something", &report)
    }

    private func checkRetired(_ report: inout Report) {
        for word in words {
            guard let instead = Self.retired[word.folded] else { continue }
            report.note(word.line(in: passage), .retired, "“\(word.folded)” was replaced", "say “\(instead)”")
        }
    }

    private func checkLanding(_ report: inout Report) {
        guard words.count <= 3, let word = words.first(where: { ["worse", "better"].contains($0.folded) }) else {
            return
        }
        let remedy = "say easier, about the same, harder or far away"
        report.note(word.line(in: passage), .landing, "“\(word.folded)” as a name for how it landed", remedy)
    }

    private func checkSymbols(_ report: inout Report) {
        for (offset, character) in text.enumerated() {
            if character.isEmoji {
                report.note(passage.line(at: offset), .emoji, "an emoji", "use words")
            } else if character.isArrow {
                report.note(passage.line(at: offset), .arrow, "an arrow", "use words")
            }
        }
        for arrow in ["->", "=>", "<-"] where text.contains(arrow) {
            report.note(passage.line, .arrow, "an arrow, `\(arrow)`", "use words")
        }
    }

    private func checkQuotes(_ report: inout Report) {
        for (offset, character) in text.enumerated() where character == "\"" || character == "'" {
            report.note(passage.line(at: offset), .quotes, "a straight quote, `\(character)`", "use ’ or “ ”")
        }
    }

    private func checkSentences(_ report: inout Report) {
        for sentence in Sentences.split(text) {
            let count = Sentences.words(sentence).count
            guard count > 24 else { continue }
            report.note(passage.line, .sentence, "a sentence of \(count) words", "make two of it; at most 24 words")
        }
    }

    private func checkLength(_ report: inout Report) {
        guard let limit, text.count > limit else { return }
        report.note(passage.line, .length, "\(text.count) characters", "at most \(limit) here")
    }

    private func notePhrases(
        _ phrases: [String],
        _ rule: ContentRule,
        _ message: String,
        _ remedy: String,
        _ report: inout Report
    ) {
        for phrase in phrases {
            let parts = phrase.split(separator: " ").map(String.init)
            for index in words.indices where words[index...].prefix(parts.count).map(\.folded) == parts {
                if rule == .speaker && words[index].isQuoted { continue }
                report.note(words[index].line(in: passage), rule, "“\(phrase)” \(message)", remedy)
            }
        }
    }

    // MARK: - Lists

    private static let unwanted: Set<String> = [
        "streak", "streaks", "should", "shouldn't", "just", "simply", "journey", "journeys",
    ]
    private static let speakers: Set<String> = ["our", "ours", "let's", "thanks", "great", "heard", "understood"]
    private static let retired = ["crisis": "help now", "sos": "help now", "tier": "risk"]
    private static let soothers = [
        "calm down", "calm yourself", "relax now", "don't worry", "do not worry", "cheer up", "chin up", "be positive",
        "stay positive", "think positive", "look on the bright side", "everything happens for a reason",
        "it could be worse", "get over it", "snap out of it", "let it go now", "pull yourself together", "be strong",
        "you've got this", "well done", "good job", "you are safe now", "you're safe now",
    ]
}

/// A word of a line, with where it stands.
private struct Word {
    /// In lower case, with a plain apostrophe.
    let folded: String
    let offset: Int
    /// True between “ and ”: somebody's words, not Salve's.
    let isQuoted: Bool

    func line(in passage: Passage) -> Int { passage.line(at: offset) }

    static func all(in text: String) -> [Word] {
        var words: [Word] = []
        var current = ""
        var start = 0
        var depth = 0
        for (offset, character) in (text + " ").enumerated() {
            if character.isLetter || character.isNumber || character == "'" || character == "’" {
                if current.isEmpty { start = offset }
                current.append(character == "’" ? "'" : character)
                continue
            }
            let folded = current.drop { $0 == "'" }.lowercased()
            if !folded.isEmpty { words.append(Word(folded: folded, offset: start, isQuoted: depth > 0)) }
            current = ""
            if character == "“" { depth += 1 }
            if character == "”" { depth = max(0, depth - 1) }
        }
        return words
    }
}

extension Character {
    fileprivate var isEmoji: Bool {
        unicodeScalars.contains { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }
    }

    fileprivate var isArrow: Bool {
        unicodeScalars.contains { scalar in
            [0x2190...0x21FF, 0x27F0...0x27FF, 0x2900...0x297F, 0x2B00...0x2B11].contains { $0.contains(scalar.value) }
        }
    }
}
