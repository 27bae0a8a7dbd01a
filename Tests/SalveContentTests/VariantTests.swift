import SalveCore
import Testing

@testable import SalveContent

@Suite("Ways through a practice") struct VariantTests {
    private let text: PracticeText

    init() throws {
        let file = Samples.slowBreath
            .replacing("minutes: [1, 2]", with: "minutes: [1, 4]\nlengths: [1, 2, 4]")
            .replacing("family: breath\ningredients: [breath]", with: "family: noticing\ningredients: [breath, touch]")
            .replacing("title: A slower out-breath", with: "title: A slow minute")
            .replacing(
                "breath: 4-6",
                with: "seconds: 60\nbreath: 4-6\nwithout: Listen to the room.\nwithout option: Or hum."
            )
            .replacing("## Let the breath be.", with: "## Let it be.")
            .replacing("about: other", with: "about: other\nseconds: 80")
            .replacing(
                "review:",
                with: """
                    without:
                      ingredients: [breath]
                      depth: words
                      family: thoughts
                      summary: Listening for a minute.
                      stop_if: Leave it if it is too loud.
                      harder: Listening can turn it up. Leave it.
                      intro: You listen for a minute. Any part can be left.
                    review:
                    """
            )
        var report = Report(file: "en/practices/slow-breath.md")
        text = try #require(PracticeFile.read(file, &report)?.text)
        #expect(report.problems == [])
    }

    @Test("Who leaves the ingredient out gets words and rules that lack it; the steps stay as many")
    func leftOut() {
        let other = text.adapted(leavingOut: [.breath])

        #expect(other.practice.ingredients.members == [.touch] && other.practice.family == .thoughts)
        #expect(
            other.practice.depth == .words && other.practice.steps == 2 && other.practice.risk == text.practice.risk
        )
        #expect(other.steps[0].heading[.warm] == "Listen to the room." && other.steps[0].breath == nil)
        #expect(other.steps[1].heading == text.steps[1].heading)
        #expect(other.summary == "Listening for a minute." && other.stopIf == "Leave it if it is too loud.")
        #expect(other.intro[.plain].plainText == "You listen for a minute. Any part can be left.")
    }

    @Test("Who leaves out nothing of it, or something else, gets the practice as it is written")
    func asWritten() {
        #expect(text.adapted(leavingOut: []) == text)
        #expect(text.adapted(leavingOut: [.touch, .food]) == text)
        #expect(text.adapted(leavingOut: [], PracticeWay(takesVariant: true)).practice.ingredients.members == [.touch])
    }

    @Test("A length scales the seconds; one far shorter keeps the one step of the short form")
    func lengths() {
        let long = text.adapted(leavingOut: [], PracticeWay(minutes: 4))
        let short = text.adapted(leavingOut: [], PracticeWay(minutes: 1))

        #expect(long.steps.map(\.seconds) == [103, 137] && long.practice.steps == 2)
        #expect(short.steps.map(\.seconds) == [60] && short.practice.steps == 1 && short.shortStep == 0)
        #expect(text.adapted(leavingOut: [], PracticeWay(minutes: 3)) == text)
    }

    @Test("A breath of one's own stands in place of a practice's own, and a step without breath gets none")
    func breathing() {
        let own = BreathPattern("3-5")

        #expect(text.steps[0].breathing(own).breath == own)
        #expect(text.steps[0].breathing(nil) == text.steps[0])
        #expect(text.steps[1].breathing(own).breath == nil)
        for wrong in ["1-4", "4-11", "9-4", "4-7-8", "4", "-4-6", ""] { #expect(BreathPattern(wrong) == nil) }
    }

    @Test("An intention is answered by any of a family, a need or a side of life")
    func intentions() {
        func intention(_ families: [Family], _ needs: [Need], _ domains: [Domain]) -> Intention {
            Intention(id: "a", label: "A", families: families, needs: needs, domains: domains)
        }

        #expect(intention([.noticing], [], []).fits(text))
        #expect(!intention([.rest], [.safe], [.physical]).fits(text))
    }
}
