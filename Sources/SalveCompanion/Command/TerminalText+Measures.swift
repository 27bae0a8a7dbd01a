public import SalveContent
import SalveCore

extension MeasureResultLine {
    /// The line of a result.
    init(_ result: MeasureResult, _ strings: Strings) {
        let day: (LocalTime) -> String = { strings.date($0.day) }
        id = result.answered.value.thing.text
        scale = result.text.id.name
        title = result.text.title
        self.day = result.answered.at.day.text
        callsForHelp = result.callsForHelp
        change = strings.ownChange(result, day: day)
        reading = strings.reading(result, day: day)
        beside = strings.beside(result)
        limits = strings.limits(result)
        total = result.score?.total.map(ScoreLine.rounded)
        let parts = result.score?.subscales.map { ($0.id, $0.value.map(ScoreLine.rounded)) } ?? []
        subscales = Dictionary(parts) { first, _ in first }
        missing = result.score?.missing ?? 0
        numbers = strings.numbers(result) + strings.changeInNumbers(result)
    }
}

/// Scales that are answered, as lines of a terminal.
extension TerminalText {
    /// What a scale is, before its first question.
    public func intro(_ sheet: MeasureSheet, _ strings: Strings) -> [String] {
        [strong(sheet.title)] + paragraph(sheet.about)
            + paragraph(strings["measures.of.for"] + " " + strings["measures.of.not"])
            + (sheet.line.map { paragraph($0) } ?? [])
    }

    /// One question with its answers, each with the number that the scale gives it, and the keys that work.
    public func lines(_ question: MeasureSheet.Question, number: Int, of count: Int, _ strings: Strings) -> [String] {
        let place = strings.text("measures.answer.place", ["number": String(number), "count": String(count)])
        let about = question.about.map { [strings.text("measures.answer.about", ["name": $0])] } ?? []
        let answers = question.answers.flatMap { answer in
            let mark = answer.value == question.answered ? "*" : " "
            let value = String(answer.value)
            return wrap(value == answer.label ? "" : answer.label, indent: 6, first: "  \(value) \(mark) ")
        }
        return ([quiet(place)] + about.flatMap { paragraph($0) }) + paragraph(question.text) + answers
            + wrap(strings["measures.command.keys"]).map(quiet)
    }

    /// What came of answering, the newest first; what it can say, and what it cannot, stands once below.
    public func lines(_ results: [MeasureResultLine], withNumbers: Bool, _ strings: Strings) -> [String] {
        var limits: [String] = []
        for line in results {
            for said in line.limits where !limits.contains(said) { limits.append(said) }
        }
        let hint = withNumbers ? [] : wrap(strings["measures.command.numbers"]).map(quiet)
        return results.flatMap { lines($0, withNumbers: withNumbers, strings) + [""] }
            + limits.flatMap { paragraph($0) } + hint
    }

    /// What one time came to: help where it is called for, words, and the numbers where they are asked for.
    private func lines(_ line: MeasureResultLine, withNumbers: Bool, _ strings: Strings) -> [String] {
        var result = wrap("\(line.title), \(line.day)").map(strong)
        if line.callsForHelp { result += paragraph(strings["scale.note.help"]) }
        // That it is no diagnosis stands below, once.
        let beside = line.beside.filter { $0 != strings["scale.note.diagnosis"] }
        for said in line.change + line.reading + beside { result += paragraph(said) }
        if withNumbers {
            for said in line.numbers { result += paragraph(said) }
        }
        return result + wrap(strings.text("measures.command.print", ["id": line.id])).map(quiet)
    }
}
