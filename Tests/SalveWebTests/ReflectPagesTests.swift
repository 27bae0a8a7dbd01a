import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("Reflections")
struct ReflectPagesTests {
    /// Begins one without script, at a low number.
    private func begin(_ browser: inout Browser, _ way: String = "full", _ more: String = "") async throws -> String {
        try await browser.go("/reflect")
        try await browser.press("do", way, filling: "&distress=3" + more)
        return try #require(await browser.server.companion.reflections(1).begun.first).value.thing.text
    }

    @Test(
        "Without script: begun, thoughts each a line with its kind and in view later, reasons, an option, read back, kept"
    )
    func whole() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            try await browser.go("/reflect")
            #expect(browser.text.contains("A made-up example"))
            #expect(!browser.text.contains(" checked"))
            let thing = try await begin(&browser)
            #expect(browser.path == "/sheet/\(thing)/part/happened")
            try await browser.press("do", "next", filling: "&text=No+call+by+nine")
            #expect(browser.path.hasSuffix("/part/feelings"))
            try await browser.press("do", "next", filling: "&word=lonely&text=left+over")
            try await browser.press("do", "next", filling: "&pick=chest")
            #expect(browser.path.hasSuffix("/part/thoughts"))
            let thoughts = "&thought-0=They+%22left%22&thought-kind-0=prediction&thought-1=It+is+me&thought-2="
            try await browser.press("do", "next", filling: thoughts)
            #expect(browser.path.hasSuffix("/part/mine"))
            #expect(browser.text.contains("“They &quot;left&quot;”"), "the thought stays in view")
            #expect(browser.text.contains("Lonely, left over"))

            // One reason alone is asked about once, and never again.
            try await browser.press("do", "next", filling: "&reason-0=An+old+fear&reason-about-0=feeling&sure-0=fairly")
            #expect(browser.path.hasSuffix("/part/mine/more"))
            #expect(browser.text.contains("Could there be one more"))
            try await browser.press("do", "next", filling: "&reason-0=An+old+fear&reason-about-0=feeling&sure-0=fairly")
            #expect(browser.path.hasSuffix("/part/theirs"))
            #expect(browser.text.contains("This is for people you are safe with."))
            let aboutMe = "&reason-0=Cross+with+me&reason-about-0=me&sign-0=A+short+answer&reason-1=Bored"
            try await browser.press("do", "next", filling: aboutMe)
            #expect(browser.path.hasSuffix("/part/theirs/more"))
            #expect(browser.text.contains("nothing to do with you"))
            try await browser.press("do", "next", filling: aboutMe)
            #expect(browser.path.hasSuffix("/part/colour"))
            try await browser.press("do", "next", filling: "&pick=clearly&pick=tired&text=")
            try await browser.press("do", "next", filling: "&touch=feeling-yes&view=view-bit")
            #expect(browser.path.hasSuffix("/part/normal"))
            try await browser.press("go", "need", filling: "&pick=universal&text=")
            #expect(browser.path.hasSuffix("/part/need"), "any order, and what was chosen is kept on the way")
            try await browser.press("do", "next", filling: "&pick=safe&text=")
            try await browser.press("do", "next", filling: "&pick=yes-there-is&text=Ring+first")
            try await browser.press("do", "next", filling: "&text=Ida")
            #expect(browser.path.hasSuffix("/read"))
            for words in [
                "No call by nine", "It is me", "Something that may come", "An old fear", "A short answer",
                "I may be seeing it clearly.", "Someone in my place could well feel this.", "Ring first", "Ida",
                "Chest",
            ] { #expect(browser.text.contains(words), "\(words)") }
            try await browser.press("do", "keep")
            #expect(browser.path.hasPrefix("/sitting/"))
            try await browser.go("/reflect")
            #expect(browser.text.contains("No call by nine"))
            #expect(!browser.text.contains("A made-up example"))
            try await browser.go("/timeline")
            #expect(browser.text.contains("A reflection, 14:10"))
            #expect(!browser.visited.contains { $0.contains("?") || $0.contains("lonely") })
        }
    }

    @Test("The short way is four pages, and can go on as the fuller one")
    func short() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            let thing = try await begin(&browser, "brief")
            #expect(browser.path.hasSuffix("/part/feelings"))
            for (part, fields) in [("thoughts", "&text="), ("side", "&thought-0="), ("option", "&text=")] {
                try await browser.press("do", "next", filling: fields)
                #expect(browser.path.hasSuffix("/part/" + part))
            }
            try await browser.press("do", "next", filling: "&pick=not-yet&text=")
            #expect(browser.path.hasSuffix("/read"))
            #expect(browser.text.contains("Not yet."))
            try await browser.press("do", "fuller")
            #expect(browser.path == "/sheet/\(thing)/part/happened")
        }
    }

    @Test("Low touch leads to something else first, with a way on and a way out; nothing low goes on (A10)")
    func touch() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            let thing = try await begin(&browser)
            try await browser.go("/sheet/\(thing)/part/touch")
            try await browser.press("do", "next", filling: "&touch=feeling-hardly&view=view-hardly")
            #expect(browser.path == "/sheet/\(thing)/turn")
            #expect(browser.text.contains("/practise/soles"))
            #expect(browser.text.contains("/practise/as-a-visitor"))
            #expect(browser.text.contains("/sheet/\(thing)/part/normal"))
            try await browser.press("do", "stop")
            #expect(browser.path == "/sheet/\(thing)")
        }
    }

    @Test("The fourth changed round of reasons in a day offers the pause; looking again keeps the shift")
    func rounds() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            let thing = try await begin(&browser)
            for round in 1...4 {
                try await browser.go("/sheet/\(thing)/part/mine")
                #expect(!browser.text.contains("/practise/pause"))
                let fields = "&reason-0=One&sure-0=little&reason-1=Guess+\(round)"
                try await browser.press("do", "next", filling: fields)
            }
            #expect(browser.path == "/sheet/\(thing)/turn")
            #expect(browser.text.contains("/practise/pause"))
            try await browser.go("/sheet/\(thing)/again")
            #expect(browser.text.contains("How sure, when last asked: A little."))
            #expect(!browser.text.contains(" checked"))
            let again = try browser.form(with: "sure-0")
            try await browser.submit(again, "sure-0=very")
            try await browser.go("/sheet/\(thing)/read")
            #expect(browser.text.contains("Looked at again: Very."))
        }
    }

    @Test("About someone kept simple no page asks for, shows or takes the other’s reasons (R17)")
    func simple() async throws {
        try await withServer(in: day) { server in
            let person = EntryID(high: 0xAB, low: 900)
            try await server.companion.keepPerson("Vex", number: "", isSimple: true, form: person)
            let id = try #require(await server.companion.people().first).thing.text
            var browser = try await Browser(server)
            let thing = try await begin(&browser, "full", "&person=" + id)
            let shut = try await server.send("GET", "/sheet/\(thing)/part/theirs", browser.cookie)
            #expect(shut.status == 404)
            for path in ["/sheet/\(thing)", "/sheet/\(thing)/part/mine", "/sheet/\(thing)/read"] {
                try await browser.go(path)
                #expect(!browser.text.contains("behind what the other person did"), "\(path)")
            }
            try await browser.go("/sheet/\(thing)/part/mine")
            try await browser.press("do", "skip", filling: "&reason-0=")
            #expect(browser.path.hasSuffix("/part/touch"), "nor is one’s own view doubted")
        }
    }

    @Test("Harder keeps every row and leads to the turn; the words stay")
    func harder() async throws {
        try await withServer(in: day) { server in
            var browser = try await Browser(server)
            let thing = try await begin(&browser)
            try await browser.go("/sheet/\(thing)/part/thoughts")
            try await browser.press(
                "landing",
                "harder",
                filling: "&thought-0=One&thought-1=Two&thought-kind-1=judgement"
            )
            #expect(browser.path.hasPrefix("/sitting/"))
            let id = try #require(EntryID(text: thing))
            let kept = try await server.companion.worksheet(id).sheet["thoughts"].thoughts
            #expect(kept.map(\.text) == ["One", "Two"])
            #expect(kept.map(\.kind) == [nil, .judgement])
        }
    }

    @Test("Numbered fields are known by their stem, held and given back; a stranger's name is none")
    func numbered() throws {
        #expect(Field(sent: "thought-0") == .thought)
        #expect(Field(sent: "reason-about-12") == .reasonAbout)
        #expect(Field(sent: "night-from") == .nightFrom)
        #expect(Field(sent: "thought-") == nil)
        #expect(Field(sent: "sorrow-1") == nil)
        let fields = FormFields(encoded: "thought-1=b%0D%0Ac&thought-0=+&sign-0=x".utf8)
        #expect(fields.rows(of: .thought) == 2)
        #expect(try fields.text(.thought, row: 0) == nil)
        #expect(try fields.text(.thought, row: 1) == "b\nc")
        #expect(fields.hasWords)
    }
}
