import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/timeline`: what was kept, by day, newest first, and only as many lines as a page holds.
struct DaysPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [
        DaysPage.self, EntryPage.self, DayPage.self, OnThisDayPage.self,
    ]
    /// How many lines a page has.
    static let size = 30
    /// Most characters of a search.
    static let searchLimit = 200

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.timeline.path)) { _, context in try await days(context, olderThan: nil) }
        router.post(RouterPath(Route.timeline.path)) { _, context in try await find(context) }
        router.get(RouterPath(Route.older(":id").path)) { _, context in
            try await days(context, olderThan: try context.pathID())
        }
        router.get(RouterPath(Route.entry(":id").path)) { _, context in try await entry(context) }
        router.get(RouterPath(Route.day(":day").path)) { _, context in try await day(context) }
        router.get(RouterPath(Route.onThisDay.path)) { _, context in try await onThisDay(context) }
    }

    private func rows(_ companion: Companion) async -> TimelineRows {
        TimelineRows(catalogue: await companion.content(), companion: companion, surroundings: site.surroundings)
    }

    private func days(_ context: WebContext, olderThan entry: EntryID?) async throws -> Response {
        let companion = try context.requireCompanion()
        let search = context.session?.search ?? ""
        let show = context.session?.show
        let kinds = show?.kinds ?? Set(Timeline.Kind.allCases)
        let found = await companion.timelinePage(finding: search, kinds: kinds, olderThan: entry, count: Self.size)
        let page = DaysPage(
            search: search,
            shows: DaysPage.shows(show, site.catalogue.strings),
            days: await rows(companion).days(found.rows),
            gone: await Gone.lines(companion),
            isEmpty: found.rows.isEmpty,
            isSearch: !search.isEmpty,
            isNarrow: show != nil,
            older: found.hasOlder ? found.rows.last.map { Route.older($0.id.text).path } : nil,
            isOlder: entry != nil
        )
        return site.answer(page, context)
    }

    /// The words of a search and the kind of lines stay in the web session: none ever stands in an address.
    private func find(_ context: WebContext) async throws -> Response {
        if let sent = context.form?[.show] {
            let show = TimelineShow(rawValue: sent)
            guard show != nil || sent.isEmpty else { throw WebProblem.badValue }
            if let key = context.session?.key { await site.sessions.change(key) { $0.show = show } }
            return .seeOther(.timeline)
        }
        let words = try context.form?.text(.find).map { String($0.prefix(Self.searchLimit)) }
        if let key = context.session?.key {
            await site.sessions.change(key) { $0.search = words }
        }
        return .seeOther(.timeline)
    }

    private func entry(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        guard let row = await companion.timelineRow(try context.pathID()) else { throw WebProblem.notFound }
        let heading = row.at.map { site.catalogue.strings.dayHeading($0, now: site.surroundings.now()) }
        let page = EntryPage(
            heading: heading ?? site.catalogue.strings["timeline.undated"],
            day: row.at.map { Route.day($0.day.text).path },
            row: await rows(companion).row(row, limit: .max)
        )
        return site.answer(page, context)
    }

    /// One day as it was lived there, newest first; the dates stand in the address, and nothing else does.
    private func day(_ context: WebContext) async throws -> Response {
        guard let day = context.parameters.get("day").flatMap({ Day(text: $0) }) else { throw WebProblem.notFound }
        let companion = try context.requireCompanion()
        let found = await companion.timelinePage(on: day, count: Self.size * 2)
        let around = await companion.neighbours(of: day)
        let strings = site.catalogue.strings
        let today = site.surroundings.now().day
        func link(_ day: Day) -> DayPage.Link {
            DayPage.Link(path: Route.day(day.text).path, name: strings.dayHeading(day, today: today))
        }
        let page = DayPage(
            heading: strings.dayHeading(day, today: today),
            rows: await rows(companion).rows(found.rows),
            gone: await Gone.lines(companion),
            isEmpty: found.rows.isEmpty,
            rest: found.hasOlder ? found.rows.last.map { Route.older($0.id.text).path } : nil,
            before: around.before.map(link),
            after: around.after.map(link)
        )
        return site.answer(page, context)
    }

    private func onThisDay(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let found = await companion.onThisDay(count: Self.size * 2)
        let page = OnThisDayPage(days: await rows(companion).days(found), isEmpty: found.isEmpty)
        return site.answer(page, context)
    }
}

/// What was kept, by day.
struct DaysPage: Page {
    static let template = "timeline/days"
    static let section: Section? = .timeline

    let shelf = Shelf.timeline.rawValue
    let inDays = true
    let search: String
    /// What it can be narrowed to; the first is everything.
    let shows: [Choices.Option]
    let days: [Day]
    let gone: [Gone]
    let isEmpty: Bool
    let isSearch: Bool
    /// True when only one kind of lines is shown.
    let isNarrow: Bool
    /// The way to older lines; nil at the end.
    let older: String?
    /// True when newer lines were left out.
    let isOlder: Bool

    /// One day.
    struct Day: Sendable {
        /// Counts from 1, so that the heading can be found.
        let number: Int
        let heading: String
        /// The way to the day's own page; nil without a date.
        let path: String?
        var rows: [Row]
    }

    /// Everything, then each kind.
    static func shows(_ chosen: TimelineShow?, _ strings: Strings) -> [Choices.Option] {
        let all = Choices.Option(value: "", label: strings["timeline.show.all"], isChosen: chosen == nil)
        return [all]
            + TimelineShow.allCases.map {
                let label = strings["timeline.show." + Strings.key($0.rawValue)]
                return Choices.Option(value: $0.rawValue, label: label, isChosen: $0 == chosen)
            }
    }

    /// One line; at most one of the flags for its picture is true.
    struct Row: Sendable {
        /// The entry's id.
        let thing: String
        var name = ""
        var text = ""
        /// What a person wrote beside a check-in; nil when nothing.
        var note: String?
        /// Names found later, each with when that was.
        var later: [String] = []
        /// When it was written down, where that was more than an hour from when it was; else nil.
        var written: String?
        /// The feeling's shape; nil for what has none.
        var shape: String?
        /// The way to its own page, where it can be changed; nil when it has none.
        var own: String?
        /// What that way is called.
        var ownName = ""
        /// The way to all of the text; nil when all of it stands here.
        var whole: String?
        var isPractice = false
        var isThing = false
        var isHelp = false
        var isPerson = false
        var isPlan = false
        var isHeld = false
        var isKindness = false
        var isLetter = false
        var isMine = false
        var isNote = false
        var isHurt = false
        /// True for all but what only a newer Salve can read.
        var canGo = true
        /// What a folded line says in place of its words, for what may weigh; nil for what stands open.
        var fold: String?
    }
}

/// One line, whole.
struct EntryPage: Page {
    static let template = "timeline/entry"
    static let section: Section? = .timeline

    let shelf = Shelf.timeline.rawValue
    let heading: String
    /// The way to its day; nil without a date.
    let day: String?
    let row: DaysPage.Row
}

/// One day.
struct DayPage: Page {
    static let template = "timeline/day"
    static let section: Section? = .timeline

    let shelf = Shelf.timeline.rawValue
    let heading: String
    let rows: [DaysPage.Row]
    let gone: [Gone]
    let isEmpty: Bool
    /// The way to what no longer fits on the page; nil when all of it stands here.
    let rest: String?
    let before: Link?
    let after: Link?

    /// The way to another day.
    struct Link: Sendable {
        let path: String
        let name: String
    }
}

/// This day in earlier years, opened by the person and never shown by itself.
struct OnThisDayPage: Page {
    static let template = "timeline/thisday"
    static let section: Section? = .timeline

    let shelf = Shelf.timeline.rawValue
    let days: [DaysPage.Day]
    let isEmpty: Bool
}
