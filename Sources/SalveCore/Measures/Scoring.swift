/// The arithmetic of one block of answers.
struct Scoring {
    private let scale: Scale
    private let answers: [Scale.Item.ID: Int]

    init(_ scale: Scale, answers: [Scale.Item.ID: Int]) {
        self.scale = scale
        self.answers = answers
    }

    /// A subscale’s number; nil where an answer is missing.
    func value(_ subscale: Scale.Subscale, reversing reversed: Set<Scale.Item.ID>) -> Double? {
        let values = values(subscale.items, reversing: reversed)
        guard values.count == subscale.items.count else { return nil }
        return Self.combined(values.map(Double.init), scale.subscaleRule)
    }

    /// The total made in one of the ways; nil where there is none, or answers are missing.
    func total(_ way: Scale.Total) -> Double? {
        switch way {
        case .absent: nil
        case .items(let rule, let times): total(of: rule).map { $0 * Double(times) }
        case .subscales(let rule): totalOfSubscales(rule)
        }
    }

    private func total(of rule: Scale.Rule) -> Double? {
        let values = values(scale.items.map(\.id), reversing: scale.reverseKeyed).map(Double.init)
        guard values.count >= max(1, scale.fewestAnswers), let mean = Self.combined(values, .mean) else { return nil }
        switch rule {
        case .mean: return mean
        // NB: of all answers it is the plain sum; the way over the mean would round.
        case .sum where values.count == scale.items.count: return Self.combined(values, .sum)
        case .sum: return mean * Double(scale.items.count)
        }
    }

    private func totalOfSubscales(_ rule: Scale.Rule) -> Double? {
        let values = scale.subscales.compactMap { value($0, reversing: scale.reverseKeyed) }
        guard values.count == scale.subscales.count else { return nil }
        return Self.combined(values, rule)
    }

    private func values(_ items: [Scale.Item.ID], reversing reversed: Set<Scale.Item.ID>) -> [Int] {
        items.compactMap { id in
            guard let item = scale.item(id), let answer = answers[id] else { return nil }
            return reversed.contains(id) ? item.mirrored(answer) : answer
        }
    }

    private static func combined(_ values: [Double], _ rule: Scale.Rule) -> Double? {
        guard !values.isEmpty else { return nil }
        let sum = values.reduce(0, +)
        return rule == .sum ? sum : sum / Double(values.count)
    }
}
