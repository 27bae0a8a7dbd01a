import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/sheet/…`: one worksheet, a part a page; which parts open is the one machine's.
struct SheetPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [SheetPage.self, SheetPartPage.self, SheetReadPage.self]

    let site: Site

    private var strings: Strings { site.catalogue.strings }

    func add(to router: RouterGroup<WebContext>) {
        router.get(RouterPath(Route.sheet(.one(":id")).path)) { _, context in
            let view = try await view(context)
            return site.answer(SheetPage(view, strings, context.settings.wording), context)
        }
        router.post(RouterPath(Route.sheet(.one(":id")).path)) { _, context in try await press(context) }
        router.get(RouterPath(Route.sheet(.part(":id", part: ":part")).path)) { _, context in
            try await showPart(context)
        }
        router.post(RouterPath(Route.sheet(.part(":id", part: ":part")).path)) { _, context in
            try await keepPart(context)
        }
        router.get(RouterPath(Route.sheet(.read(":id")).path)) { _, context in
            let view = try await view(context)
            let page = SheetReadPage(view, now: site.surroundings.now(), strings, context.settings.wording)
            return site.answer(page, context)
        }
    }

    private func view(_ context: WebContext) async throws -> SheetView {
        try await context.requireCompanion().worksheet(context.pathID())
    }

    // MARK: - The whole

    private func press(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let thing = try context.pathID()
        let form = try context.formID()
        switch context.form?.choice(.act, as: Press.self) {
        case .ask: return try await open(thing, companion, form)
        case .stop:
            try await companion.stopWorksheet(thing, form: form)
            return .seeOther(.sheet(.one(thing.text)))
        case .keep:
            if let sitting = try await companion.finishWorksheet(thing, form: form) {
                return .seeOther(.sitting(id: sitting.text, .here))
            }
            return await site.seeOther(.sheet(.one(thing.text)), saying: .kept, context)
        case .go:
            try await companion.delete(thing, form: form)
            return .seeOther(.sheet(.list))
        case .plan:
            try await companion.planNext(
                from: context.form?[.part] ?? "",
                of: thing,
                askInDays: context.form?[.days].flatMap { Int($0) },
                form: form
            )
            return await site.seeOther(.sheet(.read(thing.text)), saying: .kept, context)
        case nil: throw WebProblem.badValue
        }
    }

    private func open(_ thing: EntryID, _ companion: Companion, _ form: EntryID) async throws -> Response {
        let view = try await companion.openWorksheet(thing, form: form)
        if view.isLedIn, let sitting = view.sitting { return .seeOther(.sitting(id: sitting.text, .here)) }
        let open = view.parts.filter(\.isOpen)
        let next = open.first { $0.answer.isEmpty } ?? open.first
        guard view.isInHand, let next else { return .seeOther(.sheet(.one(thing.text))) }
        return .seeOther(.sheet(.part(thing.text, part: next.part.id)))
    }

    // MARK: - One part

    private func showPart(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let view = try await view(context)
        guard let part = view.part(context.parameters.get("part") ?? "") else { throw WebProblem.notFound }
        guard part.isOpen else { return .found(.sheet(.one(view.sheet.thing.text))) }
        let draft = await companion.draft(in: .worksheet(view.sheet.thing, part: part.part.id))
        let answer = try draft.map { try Self.answer(FormFields($0), part.part.id) } ?? part.answer
        return site.answer(SheetPartPage(view, part, answer, strings, context.settings.wording), context)
    }

    private static func answer(_ fields: FormFields, _ part: String) throws -> Worksheet.Answer {
        Worksheet.Answer(
            part: part,
            text: try fields.text(.text) ?? "",
            beside: try fields.text(.beside) ?? "",
            picks: fields.all(.pick)
        )
    }

    /// What was written is kept first, whichever button was pressed: only then comes what the button asks for.
    private func keepPart(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let thing = try context.pathID()
        let name = context.parameters.get("part") ?? ""
        let form = try context.formID()
        let fields = context.form ?? FormFields(encoded: [])
        let press = fields.choice(.act, as: Move.self)
        var answer = try Self.answer(fields, name)
        if press == .edit, let line = try await pickedLine(answer, thing, companion, context) {
            answer = Worksheet.Answer(part: name, text: line)
        }
        try await companion.write(answer, in: thing, form: form)
        if let landing: Landing = fields.choice(.landing) {
            return try await land(landing, thing, companion)
        }
        let view = try await companion.worksheet(thing)
        let whole = Route.sheet(.one(thing.text))
        switch press {
        case .next, .skip, nil:
            guard let next = view.after(name) else { return .seeOther(.sheet(.read(thing.text))) }
            return .seeOther(next.isOpen ? .sheet(.part(thing.text, part: next.part.id)) : whole)
        case .back:
            guard let before = view.before(name), before.isOpen else { return .seeOther(whole) }
            return .seeOther(.sheet(.part(thing.text, part: before.part.id)))
        case .all: return .seeOther(whole)
        case .edit: return .seeOther(.sheet(.part(thing.text, part: name)))
        case .stop:
            try await companion.stopWorksheet(thing, form: site.surroundings.newID())
            return await site.seeOther(whole, saying: .kept, context)
        }
    }

    /// The chosen line in its words, to be changed; nil when none was chosen.
    private func pickedLine(
        _ answer: Worksheet.Answer,
        _ thing: EntryID,
        _ companion: Companion,
        _ context: WebContext
    ) async throws -> String? {
        let part = try await companion.worksheet(thing).form.part(answer.part)
        let lines = part?.choices.filter { answer.picks.contains($0.id) }.map { $0.line[context.settings.wording] }
        guard let lines, !lines.isEmpty else { return nil }
        return ([answer.text].filter { !$0.isEmpty } + lines).joined(separator: "\n")
    }

    private func land(_ landing: Landing, _ thing: EntryID, _ companion: Companion) async throws -> Response {
        let sitting = try await companion.land(landing, worksheet: thing, form: site.surroundings.newID())
        return .seeOther(.sitting(id: sitting.text, .here))
    }

    private enum Press: String { case ask, stop, keep, go, plan }
    private enum Move: String { case next, skip, back, all, edit, stop }
}
