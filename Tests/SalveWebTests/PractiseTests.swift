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
            #expect(page.body.ranges(of: "This turns inward, or can sting.").count == 1)
        }
    }

    @Test(
        "What holds several back is said once above them, and each says what it is; a door to one’s own is at the top"
    )
    func groups() async throws {
        let world = World()
        try await withServer(in: world) { server in
            let hand = Practice.ID("hand-on-arm")
            var sitting = try await server.companion.begin(.other, distress: 2, form: world.form())
            sitting = try await server.companion.act(.ask, in: sitting.id, form: world.form())
            sitting = try await server.companion.act(.choose(hand), in: sitting.id, form: world.form())
            _ = try await server.companion.act(.landing(.harder), in: sitting.id, form: world.form())
            _ = try await server.companion.act(.stop, in: sitting.id, form: world.form())
            let library = await server.companion.library()
            let page = try await Visitor(server).get("/practise")

            let holds = Set(library.found.map(\.hold))
            #expect(holds.count > 1)
            let shelf = try #require(page.body.firstRange(of: ">Also here<"))
            let body = String(page.body[shelf.upperBound...])
            for hold in holds.compactMap({ $0 }) {
                let line = try World.catalogue().strings["hold.\(hold.rawValue)"]
                #expect(body.ranges(of: line).count == 1, "\(hold)")
            }
            for one in library.found { #expect(body.contains(SafeHTML.escape(one.text.summary))) }
            let mine = try #require(page.body.firstRange(of: "href=\"/mine\""))
            let offered = try #require(page.body.firstRange(of: ">Offered now<"))
            #expect(mine.lowerBound < offered.lowerBound)
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

    @Test("Where nothing fits, the two nearest are shown, and what was loosened is named")
    func loosened() throws {
        let catalogue = try World.catalogue()
        let wanted = catalogue.intentions
        let long = catalogue.practices.filter { $0.minutes.lowerBound > 1 }
        let breath = catalogue.practices.filter { $0.practice.ingredients.contains(.breath) }

        let time = PractiseFilter(minutes: .one).choose(among: long, wanted)
        #expect(time.fitting == Array(long.prefix(2)) && time.loosened == [.minutes])
        let still = PractiseFilter(without: [.breath]).choose(among: breath, wanted)
        #expect(still.fitting == Array(breath.prefix(2)) && still.loosened == [.breath])
        let none = PractiseFilter(minutes: .one, without: [.eyes]).choose(among: [], wanted)
        #expect(none.fitting.isEmpty && none.loosened.isEmpty)
    }

    @Test("What is looked for is loosened before the time, and that before what may not come near")
    func order() throws {
        let catalogue = try World.catalogue()
        func named(_ id: String) throws -> PracticeText { try #require(catalogue.practice(Practice.ID(id))) }
        let breath = try named("slower-out-breath")
        let walk = try named("walk")
        let room = try named("look-around")

        let filter = PractiseFilter(minutes: .one, posture: .sitting, intention: "cup", without: [.breath])
        let chosen = filter.choose(among: [breath, walk, room], catalogue.intentions)
        #expect(chosen.fitting == [room, walk])
        #expect(chosen.loosened == [.minutes, .posture, .intention])
    }

    @Test("How the body can be, and what is looked for, narrow the list")
    func narrower() async throws {
        try await withServer { server in
            let visitor = try await Visitor(server)
            _ = try await visitor.post("/practise", visitor.form("posture=lying", id: 1))
            let lying = try await visitor.get("/practise")
            _ = try await visitor.post("/practise", visitor.form("intention=rest", id: 2))
            let rest = try await visitor.get("/practise")
            _ = try await visitor.post("/practise", visitor.form("intention=nothing-of-ours", id: 3))
            let all = try await visitor.get("/practise")

            #expect(!lying.body.contains("/practise/walk\"") && lying.body.contains("/practise/lying-awake\""))
            #expect(rest.body.contains("/practise/rest\"") && !rest.body.contains("/practise/look-around\""))
            #expect(all.body.contains("/practise/walk\"") && all.body.contains("/practise/look-around\""))
        }
    }

    @Test("To whom it is turned narrows the list, on the page and in the terminal, and what is turned to nobody is out")
    func towards() async throws {
        let catalogue = try World.catalogue()
        @Sendable func turned(_ towards: Towards) -> [PracticeText] { catalogue.practices.filter(towards.fits) }
        #expect(turned(.oneself).count >= 5 && turned(.another).count >= 5)
        try await withServer { server in
            let visitor = try await Visitor(server)
            for (number, towards) in Towards.allCases.enumerated() {
                let form = visitor.form("towards=\(towards.rawValue)", id: UInt64(number + 1))
                _ = try await visitor.post("/practise", form)
                let page = try await visitor.get("/practise").body
                for text in catalogue.practices {
                    #expect(
                        page.contains("href=\"/practise/\(text.id.name)\"") == towards.fits(text),
                        "\(text.id.name)"
                    )
                }
                let shelf = await CommandService(server.companion).handle(.shelf(towards: towards))
                guard case .shelf(let lines) = shelf else {
                    Issue.record("no shelf")
                    continue
                }
                #expect(
                    Set((lines.offered + lines.found).map(\.practice)) == Set(turned(towards).map(\.id.name))
                )
            }
        }
    }

    @Test("A practice that was marked easier says how often, of how many times")
    func counts() async throws {
        let world = World()
        try await withServer(in: world) { server in
            for landing in [Landing.easier, .same, .easier] {
                let id = Practice.ID("look-around")
                let sitting = try await server.companion.begin(.other, distress: 2, opening: id, form: world.form())
                _ = try await server.companion.act(.landing(landing), in: sitting.id, form: world.form())
            }
            #expect(try await Visitor(server).get("/practise").body.contains("You marked it easier 2 of 3 times."))
        }
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
