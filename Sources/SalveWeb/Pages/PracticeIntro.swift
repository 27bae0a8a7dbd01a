import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/practise/…`: what a practice will ask, before it begins.
struct PracticePages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [PracticePage.self]

    let site: Site

    func add(to router: RouterGroup<WebContext>) {
        router.get(RouterPath(Route.practice(name: ":name").path)) { _, context in
            let companion = try context.requireCompanion()
            guard let shown = await companion.shown(name(context)) else { throw WebProblem.notFound }
            return try await page(shown, context)
        }
        router.post(RouterPath(Route.practice(name: ":name").path)) { _, context in try await press(context) }
        router.post(RouterPath(Route.later(name: ":name").path)) { _, context in try await note(context) }
    }

    /// The page of a practice; `about` is the person it was opened for.
    func page(_ shown: Shown, about person: Person? = nil, _ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let isNight = await companion.today().isNight
        let mine = await PracticePage.Mine(shown.text.id, companion, site.catalogue.strings)
        let chosen = context.session?.filter.minutes?.count
        var page = PracticePage(shown, mine, isNight: isNight, chosen, site.catalogue, context.settings.wording)
        page.later = await companion.laterQuestion(about: shown.text.id).map { TodayPage.Later($0, back: .practice) }
        page.opensNumber = await companion.givesNumbers()
        if shown.text.practice.asksAboutAnother {
            page.whom(await companion.people(for: .theirView), chosen: person, site.catalogue.strings)
        }
        return site.answer(page, context)
    }

    private func name(_ context: WebContext) -> Practice.ID {
        Practice.ID(context.parameters.get("name") ?? "")
    }

    private func press(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let practice = name(context)
        guard let press: Press = context.form?.choice(.act) else { throw WebProblem.badValue }
        let form = try context.formID()
        switch press {
        case .begin, .ask: return try await begin(practice, isAsking: press == .ask, companion, context)
        case .mark: try await companion.choose(.marked, about: practice, form: form)
        case .unmark: try await companion.choose(.unmarked, about: practice, form: form)
        case .bring: try await companion.choose(.broughtBack, about: practice, form: form)
        }
        return .seeOther(.practice(name: practice.name))
    }

    /// What an intention shifted, or that it is passed over; either way it is not asked again.
    private func note(_ context: WebContext) async throws -> Response {
        guard let sitting = context.form?.id(.entry), let back: TodayPage.Later.Back = context.form?.choice(.back),
            let press: Later = context.form?.choice(.act)
        else { throw WebProblem.badValue }
        let text = press == .keep ? try context.form?.text(.text) ?? "" : ""
        let companion = try context.requireCompanion()
        try await companion.note(text, about: name(context), in: sitting, form: try context.formID())
        return .seeOther(back == .today ? .today : .practice(name: name(context).name))
    }

    private enum Later: String { case keep, skip }

    /// Begins a sitting; where the one line has to be read first, it is the next page.
    private func begin(
        _ practice: Practice.ID,
        isAsking: Bool,
        _ companion: Companion,
        _ context: WebContext
    ) async throws -> Response {
        guard await companion.shown(practice) != nil else { throw WebProblem.notFound }
        let sent = context.form?[.distress] ?? ""
        let distress = Int(sent)
        guard sent.isEmpty || distress != nil else { throw WebProblem.badValue }
        let view: SittingView
        do {
            view = try await companion.begin(
                .other,
                distress: distress,
                opening: practice,
                asking: isAsking,
                way: way(context),
                about: context.form?.id(.person),
                mayNotice: true,
                form: context.formID()
            )
        } catch CompanionError.refused(.withheld(.someoneFeared)) {
            // Kept simple since the page was shown: other ways stand on their page.
            return .seeOther(context.form?.id(.person).map { .person($0.text) } ?? .people)
        } catch CompanionError.refused(.outOfRange) {
            throw WebProblem.badValue
        }
        let id = view.id.text
        if view.session.phase == .choosing, !view.tellsSeveralTries, view.noticing == nil {
            return .seeOther(.sittingPractice(id: id, name: practice.name))
        }
        return .seeOther(.sitting(id: id, .here))
    }

    /// How it is to go; a length that the practice does not have is as it is written.
    private func way(_ context: WebContext) -> PracticeWay {
        PracticeWay(
            minutes: context.form?[.length].flatMap { Int($0) },
            takesVariant: context.form?[.way] == "without"
        )
    }

    private enum Press: String { case begin, ask, mark, unmark, bring }
}

/// A practice before it begins: what it asks, when to leave it, where it comes from.
struct PracticePage: Page {
    static let template = "practice"
    static let section: Section? = .practise

    let path: String
    let title: String
    let summary: String
    let intro: [String]
    let steps: [String]
    let stopIf: String
    let needsNote: String?
    /// Minutes and eyes.
    let facts: String
    let tradition: String
    let evidence: String
    /// Who has read it; nil for what is one's own.
    let review: String?
    /// The one line before it opens; nil when it opens at once.
    let line: String?
    let opens: Bool
    /// What the main button does: `begin`, or `ask` where the line stands above it.
    let press: String
    /// How it went and when it last was, a line each; none while it was never begun.
    let counted: [String]
    let isMarked: Bool
    let isResting: Bool
    let mine: Mine
    /// True by day: a number may be given, and need not.
    let asksNumber: Bool
    /// True where a number was given lately: then the numbers stand open, and can still be left.
    var opensNumber = false
    let numbers = Array(0...10)
    /// The lengths to choose from; nil when there is one only.
    let lengths: Choices?
    /// "Without …", which takes the way that goes without it; nil where there is none, or it goes that way already.
    let way: String?
    /// The sheet to print; nil for what needs something that is left out.
    let sheet: String?
    /// Why kindness can sting, where this turns to words or images (C15).
    let sting: String?
    /// What is asked of the last time; nil when nothing is.
    var later: TodayPage.Later?

    /// Whom it is about, where it asks about another; those kept simple are not among them (R17).
    private(set) var whom: Choices?

    /// Asks whom it is about; one who was named at its door is the only choice.
    fileprivate mutating func whom(_ people: [Person], chosen: Person?, _ strings: Strings) {
        let options = (chosen.map { [$0] } ?? people).map { person in
            Choices.Option(value: person.thing.text, label: person.name, isChosen: person.thing == chosen?.thing)
        }
        if options.isEmpty { return }
        let nobody = Choices.Option(value: "", label: strings["send.nobody"], isChosen: chosen == nil)
        whom = Choices(
            name: Field.person.rawValue,
            legend: strings["sheets.whom"],
            kind: "radio",
            options: (chosen == nil ? [nobody] : []) + options
        )
    }

    /// What is one's own about it.
    struct Mine: Sendable {
        let practice: String
        /// The pack that it came in; nil when it did not come in one.
        let from: String?
        /// Where a practice of one's own is changed; nil for all others.
        let change: String?
        /// Where one's own words for it are; nil for a practice of one's own.
        let words: String?
        let isPinned: Bool

        init(_ id: Practice.ID, _ companion: Companion, _ strings: Strings) async {
            practice = id.name
            isPinned = await companion.pinned().contains { $0.id == id }
            switch await companion.practices().source(of: id) {
            case .own(let thing): (from, change, words) = (nil, Route.mine(.one(thing.text)).path, nil)
            case .pack(_, let name):
                from = strings.text("packs.from", ["name": name])
                (change, words) = (nil, Route.mine(.wording(id.name)).path)
            case .salve, nil: (from, change, words) = (nil, nil, Route.mine(.wording(id.name)).path)
            }
        }
    }

    init(
        _ shown: Shown,
        _ mine: Mine,
        isNight: Bool,
        _ chosen: Int?,
        _ catalogue: Catalogue,
        _ wording: Wording
    ) {
        let text = shown.text
        let strings = catalogue.strings
        self.mine = mine
        path = Route.practice(name: text.id.name).path
        title = text.title
        summary = text.summary
        intro = text.intro[wording].plainText.split(separator: "\n").map(String.init)
        steps = text.steps.map { $0.heading[wording] }
        stopIf = text.stopIf
        needsNote = text.needsNote
        facts = strings.text(
            "practice.facts",
            [
                "minutes": strings.minutes(text.minutes), "eyes": strings["practice.eyes.\(text.eyes.rawValue)"],
            ]
        )
        tradition = text.tradition
        evidence = text.evidence
        let read = strings.text(
            "practice.review",
            [
                "reader": text.review.secondReader ?? strings["practice.notYet"],
                "clinician": text.review.clinician ?? strings["practice.notYet"],
            ]
        )
        review = mine.change == nil ? read : nil
        switch shown.opening {
        case .open: (line, opens, press) = (nil, true, "begin")
        case .afterAsking(let hold): (line, opens, press) = (strings["hold.\(hold.rawValue)"], true, "ask")
        case .withheld(let hold): (line, opens, press) = (strings["hold.\(hold.rawValue)"], false, "begin")
        }
        counted = strings.countLines(shown.counts)
        isMarked = shown.isMarked
        isResting = shown.hold == .resting
        asksNumber = !isNight
        lengths = Self.lengths(of: text, chosen, strings)
        way = text == catalogue.practice(text.id) ? text.variant.map { Self.way($0, strings) } : nil
        let isLeftOut = shown.hold == .leftOut
        sheet = isLeftOut ? nil : Route.learn(.sheet(Handout.Kind.practice.rawValue, id: text.id.name)).path
        let isOfWords = text.practice.depth == .words || text.practice.depth == .images
        sting = isOfWords ? Route.learn(.one("when-kindness-stings")).path : nil
    }

    /// One choice a length; the longest that fits the time there is stands chosen, where a time was said.
    private static func lengths(of text: PracticeText, _ chosen: Int?, _ strings: Strings) -> Choices? {
        guard !text.lengths.isEmpty else { return nil }
        let fitting = chosen.flatMap { time in text.lengths.last { $0 <= time } }
        return Choices(
            name: Field.length.rawValue,
            legend: strings["practice.lengths"],
            kind: "radio",
            options: text.lengths.map { minutes in
                let key = text.isShortForm(minutes) ? "practice.short" : "practice.long"
                let label = strings.text(key, ["minutes": strings.minutes(minutes...minutes)])
                return Choices.Option(value: String(minutes), label: label, isChosen: minutes == fitting)
            }
        )
    }

    private static func way(_ variant: PracticeVariant, _ strings: Strings) -> String {
        let names = variant.without.members.map { strings["ingredient." + Strings.key($0.rawValue)] }
        return strings.text("practice.without", ["what": names.joined(separator: ", ")])
    }
}
