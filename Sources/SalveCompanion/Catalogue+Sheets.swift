public import SalveContent
public import SalveCore

extension Catalogue {
    /// What can be chosen in a part, by name and in its words; feeling words are not listed here.
    public func choices(
        of part: WorksheetPart,
        people: [Person],
        _ wording: Wording
    ) -> [(id: String, line: String)] {
        switch part.kind {
        case .choose, .reasons: part.choices.map { ($0.id, $0.line[wording]) }
        case .body: BodyPlace.allCases.map { ($0.rawValue, strings["checkin.body.\($0.rawValue)"]) }
        case .touch: TouchAnswer.all.map { ($0.name, line($0, in: part, wording)) }
        case .people: people.map { ($0.thing.text, $0.name) }
        case .text, .lines, .pair, .feelings, .thoughts: []
        }
    }

    /// The first of what was written that tells one reflection, or one loop, from another, cut short; nil where nothing does.
    public func gist(_ sheet: Worksheet) -> String? {
        let all: [String]
        if let loop = Loop(sheet) {
            all = Loop.Node.allCases.map { loop[$0] }
        } else if let reflection = Reflection(sheet) {
            let feelings = reflection.feelings.map { words[$0]?.word ?? $0.name }.joined(separator: ", ")
            all = [reflection.happened, reflection.thoughts.first?.text ?? "", feelings, reflection.ownFeelings]
        } else {
            return nil
        }
        guard let first = all.first(where: { !$0.isEmpty })?.split(separator: "\n").first else { return nil }
        let cut = first.count > 70 ? first.prefix(70) + "…" : first
        return cut.prefix(1).uppercased() + cut.dropFirst()
    }

    private func line(_ answer: TouchAnswer, in part: WorksheetPart, _ wording: Wording) -> String {
        let asked = answer.side == .feeling ? part.sides?.first : part.sides?.second
        return (asked?[wording] ?? "") + " " + strings["reflect.degree.\(answer.degree.rawValue)"]
    }

    /// What was chosen in a part, in its words; people stand by their names, which are one's own words.
    public func picked(_ answer: Worksheet.Answer, in part: WorksheetPart, _ wording: Wording) -> [String] {
        switch part.kind {
        case .choose, .reasons:
            answer.picks.compactMap { pick in part.choices.first { $0.id == pick }?.line[wording] }
        case .feelings: answer.picks.map { words[WordID($0)]?.word ?? $0 }
        case .body: answer.picks.map { strings["checkin.body.\($0)"] }
        case .touch:
            answer.picks.compactMap { TouchAnswer(name: $0) }.map { line($0, in: part, wording) }
        case .text, .lines, .pair, .thoughts, .people: []
        }
    }
}

extension Worksheet {
    /// What it is, among the strings: a reflection, a loop, or a worksheet.
    public var kindName: String {
        switch form {
        case Reflection.form: "reflection"
        case Loop.form: "loop"
        default: "worksheet"
        }
    }
}

extension Strings {
    /// A thought with its kind, where one was said.
    public func line(_ thought: Worksheet.Thought) -> String {
        thought.text + (thought.kind.map { " (" + self["reflect.kind.\($0.rawValue)"] + ")" } ?? "")
    }

    /// A reason with what was said of it, a line each.
    public func lines(_ reason: Worksheet.Reason) -> [String] {
        var notes: [String] = []
        if let about = reason.about { notes.append(self["reflect.about.\(about.rawValue)"]) }
        if let sure = reason.sure { notes.append(self["reflect.sure.\(sure.rawValue)"]) }
        for look in reason.looks {
            notes.append(self["reflect.then"] + " " + self["reflect.sure.\(look.sure.rawValue)"])
        }
        let head = reason.text + (notes.isEmpty ? "" : " (" + notes.joined(separator: ", ") + ")")
        return [head] + (reason.sign.isEmpty ? [] : [self["reflect.sign"] + " " + reason.sign])
    }
}
