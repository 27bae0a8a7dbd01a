import Testing

@testable import SalveContent

@Suite("Strings") struct StringsTests {
    private func strings(_ yaml: String) throws -> Strings {
        var report = Report(file: "strings.yaml")
        let strings = StringsFile.read(yaml, &report)
        #expect(report.problems == [])
        return try #require(strings)
    }

    @Test("A line is found by its key, in its wording") func wording() throws {
        let strings = try strings(Samples.strings)

        #expect(strings["hard.lead"] == "One small thing.")
        #expect(strings["hard.lead", .warm] == "One small thing, gently.")
        #expect(strings["hard.again", .warm] == "Once more")
        #expect(strings.keys == ["hard.again", "hard.lead", "hard.list", "tries"])
    }

    @Test("An unknown key shows itself in angle quotes") func unknown() throws {
        let strings = try strings(Samples.strings)

        #expect(strings["hard.none"] == "‹hard.none›")
        #expect(!strings.contains("hard.none") && strings.contains("hard.lead"))
    }

    @Test("Placeholders are filled once, and stay when they have no value") func placeholders() throws {
        let strings = try strings("a: \"{one} and {two}.\"")

        #expect(strings.text("a", ["one": "{two}", "two": "b"]) == "{two} and b.")
        #expect(strings.text("a", [:]) == "{one} and {two}.")
    }

    @Test(
        "A count chooses its form",
        arguments: [(0, "0 tries on Monday."), (1, "One try on Monday."), (2, "2 tries on Monday.")]
    )
    func plural(_ count: Int, _ line: String) throws {
        #expect(try strings(Samples.strings).plural("tries", count, ["day": "Monday"]) == line)
    }

    @Test("A template sees nested groups in the chosen wording") func tree() throws {
        let tree = try strings(Samples.strings).tree(for: .warm)

        let hard = tree["hard"] as? [String: any Sendable]
        let tries = tree["tries"] as? [String: any Sendable]
        #expect(hard?["lead"] as? String == "One small thing, gently.")
        #expect(hard?["again"] as? String == "Once more")
        #expect(tries?["one"] as? String == "One try on {day}.")
    }

    @Test("A group may be called like a word of a leaf when it holds more") func groups() throws {
        let strings = try strings("because: {practice: This, other: Something else}\nwarm: {plain: A, warm: B}")

        #expect(strings["because.other"] == "Something else")
        #expect(strings["warm", .warm] == "B")
    }

    @Test("Words that YAML reads as values stay words") func words() throws {
        let strings = try strings("a: {yes: \"Yes\", no: No}\nb: \"12\"\nc: \"Some, *so*\"\nd: Tea & cake")

        #expect(strings["a.yes"] == "Yes" && strings["a.no"] == "No" && strings["b"] == "12")
        #expect(strings["c"] == "Some, *so*" && strings["d"] == "Tea & cake")
    }
}
