import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("What is one's own, on the pages")
struct MinePageTests {
    @Test("A practice of one's own is made by a form, begun, changed, taken along and deleted")
    func own() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let form =
                "name=The+grey+jumper&kind=outer&doing=warmth&step=Put+it+on&option=&step=Look+out&option=Or+down"
            let kept = try await visitor.post("/mine/practice", visitor.form(form, id: 1))
            let path = try #require(kept["Location"])
            #expect(path.hasPrefix("/practise/own-"))
            let page = try await visitor.get(path)
            #expect(page.body.contains("The grey jumper") && page.body.contains("Look out"))
            #expect(page.body.contains("Nobody has studied it.") && !page.body.contains("Second reader"))
            #expect(try await visitor.get("/practise").body.contains(path))
            let begun = try await visitor.post(path, visitor.form("do=begin", id: 2))
            #expect(begun["Location"]?.hasPrefix("/sitting/") == true)

            let thing = path.dropFirst("/practise/own-".count)
            let changed = try await visitor.post(
                "/mine/practice",
                visitor.form("thing=\(thing)&name=The+blue+jumper&kind=outer&step=Put+it+on", id: 3)
            )
            #expect(changed["Location"] == path)
            #expect(try await visitor.get("/mine").body.contains("The blue jumper"))
            let file = try await visitor.get("/mine/file/\(thing)")
            #expect(file.body.hasPrefix("---\ntitle: \"The blue jumper\"\n"))
            #expect(file["Content-Disposition"] == #"attachment; filename="practice.md""#)
            _ = try await visitor.post("/delete", visitor.form("entry=\(thing)&back=mine", id: 4))
            #expect(try await visitor.get(path).status == 404)
        }
    }

    @Test("What is refused comes back with plain reasons and all that was written")
    func refused() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let form = "name=Made+up&kind=outer&step=Breathe+out+slowly&option=Or+%3Cb%3Enot"
            let answer = try await visitor.post("/mine/practice", visitor.form(form, id: 1))
            #expect(answer.status == 422)
            #expect(answer.body.contains("Its words turn inward") && answer.body.contains("Breathe out slowly"))
            #expect(answer.body.contains("Or &lt;b&gt;not"))
            let empty = try await visitor.post("/mine/practice", visitor.form("name=Made+up&kind=outer", id: 2))
            #expect(empty.status == 422 && empty.body.contains("It needs one to twelve steps."))
            let file = try await visitor.upload("/mine/paste", Array("nothing of the kind".utf8), id: 3)
            #expect(file.status == 422 && file.body.contains("between two lines of three hyphens"))
            #expect(await server.companion.ownPractices().isEmpty)
        }
    }

    @Test("A practice comes as a file too, and what one's own voice says is not refused")
    func file() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let text = "---\ntitle: I shout!\ndepth: outer\nfamily: making\n---\n\n## I just shout at the sea!\n"
            let kept = try await visitor.upload("/mine/paste", Array(text.utf8), id: 1)
            let path = try #require(kept["Location"])
            let thing = path.dropFirst("/practise/own-".count)
            let page = try await visitor.get("/mine/paste/\(thing)")
            #expect(page.body.contains("worded another way") && page.body.contains("an exclamation mark"))
            #expect(try await visitor.get("/mine/practice/\(thing)").status == 200)
            #expect(try await visitor.get("/mine").body.contains("/mine/paste/\(thing)"))
        }
    }

    @Test("Words of one's own, what stands first, what is put aside: each is a press, and each goes back")
    func choices() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let words = try await visitor.post("/mine/words/walk", visitor.form("name=Round+the+block&step=", id: 1))
            #expect(words.status == 422)
            _ = try await visitor.post("/mine/words/walk", visitor.form("name=Round+the+block", id: 2))
            _ = try await visitor.post("/mine/choose", visitor.form("practice=walk&do=pin&back=practice", id: 3))
            let library = try await visitor.get("/practise").body
            let first = try #require(library.firstRange(of: "Stands first"))
            #expect(library[first.upperBound...].contains("Round the block"))
            _ = try await visitor.post("/mine/choose", visitor.form("practice=walk&do=aside", id: 4))
            #expect(try await !visitor.get("/practise").body.contains("Round the block"))
            #expect(try await visitor.get("/mine").body.contains("Round the block"))
            _ = try await visitor.post("/mine/choose", visitor.form("practice=walk&do=back", id: 5))
            #expect(try await visitor.get("/practise").body.contains("Round the block"))

            let stays = try await visitor.post("/mine/choose", visitor.form("practice=look-around&do=aside", id: 6))
            #expect(stays["Location"] == "/practise/look-around")
            #expect(try await visitor.get("/practise/look-around").body.contains("This one stays."))
        }
    }

    @Test("A kind line of one's own stands beside the few words, and not while someone is far away")
    func lines() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            _ = try await visitor.post("/mine/lines", visitor.form("text=Nights+like+this+end.", id: 1))
            let begun = try await visitor.post("/hard", visitor.form("do=one", id: 2))
            let sitting = try #require(begun["Location"])
            #expect(try await visitor.get(sitting + "/words").body.contains("Nights like this end."))
            _ = try await visitor.post(sitting, visitor.form("landing=far", id: 3))
            #expect(try await !visitor.get(sitting + "/words").body.contains("Nights like this end."))
        }
    }

    @Test("The example pack is looked at, added, used and taken out whole; nothing comes in before")
    func pack() async throws {
        let zip = try Self.example()
        try await withServer { server in
            let visitor = try await Visitor(server)
            let shown = try await finish(visitor.upload("/mine/packs", zip, id: 1), visitor)
            #expect(
                shown.page.body.contains("What is in this pack") && shown.page.body.contains("Find a pair of socks")
            )
            #expect(try await visitor.get("/practise/small-kindnesses--dry-socks").status == 404)
            let work = try #require(shown.page.body.firstMatch(of: #/name="entry" value="([0-9a-f]{32})"/#)?.output.1)
            let added = try await visitor.post("/mine/packs/add", visitor.form("entry=\(work)", id: 2))
            #expect(added["Location"] == "/mine/packs")
            let page = try await visitor.get("/practise/small-kindnesses--dry-socks")
            #expect(page.status == 200 && page.body.contains("From the pack “Small kindnesses”"))
            let text = try await visitor.get("/learn/small-kindnesses--a-small-hello")
            #expect(text.status == 200 && text.body.contains("From the pack “Small kindnesses”"))
            #expect(try await visitor.get("/learn").body.contains("Why a small hello can count"))
            #expect(try await visitor.get("/checkin").body.contains("Tucked in"))
            let said = visitor.form("field=settled&word=small-kindnesses--tucked-in", id: 20)
            let checkIn = try #require(try await visitor.post("/checkin", said)["Location"])
            #expect(try await visitor.get(checkIn).body.contains("Warm, out of the wind"))
            let thing = try #require(await server.companion.packs().first).thing.text
            #expect(try await visitor.get("/mine/packs/one/\(thing)").body.contains("One clear square of table"))

            let again = try await finish(visitor.upload("/mine/packs", zip, id: 3), visitor)
            #expect(again.page.body.contains("It gives way to this one."))
            _ = try await visitor.post("/delete", visitor.form("entry=\(thing)&back=packs", id: 4))
            #expect(try await visitor.get("/practise/small-kindnesses--dry-socks").status == 404)
            #expect(try await visitor.get("/learn/small-kindnesses--a-small-hello").status == 404)
            #expect(try await !visitor.get("/checkin").body.contains("Tucked in"))
            let left = try await visitor.get(checkIn).body
            #expect(left.contains("Tucked in") && !left.contains("small-kindnesses--"))
            #expect(await server.companion.packs().isEmpty)
        }
    }

    @Test("What is no pack is refused with the reason, and a stranger’s form is not looked at")
    func noPack() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let none = try await finish(visitor.upload("/mine/packs", Array("PK, almost".utf8), id: 1), visitor)
            #expect(none.page.body.contains("This is no zip file, or it is damaged."))
            let work = EntryID(high: 0xA, low: 1).text
            #expect(try await visitor.post("/mine/packs/add", visitor.form("entry=\(work)", id: 2)).status == 409)
            #expect(try await visitor.upload("/mine/packs", [1], id: 3, token: "0").status == 403)
            #expect(try await visitor.upload("/mine/packs", [1], id: 4, site: "cross-site").status == 403)
            #expect(try await visitor.upload("/mine/packs", [], id: 5).status == 422)
        }
    }

    /// The example of the repository as a zip file of stored entries.
    private static func example() throws -> [UInt8] {
        let folder = World.contentFolder.replacing(
            "Sources/SalveContent/Resources",
            with: "Examples/pack-small-kindnesses"
        )
        return StoredZip.bytes(try PackFiles.files(at: folder).map { ($0.path, Array($0.text.utf8)) })
    }
}

/// Follows what a press began to the page that it leads to.
private func finish(_ answer: RawAnswer, _ visitor: Visitor) async throws -> (path: String, page: RawAnswer) {
    var path = try #require(answer["Location"])
    while true {
        let page = try await visitor.get(path)
        if page.status == 303 {
            path = try #require(page["Location"])
            continue
        }
        guard path.hasPrefix("/working/"), page.status == 200 else { return (path, page) }
        #expect(page["Refresh"] == "1")
        #expect(page.body.contains("<progress"))
        #expect(!page.body.contains("‹"))
    }
}

extension Visitor {
    /// Sends a file as the page's form does.
    func upload(
        _ path: String,
        _ bytes: [UInt8],
        id: UInt64,
        token: String? = nil,
        site: String = "same-origin"
    ) async throws -> RawAnswer {
        let boundary = "----made-up-boundary"
        var body: [UInt8] = []
        for (name, value) in [("token", token ?? self.token), ("id", EntryID(high: 0xA, low: id).text)] {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        let head = "Content-Disposition: form-data; name=\"file\"; filename=\"pack.zip\""
        body += Array("--\(boundary)\r\n\(head)\r\nContent-Type: application/zip\r\n\r\n".utf8) + bytes
        body += Array("\r\n--\(boundary)--\r\n".utf8)
        let headers = ["Content-Type": "multipart/form-data; boundary=\(boundary)", "Sec-Fetch-Site": site]
        return try await server.send("POST", path, cookie.merging(headers) { $1 }, body: body)
    }
}
