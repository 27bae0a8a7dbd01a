import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("Letters, and words of one's own")
struct LetterTests {
    /// Goes to the page of a new letter, with a low number.
    private func begin(_ kind: String, _ browser: inout Browser) async throws -> Browser.Form {
        try await browser.go("/letters/new")
        let form = try browser.form(with: "name=\"kind\" value=\"\(kind)\"")
        _ = try await browser.submit(form, "distress=2&kind=\(kind)")
        if browser.text.contains("value=\"ask\"") { try await browser.press("do", "ask") }
        return try browser.form(with: "name=\"do\" value=\"keep\"")
    }

    @Test("Written without script: kept, read, changed, deleted and brought back; nothing of it in an address")
    func written() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            let form = try await begin("friend", &browser)
            #expect(browser.text.contains("Something to start from"))
            _ = try await browser.submit(form, "text=Dear+you.+Leave+the+dishes.&day=&do=keep")
            #expect(browser.text.contains("It is kept here."))
            try await browser.press("landing", "easier")

            try await browser.go("/letters")
            #expect(browser.text.contains("As a kind friend would write"))
            #expect(!browser.text.contains("dishes"))
            let letter = try #require(await server.companion.letters().first).value
            try await browser.follow("/letters/" + letter.thing.text)
            #expect(browser.text.contains("Leave the dishes."))
            let change = try browser.form(with: "name=\"kind\" value=\"friend\"")
            _ = try await browser.submit(change, "kind=friend")
            #expect(browser.text.contains("Leave the dishes."))
            let again = try browser.form(with: "name=\"do\" value=\"keep\"")
            _ = try await browser.submit(again, "text=Dear+you.+Ring+Ada.&day=&do=keep")
            #expect(await server.companion.letters().map(\.value.text) == ["Dear you. Ring Ada."])
            try await browser.go("/letters/" + letter.thing.text)
            _ = try await browser.submit(try browser.form(with: "name=\"back\" value=\"letters\""), "")
            #expect(await server.companion.letters().isEmpty)
            _ = try await browser.submit(try browser.form(with: "name=\"back\" value=\"letters\""), "")
            #expect(await server.companion.letters().count == 1)
            #expect(browser.visited.allSatisfy { !$0.contains("friend") && !$0.contains("?") })
        }
    }

    @Test("A sealed letter shows that it waits, and opens early after one plain question")
    func sealed() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            let form = try await begin("gratitude", &browser)
            _ = try await browser.submit(form, "text=The+blue+kettle&day=2027-03-01&do=keep")
            #expect(browser.text.contains("A letter waits here until 1 March 2027."))
            let thing = try #require(await server.companion.letters().first).value.thing.text
            for path in ["/letters", "/letters/" + thing, "/timeline"] {
                try await browser.go(path)
                #expect(browser.text.contains("1 March 2027"), "\(path)")
                #expect(!browser.text.contains("blue kettle"), "\(path)")
            }
            try await browser.go("/letters/" + thing)
            #expect(browser.text.contains("You sealed this for a later day. Open it now?"))
            try await browser.press("do", "open")
            #expect(browser.text.contains("The blue kettle"))
        }
    }

    @Test("A day that has been, and a page without a word, bring everything back", arguments: ["2026-11-21", "soon"])
    func problems(typed: String) async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            let form = try await begin("friend", &browser)
            let answer = try await browser.submit(form, "text=Dear+you&day=\(typed)&do=keep")
            #expect(answer.status == 422)
            #expect(browser.text.contains("That day has been already"))
            #expect(browser.text.contains("Dear you") && browser.text.contains("value=\"\(typed)\""))
            let empty = try await browser.submit(form, "text=&day=&do=keep")
            #expect(empty.status == 422)
            #expect(browser.text.contains("There is no word in it yet."))
            #expect(await server.companion.letters().isEmpty)
        }
    }

    @Test(
        "Stop, Harder and Far away take the words along, without script too",
        arguments: [("stop", "/letters"), ("harder", "/sitting/"), ("far", "/sitting/")]
    )
    func leaving(press: String, to path: String) async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            let form = try await begin("younger", &browser)
            let answer = try await browser.submit(form, "text=Half+a+sen&day=&do=\(press)")
            #expect(answer["Location"]?.hasPrefix(path) == true)
            #expect(await server.companion.letterDrafts().map(\.words.text) == ["Half a sen"])
            if press == "harder" {
                #expect(browser.text.contains("Something different"))
                #expect(!browser.text.contains("Half a sen"))
            }
            try await browser.go("/letters")
            #expect(browser.text.contains("Go on with it"))
            _ = try await browser.submit(try browser.form(with: "value=\"younger\""), "")
            let pages = [browser.text.contains("Half a sen"), browser.text.contains("Something outside first")]
            #expect(pages.contains(true))
            try await browser.go("/letters")
            try await browser.press("do", "drop")
            #expect(await server.companion.letterDrafts().isEmpty)
        }
    }

    @Test("At 9 something outside comes first; asked for, a minute of it opens after an outer step")
    func outward() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/letters/new")
            let form = try browser.form(with: "name=\"kind\" value=\"friend\"")
            _ = try await browser.submit(form, "distress=9&kind=friend")
            #expect(browser.text.contains("Something outside first"))
            #expect(!browser.text.contains("name=\"text\""))
            try await browser.press("do", "ask")
            #expect(browser.path.hasPrefix("/sitting/"))
            #expect(!browser.text.contains("name=\"text\""))
            try await browser.press("do", "next")
            #expect(browser.path.hasPrefix("/letters/write/") || browser.text.contains("lettertext"))
            #expect(browser.text.contains("A minute of it is plenty."))
        }
    }

    @Test("Nobody who is kept simple can be forgiven here (R17), and the line for whoever is afraid stands there")
    func keptSimple() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await server.companion.keepPerson("Mara", number: "", form: EntryID(high: 3, low: 1))
            let simple = Person(thing: EntryID(high: 3, low: 2), name: "Bo", number: "", isSimple: true)
            try await server.companion.bringIn(try StagedImport.of(.person(simple)), form: EntryID(high: 3, low: 3))
            try await browser.go("/letters/new")
            #expect(browser.text.contains("their reasons are not your job"))
            var form = try await begin("forgive-someone", &browser)
            #expect(browser.text.contains("Mara") && !browser.text.contains(">Bo<"))
            let answer = try await browser.submit(form, "text=x&day=&to=\(simple.thing.text)&do=keep")
            #expect(answer.status == 422)
            form = try await begin("someone", &browser)
            #expect(browser.text.contains(">Bo<"))
        }
    }

    @Test("Lines are typed and chosen, and stand in the hard moment by choice only, at any hour")
    func lines() async throws {
        try await withServer(in: night) { server in
            var browser = try await Browser(server)
            try await server.companion.keepKindness(
                "The driver waited",
                from: .stranger,
                form: EntryID(high: 3, low: 1)
            )
            try await browser.go("/hard")
            #expect(!browser.text.contains("Words of your own"))
            try await browser.go("/letters/lines")
            let form = try browser.form(with: "name=\"card\"")
            _ = try await browser.submit(form, "text=It+passed+before&card=yes")
            _ = try await browser.submit(
                try browser.form(with: "value=\"The driver waited\""),
                "text=The+driver+waited"
            )
            try await browser.go("/hard")
            #expect(!browser.text.contains("It passed before"))
            try await browser.follow("/hard/own")
            #expect(browser.text.contains("It passed before") && browser.text.contains("The driver waited"))
            try await browser.go("/list/card")
            #expect(browser.text.contains("It passed before") && !browser.text.contains("The driver waited"))
            try await browser.go("/letters/lines")
            try await browser.press("do", "hide")
            try await browser.go("/hard/own")
            #expect(!browser.text.contains("It passed before"))
            let line = try #require(await server.companion.steadyLines().first).thing.text
            try await browser.go("/letters/lines/" + line)
            _ = try await browser.submit(try browser.form(with: "name=\"card\""), "text=It+passed+twice")
            let changed = try #require(await server.companion.steadyLines().first)
            #expect(changed.text == "It passed twice" && changed.isHidden && !changed.isOnCard)
        }
    }

    @Test("A sentence of a letter becomes a line, and Today mentions a letter once on its day")
    func returned() async throws {
        let world = World(day: 20, hour: 14)
        try await withServer(in: world) { server in
            let words = LetterWords(
                kind: .friend,
                text: "You are easy to like. Ring Ada.",
                sealedUntil: Day(year: 2026, month: 11, day: 21)
            )
            let id = EntryID(high: 3, low: 1)
            try await server.companion.keepLetter(words, thing: id, seen: "-", form: id)
            world.pass(minutes: 24 * 60)
            var browser = try await Browser(server)
            try await browser.go("/")
            #expect(browser.text.contains("A letter you sealed is open now."))
            try await browser.press("do", "open")
            #expect(browser.path == "/letters/" + id.text)
            try await browser.press("text", "You are easy to like.")
            #expect(await server.companion.linesAtHand().map(\.text) == ["You are easy to like."])
            try await browser.go("/")
            #expect(!browser.text.contains("A letter you sealed is open now."))
        }
    }
}

extension StagedImport {
    /// An import that holds this one thing.
    fileprivate static func of(_ what: JournalEvent.What) throws -> StagedImport {
        let at = LocalTime(moment: Moment(milliseconds: 1_795_223_400_001), zone: "UTC", offset: 0)
        let id = EntryID(high: 9, low: 9)
        let event = JournalEvent(id: id, happened: at, recorded: at.moment, origin: .web, what: what)
        let encoder = JSONEncoder()
        let one = String(decoding: try encoder.encode(EventEnvelope(event)), as: UTF8.self)
        return try StagedImport(
            [UInt8](#"{"salve-export":1,"made":1795223400001,"unreadable":0,"events":[\#(one)]}"#.utf8)
        )
    }
}
