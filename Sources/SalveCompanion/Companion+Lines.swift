public import SalveCore

/// Something kept from which a line can be taken.
public struct LineSource: Sendable {
    /// The thing that holds it.
    public let thing: EntryID
    /// The words as they would be taken.
    public let text: String
    /// When it was.
    public let at: LocalTime
}

/// Lines from a steady day: one's own, and shown by choice only (R20: never by chance).
extension Companion {
    /// The longest line, in characters.
    public static let lineLength = 300
    /// How many kindnesses or check-ins are listed to take a line from, and how many sentences of a letter.
    public static let sourceCount = 40

    /// All lines, in the order they were made.
    public func steadyLines() -> [SteadyLine] { timeline.steadyLines.map(\.value) }

    /// The lines for a hard moment: those that are not put aside.
    public func linesAtHand() -> [SteadyLine] { steadyLines().filter { !$0.isHidden } }

    /// Keeps a line, new or changed.
    public func keepLine(
        _ text: String,
        isHidden: Bool = false,
        isOnCard: Bool = false,
        thing: EntryID? = nil,
        form: EntryID
    ) async throws(CompanionError) {
        let text = try Self.words(text)
        guard text.count <= Self.lineLength else { throw .badValue }
        let older = thing.flatMap { timeline.steadyLine($0) }
        if thing != nil, older == nil { throw .notFound }
        let line = SteadyLine(thing: thing ?? form, text: text, isHidden: isHidden, isOnCard: isOnCard)
        try await record([.line(line)], happened: older?.at, form: form)
    }

    /// Kindnesses that are short enough for a line and are none yet, the newest first.
    public func kindnessesForLines() -> [LineSource] {
        sources(kindnesses().lazy.map { LineSource(thing: $0.value.thing, text: $0.value.text, at: $0.at) })
    }

    /// What was written at check-ins, where it is short enough for a line and is none yet, the newest first.
    public func checkInsForLines() -> [LineSource] {
        let newest = timeline.checkIns.sorted { ($1.at.moment, $1.checkIn.thing) < ($0.at.moment, $0.checkIn.thing) }
        return sources(
            newest.lazy.filter { !$0.checkIn.answers.text.isEmpty }
                .map { LineSource(thing: $0.checkIn.thing, text: $0.checkIn.answers.text, at: $0.at) }
        )
    }

    /// The first sentences of a letter that are short enough for a line, each once; none while it is sealed, nor of one
    /// to someone kept simple: a hard moment is no place for words to them (R17).
    public func sentencesForLines(of letter: Letter) -> [String] {
        if isSealed(letter) || !timeline.opens(.encouraging, about: letter.to) { return [] }
        var seen = Set(steadyLines().map(\.text))
        var sentences: [String] = []
        for sentence in Self.sentences(letter.text) where sentences.count < Self.sourceCount {
            if seen.insert(sentence).inserted { sentences.append(sentence) }
        }
        return sentences
    }

    private func sources(_ all: some Sequence<LineSource>) -> [LineSource] {
        let taken = Set(steadyLines().map(\.text))
        var result: [LineSource] = []
        for one in all where one.text.count <= Self.lineLength && !taken.contains(one.text) {
            result.append(one)
            if result.count == Self.sourceCount { break }
        }
        return result
    }

    /// The sentences of a text that fit a line: each ends at a full stop and the like, or at the end of its line.
    private static func sentences(_ text: String) -> [String] {
        var result: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            var sentence = ""
            for character in line {
                if sentence.isEmpty, character.isWhitespace { continue }
                sentence.append(character)
                if ".?!…。？！".contains(character) {
                    result.append(sentence)
                    sentence = ""
                }
            }
            if !sentence.isEmpty { result.append(sentence) }
            if result.count > sourceCount * 4 { break }
        }
        return result.filter { $0.count >= 8 && $0.count <= lineLength }
    }
}
