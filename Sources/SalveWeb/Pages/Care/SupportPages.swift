import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/care/support`: who can be asked for what, a draft to one of them, and what came of it.
///
/// Nothing is sent.
struct SupportPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [SupportPage.self, DraftPage.self, AskedPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.care(.support).path)) { _, context in
            let supporters = try await context.requireCompanion().supporters()
            return site.answer(SupportPage(supporters, site.catalogue.strings), context)
        }
        router.get(RouterPath(Route.care(.draft(":id")).path)) { _, context in
            let person = try await person(context)
            return site.answer(DraftPage(person, site.catalogue.strings), context)
        }
        router.post(RouterPath(Route.care(.draft(":id")).path)) { _, context in try await keep(context) }
        router.get(RouterPath(Route.care(.asked(":id")).path)) { _, context in try await asked(context) }
        router.post(RouterPath(Route.care(.asked(":id")).path)) { _, context in try await answer(context) }
    }

    /// Someone who can be asked; who is kept simple is not found here (R17).
    private func person(_ context: WebContext) async throws -> Person {
        let id = try context.pathID()
        guard let person = try await context.requireCompanion().person(id), person.isAskable else {
            throw WebProblem.notFound
        }
        return person
    }

    private func keep(_ context: WebContext) async throws -> Response {
        let person = try await person(context)
        let form = try context.formID()
        try await context.requireCompanion().keepAsking(
            try context.form?.text(.text) ?? "",
            person: person.thing,
            kind: context.form?.choice(.support),
            form: form
        )
        return .seeOther(.care(.asked(form.text)))
    }

    private func asked(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        guard let asking = await companion.asking(try context.pathID())?.value else { throw WebProblem.notFound }
        let person = await companion.person(asking.person).flatMap { $0.isAskable ? $0 : nil }
        let isOpen = await companion.opens(.asking, about: asking.person)
        return site.answer(AskedPage(asking, person, isOpen: isOpen, site.catalogue.strings), context)
    }

    private func answer(_ context: WebContext) async throws -> Response {
        guard let outcome = context.form?.choice(.outcome, as: Asking.Outcome.self) else { throw WebProblem.badValue }
        let thing = try context.pathID()
        try await context.requireCompanion().answerAsking(thing, outcome, form: try context.formID())
        return .seeOther(.care(.asked(thing.text)))
    }
}

/// Who can be asked, by what for.
struct SupportPage: Page {
    static let template = "care/support"
    static let section: Section? = .list

    let groups: [Group]
    let isEmpty: Bool

    /// What for, and whom.
    struct Group: Sendable {
        let heading: String
        let hint: String
        let people: [One]
        let hasPeople: Bool
    }

    /// One supporter.
    struct One: Sendable {
        let name: String
        let link: String
    }

    init(_ supporters: [Person], _ strings: Strings) {
        isEmpty = supporters.isEmpty
        groups = SupportKind.allCases.map { kind in
            let people = supporters.filter { $0.goodFor.contains(kind) }.map { person in
                One(name: person.name, link: Route.care(.draft(person.thing.text)).path)
            }
            return Group(
                heading: strings["support.kind.\(kind.rawValue)"],
                hint: strings["support.start.\(kind.rawValue)"],
                people: people,
                hasPeople: !people.isEmpty
            )
        }
    }
}

/// A draft to someone.
struct DraftPage: Page {
    static let template = "care/draft"
    static let section: Section? = .list

    let path: String
    let heading: String
    let kinds: Choices
    /// Ways to begin, for what they are good for first.
    let starts: [String]

    init(_ person: Person, _ strings: Strings) {
        path = Route.care(.draft(person.thing.text)).path
        heading = strings.text("support.draft.title", ["name": person.name])
        let order = person.goodFor + SupportKind.allCases.filter { !person.goodFor.contains($0) }
        kinds = Choices(
            name: Field.support.rawValue,
            legend: strings["support.draft.what"],
            kind: "radio",
            options: order.map { kind in
                let label = strings["support.kind.\(kind.rawValue)"]
                return Choices.Option(value: kind.rawValue, label: label, isChosen: false)
            }
        )
        starts = order.map { strings["support.start.\($0.rawValue)"] }
    }
}

/// A draft that is kept, to be copied out, and what came of it.
struct AskedPage: Page {
    static let template = "care/asked"
    static let section: Section? = .list

    let shelf = Shelf.people.rawValue
    let thing: String
    let path: String
    let heading: String
    let text: String
    let caller: Caller?
    let outcomes: [Choices.Option]
    let said: String?
    /// False for words to someone kept simple since: they stay, and nothing asks about them (R17).
    let isOpen: Bool

    init(_ asking: Asking, _ person: Person?, isOpen: Bool, _ strings: Strings) {
        self.isOpen = isOpen
        thing = asking.thing.text
        path = Route.care(.asked(asking.thing.text)).path
        let name = person?.name ?? strings["support.someone"]
        heading = strings.text("support.asked.title", ["name": name])
        text = asking.text
        caller = person.map(Caller.init)
        outcomes = Asking.Outcome.allCases.map { outcome in
            let label = strings["support.outcome.\(outcome.rawValue)"]
            return Choices.Option(value: outcome.rawValue, label: label, isChosen: outcome == asking.outcome)
        }
        said = asking.outcome.map { strings["support.said.\($0.rawValue)"] }
    }
}
