import Testing

@testable import SalveWeb

@Suite("The steadying practice that needs no key")
struct SteadyTests {
    @Test("It can be walked to its end without a key, and every screen has a way out and Help now")
    func walk() async throws {
        try await withServer { server in
            for step in Route.SteadyStep.allCases where step != .answer {
                let answer = try await server.send("GET", Route.steady(step).path)

                #expect(answer.status == 200)
                #expect(answer["Set-Cookie"] == nil)
                #expect(answer.body.contains(#"href="/help-now""#))
                #expect(answer.body.contains("data-hide"))
                if step != .start, step != .stop { #expect(answer.body.contains(#"href="/steady/stop""#)) }
                #expect(answer.body.split(separator: "<h1").count == 2)
                #expect(answer.body.utf8.count < 30_000)
            }
        }
    }

    @Test("Harder leaves the step, leads to something different, and has no Next")
    func harder() async throws {
        try await withServer { server in
            let answer = try await server.post("/steady/answer", "landing=harder")

            #expect(answer.status == 200)
            #expect(answer.body.contains("Okay. Leave that one."))
            #expect(answer.body.contains("light on, stand up"))
            #expect(!answer.body.contains(">Next<"))
        }
    }

    @Test("Far away asks about danger first, then names the day and the time")
    func far() async throws {
        try await withServer { server in
            let danger = try await server.post("/steady/answer", "landing=far")
            let safe = try await server.post("/steady/answer", "danger=no")
            let unsafe = try await server.post("/steady/answer", "danger=yes")
            let further = try await server.post("/steady/answer", "here=further")

            #expect(danger.body.contains("Is there danger in the room?"))
            #expect(safe.body.contains("Saturday, 21\u{A0}November. 2:10 at night."))
            #expect(unsafe.status == 303 && unsafe["Location"] == "/help-now")
            #expect(further.status == 303 && further["Location"] == "/help-now")
        }
    }

    @Test(
        "An unknown or missing answer ends it",
        arguments: ["", "landing=worse", "danger=maybe", "here=", "landing=%FF"]
    )
    func unknown(_ form: String) async throws {
        try await withServer { server in
            let answer = try await server.post("/steady/answer", form)

            #expect(answer.status == 303 || answer.status == 400)
        }
    }

    @Test("Night and day have their own light")
    func light() async throws {
        try await withServer { server in
            let steady = try await server.send("GET", "/steady")
            let offline = try await server.send("GET", "/offline")

            #expect(steady.body.contains(#"data-theme="dark""#))
            #expect(!offline.body.contains("data-theme"))
        }
    }
}
