import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("The library of practices")
struct PractiseTests {
    @Test("What is offered comes first; everything else says in one line why it is not")
    func library() async throws {
        try await withServer { server in
            let page = try await Visitor(server).get("/practise")
            let library = await server.companion.library()

            let offered = try #require(page.body.firstRange(of: ">Offered now<"))
            let found = try #require(page.body.firstRange(of: ">Also here<"))
            #expect(offered.lowerBound < found.lowerBound)
            for one in library.offered + library.found {
                #expect(page.body.contains("href=\"/practise/\(one.text.id.name)\""))
            }
            #expect(page.body.contains("This turns inward, or can sting."))
        }
    }

    @Test("A filter stands in no address; it narrows the list, and can be taken back")
    func filter() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            let answer = try await visitor.post("/practise", visitor.form("minutes=3&without=breath", id: 1))
            let narrow = try await visitor.get("/practise")
            _ = try await visitor.post("/practise", visitor.form("", id: 2))
            let all = try await visitor.get("/practise")

            #expect(answer.status == 303 && answer["Location"] == "/practise")
            #expect(!narrow.body.contains("/practise/slower-out-breath"))
            #expect(all.body.contains("/practise/slower-out-breath"))
        }
    }

    @Test("Where nothing fits, the nearest is shown, and what was loosened is named")
    func loosened() throws {
        let catalogue = try World.catalogue()
        let long = catalogue.practices.filter { $0.minutes.lowerBound > 1 }
        let breath = catalogue.practices.filter { $0.practice.ingredients.contains(.breath) }

        let time = PractiseFilter(minutes: .one).choose(among: long)
        #expect(time.fitting == long && time.loosened == .minutes)
        let still = PractiseFilter(without: [.breath]).choose(among: breath)
        #expect(still.fitting == breath && still.loosened == .without(.breath))
        let none = PractiseFilter(minutes: .one, without: [.eyes]).choose(among: [])
        #expect(none.fitting.isEmpty && none.loosened == nil)
    }

    @Test("What landed harder twice rests under Not now, and comes back when asked")
    func bringBack() async throws {
        let world = World()
        try await withServer(in: world) { server in
            for _ in 1...2 {
                var sitting = try await server.companion.begin(.other, distress: 2, form: world.form())
                let id = Practice.ID("hand-on-arm")
                sitting = try await server.companion.act(.ask, in: sitting.id, form: world.form())
                sitting = try await server.companion.act(.choose(id), in: sitting.id, form: world.form())
                _ = try await server.companion.act(.landing(.harder), in: sitting.id, form: world.form())
                _ = try await server.companion.act(.stop, in: sitting.id, form: world.form())
                world.pass(minutes: 60)
            }
            let visitor = try await Visitor(server)
            let before = try await visitor.get("/practise")
            _ = try await visitor.post("/practise/bring-back", visitor.form("practice=hand-on-arm", id: 1))
            let after = try await visitor.get("/practise")

            #expect(before.body.contains(">Not now<") && before.body.contains(">Warm up slowly<"))
            #expect(!after.body.contains(">Not now<"))
            let unknown = try await visitor.post("/practise/bring-back", visitor.form("practice=nothing", id: 2))
            #expect(unknown.status == 404)
        }
    }
}
