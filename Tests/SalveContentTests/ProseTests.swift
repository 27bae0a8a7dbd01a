import Testing

@testable import SalveContent

@Suite("Prose") struct ProseTests {
    @Test("The six constructs are read") func constructs() throws {
        let prose = try Prose.parse(
            """
            ## A heading
            Some *soft* and **firm** words,
            on two lines.

            - One
            - [Two](/help-now)
            """
        )

        #expect(
            prose.blocks == [
                .heading([.text("A heading")]),
                .paragraph([
                    .text("Some "), .emphasis([.text("soft")]), .text(" and "), .strong([.text("firm")]),
                    .text(" words, on two lines."),
                ]),
                .list([[.text("One")], [.link([.text("Two")], to: "/help-now")]]),
            ]
        )
    }

    @Test(
        "Another construct is refused by name, with its line",
        arguments: [
            ("> quoted", "a block quote"), ("1. one", "a numbered list"), ("`code`", "code"), ("```", "a code block"),
            ("# Title", "a heading of this level"), ("![x](y)", "an image"), ("<em>x</em>", "HTML"), ("---", "a rule"),
            ("| a |", "a table"), ("* one", "a bullet other than `- `"), ("  - one", "a list within a list"),
        ]
    )
    func refused(_ markdown: String, _ name: String) {
        let failure = #expect(throws: ContentFailure.self) { try Prose.parse("Words.\n\n" + markdown) }

        #expect(failure?.problems.map(\.line) == [3])
        #expect(failure?.problems.first?.message.hasPrefix(name) == true)
        #expect(failure?.problems.map(\.rule) == [.prose])
    }

    @Test(
        "A link goes to a page of Salve or to a known kind of address",
        arguments: ["javascript:x", "//evil", "ftp://x", "data:x"]
    )
    func links(_ address: String) {
        #expect(throws: ContentFailure.self) { try Prose.parse("[x](\(address))") }
    }

    @Test("A mark that is not closed is said", arguments: ["*open", "**open*", "[open", "[open](/x"])
    func unclosed(_ markdown: String) {
        #expect(throws: ContentFailure.self) { try Prose.parse(markdown) }
    }

    @Test("Thousands of marks are a mistake, not a crash", arguments: ["*", "**", "["])
    func deep(_ mark: String) {
        #expect(throws: ContentFailure.self) { try Prose.parse(String(repeating: mark + "a ", count: 20_001)) }
    }

    @Test("A backslash takes a mark for itself") func escaped() throws {
        #expect(try Prose.parse("2 \\* 3").plainText == "2 * 3")
    }

    @Test("As plain text, blocks stand apart and items have their bullet") func plainText() throws {
        let prose = try Prose.parse("One *two*.\n\n- Three\n- Four")

        #expect(prose.plainText == "One two.\n\n• Three\n• Four")
    }

    @Test("A voice says one sentence at a time") func sentences() throws {
        let prose = try Prose.parse("## Look\nOne. Two?\n\n- Three. Four")

        #expect(prose.sentences == ["Look", "One.", "Two?", "Three.", "Four"])
    }

    @Test(
        "A sentence ends where a reader would stop",
        arguments: [
            ("One. Two.", ["One.", "Two."]),
            ("He said “Stop.” Then he left.", ["He said “Stop.”", "Then he left."]),
            ("Say “there is ...”, and wait.", ["Say “there is ...”, and wait."]),
            ("At 2.30 or so", ["At 2.30 or so"]),
            ("Or … not. So", ["Or … not.", "So"]),
            ("", []), ("...", []),
        ]
    )
    func splitting(_ text: String, _ sentences: [String]) {
        #expect(Sentences.split(text) == sentences)
    }
}
