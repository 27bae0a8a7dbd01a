import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/reflect`: where a reflection begins, goes on, or is found again.
///
/// From there on it is a worksheet, with its pages and by its rules.
struct ReflectPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [ReflectPage.self]

    let site: Site

    func add(to router: RouterGroup<WebContext>) {
        router.get(RouterPath(Route.reflect.path)) { _, context in
            let companion = try context.requireCompanion()
            guard let intro = await companion.worksheetIntro(Reflection.form) else { throw WebProblem.notFound }
            let now = site.surroundings.now()
            let content = await companion.content()
            let (begun, kept) = await companion.reflections(ReflectPage.limit)
            var page = ReflectPage(
                intro,
                people: await companion.people(for: .reasons),
                site.catalogue,
                context.settings.wording
            )
            page.begun = begun.map { ReflectPage.Row($0, now: now, content) }
            page.kept = kept.map { ReflectPage.Row($0, now: now, content) }
            page.gone = await Gone.lines(companion)
            return site.answer(page.settled, context)
        }
        router.post(RouterPath(Route.reflect.path)) { _, context in try await begin(context) }
    }

    /// Begins the short way or the fuller one; where inner parts wait for their line, the whole page says it.
    private func begin(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let sent = context.form?[.distress] ?? ""
        let distress = Int(sent)
        guard sent.isEmpty || distress != nil, let way = context.form?.choice(.act, as: Way.self) else {
            throw WebProblem.badValue
        }
        let view = try await companion.beginWorksheet(
            Reflection.form,
            person: context.form?.id(.person),
            isBrief: way == .brief,
            distress: distress,
            asking: context.form?[.asked] == "line",
            form: context.formID()
        )
        if let sitting = view.sitting, try await companion.sitting(sitting).tellsSeveralTries || view.isLedIn {
            return .seeOther(.sitting(id: sitting.text, .here))
        }
        guard view.isInHand, let first = view.goesOnAt else { return .seeOther(.sheet(.one(view.sheet.thing.text))) }
        return .seeOther(.sheet(.part(view.sheet.thing.text, part: first.part.id)))
    }

    private enum Way: String { case brief, full }
}

/// A reflection before it begins, those to go on with, and those that were kept.
struct ReflectPage: Page {
    static let template = "reflect/start"
    static let section: Section? = .reflect
    /// How many are listed of each kind; the timeline has them all.
    static let limit = 20

    let shelf = Shelf.reflect.rawValue
    let path = Route.reflect.path
    let stopIf: String
    let names: [String]
    /// The one line before its inner parts open; nil when they open at once.
    let line: String?
    /// Whom it is about; nil where there are no people.
    let people: Choices?
    let asksNumber: Bool
    let numbers = Array(0...10)
    let tradition: String
    let evidence: String
    let review: String
    var begun: [Row] = []
    var kept: [Row] = []
    var gone: [Gone] = []
    private(set) var hasBegun = false
    private(set) var hasKept = false
    private(set) var isEmpty = true

    /// One of them.
    struct Row: Sendable {
        let thing: String
        let title: String
        let detail: String
        let link: String
    }

    init(_ intro: SheetIntro, people: [Person], _ catalogue: Catalogue, _ wording: Wording) {
        let strings = catalogue.strings
        stopIf = intro.form.stopIf
        names = intro.form.parts.filter { part in intro.parts.contains { $0.id == part.id } }.compactMap(\.tab)
        switch intro.opening {
        case .open: line = nil
        case .afterAsking(let hold), .withheld(let hold): line = strings["hold.\(hold.rawValue)", wording]
        }
        let options = people.map { Choices.Option(value: $0.thing.text, label: $0.name, isChosen: false) }
        self.people =
            options.isEmpty
            ? nil
            : Choices(name: Field.person.rawValue, legend: strings["sheets.whom"], kind: "radio", options: options)
        asksNumber = !intro.isNight
        tradition = intro.form.tradition
        evidence = intro.form.evidence
        review = strings.text(
            "practice.review",
            [
                "reader": intro.form.review.secondReader ?? strings["practice.notYet"],
                "clinician": intro.form.review.clinician ?? strings["practice.notYet"],
            ]
        )
    }

    /// The same, with what follows from its rows.
    var settled: ReflectPage {
        var page = self
        (page.hasBegun, page.hasKept) = (!begun.isEmpty, !kept.isEmpty)
        page.isEmpty = begun.isEmpty && kept.isEmpty
        return page
    }
}

extension ReflectPage.Row {
    init(_ one: Timeline.Current<Worksheet>, now: LocalTime, _ catalogue: Catalogue) {
        let sheet = one.value
        let strings = catalogue.strings
        thing = sheet.thing.text
        let time = strings.dayHeading(one.at, now: now) + ", " + Strings.clock(one.at)
        title = catalogue.gist(sheet) ?? strings["timeline.reflection"]
        let form = catalogue.worksheet(sheet.form)
        let last = sheet.answers.last.flatMap { form?.stretch(of: $0.part) }
        let stopped = last.map { strings.text("reflect.stopped", ["part": $0]) }
        detail = sheet.isFinished ? time : [time, stopped].compactMap { $0 }.joined(separator: ". ")
        link = (sheet.isFinished ? Route.sheet(.read(thing)) : .sheet(.one(thing))).path
    }
}

extension WorksheetForm {
    /// The name of the stretch that a part belongs to; nil where it has none.
    fileprivate func stretch(of part: String) -> String? {
        guard let index = parts.firstIndex(where: { $0.id == part }) else { return nil }
        return parts[...index].last { $0.tab != nil }?.tab
    }
}
