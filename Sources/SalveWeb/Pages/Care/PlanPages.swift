import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/list/next`: one small next thing, what was said of it, and what came of it.
struct PlanPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [NextPage.self, PlanForPage.self, PlanPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.next.path)) { _, context in try await next(context) }
        router.post(RouterPath(Route.next.path)) { _, context in try await keep(context) }
        router.post(RouterPath(Route.nextAnswer.path)) { _, context in try await answer(context) }
        router.get(RouterPath(Route.care(.planFor(":id")).path)) { _, context in try await planFor(context) }
        router.get(RouterPath(Route.care(.plan(":id")).path)) { _, context in try await plan(context) }
        router.post(RouterPath(Route.care(.plan(":id")).path)) { _, context in try await press(context) }
        router.post(RouterPath(Route.care(.calendar(":id")).path)) { _, context in try await calendar(context) }
    }

    private var strings: Strings { site.catalogue.strings }

    // MARK: - All of them

    private func next(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let now = site.surroundings.now()
        let (open, folded) = await companion.plansByAge()
        let page = NextPage(
            plans: open.map { NextPage.Row($0, strings, now: now) },
            folded: folded.map { NextPage.Row($0, strings, now: now) },
            hasFolded: !folded.isEmpty,
            gone: await Gone.lines(companion),
            fields: PlanFields("", strings)
        )
        return site.answer(page, context)
    }

    private func planFor(_ context: WebContext) async throws -> Response {
        let id = try context.pathID()
        guard let item = try await context.requireCompanion().list().first(where: { $0.thing == id }) else {
            throw WebProblem.notFound
        }
        return site.answer(PlanForPage(fields: PlanFields(item.text, strings)), context)
    }

    private func keep(_ context: WebContext) async throws -> Response {
        let form = try context.formID()
        let days = context.form?.choice(.days, as: AskIn.self)?.days
        try await context.requireCompanion().keepPlan(
            try context.form?.text(.what) ?? "",
            shape: try shape(context.form, Plan.Shape()),
            askInDays: days,
            form: form
        )
        return .seeOther(.care(.plan(form.text)))
    }

    private func shape(_ form: FormFields?, _ older: Plan.Shape) throws(WebProblem) -> Plan.Shape {
        guard let form else { return older }
        var shape = older
        shape.kind = form.choice(.kind)
        shape.when = try form.text(.whenWhere) ?? ""
        shape.ifInTheWay = try form.text(.ifThen) ?? ""
        let sent = form[.doable] ?? ""
        shape.doable = Int(sent)
        guard sent.isEmpty || shape.doable != nil else { throw .badValue }
        return shape
    }

    // MARK: - One of them

    private func plan(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        guard let plan = await companion.plan(try context.pathID()) else { throw WebProblem.notFound }
        let page = PlanPage(
            plan,
            supporters: await companion.supporters(),
            encouragers: await companion.encouragers(),
            strings,
            now: site.surroundings.now()
        )
        return site.answer(page, context)
    }

    private enum Press: String { case smaller, encourage, how }

    private func press(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let id = try context.pathID()
        guard let plan = await companion.plan(id) else { throw WebProblem.notFound }
        let form = try context.formID()
        var shape = plan.shape
        switch context.form?.choice(.act, as: Press.self) {
        case .smaller:
            // What it is now was not judged yet; the number was for what it was.
            shape.doable = nil
            let text = try context.form?.text(.what) ?? ""
            try await companion.change(plan: id, text: text, shape: shape, form: form)
        case .encourage:
            guard let person = context.form?.id(.person) else { throw WebProblem.badValue }
            shape.encourager = person
            try await companion.change(plan: id, shape: shape, form: form)
            return .seeOther(.care(.draft(person.text)))
        case .how:
            shape.howWasIt = try context.form?.text(.how) ?? ""
            try await companion.change(plan: id, shape: shape, form: form)
        case nil: throw WebProblem.badValue
        }
        return .seeOther(.care(.plan(id.text)))
    }

    private func answer(_ context: WebContext) async throws -> Response {
        guard let plan = context.form?.id(.thing) else { throw WebProblem.notFound }
        guard let answer = context.form?.choice(.answer, as: Plan.Answer.self) else { throw WebProblem.badValue }
        try await context.requireCompanion().answer(answer, plan: plan, form: try context.formID())
        return .seeOther(PlanPages.after(answer, plan, otherwise: .next))
    }

    /// Where an answer leads: where something was done, to the one question that may follow.
    static func after(_ answer: Plan.Answer, _ plan: EntryID, otherwise route: Route) -> Route {
        switch answer {
        case .did, .partly: .care(.plan(plan.text))
        case .notToday, .letGo: route
        }
    }

    private func calendar(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        guard await companion.plan(try context.pathID()) != nil else { throw WebProblem.notFound }
        guard let day = Day(text: context.form?[.day] ?? ""), let hour = Int(context.form?[.hour] ?? "") else {
            throw WebProblem.badValue
        }
        let file = try await companion.calendarFile(on: day, hour: hour)
        return .download([UInt8](file.utf8), "reminder.ics", type: "text/calendar; charset=utf-8")
    }
}

/// When to ask about a small next thing.
enum AskIn: String, CaseIterable {
    case tomorrow, days, week, never

    var days: Int? {
        switch self {
        case .tomorrow: 1
        case .days: 3
        case .week: 7
        case .never: nil
        }
    }
}

/// The fields of a plan.
struct PlanFields: Sendable {
    let what: String
    let days: Choices
    let kinds: Choices
    let doable: [Choices.Option]

    init(_ what: String, _ strings: Strings) {
        self.what = what
        days = .among(AskIn.self, .days, labels: "next.days", legend: "next.when", chosen: [], strings)
        kinds = .one(of: Plan.Kind.self, .kind, labels: "next.kind", legend: "next.kinds", chosen: nil, strings)
        doable = (0...10).map { Choices.Option(value: String($0), label: String($0), isChosen: false) }
    }
}

/// Small next things that have no answer yet.
struct NextPage: Page {
    static let template = "list/next"
    static let section: Section? = .list

    let shelf = Shelf.next.rawValue
    let plans: [Row]
    /// Those that folded themselves away.
    let folded: [Row]
    let hasFolded: Bool
    let gone: [Gone]
    let fields: PlanFields

    /// One of them.
    struct Row: Sendable {
        let what: String
        let link: String
        /// When and where it is to be; nil where that was not said.
        let when: String?
        /// When it is asked about; nil for never, and once it was.
        let asked: String?

        init(_ plan: Plan, _ strings: Strings, now: LocalTime) {
            what = plan.text.clipped(to: 200)
            link = Route.care(.plan(plan.thing.text)).path
            when = plan.shape.when.isEmpty ? nil : plan.shape.when.clipped(to: 200)
            asked = plan.asked(strings, now: now)
        }
    }
}

/// A plan made of a care item, before it is kept.
struct PlanForPage: Page {
    static let template = "care/planfor"
    static let section: Section? = .list

    let fields: PlanFields
}

/// One plan: what was said of it, who could encourage first, and what came of it.
struct PlanPage: Page {
    static let template = "care/plan"
    static let section: Section? = .list

    let shelf = Shelf.next.rawValue
    let thing: String
    let path: String
    let calendar: String
    let what: String
    let lines: [String]
    let isOpen: Bool
    /// True when it was rated below seven: then it may be made smaller, or stay.
    let asksSmaller: Bool
    let supporters: [Supporter]
    let hasSupporters: Bool
    /// Who was picked to encourage; nil for nobody.
    let encourager: String?
    let answers: [Choices.Option]
    let answered: String?
    /// True while how it was may still be said.
    let asksHow: Bool
    let tomorrow: String
    let hours: [Choices.Option]

    /// Someone who could encourage.
    struct Supporter: Sendable {
        let person: String
        let name: String
    }

    init(_ plan: Plan, supporters: [Person], encouragers: [Person], _ strings: Strings, now: LocalTime) {
        thing = plan.thing.text
        path = Route.care(.plan(plan.thing.text)).path
        calendar = Route.care(.calendar(plan.thing.text)).path
        what = plan.text
        let shape = plan.shape
        var lines = [shape.kind.map { strings["next.kind.\($0.rawValue)"] }, shape.when.isEmpty ? nil : shape.when]
        if !shape.ifInTheWay.isEmpty { lines.append(strings.text("next.ifline", ["then": shape.ifInTheWay])) }
        if plan.answer == nil { lines.append(plan.asked(strings, now: now)) }
        if !shape.howWasIt.isEmpty { lines.append(shape.howWasIt) }
        self.lines = lines.compactMap { $0 }
        isOpen = plan.answer == nil
        asksSmaller = isOpen && shape.doable.map { $0 < Plan.Shape.doableEnough } ?? false
        self.supporters = supporters.map { Supporter(person: $0.thing.text, name: $0.name) }
        hasSupporters = !supporters.isEmpty
        encourager = encouragers.first { $0.thing == shape.encourager }?.name
        answers = Plan.Answer.allCases.map { answer in
            let label = strings["next.answers." + Strings.key(answer.rawValue)]
            return Choices.Option(value: answer.rawValue, label: label, isChosen: false)
        }
        answered = plan.answer.map { strings["next.answers." + Strings.key($0.rawValue)] }
        asksHow = (plan.answer == .did || plan.answer == .partly) && shape.howWasIt.isEmpty
        tomorrow = now.day.adding(days: 1).text
        hours = (6...22).map { Choices.Option(value: String($0), label: "\($0):00", isChosen: $0 == 18) }
    }
}

extension Plan {
    /// When it is asked about, as a line; nil for never, and once it folded away.
    func asked(_ strings: Strings, now: LocalTime) -> String? {
        guard let askAt, !isFolded(at: now.moment) else { return nil }
        let day = LocalTime(moment: askAt, zone: now.zone, offset: now.offset)
        return strings.text("next.asked", ["day": strings.dayHeading(day, now: now)])
    }
}
