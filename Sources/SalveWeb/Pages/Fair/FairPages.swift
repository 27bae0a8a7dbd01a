import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/tests`: two practices side by side, with chance picking the order, where the rules let it.
struct FairPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [
        FairListPage.self, FairNewPage.self, FairOnePage.self, FairNextPage.self, FairFreelyPage.self,
        FairTryPage.self, FairResultPage.self,
    ]

    let site: Site

    private var strings: Strings { site.catalogue.strings }

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.fair(.all).path)) { _, context in
            let companion = try context.requireCompanion()
            let page = FairListPage(
                await companion.fairTests(),
                gone: await Gone.lines(companion),
                now: site.surroundings.now(),
                strings
            )
            return site.answer(page, context)
        }
        router.get(RouterPath(Route.fair(.new).path)) { _, context in
            let choices = try await context.requireCompanion().fairChoices()
            let tried = try await context.requireCompanion().triedPractices()
            return site.answer(FairNewPage(choices, tried: tried, nil, strings), context)
        }
        router.post(RouterPath(Route.fair(.new).path)) { _, context in try await begin(context) }
        router.get(RouterPath(Route.fair(.one(":id")).path)) { _, context in try await show(context) }
        router.post(RouterPath(Route.fair(.one(":id")).path)) { _, context in try await press(context) }
        router.get(RouterPath(Route.fair(.result(":id")).path)) { _, context -> Response in
            let view = try await context.requireCompanion().fairTest(context.pathID())
            // Looking is a press of its own: a page that is only opened opens no result.
            guard view.test.isRead else { return .found(.fair(.one(view.test.thing.text))) }
            return site.answer(FairResultPage(view, now: site.surroundings.now(), strings), context)
        }
        FairTryPages(site: site).add(to: router)
    }

    private func begin(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        guard let fields = context.form else { throw WebProblem.badValue }
        guard let a = fields[.fairFirst], let b = fields[.fairSecond],
            let count = fields[.fairCount].flatMap({ Int($0) }),
            a != b
        else {
            let tried = await companion.triedPractices()
            let page = FairNewPage(await companion.fairChoices(), tried: tried, fields, strings)
            return site.answer(page, context, status: .unprocessableContent)
        }
        let form = try context.formID()
        let test = try await companion.beginFairTest(Practice.ID(a), Practice.ID(b), count: count, form: form)
        return .seeOther(.fair(.one(test.text)))
    }

    private func show(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let view = try await companion.fairTest(context.pathID())
        let hold = try await view.isOver ? nil : companion.fairHold(view.test.thing)
        let page = FairOnePage(view, hold, now: site.surroundings.now(), strings)
        return site.answer(page, context)
    }

    private func press(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let thing = try context.pathID()
        guard let press: Press = context.form?.choice(.act) else { throw WebProblem.badValue }
        let form = try context.formID()
        switch press {
        case .pause: try await companion.setFairTest(thing, .paused, form: form)
        case .resume: try await companion.setFairTest(thing, .going, form: form)
        case .stop: try await companion.setFairTest(thing, .stopped, form: form)
        case .read:
            try await companion.readFairTest(thing, form: form)
            return .seeOther(.fair(.result(thing.text)))
        }
        return .seeOther(.fair(.one(thing.text)))
    }

    private enum Press: String { case pause, resume, stop, read }
}

/// Fair tests there are.
struct FairListPage: Page {
    static let template = "fair/list"
    static let section: Section? = .practise

    let shelf = Shelf.tests.rawValue
    let rows: [Row]
    let isEmpty: Bool
    let gone: [Gone]

    /// One test.
    struct Row: Sendable {
        let thing: String
        let title: String
        let detail: String
        let link: String
    }

    init(_ views: [FairTestView], gone: [Gone], now: LocalTime, _ strings: Strings) {
        rows = views.map { view in
            Row(
                thing: view.test.thing.text,
                title: strings.name(of: view),
                detail: strings.dayHeading(view.current.at, now: now) + ". " + strings.standing(of: view),
                link: Route.fair(.one(view.test.thing.text)).path
            )
        }
        isEmpty = views.isEmpty
        self.gone = gone
    }
}

/// Before a fair test begins: what it is, and which two.
struct FairNewPage: Page {
    static let template = "fair/new"
    static let section: Section? = .practise

    let path = Route.fair(.new).path
    let problem: String?
    let pairs: [Pick]
    let choices: [Choices]

    /// One of the two: what was practised before first, the others folded.
    struct Pick: Sendable {
        let name: String
        let legend: String
        let first: [Choices.Option]
        let others: [Choices.Option]
        /// True when one of the others is chosen, so that it is in sight.
        let isOpen: Bool
        let hasOthers: Bool
    }

    init(_ practices: [PracticeText], tried: Set<Practice.ID>, _ sent: FormFields?, _ strings: Strings) {
        problem = sent == nil ? nil : strings["fair.form.need"]
        // The practice that asks for nothing stands first: it is what most others are best set beside.
        let quiet = practices.filter { $0.id == Practice.noticing }
        let known = practices.filter { $0.id != Practice.noticing && tried.contains($0.id) }
        let rest = practices.filter { $0.id != Practice.noticing && !tried.contains($0.id) }
        func pick(_ field: Field, _ legend: String) -> Pick {
            func options(_ texts: [PracticeText]) -> [Choices.Option] {
                texts.map {
                    Choices.Option(value: $0.id.name, label: $0.title, isChosen: sent?[field] == $0.id.name)
                }
            }
            let others = options(rest)
            return Pick(
                name: field.rawValue,
                legend: strings[legend],
                first: options(quiet + known),
                others: others,
                isOpen: others.contains(where: \.isChosen),
                hasOthers: !others.isEmpty
            )
        }
        let counts = FairTest.counts.map { count in
            Choices.Option(
                value: String(count),
                label: strings.text("fair.times", ["count": String(count)]),
                isChosen: sent?[.fairCount] == String(count)
            )
        }
        pairs = [pick(.fairFirst, "fair.form.first"), pick(.fairSecond, "fair.form.second")]
        choices = [
            Choices(name: Field.fairCount.rawValue, legend: strings["fair.form.count"], kind: "radio", options: counts)
        ]
    }
}

/// One fair test where it stands; nothing of what came out.
struct FairOnePage: Page {
    static let template = "fair/one"
    static let section: Section? = .practise

    let shelf = Shelf.tests.rawValue
    let thing: String
    let path: String
    let name: String
    let begun: String
    let standing: String
    /// Where the next begins; nil while none does.
    let next: String?
    /// The try that waits; nil for none.
    let waiting: String?
    /// Why chance does not pick now; nil while it may.
    let hold: String?
    /// Where to pick freely meanwhile; nil while chance may pick.
    let freely: String?
    /// True when the last sitting landed harder.
    let wasHarder: Bool
    let isGoing: Bool
    let isPaused: Bool
    let isOver: Bool
    let result: String?

    init(_ view: FairTestView, _ hold: FairHold?, now: LocalTime, _ strings: Strings) {
        let id = view.test.thing.text
        thing = id
        path = Route.fair(.one(id)).path
        name = strings.name(of: view)
        begun = strings.text("fair.one.begun", ["day": strings.dayHeading(view.current.at, now: now)])
        standing = strings.standing(of: view)
        isOver = view.isOver
        isPaused = !view.isOver && view.test.state == .paused
        isGoing = !view.isOver && view.test.state == .going
        waiting = view.waiting.map { Route.fair(.attempt($0.thing.text)).path }
        let mayPick = isGoing && waiting == nil
        next = mayPick && hold == nil ? Route.fair(.next(id)).path : nil
        self.hold = mayPick ? hold.map { strings["fair.one." + Self.key($0)] } : nil
        freely = mayPick && hold != nil ? Route.fair(.freely(id)).path : nil
        wasHarder = isGoing && view.lastLandedHarder
        result = view.test.isRead ? Route.fair(.result(id)).path : nil
    }

    static func key(_ hold: FairHold) -> String {
        switch hold {
        case .night: "night"
        case .tooSoon: "soon"
        case .afterHarder: "lately"
        case .byRule, .notRated: "rule"
        }
    }
}
