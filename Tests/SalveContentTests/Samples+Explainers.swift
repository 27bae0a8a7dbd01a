@testable import SalveContent

extension Samples {
    static let explainer = """
        ---
        id: why-warm
        place: 1
        title: Why warm things help
        revision: 1
        summary: A warm cup and what it does.
        minutes: 1
        practices: [sit, slow-breath]
        strength: Little studied.
        sources:
          - text: "Example, A. (2001). A paper. A Journal, 1, 1–2."
            doi: 10.1000/abc.1
          - {text: "Example, B. (2002). Another.", url: "https://example.org/b"}
        ---
        A cup is warm. Hands like that.

        ### Why

        - It is near.
        - It asks nothing.

        warm:
        A cup is warm, and hands like that very much.
        """

    static let barriers = """
        areas:
        \(area("early", "one"))
        \(area("on-guard", "two"))
        \(area("unnoticed", "three"))
        \(area("beliefs", "four"))
        """

    private static func area(_ id: String, _ line: String) -> String {
        """
          - id: \(id)
            title: The \(id)
            lead: Skip what does not fit.
            lines:
              - id: \(line)
                says: I say \(line).
                reply: That is common.
                try: Open a window \(line) time.
                learn: why-warm
                practices: [sit]
        """
    }
}
