import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/letters/lines`: lines from a steady day, made when it's calm; in a hard moment they are shown by choice only.
struct LinePages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [LinesPage.self, OneLinePage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.letters(.lines).path)) { _, context in
            let companion = try context.requireCompanion()
            let page = await LinesPage(companion, now: site.surroundings.now(), site.catalogue.strings)
            return site.answer(page, context)
        }
        router.post(RouterPath(Route.letters(.lines).path)) { _, context in try await keep(context) }
        router.get(RouterPath(Route.letters(.line(":id")).path)) { _, context in
            let thing = try context.pathID()
            let all = try await context.requireCompanion().steadyLines()
            guard let line = all.first(where: { $0.thing == thing }) else { throw WebProblem.notFound }
            return site.answer(OneLinePage(line), context)
        }
    }

    /// A line that was typed or chosen, or one that is changed.
    private func keep(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let form = context.form
        let thing = form?.id(.thing)
        let older = await companion.steadyLines().first { $0.thing == thing }
        let press = form?.choice(.act, as: Press.self)
        let isSwitch = press == .hide || press == .show
        let isHidden = press == .hide || (press == nil && older?.isHidden == true)
        guard let text = isSwitch ? older?.text : try form?.text(.text) else { throw WebProblem.empty }
        try await companion.keepLine(
            text,
            isHidden: isHidden,
            isOnCard: isSwitch ? older?.isOnCard == true : form?[.card] == "yes",
            thing: thing,
            form: try context.formID()
        )
        return .seeOther(.letters(.lines))
    }

    private enum Press: String { case hide, show }
}

/// The lines, a place for a new one, and what one can be chosen from.
struct LinesPage: Page {
    static let template = "letters/lines"
    static let section: Section? = .list

    let shelf = Shelf.lines.rawValue
    let lines: [Line]
    let isEmpty: Bool
    let kindnesses: [Source]
    let checkIns: [Source]
    let hasSources: Bool
    let limit = Companion.lineLength
    let gone: [Gone]

    /// One line.
    struct Line: Sendable {
        let thing: String
        let text: String
        let isHidden: Bool
        let isOnCard: Bool
        /// What the switch does: `hide` or `show`.
        let press: String
        let change: String

        init(_ line: SteadyLine) {
            thing = line.thing.text
            text = line.text
            isHidden = line.isHidden
            isOnCard = line.isOnCard
            press = line.isHidden ? "show" : "hide"
            change = Route.letters(.line(line.thing.text)).path
        }
    }

    /// Something that a line can be.
    struct Source: Sendable {
        let text: String
        let time: String
    }

    init(_ companion: Companion, now: LocalTime, _ strings: Strings) async {
        func source(_ one: LineSource) -> Source { Source(text: one.text, time: strings.dayHeading(one.at, now: now)) }
        lines = await companion.steadyLines().map(Line.init)
        isEmpty = lines.isEmpty
        kindnesses = await companion.kindnessesForLines().map(source)
        checkIns = await companion.checkInsForLines().map(source)
        hasSources = !kindnesses.isEmpty || !checkIns.isEmpty
        gone = await Gone.lines(companion)
    }
}

/// One line, to be changed or deleted.
struct OneLinePage: Page {
    static let template = "letters/line"
    static let section: Section? = .list

    let shelf = Shelf.lines.rawValue
    let thing: String
    let text: String
    let isOnCard: Bool
    let limit = Companion.lineLength

    init(_ line: SteadyLine) {
        thing = line.thing.text
        text = line.text
        isOnCard = line.isOnCard
    }
}

/// `/hard/own`: one's own lines in a hard moment, all of them, in their order.
struct OwnLinesPage: Page {
    static let template = "hard/own"
    /// How many stand open; the others are folded.
    static let open = 3

    let first: [String]
    let more: [String]
    let hasMore: Bool
    let hasList: Bool

    init(_ lines: [SteadyLine], hasList: Bool) {
        first = lines.prefix(Self.open).map(\.text)
        more = lines.dropFirst(Self.open).map(\.text)
        hasMore = !more.isEmpty
        self.hasList = hasList
    }
}
