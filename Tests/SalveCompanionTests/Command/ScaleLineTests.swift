import Foundation
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

/// What `salve scale` reads and prints.
@Suite("salve scale") struct ScaleLineTests {
    private func text(_ id: String) throws -> ScaleText {
        try #require(try World.catalogue().scale(Scale.ID(id)), "no \(id)")
    }

    private func line(_ id: String, _ list: String, before: Double? = nil) throws -> ScoreLine {
        let given = try #require(ScaleAnswers(list: list))
        let text = try text(id)
        let score = try given.administration(of: text.scale).score
        return try ScoreLine(score, text, before: before, World.catalogue().strings)
    }

    private func json(_ line: ScoreLine) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: JSONEncoder().encode(line)) as? [String: Any])
    }

    @Test("A line of answers: numbers, and a dash or nothing for one left out")
    func lists() {
        #expect(ScaleAnswers(list: "1,0,2") == .inOrder([1, 0, 2]))
        #expect(ScaleAnswers(list: " 1, -,,3 \n") == .inOrder([1, nil, nil, 3]))
        #expect(ScaleAnswers(list: "-1") == .inOrder([-1]))
        for wrong in ["a", "1;2", "1.5", "1 2", "--"] { #expect(ScaleAnswers(list: wrong) == nil, "\(wrong)") }
    }

    @Test("A file of answers: a list, items with their answers, either under its name, or a line")
    func files() {
        func read(_ text: String) -> ScaleAnswers? { ScaleAnswers(file: Data(text.utf8)) }

        #expect(read("[1,0,null]") == .inOrder([1, 0, nil]))
        #expect(read("{\"answers\":[1,0]}") == .inOrder([1, 0]))
        let items: [Scale.Item.ID: Int] = [Scale.Item.ID("1"): 3, Scale.Item.ID("9"): 0]
        #expect(read("{\"1\":3,\"9\":0,\"2\":null}") == .byItem(items))
        #expect(read("{\"answers\":{\"1\":3,\"9\":0}}") == .byItem(items))
        #expect(read("1,0,-\n") == .inOrder([1, 0, nil]))
        for wrong in ["{", "[1.5]", "[\"a\"]", "{\"answers\":3}", "{\"1\":\"a\"}"] {
            #expect(read(wrong) == nil, "\(wrong)")
        }
        #expect(ScaleAnswers(file: Data([0xFF, 0xFE])) == nil)
    }

    @Test("An earlier total stands in the file, beside the answers, and nowhere else")
    func earlier() {
        func earlier(_ text: String) -> Double? { ScaleAnswers.earlierTotal(in: Data(text.utf8)) }

        #expect(earlier("{\"answers\":[1,0],\"before\":3.5}") == 3.5)
        for none in [
            "{\"answers\":[1,0]}", "[1,0]", "1,0", "{\"1\":1,\"before\":3}", "{\"answers\":[1],\"before\":\"a\"}",
        ] {
            #expect(earlier(none) == nil, "\(none)")
        }
        #expect(ScaleAnswers(file: Data("{\"answers\":[1,0],\"before\":3}".utf8)) == .inOrder([1, 0]))
    }

    @Test("The JSON has every field of the promise, and null where there is nothing")
    func fields() throws {
        let whole = try json(try line("phq-9", "0,1,2,3,0,1,2,3,0"))
        #expect(Set(whole.keys) == ["scale", "total", "subscales", "band", "missing", "notes"])
        #expect(whole["scale"] as? String == "phq-9")
        #expect(whole["total"] as? Double == 12)
        #expect(whole["band"] as? String == "moderate")
        #expect(whole["missing"] as? Int == 0)

        let partial = try json(try line("scs-26", "1,2,3,4,5,1,2,3,4,5,1,2,3,4,5,1,2,3,4,5,1,2,3,4,5,-"))
        #expect(partial["total"] is NSNull && partial["band"] is NSNull)
        #expect(partial["missing"] as? Int == 1)
        let parts = try #require(partial["subscales"] as? [String: Any])
        #expect(parts["self-kindness"] is NSNull)
        #expect(parts["self-judgment"] as? Double == 1.4)
    }

    @Test("A total has four places")
    func places() throws {
        #expect(try line("scs-26", "1,2,3,4,5,1,2,3,4,5,1,2,3,4,5,1,2,3,4,5,1,2,3,4,5,1").total == 3.2667)
    }

    @Test("Help stands before everything, in the notes and in the terminal")
    func help() throws {
        let strings = try World.catalogue().strings
        let text = try text("phq-9")
        let score = try #require(ScaleAnswers(list: "0,0,0,0,0,0,0,0,1")).administration(of: text.scale).score
        let line = try ScoreLine(score, text, strings)
        #expect(line.notes.first == strings["scale.note.help"])

        let lines = TerminalText(columns: 80, isStyled: false).lines(score, line, text, strings)
        let help = try #require(lines.firstIndex { $0.contains("hurting yourself") })
        let total = try #require(lines.firstIndex { $0.hasPrefix("Total") })
        #expect(help < total)
        #expect(lines.contains { $0.contains("not a diagnosis") })
    }

    @Test("Salve’s own says that nobody tested it; a low number is read as how hard one had to be on oneself")
    func own() throws {
        let strings = try World.catalogue().strings
        let notes = try line("salve-short", "0,4,0,4,0,4").notes
        #expect(notes.contains(strings["scale.note.own"]))
        #expect(notes.contains { $0.contains("how hard one has had to be on oneself") })
    }

    @Test("What cannot be scored ends with wrong use and a sentence, without an answer in it")
    func refusals() throws {
        let strings = try World.catalogue().strings
        let problems: [Administration.Problem] = [
            .count(given: 3, wanted: [9]), .count(given: 3, wanted: [9, 18, 27, 36]),
            .range(item: Scale.Item.ID("2"), 0...3), .unknownItem("a made-up name"),
        ]
        let failures = problems.map { CommandFailure($0, strings) }
        #expect(
            failures.allSatisfy { $0.status == .wrongUse && !$0.sentence.contains("‹") && !$0.sentence.contains("{") }
        )
        #expect(failures[1].sentence.contains("9, 18, 27 or 36"))
        #expect(!failures[3].sentence.contains("made-up"))
    }

    @Test("A change says what it can, by which figures, what drifts by itself, and that it shows no cause")
    func change() throws {
        let change = try #require(try line("phq-9", "1,1,1,1,1,1,1,1,0", before: 14).change)
        let words = change.sentences.joined(separator: " ")

        #expect(change.verdict == "dependsOnTheWay")
        #expect(change.difference == -6)
        #expect(change.expected == 12.2256)
        #expect(words.contains("two days apart (0.84)") && words.contains("7 points") && words.contains("6 points"))
        #expect(words.contains("about 12.2 would be expected"))
        #expect(!words.contains("{") && !words.contains("‹"))
        #expect(change.sentences.last == "Two numbers cannot show why something changed, or what helped.")
    }

    @Test("A change that cannot be judged says so, and an earlier total that cannot be is refused")
    func noChange() throws {
        let unknown = try #require(try line("sscs-s", "1,2,3,4,5,1", before: 3).change)
        #expect(unknown.verdict == nil && unknown.sentences.count == 1)
        #expect(throws: CommandFailure.self) { try line("phq-2", "0,0", before: 7) }
        #expect(throws: CommandFailure.self) {
            try line("panas", Array(repeating: "1", count: 20).joined(separator: ","), before: 10)
        }
    }

    @Test("Every scale’s lines fit the terminal, and every line of theirs is there", arguments: [40, 80])
    func list(_ columns: Int) throws {
        let catalogue = try World.catalogue()
        let terminal = TerminalText(columns: columns, isStyled: false)
        for text in catalogue.scales {
            let lowest = text.scale.items.map { Optional($0.range.lowerBound) }
            for answers in [lowest, lowest.map { _ in nil }] {
                let score = try Administration(of: text.scale, inOrder: answers).score
                let line = try ScoreLine(score, text, catalogue.strings)
                let lines = terminal.lines(score, line, text, catalogue.strings)
                #expect(
                    lines.allSatisfy { TerminalText.columns($0) <= columns && !$0.contains("‹") },
                    "\(text.id.name)"
                )
            }
        }
        let lines = terminal.lines(catalogue.scales, catalogue.strings)
        #expect(lines.allSatisfy { !$0.contains("‹") })
        #expect(try JSONEncoder().encode(catalogue.scales.map { ScaleLine($0) }).count > 1_000)
    }

    @Test(
        "Numbers have two places at most, and none that are zero",
        arguments: [
            (12.0, "12"), (3.2667, "3.27"), (3.5, "3.5"), (0.05, "0.05"), (-6.0, "-6"), (-0.001, "0"), (1.999, "2"),
        ]
    )
    func number(_ value: Double, _ written: String) {
        #expect(Strings.number(value) == written)
    }
}
