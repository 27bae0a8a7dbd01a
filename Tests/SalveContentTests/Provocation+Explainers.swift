@testable import SalveContent

extension Provocation {
    private static let warm = "explainers/why-warm.md"
    private static let file = "barriers.yaml"

    /// One mistake in an explainer each.
    static let explainers = [
        Provocation(.frontMatter, in: warm, "---\nid", "id", at: "id: why-warm"),
        Provocation(.missingField, in: warm, "strength: Little studied.\n", "", at: "id: why-warm"),
        Provocation(.unknownField, in: warm, "minutes: 1", "minutes: 1\nhours: 2"),
        Provocation(.value, in: warm, "minutes: 1", "minutes: 40"),
        Provocation(.source, in: warm, "doi: 10.1000/abc.1", "doi: abc.1", at: "- text: \"Example, A."),
        Provocation(.source, in: warm, "https://example.org/b", "http://example.org/b"),
        Provocation(
            .source,
            in: warm,
            "doi: 10.1000/abc.1",
            "doi: 10.1000/abc.1\n    url: https://example.org",
            at: "- text: \"Example, A."
        ),
        Provocation(.reference, in: warm, "practices: [sit, slow-breath]", "practices: [sit, fly]"),
        Provocation(.reference, in: warm, "practices: [sit, slow-breath]", "practices: [slow-breath]"),
        Provocation(.word, in: warm, "It asks nothing.", "It should help."),
        Provocation(.prose, in: warm, "- It is near.", "1. It is near."),
    ]

    /// One mistake in the barriers each.
    static let barriers = [
        Provocation(.missingField, in: file, "        try: Open a window two time.\n", "", at: "- id: two"),
        Provocation(.unknownField, in: file, "says: I say two.", "says: I say two.\n        score: 3"),
        Provocation(.value, in: file, "id: beliefs", "id: opinions"),
        Provocation(.unique, in: file, "- id: two", "- id: one  # again"),
        Provocation(.unique, in: file, "- id: beliefs", "- id: early  # again").also(.missingField),
        Provocation(.id, in: file, "- id: two", "- id: Two"),
        Provocation(.reference, in: file, "learn: why-warm", "learn: why-cold"),
        Provocation(.reference, in: file, "practices: [sit]", "practices: [fly]"),
        Provocation(.exclamation, in: file, "reply: That is common.", "reply: That is common!"),
    ]
}
