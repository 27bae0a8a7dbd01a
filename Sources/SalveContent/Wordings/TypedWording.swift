public import SalveCore

/// Words that a person typed beside the numbers of items, or put there by hand.
public enum TypedWording {
    /// One item as it was typed.
    public struct Line: Equatable, Sendable {
        /// Its words.
        public let text: String
        /// The names of its answers, from the lowest; an empty one goes by its number, and all of them empty are none.
        public let labels: [String]

        /// An item from its parts.
        public init(text: String, labels: [String]) {
            self.text = text
            self.labels = labels
        }
    }

    /// What was typed, bound to the items in their order; throws `WordingProblem`.
    ///
    /// `leftOver` are questions of a file that no item takes.
    public static func offer(
        _ lines: [Line],
        leftOver: [String] = [],
        for scale: Scale
    ) throws(WordingProblem) -> WordingOffer {
        guard lines.count == scale.items.count else {
            throw .tooFew(found: lines.count, wanted: scale.items.count)
        }
        var rows: [WordingOffer.Row] = []
        for (line, item) in zip(lines, scale.items) { rows.append(try row(line, item, mark: "")) }
        return WordingOffer(scale: scale.id, rows: rows, leftOver: leftOver)
    }

    static func row(_ line: Line, _ item: Scale.Item, mark: String) throws(WordingProblem) -> WordingOffer.Row {
        let text = line.text.asPlainWords
        guard text.hasSomethingToRead else { throw .noText(item.id) }
        let labels = line.labels.map { $0.asPlainWords }.map { $0.hasSomethingToRead ? $0 : "" }
        guard text.count <= WordingOffer.longest, labels.allSatisfy({ $0.count <= WordingOffer.longest }) else {
            throw .tooLong(item.id)
        }
        guard labels.isEmpty || labels.count == item.range.count else {
            throw .options(item.id, found: labels.count, wanted: item.range.count)
        }
        let isNamed = labels.contains { !$0.isEmpty }
        let options = zip(item.range, isNamed ? labels : []).map { value, label in
            ScaleWording.Option(value: value, label: label.isEmpty ? String(value) : label)
        }
        return WordingOffer.Row(
            mark: mark,
            line: ScaleWording.Line(item: item.id, text: text, options: options),
            binding: .hand,
            counting: isNamed ? .hand : .none
        )
    }
}

extension WordingOffer {
    /// Where the words of an item can be taken from instead.
    public enum Place: Hashable, Sendable {
        /// From another item, which takes these in return.
        case item(Scale.Item.ID)
        /// From a question that no item takes, by its place among those; these words stand there in return.
        case leftOver(Int)
    }

    /// The same with one item in other words; throws `WordingProblem`.
    public func changing(
        _ id: Scale.Item.ID,
        to line: TypedWording.Line,
        for scale: Scale
    ) throws(WordingProblem) -> WordingOffer {
        guard let item = scale.item(id) else { throw .unknownItem }
        var rows = rows
        for (index, row) in rows.enumerated() where row.line.item == id {
            rows[index] = try TypedWording.row(line, item, mark: row.mark)
        }
        return WordingOffer(scale: self.scale, rows: rows, leftOver: leftOver)
    }

    /// The same with an item taking its words from elsewhere, by the person’s hand; nil when there is no such place.
    ///
    /// Two items with answers of the same numbers exchange these too; else each keeps its own.
    public func taking(_ place: Place, for id: Scale.Item.ID) -> WordingOffer? {
        guard let mine = rows.firstIndex(where: { $0.line.item == id }) else { return nil }
        var (rows, leftOver) = (rows, leftOver)
        switch place {
        case .item(let other):
            guard let theirs = rows.firstIndex(where: { $0.line.item == other }), theirs != mine else { return nil }
            let (one, two) = (rows[mine], rows[theirs])
            rows[mine] = one.with(two)
            rows[theirs] = two.with(one)
        case .leftOver(let index):
            guard leftOver.indices.contains(index) else { return nil }
            let row = rows[mine]
            rows[mine] = Row(
                mark: "",
                line: ScaleWording.Line(item: id, text: leftOver[index], options: row.line.options),
                binding: .hand,
                counting: row.counting
            )
            leftOver[index] = row.line.text
        }
        return WordingOffer(scale: scale, rows: rows, leftOver: leftOver)
    }
}

extension WordingOffer.Row {
    /// The item of this row with the words of another.
    fileprivate func with(_ other: Self) -> Self {
        let hasSameNumbers = line.options.map(\.value) == other.line.options.map(\.value)
        return WordingOffer.Row(
            mark: other.mark,
            line: ScaleWording.Line(
                item: line.item,
                text: other.line.text,
                options: hasSameNumbers ? other.line.options : line.options
            ),
            binding: .hand,
            counting: hasSameNumbers ? other.counting : counting
        )
    }
}
