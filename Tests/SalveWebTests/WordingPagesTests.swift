import Foundation
import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

/// The pages on which a person brings the words of a scale; every word is made up.
@Suite("The words of a scale, on the pages")
struct WordingPagesTests {
    private let start = "/measures/of/phq-9/wording"
    private let phq9 = Scale.ID("phq-9")

    @Test("A file is read, looked at, confirmed, used, taken out and brought back")
    func file() async throws {
        try await withServer(in: day) { server in
            let visitor = try await Visitor(server)
            let empty = try await visitor.get(start)
            #expect(empty.body.contains("No words are here yet.") && empty.body.contains("rel=\"noreferrer\""))
            let read = try await visitor.upload(start, Self.questionnaire(), id: 1)
            #expect(read["Location"] == start + "/look")
            #expect(await server.companion.wording(of: phq9) == nil)

            var browser = try await Browser(server)
            try await browser.go(start)
            #expect(browser.text.contains("wait for one look"))
            try await browser.follow(start + "/look")
            #expect(browser.text.contains("The harbour bell rang") && browser.text.contains("Found by its code"))
            #expect(!browser.text.contains("It is worth a careful look") && !browser.text.contains("name=\"from\""))
            #expect(browser.text.contains("The file calls it “44260-8”.") && browser.text.contains("the garden?"))
            #expect(!browser.text.contains("Sum of the mornings"))
            #expect(browser.text.split(separator: "Here belongs the line on hurting oneself").count == 2)
            try await browser.press("do", "confirm")
            #expect(browser.path == start && browser.text.contains("In use."))
            #expect(await server.companion.wording(of: phq9)?.lines.count == 9)
            try await browser.press("do", "remove")
            #expect(await server.companion.wording(of: phq9) == nil)
            try await browser.press("do", "undo")
            #expect(await server.companion.wording(of: phq9) != nil)
        }
    }

    @Test("Where lines stand by order alone, the line on hurting oneself is picked before anything is used")
    func pickedLine() async throws {
        try await withServer(in: day) { server in
            let visitor = try await Visitor(server)
            let lines = (1...9).map { "Made up \($0)" }.joined(separator: ", ")
            _ = try await visitor.upload(start, Array("items: [\(lines)]".utf8), id: 1)
            let seen = try #require(await server.companion.waitingWording(of: phq9)).entry.text
            let open = try await visitor.post(start + "/look", visitor.form("do=confirm&entry=\(seen)", id: 2))
            #expect(open.status == 422 && open.body.contains("One thing is open"))
            #expect(await server.companion.wording(of: phq9) == nil)

            var browser = try await Browser(server)
            try await browser.go(start + "/look")
            #expect(browser.text.contains("Which line is about not wanting to live"))
            try await browser.press("do", "confirm", filling: "&from=1")
            #expect(browser.path == start + "/look" && browser.text.contains("Put here by you."))
            #expect(await server.companion.wording(of: phq9) == nil)
            try await browser.press("do", "confirm", filling: "&from=9")
            let used = try #require(await server.companion.wording(of: phq9))
            #expect(used.lines[8].text == "Made up 1" && used.lines[0].text == "Made up 9")
        }
    }

    @Test("Words that wait are named on the page of their scale, and so is what they would take the place of")
    func waiting() async throws {
        try await withServer(in: day) { server in
            let visitor = try await Visitor(server)
            let (scale, path) = ("/measures/of/phq-2", "/measures/of/phq-2/wording")
            #expect(try await visitor.get(scale).body.contains("Its words are not here yet."))
            _ = try await visitor.post(path + "/type", visitor.form("question-0=A&question-1=B", id: 1))
            let waits = try await visitor.get(scale).body
            #expect(waits.contains("Its words wait for one look.") && waits.contains("href=\"\(path)/look\""))
            #expect(!waits.contains("Its words are not here yet."))
            #expect(try await !visitor.get(path + "/look").body.contains("they take their place"))
            let seen = try #require(await server.companion.waitingWording(of: Scale.ID("phq-2"))).entry.text
            _ = try await visitor.post(path + "/look", visitor.form("do=confirm&entry=\(seen)", id: 2))
            #expect(try await !visitor.get(scale).body.contains("wait for one look"))
            _ = try await visitor.post(path + "/type", visitor.form("question-0=C&question-1=D", id: 3))
            #expect(try await visitor.get(path + "/look").body.contains("they take their place"))
        }
    }

    @Test("Typed words are shown once more with the lines that count the other way round, and changed line by line")
    func typed() async throws {
        try await withServer(in: day) { server in
            let (path, scale) = ("/measures/of/scs-sf/wording", Scale.ID("scs-sf"))
            let visitor = try await Visitor(server)
            let form = (0..<12).map { "question-\($0)=Made+up+line+\($0 + 1)" }.joined(separator: "&")
            let labels = "&label-0=Never&label-1=&label-2=&label-3=&label-4=Always"
            let kept = try await visitor.post(path + "/type", visitor.form(form + labels, id: 1))
            #expect(kept["Location"] == path + "/look")
            let look = try await visitor.get(path + "/look").body
            #expect(look.split(separator: "Counted the other way round: 5 counts as 1.").count == 7)
            #expect(look.contains("<b>1</b> <span dir=\"auto\">Never</span>") && look.contains("Put here by you."))
            #expect(!look.contains("worth a careful look"))

            var browser = try await Browser(server)
            try await browser.go(path + "/look")
            try await browser.follow(path + "/line/3")
            #expect(browser.text.contains("Made up line 3</textarea>"))
            try await browser.press("do", "take", filling: "&from=12")
            let rows = try #require(await server.companion.waitingWording(of: scale)).value.offer.rows
            #expect(rows[2].line.text == "Made up line 12" && rows[11].line.text == "Made up line 3")
            try await browser.press("do", "confirm")
            #expect(await server.companion.wording(of: scale)?.lines[11].text == "Made up line 3")

            try await browser.go(path + "/line/1")
            let words = "&text=%3Cb%3EA+gate%3C%2Fb%3E&label-0=No&label-1=&label-2=&label-3=&label-4=Yes"
            try await browser.press("do", "keep", filling: words)
            #expect(browser.text.contains("&lt;b&gt;A gate&lt;/b&gt;") && !browser.text.contains("<b>A gate"))
            #expect(await server.companion.wording(of: scale)?.lines[0].text == "Made up line 1")
            let typing = try await visitor.get(path + "/type").body
            #expect(typing.contains("Each line keeps its own answers") && !typing.contains("name=\"label-0\""))
        }
    }

    @Test("What can’t be bound comes back with the cause, and with all that was typed")
    func refused() async throws {
        try await withServer(in: day) { server in
            let visitor = try await Visitor(server)
            let path = "/measures/of/phq-2/wording"
            let half = try await visitor.post(
                path + "/type",
                visitor.form("question-0=Only+%22one%22&label-3=all", id: 1)
            )
            #expect(half.status == 422 && half.body.contains("Line 2 has no words."))
            #expect(half.body.contains("Only &quot;one&quot;</textarea>") && half.body.contains("value=\"all\""))
            #expect(half.body.contains("href=\"#question-1\""))
            let long = try await visitor.post(
                path + "/type",
                visitor.form("question-0=A&question-1=" + String(repeating: "b", count: 601), id: 2)
            )
            #expect(long.status == 422 && long.body.contains("has more than 600 signs"))
            for (number, file) in [
                ("{}", "no FHIR Questionnaire"), ("nothing: of the kind", "can’t be read"),
                ("scale: gad-7\nitems: [A, B]", "another questionnaire"), ("items: [A]", "1 questions were found"),
                ("items: [A, B]\noptions: [a, b]", "takes 4 answers, and 2 came"),
                ("items: {7: A, 1: B}", "does not have"),
                (String(repeating: " ", count: 300 << 10), "larger than 256 KB"),
            ].enumerated() {
                let answer = try await visitor.upload(path, Array(file.0.utf8), id: 10 + UInt64(number))
                #expect(answer.status == 422 && answer.body.contains(file.1), "\(file.1)")
            }
            let empty = try await visitor.upload(path, [], id: 29)
            #expect(empty.status == 422 && empty.body.contains("There is nothing in this file."))
            let none = try await visitor.post(path, visitor.form("", id: 30))
            #expect(none.status == 422 && none.body.contains("No file was chosen"))
            let huge = try await visitor.upload(path, [UInt8](repeating: 32, count: 2 << 20), id: 31)
            #expect(huge.status == 413)
            #expect(await server.companion.timelineRows().isEmpty)
        }
    }

    @Test("What is typed is kept as a draft and stands there again; Salve’s own scale, and none, have no such page")
    func drafts() async throws {
        try await withServer(in: day) { server in
            let visitor = try await Visitor(server)
            let path = "/measures/of/csi-4/wording/type"
            let draft = visitor.form("question-0=Half+a+line&label-7=so", id: 1)
            #expect(try await visitor.post("/draft/wording-csi-4", draft).status == 204)
            let page = try await visitor.get(path).body
            #expect(page.contains("Half a line</textarea>") && page.contains("name=\"label-7\" value=\"so\""))
            #expect(page.contains("Names of the answers, 0 to 6") && page.contains("Names of the answers, 0 to 5"))
            for scale in ["salve-short", "no-such", "PHQ-9", "%3Cb%3E"] {
                #expect(try await visitor.get("/measures/of/\(scale)/wording").status == 404, "\(scale)")
                #expect(try await visitor.get("/measures/of/\(scale)/wording/type").status == 404, "\(scale)")
            }
            #expect(try await visitor.get("/measures/of/phq-9/wording/line/77").status == 404)
            let looked = try await visitor.get("/measures/of/phq-9/wording/look")
            #expect(looked.status == 302 && looked["Location"] == start)
        }
    }

    @Test("What was changed in another tab meanwhile is not confirmed unseen")
    func otherTab() async throws {
        try await withServer(in: day) { server in
            let visitor = try await Visitor(server)
            let path = "/measures/of/phq-2/wording"
            _ = try await visitor.post(path + "/type", visitor.form("question-0=A&question-1=B", id: 1))
            let seen = try #require(await server.companion.waitingWording(of: Scale.ID("phq-2"))).entry.text
            _ = try await visitor.post(path + "/type", visitor.form("question-0=B&question-1=A", id: 2))
            let answer = try await visitor.post(path + "/look", visitor.form("do=confirm&entry=\(seen)", id: 3))
            #expect(answer.status == 409)
            #expect(await server.companion.wording(of: Scale.ID("phq-2")) == nil)
        }
    }

    @Test("The timeline says that there are words, and shows none of them")
    func timeline() async throws {
        try await withServer(in: day) { server in
            let visitor = try await Visitor(server)
            _ = try await visitor.upload(start, Self.questionnaire(), id: 1)
            let page = try await visitor.get("/timeline").body
            #expect(page.contains("Wording of a questionnaire") && page.contains("Not in use yet."))
            #expect(page.contains("href=\"\(start)\"") && !page.contains("kettle") && !page.contains("Patient"))
        }
    }

    private static func questionnaire() throws -> [UInt8] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("SalveCompanionTests/Fixtures/questionnaire-made-up.json")
        return Array(try Data(contentsOf: file))
    }
}
