import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

/// Files with the words of a scale, as others make them; every word in them is made up.
@Suite("Words brought in a file")
struct BroughtWordingTests {
    private let phq9 = Scale.ID("phq-9")

    private func read(_ text: String, for scale: Scale.ID? = nil) throws -> BroughtWording {
        try World.catalogue().readWording(Array(text.utf8), for: scale)
    }

    @Test("A Questionnaire in the shape of the real one is bound by its codes, with the numbers of its answers")
    func shape() throws {
        let brought = try read(Self.questionnaire())
        let offer = brought.offer
        #expect(brought.source == .questionnaire && offer.scale == phq9)
        #expect(offer.rows.map(\.line.item.name) == (1...9).map(String.init))
        #expect(offer.rows.first?.line.text == "The kettle was slow to sing")
        #expect(offer.rows.last?.line.text == "The harbour bell rang, or seemed about to")
        #expect(offer.rows.allSatisfy { $0.binding == .code && $0.counting == .same })
        #expect(offer.rows.map(\.mark).first == "/44250-9")
        #expect(offer.rows[8].line.options.map(\.value) == [0, 1, 2, 3])
        #expect(offer.leftOver == ["How far did all this get in the way of the garden?"])
        #expect(try !offer.asksForCare && !offer.asksForSelfHarm(in: scale(phq9)))
    }

    private func scale(_ id: Scale.ID) throws -> Scale { try #require(World.catalogue().scale(id)).scale }

    /// The lines that belong to the items of the PHQ-9, in the standard order.
    private static let codes = [
        "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8",
    ]

    /// A file of questions with these links and codes, each with its code as its words.
    private func file(_ items: [(link: String, code: String?)]) -> String {
        let lines = items.map { link, code in
            let coding = code.map { ",\"code\":[{\"system\":\"http://loinc.org\",\"code\":\"\($0)\"}]" } ?? ""
            return "{\"linkId\":\"\(link)\",\"type\":\"choice\",\"text\":\"Made up \(code ?? link)\"\(coding)}"
        }
        return "{\"resourceType\":\"Questionnaire\",\"item\":[\(lines.joined(separator: ","))]}"
    }

    @Test("Codes bind whatever the order, from the item or from its link; what is not scored is left over")
    func shuffled() throws {
        let wanted = Self.codes.map { "Made up \($0)" }
        let turned = Array(Self.codes.reversed())
        for file in [
            // NB: the links bear numbers too, all of them wrong.
            file([("0", "69722-7")] + turned.enumerated().map { ("\($0 + 1)", $1) }),
            file(turned.map { ("/44249-1/\($0)", $0) } + [("/69722-7", nil)]),
        ] {
            let offer = try read(file, for: phq9).offer
            #expect(offer.rows.map(\.line.text) == wanted)
            #expect(offer.rows.allSatisfy { $0.binding == .code } && offer.leftOver.count == 1)
            #expect(!offer.asksForSelfHarm(in: try scale(phq9)))
        }
        let links = try read(file(turned.map { ("/\($0)", nil) }), for: phq9).offer
        #expect(links.rows.last?.line.text == "Made up /44260-8" && links.rows.allSatisfy { $0.binding == .code })
        let two = try read(file(turned.map { ("a", $0) }), for: Scale.ID("phq-2")).offer
        #expect(two.rows.map(\.line.text) == Array(wanted.prefix(2)) && two.leftOver.count == 7)
    }

    @Test("A file that lacks a line, or has it twice, is refused by its number: nothing slides into the gap")
    func gaps() throws {
        for (place, code) in Self.codes.enumerated() {
            let others = Self.codes.filter { $0 != code }
            let number = Scale.Item.ID("\(place + 1)")
            #expect(throws: WordingProblem.missing(number)) {
                try read(file((others + ["69722-7"]).map { ("/\($0)", $0) }), for: phq9)
            }
            #expect(throws: WordingProblem.twice(number)) {
                try read(file((Self.codes + [code]).map { ("/\($0)", $0) }), for: phq9)
            }
        }
        let numbered = [1, 2, 3, 4, 5, 6, 7, 8, 10].map { ("Q\($0)", String?.none) }
        #expect(throws: WordingProblem.missing(Scale.Item.ID("9"))) { try read(file(numbered), for: phq9) }
    }

    @Test("Codes that nobody knows here are bound by order, and then the line on hurting oneself is asked for")
    func unknownCodes() throws {
        let strange = try read(file((1...9).map { ("/9000\($0)-1", "9000\($0)-1") }), for: phq9).offer
        #expect(try strange.rows.allSatisfy { $0.binding == .order } && strange.asksForSelfHarm(in: scale(phq9)))
        let gad7 = Scale.ID("gad-7")
        let other = try read(file((1...7).map { ("/9000\($0)-1", nil) }), for: gad7).offer
        #expect(try other.asksForCare && !other.asksForSelfHarm(in: scale(gad7)))
    }

    @Test("Which scale a file is of is taken only from a clear name; a file of another scale is refused")
    func named() throws {
        let text = try Self.questionnaire()
        #expect(try read(text, for: phq9).offer.scale == phq9)
        #expect(throws: WordingProblem.otherScale) { try read(text, for: Scale.ID("gad-7")) }
        let nameless = text.replacing("PHQ_9", with: "Mornings").replacing("the PHQ-9", with: "none")
        #expect(nameless != text)
        #expect(throws: WordingProblem.whichScale) { try read(nameless) }
        #expect(try read(nameless, for: phq9).offer.rows.count == 9)
        for (title, found) in [
            ("Patient Health Questionnaire, nine items", true), ("phq9", true), ("PHQ-9M", false),
            ("PHQ-9 and GAD-7", false), ("XPHQ-9", false), ("Self-Compassion Scale", false),
        ] {
            let titled = nameless.replacing("in the shape of none", with: "").replacing(
                "Nine made-up questions ",
                with: title
            )
            if found {
                #expect(try read(titled).offer.scale == phq9, "\(title)")
            } else {
                #expect(throws: WordingProblem.self, "\(title)") { try read(titled) }
            }
        }
        #expect(throws: WordingProblem.whichScale) { try read("items: [A, B]") }
        #expect(throws: WordingProblem.whichScale) { try read("scale: salve-short\nitems: [A, B, C, D, E, F]") }
        #expect(throws: WordingProblem.whichScale) { try read("items: [A, B]", for: Scale.ID("salve-short")) }
        #expect(throws: WordingProblem.otherScale) { try read("scale: phq-9\nitems: [A, B]", for: Scale.ID("phq-2")) }
        #expect(try read("scale: phq-2\nitems: {2: B, 1: A}").offer.rows.map(\.line.text) == ["A", "B"])
    }

    @Test("Numbers in the links bind whatever the order; too few questions, or answers with gaps, are refused")
    func orders() throws {
        let text = try Self.questionnaire()
        var numbered = text
        let links = [
            "/44250-9", "/44255-8", "/44259-0", "/44254-1", "/44251-7", "/44258-2", "/44252-5", "/44253-3", "/44260-8",
        ]
        for (place, link) in links.enumerated() {
            numbered = numbered.replacing("\"code\": \"\(link.dropFirst())\"", with: "\"code\": \"none\"")
            numbered = numbered.replacing("\"linkId\": \"\(link)\"", with: "\"linkId\": \"item.\(9 - place)\"")
        }
        let turned = try read(numbered).offer
        #expect(turned.rows.allSatisfy { $0.binding == .number } && !turned.asksForCare)
        #expect(turned.rows[0].line.text == "The harbour bell rang, or seemed about to")
        #expect(turned.rows[8].line.text == "The kettle was slow to sing")
        let fewer = text.replacing("\"type\": \"choice\"", with: "\"type\": \"display\"", maxReplacements: 4)
        #expect(throws: WordingProblem.missing(Scale.Item.ID("1"))) { try read(fewer) }
        let gap = text.replacing("\"valueDecimal\": 3", with: "\"valueDecimal\": 4")
        #expect(throws: WordingProblem.options(Scale.Item.ID("1"), found: 4, wanted: 4)) { try read(gap) }
        for end in [Int.min, Int.max - 3] {
            var far = text
            for value in 0...3 {
                let number = "\"valueDecimal\": \(value)"
                far = far.replacing(number, with: "\"valueInteger\": \(end + value)")
            }
            #expect(throws: WordingProblem.options(Scale.Item.ID("1"), found: 4, wanted: 4), "\(end)") { try read(far) }
        }
    }

    @Test(
        "Signs that steer a screen or turn the writing go; joiners and other scripts stay; nothing to read is no words"
    )
    func signs() throws {
        func first(_ words: String) throws -> String {
            let text = try Self.questionnaire().replacing("The kettle was slow to sing", with: words)
            return try read(text).offer.rows[0].line.text
        }
        #expect(try first("a\\u001b[31mb\\u0007") == "a[31mb")
        #expect(try first("\\u202Eeht\\u2066 gate\\u2069") == "eht gate")
        #expect(try first("  two\\n\\t lines\\u2028here ") == "two lines here")
        #expect(try first("می\u{200C}خواهم") == "می\u{200C}خواهم")
        #expect(try first("<b>bold</b> & \\\"so\\\"") == "<b>bold</b> & \"so\"")
        for blank in ["\\u200B\\u200D", "\\uFEFF", "\\u00AD", "\\u3164"] {
            #expect(throws: WordingProblem.noText(Scale.Item.ID("1")), "\(blank)") { try first(blank) }
        }
    }

    @Test("What is too large, no text, or nested without end is refused, and nothing falls over")
    func hostile() throws {
        let catalogue = try World.catalogue()
        let large = Array((try Self.questionnaire() + String(repeating: " ", count: 300 << 10)).utf8)
        #expect(throws: WordingProblem.tooLarge) { try catalogue.readWording(large, for: phq9) }
        for bytes in [
            [0xFF, 0xFE, 0x00], Array("{\"resourceType\":\"Questionnaire\"\0}".utf8),
        ] {
            #expect(throws: WordingProblem.unreadable) { try catalogue.readWording(bytes, for: phq9) }
        }
        for bytes in [[], [0xEF, 0xBB, 0xBF], Array(" \n\t".utf8)] {
            #expect(throws: WordingProblem.nothing) { try catalogue.readWording(bytes, for: phq9) }
        }
        for deep in ["{\"item\":[", "[", "{a: ", "- "] {
            let text = String(repeating: deep, count: 20_000)
            #expect(throws: WordingProblem.unreadable, "\(deep)") { try read(text, for: phq9) }
        }
        let marked = [0xEF, 0xBB, 0xBF] + Array(try Self.questionnaire().utf8)
        #expect(try catalogue.readWording(marked, for: nil).offer.rows.count == 9)
    }

    @Test("By hand two lines change places with their answers, and a question that was left over comes in")
    func hand() throws {
        let catalogue = try World.catalogue()
        let scale = try #require(catalogue.scale(phq9)).scale
        let offer = try read(Self.questionnaire()).offer
        let one = Scale.Item.ID("1")

        let swapped = try #require(offer.taking(.item(Scale.Item.ID("3")), for: one))
        #expect(swapped.rows[0].line.text == "The moon kept shining into the room")
        #expect(swapped.rows[2].line.text == "The kettle was slow to sing")
        #expect(swapped.rows[0].binding == .hand && swapped.rows[1].binding == .code)
        #expect(swapped.confirmed.fits(scale))
        let brought = try #require(offer.taking(.leftOver(0), for: one))
        #expect(
            brought.rows[0].line.text.hasSuffix("the garden?") && brought.leftOver == ["The kettle was slow to sing"]
        )
        #expect(offer.taking(.item(one), for: one) == nil)
        #expect(offer.taking(.leftOver(1), for: one) == nil && offer.taking(.leftOver(-1), for: one) == nil)
        #expect(offer.taking(.item(one), for: Scale.Item.ID("77")) == nil)

        let changed = try offer.changing(
            one,
            to: TypedWording.Line(text: " The tap ", labels: ["no", "", "", "yes"]),
            for: scale
        )
        #expect(changed.rows[0].line.text == "The tap")
        #expect(changed.rows[0].line.options.map(\.label) == ["no", "1", "2", "yes"])
        #expect(changed.rows[0].line.options.map(\.value) == [0, 1, 2, 3])
        #expect(throws: WordingProblem.noText(one)) {
            try offer.changing(one, to: TypedWording.Line(text: " ", labels: []), for: scale)
        }
        #expect(throws: WordingProblem.unknownItem) {
            try offer.changing(Scale.Item.ID("77"), to: TypedWording.Line(text: "A", labels: []), for: scale)
        }
    }

    @Test("Items with other ranges keep their own answers when two change places")
    func ranges() throws {
        let scale = try #require(try World.catalogue().scale(Scale.ID("csi-4"))).scale
        let lines = scale.items.map { item in
            TypedWording.Line(text: "Line \(item.id.name)", labels: item.range.map { "\(item.id.name) at \($0)" })
        }
        let offer = try TypedWording.offer(lines, for: scale)
        let swapped = try #require(offer.taking(.item(scale.items[1].id), for: scale.items[0].id))
        #expect(swapped.rows[0].line.text == "Line \(scale.items[1].id.name)")
        #expect(swapped.rows[0].line.options.map(\.label) == offer.rows[0].line.options.map(\.label))
        #expect(swapped.confirmed.fits(scale))
        #expect(throws: WordingProblem.options(scale.items[0].id, found: 2, wanted: 7)) {
            try TypedWording.offer(lines.map { TypedWording.Line(text: $0.text, labels: ["a", "b"]) }, for: scale)
        }
        #expect(throws: WordingProblem.tooFew(found: 3, wanted: 4)) {
            try TypedWording.offer(Array(lines.dropLast()), for: scale)
        }
    }

    /// Nine made-up questions in the shape of the PHQ-9, with one that is not scored and a total.
    private static func questionnaire() throws -> String {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/questionnaire-made-up.json")
        return try String(contentsOf: file, encoding: .utf8)
    }
}
