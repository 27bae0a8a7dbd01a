import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/measures/of/ID/wording/type`: the words of a scale, typed in beside the numbers of its items.
struct WordingTypingPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [WordingTypingPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        let path = RouterPath(Route.wordings(.type(":id")).path)
        router.get(path) { _, context in
            let (text, companion) = (try site.scale(context), try context.requireCompanion())
            let here = await companion.wordingAtHand(of: text.id)?.offer
            let draft = await companion.draft(in: .wording(text.id)).map { FormFields($0) }
            let typed = draft.map { TypedFields($0, text.scale) } ?? TypedFields(here, text.scale)
            return site.answer(WordingTypingPage(text, typed, here, problem: nil, site.catalogue.strings), context)
        }
        router.post(path) { _, context in try await keep(context) }
    }

    private func keep(_ context: WebContext) async throws -> Response {
        let (text, companion) = (try site.scale(context), try context.requireCompanion())
        let form = try context.formID()
        let typed = TypedFields(context.form ?? FormFields(encoded: []), text.scale)
        let here = await companion.wordingAtHand(of: text.id)?.offer
        let offer: WordingOffer
        do throws(WordingProblem) {
            offer = try typed.offer(for: text.scale, from: here)
        } catch {
            let page = WordingTypingPage(text, typed, here, problem: error, site.catalogue.strings)
            return site.answer(page, context, status: .unprocessableContent)
        }
        try await companion.bringWording(offer, from: .typed, form: form)
        return .seeOther(.wordings(.look(text.id.name)))
    }
}

extension Companion {
    /// What waits to be confirmed, else what is in use; nil when there is neither.
    func wordingAtHand(of scale: Scale.ID) -> KeptWording? {
        (waitingWording(of: scale) ?? usedWording(of: scale))?.value
    }
}

/// What was typed: a line for each item, and the names of the answers for each range there is.
struct TypedFields: Sendable {
    var lines: [String]
    /// By the order of the ranges, each from its lowest answer.
    var labels: [[String]]

    /// From a form or a draft; what was not sent is empty.
    init(_ form: FormFields, _ scale: Scale) {
        lines = scale.items.indices.map { form.value(.question, row: $0) ?? "" }
        var row = 0
        labels = scale.ranges.map { range in
            defer { row += range.count }
            return (0..<range.count).map { form.value(.label, row: row + $0) ?? "" }
        }
    }

    /// From words that are there already.
    init(_ offer: WordingOffer?, _ scale: Scale) {
        lines = offer?.rows.map(\.line.text) ?? scale.items.map { _ in "" }
        labels = scale.ranges.map { range in
            let row = offer?.rows.first { $0.line.options.map(\.value) == Array(range) }
            return row?.line.options.map(\.label) ?? range.map { _ in "" }
        }
    }

    /// What was typed, bound to the items.
    ///
    /// Where lines have answers of their own, `here` has them, and they stay.
    func offer(for scale: Scale, from here: WordingOffer?) throws(WordingProblem) -> WordingOffer {
        let own = here.map { $0.hasOwnAnswers(scale) } == true ? here : nil
        let ranges = scale.ranges
        let typed = zip(scale.items, lines).enumerated().map { index, pair in
            let named = ranges.firstIndex(of: pair.0.range).map { labels[$0] } ?? []
            return TypedWording.Line(text: pair.1, labels: own?.rows[index].line.options.map(\.label) ?? named)
        }
        return try TypedWording.offer(typed, leftOver: here?.leftOver ?? [], for: scale)
    }
}

extension Scale {
    /// The ranges of its items, each once, in their order.
    var ranges: [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        for item in items where !ranges.contains(item.range) { ranges.append(item.range) }
        return ranges
    }
}

extension WordingOffer {
    /// True when two items with the same range have answers of other names.
    func hasOwnAnswers(_ scale: Scale) -> Bool {
        scale.ranges.contains { range in
            Set(rows.filter { scale.item($0.line.item)?.range == range }.map(\.line.options)).count > 1
        }
    }
}

/// The form in which the words are typed.
struct WordingTypingPage: Page {
    static let template = "wordings/type"
    static let section: Section? = .reflect

    let title: String
    let makers: String?
    let rights: String
    let path: String
    let start: String
    let draft: String
    let lines: [Line]
    let answers: [Answers]
    /// True when each line keeps answers of its own.
    let keepsAnswers: Bool
    let problem: String?
    /// The field where something is missing; nil when that is no single one.
    let place: String?

    /// One line.
    struct Line: Sendable {
        let field: String
        let label: String
        let text: String
        /// Which way round it counts; empty for the usual way.
        let reversed: String
    }

    /// The answers of one range.
    struct Answers: Sendable {
        let legend: String
        let labels: [Label]

        /// The name of one answer.
        struct Label: Sendable {
            let field: String
            let label: String
            let text: String
        }
    }

    init(_ text: ScaleText, _ typed: TypedFields, _ here: WordingOffer?, problem: WordingProblem?, _ strings: Strings) {
        title = text.title
        makers = text.wording
        rights = text.rights
        path = Route.wordings(.type(text.id.name)).path
        start = Route.wordings(.start(text.id.name)).path
        draft = Route.draft(DraftSlot.wording(text.id).name).path
        lines = zip(text.scale.items, typed.lines).enumerated().map { index, pair in
            Line(
                field: Field.question.name(index),
                label: strings.text("wordings.line.title", ["number": Strings.number(of: pair.0.id)]),
                text: pair.1,
                reversed: strings.reversed(pair.0.id, text.scale) ?? ""
            )
        }
        keepsAnswers = here?.hasOwnAnswers(text.scale) == true
        answers = keepsAnswers ? [] : Self.answers(typed, text.scale, strings)
        self.problem = problem.map { strings.text($0) }
        place = problem?.item.flatMap { item in text.scale.items.firstIndex { $0.id == item } }
            .map { Field.question.name($0) }
    }

    private static func answers(_ typed: TypedFields, _ scale: Scale, _ strings: Strings) -> [Answers] {
        let ranges = scale.ranges
        var row = 0
        return zip(ranges, typed.labels).map { range, labels in
            defer { row += range.count }
            let ends = ["low": String(range.lowerBound), "high": String(range.upperBound)]
            return Answers(
                legend: strings.text("wordings.type.answers", ends),
                labels: zip(range, labels).enumerated().map { place, pair in
                    Answers.Label(
                        field: Field.label.name(row + place),
                        label: strings.text("wordings.type.answer", ["value": String(pair.0)]),
                        text: pair.1
                    )
                }
            )
        }
    }
}
