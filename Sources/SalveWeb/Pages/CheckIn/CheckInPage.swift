import SalveCompanion
import SalveContent
import SalveCore

/// How it is now: the pad, words, how strong, and what may be added.
struct CheckInPage: Page {
    static let template = "checkin/checkin"

    let path: String
    let title: String
    let heading: String
    let lead: String
    /// Where the form is kept as one goes; nil while a check-in is changed.
    let draft: String?
    /// True while a check-in is changed.
    let isChange: Bool
    /// When what stands here was begun; nil when it is fresh.
    let begun: String?
    /// What did not fit; nil when all did.
    let problem: String?
    /// The field that did not fit.
    let problemField: String
    let pad: [Tile]
    let groups: [Group]
    let mine: [Choices.Option]
    let hasMine: Bool
    let own: String
    let strength: [Choices.Option]
    /// True when something under "Add more" is filled in.
    let isOpen: Bool
    let body: Choices
    let about: Choices
    let situations: Choices
    let hurt: Choices
    let text: String
    let when: Choices
    let day: String
    let around: [Choices.Option]
    let span: Choices

    /// One choice of the pad.
    struct Tile: Sendable {
        let name: String
        let label: String
        let hint: String
        let isWide: Bool
        let isChosen: Bool
    }

    /// The words of one field.
    struct Group: Sendable {
        let name: String
        let legend: String
        let everyday: [Word]
        let finer: [Word]
        /// True when one of the finer words is chosen.
        let isOpen: Bool
    }

    /// One word.
    struct Word: Sendable {
        let id: String
        let label: String
        let meaning: String
        let isChosen: Bool
    }

    /// Where the page stands: new or to be changed, by night, after a problem.
    struct Place: Sendable {
        var changing: EntryID?
        var isNight = false
        var begun: LocalTime?
        var problem: CheckInForm.Problem?
    }

    init(_ form: CheckInForm, _ place: Place, mine ownWords: [OwnWord], now: LocalTime, _ catalogue: Catalogue) {
        let strings = catalogue.strings
        let answers = form.answers
        isChange = place.changing != nil
        path = place.changing.map { Route.changeCheckIn($0.text).path } ?? Route.checkIn.path
        draft = isChange ? nil : Route.draft(DraftSlot.checkIn.name).path
        heading = strings[isChange ? "checkin.change" : "checkin.heading"]
        let name = strings[isChange ? "checkin.change" : "checkin.title"]
        title = place.problem == nil ? name : strings.text("checkin.check", ["title": name])
        lead = strings[place.isNight ? "checkin.nightlead" : "checkin.lead"]
        begun = place.begun.map { strings.text("checkin.begun", ["time": Self.time($0, now: now, strings)]) }
        problem = place.problem.map { strings["checkin.problem.\($0.rawValue)"] }
        problemField = place.problem == .long ? "own" : "day"
        pad = FeelingShape.allCases.map { Tile($0, isChosen: answers.shape == $0, strings) }
        groups = Self.groups(answers, catalogue)
        mine = Self.mine(ownWords, answers)
        hasMine = !mine.isEmpty
        own = form.own
        strength = (1...5).map { step in
            let name = ["one", "two", "three", "four", "five"][step - 1]
            let label = strings["checkin.strength.\(name)"]
            return Choices.Option(value: String(step), label: label, isChosen: answers.strength == step)
        }
        let isTimed = form.when == .today || form.when == .day || !form.day.isEmpty || form.around != nil
        isOpen = place.problem == .future || place.problem == .day || isTimed || Self.isMore(answers)
        body = .among(
            BodyPlace.self,
            .body,
            labels: "checkin.body",
            legend: "checkin.where",
            chosen: answers.body,
            strings,
            allowsMany: true
        )
        about = Self.about(false, answers, strings)
        situations = Self.about(true, answers, strings)
        hurt = .among(
            HurtKind.self,
            .hurt,
            labels: "checkin.hurt",
            legend: "checkin.kind",
            chosen: answers.hurt.map { [$0] } ?? [],
            strings
        )
        text = answers.text
        when = Self.when(form.when, isChange: isChange, strings)
        day = form.day
        around = Self.around(form.around, strings)
        let hasSpan = answers.span == .wholeDay
        span = .among(
            CheckIn.Span.self,
            .span,
            labels: "checkin.spans",
            legend: "checkin.span",
            chosen: hasSpan ? [.wholeDay] : [],
            strings
        )
    }

    /// A day and time as a page says it, such as "Yesterday, 21:05".
    static func time(_ time: LocalTime, now: LocalTime, _ strings: Strings) -> String {
        strings.dayHeading(time, now: now) + ", " + Strings.clock(time)
    }

    private static func isMore(_ answers: CheckIn.Answers) -> Bool {
        !answers.body.isEmpty || !answers.about.isEmpty || answers.hurt != nil || !answers.text.isEmpty
            || answers.span == .wholeDay
    }

    /// Each chosen word is ticked in one place only, so that taking the tick away takes the word away.
    static func groups(_ answers: CheckIn.Answers, _ catalogue: Catalogue) -> [Group] {
        let shapes = ([answers.shape].compactMap { $0 } + FeelingShape.allCases)
        var home: [WordID: FeelingShape] = [:]
        for id in answers.words {
            let fields = catalogue.words[id]?.shapes ?? []
            home[id] = shapes.first { fields.contains($0) }
        }
        return FeelingShape.allCases.map { shape in
            let words = catalogue.words.words(in: shape).map { word in
                (word.isEveryday, Word(word, isChosen: home[word.id] == shape))
            }
            let finer = words.filter { !$0.0 }.map(\.1)
            return Group(
                name: shape.name,
                legend: catalogue.strings["checkin.legends.\(shape.name)"],
                everyday: words.filter(\.0).map(\.1),
                finer: finer,
                isOpen: finer.contains(where: \.isChosen)
            )
        }
    }

    /// Words of one's own from before, and those of this check-in that are no longer among them.
    private static func mine(_ words: [OwnWord], _ answers: CheckIn.Answers) -> [Choices.Option] {
        let texts = words.map(\.text)
        let others = answers.ownWords.filter { !texts.contains($0) }
        return (texts + others).map { text in
            Choices.Option(value: text, label: text, isChosen: answers.ownWords.contains(text))
        }
    }

    private static func about(_ isSituation: Bool, _ answers: CheckIn.Answers, _ strings: Strings) -> Choices {
        let options = AboutContext.allCases.filter { $0.isSituation == isSituation }.map { context in
            Choices.Option(
                value: context.rawValue,
                label: strings["checkin.about." + Strings.key(context.rawValue)],
                isChosen: answers.about.contains(context)
            )
        }
        let legend = strings[isSituation ? "checkin.happened" : "checkin.what"]
        return Choices(name: Field.about.rawValue, legend: legend, kind: "checkbox", options: options)
    }

    private static func when(_ chosen: CheckInForm.When?, isChange: Bool, _ strings: Strings) -> Choices {
        let all: [CheckInForm.When] = isChange ? [.same, .today, .day] : [.now, .today, .day]
        let options = all.map { one in
            Choices.Option(
                value: one.rawValue,
                label: strings["checkin.times.\(one.rawValue)"],
                isChosen: chosen == one && one != .same
            )
        }
        return Choices(name: Field.when.rawValue, legend: strings["checkin.when"], kind: "radio", options: options)
    }

    private static func around(_ chosen: RoughTime?, _ strings: Strings) -> [Choices.Option] {
        let none = Choices.Option(value: "", label: strings["checkin.around.none"], isChosen: chosen == nil)
        return [none]
            + RoughTime.allCases.map { part in
                let label = strings["checkin.around.\(part.rawValue)"]
                return Choices.Option(value: part.rawValue, label: label, isChosen: part == chosen)
            }
    }
}

extension CheckInPage.Tile {
    init(_ shape: FeelingShape, isChosen: Bool, _ strings: Strings) {
        name = shape.name
        label = strings["checkin.shapes.\(shape.name)"]
        hint = shape.field.map { strings["checkin.hints.\($0.rawValue)"] } ?? ""
        isWide = shape == .unsure
        self.isChosen = isChosen
    }
}

extension CheckInPage.Word {
    init(_ word: FeelingWord, isChosen: Bool) {
        id = word.id.name
        label = word.word.capitalisedFirst
        meaning = word.meaning
        self.isChosen = isChosen
    }
}

extension String {
    /// With its first character as a capital.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
