import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/sheets`: the worksheets there are, and one before it is begun.
struct WorksheetListPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [WorksheetsPage.self, WorksheetIntroPage.self, WorksheetPaperPage.self]

    let site: Site

    private var strings: Strings { site.catalogue.strings }

    func add(to router: RouterGroup<WebContext>) {
        router.get(RouterPath(Route.sheet(.list).path)) { _, context in
            let companion = try context.requireCompanion()
            let page = WorksheetsPage(
                await companion.worksheetForms(),
                begun: await companion.listedWorksheets(200),
                gone: await Gone.lines(companion),
                now: site.surroundings.now(),
                await companion.content(),
                context.settings.wording
            )
            return site.answer(page, context)
        }
        router.get(RouterPath(Route.sheet(.new(form: ":form")).path)) { _, context -> Response in
            let intro = try await intro(context)
            if let door = intro.form.door { return .found(door) }
            var page = WorksheetIntroPage(intro, strings, context.settings.wording)
            let name = try await context.requireCompanion().practices().pack(of: intro.form.id)
            page.origin = name.map { strings.text("packs.from", ["name": $0]) }
            return site.answer(page, context)
        }
        router.post(RouterPath(Route.sheet(.new(form: ":form")).path)) { _, context in try await begin(context) }
        router.get(RouterPath(Route.sheet(.paper(form: ":form")).path)) { _, context in
            let page = WorksheetPaperPage(try await intro(context), context.settings.wording)
            return site.answer(page, context)
        }
    }

    private func intro(_ context: WebContext) async throws -> SheetIntro {
        guard let intro = try await context.requireCompanion().worksheetIntro(form(context)) else {
            throw WebProblem.notFound
        }
        return intro
    }

    private func form(_ context: WebContext) -> Worksheet.FormID {
        Worksheet.FormID(context.parameters.get("form") ?? "")
    }

    /// Begins; where inner parts wait for their line, the worksheet's page says it.
    private func begin(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let sent = context.form?[.distress] ?? ""
        let distress = Int(sent)
        guard sent.isEmpty || distress != nil else { throw WebProblem.badValue }
        let person = context.form?.id(.thing)
        let view: SheetView
        do {
            view = try await companion.beginWorksheet(
                form(context),
                about: context.form?.choice(.about),
                person: person,
                distress: distress,
                asking: context.form?[.act] == "ask",
                form: context.formID()
            )
        } catch CompanionError.refused(.withheld(.someoneFeared)) {
            // Kept simple since the page was shown: nothing was written yet, and other ways stand on their page.
            return .seeOther(person.map { .person($0.text) } ?? .people)
        }
        if let sitting = view.sitting, try await companion.sitting(sitting).tellsSeveralTries || view.isLedIn {
            return .seeOther(.sitting(id: sitting.text, .here))
        }
        guard view.isInHand, let first = view.parts.first else { return .seeOther(view.whole) }
        return .seeOther(.sheet(.part(view.sheet.thing.text, part: first.part.id)))
    }
}

/// The worksheets in calm groups, and those that were begun.
struct WorksheetsPage: Page {
    static let template = "sheets/list"
    static let section: Section? = .practise

    let shelf = Shelf.sheets.rawValue
    let groups: [Group]
    let begun: [Begun]
    let isEmpty: Bool
    let gone: [Gone]

    /// One group.
    struct Group: Sendable {
        let name: String
        let heading: String
        let rows: [Row]
    }

    /// One form.
    struct Row: Sendable {
        let title: String
        let summary: String
        let minutes: String
        let link: String
    }

    /// One that was begun.
    struct Begun: Sendable {
        let thing: String
        let title: String
        let detail: String
        let link: String
    }

    init(
        _ forms: [WorksheetForm],
        begun: [Timeline.Current<Worksheet>],
        gone: [Gone],
        now: LocalTime,
        _ catalogue: Catalogue,
        _ wording: Wording
    ) {
        let strings = catalogue.strings
        groups = WorksheetForm.Group.allCases.compactMap { group in
            let rows = forms.filter { $0.group == group }.map { form in
                Row(
                    title: form.title,
                    summary: form.summary[wording],
                    minutes: strings.minutes(form.minutes),
                    link: Route.sheet(.new(form: form.id.name)).path
                )
            }
            guard !rows.isEmpty else { return nil }
            return Group(name: group.rawValue, heading: strings["sheets.groups.\(group.rawValue)"], rows: rows)
        }
        self.begun = begun.compactMap { one in
            guard let form = catalogue.worksheet(one.value.form) else { return nil }
            let state = strings[one.value.isFinished ? "sheets.kept" : "sheets.begun"]
            return Begun(
                thing: one.value.thing.text,
                title: form.title,
                detail: state + ", " + strings.dayHeading(one.at, now: now) + ", " + Strings.clock(one.at),
                link: Route.sheet(.one(one.value.thing.text)).path
            )
        }
        isEmpty = self.begun.isEmpty
        self.gone = gone
    }
}

/// A form before it is begun.
struct WorksheetIntroPage: Page {
    static let template = "sheets/new"
    static let section: Section? = .practise

    let path: String
    let paper: String
    let title: String
    let summary: String
    let minutes: String
    let stopIf: String
    let questions: [String]
    let tradition: String
    let evidence: String
    let review: String
    /// Past or future; nil where the form does not ask.
    let about: Choices?
    /// Whom it is about; nil where it asks about nobody else, or there are no people.
    let people: Choices?
    /// The one line before its inner parts open; nil when they open at once.
    let line: String?
    /// What the main button does: `begin`, or `ask` where the line stands above it.
    let press: String
    let asksNumber: Bool
    /// Which pack it came in; nil for Salve’s own.
    var origin: String?
    let numbers = Array(0...10)

    /// R17: said above a choice of whom it is about.
    let asksAboutAnother: Bool

    init(_ intro: SheetIntro, about person: Person? = nil, _ strings: Strings, _ wording: Wording) {
        let form = intro.form
        path = Route.sheet(.new(form: form.id.name)).path
        paper = Route.sheet(.paper(form: form.id.name)).path
        title = form.title
        summary = form.summary[wording]
        minutes = strings.minutes(form.minutes)
        stopIf = form.stopIf
        let isSafe = person?.opens(.theirView) ?? true
        questions = intro.parts.filter { isSafe || !$0.asksAboutAnother }.map { $0.question[wording] }
        tradition = form.tradition
        evidence = form.evidence
        review = strings.text(
            "practice.review",
            [
                "reader": form.review.secondReader ?? strings["practice.notYet"],
                "clinician": form.review.clinician ?? strings["practice.notYet"],
            ]
        )
        let options = intro.abouts.map { about in
            let label = strings["sheets.about.\(about.rawValue)"]
            return Choices.Option(value: about.rawValue, label: label, isChosen: false)
        }
        about =
            options.isEmpty
            ? nil
            : Choices(
                name: Field.about.rawValue,
                legend: strings["sheets.about.legend"],
                kind: "radio",
                options: options
            )
        // Named at its door, whoever the form is about stays named: they are the only choice.
        let persons = (person.map { [$0] } ?? intro.people).map {
            Choices.Option(value: $0.thing.text, label: $0.name, isChosen: $0.thing == person?.thing)
        }
        asksAboutAnother = form.matter?.needsSafety ?? false
        people =
            persons.isEmpty
            ? nil
            : Choices(name: Field.thing.rawValue, legend: strings["sheets.whom"], kind: "radio", options: persons)
        switch intro.opening {
        case .open: (line, press) = (nil, "begin")
        case .afterAsking(let hold): (line, press) = (strings["hold.\(hold.rawValue)"], "ask")
        case .withheld(let hold): (line, press) = (strings["hold.\(hold.rawValue)"], "begin")
        }
        asksNumber = !intro.isNight
    }
}

/// An empty form, for paper.
struct WorksheetPaperPage: Page {
    static let template = "sheets/paper"
    static let section: Section? = .practise

    let back: String
    let title: String
    let stopIf: String
    let parts: [Part]

    /// One question.
    struct Part: Sendable {
        let question: String
        let help: String?
        let choices: [String]
        /// Two names, where it has two sides.
        let sides: [String]
        let hasSides: Bool
    }

    init(_ intro: SheetIntro, _ wording: Wording) {
        back = Route.sheet(.new(form: intro.form.id.name)).path
        title = intro.form.title
        stopIf = intro.form.stopIf
        parts = intro.parts.map { part in
            let sides = part.sides.map { [$0.first[wording], $0.second[wording]] } ?? []
            return Part(
                question: part.question[wording],
                help: part.help?[wording],
                choices: part.choices.map { $0.line[wording] },
                sides: sides,
                hasSides: !sides.isEmpty
            )
        }
    }
}
