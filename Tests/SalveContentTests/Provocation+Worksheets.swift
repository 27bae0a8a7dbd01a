@testable import SalveContent

extension Provocation {
    private static let sheet = "worksheets/small-sheet.yaml"

    /// What can be wrong with a worksheet.
    static let worksheets = [
        Provocation(.id, in: sheet, "id: small-sheet", "id: other-sheet"),
        Provocation(.id, in: sheet, "- id: both", "- id: Both sides"),
        Provocation(.unique, in: sheet, "- id: both", "- id: what # again", at: "# again"),
        Provocation(.unknownField, in: sheet, "help: A line is plenty.", "colour: grey"),
        Provocation(.missingField, in: sheet, "    kind: pair\n", "", at: "- id: both"),
        Provocation(.value, in: sheet, "group: day", "group: fun"),
        Provocation(.value, in: sheet, "about: other", "about: them"),
        Provocation(.value, in: sheet, "kind: pair", "kind: text", at: "- id: both"),
        Provocation(.value, in: sheet, "kind: text", "kind: text\n    many: yes", at: "- id: what"),
        Provocation(.value, in: sheet, "kind: pair", "kind: pair\n    next: yes", at: "- id: both"),
        Provocation(.value, in: sheet, "kind: pair", "kind: pair\n    copied: yes", at: "- id: both"),
        Provocation(.value, in: sheet, "group: day", "group: day\nmatter: gossip", at: "matter: gossip"),
        Provocation(.heading, in: sheet, "What is it about?", "What \(String(repeating: "is ", count: 14))it?"),
        Provocation(.ingredients, in: sheet, "ingredients: [writing]", "ingredients: []", at: "- id: what"),
        Provocation(
            .ingredients,
            in: sheet,
            "depth: outer\n    ingredients: [writing]",
            "depth: outer\n    ingredients: [writing, past]",
            at: "- id: next"
        ),
        Provocation(.ingredients, in: sheet, "    next: yes", "    next: yes\n    about: other", at: "- id: next"),
        Provocation(.risk, in: sheet, "depth: outer", "depth: outer\n    risk: high", at: "- id: next"),
        Provocation(.family, in: sheet, "family: thoughts", "family: ground", at: "id: small-sheet"),
        Provocation(.parts, in: sheet, "short: normal", "short: next"),
        Provocation(.parts, in: sheet, "depth: outer", "depth: words", at: "id: small-sheet"),
        Provocation(.parts, in: sheet, "component: kindness", "component: awareness", at: "id: small-sheet"),
        Provocation(.parts, in: sheet, "next: yes", "next: no", at: "id: small-sheet"),
        Provocation(.normalising, in: sheet, "id: universal", "id: common", at: "- id: normal"),
        Provocation(.normalising, in: sheet, "own: yes", "own: no", at: "- id: normal"),
        Provocation(.normalising, in: sheet, "Everyone tires.", "Everyone shouted once.", at: "- id: normal"),
        Provocation(.word, in: sheet, "help: A line is plenty.", "help: You should write."),
        Provocation(.speaker, in: sheet, "What may come?", "What may we fear?"),
        Provocation(.exclamation, in: sheet, "line: Everyone tires.", "line: Everyone tires!", at: "Everyone tires!"),
    ]
}
