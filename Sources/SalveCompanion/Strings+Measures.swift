public import SalveContent
public import SalveCore

/// Results in words, for the pages and the terminal alike: words and own change first, numbers on request.
extension Strings {
    /// The own change since the time before, without a number; `day` puts a time into words.
    public func ownChange(_ result: MeasureResult, day: (LocalTime) -> String) -> [String] {
        guard let before = result.before else {
            return [self[result.isOfOtherWords ? "measures.change.otherWords" : "measures.change.first"]]
        }
        let when = day(before.at)
        let compared = result.numbers.filter { $0.value != nil && $0.before != nil }
        guard !compared.isEmpty else { return [text("measures.change.incomplete", ["day": when])] }
        let judged = compared.contains { $0.subscale == nil } ? compared.filter { $0.subscale == nil } : compared
        guard judged.contains(where: { $0.change != nil }) else {
            return [text("measures.change.unknown", ["day": when])]
        }
        let isAbout = judged.contains { $0.change?.bases.contains(where: \.isAbout) == true }
        return judged.compactMap { number in
            guard let change = number.change else { return nil }
            let said = text(Self.key(change, result.text.scale, of: number.subscale), ["day": when])
            return number.subscale.map { text("measures.ofPart", ["part": part($0), "said": said]) } ?? said
        } + (isAbout ? [self["measures.change.about"]] : [])
    }

    private static func key(_ change: ReliableChange, _ scale: Scale, of subscale: String?) -> String {
        if change.verdict == .withinChance { return "measures.change.same" }
        let depends = change.verdict == .dependsOnTheWay ? "Depends" : ""
        // Subscales are shown as they were answered: more of what their name says.
        guard subscale == nil, scale.direction != .mixed else {
            return "measures.change." + (change.difference > 0 ? "more" : "less") + depends
        }
        let isEasier = (change.difference > 0) == (scale.direction == .kinder)
        return "measures.change." + (isEasier ? "easier" : "harder") + depends
    }

    /// The parts in the words of the answers, beside the time before: a plain reading, and no judgement.
    public func reading(_ result: MeasureResult, day: (LocalTime) -> String) -> [String] {
        guard let wording = result.wording, result.text.scale.subscaleRule == .mean else { return [] }
        return result.numbers.compactMap { number in
            guard let name = number.subscale, let value = number.value,
                let label = Self.label(value, of: name, result.text.scale, wording)
            else { return nil }
            var values = ["part": part(name), "answer": label]
            guard let before = result.before, let old = number.before,
                let earlier = Self.label(old, of: name, result.text.scale, wording)
            else { return text("measures.reading", values) }
            values["day"] = day(before.at)
            values["earlier"] = earlier
            return text(earlier == label ? "measures.readingSame" : "measures.readingBoth", values)
        }
    }

    /// What the answer nearest to a mean is called; nil where answers have no names, or differ from item to item.
    private static func label(_ value: Double, of part: String, _ scale: Scale, _ wording: ScaleWording) -> String? {
        guard let items = scale.subscales.first(where: { $0.id == part })?.items else { return nil }
        // A mirrored part is no longer what was answered.
        guard scale.subscales.first(where: { $0.id == part })?.reverseKeyed.isEmpty == true else { return nil }
        let lines = items.compactMap { item in wording.lines.first { $0.item == item } }
        guard let first = lines.first, lines.allSatisfy({ $0.options == first.options }) else { return nil }
        let nearest = first.options.min { abs(Double($0.value) - value) < abs(Double($1.value) - value) }
        return nearest.map(\.label).flatMap { $0.isEmpty || Int($0) != nil ? nil : $0 }
    }

    /// What is to be said beside the words: incomplete answers, the name of a stretch with what to do with it, whose
    /// scale it is.
    public func beside(_ result: MeasureResult) -> [String] {
        guard let score = result.score else { return [self["measures.noLonger"]] }
        // Help now has a place of its own, before all else; what a total is called would talk it down.
        let isHelp = score.notes.contains(.help)
        let said = sentences(of: score, result.text, namesBand: !isHelp).dropFirst(isHelp ? 1 : 0)
        // That it is no diagnosis is said once, with what it can say and what it cannot.
        return said.filter { $0 != self["scale.note.diagnosis"] }
    }

    /// What a result can say, and what it cannot.
    public func limits(_ result: MeasureResult) -> [String] {
        let isWobbleKnown = result.numbers.contains { result.text.scale.noise(of: $0.subscale) != nil }
        var said = [isWobbleKnown ? "can" : "canOnly", "cannot", "nobody"].map { self["measures.limits.\($0)"] }
        if result.text.scale.direction == .kinder, result.text.scale.knowledge.bands.isEmpty {
            said.append(self["measures.limits.practice"])
        }
        if !result.text.scale.knowledge.bands.isEmpty { said.append(self["measures.limits.along"]) }
        return said
    }

    /// The numbers: each with what is possible, then the change in every way of counting, then what groups scored.
    public func numbers(_ result: MeasureResult) -> [String] {
        result.numbers.map { number in
            let range = result.text.scale.range(of: number.subscale)
            let name = number.subscale.map(part) ?? self["measures.total"]
            guard let value = number.value, let range else {
                return text("measures.numberMissing", ["name": name])
            }
            let values = [
                "name": name, "value": Self.number(value), "low": Self.number(range.lowerBound),
                "high": Self.number(range.upperBound),
            ]
            return text("measures.number", values)
        }
    }

    /// The change in numbers, by which figures, and what would be expected anyway.
    public func changeInNumbers(_ result: MeasureResult) -> [String] {
        result.numbers.flatMap { number -> [String] in
            guard number.value != nil, number.before != nil else { return [] }
            guard let change = number.change else {
                return number.subscale == nil ? sentences(of: nil) : []
            }
            let said = sentences(of: change)
            return number.subscale.map { name in [part(name) + ": " + (said.first ?? "")] + said.dropFirst() } ?? said
        }
    }

    /// What groups of people scored, where that is sourced.
    public func groups(_ result: MeasureResult) -> [String] {
        result.text.scale.knowledge.norms.map { norm in
            let values = [
                "name": norm.subscale.map(part) ?? self["measures.total"], "who": norm.who,
                "mean": Self.number(norm.mean), "spread": Self.number(norm.spread), "source": norm.source.text,
            ]
            return text(norm.mark == .about ? "measures.groupAbout" : "measures.group", values)
        }
    }

    /// What a subscale is called.
    public func part(_ name: String) -> String {
        let words = name.split(separator: "-")
        let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
        let key = words.prefix(1).joined() + rest.joined()
        return self["measures.parts.\(key)"]
    }
}

extension MeasureResult {
    /// What was answered, a line for each item: its words where they are here, else its number.
    public func answersInWords(_ strings: Strings) -> [String] {
        let answered = answered.value
        return answered.rounds.enumerated().flatMap { round, name in
            let lines = text.scale.items.map { item in
                let line = wording?.lines.first { $0.item == item.id }
                let answer = answered.answers[AnsweredScale.Place(item.id, round: round)]
                let option = line?.options.first { $0.value == answer }?.label ?? ""
                let said = answer.map { option.isEmpty ? String($0) : option } ?? strings["measures.notAnswered"]
                return strings.text("measures.line", ["item": line?.text ?? item.id.name, "answer": said])
            }
            return (name.isEmpty ? [] : [strings.text("measures.answer.about", ["name": name])]) + lines
        }
    }
}
