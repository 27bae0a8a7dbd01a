import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("Settings")
struct SettingsTests {
    @Test("Looks are kept and seen on every page; what was chosen can be taken back")
    func looks() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let fields = "theme=dark&text-size=large&contrast=more&motion=less&sound=bell"
            let answer = try await visitor.post("/settings/looks", visitor.form(fields, id: 1))
            let page = try await visitor.get("/timeline")
            _ = try await visitor.post("/settings/looks", visitor.form("theme=system&text-size=usual", id: 2))

            #expect(answer.status == 303 && answer["Location"] == "/settings")
            for part in [
                #"data-theme="dark""#, #"data-contrast="more""#, #"data-motion="less""#, #"data-text="large""#,
            ] {
                #expect(page.body.contains(part))
            }
            let settings = await server.companion.settings()
            #expect(settings.theme == "system" && !settings.wantsContrast && !settings.wantsBell)
        }
    }

    @Test("After each form of the settings the next page says once that it is kept, and no address says so")
    func saysKept() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let forms = [
                ("looks", "theme=dark"), ("words", "wording=warm"), ("place", "country=IE&night-from=22&night-to=6"),
                ("leave-out", "leave-out=breath"),
            ]
            for (number, (page, fields)) in forms.enumerated() {
                let answer = try await visitor.post("/settings/" + page, visitor.form(fields, id: UInt64(number)))
                let next = try #require(answer["Location"])
                _ = try await visitor.get("/static/salve.css")
                let first = try await visitor.get(next)
                let second = try await visitor.get(next)

                #expect(!next.contains("?"))
                #expect(first.body.contains(#"role="status""#) && first.body.contains("Kept."), "\(page)")
                #expect(!second.body.contains(#"role="status""#), "\(page)")
            }
        }
    }

    @Test("Words, country and night are kept; a value that is none of the choices changes nothing")
    func values() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            _ = try await visitor.post("/settings/words", visitor.form("wording=warm&name=Robin", id: 1))
            _ = try await visitor.post("/settings/place", visitor.form("country=IE&night-from=22&night-to=6", id: 2))
            let wrong = [
                try await visitor.post("/settings/place", visitor.form("country=XX", id: 3)),
                try await visitor.post("/settings/place", visitor.form("night-from=7&night-to=7", id: 4)),
                try await visitor.post("/settings/looks", visitor.form("theme=loud", id: 5)),
                try await visitor.post("/settings/leave-out", visitor.form("leave-out=joy", id: 6)),
            ]
            let settings = await server.companion.settings()

            #expect(wrong.map(\.status) == [422, 422, 422, 422])
            #expect(settings.name == "Robin" && settings.wording == .warm)
            #expect(settings.country == "IE" && settings.night == "22-6")
            #expect(try await visitor.get("/settings").body.contains(#"value="IE" selected"#))
        }
    }

    @Test("What is left out is no longer listed")
    func leaveOut() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let form = visitor.form("leave-out=breath&leave-out=heat-cold", id: 1)
            _ = try await visitor.post("/settings/leave-out", form)

            #expect(await server.companion.settings().leftOut == [.breath, .heatOrCold])
            #expect(try await visitor.get("/settings/leave-out").body.contains(#"value="heat-cold" checked"#))
        }
    }

    @Test("Everything can be taken along, in two forms, and is stored nowhere on the way")
    func export() async throws {
        try await withServer { server in
            try await OwnThings.fill(server.companion)
            let visitor = try await Visitor(server)
            let json = try await visitor.post("/settings/export", visitor.form("format=json", id: 1))
            let text = try await visitor.post("/settings/export", visitor.form("format=markdown", id: 2))
            let wrong = try await visitor.post("/settings/export", visitor.form("format=pdf", id: 3))

            #expect(json["Content-Disposition"] == #"attachment; filename="salve-2026-11-21.json""#)
            #expect(json["Cache-Control"] == "no-store" && json.body.contains("Radio, low"))
            #expect(text.body.contains("Radio, low") && !text.body.contains("‹"))
            #expect(wrong.status == 422)
        }
    }

    @Test("Deleting everything takes two steps, and then nothing is left")
    func delete() async throws {
        try await withServer { server in
            try await OwnThings.fill(server.companion)
            let visitor = try await Visitor(server)
            let first = try await visitor.get("/settings/delete")
            let second = try await visitor.get("/settings/delete/sure")
            #expect(!first.body.contains(#"action="/settings/delete""#))
            #expect(second.body.contains(#"action="/settings/delete""#))
            #expect(await !server.companion.list().isEmpty)

            let answer = try await visitor.post("/settings/delete", visitor.form("", id: 1))
            #expect(answer["Location"] == "/settings/deleted")
            #expect(await server.companion.list().isEmpty)
            #expect(try await visitor.get("/timeline").body.contains("Nothing is kept yet."))
        }
    }

    @Test("Closing it here closes every browser's way in, and keeps what is kept")
    func close() async throws {
        try await withServer { server in
            try await OwnThings.fill(server.companion)
            let visitor = try await Visitor(server)
            let answer = try await visitor.post("/settings/close", visitor.form("", id: 1))

            #expect(answer["Set-Cookie"]?.hasSuffix("; Max-Age=0") == true)
            #expect(answer["Clear-Site-Data"] == #""cache", "storage""#)

            #expect(try await visitor.get("/list").status == 401)
            #expect(await !server.companion.list().isEmpty)
        }
    }
}
