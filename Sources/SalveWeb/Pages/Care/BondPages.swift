import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/people/…`: how it is with one's own people over time, and what opens with one of them.
///
/// Whether it opens is asked of `Companion.opens`; where it does not, other ways stand there (R17).
struct BondPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [
        BondPage.self, BondNotePage.self, BondsAcrossPage.self, OtherWaysPage.self,
    ]

    let site: Site

    private var strings: Strings { site.catalogue.strings }

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.bonds(.own).path)) { _, context in try await bond(nil, context) }
        router.post(RouterPath(Route.bonds(.own).path)) { _, context in try await keep(nil, context) }
        router.get(RouterPath(Route.bonds(.across).path)) { _, context in try await across(context) }
        router.get(RouterPath(Route.bonds(.bond(":id")).path)) { _, context in
            try await bond(try await site.person(context), context)
        }
        router.post(RouterPath(Route.bonds(.bond(":id")).path)) { _, context in
            try await keep(try await site.person(context), context)
        }
        router.get(RouterPath(Route.bonds(.note(":id")).path)) { _, context in try await note(context) }
        router.post(RouterPath(Route.bonds(.note(":id")).path)) { _, context in try await change(context) }
        router.post(RouterPath(Route.bonds(.leaveSwitch(":id")).path)) { _, context in
            let thing = try context.pathID()
            try await context.requireCompanion().leaveSwitch(of: thing, form: try context.formID())
            return Response.seeOther(.person(thing.text))
        }
        router.post(RouterPath(Route.bonds(.apart(":id")).path)) { _, context in try await apart(context) }
    }

    // MARK: - After a parting

    private enum Apart: String { case ask, stop, pass }

    private func apart(_ context: WebContext) async throws -> Response {
        let thing = try context.pathID()
        let companion = try context.requireCompanion()
        let form = try context.formID()
        switch context.form?.choice(.act, as: Apart.self) {
        case .ask: try await companion.askApart(true, about: thing, form: form)
        case .stop: try await companion.askApart(false, about: thing, form: form)
        case .pass: try await companion.passApart(about: thing, form: form)
        case nil: throw WebProblem.badValue
        }
        return .seeOther(context.form?[.back] == "today" ? .today : .bonds(.bond(thing.text)))
    }

    // MARK: - One bond

    private func bond(_ person: Person?, _ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let slot = DraftSlot.bond(person?.thing)
        let draft = await companion.draft(in: slot).map { FormFields($0) }
        let page = BondPage(
            person,
            fields: try BondFields(draft, about: person, strings),
            notes: await companion.bondNotes(about: person?.thing),
            draft: Route.draft(slot.name).path,
            gone: await Gone.lines(companion),
            now: site.surroundings.now(),
            strings
        )
        return site.answer(page, context)
    }

    private func keep(_ person: Person?, _ context: WebContext) async throws -> Response {
        let form = try context.formID()
        let note = try Self.note(form, person?.thing, context)
        try await context.requireCompanion().keepBondNote(note, form: form)
        let route = person.map { Route.bonds(.bond($0.thing.text)) } ?? .bonds(.own)
        return await site.seeOther(route, saying: .kept, context)
    }

    private static func note(_ thing: EntryID, _ person: EntryID?, _ context: WebContext) throws -> BondNote {
        BondNote(
            thing: thing,
            person: person,
            text: try context.form?.text(.text) ?? "",
            asIAm: context.form?.choice(.asIAm),
            lately: context.form?.choice(.lately)
        )
    }

    // MARK: - One note

    private func note(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        guard let current = await companion.bondNote(try context.pathID()) else { throw WebProblem.notFound }
        let person = await companion.personOf(current.value)
        let slot = DraftSlot.bond(current.value.thing)
        let draft = await companion.draft(in: slot).map { FormFields($0) }
        let fields = try draft.map { try BondFields($0, about: person, strings) }
        let page = BondNotePage(
            current,
            fields: fields ?? BondFields(current.value, about: person, strings),
            draft: Route.draft(slot.name).path,
            now: site.surroundings.now(),
            strings
        )
        return site.answer(page, context)
    }

    private func change(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let thing = try context.pathID()
        guard let older = await companion.bondNote(thing)?.value else { throw WebProblem.notFound }
        let note = try Self.note(thing, older.person, context)
        try await companion.keepBondNote(note, changing: true, form: try context.formID())
        let route = older.person.map { Route.bonds(.bond($0.text)) } ?? .bonds(.own)
        return await site.seeOther(route, saying: .kept, context)
    }

    // MARK: - Side by side

    private func across(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let people = await companion.people(for: .cycleMap)
        var groups: [BondsAcrossPage.Group] = []
        for person in people.filter({ !$0.traits.isPast }) + people.filter(\.traits.isPast) {
            let notes = await companion.bondNotes(about: person.thing)
            groups.append(BondsAcrossPage.Group(person, notes, now: site.surroundings.now(), strings))
        }
        let own = await companion.bondNotes(about: nil)
        groups.append(BondsAcrossPage.Group(nil, own, now: site.surroundings.now(), strings))
        let shown = groups.filter { !$0.notes.isEmpty }
        return site.answer(BondsAcrossPage(shown, hasOthers: await companion.hasNotesApart()), context)
    }
}

extension Site {
    /// The person whose id the path holds.
    func person(_ context: WebContext) async throws -> Person {
        guard let person = try await context.requireCompanion().person(context.pathID()) else {
            throw WebProblem.notFound
        }
        return person
    }

    /// Other ways, in place of what is not open about this person (R17).
    func otherWays(_ person: Person, _ context: WebContext) -> Response {
        answer(OtherWaysPage(person, catalogue.strings), context)
    }
}

extension Companion {
    /// The person that a note is about; nil for being on one's own.
    fileprivate func personOf(_ note: BondNote) -> Person? { note.person.flatMap { person($0) } }
}
