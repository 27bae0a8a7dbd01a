public import SalveContent
public import SalveCore

/// How words are bound to the items of a scale, as `salve scale import` prints it.
public struct WordingLine: Encodable, Equatable, Sendable {
    /// One item.
    struct Line: Encodable, Equatable, Sendable {
        let item: String
        let text: String
        let isReversed: Bool
        let mark: String
        let binding: String
        let counting: String
        let answers: [Answer]
    }

    /// One answer.
    struct Answer: Encodable, Equatable, Sendable {
        let value: Int
        let label: String
    }

    let scale: String
    let source: String
    let asksForCare: Bool
    let lines: [Line]
    let leftOver: [String]
    /// Whether it was kept.
    let isKept: Bool

    /// The line of words that were brought.
    public init(_ brought: BroughtWording, _ scale: Scale, isKept: Bool) {
        let offer = brought.offer
        self.scale = offer.scale.name
        source = brought.source.rawValue
        asksForCare = offer.asksForCare
        leftOver = offer.leftOver
        self.isKept = isKept
        lines = offer.rows.map { row in
            Line(
                item: row.line.item.name,
                text: row.line.text,
                isReversed: scale.isReversed(row.line.item),
                mark: row.mark,
                binding: row.binding.rawValue,
                counting: row.counting.rawValue,
                answers: row.line.options.map { Answer(value: $0.value, label: $0.label) }
            )
        }
    }
}

extension CommandFailure {
    /// Why words can’t come in from a file; it holds none of them.
    public init(_ problem: WordingProblem, _ strings: Strings) {
        switch problem {
        case .whichScale: self.init(.wrongUse, strings["wordings.command.which"])
        case .unreadable, .nothing, .tooLarge, .notAQuestionnaire, .otherScale, .unknownItem, .tooFew, .missing, .twice,
            .noText, .tooLong, .options:
            self.init(.content, strings.text(problem))
        }
    }
}

extension TerminalText {
    /// Where each line of a scale stands, before it is confirmed.
    public func lines(_ offer: WordingOffer, _ text: ScaleText, _ strings: Strings) -> [String] {
        var result = wrap(text.title).map(strong) + paragraph(strings["wordings.check.lead"])
        let sets = Set(offer.rows.map(\.line.options))
        if sets.count == 1, let shared = sets.first, !shared.isEmpty {
            result += wrap(strings["wordings.check.answers"])
            result += shared.flatMap { wrap("\($0.value)  \($0.label)", indent: 7, first: "    ") } + [""]
        }
        for row in offer.rows {
            let number = Strings.number(of: row.line.item)
            result += wrap("\(number)  \(row.line.text)", indent: 6, first: "  ")
            if sets.count > 1 {
                result += row.line.options.flatMap { wrap("\($0.value)  \($0.label)", indent: 9, first: "      ") }
            }
            result += strings.notes(on: row.line.item, text.scale).flatMap { wrap($0, indent: 6) }
            result += wrap(strings.bound(row), indent: 6).map(quiet)
        }
        if !offer.leftOver.isEmpty {
            result += [""] + wrap(strings["wordings.left.title"] + ". " + strings["wordings.left.lead"])
            result += offer.leftOver.flatMap { wrap($0, indent: 4, first: "  ") }
        }
        return result + [""] + (offer.asksForCare ? paragraph(strings["wordings.check.care"]) : [])
    }
}
