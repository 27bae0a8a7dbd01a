import SalveCompanion
import SalveContent
import SalveCore

/// What a part asks for, as fields of a form.
extension WorksheetPartPage {
    static func choices(
        _ view: SheetView,
        _ part: WorksheetPart,
        _ answer: Worksheet.Answer,
        _ strings: Strings,
        _ wording: Wording
    ) -> Choices? {
        let all: [(id: String, label: String)]
        switch part.kind {
        case .choose, .reasons: all = part.choices.map { ($0.id, $0.line[wording]) }
        case .body: all = BodyPlace.allCases.map { ($0.rawValue, strings["checkin.body.\($0.rawValue)"]) }
        case .people: all = view.people.map { ($0.thing.text, $0.name) }
        case .text, .lines, .pair, .feelings, .thoughts, .touch: all = []
        }
        guard !all.isEmpty else { return nil }
        return Choices(
            name: Field.pick.rawValue,
            legend: strings[part.kind == .reasons ? "reflect.some" : "sheets.choices"],
            kind: part.takesMany ? "checkbox" : "radio",
            options: all.map {
                Choices.Option(value: $0.id, label: $0.label, isChosen: answer.picks.contains($0.id))
            }
        )
    }

    static func sides(
        _ part: WorksheetPart,
        _ answer: Worksheet.Answer,
        _ strings: Strings,
        _ wording: Wording
    ) -> [Choices] {
        TouchAnswer.Side.allCases.map { side in
            let asked = side == .feeling ? part.sides?.first : part.sides?.second
            let options = WorksheetPart.Degree.allCases.map { degree in
                let name = TouchAnswer(side, degree).name
                let label = strings["reflect.degree.\(degree.rawValue)"]
                return Choices.Option(value: name, label: label, isChosen: answer.picks.contains(name))
            }
            let field: Field = side == .feeling ? .touch : .view
            return Choices(name: field.rawValue, legend: asked?[wording] ?? "", kind: "radio", options: options)
        }
    }

    static func groups(_ answer: Worksheet.Answer, _ catalogue: Catalogue) -> [CheckInPage.Group] {
        var answers = CheckIn.Answers()
        answers.words = answer.picks.map { WordID($0) }
        return CheckInPage.groups(answers, catalogue)
    }

    /// The rows that are filled, with two at least, and one more where that was asked for.
    static func rows(
        _ part: WorksheetPart,
        _ answer: Worksheet.Answer,
        asksForMore: Bool,
        _ strings: Strings
    ) -> [Row] {
        switch part.kind {
        case .thoughts:
            let count = max(2, answer.thoughts.count + 1)
            return (0..<count).map { Row($0, answer.thoughts.at($0), strings) }
        case .reasons:
            let count = max(2, answer.reasons.count + (asksForMore ? 1 : 0))
            return (0..<count).map { Row($0, answer.reasons.at($0), part, strings) }
        case .text, .lines, .pair, .choose, .feelings, .body, .touch, .people: return []
        }
    }
}

extension WorksheetPartPage.Row {
    init(_ row: Int, _ thought: Worksheet.Thought?, _ strings: Strings) {
        name = Field.thought.name(row)
        heading = strings[row == 0 ? "reflect.thought" : "reflect.another"]
        text = thought?.text ?? ""
        let kinds = Worksheet.Thought.Kind.allCases
        self.kinds = .row(kinds, Field.thoughtKind.name(row), "reflect.kind", chosen: thought?.kind, strings)
        (sureName, sure, signName, sign, hasSign) = ("", [], "", "", false)
    }

    init(_ row: Int, _ reason: Worksheet.Reason?, _ part: WorksheetPart, _ strings: Strings) {
        name = Field.reason.name(row)
        heading = strings[row == 0 ? "reflect.reason" : "reflect.anotherreason"]
        text = reason?.text ?? ""
        let abouts = Worksheet.Reason.About.choices(for: part)
        kinds = .row(abouts, Field.reasonAbout.name(row), "reflect.about", chosen: reason?.about, strings)
        sureName = Field.sure.name(row)
        sure = Choices.sureness(reason?.sure, strings)
        signName = Field.sign.name(row)
        sign = reason?.sign ?? ""
        hasSign = !sign.isEmpty
    }
}

extension Choices {
    /// A question in a row; its words are those of a group, which names it with `legend`.
    static func row<Value: RawRepresentable & Equatable>(
        _ values: [Value],
        _ name: String,
        _ group: String,
        chosen: Value?,
        _ strings: Strings
    ) -> Choices where Value.RawValue == String {
        let options = values.map {
            Option(value: $0.rawValue, label: strings[group + "." + $0.rawValue], isChosen: $0 == chosen)
        }
        return Choices(name: name, legend: strings[group + ".legend"], kind: "radio", options: options)
    }

    /// How sure, in five words.
    static func sureness(_ chosen: Worksheet.Reason.Sureness?, _ strings: Strings) -> [Option] {
        Worksheet.Reason.Sureness.allCases.map {
            Option(value: $0.rawValue, label: strings["reflect.sure.\($0.rawValue)"], isChosen: $0 == chosen)
        }
    }
}

extension Array {
    /// The element at a place; nil where there is none.
    fileprivate func at(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

extension Worksheet.Answer {
    /// What may be asked once more of possible reasons.
    enum Nudge: String {
        /// One reason stands alone, and is held for quite sure.
        case alone
        /// None of another's reasons is about something other than oneself.
        case notMe
    }

    /// What may be asked once more; nil when nothing is, as for what was skipped.
    func nudge(in part: WorksheetPart) -> Nudge? {
        guard part.kind == .reasons, !isEmpty else { return nil }
        if reasons.filter({ !$0.text.isEmpty }).count + picks.count < 2 {
            return reasons.contains { $0.sure == .fairly || $0.sure == .very } ? .alone : nil
        }
        let isAllAboutMe = picks.isEmpty && reasons.allSatisfy { $0.about == .me || $0.about == nil }
        return part.asksAboutAnother && isAllAboutMe ? .notMe : nil
    }

    /// What a form says of a part, sent or kept as a draft.
    init(_ fields: FormFields, _ part: String) throws(WebProblem) {
        self.init(
            part: part,
            text: try fields.text(.text) ?? "",
            beside: try fields.text(.beside) ?? "",
            picks: fields.all(.pick) + fields.all(.word) + fields.all(.touch) + fields.all(.view)
        )
        for row in 0..<fields.rows(of: .thought) {
            let text = try fields.text(.thought, row: row) ?? ""
            let kind = fields.value(.thoughtKind, row: row).flatMap(Worksheet.Thought.Kind.init(rawValue:))
            thoughts.append(Worksheet.Thought(text, kind: kind))
        }
        for row in 0..<fields.rows(of: .reason) {
            let reason = Worksheet.Reason(
                try fields.text(.reason, row: row) ?? "",
                about: fields.value(.reasonAbout, row: row).flatMap(Worksheet.Reason.About.init(rawValue:)),
                sure: fields.value(.sure, row: row).flatMap(Worksheet.Reason.Sureness.init(rawValue:)),
                sign: try fields.text(.sign, row: row) ?? ""
            )
            reasons.append(reason)
        }
        // Rows left blank at the end are none.
        while let last = thoughts.last, last.text.isEmpty { thoughts.removeLast() }
        while let last = reasons.last, last.text.isEmpty, last.sign.isEmpty { reasons.removeLast() }
    }
}
