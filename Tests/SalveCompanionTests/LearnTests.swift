import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

/// Explainers, barriers, the six questions and sheets, through the companion.
struct LearnTests {
    @Test("each line of the barrier finder leads to an explainer, a small thing to try and, by the rules, a practice")
    func barriers() async throws {
        let companion = try await World().companion()
        #expect(companion.catalogue.barriers.areas.map(\.id) == Barriers.AreaID.allCases)

        for area in Barriers.AreaID.allCases {
            let steps = await companion.barrierSteps(area)
            #expect(steps.count >= 4)
            for step in steps {
                #expect(step.explainer != nil && !step.line.experiment.isEmpty, "\(step.line.id)")
                // The first sittings: what is suggested is outer and low, as everywhere.
                let practice = try #require(step.practice?.text.practice, "\(step.line.id)")
                #expect(practice.depth == .outer && practice.risk == .low, "\(step.line.id)")
            }
        }
    }

    @Test("the seven beliefs each have a reply")
    func beliefs() throws {
        let beliefs = try #require(try World.catalogue().barriers[.beliefs])

        #expect(
            beliefs.lines.map(\.id) == [
                "touchy-feely", "lazy", "self-indulgent", "self-pity", "weak", "not-deserved", "lose-my-edge",
            ]
        )
        #expect(beliefs.lines.allSatisfy { $0.reply.count > 40 })
    }

    @Test("a suggested practice never needs what is left out, and is none when nothing named is offered")
    func leftOut() async throws {
        let world = World()
        let companion = try await world.companion()
        let warm = Practice.ID("hold-warm")
        #expect(await companion.suggestion(among: [warm])?.text.id == warm)

        try await companion.choose([Preference(.leftOut, "heat-cold")], form: world.form())
        #expect(await companion.suggestion(among: [warm]) == nil)
        #expect(await companion.suggestion(among: [warm, .init("soles")])?.text.id == Practice.ID("soles"))
    }

    @Test("answers put doing first, the settings show it, and the switch takes it back; kept as one entry")
    func closeness() async throws {
        let world = World()
        let companion = try await world.companion()
        try await companion.keepCloseness([:], form: world.form())
        #expect(await companion.timelineRows().isEmpty)

        try await companion.keepCloseness([.words: .lot, .sad: .lot], form: world.form())
        #expect(await companion.timelineRows().count == 1)
        #expect(await companion.settings().isDoingFirst)
        #expect(await companion.library().wayBack.isEmpty == false)
        #expect(await companion.closeness().isAskedAgain == false)

        world.pass(minutes: 6 * 7 * 24 * 60)
        #expect(await companion.closeness().isAskedAgain)
        try await companion.putDoingFirst(false, form: world.form())
        #expect(await companion.settings().isDoingFirst == false)
        #expect(await companion.closeness().lead == nil)

        world.pass(minutes: 1)
        try await companion.putDoingFirst(true, form: world.form())
        #expect(await companion.closeness().lead?.source == .hand)
    }

    @Test("saving other settings changes nothing about doing first, and ticking it again after it fell sets it again")
    func settings() async throws {
        let world = World()
        let companion = try await world.companion()
        try await companion.keepCloseness([.words: .lot, .sad: .lot], form: world.form())
        world.pass(minutes: 1)
        try await companion.choose(
            [Preference(.leftOut, "faith"), Preference(.kindnessUnsafe, "yes")],
            form: world.form()
        )
        #expect(await companion.closeness().lead?.source == .answers)
    }

    @Test("what was answered can be found by its words, exported, and deleted for good")
    func kept() async throws {
        let world = World()
        let companion = try await world.companion()
        try await companion.keepCloseness([.near: .some], form: world.form())

        let row = try #require(await companion.timelineRows(finding: "get away").first)
        let text = String(decoding: try await companion.export(.markdown), as: UTF8.self)
        #expect(text.contains("Six questions") && text.contains("A bit like me"))
        try await companion.delete(row.id, form: world.form())
        try await companion.tidy(evenFresh: true)
        #expect(await companion.closeness().last == nil)
        #expect(await companion.timelineRows(finding: "get away").isEmpty)
    }

    @Test("every practice and explainer makes a sheet; one’s own sheets say that they are not sealed")
    func sheets() async throws {
        let world = World()
        let companion = try await world.companion()
        try await companion.keepItem(
            "Radio <low>",
            size: .tiny,
            place: "kitchen",
            isForBadTimes: true,
            form: world.form()
        )
        try await companion.keepStep("Light & air", part: .coping, form: world.form())
        try await companion.keepPlan("Water the plants", askInDays: 1, form: world.form())
        let catalogue = companion.catalogue

        for practice in catalogue.practices {
            let sheet = try await companion.handout(.practice, id: practice.id.name)
            #expect(
                sheet.parts.contains { $0.blocks.contains { $0.isNumbered && $0.items.count == practice.steps.count } }
            )
            #expect(sheet.parts.contains { $0.blocks.contains { $0.text == practice.stopIf } })
        }
        for explainer in catalogue.explainers {
            let page = try await companion.handout(.explainer, id: explainer.id.name).page
            #expect(explainer.sources.allSatisfy { page.contains($0.address) })
            #expect(page.contains("people to call or text"))
        }
        let own = [
            try await companion.handout(.list, id: nil), try await companion.handout(.steps, id: nil),
            try await companion.handout(.plan, id: nil), try await companion.handout(.card, id: nil),
        ]
        for sheet in own { #expect(sheet.notes.contains { $0.contains("sealed") }, "\(sheet.title)") }
        #expect(own[0].page.contains("Radio &lt;low&gt;, kitchen") && !own[0].page.contains("<low>"))
        #expect(own[1].page.contains("Light &amp; air"))
        #expect(own[2].page.contains("Water the plants"))
        for page in own.map(\.page) {
            #expect(!page.contains("<script") && !page.contains("http:") && !page.contains("src="))
        }
    }

    @Test("there is no sheet of what is not there, nor of what needs something that is left out")
    func noSheet() async throws {
        let world = World()
        let companion = try await world.companion()
        try await companion.choose([Preference(.leftOut, "breath")], form: world.form())

        let asked: [(Handout.Kind, String?)] = [
            (.practice, "nothing"), (.practice, nil), (.explainer, "nothing"), (.plan, world.form().text),
            (.practice, "slower-out-breath"),
        ]
        for (kind, id) in asked {
            await #expect(throws: CompanionError.notFound) { try await companion.handout(kind, id: id) }
        }
    }
}
