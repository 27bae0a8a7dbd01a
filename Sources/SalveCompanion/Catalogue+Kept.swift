public import SalveContent
public import SalveCore

/// What was kept, in words: of a check-in and of a worksheet. Packs bring words and worksheets too, so this is asked of
/// `Companion.content()`.
extension Catalogue {
    /// What a check-in says, as one line: its shape, its words, its text, and the names found later.
    public func checkInText(_ dated: Timeline.DatedCheckIn) -> String {
        let answers = dated.checkIn.answers
        var parts: [String] = []
        if let shape = answers.shape { parts.append(strings["checkin.shapes.\(shape.name)"]) }
        let words = wordTexts(answers.words, answers.ownWords)
        if !words.isEmpty { parts.append(words.joined(separator: ", ")) }
        if !answers.text.isEmpty { parts.append(answers.text) }
        for name in dated.laterNames {
            let found = wordTexts(name.value.words, name.value.ownWords) + [name.value.text]
            let said = found.filter { !$0.isEmpty }.joined(separator: ", ")
            parts.append(strings.text("checkin.laterLine", ["name": said]))
        }
        if parts.isEmpty { parts.append(strings["checkin.blank"]) }
        return parts.joined(separator: ". ")
    }

    /// Words as they are shown; one that is not there, or not there any more, is shown by its name.
    public func wordTexts(_ words: [WordID], _ ownWords: [String]) -> [String] {
        words.map { self.words[$0]?.word ?? $0.plainName } + ownWords
    }

    /// The text that a worksheet is found by and taken along as: its form and what was answered.
    public func worksheetText(_ sheet: Worksheet) -> String {
        guard let form = worksheet(sheet.form) else {
            return ([sheet.form.name] + sheet.answers.map { $0.text + " " + $0.beside }).joined(separator: "\n")
        }
        let parts = form.parts.compactMap { part -> String? in
            let said = said(sheet[part.id], in: part).joined(separator: "\n")
            return said.isEmpty ? nil : part.question(about: sheet.about, .plain) + "\n" + said
        }
        return ([form.title] + parts).joined(separator: "\n")
    }

    /// What was answered in a part, as lines: choices in their words, then one's own.
    public func said(
        _ answer: Worksheet.Answer,
        in part: WorksheetPart,
        _ wording: Wording = .plain
    ) -> [String] {
        var lines = picked(answer, in: part, wording)
        lines += answer.thoughts.map { strings.line($0) }
        lines += answer.reasons.flatMap { strings.lines($0) }
        // Where someone was picked, the name stands before the words beside it.
        let texts = part.kind == .people ? [answer.beside, answer.text] : [answer.text, answer.beside]
        return lines + texts.filter { !$0.isEmpty }
    }
}
