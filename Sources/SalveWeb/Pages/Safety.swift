import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/list/people`, `/list/steps` and `/list/card`: one's own people, the safety steps, and the card made of them.
struct SafetyPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [
        PeoplePage.self, PersonPage.self, StepsPage.self, StepPage.self, CardPage.self,
    ]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.people.path)) { _, context in try await people(context) }
        router.post(RouterPath(Route.people.path)) { _, context in try await keepPerson(context) }
        router.get(RouterPath(Route.person(":id").path)) { _, context in try await person(context) }
        router.get(RouterPath(Route.steps.path)) { _, context in try await steps(context) }
        router.post(RouterPath(Route.steps.path)) { _, context in try await keepStep(context) }
        router.get(RouterPath(Route.step(":id").path)) { _, context in try await step(context) }
        router.get(RouterPath(Route.card.path)) { _, context in
            site.answer(CardPage(try await context.requireCompanion().card()), context)
        }
        router.post(RouterPath(Route.card.path)) { _, context -> Response in
            let card = try await context.requireCompanion().card()
            return .download([UInt8](card.page.utf8), "card.html", type: "text/html; charset=utf-8")
        }
    }

    private var strings: Strings { site.catalogue.strings }

    // MARK: - People

    private func people(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let page = PeoplePage(
            people: await companion.people().map { PersonFields($0, strings) },
            swings: CyclesAcrossPage.showsSeveral(await companion.cycles()) ? Route.cycles(.across).path : nil,
            gone: await Gone.lines(companion),
            fields: PersonFields(nil, strings)
        )
        return site.answer(page, context)
    }

    private func person(_ context: WebContext) async throws -> Response {
        let id = try context.pathID()
        let companion = try context.requireCompanion()
        let person = try await site.person(context)
        let page = PersonPage(
            person,
            await companion.askings(of: id),
            mentionsSwitch: await companion.mentionsSwitch(for: person),
            strings,
            now: site.surroundings.now()
        )
        return site.answer(page, context)
    }

    private func keepPerson(_ context: WebContext) async throws -> Response {
        let form = context.form
        do {
            var line = PersonLine(name: try form?.text(.name) ?? "", number: try form?.text(.number) ?? "")
            if let form, form[.whole] != nil {
                line.goodFor = form.all(.support).compactMap(SupportKind.init(rawValue:))
                line.isSimple = form[.simple] == "yes"
                line.bond = try form.text(.bond) ?? ""
                line.isPast = form[.past] == "yes"
            }
            try await context.requireCompanion().keepPerson(
                line,
                thing: form?.id(.thing),
                form: try context.formID()
            )
        } catch CompanionError.badValue {
            throw WebProblem.badNumber
        }
        return .seeOther(.people)
    }

    // MARK: - Safety steps

    private func steps(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let steps = await companion.safetySteps()
        let page = StepsPage(
            parts: SafetyStep.Part.allCases.map { part in
                StepsPage.Part(part, steps.filter { $0.part == part }, strings)
            },
            gone: await Gone.lines(companion)
        )
        return site.answer(page, context)
    }

    private func step(_ context: WebContext) async throws -> Response {
        let id = try context.pathID()
        guard let step = try await context.requireCompanion().safetySteps().first(where: { $0.thing == id }) else {
            throw WebProblem.notFound
        }
        let page = StepPage(
            thing: id.text,
            part: step.part.rawValue,
            heading: strings["steps.\(step.part.rawValue)"],
            what: step.text
        )
        return site.answer(page, context)
    }

    private func keepStep(_ context: WebContext) async throws -> Response {
        let form = context.form
        guard let part = form?.choice(.part, as: SafetyStep.Part.self) else { throw WebProblem.badValue }
        try await context.requireCompanion().keepStep(
            try form?.text(.what) ?? "",
            part: part,
            thing: form?.id(.thing),
            form: try context.formID()
        )
        return .seeOther(.steps)
    }
}

/// One's own people.
struct PeoplePage: Page {
    static let template = "list/people"
    static let section: Section? = .list

    let shelf = Shelf.people.rawValue
    let people: [PersonFields]
    /// Where to and fro with several people stands side by side; nil with fewer than two.
    let swings: String?
    let gone: [Gone]
    let fields: PersonFields
}

/// The safety steps by their six parts.
struct StepsPage: Page {
    static let template = "list/steps"
    static let section: Section? = .list

    let shelf = Shelf.steps.rawValue
    let parts: [Part]
    let gone: [Gone]

    /// One part with its lines.
    struct Part: Sendable {
        let part: String
        let heading: String
        let hint: String
        let lines: [Line]

        init(_ part: SafetyStep.Part, _ steps: [SafetyStep], _ strings: Strings) {
            self.part = part.rawValue
            heading = strings["steps.\(part.rawValue)"]
            hint = strings["safety.hint.\(part.rawValue)"]
            lines = steps.map { Line(what: $0.text.clipped(to: 400), change: Route.step($0.thing.text).path) }
        }
    }

    /// One line.
    struct Line: Sendable {
        let what: String
        let change: String
    }
}

/// One line of the safety steps, to be changed or deleted.
struct StepPage: Page {
    static let template = "list/step"
    static let section: Section? = .list

    let shelf = Shelf.steps.rawValue
    let thing: String
    let part: String
    let heading: String
    let what: String
}

/// The card as it will be: to be printed from here, or taken along as one file.
struct CardPage: Page {
    static let template = "list/card"
    static let section: Section? = .list

    let parts: [Part]
    let notes: [String]

    /// A part of the card.
    struct Part: Sendable {
        /// Counts from 1, so that the heading can be found.
        let number: Int
        let heading: String
        let lines: [String]
        let items: [Card.Item]
    }

    init(_ card: Card) {
        notes = card.notes
        parts = card.parts.enumerated().map { offset, part in
            Part(number: offset + 1, heading: part.heading, lines: part.lines, items: part.items)
        }
    }
}
