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

    /// One question with its answers, numbered from 1.
    public func lines(_ question: MeasureSheet.Question, number: Int, of count: Int, _ strings: Strings) -> [String] {
        let place = strings.text("measures.answer.place", ["number": String(number), "count": String(count)])
        let about = question.about.map { [strings.text("measures.answer.about", ["name": $0])] } ?? []
        let answers = question.answers.enumerated().flatMap { place, answer in
            let mark = answer.value == question.answered ? "*" : " "
            return wrap(answer.label, indent: 6, first: "  \(place + 1) \(mark) ")
        }
        return ([quiet(place)] + about.flatMap { paragraph($0) }) + paragraph(question.text) + answers
    }

    /// What one time came to: help where it is called for, words, and the numbers where they are asked for.
    public func lines(_ line: MeasureResultLine, withNumbers: Bool, _ strings: Strings) -> [String] {
        var result = wrap("\(line.title), \(line.day)").map(strong)
        if line.callsForHelp { result += paragraph(strings["scale.note.help"]) }
        for said in line.change + line.reading + line.beside + line.limits { result += paragraph(said) }
        if withNumbers {
            for said in line.numbers { result += paragraph(said) }
        } else {
            result += paragraph(strings["measures.command.numbers"]).map(quiet)
        }
        return result + [""]
    }
}
