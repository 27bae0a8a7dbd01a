@testable import SalveContent

extension Provocation {
    private static let story = "stories/small-story.yaml"

    /// What can be wrong with a story.
    static let stories = [
        Provocation(.id, in: story, "id: small-story", "id: other-story"),
        Provocation(.value, in: story, "place: 1", "place: 0"),
        Provocation(.missingField, in: story, "who: Ada\n", "", at: "id: small-story"),
        Provocation(.unknownField, in: story, "who: Ada", "who: Ada\ncolour: grey"),
        Provocation(.value, in: story, "part: kindness", "part: moral"),
        Provocation(.value, in: story, "afraid: yes", "afraid: maybe"),
        Provocation(.parts, in: story, "part: emotions", "part: thoughts", at: "id: small-story"),
        Provocation(.parts, in: story, "part: mentalizing", "part: kindness", at: "id: small-story"),
        Provocation(.parts, in: story, "part: option", "part: after", at: "id: small-story"),
        Provocation(.parts, in: story, "part: without", "part: after", at: "id: small-story"),
        Provocation(
            .parts,
            in: story,
            "  - part: without",
            "  - {part: before, heading: Before, text: Ada has cups.}\n  - part: without",
            at: "part: before"
        ),
        Provocation(.telling, in: story, "She took a mug.", "Go, if you can."),
        Provocation(.telling, in: story, "heading: New", "heading: Your turn"),
        Provocation(.value, in: story, "pronoun: she", "pronoun: one"),
        Provocation(.prose, in: story, "She took a mug.", "1. She took a mug."),
        Provocation(.word, in: story, "She took a mug.", "She should take a mug."),
        Provocation(.exclamation, in: story, "She took a mug.", "She took a mug!"),
        Provocation(.length, in: story, "title: A cup", "title: \(String(repeating: "A cup and ", count: 5))"),
        Provocation(.value, in: story, "at: \"09:30\"", "at: \"9:30\""),
        Provocation(.value, in: story, "day: 2, at: \"10:00\"", "day: 1, at: \"09:00\""),
        Provocation(.value, in: story, "note: \"I was short", "simple: yes, note: \"I was short"),
        Provocation(.value, in: story, "person: Bo\nbond: friend\n", "", at: "simple: yes"),
        Provocation(.parts, in: story, "      - {part: action, text: I shout.}\n", "", at: "day: 4"),
        Provocation(.value, in: story, "part: action", "part: shouting").also(.parts),
        Provocation(.value, in: story, "kind: judgement", "kind: verdict"),
        Provocation(.value, in: story, "sure: half", "sure: totally"),
        Provocation(.value, in: story, "part: mine", "part: moral"),
        Provocation(.reference, in: story, "feelings: [glad]", "feelings: [purple]"),
        Provocation(.word, in: story, "I was short with him.", "I should be kind."),
    ]
}
