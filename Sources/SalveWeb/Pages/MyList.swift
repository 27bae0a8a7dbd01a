import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/list`: what already helps, made when it's calm.
struct MyListPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [MyListPage.self, ThingPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.list.path)) { _, context in try await list(context) }
        router.post(RouterPath(Route.list.path)) { _, context in try await keep(context) }
        router.post(RouterPath(Route.bad.path)) { _, context in try await mark(context) }
        router.get(RouterPath(Route.thing(":id").path)) { _, context in try await thing(context) }
    }

    private var strings: Strings { site.catalogue.strings }

    // MARK: - Things

    private func list(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let counts = await companion.careCounts()
        let page = MyListPage(
            things: await companion.list().map { MyListPage.Row($0, counts[$0.thing], strings) },
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
            size: form?.choice(.size),
            place: try form?.text(.place) ?? "",
            isForBadTimes: form?[.bad] == "yes",
            traits: try form.flatMap { form throws(WebProblem) in try form.traits() },
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
        /// What was said of it, and when it was last done; nil where there is nothing to say.
        let counted: String?
        let isBad: Bool
        /// What the button sets.
        let other: String
        let change: String

        init(_ item: CareItem, _ counted: String?, _ strings: Strings) {
            self.counted = counted
            thing = item.thing.text
            what = item.text.clipped(to: 200)
            let size =
                item.traits.minutes.map { strings.minutes($0...$0) } ?? strings["list.size.\(item.size.rawValue)"]
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
    let isBad: Bool
    let minutes: Choices
    let more: TraitFields

    init(_ item: CareItem?, _ strings: Strings) {
        thing = item?.thing.text
        what = item?.text ?? ""
        place = item?.place ?? ""
        isBad = item?.isForBadTimes ?? false
        minutes = .minutes(item?.minutes, strings)
        more = TraitFields(item?.traits ?? CareTraits(), strings)
    }
}

/// One thing, to be changed or deleted.
struct ThingPage: Page {
    static let template = "list/thing"
    static let section: Section? = .list

    let shelf = Shelf.list.rawValue
    let fields: ThingFields
}
