@testable import SalveContent

extension Provocation {
    private static let file = "scales.yaml"
    private static let retest =
        "{of: total, kind: retest, span: two days, value: 0.8, mark: read, source: paper-1}"
    private static let low = "reading: \"The makers call it low.\", mark: read"

    static let scales = scaleKeys + scaleFigures + scaleSources

    private static let scaleKeys = [
        Provocation(.unique, in: file, "- id: made-up-4", "- id: \"own-two\""),
        Provocation(.id, in: file, "id: made-up-4", "id: Made up"),
        Provocation(.missingField, in: file, "    higher: harder\n", "", at: "- id: made-up-4"),
        Provocation(.unknownField, in: file, "self-harm: 3", "self-harm: 3\n    colour: grey", at: "colour: grey"),
        Provocation(.value, in: file, "higher: harder", "higher: up"),
        Provocation(.value, in: file, "items: 4", "items: many"),
        Provocation(.value, in: file, "range: [0, 3]", "range: [3, 0]"),
        Provocation(.reference, in: file, "{item: 1, range: [0, 4]}", "{item: 9, range: [0, 4]}"),
        Provocation(.reference, in: file, "items: [3]}", "items: [3, 9]}"),
        Provocation(.reference, in: file, "reversed: [2]}", "reversed: [3]}"),
        Provocation(.unique, in: file, "items: [3]}", "items: [3, 3]}"),
        Provocation(.unique, in: file, "{id: second", "{id: first", at: "- id: made-up-4"),
        Provocation(.value, in: file, "uncounted: [4]", "uncounted: [3, 4]", at: "subscales:"),
        Provocation(.value, in: file, "    uncounted: [4]\n", "", at: "subscales:"),
        Provocation(
            .value,
            in: file,
            "total: sum of subscales",
            "total: sum of subscales\n    fewest: 3",
            at: "made-up-4"
        ),
        Provocation(.reference, in: file, "self-harm: 3", "self-harm: 9"),
        Provocation(.rights, in: file, "    self-harm: 3", "    questions: [A line]"),
        Provocation(.value, in: file, "options: [Not at all, A little, A lot]", "options: [Not at all, A lot]"),
        Provocation(.value, in: file, "      - I told myself off.\n", "", at: "questions:"),
        Provocation(.word, in: file, "I told myself off.", "I should be kinder."),
        Provocation(.speaker, in: file, "about: Four items about the week.", "about: We ask about the week."),
    ]

    private static let scaleFigures = [
        Provocation(.mark, in: file, low, low.replacing("mark: read", with: "mark: about")),
        Provocation(
            .mark,
            in: file,
            "{points: 3, who: a service, mark: known",
            "{points: 3, who: a service, mark: about"
        ),
        Provocation(.value, in: file, low, low.replacing("mark: read", with: "mark: low")),
        Provocation(.value, in: file, "id: low, from: 0", "id: low, from: 1", at: "made-up-4"),
        Provocation(.value, in: file, "id: high, from: 5", "id: high, from: 50", at: "made-up-4"),
        Provocation(.value, in: file, "id: high, from: 5", "id: high, from: five"),
        Provocation(.value, in: file, "mean: 3.5", "mean: 35", at: "made-up-4"),
        Provocation(.value, in: file, "sd: 2,", "sd: 0,"),
        Provocation(.value, in: file, "value: 0.8", "value: 80"),
        Provocation(.value, in: file, retest, retest.replacing(" span: two days,", with: "")),
        Provocation(.value, in: file, "kind: alpha, value", "kind: alpha, span: a day, value"),
        Provocation(.reference, in: file, "{of: first, who", "{of: third, who"),
        Provocation(.exclamation, in: file, "The makers call it high.", "The makers call it high!"),
    ]

    private static let scaleSources = [
        Provocation(
            .reference,
            in: file,
            "mark: known, source: paper-1}\n    norms",
            "mark: known, source: none}\n    norms",
            at: "source: none"
        ),
        Provocation(.reference, in: file, "key: [paper-1, page-2]", "key: [paper-1, paper-2]"),
        Provocation(
            .unique,
            in: file,
            "  - {id: page-2",
            "  - {id: paper-1, text: A, url: \"https://example.org/a\"}\n  - {id: page-2",
            at: "text: A,"
        ),
        Provocation(
            .reference,
            in: file,
            "  - {id: page-2",
            "  - {id: page-3, text: A, url: \"https://example.org/a\"}\n  - {id: page-2",
            at: "page-3"
        ),
        Provocation(.source, in: file, "https://doi.org/10.1000/abc.1", "http://doi.org/10.1000/abc.1"),
        Provocation(.source, in: file, "https://example.org/scale\"}", "https://www.scribd.com/document/1\"}"),
        Provocation(.source, in: file, "wording: https://example.org/scale", "wording: the makers"),
        Provocation(.missingField, in: file, "    wording: https://example.org/scale", "", at: "- id: made-up-4"),
        Provocation(.missingField, in: file, "    key: [paper-1, page-2]\n", "", at: "- id: made-up-4"),
    ]
}
