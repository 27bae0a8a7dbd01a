import Hummingbird
import SalveCompanion
import SalveCore

/// Keeps what is typed as one goes: `draft.js` posts a form here, in its own fields.
///
/// Without script nothing is kept as one goes, and nothing is lost either: every problem gives all of it back.
struct DraftKeeping: Sendable {
    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.post(RouterPath(Route.draft(":name").path)) { _, context -> Response in
            guard let slot = context.parameters.get("name").flatMap({ DraftSlot(named: $0) }) else {
                throw WebProblem.notFound
            }
            let form = try context.formID()
            let drafted = context.form?.drafted ?? []
            if let letter = slot.letter {
                let seen = context.form?[.seen] ?? ""
                try await context.requireCompanion().saveDraft(drafted, ofLetter: letter, seen: seen, form: form)
                return Response(status: .noContent)
            }
            let companion = try context.requireCompanion()
            if let part = slot.worksheetPart {
                let fields = context.form ?? FormFields(encoded: [])
                try await OtherTab(companion, newID: site.surroundings.newID).keep(part, before: fields, form: form)
                let by = Draft.Field(name: Field.by.rawValue, value: form.text)
                try await companion.saveDraft(drafted + [by], in: slot, form: form)
                return Response(status: .noContent)
            }
            try await companion.saveDraft(drafted, in: slot, form: form)
            return Response(status: .noContent)
        }
    }
}
