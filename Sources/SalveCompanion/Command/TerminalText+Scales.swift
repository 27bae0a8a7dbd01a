public import SalveContent
public import SalveCore

/// Scales and scores as lines of a terminal.
extension TerminalText {
    /// The scales; `worded` are those that have words here, nil where that is not known.
    public func lines(_ scales: [ScaleText], worded: Set<Scale.ID>? = nil, _ strings: Strings) -> [String] {
        var result: [String] = []
        for text in scales {
            result += wrap(text.title, indent: 4, first: "  ").map(strong)
            result += wrap(text.about, indent: 4)
            let ranges = text.scale.items.map(\.range)
            let values = [
                "low": String(ranges.map(\.lowerBound).min() ?? 0), "high": String(ranges.map(\.upperBound).max() ?? 0),
            ]
            let items = strings.plural("scale.items", text.scale.items.count)
            let answers = strings.text("scale.answers", values)
            result += wrap("\(text.id.name) · \(items), \(answers)", indent: 4).map(quiet)
            if let wording = text.wording { result += wrap(wording, indent: 4).map(quiet) }
            if let worded, text.own == nil {
                let key = worded.contains(text.id) ? "wordings.command.here" : "wordings.command.notHere"
                result += wrap(strings.text(key, ["id": text.id.name]), indent: 4).map(quiet)
            }
            result.append("")
        }
        result += paragraph(strings["scale.listed"])
        return result + paragraph(strings.text("scale.score", ["id": scales.first?.id.name ?? ""]))
    }

    /// A score: help where it is called for, then the number with what it says and what it does not.
    public func lines(_ score: Score, _ line: ScoreLine, _ text: ScaleText, _ strings: Strings) -> [String] {
        var result = wrap(text.title).map(strong)
        let first = score.notes.contains(.help) ? 1 : 0
        result += line.notes.prefix(first).flatMap { paragraph($0) }
        if let total = score.total, let range = text.scale.totalRange {
            let values = [
                "value": Strings.number(total), "low": Strings.number(range.lowerBound),
                "high": Strings.number(range.upperBound),
            ]
            result += wrap(strings.text("scale.total", values)).map(strong)
        } else {
            result += wrap(strings["scale.noTotal"])
        }
        for part in score.subscales {
            let key = part.value == nil ? "scale.partMissing" : "scale.part"
            let values = ["part": part.id, "value": part.value.map { Strings.number($0) } ?? ""]
            result += wrap(strings.text(key, values), indent: 4, first: "  ")
        }
        let group = score.total == nil ? "parts" : "higher"
        result += paragraph(strings["scale.\(group).\(text.scale.direction.rawValue)"])
        for note in line.notes.dropFirst(first) { result += paragraph(note) }
        guard let change = line.change else { return result }
        return result + [""] + change.sentences.flatMap { paragraph($0) }
    }
}
