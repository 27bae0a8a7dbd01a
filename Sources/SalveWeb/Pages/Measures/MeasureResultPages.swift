import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/measures/results/…` and `/measures/over-time/…`: what came of answering, words first.
struct MeasureResultPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [MeasureResultPage.self, MeasureTrendPage.self]

    let site: Site

    private var strings: Strings { site.catalogue.strings }

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.measures(.result(":id")).path)) { _, context in
            let companion = try context.requireCompanion()
            let result = try await companion.measureResult(context.pathID())
            return site.answer(MeasureResultPage(result, now: site.surroundings.now(), strings), context)
        }
        router.post(RouterPath(Route.measures(.result(":id")).path)) { _, context -> Response in
            try await redate(context)
        }
        router.get(RouterPath(Route.measures(.overTime(":name")).path)) { _, context in
            let companion = try context.requireCompanion()
            let id = Scale.ID(context.parameters.get("name") ?? "")
            guard let trend = await companion.measureTrend(id) else { throw WebProblem.notFound }
            let page = MeasureTrendPage(
                trend,
                await companion.measureResults(of: id),
                gone: await Gone.lines(companion),
                now: site.surroundings.now(),
                strings
            )
            return site.answer(page, context)
        }
    }
}

extension MeasureResultPages {
    /// Moves it to another day; one that is still to come, or none, is refused on the page itself.
    private func redate(_ context: WebContext) async throws -> Response {
        let thing = try context.pathID()
        let companion = try context.requireCompanion()
        let sent = context.form?[.day] ?? ""
        let form = try context.formID()
        do {
            guard let day = Day(text: sent) else { throw CompanionError.badValue }
            try await companion.redateMeasure(thing, to: day, form: form)
            return await site.seeOther(.measures(.result(thing.text)), saying: .kept, context)
        } catch CompanionError.badValue {
            var page = MeasureResultPage(
                try await companion.measureResult(thing),
                now: site.surroundings.now(),
                strings
            )
            page.problem = strings["measures.result.dayproblem"]
            return site.answer(page, context, status: .unprocessableContent)
        }
    }
}

/// What one time came to: words and own change first, the numbers on request.
struct MeasureResultPage: Page {
    static let template = "measures/result"
    static let section: Section? = .timeline

    let shelf = Shelf.measures.rawValue
    let path: String
    let thing: String
    let title: String
    let day: String
    let isoDay: String
    let latestDay: String
    let callsForHelp: Bool
    let change: [String]
    let reading: [String]
    let hasReading: Bool
    let beside: [String]
    let hasBeside: Bool
    let limits: [String]
    let numbers: [String]
    let inNumbers: [String]
    let hasInNumbers: Bool
    let groups: [String]
    let hasGroups: Bool
    let answers: [String]
    let overTime: String
    let paper: String
    /// Why the day that was sent was not taken; nil where there is nothing to say.
    var problem: String?

    init(_ result: MeasureResult, now: LocalTime, _ strings: Strings) {
        let said: (LocalTime) -> String = { strings.dayHeading($0, now: now) }
        thing = result.answered.value.thing.text
        path = Route.measures(.result(thing)).path
        title = result.text.title
        day = said(result.answered.at)
        isoDay = result.answered.at.day.isoText
        latestDay = now.day.isoText
        callsForHelp = result.callsForHelp
        let dated: (LocalTime) -> String = { strings.date($0.day) }
        change = strings.ownChange(result, day: dated)
        reading = strings.reading(result, day: dated)
        hasReading = !reading.isEmpty
        beside = strings.beside(result)
        hasBeside = !beside.isEmpty
        limits = strings.limits(result)
        numbers = strings.numbers(result)
        inNumbers = strings.changeInNumbers(result)
        hasInNumbers = !inNumbers.isEmpty
        groups = strings.groups(result)
        hasGroups = !groups.isEmpty
        answers = result.answersInWords(strings)
        overTime = Route.measures(.overTime(result.text.id.name)).path
        paper = Route.learn(.sheet(Handout.Kind.result.rawValue, id: thing)).path
    }
}

/// Numbers of one scale over time: words, a picture, and a table.
struct MeasureTrendPage: Page {
    static let template = "measures/trend"
    static let section: Section? = .timeline

    let shelf = Shelf.measures.rawValue
    let of: String
    let title: String
    /// What the last time says beside the one before; empty where there is one time.
    let change: [String]
    let isEmpty: Bool
    let hasPicture: Bool
    /// The total, or the only parts there are, in view; the others on request.
    let charts: [Chart]
    let parts: [Chart]
    let hasParts: Bool
    let isBroken: Bool
    let times: [Time]
    let gone: [Gone]

    /// One number over time.
    struct Chart: Sendable {
        /// Its name; nil for the total.
        let name: String?
        let high: String
        let low: String
        let from: String
        let to: String
        let noise: String
        let picture: TrendPicture
        let rows: [Row]
    }

    /// One line of its table.
    struct Row: Sendable {
        let day: String
        let number: String
    }

    /// One time, with its page.
    struct Time: Sendable {
        let thing: String
        let day: String
        let link: String
    }

    init(_ trend: MeasureTrend, _ results: [MeasureResult], gone: [Gone], now: LocalTime, _ strings: Strings) {
        let said: (LocalTime) -> String = { strings.dayHeading($0, now: now) }
        of = Route.measures(.of(trend.text.id.name)).path
        title = trend.text.title
        change = results.count > 1 ? results.first.map { strings.ownChange($0) { strings.date($0.day) } } ?? [] : []
        isEmpty = results.isEmpty
        let drawn = trend.series.filter { one in one.points.count(where: { $0.value != nil }) > 1 }
        let all = drawn.map { Chart($0, trend.text.scale, now: now, strings) }
        hasPicture = !all.isEmpty
        let hasTotal = all.first?.name == nil
        charts = hasTotal ? Array(all.prefix(1)) : all
        parts = hasTotal ? Array(all.dropFirst()) : []
        hasParts = !parts.isEmpty
        isBroken = Set(trend.series.first?.points.map(\.stretch) ?? []).count > 1
        times = results.map { result in
            let thing = result.answered.value.thing.text
            return Time(
                thing: thing,
                day: said(result.answered.at) + ", " + Strings.clock(result.answered.at),
                link: Route.measures(.result(thing)).path
            )
        }
        self.gone = gone
    }
}

extension MeasureTrendPage.Chart {
    init(_ series: MeasureTrend.Series, _ scale: Scale, now: LocalTime, _ strings: Strings) {
        name = series.subscale.map(strings.part)
        let ends: (high: String, low: String)
        switch (series.subscale, scale.direction) {
        case (nil, .kinder): ends = ("easier", "harder")
        case (nil, .harder): ends = ("harder", "easier")
        case (nil, .mixed), (.some, _): ends = ("more", "less")
        }
        high = strings.text("measures.trend.high", ["what": strings["measures.trend.\(ends.high)"]])
        low = strings.text("measures.trend.low", ["what": strings["measures.trend.\(ends.low)"]])
        from = series.points.first.map { strings.dayHeading($0.at, now: now) } ?? ""
        to = series.points.last.map { strings.dayHeading($0.at, now: now) } ?? ""
        noise = Self.noise(series, scale, strings)
        picture = TrendPicture(series)
        rows = series.points.enumerated().map { place, point in
            let number = point.value.map { Strings.number($0) } ?? strings["measures.trend.incomplete"]
            let isNew = place > 0 && series.points[place - 1].stretch != point.stretch
            let note = isNew ? " " + strings["measures.trend.stretch"] : ""
            return MeasureTrendPage.Row(day: strings.dayHeading(point.at, now: now), number: number + note)
        }
    }

    /// How far the number wanders by itself, and where that is only known about, that too.
    private static func noise(_ series: MeasureTrend.Series, _ scale: Scale, _ strings: Strings) -> String {
        guard let noise = series.noise else { return strings["measures.trend.nonoise"] }
        let said = strings.text("measures.trend.noise", ["points": Strings.number(noise, places: 1)])
        return scale.isNoiseAbout(of: series.subscale) ? said + " " + strings["measures.trend.noiseAbout"] : said
    }
}
