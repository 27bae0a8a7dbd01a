import SalveCompanion
import SalveContent
import SalveCore

/// The lines of a scale with where each stands, ready to be shown.
struct WordingRows: Sendable {
    let rows: [Row]
    /// The answers that all lines share; none where they differ, or where there are only numbers.
    let answers: [Answer]
    let sharesAnswers: Bool
    /// How all lines were found, where that is the same for all; empty where it differs.
    let way: String
    /// True where a number takes more room than a column has.
    let isLong: Bool

    /// One line.
    struct Row: Sendable {
        let number: String
        let text: String
        /// Which way round it counts, and whether it brings Help now.
        let notes: [String]
        /// How it was found, and how its answers got their numbers.
        let bound: String
        /// True where this line, unlike others, went by the order of the file alone.
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
        let careful = Set(offer.rows.filter { $0.binding == .order || $0.counting == .order }.map(\.line.item))
        let ways = Set(offer.rows.map { strings.way($0) })
        let way = ways.count == 1 ? ways.first ?? "" : ""
        self.way = way
        isLong = offer.rows.contains { $0.line.item.name.count > 3 }
        rows = offer.rows.map { row in
            let own = isShared ? [] : Self.answers(row)
            return Row(
                number: Strings.number(of: row.line.item),
                text: row.line.text,
                notes: strings.notes(on: row.line.item, scale),
                bound: way.isEmpty ? strings.bound(row) : strings.called(row),
                needsCare: careful.contains(row.line.item) && careful.count < offer.rows.count,
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
