import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/loops`: how something goes round, from what set it off and back to it.
///
/// A loop is written on as a worksheet, with its pages and by its rules; here it is listed, begun, and shown as a ring
/// beside a list.
struct LoopPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [LoopsPage.self, NewLoopPage.self, LoopPage.self]

    let site: Site

    private var strings: Strings { site.catalogue.strings }

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.loops(.all).path)) { _, context in
            let companion = try context.requireCompanion()
            let page = LoopsPage(
                await companion.loops(Companion.listedLoops),
                await companion.sharedTurns(),
                gone: await Gone.lines(companion),
                now: site.surroundings.now(),
                site.catalogue
            )
            return site.answer(page, context)
        }
        router.get(RouterPath(Route.loops(.new).path)) { _, context in
            let people = try await context.requireCompanion().people(for: .theirLoop)
            return try await showNew(people, nil, context)
        }
        router.post(RouterPath(Route.loops(.new).path)) { _, context in try await begin(context) }
        router.get(RouterPath(Route.loops(.with(":id")).path)) { _, context -> Response in
            let person = try await site.person(context)
            guard try await context.requireCompanion().opens(.theirLoop, about: person.thing) else {
                return site.otherWays(person, context)
            }
            return try await showNew([person], person, context)
        }
        router.post(RouterPath(Route.loops(.from(":id")).path)) { _, context -> Response in
            let companion = try context.requireCompanion()
            let loop = try await companion.drawLoop(from: context.pathID(), form: context.formID())
            return .seeOther(.loops(.one(loop.text)))
        }
        router.get(RouterPath(Route.loops(.one(":id")).path)) { _, context in try await show(context) }
    }

    private func showNew(_ people: [Person], _ person: Person?, _ context: WebContext) async throws -> Response {
        guard let intro = try await context.requireCompanion().worksheetIntro(Loop.form) else {
            throw WebProblem.notFound
        }
        return site.answer(NewLoopPage(intro, people, person, strings, context.settings.wording), context)
    }

    private func show(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let view = try await companion.worksheet(context.pathID())
        guard let loop = Loop(view.sheet) else { throw WebProblem.notFound }
        var page = LoopPage(
            loop,
            view,
            now: site.surroundings.now(),
            await companion.content(),
            context.settings.wording
        )
        page.source = try await source(of: loop, companion)
        return site.answer(page, context)
    }

    /// Where the reflection is read that a loop was drawn from; nil when it is not there any more.
    private func source(of loop: Loop, _ companion: Companion) async throws -> String? {
        guard let thing = loop.source else { return nil }
        do {
            return try await companion.worksheet(thing).read.path
        } catch CompanionError.notFound {
            return nil
        }
    }

    /// Begins one; where inner parts wait for their line, its page says it.
    private func begin(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let sent = context.form?[.distress] ?? ""
        let distress = Int(sent)
        guard sent.isEmpty || distress != nil else { throw WebProblem.badValue }
        let view = try await companion.beginWorksheet(
            Loop.form,
            person: context.form?.id(.person),
            isBrief: true,
            distress: distress,
            asking: context.form?[.asked] == "line",
            form: context.formID()
        )
        if let sitting = view.sitting, try await companion.sitting(sitting).tellsSeveralTries || view.isLedIn {
            return .seeOther(.sitting(id: sitting.text, .here))
        }
        guard view.isInHand, let first = view.goesOnAt else { return .seeOther(view.whole) }
        return .seeOther(.sheet(.part(view.sheet.thing.text, part: first.part.id)))
    }
}

extension SheetView {
    /// Where it stands as a whole: its parts, or its ring.
    var whole: Route {
        let id = sheet.thing.text
        return form.group == .loop ? .loops(.one(id)) : .sheet(.one(id))
    }

    /// Where it is read back; a loop has one page for both.
    var read: Route { form.group == .loop ? whole : .sheet(.read(sheet.thing.text)) }
}

/// Those there are, and the same turn in other places.
struct LoopsPage: Page {
    static let template = "loops/list"
    static let section: Section? = .reflect

    let shelf = Shelf.loops.rawValue
    let groups: [Group]
    let turns: [String]
    let hasTurns: Bool
    let isEmpty: Bool
    /// The five questions as a ring, where there is nothing else.
    let ghost: LoopRing
    let questions: [String]
    let gone: [Gone]

    /// Those about one person, or about nobody named.
    struct Group: Sendable {
        let number: Int
        let heading: String
        let rows: [Row]
    }

    /// One loop.
    struct Row: Sendable {
        let thing: String
        let title: String
        let detail: String
        let link: String
    }

    init(
        _ loops: [ListedLoop],
        _ turns: [SharedTurn],
        gone: [Gone],
        now: LocalTime,
        _ catalogue: Catalogue
    ) {
        let strings = catalogue.strings
        var people: [Person?] = []
        for loop in loops where !people.contains(where: { $0?.thing == loop.person?.thing }) {
            people.append(loop.person)
        }
        groups = people.enumerated().map { number, person in
            let heading = person.map {
                strings.text($0.traits.isPast ? "loops.withpast" : "loops.with", ["name": $0.name])
            }
            return Group(
                number: number,
                heading: heading ?? strings["loops.own"],
                rows: loops.filter { $0.person?.thing == person?.thing }.map { Row($0, now: now, catalogue) }
            )
        }
        self.turns = turns.map { Self.sentence($0, strings) }
        hasTurns = !turns.isEmpty
        isEmpty = loops.isEmpty
        ghost = .ghost(strings)
        questions = Loop.Node.allCases.map { strings["loops.node.\($0.rawValue)"] }
        self.gone = gone
    }

    /// What stands in several, and where: no more is said.
    private static func sentence(_ turn: SharedTurn, _ strings: Strings) -> String {
        let count = turn.shared.loops.count
        let places =
            turn.people.map { strings.text("loops.placed.with", ["name": $0.name]) }
            + (turn.isAlsoAlone ? [strings["loops.placed.own"]] : [])
        let number = count <= 10 ? strings["loops.numbers.n\(count)"] : String(count)
        let said = strings.text("loops.shared", ["words": turn.shared.words, "count": number])
        return places.count > 1 ? said + " " + places.joined(separator: ", ").capitalisedFirst + "." : said
    }
}

extension LoopsPage.Row {
    init(_ loop: ListedLoop, now: LocalTime, _ catalogue: Catalogue) {
        let strings = catalogue.strings
        let sheet = loop.sheet.value
        thing = sheet.thing.text
        title = catalogue.gist(sheet) ?? strings["timeline.loop"]
        let time = strings.dayHeading(loop.sheet.at, now: now) + ", " + Strings.clock(loop.sheet.at)
        detail = sheet.isFinished ? time : time + ". " + strings["sheets.begun"]
        link = Route.loops(.one(thing)).path
    }
}

/// Before a loop is drawn.
struct NewLoopPage: Page {
    static let template = "loops/new"
    static let section: Section? = .reflect

    let path = Route.loops(.new).path
    let paper = Route.sheet(.paper(form: Loop.form.name)).path
    let summary: String
    let stopIf: String
    let questions: [String]
    let ghost: LoopRing
    /// The one line before its inner parts open; nil when they open at once.
    let line: String?
    /// Whom it is about; nil where there are no people.
    let people: Choices?
    let asksNumber: Bool
    let numbers = Array(0...10)
    let tradition: String
    let evidence: String
    let review: String

    init(_ intro: SheetIntro, _ people: [Person], _ person: Person?, _ strings: Strings, _ wording: Wording) {
        let form = intro.form
        summary = form.summary[wording]
        stopIf = form.stopIf
        questions = Loop.Node.allCases.compactMap { form.part($0.rawValue)?.question[wording] }
        ghost = .ghost(strings)
        switch intro.opening {
        case .open: line = nil
        case .afterAsking(let hold), .withheld(let hold): line = strings["hold.\(hold.rawValue)", wording]
        }
        let options = people.map {
            Choices.Option(value: $0.thing.text, label: $0.name, isChosen: $0.thing == person?.thing)
        }
        self.people =
            options.isEmpty
            ? nil
            : Choices(name: Field.person.rawValue, legend: strings["sheets.whom"], kind: "radio", options: options)
        asksNumber = !intro.isNight
        tradition = form.tradition
        evidence = form.evidence
        review = strings.text(
            "practice.review",
            [
                "reader": form.review.secondReader ?? strings["practice.notYet"],
                "clinician": form.review.clinician ?? strings["practice.notYet"],
            ]
        )
    }
}

extension LoopRing {
    /// The ring with nothing in it but the five questions.
    static func ghost(_ strings: Strings) -> LoopRing {
        LoopRing([Words(places: Loop.Node.allCases.map { (strings["loops.node.\($0.rawValue)"], "") })])
    }
}
