import SalveContent
import SalveCore

/// Robin's patience for a day, and what it shifted, noted in the evening.
extension Demo {
    func choosePatience(daysBeforeEnd days: Int) async throws(CompanionError) {
        let patience = Practice.ID("one-patience")
        let view = try await companion.begin(.other, distress: 2, opening: patience, asking: true, form: form())
        clock.pass(minutes: 3)
        _ = try await companion.act(.stop, in: view.id, form: form())
        clock.set(daysBeforeEnd: days, hour: 19, minute: 10)
        guard let question = await companion.laterQuestion() else { return }
        let text = companion.catalogue.strings["command.demo.later"]
        try await companion.note(text, about: question.practice, in: question.sitting, form: form())
    }
}
