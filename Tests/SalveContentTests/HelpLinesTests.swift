import SalveCore
import Testing

@testable import SalveContent

@Suite("Help lines") struct HelpLinesTests {
    private let helpLines: HelpLines

    init() throws {
        helpLines = try Catalogue.read(ContentFiles(Samples.texts)).helpLines
    }

    @Test("A line keeps its numbers, hours and source") func line() throws {
        let line = try #require(helpLines.countries.first?.lines.first)

        #expect(line.id == "ie-listening" && line.kind == .distress && line.name == "A Listening Line")
        #expect(line.call?.shown == "116 000" && line.call?.dialled == "116000")
        #expect(line.text?.number.dialled == "50000" && line.text?.body == "HELLO")
        #expect(line.source.pageDate == Day(year: 2026, month: 10, day: 2))
        #expect(helpLines.international.map(\.url) == ["https://example.org"])
    }

    @Test("A plus stays in front of what is dialled; what cannot be done is nil") func numbers() throws {
        let children = try #require(helpLines.countries.first?.lines.last)
        let emergency = try #require(helpLines.countries.first?.emergency)

        #expect(children.call?.dialled == "+3531000" && children.text == nil && children.source.pageDate == nil)
        #expect(emergency.call.shown == "112" && emergency.also?.shown == "999")
    }

    @Test("A chosen country is shown alone; otherwise all are, and none is guessed") func countries() {
        #expect(helpLines.lines(for: "NZ").map(\.code) == ["NZ"])
        #expect(helpLines.lines(for: "nz").map(\.code) == ["NZ"])
        #expect(helpLines.lines(for: nil).map(\.code) == ["IE", "NZ"])
        #expect(helpLines.lines(for: "XX").map(\.code) == ["IE", "NZ"])
    }

    @Test(
        "Their age is counted in days",
        arguments: [(2026, 11, 1, 0), (2027, 3, 1, 120), (2026, 10, 31, -1), (2028, 3, 1, 486)]
    )
    func age(_ year: Int, _ month: Int, _ day: Int, _ age: Int) {
        #expect(helpLines.age(on: Day(year: year, month: month, day: day)) == age)
    }

    @Test("They fail a check after 180 days, and not on the day itself") func stale() {
        let files = ContentFiles(Samples.texts)

        #expect(Catalogue.problems(in: files, on: Day(year: 2027, month: 4, day: 30)) == [])
        #expect(Catalogue.problems(in: files, on: Day(year: 2027, month: 5, day: 1)).map(\.rule) == [.stale])
        #expect(Catalogue.problems(in: files, on: nil) == [])
    }
}
