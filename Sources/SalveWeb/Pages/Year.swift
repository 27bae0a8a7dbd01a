import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/timeline/year`: a year of check-ins, a cell for each day.
struct YearPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [YearPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.year(nil).path)) { _, context in
            try await year(site.surroundings.now().day.year, context)
        }
        router.get(RouterPath(Route.year(":year").path)) { _, context in
            guard let text = context.parameters.get("year"), text.utf8.count == 4, let year = Int(text), year > 0 else {
                throw WebProblem.notFound
            }
            return try await self.year(year, context)
        }
    }

    private func year(_ year: Int, _ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let days = await companion.checkIns(in: year)
        let others = await companion.yearsOfCheckIns()
        let today = site.surroundings.now().day
        return site.answer(YearPage(year, days, others: others, today: today, site.catalogue.strings), context)
    }
}

/// A year: a sentence, a picture, a table.
struct YearPage: Page {
    static let template = "timeline/year"
    static let section: Section? = .timeline

    let inYear = true
    let year: String
    /// How many check-ins of each kind, in words; nil for a year without any.
    let sentence: String?
    let months: [Month]
    /// The shapes' names, as heads of the table.
    let kinds: [String]
    let table: [TableRow]
    /// The nearest years before and after with check-ins.
    let before: Link?
    let after: Link?

    /// The way to another year.
    struct Link: Sendable {
        let path: String
        let name: String
    }

    /// One month with a cell for each day.
    struct Month: Sendable {
        let number: Int
        let name: String
        /// True where there is no check-in: phones pass over it.
        let isBare: Bool
        /// The weekday of its first day, 1 (Monday) to 7.
        let begins: Int
        let cells: [Cell]
    }

    /// One day.
    struct Cell: Sendable {
        let number: Int
        /// The way to the day, and what it is called; nil where there is no check-in.
        var path: String?
        var label = ""
        /// The shape of the day's first check-in, and of its last where that is another.
        var shape = ""
        var other: String?
        /// How the cell looks: the shape's colour, and how strong it was.
        var looks = ""
        /// True for a day that is still to come.
        var isToCome = false
    }

    /// A month of the table: how many check-ins of each kind.
    struct TableRow: Sendable {
        let name: String
        let counts: [Int]
    }

    init(_ year: Int, _ days: [DayOfCheckIns], others: [Int], today: Day, _ strings: Strings) {
        self.year = String(year)
        let byDay = Dictionary(days.map { ($0.day, $0.checkIns) }, uniquingKeysWith: { first, _ in first })
        months = (1...12).map { Month($0, of: year, byDay, today: today, strings) }
        kinds = Self.kinds.map { Self.name($0, strings) }
        table = (1...12).map { month in
            let those = days.filter { $0.day.month == month }.flatMap(\.checkIns)
            return TableRow(name: strings["time.month.month\(month)"], counts: Self.counts(those))
        }
        sentence = days.isEmpty ? nil : Self.sentence(year, days.flatMap(\.checkIns), strings)
        func link(_ year: Int?) -> Link? {
            year.map { Link(path: Route.year(String($0)).path, name: String($0)) }
        }
        before = link(others.first { $0 < year })
        after = link(others.last { $0 > year } ?? (year < today.year ? today.year : nil))
    }

    // MARK: - Kinds of check-ins

    /// The shapes, and nil for a check-in without one.
    private static let kinds: [FeelingShape?] = FeelingShape.allCases + [nil]

    private static func counts(_ checkIns: [Timeline.DatedCheckIn]) -> [Int] {
        kinds.map { kind in checkIns.count { $0.checkIn.answers.shape == kind } }
    }

    private static func name(_ kind: FeelingShape?, _ strings: Strings) -> String {
        kind.map { strings["checkin.shapes.\($0.name)"] } ?? strings["patterns.plain"]
    }

    private static func sentence(_ year: Int, _ all: [Timeline.DatedCheckIn], _ strings: Strings) -> String {
        let said = zip(kinds, counts(all)).filter { $0.1 > 0 }.map { kind, count in
            strings.text("patterns.kind", ["kind": name(kind, strings).lowercased(), "count": String(count)])
        }
        return strings.text("patterns.year.sentence", ["year": String(year), "kinds": said.joined(separator: ", ")])
    }
}

extension YearPage.Month {
    init(
        _ month: Int,
        of year: Int,
        _ checkIns: [Day: [Timeline.DatedCheckIn]],
        today: Day,
        _ strings: Strings
    ) {
        number = month
        name = strings["time.month.month\(month)"]
        isBare = !checkIns.keys.contains { $0.month == month }
        begins = Day(year: year, month: month, day: 1).weekday
        cells = (1...Day.length(of: month, in: year)).map { number in
            let day = Day(year: year, month: month, day: number)
            guard let checkIns = checkIns[day] else { return YearPage.Cell(number: number, isToCome: day > today) }
            return YearPage.Cell(day, checkIns, strings)
        }
    }
}

extension YearPage.Cell {
    init(_ day: Day, _ checkIns: [Timeline.DatedCheckIn], _ strings: Strings) {
        number = day.day
        path = Route.day(day.text).path
        label = strings.text("patterns.cell", ["day": strings.dayInYear(day), "kinds": Self.said(checkIns, strings)])
        shape = checkIns.first?.shapeName ?? FeelingShape.noName
        let last = checkIns.last?.shapeName ?? shape
        other = last == shape ? nil : last
        looks = other == nil ? "c-" + shape + Self.strength(checkIns) : "two"
    }

    /// "weighed down, then settled", with how many where there are more than that says.
    private static func said(_ checkIns: [Timeline.DatedCheckIn], _ strings: Strings) -> String {
        var kinds: [String] = []
        for one in checkIns where kinds.last != one.shapeName { kinds.append(one.shapeName) }
        let names = kinds.map { name in
            name == FeelingShape.noName ? strings["patterns.plain"] : strings["checkin.shapes.\(name)"]
        }
        let said = names.prefix(3).map { $0.lowercased() }.joined(separator: strings["patterns.then"])
        if checkIns.count <= kinds.count, kinds.count <= 3 { return said }
        return strings.text("patterns.several", ["kinds": said, "count": String(checkIns.count)])
    }

    /// The strongest of the day: a deeper cell from 4 on, a paler one below 3.
    private static func strength(_ checkIns: [Timeline.DatedCheckIn]) -> String {
        switch checkIns.compactMap(\.checkIn.answers.strength).max() {
        case .some(4...): " deep"
        case .some(...2): " pale"
        default: ""
        }
    }
}

extension FeelingShape {
    /// What the picture calls a check-in without a shape.
    static let noName = "plain"
}

extension Timeline.DatedCheckIn {
    /// The name of its shape, as the pictures call it.
    var shapeName: String { checkIn.answers.shape?.name ?? FeelingShape.noName }
}
