extension Timeline {
    /// One of a person's own entries about someone, with where it stands.
    public struct CycleSource: Hashable, Sendable {
        /// The entry that holds it, as its line of the timeline names it.
        public let row: EntryID
        /// What stands on its line of the timeline.
        public let kind: Kind
        /// When it was.
        public let at: LocalTime
        /// What it says.
        public let entry: CycleEntry

        /// What it says, in one line of text.
        public var said: String {
            (entry.feelings + entry.thoughts + entry.actions + [entry.text]).filter { !$0.isEmpty }
                .joined(separator: ". ")
        }
    }

    /// What was written about one of one's own people, for the cycle map: in no order.
    ///
    /// Notes on the bond, worksheets that are about them, texts kept instead of sent to them, and check-ins that name them.
    /// `word` gives the text of a feeling word that ships, and `action` the line of what one tends to do, by its name in a
    /// form. A new kind of entry with a person needs one line here. Cost: a pass over worksheets and kept texts by id, and
    /// over the lines of check-ins.
    public func cycleSources(
        about person: Person,
        word: (WordID) -> String?,
        action: (Worksheet.FormID, String) -> String?
    ) -> [CycleSource] {
        var sources: [CycleSource] = []
        func add(_ row: EntryID, _ kind: Kind, _ at: LocalTime, _ fill: (inout CycleEntry) -> Void) {
            var entry = CycleEntry(at: at.moment, day: at.dayNumber)
            fill(&entry)
            sources.append(CycleSource(row: row, kind: kind, at: at, entry: entry))
        }
        for note in bondNotes(about: person.thing) where !note.value.text.isEmpty {
            add(note.entry, .bondNote, note.at) { $0.text = note.value.text }
        }
        for held in heldTexts where held.value.person == person.thing {
            add(held.entry, .held, held.at) {
                $0.text = held.value.text
                $0.feelings = [held.value.feeling].filter { !$0.isEmpty }
            }
        }
        for sheet in worksheets where sheet.value.person == person.thing && !isDrawn(sheet.value) {
            add(sheet.entry, .worksheet, sheet.at) { $0.take(sheet.value, word: word, action: action) }
        }
        let names = CycleName(person.name)
        for dated in checkIns where names.stands(in: dated.checkIn.answers.text) {
            let answers = dated.checkIn.answers
            add(dated.current.entry, .checkIn, dated.at) {
                $0.text = answers.text
                $0.feelings = answers.words.compactMap(word) + answers.ownWords
            }
        }
        return sources
    }
}

extension CycleEntry {
    /// Takes what one said oneself on a worksheet: its parts `feelings`, `thoughts` and `actions` as such, chosen or
    /// written, and what was written elsewhere as text.
    ///
    /// What a part asks about the other's side, a friend's voice, and what was chosen elsewhere from lines that ship are left
    /// out: they are not one's own word on how one was towards them.
    fileprivate mutating func take(
        _ sheet: Worksheet,
        word: (WordID) -> String?,
        action: (Worksheet.FormID, String) -> String?
    ) {
        let loop = Loop(sheet)
        for answer in sheet.answers {
            switch loop?.field(of: answer.part) ?? answer.part {
            case "feelings": feelings += answer.picks.compactMap { word(WordID($0)) } + Self.lines(answer.text)
            case "thoughts": thoughts += answer.thoughts.map(\.text) + Self.lines(answer.text)
            case "actions": actions += answer.picks.compactMap { action(sheet.form, $0) } + Self.lines(answer.text)
            case "theirs", "friend", "both", "normal", "side", "option", "bridge", "need", "colour", "touch": break
            default: if !answer.text.isEmpty { text += text.isEmpty ? answer.text : "\n" + answer.text }
            }
        }
    }

    private static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map(String.init)
    }
}

extension Loop {
    /// What a part of a loop is called on a reflection.
    ///
    /// What is asked beside its five places is left out, and so is what is guessed of the other.
    fileprivate func field(of part: String) -> String {
        switch Node(rawValue: part) {
        case .feeling: "feelings"
        case .thought: "thoughts"
        case .action: "actions"
        case .trigger, .next: part
        case nil: "theirs"
        }
    }
}

/// A name, looked for as a whole word.
private struct CycleName {
    private let name: [UInt8]

    init(_ name: String) {
        self.name = Array(name.utf8)
    }

    /// True when the text holds the name, in any case of its ASCII letters, as a word of its own.
    func stands(in text: String) -> Bool {
        guard name.count >= 2, text.utf8.count >= name.count else { return false }
        var text = text
        return text.withUTF8 { bytes in
            (0...(bytes.count - name.count)).contains { start in
                let end = start + name.count
                return (start == 0 || !WordStem.isWordByte(bytes[start - 1]))
                    && (end == bytes.count || !WordStem.isWordByte(bytes[end]))
                    && name.indices.allSatisfy { Self.low(bytes[start + $0]) == Self.low(name[$0]) }
            }
        }
    }

    private static func low(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
