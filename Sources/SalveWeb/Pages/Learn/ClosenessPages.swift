import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/closeness`: six questions of Salve's own, and what follows from the answers (R7).
struct ClosenessPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [ClosenessPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.learn(.closeness).path)) { _, context in
            let companion = try context.requireCompanion()
            let page = ClosenessPage(
                await companion.closeness(),
                gone: await Gone.lines(companion),
                now: site.surroundings.now(),
                site.catalogue.strings
            )
            return site.answer(page, context)
        }
        router.post(RouterPath(Route.learn(.closeness).path)) { _, context in try await press(context) }
    }

    private func press(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        guard let fields = context.form, let press: Press = fields.choice(.act) else { throw WebProblem.badValue }
        let form = try context.formID()
        switch press {
        case .keep: try await companion.keepCloseness(answers(fields), form: form)
        case .first: try await companion.putDoingFirst(true, form: form)
        case .off: try await companion.putDoingFirst(false, form: form)
        }
        return await site.seeOther(.learn(.closeness), saying: .kept, context)
    }

    private func answers(_ fields: FormFields) -> [ClosenessAnswers.Question: ClosenessAnswers.Answer] {
        var answers: [ClosenessAnswers.Question: ClosenessAnswers.Answer] = [:]
        for question in ClosenessAnswers.Question.allCases { answers[question] = fields.choice(.of(question)) }
        return answers
    }

    private enum Press: String { case keep, first, off }
}

extension Field {
    /// The field of a question.
    static func of(_ question: ClosenessAnswers.Question) -> Field {
        switch question {
        case .theCatch: .closeCatch
        case .words: .closeWords
        case .near: .closeNear
        case .ease: .closeEase
        case .sad: .closeSad
        case .seen: .closeSeen
        }
    }
}

/// The six questions, and where they stand.
struct ClosenessPage: Page {
    static let template = "learn/closeness"
    static let section: Section? = .practise

    let shelf = Shelf.closeness.rawValue
    let questions: [Choices]
    let gone: [Gone]
    /// When they were answered last; nil when no answers are kept.
    let answered: String?
    /// The last answers, to be deleted.
    let thing: String
    let isLed: Bool
    /// What holds now, in one line.
    let standing: String?
    let isAskedAgain: Bool

    init(_ state: ClosenessState, gone: [Gone], now: LocalTime, _ strings: Strings) {
        questions = ClosenessAnswers.Question.allCases.map { question in
            .among(
                ClosenessAnswers.Answer.self,
                .of(question),
                labels: "closeness.answers",
                legend: "closeness.questions.\(question.rawValue)",
                chosen: [],
                strings
            )
        }
        self.gone = gone
        answered = state.last.map { strings.text("closeness.answered", ["day": strings.dayHeading($0.at, now: now)]) }
        thing = state.last?.entry.text ?? ""
        isLed = state.lead != nil
        switch state.lead?.source {
        case .answers: standing = strings["closeness.byAnswers"]
        case .hand: standing = strings["closeness.byHand"]
        case nil: standing = state.last == nil ? nil : strings["closeness.asBefore"]
        }
        isAskedAgain = state.isAskedAgain
    }
}
