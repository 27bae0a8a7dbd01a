import Foundation
import SalveCore
import Testing

@testable import SalveContent

/// Words that a person brings for a scale; all of these are made up.
@Suite("Words brought for a scale") struct WordingTests {
    private let scale = Scale(
        Scale.ID("made-up-3"),
        items: (1...3).map { Scale.Item(Scale.Item.ID("\($0)"), range: 0...2) },
        total: .items(.sum, times: 1),
        direction: .harder
    )

    private static let options = """
        "answerOption":[
          {"valueCoding":{"code":"a","display":"never","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":0}]}},
          {"valueCoding":{"code":"b","display":"at times","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":1}]}},
          {"valueCoding":{"code":"c","display":"often","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":2}]}}]
        """

    private func item(_ link: String, _ text: String, _ rest: String = options) -> String {
        "{\"linkId\":\"\(link)\",\"type\":\"choice\",\"text\":\"\(text)\",\(rest)}"
    }

    private func offer(_ items: [String], contained: String = "[]") throws -> WordingOffer {
        let json =
            "{\"resourceType\":\"Questionnaire\",\"contained\":\(contained),\"item\":[\(items.joined(separator: ","))]}"
        return try QuestionnaireFile.offer(Data(json.utf8), for: scale)
    }

    @Test("Numbered questions find their items in any order; what is not scored is left over")
    func numbers() throws {
        let offer = try offer([
            item("Q.2", "Second"), item("Q.4", "Not scored"), item("Q.1", "First"), item("Q.3", "Third"),
        ])

        #expect(offer.rows.map(\.line.text) == ["First", "Second", "Third"])
        #expect(offer.rows.map(\.line.item.name) == ["1", "2", "3"])
        #expect(offer.rows.allSatisfy { $0.binding == .number && $0.counting == .same })
        #expect(offer.rows.map(\.mark) == ["Q.1", "Q.2", "Q.3"])
        #expect(offer.leftOver == ["Not scored"])
        #expect(!offer.asksForCare)
        #expect(offer.confirmed.lines.map(\.options.count) == [3, 3, 3])
        #expect(offer.confirmed.lines[0].options.map(\.value) == [0, 1, 2])
    }

    @Test("Codes of a catalogue are no numbers: such questions are bound by order, and that asks for care")
    func codes() throws {
        let offer = try offer([item("/44250-1", "First"), item("/44255-2", "Second"), item("/44259-3", "Third")])

        #expect(offer.rows.map(\.line.text) == ["First", "Second", "Third"])
        #expect(offer.rows.allSatisfy { $0.binding == .order })
        #expect(offer.asksForCare)
    }

    @Test("A prefix is a number too; groups are unfolded; totals and texts are no questions")
    func groups() throws {
        let prefixed = (1...3).reversed().map {
            "{\"linkId\":\"x\($0)y\",\"prefix\":\"\($0).\",\"type\":\"choice\",\"text\":\"T\($0)\"}"
        }
        let total = """
            {"linkId":"9","type":"decimal","text":"Sum","extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"}]}
            """
        let offer = try offer([
            "{\"linkId\":\"g\",\"type\":\"group\",\"text\":\"Over a week\",\"item\":[\(prefixed.joined(separator: ","))]}",
            "{\"linkId\":\"d\",\"type\":\"display\",\"text\":\"Thank them\"}", total,
            "{\"linkId\":\"1\",\"type\":\"integer\",\"readOnly\":true,\"text\":\"Total\"}",
        ])

        #expect(offer.rows.map(\.line.text) == ["T1", "T2", "T3"])
        #expect(offer.rows.allSatisfy { $0.counting == .none && $0.line.options.isEmpty })
        #expect(offer.leftOver == [])
    }

    @Test("Answers that count from another number are shifted, and listed downwards are turned")
    func shifted() throws {
        let down = (1...3).reversed().map { "{\"valueInteger\":\($0)}" }.joined(separator: ",")
        let offer = try offer((1...3).map { item("\($0)", "T\($0)", "\"answerOption\":[\(down)]") })

        #expect(offer.rows.allSatisfy { $0.counting == .shifted && $0.binding == .name })
        #expect(offer.rows[0].line.options.map(\.value) == [0, 1, 2])
        #expect(offer.rows[0].line.options.map(\.label) == ["1", "2", "3"])
    }

    @Test("Answers without numbers are taken in order, and that asks for care; a value set inside the file will do")
    func valueSets() throws {
        let set = """
            [{"resourceType":"ValueSet","id":"often","compose":{"include":[{"concept":[{"code":"x","display":"never"},
            {"code":"y","display":"at times"},{"code":"z","display":"often"}]}]}}]
            """
        let offer = try offer((1...3).map { item("\($0)", "T\($0)", "\"answerValueSet\":\"#often\"") }, contained: set)

        #expect(offer.rows.allSatisfy { $0.counting == .order })
        #expect(offer.rows[2].line.options.map(\.label) == ["never", "at times", "often"])
        #expect(offer.asksForCare)
    }

    @Test("What cannot be bound is refused, with the cause")
    func refused() {
        func problem(_ items: [String]) -> WordingProblem? {
            #expect(throws: WordingProblem.self) { try offer(items) }
        }
        let two = "\"answerOption\":[{\"valueInteger\":0},{\"valueInteger\":1}]"
        let gap = "\"answerOption\":[{\"valueInteger\":0},{\"valueInteger\":1},{\"valueInteger\":3}]"
        let long = String(repeating: "a", count: 601)

        #expect(problem([item("a", "A"), item("b", "B")]) == .tooFew(found: 2, wanted: 3))
        #expect(problem([item("1", "A"), item("2", "B")]) == .missing(Scale.Item.ID("3")))
        #expect(
            problem([item("Q.1", "A"), item("Q.3", "C"), item("Q.4", "Not scored")]) == .missing(Scale.Item.ID("2"))
        )
        #expect(problem([item("1", "A"), item("2", " "), item("3", "C")]) == .noText(Scale.Item.ID("2")))
        #expect(problem([item("1", "A"), item("2", "B"), item("3", long)]) == .tooLong(Scale.Item.ID("3")))
        #expect(
            problem([item("1", "A", two), item("2", "B"), item("3", "C")])
                == .options(Scale.Item.ID("1"), found: 2, wanted: 3)
        )
        #expect(
            problem([item("1", "A"), item("2", "B", gap), item("3", "C")])
                == .options(Scale.Item.ID("2"), found: 3, wanted: 3)
        )
        for (json, wanted) in [
            ("{", WordingProblem.unreadable), ("[]", .unreadable),
            ("{\"resourceType\":\"Patient\"}", .notAQuestionnaire),
            ("{\"item\":3}", .unreadable), ("{}", .notAQuestionnaire),
            ("\"" + String(repeating: "a", count: 262_144) + "\"", .tooLarge),
            (String(repeating: "{\"item\":[", count: 20_000), .unreadable),
        ] {
            #expect(throws: wanted) { try QuestionnaireFile.offer(Data(json.utf8), for: scale) }
        }
    }

    // MARK: - YAML

    @Test("A YAML file binds by the ids of items in any order, or a list by its order")
    func yaml() throws {
        let named = try WordingFile.offer(
            "scale: made-up-3\nitems: {3: Third, 1: First, 2: Second}\noptions: [never, at times, often]\n",
            for: scale
        )
        #expect(named.rows.map(\.line.text) == ["First", "Second", "Third"])
        #expect(named.rows.allSatisfy { $0.binding == .name && $0.counting == .order })

        let listed = try WordingFile.offer(
            "items:\n- First\n- Second\n- Third\noptions: {2: often, 0: never, 1: so}\n",
            for: scale
        )
        #expect(listed.rows.allSatisfy { $0.binding == .order && $0.counting == .same })
        #expect(listed.rows[0].line.options.map(\.label) == ["never", "so", "often"])

        let bare = try WordingFile.offer("items: [A, B, C]", for: scale)
        #expect(bare.confirmed.lines.map(\.options.count) == [0, 0, 0])
    }

    @Test(
        "A YAML file that cannot be bound is refused",
        arguments: [
            ("items: [A, B]", WordingProblem.tooFew(found: 2, wanted: 3)), ("items: {1: A, 2: B, 7: C}", .unknownItem),
            ("scale: other\nitems: [A, B, C]", .otherScale), ("items: A", .unreadable), ("- A", .unreadable),
            ("items: [A, B, [C]]", .unreadable), ("items: [A, B, C]\ncolour: grey", .unreadable), ("", .unreadable),
            ("items: [A, B, C]\noptions: [a, b]", .options(Scale.Item.ID("1"), found: 2, wanted: 3)),
            ("items: [&a A, *a, C]", .unreadable), ("options: [a, b, c]", .unreadable),
        ]
    )
    func yamlRefused(_ text: String, _ problem: WordingProblem) {
        #expect(throws: problem) { try WordingFile.offer(text, for: scale) }
    }
}
