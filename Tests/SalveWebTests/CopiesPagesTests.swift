import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

@testable import SalveWeb

@Suite("Copies, bringing back, checking and bringing in, without script")
struct CopiesPagesTests {
    /// Follows where a long work leads, looking again as a browser does.
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

    private func copyName(_ page: RawAnswer) throws -> String {
        String(try #require(page.body.firstMatch(of: #/name="copy" value="([^"]*)"/#)?.output.1))
    }

    @Test("A copy is made, looked at, taken along and brought back, on the person's word where words would be missing")
    func copies() async throws {
        try await withVaultServer { server in
            let visitor = try await Visitor(server)
            try await server.companion.keepItem("Radio, low", size: .tiny, isForBadTimes: false, form: server.id(1))
            let made = try await finish(visitor.post("/settings/copies/make", visitor.form("", id: 2)), visitor)
            #expect(made.path == "/settings/copies" && made.page.body.contains("21 November 2026"))
            let name = try copyName(made.page)
            try await server.companion.keepItem("Tea", size: .tiny, isForBadTimes: false, form: server.id(3))

            let look = try await finish(
                visitor.post("/settings/copies/look", visitor.form("copy=\(name)", id: 4)),
                visitor
            )
            #expect(look.page.body.contains("1 entry can be read."))
            #expect(look.page.body.contains("1 entry that is here is not in it."))
            let file = try await visitor.post("/settings/copies/take-along", visitor.form("copy=\(name)", id: 5))
            #expect(file.status == 200 && file["Content-Disposition"] == "attachment; filename=\"\(name)\"")
            #expect(file.body.hasPrefix("SQLite format 3") && !file.body.contains("Radio"))

            let unasked = try await finish(
                visitor.post("/settings/copies/bring-back", visitor.form("copy=\(name)", id: 6)),
                visitor
            )
            #expect(unasked.page.body.contains("Everything stayed as it was."))
            #expect(await server.companion.list().count == 2)
            let back = try await finish(
                visitor.post("/settings/copies/bring-back", visitor.form("copy=\(name)&agree=older", id: 7)),
                visitor
            )
            #expect(back.page.body.contains("The copy is back."))
            #expect(await server.companion.list().map(\.text) == ["Radio, low"])
            #expect(try await visitor.get("/settings/copies").body.contains("seven days from 21 November 2026"))
        }
    }

    @Test("Copies by themselves are switched off and on; one or all are deleted; a wrong name is not found")
    func list() async throws {
        try await withVaultServer { server in
            let visitor = try await Visitor(server)
            try await server.companion.keepItem("Radio, low", size: .tiny, isForBadTimes: false, form: server.id(1))
            _ = try await visitor.post("/settings/copies/by-themselves", visitor.form("alone=off", id: 2))
            #expect(await !server.companion.settings().wantsCopies)
            #expect(try await visitor.get("/settings/copies").body.contains("No copies are made by themselves now."))
            _ = try await visitor.post("/settings/copies/by-themselves", visitor.form("alone=on", id: 3))
            #expect(await server.companion.settings().wantsCopies)

            for _ in 1...2 { try await server.companion.makeCopy() }
            let name = try copyName(try await visitor.get("/settings/copies"))
            _ = try await visitor.post("/settings/copies/delete", visitor.form("copy=\(name)", id: 4))
            #expect(try await server.companion.copies().count == 1)
            #expect(try await visitor.get("/settings/copies/delete-all").body.contains("Delete all copies now?"))
            _ = try await visitor.post("/settings/copies/delete-all", visitor.form("", id: 5))
            #expect(try await server.companion.copies().isEmpty)

            let wrong = "copy=../salve.vault"
            #expect(try await visitor.post("/settings/copies/take-along", visitor.form(wrong, id: 6)).status == 404)
            let look = try await finish(visitor.post("/settings/copies/look", visitor.form(wrong, id: 7)), visitor)
            #expect(look.page.status == 404)
        }
    }

    @Test("Checking everything says what was found")
    func check() async throws {
        try await withVaultServer { server in
            let visitor = try await Visitor(server)
            try await server.companion.keepItem("Radio, low", size: .tiny, isForBadTimes: false, form: server.id(1))
            let found = try await finish(visitor.post("/settings/check", visitor.form("", id: 2)), visitor)

            #expect(found.page.body.contains("1 entry opens."))
            #expect(found.page.body.contains("Every entry opens, and the chain is whole."))
            #expect(try await visitor.get("/settings/found/check/\(server.id(99).text)").status == 404)
        }
    }

    @Test("An older vault put back is said, can be read, and goes on on the person's word")
    func olderVault() async throws {
        let folder = try TestFolder.fresh()
        let location = VaultLocation(folder: folder)
        try await withVaultServer(at: folder) { server in
            try await server.companion.keepItem("Radio, low", size: .tiny, isForBadTimes: false, form: server.id(1))
            try FileManager.default.copyItem(atPath: location.vaultFile, toPath: folder + "/old")
            try await server.companion.keepItem("Tea", size: .tiny, isForBadTimes: false, form: server.id(2))
        }
        try FileManager.default.removeItem(atPath: location.vaultFile)
        try FileManager.default.moveItem(atPath: folder + "/old", toPath: location.vaultFile)

        try await withVaultServer(at: folder) { server in
            let visitor = try await Visitor(server)
            let refused = try await visitor.post("/send", visitor.form("text=Dear+Mara&until=morning", id: 3))
            #expect(refused.status == 503 && refused.body.contains("Dear Mara"))
            #expect(refused.body.contains(#"href="/settings/go-on""#))
            let page = try await visitor.get("/settings/go-on")
            #expect(page.body.contains("1 entry that was here is not in it."))
            #expect(await server.companion.list().count == 1)

            let answer = try await visitor.post("/settings/go-on", visitor.form("", id: 4))
            #expect(answer["Location"] == "/settings/go-on")
            #expect(try await visitor.get("/settings/go-on").body.contains("The vault is as it was left."))
            try await server.companion.keepItem("Window", size: .tiny, isForBadTimes: false, form: server.id(5))
        }
    }

    @Test("A file is read, shown, brought in and taken out again")
    func bring() async throws {
        let bytes = try await furnishedExport()
        try await withServer { server in
            let visitor = try await Visitor(server)
            let shown = try await finish(visitor.upload(bytes, id: 1), visitor)
            #expect(shown.page.body.contains("3 things on the list"))
            #expect(await server.companion.list().isEmpty)
            let file = try #require(shown.page.body.firstMatch(of: #/name="entry" value="([0-9a-f]{32})"/#)?.output.1)

            let done = try await finish(
                visitor.post("/settings/bring/in", visitor.form("entry=\(file)", id: 2)),
                visitor
            )
            #expect(done.page.body.contains("entries came in, with their own days and times."))
            #expect(await server.companion.list().count == 3)
            #expect(
                try await finish(visitor.upload(bytes, id: 3), visitor).page.body.contains(
                    "Nothing in this file is new"
                )
            )

            let out = try await visitor.post("/settings/bring/out", visitor.form("", id: 4))
            #expect(out["Location"] == "/timeline")
            #expect(await server.companion.list().isEmpty)
        }
    }

    @Test("A sealed export opens with its passphrase alone, and comes in")
    func sealed() async throws {
        try await withServer { server in
            try await server.furnish()
            let visitor = try await Visitor(server)
            let words = "lamp+river+seven+button"
            let weak = try await visitor.post(
                "/settings/export",
                visitor.form("format=sealed&file-passphrase=short&file-again=short", id: 1)
            )
            let differs = try await visitor.post(
                "/settings/export",
                visitor.form("format=sealed&file-passphrase=\(words)&file-again=\(words)x", id: 2)
            )
            #expect(weak.status == 422 && weak.body.contains("shorter than 12"))
            #expect(differs.status == 422 && differs.body.contains("not the same"))

            let answer = try await visitor.post(
                "/settings/export",
                visitor.form("format=sealed&file-passphrase=\(words)&file-again=\(words)", id: 3)
            )
            #expect(answer["Content-Disposition"] == #"attachment; filename="salve-2026-11-21.json.age""#)
            #expect(AgeFile.isOne(answer.bytes) && !answer.body.contains("Bruno"))
            let wrong = try await finish(visitor.upload(answer.bytes, passphrase: "no such words", id: 4), visitor)
            #expect(wrong.page.body.contains("stays shut"))
            let right = try await finish(
                visitor.upload(answer.bytes, passphrase: "lamp river seven button", id: 5),
                visitor
            )
            #expect(right.page.body.contains("Nothing in this file is new here."))
        }
    }

    @Test("A file that is no export, an empty one, and a form without its token bring nothing in")
    func refused() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let none = try await finish(visitor.upload(Array("{}".utf8), id: 1), visitor)
            #expect(none.page.body.contains("This is no export of Salve."))
            #expect(try await visitor.upload([], id: 2).status == 422)
            #expect(try await visitor.upload(Array("{}".utf8), id: 3, token: "0").status == 403)
            #expect(try await visitor.upload(Array("{}".utf8), id: 4, site: "cross-site").status == 403)
        }
    }

    private func furnishedExport() async throws -> [UInt8] {
        try await withServer { server in
            try await server.furnish()
            return try await server.companion.export(.json)
        }
    }
}

@Suite("Forms with a file")
struct MultipartFormTests {
    private func form(_ text: String, _ boundary: String = "xyz") -> MultipartForm? {
        MultipartForm(Array(text.replacing("\n", with: "\r\n").utf8), boundary: boundary)
    }

    private let whole = """
        --xyz
        Content-Disposition: form-data; name="token"

        abc
        --xyz
        Content-Disposition: form-data; name="file"; filename="salve.json"
        Content-Type: application/json

        {"a": "--xy"}
        --xyz--

        """

    @Test("Fields and the file come out as they were sent, to the byte")
    func reads() throws {
        let read = try #require(form(whole))
        #expect(read.fields == [FormFields.Entry(name: "token", value: "abc")])
        #expect(read.file == Array(#"{"a": "--xy"}"#.utf8))
    }

    @Test("Cut off anywhere, or with a byte where none belongs, it is refused")
    func strict() {
        let bytes = Array(whole.replacing("\n", with: "\r\n").utf8)
        for count in 0..<(bytes.count - 2) {
            #expect(MultipartForm(Array(bytes.prefix(count)), boundary: "xyz") == nil, "\(count)")
        }
        #expect(form("x" + whole) == nil)
        #expect(form(whole + "x") == nil)
        #expect(form(whole, "xy") == nil)
        #expect(form(whole, "") == nil)
        #expect(form(whole.replacing("name=\"file\"", with: "")) == nil)
        #expect(form(whole.replacing("form-data", with: "attachment")) == nil)
        #expect(form(whole.replacing("name=\"token\"", with: "name=\"token\"; filename=\"a\"")) == nil)
        #expect(
            form(String(repeating: "--xyz\nContent-Disposition: form-data; name=\"a\"\n\nb\n", count: 30) + "--xyz--")
                == nil
        )
        let long = whole.replacing("Content-Type: ", with: "Content-Type: " + String(repeating: "a", count: 3_000))
        #expect(form(long) == nil)
    }

    @Test("A boundary is taken from the content type alone, and from one that names just one")
    func boundary() {
        #expect(MultipartForm.boundary(of: "multipart/form-data; boundary=xyz") == "xyz")
        #expect(MultipartForm.boundary(of: "Multipart/Form-Data; charset=utf-8; boundary=\"xyz\"") == "xyz")
        for wrong in [
            "application/x-www-form-urlencoded", "multipart/form-data", "multipart/mixed; boundary=xyz",
            "multipart/form-data; boundary=a; boundary=b", "multipart/form-data; boundary=a b", "",
        ] {
            #expect(MultipartForm.boundary(of: wrong) == nil, "\(wrong)")
        }
    }
}

extension Visitor {
    /// Sends a file as the page's form does.
    fileprivate func upload(
        _ bytes: [UInt8],
        passphrase: String = "",
        id: UInt64,
        token: String? = nil,
        site: String = "same-origin"
    ) async throws -> RawAnswer {
        let boundary = "----made-up-boundary"
        var body: [UInt8] = []
        for (name, value) in [
            ("token", token ?? self.token), ("id", EntryID(high: 0xA, low: id).text), ("file-passphrase", passphrase),
        ] {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        let head = "Content-Disposition: form-data; name=\"file\"; filename=\"salve.json\""
        body += Array("--\(boundary)\r\n\(head)\r\nContent-Type: application/json\r\n\r\n".utf8) + bytes
        body += Array("\r\n--\(boundary)--\r\n".utf8)
        let headers = [
            "Content-Type": "multipart/form-data; boundary=\(boundary)", "Sec-Fetch-Site": site,
        ]
        return try await server.send("POST", "/settings/bring", cookie.merging(headers) { $1 }, body: body)
    }
}

extension TestServer {
    /// An id of that number, for things kept beside the pages.
    func id(_ number: UInt64) -> EntryID { EntryID(high: 0xB, low: number) }
}
