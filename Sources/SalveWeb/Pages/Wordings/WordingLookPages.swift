import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/measures/of/ID/wording/look`: how words are bound to items, to be changed, confirmed or thrown away.
struct WordingLookPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [WordingLookPage.self, WordingLinePage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        let look = RouterPath(Route.wordings(.look(":id")).path)
        router.get(look) { _, context in
            let text = try site.scale(context)
            guard let page = try await page(text, context, problem: nil) else {
                return Response.found(.wordings(.start(text.id.name)))
            }
            return site.answer(page, context)
        }
        router.post(look) { _, context in try await press(context) }
        let line = RouterPath(Route.wordings(.line(":id", ":item")).path)
        router.get(line) { _, context in
            let place = try await place(context)
            return site.answer(WordingLinePage(place, typed: nil, problem: nil, strings), context)
        }
        router.post(line) { _, context in try await change(context) }
    }

    private var strings: Strings { site.catalogue.strings }

    // MARK: - All of them

    private func page(_ text: ScaleText, _ context: WebContext, problem: String?) async throws -> WordingLookPage? {
        let companion = try context.requireCompanion()
        guard let waiting = await companion.waitingWording(of: text.id) else { return nil }
        let replaces = await companion.usedWording(of: text.id) != nil
        return WordingLookPage(text, waiting, replaces: replaces, problem: problem, strings)
    }

    private enum Press: String { case confirm, remove, undo }

    private func press(_ context: WebContext) async throws -> Response {
        let text = try site.scale(context)
        let companion = try context.requireCompanion()
        let form = try context.formID()
        guard let entry = context.form?.id(.entry) else { throw WebProblem.badValue }
        switch context.form?.choice(.act, as: Press.self) {
        case .confirm: return try await confirm(entry, text, form, context)
        case .remove: try await companion.delete(entry, form: form)
        case .undo: try await companion.restore(entry, form: form)
        case nil: throw WebProblem.badValue
        }
        return .seeOther(.wordings(.start(text.id.name)))
    }

    /// Confirms what was seen, once the line on hurting oneself was pointed out where that is not certain.
    private func confirm(
        _ entry: EntryID,
        _ text: ScaleText,
        _ form: EntryID,
        _ context: WebContext
    ) async throws -> Response {
        let companion = try context.requireCompanion()
        let waiting = await companion.waitingWording(of: text.id)
        if let waiting, waiting.entry == entry, let harm = text.scale.selfHarm,
            waiting.value.offer.asksForSelfHarm(in: text.scale)
        {
            let place = WordingLinePage.place(named: context.form?[.from] ?? "")
            if place == nil { return try await stillOpen(text, context) }
            if let place, place != .item(harm) { return try await turn(waiting.value, place, harm, form, context) }
        }
        return try await use(entry, text, form, context)
    }

    private func use(
        _ entry: EntryID,
        _ text: ScaleText,
        _ form: EntryID,
        _ context: WebContext
    ) async throws -> Response {
        let companion = try context.requireCompanion()
        do throws(CompanionError) {
            try await companion.confirmWording(entry, selfHarm: text.scale.selfHarm, form: form)
        } catch .notFound {
            throw WebProblem.notNow
        }
        return await site.seeOther(.wordings(.start(text.id.name)), saying: .kept, context)
    }

    /// Says that the line on hurting oneself has to be picked first.
    private func stillOpen(_ text: ScaleText, _ context: WebContext) async throws -> Response {
        let page = try await page(text, context, problem: strings["wordings.check.harm.open"])
        guard let page else { throw WebProblem.notNow }
        return site.answer(page, context, status: .unprocessableContent)
    }

    /// Puts the line that was picked where it belongs; all is looked at again.
    private func turn(
        _ kept: KeptWording,
        _ place: WordingOffer.Place,
        _ harm: Scale.Item.ID,
        _ form: EntryID,
        _ context: WebContext
    ) async throws -> Response {
        guard let turned = kept.offer.taking(place, for: harm) else { throw WebProblem.badValue }
        try await context.requireCompanion().bringWording(turned, from: kept.source, form: form)
        return .seeOther(.wordings(.look(kept.scale.name)))
    }

    // MARK: - One line

    /// One line of what is at hand.
    struct Place: Sendable {
        let text: ScaleText
        let kept: KeptWording
        let row: WordingOffer.Row
        let item: Scale.Item
    }

    private func place(_ context: WebContext) async throws -> Place {
        let text = try site.scale(context)
        let id = Scale.Item.ID(context.parameters.get("item") ?? "")
        guard let kept = try await context.requireCompanion().wordingAtHand(of: text.id),
            let row = kept.offer.rows.first(where: { $0.line.item == id }), let item = text.scale.item(id)
        else { throw WebProblem.notFound }
        return Place(text: text, kept: kept, row: row, item: item)
    }

    private func change(_ context: WebContext) async throws -> Response {
        let place = try await place(context)
        let companion = try context.requireCompanion()
        let form = try context.formID()
        let offer: WordingOffer
        if context.form?[.act] == "take" {
            guard let from = WordingLinePage.place(named: context.form?[.from] ?? ""),
                let taken = place.kept.offer.taking(from, for: place.item.id)
            else { throw WebProblem.badValue }
            offer = taken
        } else {
            let typed = TypedWording.Line(
                text: context.form?[.text] ?? "",
                labels: (0..<place.item.range.count).map { context.form?.value(.label, row: $0) ?? "" }
            )
            do throws(WordingProblem) {
                offer = try place.kept.offer.changing(place.item.id, to: typed, for: place.text.scale)
            } catch {
                let page = WordingLinePage(place, typed: typed, problem: strings.text(error), strings)
                return site.answer(page, context, status: .unprocessableContent)
            }
        }
        try await companion.bringWording(offer, from: place.kept.source, form: form)
        return .seeOther(.wordings(.look(place.text.id.name)))
    }
}

/// How words would be bound.
struct WordingLookPage: Page {
    static let template = "wordings/look"
    static let section: Section? = .timeline

    let title: String
    let path: String
    let start: String
    let type: String
    let entry: String
    let asksForCare: Bool
    let words: WordingRows
    let leftOver: [String]
    let hasLeftOver: Bool
    let makers: String?
    /// True when other words are in use, which these would take the place of.
    let replaces: Bool
    /// True when the line on hurting oneself has to be picked.
    let asksForSelfHarm: Bool
    /// The lines to pick it from.
    let picks: [WordingLinePage.Other]
    /// What is still open.
    let problem: String?

    init(
        _ text: ScaleText,
        _ waiting: Timeline.Current<KeptWording>,
        replaces: Bool,
        problem: String?,
        _ strings: Strings
    ) {
        title = text.title
        path = Route.wordings(.look(text.id.name)).path
        start = Route.wordings(.start(text.id.name)).path
        type = Route.wordings(.type(text.id.name)).path
        entry = waiting.entry.text
        let offer = waiting.value.offer
        asksForCare = offer.asksForCare
        words = WordingRows(offer, text.scale, strings)
        leftOver = offer.leftOver
        hasLeftOver = !leftOver.isEmpty
        makers = text.wording
        self.replaces = replaces
        self.problem = problem
        asksForSelfHarm = offer.asksForSelfHarm(in: text.scale)
        picks = asksForSelfHarm ? WordingLinePage.others(in: offer, besides: nil, strings) : []
    }
}

/// One line, to be changed.
struct WordingLinePage: Page {
    static let template = "wordings/line"
    static let section: Section? = .timeline

    let heading: String
    let title: String
    let path: String
    let look: String
    let text: String
    let notes: [String]
    let labels: [Label]
    let others: [Other]
    let problem: String?

    /// The name of one answer.
    struct Label: Sendable {
        let field: String
        let label: String
        let text: String
    }

    /// Other words that could stand here.
    struct Other: Sendable {
        let name: String
        let label: String
        let text: String
    }

    init(_ place: WordingLookPages.Place, typed: TypedWording.Line?, problem: String?, _ strings: Strings) {
        let (row, scale) = (place.row, place.text.scale)
        heading = strings.text("wordings.line.title", ["number": Strings.number(of: row.line.item)])
        title = place.text.title
        path = Route.wordings(.line(scale.id.name, row.line.item.name)).path
        look = Route.wordings(.look(scale.id.name)).path
        text = typed?.text ?? row.line.text
        notes = strings.notes(on: row.line.item, scale)
        let named = typed?.labels ?? row.line.options.map(\.label)
        labels = place.item.range.enumerated().map { index, value in
            Label(
                field: Field.label.name(index),
                label: strings.text("wordings.type.answer", ["value": String(value)]),
                text: named.indices.contains(index) ? named[index] : ""
            )
        }
        others = Self.others(in: place.kept.offer, besides: row.line.item, strings)
        self.problem = problem
    }

    /// The words of all other items, and what no item takes.
    static func others(in offer: WordingOffer, besides item: Scale.Item.ID?, _ strings: Strings) -> [Other] {
        let rows = offer.rows.filter { $0.line.item != item }.map { other in
            let number = Strings.number(of: other.line.item)
            let label = strings.text("wordings.line.title", ["number": number])
            return Other(name: other.line.item.name, label: label, text: other.line.text)
        }
        let left = offer.leftOver.enumerated().map { index, text in
            Other(name: Self.left + String(index), label: strings["wordings.left.one"], text: text)
        }
        return left + rows
    }

    private static let left = "left-"

    /// What a form names as the place to take words from.
    static func place(named name: String) -> WordingOffer.Place? {
        if name.hasPrefix(left), let index = Int(name.dropFirst(left.count)) { return .leftOver(index) }
        return name.isEmpty ? nil : .item(Scale.Item.ID(name))
    }
}
