import SalveCompanion
import SalveContent
import SalveCore

/// The lines of a scale with where each stands, ready to be shown.
struct WordingRows: Sendable {
    let rows: [Row]
    /// The answers that all lines share; none where they differ, or where there are only numbers.
    let answers: [Answer]
    let sharesAnswers: Bool

    /// One line.
    struct Row: Sendable {
        let number: String
        let text: String
        let isReversed: Bool
        /// Which way round it counts; empty for the usual way.
        let reversed: String
        /// How it was found, and how its answers got their numbers.
        let bound: String
        let needsCare: Bool
        /// Its answers, where they are not those of all.
        let answers: [Answer]
        let hasAnswers: Bool
        /// Where it is changed.
        let change: String
    }

    /// An answer with its number.
    struct Answer: Sendable {
        let value: Int
        let label: String
    }

    init(_ offer: WordingOffer, _ scale: Scale, _ strings: Strings) {
        let sets = Set(offer.rows.map(\.line.options))
        sharesAnswers = sets.count == 1 && sets.first?.isEmpty == false
        answers = sharesAnswers ? Self.answers(offer.rows.first) : []
        let isShared = sets.count == 1
        rows = offer.rows.map { row in
            let own = isShared ? [] : Self.answers(row)
            return Row(
                number: Strings.number(of: row.line.item),
                text: row.line.text,
                isReversed: scale.isReversed(row.line.item),
                reversed: strings.reversed(row.line.item, scale) ?? "",
                bound: strings.bound(row),
                needsCare: row.binding == .order || row.counting == .order,
                answers: own,
                hasAnswers: !own.isEmpty,
                change: Route.wordings(.line(scale.id.name, row.line.item.name)).path
            )
        }
    }

    private static func answers(_ row: WordingOffer.Row?) -> [Answer] {
        (row?.line.options ?? []).map { Answer(value: $0.value, label: $0.label) }
    }
}
