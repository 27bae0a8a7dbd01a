import SalveCompanion
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("What an intention shifted, and the way to a worksheet, on the pages")
struct LaterPageTests {
    @Test("Asked on the practice’s page on a later day; kept or passed over by one press, and then no more")
    func later() async throws {
        let world = World(day: 17, hour: 10)
        try await withServer(in: world) { server in
            try await Self.practise(server.companion, world)
            var visitor = try await Visitor(server)
            let path = "/practise/one-patience"
            #expect(try await !visitor.get(path).body.contains("What shifted, if anything"))
            world.pass(minutes: 8 * 60)
            let today = try await visitor.get("/").body
            #expect(today.contains("What shifted, if anything") && today.contains("value=\"skip\""))
            world.pass(minutes: 16 * 60)
            visitor = try await Visitor(server)
            let page = try await visitor.get(path).body
            let sitting = try #require(page.firstMatch(of: #/name="entry" value="([0-9a-f]{32})"/#)?.output.1)

            let form = "entry=\(sitting)&back=practice&do=keep&text=The+queue+was+a+queue."
            let kept = try await visitor.post(path + "/later", visitor.form(form, id: 1))

            #expect(kept.status == 303 && kept["Location"] == path)
            #expect(try await !visitor.get(path).body.contains("What shifted, if anything"))
            #expect(try await visitor.get("/timeline").body.contains("The queue was a queue."))
            let strange = try await visitor.post(path + "/later", visitor.form("entry=\(sitting)&do=keep", id: 2))
            #expect(strange.status == 422 || strange.status == 400, "\(strange.status)")
            let other = "entry=\(EntryID(high: 1, low: 1).text)&back=today&do=skip"
            #expect(try await visitor.post(path + "/later", visitor.form(other, id: 3)).status == 404)
        }
    }

    @Test("A check-in about a situation leads to its worksheet by one line, and a strong one does not")
    func worksheet() async throws {
        let world = World(day: 10, hour: 10)
        try await withServer(in: world) { server in
            try await Self.practise(server.companion, world)
            let visitor = try await Visitor(server)
            for (number, strength) in [2, 4].enumerated() {
                let said = visitor.form("about=loss&strength=\(strength)", id: UInt64(number + 1))
                let page = try #require(try await visitor.post("/checkin", said)["Location"])
                #expect(try await visitor.get(page).body.contains("href=\"/sheets/loss/new\"") == (strength == 2))
            }
        }
    }

    /// Past the first sittings, with a patience chosen.
    private static func practise(_ companion: Companion, _ world: World) async throws {
        let room = Practice.ID("look-around")
        for _ in 1...5 {
            let sitting = try await companion.begin(.other, distress: 3, opening: room, form: world.form())
            _ = try await companion.act(.stop, in: sitting.id, form: world.form())
            world.pass(minutes: 24 * 60)
        }
        let patience = Practice.ID("one-patience")
        let sitting = try await companion.begin(
            .other,
            distress: 2,
            opening: patience,
            asking: true,
            form: world.form()
        )
        _ = try await companion.act(.stop, in: sitting.id, form: world.form())
    }
}
