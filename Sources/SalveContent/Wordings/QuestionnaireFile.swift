public import Foundation
public import SalveCore

/// Reads the words of a scale from a FHIR R4 Questionnaire (hl7.org/fhir/R4/questionnaire.html), as JSON.
///
/// Questions are its items of type choice, open-choice, integer or decimal, in the order of the file, groups unfolded;
/// what is read-only or calculated, such as a total, is none. Answers come from `answerOption` or a contained value set,
/// their numbers from `ordinalValue`, an integer, or a code that is one.
public enum QuestionnaireFile {
    /// The most bytes that are read.
    public static let largest = 262_144

    /// How the words would be bound to a scale’s items; throws `WordingProblem`.
    public static func offer(_ data: Data, for scale: Scale) throws(WordingProblem) -> WordingOffer {
        let questionnaire = try read(data)
        let sets = Dictionary((questionnaire.contained ?? []).map { ($0.id ?? "", $0.options) }) { first, _ in first }
        let questions = (questionnaire.item ?? []).flatMap(\.unfolded).filter(\.isQuestion)
        return try WordingOffer(questions.map { $0.question(sets) }, to: scale)
    }

    /// The one scale among these that its title, name or address speaks of; nil when it speaks of none, or of several.
    public static func scale(_ data: Data, among scales: [ScaleText]) throws(WordingProblem) -> Scale.ID? {
        let questionnaire = try read(data)
        let path = questionnaire.url.map { $0.split(separator: "/").suffix(1).joined() }
        let names = [questionnaire.title, questionnaire.name, path].compactMap { $0 }.map { SpokenName($0) }
        let found = Set(scales.filter { scale in names.contains { $0.speaks(of: scale) } }.map(\.id))
        return found.count == 1 ? found.first : nil
    }

    private static func read(_ data: Data) throws(WordingProblem) -> Questionnaire {
        guard data.count <= largest else { throw .tooLarge }
        let questionnaire: Questionnaire
        do {
            questionnaire = try JSONDecoder().decode(Questionnaire.self, from: data)
        } catch {
            throw .unreadable
        }
        guard questionnaire.resourceType == "Questionnaire" else { throw .notAQuestionnaire }
        return questionnaire
    }
}

/// What is read of a Questionnaire; all else in it is passed over.
private struct Questionnaire: Decodable {
    let resourceType: String?
    let url: String?
    let name: String?
    let title: String?
    let item: [Item]?
    let contained: [Contained]?

    struct Item: Decodable {
        let linkId: String?
        let prefix: String?
        let text: String?
        let type: String?
        let code: [Coding]?
        let readOnly: Bool?
        let item: [Item]?
        let answerOption: [Answer]?
        let answerValueSet: String?
        let `extension`: [Extension]?

        /// It and what stands inside it, in order.
        var unfolded: [Item] { [self] + (item ?? []).flatMap(\.unfolded) }

        var isQuestion: Bool {
            let isCalculated = (self.extension ?? []).contains { $0.url?.hasSuffix("calculatedExpression") == true }
            let types = ["choice", "open-choice", "integer", "decimal"]
            return !isCalculated && readOnly != true && type.map(types.contains) == true
        }

        func question(_ sets: [String: [FoundOption]]) -> FoundQuestion {
            let contained = answerValueSet.flatMap { $0.hasPrefix("#") ? sets[String($0.dropFirst())] : nil }
            return FoundQuestion(
                mark: linkId ?? "",
                text: (text ?? ""),
                codes: codes,
                number: Self.number(prefix ?? "") ?? linkId.flatMap(Self.numberOfLink),
                options: answerOption.map { $0.map(\.found) } ?? contained ?? []
            )
        }

        /// What the item says of itself, else its link, such as `/44250-9`, where that is a code.
        private var codes: [String] {
            let told = (code ?? []).filter { $0.system.map { $0.contains("loinc.org") } ?? true }.compactMap(\.code)
            let known = told.filter(Self.isCode)
            let last = (linkId ?? "").split(separator: "/").last.map(String.init) ?? ""
            return known.isEmpty ? [last].filter(Self.isCode) : known
        }

        private static func isCode(_ text: String) -> Bool { text.wholeMatch(of: #/\d{3,7}-\d/#) != nil }

        /// The number at the end of a link, such as `PHQ.9`; a LOINC code, whose last digit is a check, bears none.
        private static func numberOfLink(_ link: String) -> Int? {
            if link.contains(#/\d{3,}-\d$/#) { return nil }
            return number(link)
        }

        private static func number(_ text: String) -> Int? {
            let digits = text.reversed().drop { ".):/ ".contains($0) }.prefix { $0.isASCII && $0.isNumber }
            return digits.count <= 3 ? Int(String(digits.reversed())) : nil
        }
    }

    struct Answer: Decodable {
        let valueCoding: Coding?
        let valueInteger: Int?
        let valueString: String?
        let `extension`: [Extension]?

        var found: FoundOption {
            let coded = valueCoding?.found(besides: self.extension ?? [])
            let label = coded?.label ?? valueString ?? valueInteger.map(String.init) ?? ""
            return FoundOption(value: coded?.value ?? valueInteger, label: label)
        }
    }

    struct Coding: Decodable {
        let system: String?
        let code: String?
        let display: String?
        let `extension`: [Extension]?

        func found(besides others: [Extension]) -> FoundOption {
            let ordinal = ((self.extension ?? []) + others).compactMap(\.ordinal).first
            return FoundOption(value: ordinal ?? code.flatMap { Int($0) }, label: (display ?? code ?? ""))
        }
    }

    struct Extension: Decodable {
        let url: String?
        let valueDecimal: Double?
        let valueInteger: Int?

        /// The number of an answer, where this is the extension for it (R4: `ordinalValue`, later `itemWeight`).
        var ordinal: Int? {
            guard let url, url.hasSuffix("/ordinalValue") || url.hasSuffix("/itemWeight") else { return nil }
            return valueInteger ?? valueDecimal.flatMap { Int(exactly: $0) }
        }
    }

    /// A value set inside the file.
    struct Contained: Decodable {
        let id: String?
        let compose: Compose?

        struct Compose: Decodable {
            let include: [Include]?
        }

        struct Include: Decodable {
            let concept: [Coding]?
        }

        var options: [FoundOption] {
            (compose?.include ?? []).flatMap { $0.concept ?? [] }.map { $0.found(besides: []) }
        }
    }
}

/// A name as it is spoken: small letters and digits, in words.
private struct SpokenName {
    let words: [String]

    init(_ name: String) {
        words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// True for the whole title of a scale, or its short name as a word or a few in a row, such as `phq 9`.
    func speaks(of scale: ScaleText) -> Bool {
        if words == SpokenName(scale.title).words { return true }
        let short = SpokenName(scale.id.name).words.joined()
        return words.indices.contains { start in
            (1...4).contains { count in
                start + count <= words.count && words[start..<start + count].joined() == short
            }
        }
    }
}
