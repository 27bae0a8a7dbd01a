import Foundation
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveCompanion

/// The card and Help now: what stands on them, and what must not.
struct CardTests {
    private let day = Day(year: 2026, month: 11, day: 21)

    private func own(country: String? = nil) -> CommandReply.OwnHelp {
        CommandReply.OwnHelp(
            steps: [.init(part: "signs", lines: ["Made up: the phone at two"])],
            people: [CommandReply.PersonLine(name: "Ada & Sam <made up>", number: "+353 (0)1 555-0100")],
            country: country,
            isWarm: false
        )
    }

    @Test("the page holds the three screens, own things and numbers, and says that it is not sealed")
    func page() throws {
        let card = Card(try World.catalogue(), own: own(country: "IE"), things: ["Radio, low"], on: day)
        for words in [
            "One small thing.", "Find three things you can see.", "How is it now?", "Radio, low", "the phone at two",
            "Samaritans", "This page is not sealed.", "Made on \(try World.catalogue().strings.date(day)).",
        ] {
            #expect(card.page.contains(words), "\(words)")
        }
        #expect(card.page.contains("href=\"tel:116123\""))
        #expect(card.page.contains("href=\"tel:+35315550100\"") || card.page.contains("href=\"tel:+353015550100\""))
        #expect(card.page.contains("Ada &amp; Sam &lt;made up&gt;"))
    }

    @Test("the page needs nothing from anywhere: no script, no link to another host, no picture")
    func alone() throws {
        let page = Card(try World.catalogue(), own: own(), things: ["<script>alert(1)</script>"], on: day).page
        for word in ["<script", "http:", "https:", "src=", "url(", "@import", "<link", "‹"] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test("no country is guessed")
    func noCountry() throws {
        let catalogue = try World.catalogue()
        let card = Card(catalogue, own: own(), things: [], on: day)
        #expect(!card.page.contains("Samaritans"))
        #expect(HelpNow(catalogue, own: nil).countries.count == catalogue.helpLines.countries.count)
        #expect(HelpNow(catalogue, own: nil, country: "ZZ").countries.count > 1)
        #expect(HelpNow(catalogue, own: own(country: "IE")).countries.map(\.code) == ["IE"])
        #expect(HelpNow(catalogue, own: own(country: "IE"), country: "gb").countries.map(\.code) == ["GB"])
    }

    @Test("Help now keeps the order of R1, and is whole without what is one’s own")
    func helpNow() throws {
        let catalogue = try World.catalogue()
        let help = HelpNow(catalogue, own: own(country: "IE"))
        #expect(help.paragraphs[0] == "Salve can’t see you or call anyone. These people can be with you in this, now.")
        #expect(help.paragraphs[1] == "Signs of a hard time: Made up: the phone at two")
        let hurt = "Already hurt, taken something, or about to: 112, 999."
        let order = [help.thoughts, help.countries[0].lines[0], hurt] + help.handhold + [help.countries[0].lines[1]]
        #expect(Array(help.paragraphs.drop { $0 != help.thoughts }.prefix(order.count)) == order)
        #expect(help.handhold.last?.hasPrefix("While you wait, or if you can’t call\nPut a light on.") == true)
        #expect(help.paragraphs.allSatisfy { !$0.contains("‹") })
        let bare = HelpNow(catalogue, own: nil)
        #expect(bare.country(typed: "1") == catalogue.helpLines.countries.first?.code)
        #expect(bare.country(typed: " ie ") == "IE")
        #expect(bare.country(typed: "") == nil)
    }

    @Test("a file in clear is for its owner only, and takes no other file’s place")
    func file() throws {
        let path = NSTemporaryDirectory() + "salve-" + String(UInt64.random(in: .min ... .max), radix: 36)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let strings = try World.catalogue().strings
        try PrivateFile.write("one", to: path, replacing: false, strings)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        #expect(throws: CommandFailure.self) {
            try PrivateFile.write("two", to: path, replacing: false, strings)
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "one")
        try PrivateFile.write("two", to: path, replacing: true, strings)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
    }

    @Test("a file that lies in wait under the unfinished name gets nothing of what is written")
    func lyingInWait() throws {
        let path = NSTemporaryDirectory() + "salve-" + String(UInt64.random(in: .min ... .max), radix: 36)
        let trap = path + ".trap"
        defer { for file in [path, trap, path + ".unfinished"] { try? FileManager.default.removeItem(atPath: file) } }
        let strings = try World.catalogue().strings
        try Data().write(to: URL(filePath: trap))
        try FileManager.default.createSymbolicLink(atPath: path + ".unfinished", withDestinationPath: trap)
        try PrivateFile.write("made-up words", to: path, replacing: false, strings)
        #expect(try String(contentsOfFile: trap, encoding: .utf8) == "")
        // Another’s file there is neither removed nor needed.
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path + ".unfinished") == trap)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "made-up words")
    }
}
