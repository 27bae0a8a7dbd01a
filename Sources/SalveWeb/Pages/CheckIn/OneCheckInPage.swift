import SalveCompanion
import SalveContent
import SalveCore

/// One check-in by itself: what was said, names found later, and what may come next.
struct OneCheckInPage: Page {
    static let template = "checkin/one"
    static let section: Section? = .timeline

    let shelf = Shelf.timeline.rawValue
    let thing: String
    let path: String
    let change: String
    /// True right after it was kept.
    let isFresh: Bool
    let heading: String
    let time: String
    /// The shape's name; nil when none was picked.
    let shape: String?
    let shapeLabel: String
    let words: [Word]
    let lines: [String]
    let text: String
    let isBlank: Bool
    let later: [Later]
    let groups: [CheckInPage.Group]
    let mine: [Choices.Option]
    let hasMine: Bool
    let isHeavy: Bool
    let isFar: Bool
    /// Ratings from 0 to 10: a sitting begins with one, and shows what the rules offer then; empty by night, beside a
    /// far word, and later on.
    let ratings: [Choices.Option]
    let hasRatings: Bool
    let small: TodayPage.Suggestion?
    /// A quiet line to the worksheet for what it is about; nil for none.
    let worksheet: Sheet?
    let isQuiet: Bool

    /// The door of a worksheet.
    struct Sheet: Sendable {
        let title: String
        let path: String
    }

    /// One word with what it means; nothing for one's own.
    struct Word: Sendable {
        let label: String
        let meaning: String
    }

    /// A name found later.
    struct Later: Sendable {
        let thing: String
        let time: String
        let words: String
        let text: String
    }

    init(_ dated: Timeline.DatedCheckIn, _ after: AfterCheckIn, now: LocalTime, _ catalogue: Catalogue) {
        let strings = catalogue.strings
        let answers = dated.checkIn.answers
        thing = dated.checkIn.thing.text
        path = Route.oneCheckIn(thing).path
        change = Route.changeCheckIn(thing).path
        isFresh = after.isFresh
        heading = strings[after.isFresh ? "checkin.kept.heading" : "checkin.one"]
        time = Self.time(dated, now: now, strings)
        shape = answers.shape?.name
        shapeLabel = answers.shape.map { strings["checkin.shapes.\($0.name)"] } ?? ""
        words =
            answers.words.map { id in
                let word = catalogue.words[id]
                return Word(label: (word?.word ?? id.plainName).capitalisedFirst, meaning: word?.meaning ?? "")
            } + answers.ownWords.map { Word(label: $0, meaning: "") }
        lines = Self.lines(dated, now: now, strings)
        text = answers.text
        isBlank = answers.isEmpty
        later = dated.laterNames.map { Later($0, now: now, catalogue) }
        let none = CheckInForm()
        let form = CheckInPage(none, .init(), mine: after.ownWords, now: now, catalogue)
        groups = form.groups
        mine = form.mine
        hasMine = form.hasMine
        isHeavy = after.isHeavy
        isFar = after.isFar
        hasRatings = after.isFresh && !after.isNight && !after.isFar
        ratings = hasRatings ? (0...10).map { Choices.Option(value: "\($0)", label: "\($0)", isChosen: false) } : []
        small = after.small.map { TodayPage.Suggestion($0, strings, after.wording) }
        worksheet = after.worksheet.map { Sheet(title: $0.title, path: Route.sheet(.new(form: $0.id.name)).path) }
        isQuiet = after.isNight
    }

    /// When it was, as exactly as it was said.
    private static func time(_ dated: Timeline.DatedCheckIn, now: LocalTime, _ strings: Strings) -> String {
        guard let around = dated.checkIn.around else { return CheckInPage.time(dated.at, now: now, strings) }
        let part = strings["checkin.around.\(around.rawValue)"]
        return strings.dayHeading(dated.at, now: now) + ", " + part.prefix(1).lowercased() + part.dropFirst()
    }

    private static func lines(_ dated: Timeline.DatedCheckIn, now: LocalTime, _ strings: Strings) -> [String] {
        let answers = dated.checkIn.answers
        var lines: [String] = []
        if let strength = answers.strength {
            let name = ["one", "two", "three", "four", "five"][strength - 1]
            lines.append(
                strings.text("checkin.kept.strength", ["name": strings["checkin.strength.\(name)"].lowercased()])
            )
        }
        if !answers.body.isEmpty {
            let places = answers.body.map { strings["checkin.body.\($0.rawValue)"].lowercasedFirst }
            lines.append(strings.text("checkin.kept.body", ["places": places.joined(separator: ", ")]))
        }
        if !answers.about.isEmpty {
            let contexts = answers.about.map { strings["checkin.about." + Strings.key($0.rawValue)].lowercasedFirst }
            lines.append(strings.text("checkin.kept.about", ["contexts": contexts.joined(separator: ", ")]))
        }
        if let hurt = answers.hurt {
            let kind = strings["checkin.hurt.\(hurt.rawValue)"].lowercasedFirst
            lines.append(strings.text("checkin.kept.hurt", ["kind": kind]))
        }
        if answers.span == .wholeDay { lines.append(strings["checkin.kept.whole"]) }
        let written = LocalTime(moment: dated.checkIn.written, zone: now.zone, offset: now.offset)
        if written.moment.hours(since: dated.at.moment) >= 1 {
            let time = CheckInPage.time(written, now: now, strings)
            lines.append(strings.text("checkin.kept.written", ["time": time]))
        }
        return lines
    }
}

extension OneCheckInPage.Later {
    init(_ name: Timeline.Current<LaterName>, now: LocalTime, _ catalogue: Catalogue) {
        thing = name.value.thing.text
        time = catalogue.strings.text(
            "checkin.later.at",
            ["time": CheckInPage.time(name.at, now: now, catalogue.strings)]
        )
        let known = catalogue.wordTexts(name.value.words, name.value.ownWords)
        words = known.joined(separator: ", ").capitalisedFirst
        text = name.value.text
    }
}

extension String {
    /// With its first character small.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

/// The feeling words by family, and one's own.
struct WordsPage: Page {
    static let template = "checkin/words"
    static let section: Section? = .timeline

    let shelf = Shelf.words.rawValue
    let families: [Family]
    let own: [Own]
    let hasOwn: Bool
    let gone: [Gone]
    let fields: Choices

    /// The words of one family.
    struct Family: Sendable {
        let name: String
        let heading: String
        let words: [Line]
    }

    /// One word.
    struct Line: Sendable {
        let label: String
        let meaning: String
        let need: String
    }

    /// A word of one's own.
    struct Own: Sendable {
        let thing: String
        let label: String
        let fields: String
    }

    init(_ ownWords: [OwnWord], _ gone: [Gone], _ catalogue: Catalogue) {
        let strings = catalogue.strings
        families = FeelingWord.Family.allCases.map { family in
            let words = catalogue.words.all.filter { $0.family == family }.map { word in
                Line(
                    label: word.word.capitalisedFirst,
                    meaning: word.meaning,
                    need: strings.text("checkin.vocabulary.need", ["need": word.need])
                )
            }
            return Family(name: family.rawValue, heading: strings["checkin.families.\(family.rawValue)"], words: words)
        }
        own = ownWords.map { word in
            let fields = word.fields.map { strings["checkin.shapes.\($0.rawValue)"] }
            return Own(thing: word.thing.text, label: word.text, fields: fields.joined(separator: ", "))
        }
        hasOwn = !own.isEmpty
        self.gone = gone
        fields = .among(
            FeelingField.self,
            .field,
            labels: "checkin.shapes",
            legend: "checkin.vocabulary.where",
            chosen: [],
            strings,
            allowsMany: true
        )
    }
}
