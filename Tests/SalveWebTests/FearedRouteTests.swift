import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import Testing

@testable import SalveWeb

@Suite("Someone kept simple, route by route (R17)")
struct FearedRouteTests {
    @Test("Every route stands in the table, once")
    func table() throws {
        let routes = try routeTable(World.catalogue(), WebConfiguration(surroundings: day.surroundings))
            .filter { !$0.hasPrefix("HEAD ") }
        #expect(Set(FearedRoutes.all) == Set(routes))
        for route in routes { #expect(FearedRoutes.standing(of: route) != nil, "\(route) stands nowhere, or twice") }
    }

    @Test("No page names them but for what is one's own, asks about them, or offers them")
    func pages() async throws {
        try await withServer(in: World(day: 21, hour: 14, minute: 10)) { server in
            let noel = try await Feared(server)
            let visitor = try await Visitor(server)
            for route in FearedRoutes.all where route.hasPrefix("GET ") {
                for path in noel.examples(of: String(route.dropFirst(4))) {
                    let answer = try await visitor.get(path)
                    #expect([200, 302, 303, 401, 404].contains(answer.status), "\(path) \(answer.status)")
                    // What one wrote oneself is read back under the question it answered.
                    for question in noel.questions where FearedRoutes.standing(of: route) != .own {
                        #expect(!answer.body.contains(question), "\(path): \(question)")
                    }
                    for use in Self.uses(of: noel.person.text, in: answer.body) {
                        #expect(Self.isOwn(use), "\(path): \(use)")
                    }
                    let isNamed = answer.body.contains(Feared.name) || answer.body.contains(noel.person.text)
                    switch FearedRoutes.standing(of: route) {
                    case .pick, .nobody: #expect(!isNamed, "\(path) names them")
                    case .shut where answer.status == 200 && isNamed:
                        #expect(answer.body.contains("What keeps me safe"), "\(path) has no other ways")
                    case .shut, .own, nil: break
                    }
                }
            }
        }
    }

    @Test("In place of each thing towards them stand how I am, who is on my side, what keeps me safe, and lines")
    func otherWays() async throws {
        try await withServer(in: World(day: 21, hour: 14, minute: 10)) { server in
            let noel = try await Feared(server)
            let visitor = try await Visitor(server)
            let here = "/people/with/" + noel.person.text
            let towards = [
                "/send", "/sheet/say-it", "/sheet/mend", "/practise/two-reasons", "/practise/without-verdict",
                "/practise/one-patience", "/practise/mend-something", "/swings",
            ]
            let loop = "/loops/with/" + noel.person.text
            for path in ["/list/people/" + noel.person.text, here, loop] + towards.map({ here + $0 }) {
                let answer = try await visitor.get(path)
                #expect(answer.status == 200, "\(path)")
                for way in ["How I am", "Who is on my side", "What keeps me safe", "in confidence", "data-hide"] {
                    #expect(answer.body.contains(way), "\(path): \(way)")
                }
                #expect(!answer.body.contains("name=\"person\"") && !answer.body.contains("value=\"begin\""), "\(path)")
            }
            for path in ["/send", "/sheets/say-it/new", "/sheets/mend/new", "/practise/two-reasons", "/care/support"] {
                #expect(try await !visitor.get(path).body.contains(Feared.name), "\(path)")
            }
            for tool in PersonTools.allCases where tool.matter.needsSafety {
                let page = try await visitor.get("/list/people/" + noel.person.text)
                #expect(!page.body.contains(tool.route(noel.person.text).path + "\""), "\(tool)")
            }
        }
    }

    @Test("No form that is sent with them, from a page left open or made up, begins anything towards them")
    func forms() async throws {
        try await withServer(in: World(day: 21, hour: 14, minute: 10)) { server in
            let noel = try await Feared(server)
            let visitor = try await Visitor(server)
            let before = await Towards(server.companion, noel.person)
            var number: UInt64 = 0x700
            let ends = Set(ForeignPostTests.last + ["/lock", "/hide", "/settings/close", "/settings/delete"])
            for (route, form) in ForeignPostTests.forms.sorted(by: { $0.key < $1.key }) where !ends.contains(route) {
                for path in noel.examples(of: route, posting: true) {
                    for naming in ["person", "thing", "to"] {
                        for fields in noel.fill(form) {
                            number += 1
                            let whole = visitor.form(fields + "&\(naming)=\(noel.person.text)", id: number)
                            let answer = try await visitor.post(path, whole)
                            #expect(answer.status < 500, "\(path) \(answer.status)")
                        }
                    }
                }
            }
            #expect(await server.companion.person(noel.person)?.isSimple == true)
            let after = await Towards(server.companion, noel.person)
            #expect(after.grown(since: before).isEmpty, "\(after.grown(since: before))")
        }
    }

    /// Where the id of someone stands in a page: the name of the attribute, and its value.
    private static func uses(of id: String, in body: String) -> [String] {
        body.matches(of: #/<[^>]*>/#).map { String($0.output) }.filter { $0.contains(id) }
    }

    /// What is one's own about them: their page, one's own words, a letter that is never sent.
    private static func isOwn(_ tag: String) -> Bool {
        let ways = ["href=\"/list/people/", "href=\"/people/with/", "action=\"/people/with/", "name=\"to\""]
        let isDoor = tag.contains("/send") || tag.contains("/sheet/") || tag.contains("/practise/")
        if tag.contains("/sheet/separation") { return true }
        let isHidden = ["thing", "entry"].contains { tag.contains("type=\"hidden\" name=\"\($0)\"") }
        return isHidden || !isDoor && ways.contains { tag.contains($0) }
    }
}

/// Someone about whom all there is was written, before they were kept simple.
private struct Feared {
    static let name = "Noel-made-up"
    let person: EntryID
    /// What is asked towards someone, as pages would have it.
    let questions: [String]
    private let ids: [String: [String]]

    init(_ server: TestServer) async throws {
        let companion = server.companion
        let world = World(day: 3)
        func form() -> EntryID { EntryID(high: 0xAE, low: world.form().low) }
        try await OwnThings.fill(companion)
        let noel = form()
        person = noel
        var line = PersonLine(name: Self.name, number: "+353 1 555 0199")
        line.goodFor = [.listen]
        line.bond = "partner"
        try await companion.keepPerson(line, form: noel)
        let (asked, held, note, plan) = (form(), form(), form(), form())
        try await companion.keepAsking("Ten minutes?", person: noel, kind: .listen, form: asked)
        let pause = Pause(text: "Please", feeling: "Cold", person: noel, until: .usual(.morning))
        try await companion.hold(pause, form: held)
        try await companion.keepBondNote(BondNote(thing: note, person: noel, text: "Quiet"), form: note)
        try await companion.keepPlan("Small step", askInDays: 1, form: plan)
        var shape = Plan.Shape()
        shape.encourager = noel
        try await companion.change(plan: plan, shape: shape, form: form())
        var letters: [EntryID] = []
        for kind in [Letter.Kind.someone, .forgiveSomeone, .gratitude] {
            let letter = form()
            letters.append(letter)
            let words = LetterWords(kind: kind, text: "Dear you", to: noel)
            try await companion.keepLetter(words, thing: letter, seen: "-", form: letter)
        }
        var sheets: [EntryID] = []
        for name in ["say-it", "mend", "feedback", "separation", "reflection", "loop"] {
            let sheet = form()
            sheets.append(sheet)
            let id = Worksheet.FormID(name)
            let view = try await companion.beginWorksheet(id, person: noel, distress: 2, asking: true, form: sheet)
            let part = try #require(view.parts.first?.part.id)
            try await companion.write(Worksheet.Answer(part: part, text: "Made up"), in: sheet, form: form())
        }
        let writing = try await companion.beginLetter(.friend, distress: 2, form: form())
        let sitting = try await companion.begin(
            .other,
            distress: 2,
            opening: Practice.ID("two-reasons"),
            asking: true,
            about: noel,
            form: form()
        )
        var simple = line
        simple.isSimple = true
        try await companion.keepPerson(simple, thing: noel, form: form())
        questions = try Self.towards()
        ids = [
            "/care/asked/{id}": [asked.text], "/send/{id}": [held.text], "/people/note/{id}": [note.text],
            "/list/next/one/{id}": [plan.text], "/letters/{id}": letters.map(\.text),
            "/letters/write/{id}": [writing.id.text], "/sheet/{id}": sheets.map(\.text),
            "/sheet/{id}/read": sheets.map(\.text),
            "/sheet/{id}/again": sheets.map(\.text), "/sheet/{id}/turn": sheets.map(\.text),
            "/loops/{id}": sheets.map(\.text), "/loops/from/{id}": sheets.map(\.text),
            "/sheet/{id}/part/{part}/more": sheets.map(\.text), "/sheet/{id}/part/{part}": sheets.map(\.text),
            "/sitting/{id}": [sitting.id.text],
            "/timeline/entry/{id}": letters.map(\.text) + [held.text, note.text],
        ]
    }

    /// The questions of sheets towards someone, and of practices that ask about another.
    private static func towards() throws -> [String] {
        let catalogue = try World.catalogue()
        let normal = "Is there a line here"
        let sheets = catalogue.worksheets.flatMap { form in
            form.parts.filter { (form.matter?.needsSafety ?? false) || $0.asksAboutAnother }
        }
        let asked = sheets.map { $0.question(about: .past, .plain) }.filter { !$0.hasPrefix(normal) }
        #expect(asked.count >= 10)
        // Some questions stand in sheets about oneself too: those are no question about someone.
        let others = Set(
            catalogue.worksheets.filter { $0.matter == nil }.flatMap(\.parts).filter { !$0.asksAboutAnother }
                .map { $0.question(about: .past, .plain) }
        )
        return asked.filter { !others.contains($0) }
    }

    /// Paths of a route with made-up ids in the place of its parameters: those of what was written about them.
    func examples(of route: String, posting: Bool = false) -> [String] {
        // Before it is about anyone, the page of a form lists what it will ask.
        let forms = posting ? ["say-it", "mend"] : ["own"]
        if route.hasPrefix("/sheets/") { return forms.map { route.replacing("{form}", with: $0) } }
        let others = route.hasPrefix("/sitting/") ? ids["/sitting/{id}"] : nil
        return (ids[route] ?? others ?? [person.text]).flatMap { id in
            names(route).map { name in
                route.replacing("{id}", with: id).replacing("{name}", with: name).replacing("{form}", with: name)
                    .replacing("{part}", with: name).replacing("{kind}", with: "plan")
                    .replacing("{day}", with: "2026-11-21").replacing("{year}", with: "2026")
                    .replacing("{country}", with: "IE").replacing("{code}", with: "0")
            }
        }
    }

    private func names(_ route: String) -> [String] {
        switch route {
        case "/practise/{name}": ["look-around", "two-reasons", "one-patience"]
        case let one where one.contains("/practise/{name}") || one.hasPrefix("/sitting/"):
            ["two-reasons", "one-patience", "mend-something", "without-verdict", "swap-a-label", "fresh-look"]
        case let one where one.hasSuffix("/sheet/{form}"): ["say-it", "mend"]
        case let one where one.contains("{part}"):
            ["feel", "effect", "hoped", "did", "theirs", "their-trigger", "keeping"]
        case "/draft/{name}": ["send"]
        case "/print/{kind}/{name}": [person.text]
        default: ["look-around"]
        }
    }

    /// The fields of a form, in each of the ways that could begin something towards someone.
    func fill(_ form: String) -> [String] {
        let plain = form.replacing("ITEM", with: person.text).replacing("LETTER", with: EntryID(high: 1, low: 1).text)
        let kinds = ["kind=forgive-someone", "kind=gratitude"].map { plain.replacing("kind=friend", with: $0) }
        let encouraged = plain.replacing("do=how", with: "do=encourage")
        return Array(Set([plain, encouraged] + kinds)).sorted()
    }
}

/// How much there is towards someone; none of it may grow once they are kept simple.
private struct Towards {
    var held = 0
    var asked = 0
    var letters = 0
    var encouraging = 0
    var sheets = 0
    var practised = 0

    /// What there is more of than before, by name.
    func grown(since before: Towards) -> [String] {
        let counts: [(String, KeyPath<Towards, Int>)] = [
            ("held", \.held), ("asked", \.asked), ("letters", \.letters),
            ("encouraging", \.encouraging), ("sheets", \.sheets), ("practised", \.practised),
        ]
        return counts.filter { self[keyPath: $0.1] > before[keyPath: $0.1] }.map(\.0)
    }

    init(_ companion: Companion, _ person: EntryID) async {
        for row in await companion.timelineRows() {
            switch row.kind {
            case .held(let text): held += text.person == person ? 1 : 0
            case .asking(let asking): asked += asking.person == person ? 1 : 0
            case .letter(let letter): letters += letter.to == person && letter.kind != .someone ? 1 : 0
            case .plan(let plan): encouraging += plan.shape.encourager == person ? 1 : 0
            case .worksheet(let sheet):
                let matter = companion.catalogue.worksheet(sheet.form)?.matter
                sheets += sheet.person == person && matter?.needsSafety == true ? 1 : 0
            case .sitting(let sitting):
                let begun = sitting.about == person ? sitting.practices.map(\.practice) : []
                practised += begun.count { companion.catalogue.practice($0)?.practice.asksAboutAnother ?? false }
            case .item, .step, .person, .checkIn, .bondNote, .kindness, .careDone, .line, .mine, .closeness, .gone,
                .fairTest, .scaleWording, .unreadable:
                break
            }
        }
    }
}
