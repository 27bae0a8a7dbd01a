import SalveCompanion
import SalveCore

/// What another tab typed into a part and did not send: kept before something else takes its place.
struct OtherTab: Sendable {
    private let companion: Companion
    private let newID: @Sendable () -> EntryID

    init(_ companion: Companion, newID: @escaping @Sendable () -> EntryID) {
        self.companion = companion
        self.newID = newID
    }

    /// Keeps the draft of a part where it was typed by another form than this one, and this one's page didn't show it.
    func keep(_ part: (thing: EntryID, part: String), before fields: FormFields, form: EntryID) async throws {
        guard let draft = await companion.draft(in: .worksheet(part.thing, part: part.part)) else { return }
        let typed = FormFields(draft)
        let answer = try Worksheet.Answer(typed, part.part)
        guard let by = typed[.by], by != form.text, answer.mark != fields[.shown], !answer.isEmpty else { return }
        do throws(CompanionError) {
            try await companion.write(answer, in: part.thing, seen: typed[.seen] ?? "", form: newID())
        } catch {
            // What can't be kept as an answer stays a draft, or goes with a worksheet that was let go.
            guard error == .badValue || error == .notFound else { throw error }
        }
    }
}
