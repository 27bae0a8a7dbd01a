import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/sheet/…`: one worksheet, a part a page; which parts open is the one machine's.
struct WorksheetPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [WorksheetPage.self, WorksheetPartPage.self, WorksheetReadPage.self]

    let site: Site

    private var strings: Strings { site.catalogue.strings }

    func add(to router: RouterGroup<WebContext>) {
        router.get(RouterPath(Route.sheet(.one(":id")).path)) { _, context -> Response in
            let view = try await view(context)
            if view.form.group == .loop { return .found(view.whole) }
            return site.answer(WorksheetPage(view, strings, context.settings.wording), context)
        }
        router.post(RouterPath(Route.sheet(.one(":id")).path)) { _, context in try await press(context) }
        router.get(RouterPath(Route.sheet(.part(":id", part: ":part")).path)) { _, context in
            try await showPart(context)
        }
        router.get(RouterPath(Route.sheet(.more(":id", part: ":part")).path)) { _, context in
            try await showPart(context, asksForMore: true)
        }
        router.post(RouterPath(Route.sheet(.part(":id", part: ":part")).path)) { _, context in
            try await keepPart(context)
        }
        router.get(RouterPath(Route.sheet(.read(":id")).path)) { _, context -> Response in
            let view = try await view(context)
            if view.form.group == .loop { return .found(view.read) }
            let content = try await context.requireCompanion().content()
            let page = WorksheetReadPage(view, now: site.surroundings.now(), content, context.settings.wording)
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
        case .ask: return try await open(thing, at: context.form?[.go], companion, form)
        case .stop:
            try await companion.stopWorksheet(thing, form: form)
            return .seeOther(try await companion.worksheet(thing).whole)
        case .keep:
            if let sitting = try await companion.finishWorksheet(thing, form: form) {
                return .seeOther(.sitting(id: sitting.text, .here))
            }
            return await site.seeOther(try await companion.worksheet(thing).whole, saying: .kept, context)
        case .go:
            let list = try await companion.worksheet(thing).form.list
            try await companion.delete(thing, form: form)
            return .seeOther(list)
        case .far: return try await land(.far, thing, companion)
        case .fuller:
            try await companion.takeFullerWay(thing, form: form)
            let left = try await companion.worksheet(thing).parts.first { $0.answer.isEmpty }?.part.id
            return try await open(thing, at: context.form?[.go] ?? left, companion, site.surroundings.newID())
        case .plan:
            try await companion.planNext(
                from: context.form?[.part] ?? "",
                of: thing,
                askInDays: context.form?[.days].flatMap { Int($0) },
                form: form
            )
            return await site.seeOther(try await companion.worksheet(thing).read, saying: .kept, context)
        case nil: throw WebProblem.badValue
        }
    }

    /// Opens the inner parts, and goes on at the part that was asked for, or where it was left.
    private func open(
        _ thing: EntryID,
        at name: String?,
        _ companion: Companion,
        _ form: EntryID
    ) async throws -> Response {
        let view = try await companion.openWorksheet(thing, form: form)
        if view.isLedIn, let sitting = view.sitting { return .seeOther(.sitting(id: sitting.text, .here)) }
        let asked = name.flatMap { view.part($0) }.flatMap { $0.isOpen ? $0 : nil }
        guard view.isInHand, let next = asked ?? view.goesOnAt else { return .seeOther(view.whole) }
        return .seeOther(.sheet(.part(thing.text, part: next.part.id)))
    }

    // MARK: - One part

    private func showPart(_ context: WebContext, asksForMore: Bool = false) async throws -> Response {
        let companion = try context.requireCompanion()
        let view = try await view(context)
        guard let part = view.part(context.parameters.get("part") ?? "") else { throw WebProblem.notFound }
        guard part.isOpen else { return .found(view.whole) }
        let draft = await companion.draft(in: .worksheet(view.sheet.thing, part: part.part.id)).map { FormFields($0) }
        let answer = try draft.map { try Worksheet.Answer($0, part.part.id) } ?? part.answer
        let wording = context.settings.wording
        let page = WorksheetPartPage(
            view,
            part,
            answer,
            seen: draft?[.seen],
            asksForMore: asksForMore,
            await companion.content(),
            wording
        )
        return site.answer(page, context)
    }

    /// What was written is kept first, whichever button was pressed: only then comes what the button asks for.
    private func keepPart(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let thing = try context.pathID()
        let name = context.parameters.get("part") ?? ""
        let form = try context.formID()
        let fields = context.form ?? FormFields(encoded: [])
        let press = fields.choice(.act, as: Move.self)
        var answer = try Worksheet.Answer(fields, name)
        if press == .edit, let line = try await pickedLine(answer, thing, companion, context) {
            answer = Worksheet.Answer(part: name, text: line)
        }
        try await OtherTab(companion, newID: site.surroundings.newID).keep((thing, name), before: fields, form: form)
        let isJoined = try await companion.write(
            answer,
            in: thing,
            seen: fields[.seen],
            endsRound: press == .next,
            form: form
        )
        if let landing: Landing = fields.choice(.landing) {
            return try await land(landing, thing, companion)
        }
        let view = try await companion.worksheet(thing)
        if isJoined { return await site.seeOther(view.read, saying: .joined, context) }
        let whole = view.whole
        if let go = fields[.go] {
            guard let part = view.part(go), part.isOpen else { return .seeOther(whole) }
            return .seeOther(.sheet(.part(thing.text, part: go)))
        }
        switch press {
        case .next, nil: return .seeOther(view.route(after: name, wasAsked: fields[.asked] != nil))
        case .skip: return .seeOther(view.route(after: name, wasAsked: true))
        case .more: return .seeOther(.sheet(.more(thing.text, part: name)))
        case .back:
            guard let before = view.before(name), before.isOpen else { return .seeOther(whole) }
            return .seeOther(.sheet(.part(thing.text, part: before.part.id)))
        case .all: return .seeOther(whole)
        case .edit: return .seeOther(.sheet(.part(thing.text, part: name)))
        case .stop:
            // From a part it leads to the end that every sitting has, not back to what is left to do.
            try await companion.stopWorksheet(thing, form: site.surroundings.newID())
            return .seeOther(view.sitting.map { .sitting(id: $0.text, .here) } ?? whole)
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

    private enum Press: String { case ask, stop, keep, go, plan, far, fuller }
    private enum Move: String { case next, skip, more, back, all, edit, stop }
}

extension SheetView {
    /// Where to go on: at a part while it is in hand, else the whole.
    var here: Route {
        guard isInHand, let next = goesOnAt else { return whole }
        return .sheet(.part(sheet.thing.text, part: next.part.id))
    }

    /// Where to go from a part: once to the same part where one more may be asked for, to the turn where something
    /// else may come first, else to the next part, and at the end to what was written.
    func route(after name: String, wasAsked: Bool) -> Route {
        let id = sheet.thing.text
        if let one = part(name) {
            if !wasAsked, !tellsFear, one.answer.nudge(in: one.part) != nil { return .sheet(.more(id, part: name)) }
            if turnsAway(after: one) { return .sheet(.turn(id)) }
        }
        guard let next = after(name) else { return read }
        return next.isOpen ? .sheet(.part(id, part: next.part.id)) : whole
    }
}
