@testable import SalveContent

extension Provocation {
    private static let file = "cycles.yaml"

    /// One mistake in the words of the cycle map each.
    static let cycles = [
        Provocation(
            .unknownField,
            in: file,
            "    strong: zq mine",
            "    loud: zq\n    strong: zq mine",
            at: "loud: zq"
        ),
        Provocation(.value, in: file, "strong: zq mine,", "strong: zq Mine,", at: "zq Mine"),
        Provocation(.value, in: file, "strong: zq mine,", "strong: zq, _ mine,", at: "_ mine"),
        Provocation(.value, in: file, "strong: zq theirs, zq? a|b @ _ c", "strong: \",\"", at: "strong: \",\""),
        Provocation(.unique, in: file, "strong: zq mine,", "strong: zq mine, zq mine,", at: "zq mine, zq mine"),
        Provocation(.value, in: file, "[zqself]", "[zqSelf]", at: "zqSelf"),
        Provocation(.unknownField, in: file, "roles:\n", "roles:\n  strangers: [zqx]\n", at: "strangers"),
        Provocation(.value, in: file, "forms: {went: go}", "forms: [went]", at: "forms: [went]"),
        Provocation(.value, in: file, "{went: go}", "{Went: go}", at: "Went"),
        Provocation(.missingField, in: file, "forms: {went: go}\n", "", at: "distance:"),
    ]
}
