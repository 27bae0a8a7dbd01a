/// Whose line it is.
enum Voice: String, CaseIterable {
    /// Salve's: it never says I, and claims no hearing.
    case salve
    /// The person's own, as on a button.
    case person
}

/// The rules of the voice: one small function each, over one line that a person reads.
struct VoiceRules {
    private let passage: Passage
    private let voice: Voice
    /// The most characters it may have; nil where its place sets none.
    private let limit: Int?
    /// The words by which a sentence speaks of somebody else.
    private let others: Set<String>
    private let text: String
    private let words: [Word]

    private init(_ passage: Passage, voice: Voice, limit: Int?, others: Set<String>) {
        self.passage = passage
        self.voice = voice
        self.limit = limit
        self.others = others
        text = passage.text
        words = Word.all(in: text)
    }

    /// Notes every rule of the voice that a line breaks.
    ///
    /// `others` are the words by which it speaks of somebody else: in a story, the one it is told of is none of them.
    static func check(
        _ passage: Passage,
        voice: Voice = .salve,
        limit: Int? = 200,
        others: Set<String> = OtherPeople.subjects,
        _ report: inout Report
    ) {
        guard report.readsVoice else { return }
        let rules = VoiceRules(passage, voice: voice, limit: limit, others: others)
        rules.checkCharacters(&report)
        rules.checkWords(&report)
        rules.checkSpeaker(&report)
        rules.checkSoothing(&report)
        rules.checkRetired(&report)
        rules.checkLanding(&report)
        rules.checkSentences(&report)
        rules.checkLength(&report)
        rules.checkLabels(&report)
        rules.checkVerdicts(&report)
        rules.checkMinds(&report)
    }

    private func note(
        _ index: String.Index,
        _ rule: ContentRule,
        _ message: String,
        _ remedy: String,
        _ report: inout Report
    ) {
        let offset = text.distance(from: text.startIndex, to: index)
        report.note(passage.line(at: offset), rule, message, remedy)
    }

    // MARK: - One rule each

    /// No exclamation marks, emoji, arrows and straight quotes.
    private func checkCharacters(_ report: inout Report) {
        let scalars = text.unicodeScalars
        for index in scalars.indices where !scalars[index].isOrdinary {
            switch scalars[index] {
            case "!", "！", "¡": note(index, .exclamation, "an exclamation mark", "end with a full stop", &report)
            case "\"", "'": note(index, .quotes, "a straight quote", "use ’ or “ ”", &report)
            case let scalar where scalar.isEmoji: note(index, .emoji, "an emoji", "use words", &report)
            case let scalar where scalar.isArrow: note(index, .arrow, "an arrow", "use words", &report)
            case ">"
            where index > text.startIndex && "-=".unicodeScalars.contains(scalars[scalars.index(before: index)]):
                note(index, .arrow, "an arrow", "use words", &report)
            default: break
            }
        }
    }

    private func checkWords(_ report: inout Report) {
        for word in words where Self.unwanted.contains(word.folded) {
            note(word.start, .word, "“\(word.folded)”", "leave it out, or offer instead", &report)
        }
    }

    private func checkSpeaker(_ report: inout Report) {
        guard voice == .salve else { return }
        for word in words where !word.isQuoted {
            let stem = word.folded.split(separator: "'").first.map(String.init) ?? word.folded
            guard Self.speakers.contains(word.folded) || ["i", "we"].contains(stem) else { continue }
            let remedy = "say it without a speaker; a line in the person’s own voice says `voice: person`"
            note(word.start, .speaker, "“\(word.folded)” in Salve’s voice", remedy, &report)
        }
        notePhrases(Self.thanking) { word, phrase in
            guard !word.isQuoted else { return }
            note(word.start, .speaker, "“\(phrase)” in Salve’s voice", "leave it out", &report)
        }
    }

    private func checkSoothing(_ report: inout Report) {
        notePhrases(Self.soothers) { word, phrase in
            note(word.start, .soothing, "“\(phrase)” orders a feeling, or comforts emptily", "offer something", &report)
        }
    }

    private func checkRetired(_ report: inout Report) {
        for word in words {
            guard let instead = Self.retired[word.folded] else { continue }
            note(word.start, .retired, "“\(word.folded)” was replaced", "say “\(instead)”", &report)
        }
    }

    private func checkLanding(_ report: inout Report) {
        guard words.count <= 3, let word = words.first(where: { ["worse", "better"].contains($0.folded) }) else {
            return
        }
        let remedy = "say easier, about the same, harder or far away"
        note(word.start, .landing, "“\(word.folded)” as a name for how it landed", remedy, &report)
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

    // MARK: - Other people

    /// No word that makes a person into a kind of person, whoever says it.
    private func checkLabels(_ report: inout Report) {
        let remedy = "say what was seen, or what is felt"
        for word in words where OtherPeople.labels.contains(word.folded) {
            note(word.start, .label, "“\(word.folded)” labels a person", remedy, &report)
        }
        notePhrases(OtherPeople.labelPhrases) { word, phrase in
            note(word.start, .label, "“\(phrase)” labels a person", remedy, &report)
        }
    }

    /// Whether to stay or leave is the person's own.
    private func checkVerdicts(_ report: inout Report) {
        guard voice == .salve else { return }
        notePhrases(OtherPeople.verdicts) { word, phrase in
            guard !word.isQuoted else { return }
            note(word.start, .verdict, "“\(phrase)” decides about a bond", "leave that to the person", &report)
        }
    }

    /// What goes on in somebody else is a guess, and said as one.
    private func checkMinds(_ report: inout Report) {
        guard voice == .salve, words.contains(where: { others.contains($0.folded) }) else { return }
        for range in sentences() where !words[range].contains(where: { OtherPeople.hedges.contains($0.folded) }) {
            for index in range where others.contains(words[index].folded) && !words[index].isQuoted {
                let rest = words[range].suffix(from: index).dropFirst().map(\.folded)
                let what = rest.drop { OtherPeople.between.contains($0) }
                guard let first = what.first else { continue }
                let isState =
                    OtherPeople.being.contains(first) && what.dropFirst().first.map(OtherPeople.states.contains) == true
                guard OtherPeople.minds.contains(first) || isState else { continue }
                let message = "“\(words[index].folded) \(rest.prefix(2).joined(separator: " "))” reads another's mind"
                note(words[index].start, .mind, message, "say “maybe”, or ask", &report)
            }
        }
    }

    /// The words of each sentence that asks nothing, as places in `words`.
    private func sentences() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        for index in words.indices {
            let next = index + 1 < words.count ? words[index + 1].start : text.endIndex
            let end = text.unicodeScalars[words[index].start..<next].first(where: \.endsClause)
            guard end != nil || index + 1 == words.count else { continue }
            if end != "?" { found.append(start..<index + 1) }
            start = index + 1
        }
        return found
    }

    private func notePhrases(_ phrases: Phrases, _ note: (Word, String) -> Void) {
        for index in words.indices {
            guard let beginning = phrases.byFirst[words[index].folded] else { continue }
            for phrase in beginning where words[index...].prefix(phrase.count).lazy.map(\.folded).elementsEqual(phrase)
            {
                note(words[index], phrase.joined(separator: " "))
            }
        }
    }

    // MARK: - Lists

    private static let unwanted: Set<String> = [
        "streak", "streaks", "should", "shouldn't", "just", "simply", "journey", "journeys",
    ]
    private static let speakers: Set<String> = ["our", "ours", "let's", "thanks", "great", "heard", "understood"]
    private static let retired = ["crisis": "help now", "sos": "help now", "tier": "risk"]
    private static let thanking = Phrases(["thank you"])
    private static let soothers = Phrases([
        "calm down", "calm yourself", "stop worrying", "relax now", "don't worry", "do not worry", "cheer up",
        "chin up", "be positive",
        "stay positive", "think positive", "look on the bright side", "everything happens for a reason",
        "it could be worse", "get over it", "snap out of it", "let it go now", "pull yourself together", "be strong",
        "you've got this", "well done", "good job", "you are safe now", "you're safe now",
    ])
}

/// Phrases to be looked for, found by their first word.
struct Phrases: Sendable {
    let byFirst: [String: [[String]]]

    init(_ lines: [String]) {
        let phrases = lines.map { $0.split(separator: " ").map(String.init) }
        byFirst = Dictionary(grouping: phrases) { $0.first ?? "" }
    }
}

/// A word of a line, with where it stands.
private struct Word {
    /// In lower case, with a plain apostrophe.
    let folded: String
    let start: String.Index
    /// True between “ and ”: somebody's words, not Salve's.
    let isQuoted: Bool

    /// The words of a line: runs of letters, digits and apostrophes.
    static func all(in text: String) -> [Word] {
        var words: [Word] = []
        var start: String.Index?
        var depth = 0
        let scalars = text.unicodeScalars
        for index in scalars.indices {
            let scalar = scalars[index]
            if scalar.isWordPart || start != nil && (scalar == "’" || scalar == "'") {
                start = start ?? index
                continue
            }
            if let first = start { words.append(Word(text[first..<index], isQuoted: depth > 0)) }
            start = nil
            if scalar == "“" { depth += 1 }
            if scalar == "”" { depth = max(0, depth - 1) }
        }
        if let start { words.append(Word(text[start...], isQuoted: depth > 0)) }
        return words
    }

    private init(_ characters: Substring, isQuoted: Bool) {
        let lower = characters.lowercased()
        folded = lower.utf8.allSatisfy { $0 < 0x80 } ? lower : lower.replacing("’", with: "'")
        start = characters.startIndex
        self.isQuoted = isQuoted
    }
}

extension Unicode.Scalar {
    /// Letters, digits and spaces of ASCII: most of any line, and nothing to look at.
    fileprivate var isOrdinary: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9", " ": true
        default: false
        }
    }

    /// A letter or a digit, or a mark upon one.
    fileprivate var isWordPart: Bool {
        if isASCII { return isOrdinary && self != " " }
        return properties.isAlphabetic || properties.numericType != nil
            || properties.canonicalCombiningClass.rawValue > 0
    }

    /// What ends a sentence, or a part of one that stands by itself.
    fileprivate var endsClause: Bool {
        switch self {
        case ".", "?", "…", ":", ";": true
        default: false
        }
    }

    fileprivate var isEmoji: Bool { properties.isEmojiPresentation || value == 0xFE0F }

    fileprivate var isArrow: Bool {
        switch value {
        case 0x2190...0x21FF, 0x27F0...0x27FF, 0x2900...0x297F, 0x2B00...0x2B11: true
        default: false
        }
    }
}
