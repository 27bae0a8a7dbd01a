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
            guard let waiting = try await context.requireCompanion().waitingWording(of: text.id) else {
                return Response.found(.wordings(.start(text.id.name)))
            }
            return site.answer(WordingLookPage(text, waiting, strings), context)
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

    private enum Press: String { case confirm, remove, undo }

    private func press(_ context: WebContext) async throws -> Response {
        let text = try site.scale(context)
        let companion = try context.requireCompanion()
        let form = try context.formID()
        guard let entry = context.form?.id(.entry) else { throw WebProblem.badValue }
        switch context.form?.choice(.act, as: Press.self) {
        case .confirm:
            do throws(CompanionError) {
                try await companion.confirmWording(entry, form: form)
            } catch .notFound {
                throw WebProblem.notNow
            }
            return await site.seeOther(.wordings(.start(text.id.name)), saying: .kept, context)
        case .remove: try await companion.delete(entry, form: form)
        case .undo: try await companion.restore(entry, form: form)
        case nil: throw WebProblem.badValue
        }
        return .seeOther(.wordings(.start(text.id.name)))
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
    static let section: Section? = .reflect

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

    init(_ text: ScaleText, _ waiting: Timeline.Current<KeptWording>, _ strings: Strings) {
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
    }
}

/// One line, to be changed.
struct WordingLinePage: Page {
    static let template = "wordings/line"
    static let section: Section? = .reflect

    let heading: String
    let title: String
    let path: String
    let look: String
    let text: String
    let reversed: String
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
        reversed = strings.reversed(row.line.item, scale) ?? ""
        let named = typed?.labels ?? row.line.options.map(\.label)
        labels = place.item.range.enumerated().map { index, value in
            Label(
                field: Field.label.name(index),
                label: strings.text("wordings.type.answer", ["value": String(value)]),
                text: named.indices.contains(index) ? named[index] : ""
            )
        }
        let rows = place.kept.offer.rows.filter { $0.line.item != row.line.item }.map { other in
            let number = Strings.number(of: other.line.item)
            let label = strings.text("wordings.line.title", ["number": number])
            return Other(name: other.line.item.name, label: label, text: other.line.text)
        }
        let left = place.kept.offer.leftOver.enumerated().map { index, text in
            Other(name: Self.left + String(index), label: strings["wordings.left.one"], text: text)
        }
        others = left + rows
        self.problem = problem
    }

    private static let left = "left-"

    /// What a form names as the place to take words from.
    static func place(named name: String) -> WordingOffer.Place? {
        if name.hasPrefix(left), let index = Int(name.dropFirst(left.count)) { return .leftOver(index) }
        return name.isEmpty ? nil : .item(Scale.Item.ID(name))
    }
}
