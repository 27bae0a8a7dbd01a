import SalveContent
import SalveCore

/// Robin's answers to the short check, about a month apart.
extension Demo {
    /// The days of the half year on which it was answered, with the answers.
    private static let measured: [Int: [Int]] = [
        101: [1, 3, 1, 3, 1, 3], 133: [1, 3, 2, 2, 1, 3], 166: [2, 2, 2, 3, 2, 2],
    ]

    func answerCheck(day: Int) async throws(CompanionError) {
        guard let answers = Self.measured[day] else { return }
        let id = Scale.ID("salve-short")
        let begun = try await companion.beginMeasure(id, asking: true, form: form())
        guard let begun, let scale = companion.catalogue.scale(id)?.scale else { return }
        clock.pass(minutes: 2)
        var given: [AnsweredScale.Place: Int?] = [:]
        for (item, answer) in zip(scale.items, answers) { given[AnsweredScale.Place(item.id)] = .some(answer) }
        _ = try await companion.answer(given, in: begun, finishes: true, form: form())
    }
}
