import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting
import SalveVault
import Testing

@testable import SalveWeb

@Suite("Whatever may change something, asked for by a stranger")
struct ForeignPostTests {
    /// What a whole form to each route holds, its token and id aside; words in capitals stand for ids.
    ///
    /// A route that is not here fails the test: add what one press on its page sends.
    static let forms: [String: String] = [
        "/": "do=plan&text=A+short+walk",
        "/patterns/helps": "show=morning",
        "/hard": "do=one", "/hard/wording": "wording=warm", "/sitting/{id}": "do=next",
        "/practise": "minutes=1", "/practise/{name}": "do=begin",
        "/practise/{name}/later": "entry=SITTING&back=today&do=skip", "/practise/bring-back": "practice=look-around",
        "/send": "text=Not+now&until=morning", "/send/{id}": "do=away",
        "/list": "what=Grey+jumper&size=tiny", "/list/bad": "thing=ITEM&bad=yes",
        "/list/next": "what=Ring+the+dentist", "/list/next/answer": "thing=PLAN&answer=did",
        "/care": "need=soothed&minutes=5", "/care/menu": "do=now&thing=ITEM", "/care/own": "example=warm-socks",
        "/care/now/{id}": "soothed=bit", "/care/ask/{id}": "text=Ten+minutes&support=listen",
        "/care/asked/{id}": "outcome=helped", "/list/next/one/{id}": "do=how&how=Fine",
        "/list/next/one/{id}/calendar": "day=2026-11-23&hour=9",
        "/list/people": "name=Ida&number=112", "/list/steps": "what=Light+on&part=coping", "/list/card": "",
        "/delete": "entry=ITEM&back=list", "/undo": "entry=DELETION&back=list",
        "/timeline": "find=jumper", "/steady/answer": "landing=same",
        "/settings/looks": "theme=dark&text-size=large", "/settings/words": "wording=warm&name=Robin",
        "/settings/place": "country=IE&night-from=22&night-to=6", "/settings/leave-out": "leave-out=breath",
        "/welcome": "do=go&what=Warm+socks&bad=1", "/welcome/offer": "do=go",
        "/welcome/leave-out": "do=go&leave-out=breath", "/welcome/country": "do=go&country=IE",
        "/settings/player": "pace=slower&volume=soft&breath=3-4",
        "/settings/check": "", "/settings/go-on": "", "/settings/copies/make": "",
        "/settings/copies/by-themselves": "alone=off", "/settings/copies/delete": "copy=salve-2026-11-21-1.vault",
        "/settings/copies/delete-all": "", "/settings/copies/look": "copy=salve-2026-11-21-1.vault",
        "/settings/copies/bring-back": "copy=salve-2026-11-21-1.vault",
        "/settings/copies/take-along": "copy=salve-2026-11-21-1.vault",
        "/settings/bring": "", "/settings/bring/in": "entry=ITEM", "/settings/bring/out": "",
        "/checkin": "field=low&word=sad&strength=2", "/checkin/start": "field=low", "/checkin/words": "own=wobbly",
        "/checkin/one/{id}": "do=later&word=sad", "/checkin/one/{id}/change": "field=lit&when=same",
        "/sheets/{form}/new": "do=begin&about=past", "/sheet/{id}": "do=keep",
        "/sheet/{id}/part/{part}": "do=next&text=A+long+week",
        "/loops/new": "distress=3", "/loops/from/{id}": "",
        "/reflect": "do=brief&distress=3", "/sheet/{id}/again": "sure-0=very",
        "/tests/new": "fair-first=look-around&fair-second=solid&fair-count=6", "/tests/of/{id}": "do=pause",
        "/tests/of/{id}/next": "distress=2", "/tests/try/{id}": "do=begin",
        "/kindness": "text=A+nod&from=stranger", "/draft/{name}": "text=half+a+line", "/settings/ask": "ask=yes",
        "/settings/suggestions": "do=agree",
        "/letters/new": "kind=gratitude&distress=2", "/letters/{id}": "do=open", "/letters/lines": "text=It+passed",
        "/letters/write/{id}": "do=keep&kind=friend&thing=LETTER&seen=-&text=Dear+you",
        "/mine/practice": "name=Grey+jumper&kind=outer&step=Put+it+on", "/mine/choose": "do=pin&practice=walk",
        "/mine/lines": "text=Everyone+has+nights+like+this", "/mine/words/{name}": "name=Around+here",
        "/mine/paste": "", "/mine/packs": "", "/mine/packs/add": "entry=ITEM",
        "/measures/of/{id}/wording": "", "/measures/of/{id}/wording/look": "do=confirm&entry=WORDING",
        "/measures/of/{id}/wording/type": "question-0=A+gate&question-1=A+door",
        "/measures/of/{id}/wording/line/{item}": "text=A+harbour",
        "/people/own": "text=Sundays+are+mine&lately=mixed", "/people/with/{id}": "text=We+laughed&as-i-am=partly",
        "/people/note/{id}": "text=We+laughed+a+lot", "/people/switch/{id}": "",
        "/people/with/{id}/apart": "do=ask",
        "/people/with/{id}/swings/away": "", "/people/with/{id}/swings/back": "",
        "/unlock": "passphrase=five+made+up+words+here", "/unlock/recovery": "recovery=ABCD",
        "/unlock/words": "entry=ITEM", "/unlock/awake": "", "/unlock/hold": "goes-to=/list&what=Socks",
        "/lock": "", "/hide": "", "/settings/goes-by": "goes-by=notes",
        "/settings/lock/new": "new-passphrase=five+made+up+words+here&again=five+made+up+words+here",
        "/settings/lock/drill": "first=ABCD&second=EFGH", "/settings/lock/without": "",
        "/settings/lock/after": "minutes=5", "/settings/lock/change": "passphrase=a&new-passphrase=b&again=b",
        "/settings/lock/recovery": "passphrase=a", "/settings/lock/anew": "passphrase=a",
        "/settings/lock/remove": "passphrase=a", "/settings/sessions/end": "",
        "/measures": "ask=yes", "/measures/of/{id}": "do=one",
        "/measures/answer/{id}/{number}": "do=next&answer=2",
        "/measures/whole/{id}": "do=stop&answer-1=3", "/measures/between/{id}": "",
        "/measures/results/{id}": "day=2026-11-01",
        "/closeness": "do=keep&close-catch=lot&close-seen=no",
        "/settings/export": "format=json", "/settings/delete": "", "/settings/close": "",
    ]
    /// These need a copy, a file or something brought in, which is not here: their own tests have them taken.
    static let needMore: Set = [
        "/settings/copies/take-along", "/settings/bring", "/settings/bring/in", "/settings/bring/out",
        "/mine/paste", "/mine/packs", "/mine/packs/add",
        "/tests/try/{id}", "/measures/of/{id}/wording", "/measures/of/{id}/wording/look",
    ]
    /// These leave nothing for those after them.
    static let last = ["/delete", "/settings/delete", "/settings/close"]

    @Test("Every route that may change something has a whole form here")
    func everyRoute() throws {
        let routes = Set(try Self.routes())
        #expect(routes == Set(Self.forms.keys))
    }

    @Test("From elsewhere, without a token, with another's, or by a method that only looks, nothing changes")
    func strangers() async throws {
        try await withServer { server in
            let made = try await Made(server)
            let other = try await Visitor(server)
            let before = try await made.state()
            for route in try Self.routes() {
                let path = made.fill(route)
                let form = made.fill(Self.forms[route] ?? "")
                for stance in Stance.all(port: server.port) {
                    let whole = made.visitor.form(form, id: 0xF00)
                    let answer = try await server.post(path, whole, made.visitor.cookie.merging(stance) { $1 })
                    #expect(answer.status == 403, "\(route) \(stance)")
                }
                for token in ["", "token=\(other.token)&", "token=\(String(repeating: "0", count: 64))&"] {
                    let answer = try await made.visitor.post(
                        path,
                        token + "id=\(EntryID(high: 1, low: 1).text)&" + form
                    )
                    #expect(answer.status == 403, "\(route)")
                }
                for method in ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"] {
                    let address = path + "?" + made.visitor.form(form, id: 0xF00)
                    let answer = try await server.send(method, address, made.visitor.cookie)
                    #expect(answer.status != 303 && answer.status < 500, "\(method) \(route) \(answer.status)")
                }
            }
            let after = try await made.state()
            #expect(after == before)
            #expect(try await made.visitor.get("/list").status == 200)
        }
    }

    @Test("From its own page each of these forms is taken, so that the test above proves something")
    func ownPage() async throws {
        try await withServer { server in
            let made = try await Made(server)
            let routes = try Self.routes().filter { !Self.last.contains($0) } + Self.last
            for (number, route) in routes.enumerated() {
                let form = made.visitor.form(made.fill(Self.forms[route] ?? ""), id: 0xE00 + UInt64(number))
                let answer = try await made.visitor.post(made.fill(route), form)
                let taken = Self.needMore.contains(route) ? [404, 409, 422] : [200, 204, 303]
                #expect(taken.contains(answer.status), "\(route) \(answer.status)")
            }
            #expect(try await made.visitor.get("/list").status == 401)
        }
    }

    /// The routes of the running program that are not for looking only.
    private static func routes() throws -> [String] {
        let routes = try routeTable(World.catalogue(), WebConfiguration(surroundings: night.surroundings))
        return routes.filter { !$0.hasPrefix("GET ") && !$0.hasPrefix("HEAD ") }.map { route in
            String(route.drop { $0 != " " }.dropFirst())
        }
    }
}

/// How a request can look that no page of ours sent.
private enum Stance {
    static func all(port: Int) -> [[String: String]] {
        let ours = "http://localhost:\(port)"
        let sites = ["cross-site", "same-site", "none", "unknown", ""].map { ["Sec-Fetch-Site": $0] }
        let foreignOrigins = [
            "null", "http://evil.example", "http://localhost", "http://localhost:1", "https://localhost:\(port)",
            "http://127.0.0.1:\(port)", "http://localhost:\(port).evil.example", ours + "/", ours + " " + ours,
        ]
        let origins = foreignOrigins.map { ["Sec-Fetch-Site": "", "Origin": $0] }
        let disguises = ["cross-site", "same-site", "none"].map { ["Sec-Fetch-Site": $0, "Origin": ours] }
        return sites + origins + disguises
    }
}

/// A made-up person's things, and what they go by.
private struct Made {
    let server: TestServer
    let visitor: Visitor
    private let ids: [String: String]

    init(_ server: TestServer) async throws {
        self.server = server
        let companion = server.companion
        try await OwnThings.fill(companion)
        visitor = try await Visitor(server)
        let world = World(day: 2)
        let form = { EntryID(high: 0xAC, low: world.form().low) }
        let things = await companion.list()
        try await companion.delete(try #require(things.last).thing, form: form())
        let checkIn = form()
        var answers = CheckIn.Answers()
        answers.shape = .unsure
        try await companion.checkIn(answers, form: checkIn)
        let sitting = try await companion.begin(.hard, opening: .lookAround, form: form())
        let (done, asked) = (form(), form())
        let person = try #require(await companion.people().first).thing
        let past = form()
        var before = PersonLine(name: "Una")
        before.isPast = true
        try await companion.keepPerson(before, form: past)
        try await companion.doCare(try #require(things.first).thing, need: .soothed, form: done)
        try await companion.keepAsking("Ten minutes tonight?", person: person, kind: .listen, form: asked)
        let note = form()
        try await companion.keepBondNote(BondNote(thing: note, person: person, text: "Quiet"), form: note)
        let (answering, answered) = (form(), form())
        _ = try await companion.beginMeasure(Scale.ID("salve-short"), asking: true, form: answered)
        _ = try await companion.answer(
            [AnsweredScale.Place(Scale.Item.ID("1")): 2],
            in: answered,
            finishes: true,
            form: form()
        )
        _ = try await companion.beginMeasure(Scale.ID("salve-short"), asking: true, form: answering)
        let letter = form()
        let words = LetterWords(kind: .friend, text: "Leave the dishes")
        try await companion.keepLetter(words, thing: letter, seen: "-", form: letter)
        let sheet = form()
        _ = try await companion.beginWorksheet(Worksheet.FormID("own"), form: sheet)
        let reflection = form()
        _ = try await companion.beginWorksheet(Reflection.form, distress: 2, asking: true, form: reflection)
        let reasons = Worksheet.Answer(part: "mine", reasons: [Worksheet.Reason("Tired", sure: .little)])
        try await companion.write(reasons, in: reflection, form: form())
        let fair = try await companion.beginFairTest(.lookAround, Practice.ID("solid"), count: 6, form: form())
        let wording = form()
        let lines = ["A kettle", "A stair"].map { TypedWording.Line(text: $0, labels: []) }
        let phq2 = try #require(companion.catalogue.scale(Scale.ID("phq-2"))).scale
        try await companion.bringWording(TypedWording.offer(lines, for: phq2), from: .typed, form: wording)
        ids = [
            "FAIR": fair.text,
            "WORDING": wording.text,
            "SHEET": sheet.text, "REFLECTION": reflection.text,
            "ITEM": try #require(things.first).thing.text,
            "PLAN": try #require(await companion.plans().first).thing.text,
            "DELETION": try #require(await companion.openDeletions().first).text,
            "DONE": done.text, "ASKED": asked.text, "PERSON": person.text, "PAST": past.text,
            "ANSWERING": answering.text, "ANSWERED": answered.text,
            "NOTE": note.text, "LETTER": letter.text, "CHECKIN": checkIn.text, "SITTING": sitting.id.text,
            "HELD": try #require(await companion.heldTexts().first).value.thing.text,
        ]
    }

    /// A path or form with ids in the place of their words.
    func fill(_ text: String) -> String {
        var text = text.replacing("/sitting/{id}", with: "/sitting/SITTING").replacing("/send/{id}", with: "/send/HELD")
            .replacing("/checkin/one/{id}", with: "/checkin/one/CHECKIN").replacing(
                "/draft/{name}",
                with: "/draft/check-in"
            )
            .replacing("/letters/{id}", with: "/letters/LETTER")
            .replacing("/letters/write/{id}", with: "/letters/write/SITTING")
            .replacing("/people/with/{id}/apart", with: "/people/with/PAST/apart")
            .replacing("/people/with/{id}", with: "/people/with/PERSON")
            .replacing("/people/switch/{id}", with: "/people/switch/PERSON")
            .replacing("/people/note/{id}", with: "/people/note/NOTE")
            .replacing("/measures/of/{id}/wording", with: "/measures/of/phq-2/wording")
            .replacing("/measures/of/{id}", with: "/measures/of/salve-short").replacing("{item}", with: "1")
            .replacing("/measures/results/{id}", with: "/measures/results/ANSWERED")
            .replacing("/measures/between/{id}", with: "/measures/between/ANSWERED")
            .replacing("/measures/answer/{id}/{number}", with: "/measures/answer/ANSWERING/1")
            .replacing("/measures/whole/{id}", with: "/measures/whole/ANSWERING")
            .replacing("{name}", with: "look-around").replacing("{form}", with: "own")
            .replacing("/loops/from/{id}", with: "/loops/from/REFLECTION")
            .replacing("/sheet/{id}/again", with: "/sheet/REFLECTION/again")
            .replacing("/sheet/{id}", with: "/sheet/SHEET").replacing("{part}", with: "next")
            .replacing("/care/now/{id}", with: "/care/now/DONE")
            .replacing("/care/ask/{id}", with: "/care/ask/PERSON").replacing(
                "/care/asked/{id}",
                with: "/care/asked/ASKED"
            )
            .replacing("/list/next/one/{id}", with: "/list/next/one/PLAN")
            .replacing("/tests/of/{id}", with: "/tests/of/FAIR").replacing("/tests/try/{id}", with: "/tests/try/FAIR")
        for (word, id) in ids { text = text.replacing(word, with: id) }
        return text
    }

    /// What is kept and chosen.
    func state() async throws -> State {
        State(
            report: try await server.companion.verify(),
            settings: await server.companion.settings(),
            rows: await server.companion.timelineRows().map(\.id)
        )
    }

    struct State: Equatable {
        let report: VerifyReport
        let settings: Settings
        let rows: [EntryID]
    }
}
