import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/patterns/helps`: what seems to help, and each try of one practice.
struct HelpsPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [HelpsPage.self, OneHelpPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.helps(.all).path)) { _, context in
            let companion = try context.requireCompanion()
            var page = HelpsPage(await companion.whatHelps(context.session?.helps), site.catalogue.strings)
            page.offersNoticing = await companion.learning().offersNoticing
            return site.answer(page, context)
        }
        router.post(RouterPath(Route.helps(.all).path)) { _, context in try await choose(context) }
        router.get(RouterPath(Route.helps(.one(":name")).path)) { _, context in
            let id = Practice.ID(context.parameters.get("name") ?? "")
            let view = try await context.requireCompanion().whatHelps()
            guard let row = view.helps[id] else { throw WebProblem.notFound }
            return site.answer(OneHelpPage(row, view, site.catalogue.strings), context)
        }
    }

    /// How somebody felt stays in the web session: it never stands in an address.
    private func choose(_ context: WebContext) async throws -> Response {
        let sent = context.form?[.show] ?? ""
        let filter = HelpsFilter(rawValue: sent)
        guard filter != nil || sent.isEmpty else { throw WebProblem.badValue }
        if let key = context.session?.key { await site.sessions.change(key) { $0.helps = filter } }
        return .seeOther(.helps(.all))
    }
}

/// What seems to help: counts first, a row of dots for each practice, and claims where the ladder allows them.
struct HelpsPage: Page {
    static let template = "helps/helps"
    static let section: Section? = .timeline

    /// The most rows that are drawn; what more there is stands in the table.
    static let most = 20

    let inHelps = true
    /// True until moments of noticing were agreed to or declined: they are offered once.
    var offersNoticing = false
    let agrees = false
    let declined = false
    let asks = true
    /// Nil before anything was tried.
    let sentence: String?
    let claims: [String]
    /// What was chosen in the settings and bears on this page.
    let notes: [String]
    let filters: [Choices.Option]
    let hasFilters: Bool
    /// Which tries are shown, for the fold that holds the filters.
    let which: String
    /// True when one of them goes by a feeling.
    let goesByFeeling: Bool
    let isFiltered: Bool
    /// True when there is too little to draw: rows are words alone.
    let isFew: Bool
    let draws: Bool
    let hasRows: Bool
    let rows: [Row]
    /// Those without a dot and without a claim, folded; nil where there are none.
    let bare: Bare?
    /// That more stands in the table; nil where all are drawn.
    let more: String?
    /// The moments of only noticing; nil when there are none.
    let noticing: Row?
    let table: [TableRow]
    let leavesOut: Bool
    let hasBeyond: Bool
    let hasBars: Bool

    /// Rows of words alone, behind one line.
    struct Bare: Sendable {
        let title: String
        let rows: [Row]
    }

    /// A practice, or noticing.
    struct Row: Sendable {
        let title: String
        let name: String
        /// The way to each try of it; nil for noticing.
        let link: String?
        /// `good`, `maybe`, `soon` or `care`, for its colour.
        let tone: String
        let verdict: String?
        let counts: String
        let said: String?
        let movement: String?
        let likely: String?
        let picture: HelpsPicture?
        /// Said where a dot stands for more than one try.
        let each: String?
        /// True when it rests, and can be brought back.
        let isResting: Bool
        /// True when it can be put aside: it landed harder, and neither rests nor is aside already.
        let offersRest: Bool
    }

    /// The same as words and numbers.
    struct TableRow: Sendable {
        let title: String
        /// The way to each try of it; nil for noticing.
        let link: String?
        let tries: String
        let rated: String
        let easier: String
        let change: String
        let guess: String
        let range: String
        let verdict: String
    }

    init(_ view: HelpsView, _ strings: Strings) {
        let helps = view.helps
        sentence = strings.sentence(of: helps)
        claims = view.isFew ? [] : strings.claims(of: view)
        notes = strings.notes(of: view)
        let all = Choices.Option(value: "", label: strings["helps.any"], isChosen: helps.filter == nil)
        filters =
            helps.filters.isEmpty
            ? []
            : [all]
                + helps.filters.map {
                    let label = strings["helps.filter.\($0)"]
                    return Choices.Option(value: $0.rawValue, label: label, isChosen: $0 == helps.filter)
                }
        hasFilters = !helps.filters.isEmpty
        which =
            helps.filter.map { strings.text("helps.which.one", ["filter": strings["helps.filter.\($0)"]]) }
            ?? strings["helps.which.all"]
        goesByFeeling = helps.filters.contains { $0 == .stirred || $0 == .low }
        isFiltered = helps.filter != nil
        isFew = view.isFew
        draws = !view.isFew
        hasRows = !helps.rows.isEmpty
        let parts = Self.parts(of: view)
        rows = parts.shown.prefix(view.isFew ? .max : Self.most).map { Row($0, view, strings) }
        let kind = helps.filter == nil ? "early" : "plain"
        let folded = parts.bare.prefix(Self.most).map { Row($0, view, strings) }
        bare =
            folded.isEmpty
            ? nil : Bare(title: strings.plural("helps.bare.\(kind)", parts.bare.count), rows: folded)
        let rest = helps.rows.count - rows.count - folded.count
        more = rest > 0 ? strings.plural("helps.more", rest) : nil
        noticing = view.isFew ? nil : helps.noticing.map { Row($0, view, strings) }
        table = (helps.rows + [helps.noticing].compactMap { $0 }).map { TableRow($0, view, strings) }
        leavesOut = view.leavesOut
        let pictures = (rows + [noticing].compactMap { $0 }).compactMap(\.picture)
        hasBeyond = pictures.contains { !$0.carets.isEmpty || $0.bars?.beyond.isEmpty == false }
        hasBars = pictures.contains { $0.bars != nil }
    }

    /// What stands open, and what folds: nothing folds while nothing can be drawn.
    private static func parts(of view: HelpsView) -> (shown: [WhatHelps.Row], bare: [WhatHelps.Row]) {
        let rests = { (row: WhatHelps.Row) in row.practice.map(view.resting.contains) ?? false }
        let shown = view.helps.rows.filter { !$0.isBare || rests($0) }
        if view.isFew || shown.isEmpty { return (view.helps.rows, []) }
        return (shown, view.helps.rows.filter { $0.isBare && !rests($0) })
    }
}

extension HelpsPage.Row {
    init(_ row: WhatHelps.Row, _ view: HelpsView, _ strings: Strings) {
        let id = row.practice
        isResting = id.map(view.resting.contains) ?? false
        let isAside = id.map(view.aside.contains) ?? false
        title = id.map { view.titles[$0] ?? $0.name } ?? strings["helps.noticing"]
        name = id?.name ?? ""
        link = id.map { Route.helps(.one($0.name)).path }
        verdict = strings.verdict(row, isResting: isResting)
        counts = id == nil ? strings.plural("helps.noticingcount", row.tries.count) : strings.marked(row)
        // That it rests is its verdict already.
        let beyond = isResting ? nil : strings.said(row, isResting: false)
        said = id == nil ? strings["helps.noticingnote"] : beyond
        movement = strings.movement(of: row)
        likely = strings.likely(row)
        let drawing = view.isFew || row.drops.isEmpty ? nil : HelpsPicture(row)
        picture = drawing
        each = drawing?.each.map { strings.text("helps.each", ["count": String($0)]) }
        offersRest = row.finding?.verdict == .harder && !isResting && !isAside
        tone = isResting ? "care" : Self.tone(row.finding?.verdict)
    }

    private static func tone(_ verdict: LearnerFinding.Verdict?) -> String {
        switch verdict {
        case .helps: "good"
        case .mayHelp: "maybe"
        case .harder: "care"
        case .tooEarly, .aboutSame, nil: "soon"
        }
    }
}

extension HelpsPage.TableRow {
    init(_ row: WhatHelps.Row, _ view: HelpsView, _ strings: Strings) {
        let early = row.practice == nil ? "" : strings["helps.early"]
        title = row.practice.map { view.titles[$0] ?? $0.name } ?? strings["helps.noticing"]
        link = row.practice.map { Route.helps(.one($0.name)).path }
        tries = String(row.tries.count)
        easier = row.practice == nil ? "" : String(row.count(.easier))
        rated = String(row.drops.count)
        change = strings.meanChange(row) ?? strings["helps.nonumber"]
        guess = strings.guess(row) ?? early
        range = strings.likely(row) ?? early
        verdict = strings.verdict(row, isResting: row.practice.map(view.resting.contains) ?? false) ?? ""
    }
}
