import SalveCore

extension WordingOffer {
    static let longest = 600
    private static let mostLeftOver = 40

    /// Binds questions to the items of a scale: by code, else by name, else by number, else by order.
    init(_ questions: [FoundQuestion], to scale: Scale) throws(WordingProblem) {
        let questions = questions.map(\.plain)
        let (places, binding) = try Self.places(of: scale.items, in: questions)
        var rows: [Row] = []
        for (item, place) in zip(scale.items, places) {
            rows.append(try Self.row(questions[place], item, binding))
        }
        let taken = Set(places)
        let rest = questions.indices.filter { !taken.contains($0) && questions[$0].text.hasSomethingToRead }
        self.init(
            scale: scale.id,
            rows: rows,
            leftOver: rest.prefix(Self.mostLeftOver).map { String(questions[$0].text.prefix(Self.longest)) }
        )
    }

    /// Where the question of each item stands, and how it was found.
    ///
    /// A file that names most of its lines and lacks one is refused: another question would slide into the gap.
    private static func places(
        of items: [Scale.Item],
        in questions: [FoundQuestion]
    ) throws(WordingProblem) -> ([Int], Binding) {
        let coded = items.map { item in
            questions.indices.filter { place in item.code.map(questions[place].codes.contains) == true }
        }
        if coded.contains(where: { !$0.isEmpty }) {
            for (item, found) in zip(items, coded) {
                if found.isEmpty { throw .missing(item.id) }
                if found.count > 1 { throw .twice(item.id) }
            }
            return (coded.flatMap { $0 }, .code)
        }
        let named = items.map { item in questions.indices.filter { questions[$0].mark == item.id.name } }
        if let places = try all(named, of: items) { return (places, .name) }
        let numbered = items.indices.map { index in questions.indices.filter { questions[$0].number == index + 1 } }
        if let places = try all(numbered, of: items) { return (places, .number) }
        guard questions.count >= items.count else { throw .tooFew(found: questions.count, wanted: items.count) }
        return (Array(items.indices), .order)
    }

    /// The one place of each item; nil where most have none, or one has several, as in a file of parts that each count
    /// from 1.
    private static func all(_ found: [[Int]], of items: [Scale.Item]) throws(WordingProblem) -> [Int]? {
        guard found.allSatisfy({ $0.count <= 1 }) else { return nil }
        let places = found.flatMap { $0 }
        if places.count == items.count { return places }
        guard places.count * 2 > items.count, let gap = found.firstIndex(of: []) else { return nil }
        throw .missing(items[gap].id)
    }

    private static func row(
        _ question: FoundQuestion,
        _ item: Scale.Item,
        _ binding: Binding
    ) throws(WordingProblem) -> Row {
        guard question.text.hasSomethingToRead else { throw .noText(item.id) }
        let labels = question.options.map(\.label)
        guard question.text.count <= longest, labels.allSatisfy({ $0.count <= longest }) else {
            throw .tooLong(item.id)
        }
        let (options, counting) = try counted(question.options, item)
        let line = ScaleWording.Line(item: item.id, text: question.text, options: options)
        return Row(mark: String(question.mark.prefix(80)), line: line, binding: binding, counting: counting)
    }

    /// The answers with the numbers of the key.
    ///
    /// Numbers of the file are taken when they are those of the range, or the same count shifted as a whole; without numbers
    /// the order is taken. Anything else is refused: a wrong number is worse than none.
    private static func counted(
        _ options: [FoundOption],
        _ item: Scale.Item
    ) throws(WordingProblem) -> ([ScaleWording.Option], Counting) {
        if options.isEmpty { return ([], .none) }
        let range = item.range
        let refusal = WordingProblem.options(item.id, found: options.count, wanted: range.count)
        guard options.count == range.count, options.allSatisfy(\.label.hasSomethingToRead) else {
            throw refusal
        }
        let values = options.compactMap(\.value)
        if values.isEmpty {
            return (zip(range, options).map { ScaleWording.Option(value: $0, label: $1.label) }, .order)
        }
        // Numbers that no answer has are refused before anything is counted with them.
        guard values.allSatisfy((-1_000...1_000).contains), values.count == options.count, let lowest = values.min(),
            Set(values).count == values.count,
            values.max() == lowest + range.count - 1
        else { throw refusal }
        let shift = range.lowerBound - lowest
        let bound = zip(values, options).map { ScaleWording.Option(value: $0 + shift, label: $1.label) }
        return (bound.sorted { $0.value < $1.value }, shift == 0 ? .same : .shifted)
    }
}
