import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/kindness`: one small kindness that was really there; what is kept is shown by choice only.
struct KindnessPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [KindnessPage.self, OneKindnessPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.kindness.path)) { _, context in
            let companion = try context.requireCompanion()
            let draft = await companion.draft(in: .kindness).map { FormFields($0) }
            let page = KindnessPage(
                await companion.kindnesses(),
                fields: try KindnessFields(draft, site.catalogue.strings),
                gone: await Gone.lines(companion),
                now: site.surroundings.now(),
                site.catalogue.strings
            )
            return site.answer(page, context)
        }
        router.post(RouterPath(Route.kindness.path)) { _, context in
            try await context.requireCompanion().keepKindness(
                try context.form?.text(.text) ?? "",
                from: context.form?.choice(.from),
                thing: context.form?.id(.thing),
                form: try context.formID()
            )
            return Response.seeOther(.kindness)
        }
        router.get(RouterPath(Route.oneKindness(":id").path)) { _, context in
            let thing = try context.pathID()
            let all = try await context.requireCompanion().kindnesses()
            guard let kindness = all.first(where: { $0.value.thing == thing }) else { throw WebProblem.notFound }
            let fields = KindnessFields(kindness.value, site.catalogue.strings)
            return site.answer(OneKindnessPage(thing: thing.text, fields: fields), context)
        }
    }
}

/// The fields of a kindness.
struct KindnessFields: Sendable {
    let text: String
    let from: Choices

    /// New ones, from a draft where there is one.
    init(_ draft: FormFields?, _ strings: Strings) throws(WebProblem) {
        self.init(try draft?.text(.text) ?? "", draft?.choice(.from), strings)
    }

    init(_ kindness: Kindness, _ strings: Strings) {
        self.init(kindness.text, kindness.from, strings)
    }

    private init(_ text: String, _ from: Kindness.Giver?, _ strings: Strings) {
        self.text = text
        self.from = .among(
            Kindness.Giver.self,
            .from,
            labels: "kindness.givers",
            legend: "kindness.from",
            chosen: from.map { [$0] } ?? [],
            strings
        )
    }
}

/// A place for one kindness, and those that are kept, folded.
struct KindnessPage: Page {
    static let template = "checkin/kindness"
    static let section: Section? = .list

    let shelf = Shelf.kindness.rawValue
    let fields: KindnessFields
    let kept: [Row]
    let isEmpty: Bool
    let gone: [Gone]

    /// One of them.
    struct Row: Sendable {
        let thing: String
        let text: String
        /// From whom and when.
        let detail: String
        let change: String
    }

    init(
        _ kindnesses: [Timeline.Current<Kindness>],
        fields: KindnessFields,
        gone: [Gone],
        now: LocalTime,
        _ strings: Strings
    ) {
        self.fields = fields
        self.gone = gone
        kept = kindnesses.map { one in
            let giver = one.value.from.map { strings["kindness.givers.\($0.rawValue)"] }
            let parts = [giver, strings.dayHeading(one.at, now: now)].compactMap { $0 }
            return Row(
                thing: one.value.thing.text,
                text: one.value.text,
                detail: parts.joined(separator: ", "),
                change: Route.oneKindness(one.value.thing.text).path
            )
        }
        isEmpty = kept.isEmpty
    }
}

/// One kindness, to be changed or deleted.
struct OneKindnessPage: Page {
    static let template = "checkin/onekindness"
    static let section: Section? = .list

    let shelf = Shelf.kindness.rawValue
    let thing: String
    let fields: KindnessFields
}

/// `/settings/ask`: whether Today may ask one quiet question by day.
struct AskPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [AskPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.setting(.ask).path)) { _, context in
            site.answer(AskPage(isOn: context.settings.asksOnToday), context)
        }
        router.post(RouterPath(Route.setting(.ask).path)) { _, context in
            guard let value = context.form?[.ask], ["yes", "no"].contains(value) else { throw WebProblem.badValue }
            let choice = Preference(.asksOnToday, value == "yes" ? "yes" : "")
            try await context.requireCompanion().choose([choice], form: try context.formID())
            return await site.seeOther(.setting(.ask), saying: .kept, context)
        }
    }
}

/// Whether Today may ask.
struct AskPage: Page {
    static let template = "settings/ask"
    static let section: Section? = .settings

    let isOn: Bool
}
