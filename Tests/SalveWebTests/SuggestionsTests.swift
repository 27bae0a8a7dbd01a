import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion
@testable import SalveWeb

@Suite("What suggestions go by, and moments of noticing on the pages")
struct SuggestionsTests {
    private static let soles = Practice.ID("soles")

    @Test(
        "learning is switched off and on, forgotten and counted again, and noticing agreed to and ended, a press each"
    )
    func settings() async throws {
        let world = World(day: 17, hour: 10)
        try await withServer(in: world) { server in
            var browser = try await Browser(server)
            try await browser.go("/settings/suggestions")
            #expect(
                browser.text.contains("Nothing counts for it yet.") && !browser.text.contains("Forget what it learned")
            )
            try await settle(server.companion, world)
            // Days have gone by, and with them the session.
            browser = try await Browser(server)
            try await browser.go("/settings/suggestions")
            #expect(browser.text.contains("6 times of practising count for it so far."))
            try await browser.press("do", "usual")
            #expect(await !server.companion.settings().learnsFromSittings && browser.text.contains("It is off"))
            try await browser.press("do", "learn")
            #expect(await server.companion.settings().learnsFromSittings)
            try await browser.press("do", "forget")
            #expect(browser.text.contains("What was before 23 November 2026 is left out."))
            #expect(await server.companion.learnerSittings().isEmpty)
            try await browser.press("do", "remember")
            #expect(await server.companion.learnerSittings().count == 6)
            try await browser.press("do", "agree")
            #expect(await server.companion.settings().agreesToNoticing && browser.text.contains("You agreed to this."))
            try await browser.press("do", "decline")
            #expect(await !server.companion.settings().agreesToNoticing)
            #expect(browser.text.contains("You said no. It stays so until you change it here."))
            #expect(!browser.text.contains(#"value="decline""#))
            try await browser.press("do", "agree")
            #expect(await server.companion.settings().agreesToNoticing)
        }
    }

    @Test(
        "a moment of noticing says that it can be skipped; skipped, what was chosen opens at once",
        arguments: [true, false]
    )
    func noticing(takes: Bool) async throws {
        let world = World(day: 17, hour: 10)
        try await withServer(in: world) { server in
            let companion = server.companion
            try await settle(companion, world)
            try await companion.agreeToNoticing(true, form: world.form())
            let view = try await companion.begin(
                .other,
                distress: 3,
                opening: Self.soles,
                mayNotice: true,
                form: lucky(world)
            )
            var browser = try await Browser(server)
            try await browser.go("/sitting/" + view.id.text)
            #expect(browser.text.contains("A minute of noticing first?") && browser.text.contains("Skipping is fine"))
            #expect(browser.text.contains("Help now") && browser.text.contains("Stop"))
            try await browser.press("do", takes ? "notice" : "skip")
            #expect(browser.text.contains("Stay as you are, eyes open.") == takes)
            #expect(browser.text.contains("Press your feet") == !takes)
            guard takes else { return }
            for _ in 0..<3 { try await browser.press("do", "next") }
            #expect(browser.page.body.contains("<details class=\"why\" open>"))
            try await browser.press("distress", "3")
            try await browser.go("/sitting/" + view.id.text + "/choose")
            #expect(browser.text.contains("What you chose") && browser.text.contains("Press into the floor"))
        }
    }

    @Test("the numbers on a practice’s page stand folded until one was given lately")
    func numbers() async throws {
        let world = World(day: 17, hour: 10)
        try await withServer(in: world) { server in
            var browser = try await Browser(server)
            try await browser.go("/practise/soles")
            #expect(!browser.page.body.contains("<details open>"))
            try await settle(server.companion, world)
            browser = try await Browser(server)
            try await browser.go("/practise/soles")
            #expect(browser.page.body.contains("<details open>"))
            #expect(!browser.page.body.contains("name=\"distress\" value=\"4\" checked"))
        }
    }

    private func settle(_ companion: Companion, _ world: World) async throws {
        for _ in 0..<6 {
            let view = try await companion.begin(.other, distress: 4, opening: Self.soles, form: world.form())
            _ = try await companion.act([.landing(.same), .stop], in: view.id, form: world.form())
            world.pass(minutes: 24 * 60)
        }
    }

    private func lucky(_ world: World) -> EntryID {
        while true {
            let id = world.form()
            if id.draw(.max) < 0.05 { return id }
        }
    }
}
