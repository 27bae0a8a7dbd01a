import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/`: Today, where nothing is due.
struct TodayPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [TodayPage.self]

    let site: Site

    func add(to router: RouterGroup<WebContext>) {
        router.get(RouterPath(Route.today.path)) { _, context in
            let today = try await context.requireCompanion().today()
            let page = TodayPage(today, site.catalogue.strings)
            return today.isNight ? site.answerByHour(page, context) : site.answer(page, context)
        }
        router.post(RouterPath(Route.today.path)) { _, context in try await press(context) }
    }

    private func press(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let form = try context.formID()
        if let answer: Plan.Answer = context.form?.choice(.act) {
            guard let thing = context.form?.id(.thing) else { throw WebProblem.badValue }
            try await companion.answer(answer, plan: thing, form: form)
            return .seeOther(PlanPages.after(answer, thing, otherwise: .today))
        }
        switch context.form?.choice(.act, as: Press.self) {
        case .plan:
            guard let text = try context.form?.text(.text) else { throw WebProblem.empty }
            let days: Int? = context.form?[.until] == "tomorrow" ? 1 : nil
            try await companion.keepPlan(text, askInDays: days, form: form)
        case .leads:
            try await companion.choose([Preference(.doingLeads, "off")], form: form)
        case .wording:
            guard let wording: Wording = context.form?.choice(.wording) else { throw WebProblem.badValue }
            try await companion.choose([Preference(.wording, wording.rawValue)], form: form)
        case nil:
            throw WebProblem.badValue
        }
        return .seeOther(.today)
    }

    private enum Press: String { case plan, leads, wording }
}

/// Today: one door for a hard moment, one suggestion, and what the person asked to see again.
struct TodayPage: Page {
    static let template = "today"
    static let section: Section? = .today

    let isNight: Bool
    /// The wording that one tap would bring, and what that tap is called.
    let otherWording: String
    let otherWordingName: String
    let heading: String
    let text: String
    let suggestion: Suggestion?
    let plan: Due?
    let held: String?
    /// What is asked of today's intention, in its evening; nil when nothing is.
    let later: Later?
    /// The question that was asked for after a parting, without a name; nil when none stands.
    let apart: Apart?
    /// The way to a letter whose day has come; nil when there is none.
    let letter: String?
    /// True when texts are kept whose time has not come.
    let keepsTexts: Bool
    let showsQuietLine: Bool
    /// True when a month has gone by since a scale was answered, and the person asked to hear of it.
    let asksForMeasure: Bool
    let doingLeads: Bool
    /// True until the first questions were opened or put away; never at night, nor on a full page.
    let offersQuestions: Bool
    /// True where a small next thing may be written down: never at night, nor on a full page.
    let takesPlan: Bool
    /// How many cards there are at the most, that of the hard moment with them.
    static let mostCards = 5
    /// The four shapes and "hard to say".
    let feelings: [CheckInPage.Tile]
    /// The quiet question, by choice and never at night; nil otherwise.
    let question: String?

    /// One thing, if they would like it.
    struct Suggestion: Sendable {
        let path: String
        let title: String
        let reason: String
    }

    /// One small next thing whose time has come.
    struct Due: Sendable {
        let id: String
        let text: String
    }

    /// A question about an intention, asked once.
    struct Later: Sendable {
        let path: String
        let sitting: String
        let title: String
        let question: String
        /// The page to go back to.
        let back: String
    }

    /// Where a question after a parting is answered, and where it is passed over.
    struct Apart: Sendable {
        let path: String
        let write: String
    }

    init(_ today: Today, _ strings: Strings) {
        isNight = today.isNight
        let isPlain = today.settings.wording == .plain
        otherWording = (isPlain ? Wording.warm : Wording.plain).rawValue
        otherWordingName = strings[isPlain ? "hard.start.towarm" : "hard.start.toplain"]
        let part = Strings.part(ofDay: today.now.hour)
        if today.isNight {
            heading = strings["today.night.heading"]
            text = strings["today.night.text"]
        } else {
            let name = today.settings.name
            let key = "today.hello." + part
            heading = name.isEmpty ? strings[key] : strings.text("today.named", ["hello": strings[key], "name": name])
            text = strings["today.text"]
        }
        // What the person asked to see again goes before what Salve offers, and the rest waits for a quieter day.
        let asked = [today.held != nil, today.letter != nil, today.plan != nil, today.later != nil, today.apart != nil]
            .count { $0 }
        var room = Self.mostCards - 2 - asked
        func takesCard(_ isWanted: Bool) -> Bool {
            guard isWanted, room > 0 else { return false }
            room -= 1
            return true
        }
        let shown = takesCard(today.suggestion != nil) ? today.suggestion : nil
        suggestion = shown.map { Suggestion($0, strings, today.settings.wording) }
        plan = today.plan.map { Due(id: $0.thing.text, text: $0.text) }
        held = today.held.map { Route.kept(id: $0.thing.text).path }
        later = today.later.map { Later($0, back: .today) }
        apart = today.apart.map {
            Apart(path: Route.bonds(.apart($0.text)).path, write: Route.bonds(.bond($0.text)).path)
        }
        letter = today.letter.map { Route.letters(.one($0.thing.text)).path }
        keepsTexts = today.keepsTexts && today.held == nil
        showsQuietLine = today.showsQuietLine
        asksForMeasure = today.asksForMeasure
        doingLeads = today.doingLeads
        offersQuestions = takesCard(!today.settings.isWelcomed && !today.isNight)
        takesPlan = takesCard(!today.isNight)
        feelings = FeelingShape.allCases.map { CheckInPage.Tile($0, isChosen: false, strings) }
        let asks = today.settings.asksOnToday && !today.isNight
        question = asks ? strings[today.now.day.day.isMultiple(of: 2) ? "ask.kind" : "ask.hard"] : nil
    }
}

extension TodayPage.Later {
    /// Where a question goes back to.
    enum Back: String { case today, practice }

    init(_ question: LaterQuestion, back: Back) {
        path = Route.later(name: question.practice.name).path
        sitting = question.sitting.text
        title = question.title
        self.question = question.question
        self.back = back.rawValue
    }
}

extension TodayPage.Suggestion {
    /// The reason names facts: what it is, and what the person marked, never more than they did.
    init(_ shown: Shown, _ strings: Strings, _ wording: Wording) {
        path = Route.practice(name: shown.text.id.name).path
        title = shown.text.title
        // What the person did with it says more than what it is.
        let marked = shown.isMarked ? strings["counts.marked"] : nil
        let counted = strings.countedLine(shown.counts)
        let why = marked == nil && counted == nil ? strings.reason(shown, wording) : nil
        reason = [shown.text.summary, marked, counted, why].compactMap { $0 }.joined(separator: " ")
    }
}
