import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/list`: what already helps, made when it's calm; and one small next thing.
struct MyListPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [MyListPage.self, ThingPage.self, NextPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.list.path)) { _, context in try await list(context) }
        router.post(RouterPath(Route.list.path)) { _, context in try await keep(context) }
        router.post(RouterPath(Route.bad.path)) { _, context in try await mark(context) }
        router.get(RouterPath(Route.thing(":id").path)) { _, context in try await thing(context) }
        router.get(RouterPath(Route.next.path)) { _, context in try await next(context) }
        router.post(RouterPath(Route.next.path)) { _, context in try await keepNext(context) }
        router.post(RouterPath(Route.nextAnswer.path)) { _, context in try await answer(context) }
    }

    private var strings: Strings { site.catalogue.strings }

    // MARK: - Things

    private func list(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let page = MyListPage(
            things: await companion.list().map { MyListPage.Row($0, strings) },
            gone: await Gone.lines(companion),
            fields: ThingFields(nil, strings)
        )
        return site.answer(page, context)
    }

    private func thing(_ context: WebContext) async throws -> Response {
        let id = try context.pathID()
        guard let item = try await context.requireCompanion().list().first(where: { $0.thing == id }) else {
            throw WebProblem.notFound
        }
        return site.answer(ThingPage(fields: ThingFields(item, strings)), context)
    }

    private func keep(_ context: WebContext) async throws -> Response {
        let form = context.form
        try await context.requireCompanion().keepItem(
            try form?.text(.what) ?? "",
            size: form?.choice(.size) ?? .few,
            place: try form?.text(.place) ?? "",
            isForBadTimes: form?[.bad] == "yes",
            thing: form?.id(.thing),
            form: try context.formID()
        )
        return .seeOther(.list)
    }

    private func mark(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let thing = context.form?.id(.thing)
        guard let item = await companion.list().first(where: { $0.thing == thing }) else { throw WebProblem.notFound }
        try await companion.keepItem(
            item.text,
            size: item.size,
            place: item.place,
            isForBadTimes: context.form?[.bad] == "yes",
            thing: item.thing,
            form: try context.formID()
        )
        return .seeOther(.list)
    }

    // MARK: - One small next thing

    private func next(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let now = site.surroundings.now()
        let page = NextPage(
            plans: await companion.plans().map { NextPage.Row($0, strings, now: now) },
            gone: await Gone.lines(companion),
            days: .among(AskIn.self, .days, labels: "next.days", legend: "next.when", chosen: [], strings),
            answers: Plan.Answer.allCases.map {
                Choices.Option(
                    value: $0.rawValue,
                    label: strings["next.answers." + Strings.key($0.rawValue)],
                    isChosen: false
                )
            }
        )
        return site.answer(page, context)
    }

    private func keepNext(_ context: WebContext) async throws -> Response {
        let days = context.form?.choice(.days, as: AskIn.self)?.days
        let text = try context.form?.text(.what) ?? ""
        try await context.requireCompanion().keepPlan(text, askInDays: days, form: try context.formID())
        return .seeOther(.next)
    }

    private func answer(_ context: WebContext) async throws -> Response {
        guard let plan = context.form?.id(.thing) else { throw WebProblem.notFound }
        guard let answer = context.form?.choice(.answer, as: Plan.Answer.self) else { throw WebProblem.badValue }
        try await context.requireCompanion().answer(answer, plan: plan, form: try context.formID())
        return .seeOther(.next)
    }

    /// When to ask about a small next thing.
    private enum AskIn: String, CaseIterable {
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
}

/// The list, tiny ones first.
struct MyListPage: Page {
    static let template = "list/things"
    static let section: Section? = .list

    let shelf = Shelf.list.rawValue
    let things: [Row]
    let gone: [Gone]
    let fields: ThingFields

    /// One thing.
    struct Row: Sendable {
        let thing: String
        let what: String
        let detail: String
        let isBad: Bool
        /// What the button sets.
        let other: String
        let change: String

        init(_ item: CareItem, _ strings: Strings) {
            thing = item.thing.text
            what = item.text.clipped(to: 200)
            let size = strings["list.size.\(item.size.rawValue)"]
            detail = item.place.isEmpty ? size : size + ", " + item.place.clipped(to: 80)
            isBad = item.isForBadTimes
            other = item.isForBadTimes ? "no" : "yes"
            change = Route.thing(item.thing.text).path
        }
    }
}

/// The fields of a thing, new or to be changed.
struct ThingFields: Sendable {
    /// The thing that is changed; nil for a new one.
    let thing: String?
    let what: String
    let place: String
    let size: Choices
    let isBad: Bool

    init(_ item: CareItem?, _ strings: Strings) {
        thing = item?.thing.text
        what = item?.text ?? ""
        place = item?.place ?? ""
        isBad = item?.isForBadTimes ?? false
        let chosen = item.map { [$0.size] } ?? []
        size = .among(Size.self, .size, labels: "list.size", legend: "list.howbig", chosen: chosen, strings)
    }
}

/// One thing, to be changed or deleted.
struct ThingPage: Page {
    static let template = "list/thing"
    static let section: Section? = .list

    let shelf = Shelf.list.rawValue
    let fields: ThingFields
}

/// Small next things that have no answer yet.
struct NextPage: Page {
    static let template = "list/next"
    static let section: Section? = .list

    let shelf = Shelf.next.rawValue
    let plans: [Row]
    let gone: [Gone]
    let days: Choices
    let answers: [Choices.Option]

    /// One of them.
    struct Row: Sendable {
        let thing: String
        let what: String
        /// When it is asked about; nil for never.
        let asked: String?

        init(_ plan: Plan, _ strings: Strings, now: LocalTime) {
            thing = plan.thing.text
            what = plan.text.clipped(to: 200)
            asked = plan.askAt.map { at in
                let day = LocalTime(moment: at, zone: now.zone, offset: now.offset)
                return strings.text("next.asked", ["day": strings.dayHeading(day, now: now)])
            }
        }
    }
}
