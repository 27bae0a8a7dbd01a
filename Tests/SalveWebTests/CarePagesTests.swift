import SalveCompanion
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("Care, plans and supporters on the pages, without script")
struct CarePagesTests {
    @Test("From the need to one's own thing, done now, asked once, and counted")
    func menu() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/care")
            let ask = try browser.form(with: "name=\"need\"")
            try await browser.submit(ask, "need=soothed&minutes=5")
            #expect(browser.path == "/care/menu")
            #expect(browser.text.contains("To be soothed") && browser.text.contains("Nothing of yours is noted"))
            #expect(browser.text.contains("href=\"/practise/"))

            let add = try browser.form(with: "name=\"what\"")
            try await browser.submit(add, "do=add&what=Radio,+low")
            #expect(browser.text.contains("Radio, low"))
            #expect(await server.companion.list().first?.traits.needs == [.soothed])
            for answer in ["bit", "bit"] {
                try await browser.go("/care/menu")
                try await browser.press("do", "now")
                #expect(browser.path.hasPrefix("/care/now/") && browser.text.contains("Did it soothe?"))
                try await browser.press("soothed", answer)
                #expect(browser.text.contains("Kept.") && !browser.text.contains("Did it soothe?"))
            }
            try await browser.go("/care/menu")
            #expect(browser.text.contains("You said it soothed, 2 of 2 times."))
            #expect(browser.visited.allSatisfy { !$0.contains("sooth") })
        }
    }

    @Test("What does not fit is said, and the page is never empty")
    func loosened() async throws {
        try await withServer(in: day) { server in
            var traits = CareTraits()
            traits.needs = [.comforted]
            traits.minutes = 60
            try await server.companion.keepItem("An old film", isForBadTimes: false, traits: traits, form: server.id(1))
            try await server.companion.keepItem("Loose thing", isForBadTimes: false, form: server.id(2))
            var browser = try await Browser(server)
            try await browser.go("/care")
            try await browser.submit(try browser.form(with: "name=\"need\""), "need=comforted&minutes=5")
            #expect(browser.text.contains("An old film") && browser.text.contains("Some take longer."))
            try await browser.press("do", "map")
            #expect(await server.companion.list().allSatisfy { $0.traits.needs == [.comforted] })
        }
    }

    @Test("The inventory stands by heading; an example becomes one's own by a press, and a heading may be one's own")
    func own() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/care/own")
            try await browser.press("example", "warm-socks")
            try await browser.submit(try browser.form(with: "name=\"domain\" value=\"mental\""), "what=Sudoku")
            try await browser.submit(try browser.form(with: "name=\"heading\""), "heading=Mornings&what=Open+the+door")
            let list = await server.companion.list()
            #expect(Set(list.map(\.text)) == ["Warm socks", "Sudoku", "Open the door"])
            #expect(list.first { $0.text == "Sudoku" }?.traits.domain == .mental)
            #expect(browser.text.contains("<h2>Mornings</h2>"))
            #expect(!browser.text.contains("value=\"warm-socks\""))

            let item = try #require(list.first { $0.text == "Sudoku" }).thing.text
            try await browser.go("/list/thing/" + item)
            let form = try browser.form(with: "name=\"what\"")
            try await browser.submit(
                form,
                "what=Sudoku&minutes=20&need=soothed&need=safe&spot=home&asks=faith&someone=yes"
            )
            let traits = try #require(await server.companion.list().first { $0.text == "Sudoku" }?.traits)
            #expect(traits.minutes == 20 && traits.needs == [.safe, .soothed] && traits.spot == .home)
            #expect(traits.needsSomeone && traits.ingredients == [.faith])
        }
    }

    @Test("A plan below seven may be made smaller, or stay; who could encourage first stands before the act")
    func plan() async throws {
        try await withServer(in: day) { server in
            let companion = server.companion
            try await companion.keepPerson("Ida", number: "+353 1 555", goodFor: [.listen], form: server.id(1))
            try await companion.keepPerson("Noel", number: "", goodFor: [.listen], isSimple: true, form: server.id(2))
            var browser = try await Browser(server)
            try await browser.go("/list/next")
            let form = try browser.form(with: "name=\"what\"")
            let fields = "what=Clear+the+desk&when-where=after+lunch&if-then=one+drawer&doable=4&days=tomorrow&kind=act"
            try await browser.submit(form, fields)
            #expect(browser.path.hasPrefix("/list/next/one/"))
            #expect(browser.text.contains("Want to make it smaller?"))
            #expect(browser.text.contains("Who could encourage you first?"))
            #expect(browser.text.contains(">Ida<") && !browser.text.contains("Noel"))
            let path = browser.path

            try await browser.press("do", "smaller", filling: "&what=One+drawer")
            #expect(!browser.text.contains("Want to make it smaller?") && browser.text.contains("One drawer"))
            try await browser.press("person", server.id(1).text)
            #expect(browser.path == "/care/ask/" + server.id(1).text)
            try await browser.go(path)
            let file = try await server.post(
                path + "/calendar",
                try browser.form(with: "name=\"hour\"").hidden + "&day=2026-11-23&hour=9",
                browser.cookie
            )
            #expect(file["Content-Type"]?.hasPrefix("text/calendar") == true)
            #expect(file.body.contains("DTSTART:20261123T090000") && !file.body.contains("drawer"))

            try await browser.press("answer", "partly")
            #expect(browser.path == path && browser.text.contains("How was it?"))
            try await browser.press("do", "how", filling: "&how=Dusty")
            #expect(browser.text.contains("Dusty") && !browser.text.contains("How was it?"))
            #expect(await companion.plans().isEmpty)
        }
    }

    @Test("Words to someone are kept to be copied, and what came of it; call and text carry none of them")
    func asking() async throws {
        try await withServer(in: day) { server in
            let companion = server.companion
            try await companion.keepPerson("Ida", number: "+353 1 555", goodFor: [.listen], form: server.id(1))
            var browser = try await Browser(server)
            try await browser.go("/care/support")
            try await browser.follow("/care/ask/" + server.id(1).text)
            try await browser.submit(try browser.form(with: "name=\"text\""), "support=listen&text=Ten+minutes+tonight")
            #expect(browser.text.contains("Ten minutes tonight") && browser.text.contains("href=\"sms:+3531555\""))
            try await browser.press("outcome", "nothing")
            #expect(browser.text.contains("People miss messages for many reasons."))
            try await browser.go("/list/people/" + server.id(1).text)
            #expect(browser.text.contains("Ten minutes tonight") && browser.text.contains("Nothing came of it"))
        }
    }

    @Test("Someone kept simple is asked nothing on any route, and other ways stand there instead (R17)")
    func simple() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/list/people")
            let add = try browser.form(with: "name=\"name\"")
            try await browser.submit(add, "name=Noel&number=&support=listen&simple=yes")
            let noel = try #require(await server.companion.people().first)
            #expect(noel.isSimple)
            try await browser.go("/list/people/" + noel.thing.text)
            #expect(!browser.text.contains("/care/ask/") && browser.text.contains("What keeps me safe"))
            try await browser.go("/care/support")
            #expect(!browser.text.contains("Noel"))

            let visitor = try await Visitor(server)
            let path = "/care/ask/" + noel.thing.text
            #expect(try await visitor.get(path).status == 404)
            #expect(try await visitor.post(path, visitor.form("text=Why", id: 1)).status == 404)
            let person = try await visitor.post(
                "/list/people",
                visitor.form("name=Noel&number=1&thing=\(noel.thing.text)", id: 2)
            )
            #expect(person.status == 303)
            #expect(await server.companion.people().first?.isSimple == true)
        }
    }
}
