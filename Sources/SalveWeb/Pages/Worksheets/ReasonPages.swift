import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// What may come before the next part, and reasons looked at again.
struct ReasonPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [WorksheetTurnPage.self, LookAgainPage.self]

    let site: Site

    func add(to router: RouterGroup<WebContext>) {
        router.get(RouterPath(Route.sheet(.turn(":id")).path)) { _, context -> Response in
            let companion = try context.requireCompanion()
            let view = try await companion.worksheet(context.pathID())
            let page = WorksheetTurnPage(view, await companion.practices(), site.catalogue.strings)
            guard page.isFar || !page.offers.isEmpty else { return .found(.sheet(.one(view.sheet.thing.text))) }
            return site.answer(page, context)
        }
        router.get(RouterPath(Route.sheet(.again(":id")).path)) { _, context -> Response in
            let view = try await context.requireCompanion().worksheet(context.pathID())
            let page = LookAgainPage(view, site.catalogue.strings, context.settings.wording)
            guard !page.parts.isEmpty else { return .found(.sheet(.one(view.sheet.thing.text))) }
            return site.answer(page, context)
        }
        router.post(RouterPath(Route.sheet(.again(":id")).path)) { _, context in try await lookAgain(context) }
    }

    /// Keeps the shift of each part; the rows are numbered through all parts that are open.
    private func lookAgain(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let thing = try context.pathID()
        let view = try await companion.worksheet(thing)
        var form = try context.formID()
        var row = 0
        for one in view.openReasons {
            var sure: [Int: Worksheet.Reason.Sureness] = [:]
            for index in one.answer.reasons.indices {
                let sent = context.form?.value(.sure, row: row)
                sure[index] = sent.flatMap(Worksheet.Reason.Sureness.init(rawValue:))
                row += 1
            }
            if sure.isEmpty { continue }
            try await companion.lookAgain(at: one.part.id, of: thing, sure: sure, form: form)
            form = site.surroundings.newID()
        }
        if let landing: Landing = context.form?.choice(.landing) {
            let sitting = try await companion.land(landing, worksheet: thing, form: form)
            return .seeOther(.sitting(id: sitting.text, .here))
        }
        let isPlenty = try await companion.worksheet(thing).offersPause
        return await site.seeOther(.sheet(isPlenty ? .turn(thing.text) : .read(thing.text)), saying: .kept, context)
    }
}

extension SheetView {
    /// The parts with possible reasons that can be looked at now.
    ///
    /// None where it is about someone kept simple: what one made of it then is not to be doubted (R17).
    fileprivate var openReasons: [Part] {
        isAboutSomeoneFeared ? [] : parts.filter { $0.isOpen && !$0.answer.reasons.isEmpty }
    }
}

/// Something else that may come first: finding the room, the feet, the look from the side, or a pause.
struct WorksheetTurnPage: Page {
    static let template = "sheets/turn"

    let path: String
    let isFar: Bool
    let offers: [Offer]
    /// Where it goes on all the same.
    let on: String
    let whole: String

    /// One thing that may come first.
    struct Offer: Sendable {
        let line: String
        let title: String
        let link: String
    }

    init(_ view: SheetView, _ library: Library, _ strings: Strings) {
        let id = view.sheet.thing.text
        path = Route.sheet(.one(id)).path
        whole = path
        isFar = view.saysFar
        var wanted: [(line: String, practice: String)] = []
        if view.isLow.contains(.feeling) { wanted.append(("reflect.turn.feeling", "soles")) }
        if view.isLow.contains(.view) { wanted.append(("reflect.turn.view", "as-a-visitor")) }
        if view.offersPause { wanted.append(("reflect.turn.pause", "pause")) }
        offers = wanted.compactMap { line, name in
            guard let practice = library.practice(Practice.ID(name)) ?? library.practice(Practice.ID("look-around"))
            else { return nil }
            let link = Route.practice(name: practice.id.name).path
            return Offer(line: strings[line], title: practice.title, link: link)
        }
        let next = view.goesOnAt.flatMap { $0.answer.isEmpty ? $0 : nil }
        on = next.map { Route.sheet(.part(id, part: $0.part.id)).path } ?? Route.sheet(.read(id)).path
    }
}

/// Do you see it differently now? How sure, then and now.
struct LookAgainPage: Page {
    static let template = "sheets/again"

    let path: String
    let back: String
    let parts: [Part]

    /// One part with its reasons.
    struct Part: Sendable {
        let question: String
        let asksAboutAnother: Bool
        let reasons: [Reason]
    }

    /// One reason, with how sure one was when last asked.
    struct Reason: Sendable {
        let text: String
        let before: String?
        let sign: String?
        let sureName: String
        let sure: [Choices.Option]
    }

    init(_ view: SheetView, _ strings: Strings, _ wording: Wording) {
        let id = view.sheet.thing.text
        path = Route.sheet(.again(id)).path
        back = Route.sheet(.read(id)).path
        var row = 0
        parts = view.openReasons.map { one in
            let reasons = one.answer.reasons.map { reason in
                defer { row += 1 }
                let before = reason.lastSure.map { strings["reflect.sure.\($0.rawValue)"] }
                return Reason(
                    text: reason.text,
                    before: before.map { strings.text("reflect.before", ["sure": $0]) },
                    sign: reason.sign.isEmpty ? nil : reason.sign,
                    sureName: Field.sure.name(row),
                    sure: Choices.sureness(nil, strings)
                )
            }
            return Part(
                question: one.part.question(about: view.sheet.about, wording),
                asksAboutAnother: one.part.asksAboutAnother,
                reasons: reasons
            )
        }
    }
}
