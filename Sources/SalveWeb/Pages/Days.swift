import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/timeline`: what was kept, by day, newest first, and only as many lines as a page holds.
struct DaysPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [DaysPage.self, EntryPage.self]
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
    }

    private func days(_ context: WebContext, olderThan entry: EntryID?) async throws -> Response {
        let companion = try context.requireCompanion()
        let search = context.session?.search ?? ""
        let found = await companion.timelinePage(finding: search, olderThan: entry, count: Self.size)
        let rows = TimelineRows(strings: site.catalogue.strings, catalogue: site.catalogue, companion: companion)
        let page = DaysPage(
            search: search,
            days: await rows.days(found.rows, now: site.surroundings.now()),
            gone: await Gone.lines(companion),
            isEmpty: found.rows.isEmpty,
            isSearch: !search.isEmpty,
            older: found.hasOlder ? found.rows.last.map { Route.older($0.id.text).path } : nil,
            isOlder: entry != nil
        )
        return site.answer(page, context)
    }

    /// The words of a search stay in the web session: none ever stands in an address.
    private func find(_ context: WebContext) async throws -> Response {
        let words = try context.form?.text(.find).map { String($0.prefix(Self.searchLimit)) }
        if let key = context.session?.key {
            await site.sessions.change(key) { $0.search = words }
        }
        return .seeOther(.timeline)
    }

    private func entry(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        guard let row = await companion.timelineRow(try context.pathID()) else { throw WebProblem.notFound }
        let rows = TimelineRows(strings: site.catalogue.strings, catalogue: site.catalogue, companion: companion)
        let now = site.surroundings.now()
        let heading = row.at.map { site.catalogue.strings.dayHeading($0, now: now) }
        let page = EntryPage(
            heading: heading ?? site.catalogue.strings["timeline.undated"],
            row: await rows.row(row, limit: .max)
        )
        return site.answer(page, context)
    }
}

/// Makes lines of the timeline ready to be shown.
struct TimelineRows: Sendable {
    let strings: Strings
    let catalogue: Catalogue
    let companion: Companion

    /// Lines by their days, in their order.
    func days(_ rows: [TimelineRow], now: LocalTime) async -> [DaysPage.Day] {
        var days: [DaysPage.Day] = []
        for row in rows {
            let heading = row.at.map { strings.dayHeading($0, now: now) } ?? strings["timeline.undated"]
            let line = await self.row(row, limit: 280)
            if days.last?.heading == heading {
                days[days.count - 1].rows.append(line)
            } else {
                days.append(DaysPage.Day(number: days.count + 1, heading: heading, rows: [line]))
            }
        }
        return days
    }

    /// One line, with its text cut after that many characters.
    func row(_ row: TimelineRow, limit: Int) async -> DaysPage.Row {
        var line = DaysPage.Row(thing: row.id.text)
        var name = ""
        var text = ""
        switch row.kind {
        case .sitting(let sitting):
            (name, text) = (strings["timeline.practice"], await said(of: sitting))
            line.isPractice = true
        case .item(let item):
            (name, text) = (strings["timeline.item"], item.text)
            line.isThing = true
        case .step(let step):
            (name, text) = (strings["timeline.step"], step.text)
            line.isHelp = true
        case .person(let person):
            (name, text) = (strings["timeline.person"], person.name + "\n" + person.number)
            line.isPerson = true
        case .plan(let plan):
            let answer = plan.answer.map { ". " + strings["next.answers." + Strings.key($0.rawValue)] }
            (name, text) = (strings["timeline.plan"], plan.text + (answer ?? ""))
            line.isPlan = true
        case .held(let held):
            (name, text) = (strings["timeline.held"], held.text)
            line.isHeld = true
        case .checkIn(let checkIn): (name, text) = (strings["timeline.checkIn"], companion.checkInText(checkIn))
        case .kindness(let kindness): (name, text) = (strings["timeline.kindness"], kindness.text)
        case .unreadable(let entry):
            name = strings["timeline.\(entry.reason.rawValue)"]
            text = strings["timeline.\(entry.reason.rawValue)text"]
            line.isHurt = true
            line.canGo = entry.reason == .damaged
        case .gone: break
        }
        line.name = row.at.map { "\(name), \(Strings.clock($0))" } ?? name
        line.text = text.clipped(to: limit)
        line.whole = line.text == text ? nil : Route.entry(row.id.text).path
        return line
    }

    /// The practices of a sitting with how they landed, and things of one's own that were chosen.
    private func said(of sitting: Sitting) async -> String {
        var parts = sitting.practices.map { one in
            let title = catalogue.practice(one.practice)?.title ?? one.practice.name
            return title + (one.landing.map { ". " + strings["landing.\($0.rawValue)"] } ?? "") + "."
        }
        if !sitting.items.isEmpty {
            let list = await companion.list()
            parts += sitting.items.compactMap { thing in list.first { $0.thing == thing }?.text }
        }
        return parts.joined(separator: " ")
    }
}

/// What was kept, by day.
struct DaysPage: Page {
    static let template = "timeline/days"
    static let section: Section? = .timeline

    let shelf = Shelf.timeline.rawValue
    let search: String
    let days: [Day]
    let gone: [Gone]
    let isEmpty: Bool
    let isSearch: Bool
    /// The way to older lines; nil at the end.
    let older: String?
    /// True when newer lines were left out.
    let isOlder: Bool

    /// One day.
    struct Day: Sendable {
        /// Counts from 1, so that the heading can be found.
        let number: Int
        let heading: String
        var rows: [Row]
    }

    /// One line; one of the flags is true.
    struct Row: Sendable {
        /// The entry's id.
        let thing: String
        var name = ""
        var text = ""
        /// The way to all of the text; nil when all of it stands here.
        var whole: String?
        var isPractice = false
        var isThing = false
        var isHelp = false
        var isPerson = false
        var isPlan = false
        /// A text that may weigh: folded.
        var isHeld = false
        var isHurt = false
        /// True for all but what only a newer Salve can read.
        var canGo = true
    }
}

/// One line, whole.
struct EntryPage: Page {
    static let template = "timeline/entry"
    static let section: Section? = .timeline

    let shelf = Shelf.timeline.rawValue
    let heading: String
    let row: DaysPage.Row
}
