import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/timeline/mood`: check-ins over time.
struct MoodPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [MoodPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        for span in MoodSpan.allCases {
            router.get(RouterPath(Route.mood(span).path)) { _, context in
                let mood = try await context.requireCompanion().mood(over: span)
                return site.answer(MoodPage(mood, span, site.catalogue.strings), context)
            }
        }
    }
}

/// Check-ins over time: a sentence, a picture, a table.
struct MoodPage: Page {
    static let template = "timeline/mood"
    static let section: Section? = .timeline

    let inMood = true
    let spans: [Span]
    /// Nil when notes are too few for a picture.
    let sentence: String?
    let picture: MoodPicture
    let table: [Row]
    /// The first day and the last, under the picture.
    let from: String
    let to: String
    /// True when each dot stands for a day.
    let isByDay: Bool

    /// How far back, as a link.
    struct Span: Sendable {
        let path: String
        let name: String
        let isHere: Bool
    }

    /// A day of the table: what was noted, where it stands, the line, and its band.
    struct Row: Sendable {
        let day: String
        let noted: String
        let place: String
        let line: String
        let band: String
    }

    init(_ mood: MoodOverTime, _ span: MoodSpan, _ strings: Strings) {
        spans = MoodSpan.allCases.map {
            Span(path: Route.mood($0).path, name: strings["patterns.mood.span.\($0)"], isHere: $0 == span)
        }
        isByDay = span == .year
        picture = MoodPicture(mood, isByDay: isByDay)
        sentence = mood.count < MoodOverTime.fewest ? nil : Self.sentence(mood, span, strings)
        from = strings.dayInYear(mood.days.lowerBound)
        to = strings.dayInYear(mood.days.upperBound)
        let isByDay = isByDay
        table = mood.noted.map { Row($0, isByDay: isByDay, strings) }
    }

    private static func sentence(_ mood: MoodOverTime, _ span: MoodSpan, _ strings: Strings) -> String {
        let notes = mood.noted.flatMap(\.notes)
        let counts = [
            ("patterns.mood.harder", notes.count { $0.ease < 0 }),
            ("patterns.mood.easier", notes.count { $0.ease > 0 }),
            ("patterns.mood.middle", notes.count { $0.ease == 0 }),
        ]
        let sides = counts.filter { $0.1 > 0 }.map { strings.text($0.0, ["count": String($0.1)]) }
        let values = [
            "span": strings["patterns.mood.within.\(span)"], "count": String(notes.count),
            "sides": sides.joined(separator: ", "),
        ]
        return strings.text("patterns.mood.sentence", values)
    }
}

extension MoodPage.Row {
    init(_ one: MoodOverTime.OneDay, isByDay: Bool, _ strings: Strings) {
        day = strings.dayInYear(one.day)
        var names: [String] = []
        for note in one.notes where names.last != note.dated.shapeName { names.append(note.dated.shapeName) }
        noted = names.map { name in
            name == FeelingShape.noName ? strings["patterns.plain"] : strings["checkin.shapes.\(name)"]
        }.joined(separator: ", ")
        let places = isByDay ? [one.mean] : one.notes.map(\.ease)
        place = places.map(Self.number).joined(separator: ", ")
        line = one.line.map { Self.number($0.value) } ?? ""
        band =
            one.line?.band.map { band in
                let ends = ["from": Self.number(band.lowerBound), "to": Self.number(band.upperBound)]
                return strings.text("patterns.mood.range", ["from": ends["from"] ?? "", "to": ends["to"] ?? ""])
            } ?? ""
    }

    /// Two places after the point, such as "−0.50".
    static func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let digits = String(abs(hundredths) + 1_000).suffix(2)
        return (hundredths < 0 ? "−" : "") + "\(abs(hundredths) / 100).\(digits)"
    }
}

extension MoodOverTime.OneDay {
    /// The middle of its notes.
    var mean: Double { notes.reduce(0) { $0 + $1.ease } / Double(max(1, notes.count)) }
}
