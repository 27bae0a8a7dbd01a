import SalveContent
import SalveCore

/// Robin's letters and lines: one to read, one that still waits, and two lines for a hard moment.
extension Demo {
    /// What is written on a day of the half year; on most days nothing.
    func writeLetters(day: Int) async throws(CompanionError) {
        switch day {
        case 58: try await write(.friend, "friend")
        case 97: try await keepLine("line", isOnCard: true)
        case 120: try await write(.gratitude, "gratitude")
        case 160: try await write(.friend, "sealed", sealedForDays: 120)
        case 171: try await keepLine("second", isOnCard: false)
        default: break
        }
    }

    private func text(_ key: String) -> String { companion.catalogue.strings["letters.demo." + key] }

    private func write(_ kind: Letter.Kind, _ key: String, sealedForDays days: Int? = nil) async throws(CompanionError)
    {
        let until = days.map { clock.today.adding(days: $0) }
        let form = form()
        let words = LetterWords(kind: kind, text: text(key), sealedUntil: until)
        try await companion.keepLetter(words, thing: form, seen: "-", form: form)
    }

    private func keepLine(_ key: String, isOnCard: Bool) async throws(CompanionError) {
        try await companion.keepLine(text(key), isOnCard: isOnCard, form: form())
    }
}
