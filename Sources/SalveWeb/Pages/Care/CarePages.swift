import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/care`: what is needed, what there is for it, one's own things by heading, and one of them done now.
struct CarePages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [CareAskPage.self, CareMenuPage.self, CareOwnPage.self, CareNowPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.care(.ask).path)) { _, context in
            let fields = MomentFields(context.session?.care ?? CareMoment(), strings)
            return site.answer(CareAskPage(fields: fields), context)
        }
        router.post(RouterPath(Route.care(.ask).path)) { _, context in try await ask(context) }
        router.get(RouterPath(Route.care(.menu).path)) { _, context in try await menu(context) }
        router.post(RouterPath(Route.care(.menu).path)) { _, context in try await press(context) }
        router.get(RouterPath(Route.care(.own).path)) { _, context in try await own(context) }
        router.post(RouterPath(Route.care(.own).path)) { _, context in try await keep(context) }
        router.get(RouterPath(Route.care(.now(":id")).path)) { _, context in try await now(context) }
        router.post(RouterPath(Route.care(.now(":id")).path)) { _, context in try await answer(context) }
    }

    private var strings: Strings { site.catalogue.strings }

    // MARK: - The menu

    /// What is needed stays in the web session: it stands in no address.
    private func ask(_ context: WebContext) async throws -> Response {
        let moment = try context.form?.moment() ?? CareMoment()
        if let key = context.session?.key { await site.sessions.change(key) { $0.care = moment } }
        return .seeOther(.care(.menu))
    }

    private func menu(_ context: WebContext) async throws -> Response {
        let moment = context.session?.care ?? CareMoment()
        let companion = try context.requireCompanion()
        let page = CareMenuPage(await companion.careChoice(moment), moment, strings, context.settings.wording)
        return site.answer(page, context)
    }

    private enum Press: String { case now, plan, map, add }

    private func press(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let needs = context.session?.care.needs ?? []
        let form = try context.formID()
        let press: Press? = context.form?.choice(.act)
        if press == .add {
            var traits = CareTraits()
            traits.needs = needs
            let text = try context.form?.text(.what) ?? ""
            try await companion.keepItem(text, size: .few, isForBadTimes: false, traits: traits, form: form)
            return .seeOther(.care(.menu))
        }
        guard let thing = context.form?.id(.thing) else { throw WebProblem.badValue }
        switch press {
        case .now:
            try await companion.doCare(thing, need: needs.first, form: form)
            return .seeOther(.care(.now(form.text)))
        case .plan: return .seeOther(.care(.planFor(thing.text)))
        case .map:
            try await companion.map(item: thing, to: needs, form: form)
            return .seeOther(.care(.menu))
        case .add, nil: throw WebProblem.badValue
        }
    }

    // MARK: - Now

    private func now(_ context: WebContext) async throws -> Response {
        guard let (done, item) = try await context.requireCompanion().careDone(context.pathID()) else {
            throw WebProblem.notFound
        }
        return site.answer(CareNowPage(done, item, strings), context)
    }

    private func answer(_ context: WebContext) async throws -> Response {
        guard let soothed = context.form?.choice(.soothed, as: CareDone.Soothed.self) else { throw WebProblem.badValue }
        let thing = try context.pathID()
        try await context.requireCompanion().answerCare(thing, soothed, form: try context.formID())
        return .seeOther(.care(.now(thing.text)))
    }

    // MARK: - One's own, by heading

    private func own(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let items = await companion.list()
        var groups: [CareOwnPage.Group] = []
        for domain in Domain.allCases {
            let mine = items.filter { $0.traits.domain == domain && $0.traits.heading.isEmpty }
            groups.append(CareOwnPage.Group(domain, mine, await companion.careExamples(domain), strings))
        }
        let page = CareOwnPage(
            groups: groups,
            others: CareOwnPage.others(items, strings),
            gone: await Gone.lines(companion)
        )
        return site.answer(page, context)
    }

    private func keep(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let form = try context.formID()
        if let example = context.form?[.example] {
            try await companion.takeExample(example, form: form)
            return .seeOther(.care(.own))
        }
        var traits = CareTraits()
        traits.domain = context.form?.choice(.domain)
        traits.heading = try context.form?.text(.heading) ?? ""
        let text = try context.form?.text(.what) ?? ""
        try await companion.keepItem(text, size: .few, isForBadTimes: false, traits: traits, form: form)
        return .seeOther(.care(.own))
    }
}

/// What is needed, and what is there now.
struct CareAskPage: Page {
    static let template = "care/ask"
    static let section: Section? = .list

    let fields: MomentFields
}

/// One's own things that answer it, then practices.
struct CareMenuPage: Page {
    static let template = "care/menu"
    static let section: Section? = .list

    let heading: String
    let items: [Row]
    let loosened: [String]
    let unmapped: [Row]
    let practices: [Practised]
    let practicesAbout: String
    let hasItems: Bool
    let hasUnmapped: Bool
    let hasLoosened: Bool

    /// One of one's own things.
    struct Row: Sendable {
        let thing: String
        let what: String
        let detail: String
        /// What was said of it; nil while too little was.
        let counted: String?

        init(_ item: CareItem, _ count: SoothedCount?, _ strings: Strings) {
            thing = item.thing.text
            what = item.text.clipped(to: 200)
            detail = strings.careDetail(item)
            counted = count.flatMap { strings.soothedLine($0) }
        }
    }

    /// One practice.
    struct Practised: Sendable {
        let title: String
        let detail: String
        let reason: String
        let link: String
    }

    init(_ choice: CareChoice, _ moment: CareMoment, _ strings: Strings, _ wording: Wording) {
        heading = moment.needs.first.map { strings["care.for." + Strings.key($0.rawValue)] } ?? strings["care.forall"]
        items = choice.menu.items.map { Row($0, choice.counts[$0.thing], strings) }
        loosened = choice.menu.loosened.map { strings["care.loosened.\($0.rawValue)"] }
        unmapped = choice.menu.unmapped.map { Row($0, nil, strings) }
        practices = choice.practices.map { shown in
            Practised(
                title: shown.text.title,
                detail: strings.minutes(shown.text.minutes),
                reason: strings.reason(shown, wording) ?? shown.text.summary,
                link: Route.practice(name: shown.text.id.name).path
            )
        }
        practicesAbout = strings[choice.isAnyPractice ? "care.anypractice" : "care.practices"]
        hasItems = !items.isEmpty
        hasUnmapped = !unmapped.isEmpty
        hasLoosened = !loosened.isEmpty
    }
}

/// What already helps, by heading.
struct CareOwnPage: Page {
    static let template = "care/own"
    static let section: Section? = .list

    let shelf = Shelf.care.rawValue
    let groups: [Group]
    let others: [Group]
    let gone: [Gone]

    /// A heading with one's own things and examples.
    struct Group: Sendable {
        /// The heading's name in forms; nil for one of one's own.
        let domain: String?
        let heading: String
        let hint: String?
        let items: [Row]
        let examples: [Example]
        let hasExamples: Bool

        init(_ domain: Domain, _ items: [CareItem], _ examples: [CareExample], _ strings: Strings) {
            self.domain = domain.rawValue
            heading = strings["care.domain.\(domain.rawValue)"]
            hint = strings["care.hint.\(domain.rawValue)"]
            self.items = items.map { Row($0, strings) }
            self.examples = examples.map { Example(id: $0.id, text: $0.text) }
            hasExamples = !examples.isEmpty
        }

        init(own heading: String, _ items: [CareItem], _ strings: Strings) {
            domain = nil
            self.heading = heading
            hint = nil
            self.items = items.map { Row($0, strings) }
            examples = []
            hasExamples = false
        }
    }

    /// One thing.
    struct Row: Sendable {
        let what: String
        let detail: String
        let change: String

        init(_ item: CareItem, _ strings: Strings) {
            what = item.text.clipped(to: 200)
            detail = strings.careDetail(item)
            change = Route.thing(item.thing.text).path
        }
    }

    /// Something that may help.
    struct Example: Sendable {
        let id: String
        let text: String
    }

    /// Headings of one's own in the order they came, then what stands under none.
    static func others(_ items: [CareItem], _ strings: Strings) -> [Group] {
        var headings: [String] = []
        for item in items where !item.traits.heading.isEmpty && !headings.contains(item.traits.heading) {
            headings.append(item.traits.heading)
        }
        var groups = headings.map { heading in
            Group(own: heading, items.filter { $0.traits.heading == heading }, strings)
        }
        let loose = items.filter { $0.traits.heading.isEmpty && $0.traits.domain == nil }
        if !loose.isEmpty { groups.append(Group(own: strings["care.nowhere"], loose, strings)) }
        return groups
    }
}

/// One thing, done now; afterwards whether it soothed, once.
struct CareNowPage: Page {
    static let template = "care/now"
    static let section: Section? = .list

    let path: String
    let what: String
    let asks: Bool
    let said: String?
    let minutes: [Int]
    let answers: [Choices.Option]

    init(_ done: CareDone, _ item: CareItem?, _ strings: Strings) {
        path = Route.care(.now(done.thing.text)).path
        what = item?.text ?? strings["care.gone"]
        asks = done.soothed == nil
        said = done.soothed.map { strings["care.said.\($0.rawValue)"] }
        minutes = [2, 5, 10, 20]
        answers = CareDone.Soothed.allCases.map {
            Choices.Option(value: $0.rawValue, label: strings["care.soothed.\($0.rawValue)"], isChosen: false)
        }
    }
}
