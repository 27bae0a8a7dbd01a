import SalveContent

/// A question with a few answers, as chips: one of them, or any number.
struct Choices: Sendable {
    /// The field's name.
    let name: String
    /// The question.
    let legend: String
    /// `radio` for one answer, `checkbox` for any number.
    let kind: String
    /// The answers.
    let options: [Option]

    /// One answer.
    struct Option: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    /// A question about the cases of a type; each is labelled by the string of its name in a group.
    ///
    /// Nothing is chosen beforehand unless it was chosen before.
    static func among<Value: RawRepresentable & CaseIterable & Equatable>(
        _ values: Value.Type,
        _ field: Field,
        labels group: String,
        legend: String,
        chosen: [Value],
        _ strings: Strings,
        allowsMany: Bool = false
    ) -> Choices where Value.RawValue == String {
        let options = values.allCases.map { value in
            let label = strings["\(group).\(Strings.key(value.rawValue))"]
            return Option(value: value.rawValue, label: label, isChosen: chosen.contains(value))
        }
        let kind = allowsMany ? "checkbox" : "radio"
        return Choices(name: field.rawValue, legend: strings[legend], kind: kind, options: options)
    }

    /// One answer or none: "it doesn't matter" stands first, and is chosen while nothing else is.
    static func one<Value: RawRepresentable & CaseIterable & Equatable>(
        of _: Value.Type,
        _ field: Field,
        labels group: String,
        legend: String,
        chosen: Value?,
        _ strings: Strings
    ) -> Choices where Value.RawValue == String {
        let options = Value.allCases.map { value in
            let label = strings["\(group).\(Strings.key(value.rawValue))"]
            return Option(value: value.rawValue, label: label, isChosen: chosen == value)
        }
        return one(among: options, field, legend: legend, strings)
    }

    /// The same with the answers given.
    static func one(among options: [Option], _ field: Field, legend: String, _ strings: Strings) -> Choices {
        let any = Option(value: "", label: strings["care.any"], isChosen: !options.contains(where: \.isChosen))
        return Choices(name: field.rawValue, legend: strings[legend], kind: "radio", options: [any] + options)
    }
}

extension Strings {
    /// The last part of a key for a stored name: `heat-cold` becomes `heatCold`.
    static func key(_ name: String) -> String {
        let parts = name.split(separator: "-")
        return parts.prefix(1).joined() + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}

extension String {
    /// The text, cut after that many characters where it is longer.
    func clipped(to limit: Int) -> String {
        guard let end = index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex else { return self }
        return self[..<end] + "…"
    }
}
