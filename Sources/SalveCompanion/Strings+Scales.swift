public import SalveContent
import SalveCore

/// Scores and changes in words.
extension Strings {
    /// What is said beside a score, the most important first; with or without what its makers call a total like it.
    func sentences(of score: Score, _ text: ScaleText, namesBand: Bool = true) -> [String] {
        let isHelp: (Score.Note) -> Bool = { $0 == .help || $0 == .helpUnanswered }
        var result = score.notes.filter(isHelp).map(sentence)
        if namesBand, let band = score.band { result.append(band.reading) }
        result += score.notes.filter { !isHelp($0) }.map(sentence)
        if let beside = text.beside, score.total != nil { result.append(beside) }
        if text.own != nil { result.append(self["scale.note.own"]) }
        if !text.scale.knowledge.bands.isEmpty { result.append(self["scale.note.diagnosis"]) }
        return result
    }

    private func sentence(_ note: Score.Note) -> String {
        func of(_ key: String, _ values: [String: String] = [:]) -> String { self.text("scale.note.\(key)", values) }
        return switch note {
        case .help: of("help")
        case .helpUnanswered: of("helpUnanswered")
        case .incomplete(let answered, let fewest):
            of("incomplete", ["answered": String(answered), "fewest": String(fewest)])
        case .prorated(let answered, let count):
            of("prorated", ["answered": String(answered), "count": String(count)])
        case .bandHeldBack: of("bandHeldBack")
        case .noTotal: of("noTotal")
        case .severalBlocks(let count): of("severalBlocks", ["count": String(count)])
        case .otherWay(let value): of("otherWay", ["value": Self.number(value)])
        }
    }

    /// A change in words: what can be said of it, by which figures, what would be expected anyway, and what it cannot show.
    func sentences(of change: ReliableChange?) -> [String] {
        guard let change else { return [self["scale.change.unknown"]] }
        let ends = ["before": Self.number(change.before), "after": Self.number(change.after)]
        var result = [text("scale.change.\(change.verdict.rawValue)", ends)]
        result += Self.told(change).map { sentence($0, change) }
        if change.bases.contains(where: \.isAbout) { result.append(self["scale.change.about"]) }
        result += change.rules.map { rule in
            text("scale.change.rule", ["who": rule.who, "points": Self.number(rule.points)])
        }
        let line = ["before": Self.number(change.before), "expected": Self.number(change.expected, places: 1)]
        return result + [text("scale.change.line", line), self["scale.change.why"]]
    }

    /// The way of counting that asks for most, and where ways differ the one that asks for least.
    private static func told(_ change: ReliableChange) -> [ReliableChange.Basis] {
        guard let first = change.bases.first, let last = change.bases.last else { return [] }
        return change.isBeyondChance(first) == change.isBeyondChance(last) ? [first] : [first, last]
    }

    private func sentence(_ basis: ReliableChange.Basis, _ change: ReliableChange) -> String {
        let values = [
            "value": Self.number(basis.reliability.value),
            "span": basis.reliability.span ?? "",
            "who": basis.norm.who,
            "points": Self.number(change.points(basis)),
        ]
        return text("scale.change.\(basis.reliability.kind.rawValue)", values)
    }

    /// A number with two places at most, and none that are zero.
    public static func number(_ value: Double, places: Int = 2) -> String {
        let scale = places == 1 ? 10.0 : 100.0
        let whole = Int((value * scale).rounded().magnitude)
        let (front, back) = whole.quotientAndRemainder(dividingBy: Int(scale))
        let digits = String(back + Int(scale)).dropFirst()
        let fraction = digits.reversed().drop { $0 == "0" }.reversed()
        let sign = value < 0 && whole > 0 ? "-" : ""
        return sign + String(front) + (fraction.isEmpty ? "" : "." + String(fraction))
    }
}
