import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// One sitting of a fair test: the number before, what chance picked, and the number after.
///
/// What lies between is an ordinary sitting with its own pages; no rule of it is looser here.
struct FairTryPages: Sendable {
    let site: Site

    private var strings: Strings { site.catalogue.strings }

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.fair(.next(":id")).path)) { _, context -> Response in
            let companion = try context.requireCompanion()
            let view = try await companion.fairTest(context.pathID())
            let id = view.test.thing.text
            guard !view.isOver, view.test.state == .going, view.waiting == nil else {
                return .found(.fair(.one(id)))
            }
            if try await companion.fairHold(view.test.thing) != nil { return .found(.fair(.freely(id))) }
            return site.answer(FairNextPage(view, strings), context)
        }
        router.post(RouterPath(Route.fair(.next(":id")).path)) { _, context in try await next(context) }
        router.get(RouterPath(Route.fair(.freely(":id")).path)) { _, context in
            let companion = try context.requireCompanion()
            let view = try await companion.fairTest(context.pathID())
            let hold = try await companion.fairHold(view.test.thing)
            let offered = await companion.library().offered
            let page = FairFreelyPage(view, hold, offered, strings, context.settings.wording)
            return site.answer(page, context)
        }
        router.get(RouterPath(Route.fair(.attempt(":id")).path)) { _, context -> Response in
            let companion = try context.requireCompanion()
            let (one, view) = try await companion.fairTry(context.pathID())
            guard view.waiting?.thing == one.thing else { return .found(.fair(.one(one.test.text))) }
            return site.answer(FairTryPage(one, view, strings), context)
        }
        router.post(RouterPath(Route.fair(.attempt(":id")).path)) { _, context in try await press(context) }
    }

    /// The number before; without one, or where the rules leave it to the person, nothing is kept.
    private func next(_ context: WebContext) async throws -> Response {
        let thing = try context.pathID()
        let before = try rating(context)
        let companion = try context.requireCompanion()
        // Let to wait, or over, since the page was shown.
        let view = try await companion.fairTest(thing)
        if view.isOver || view.test.state != .going { return .seeOther(.fair(.one(thing.text))) }
        switch try await companion.nextFairTry(of: thing, before: before, form: context.formID()) {
        case .picked(let one): return .seeOther(.fair(.attempt(one.text)))
        case .freely: return .seeOther(.fair(.freely(thing.text)))
        }
    }

    private func press(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let thing = try context.pathID()
        let form = try context.formID()
        let (one, _) = try await companion.fairTry(thing)
        guard let press: Press = context.form?.choice(.act) else {
            return try await rate(one, after: rating(context), companion, form)
        }
        switch press {
        case .begin, .other:
            let side = press == .begin ? one.drawn : one.drawn.other
            guard let sitting = try await companion.openFairTry(thing, doing: side, form: form) else {
                return .seeOther(.fair(.freely(one.test.text)))
            }
            return .seeOther(.sitting(id: sitting.id.text, .here))
        case .leave:
            try await companion.leaveFairTry(thing, form: form)
            return .seeOther(.fair(.one(one.test.text)))
        case .skip: return try await rate(one, after: nil, companion, form)
        }
    }

    /// Keeps the number after; where it went up, the sitting asks about it first (R5).
    private func rate(
        _ one: FairTry,
        after: Int?,
        _ companion: Companion,
        _ form: EntryID
    ) async throws -> Response {
        if let sitting = try await companion.rateFairTry(one.thing, after: after, form: form) {
            return .seeOther(.sitting(id: sitting.text, .here))
        }
        return .seeOther(.fair(.one(one.test.text)))
    }

    private func rating(_ context: WebContext) throws -> Int? {
        let sent = context.form?[.distress] ?? ""
        let rating = Int(sent)
        guard sent.isEmpty || rating != nil else { throw WebProblem.badValue }
        return rating
    }

    private enum Press: String { case begin, other, leave, skip }
}

/// The number before the next sitting of a test.
struct FairNextPage: Page {
    static let template = "fair/next"
    static let section: Section? = .practise

    let path: String
    let back: String
    let name: String
    let numbers = Array(0...10)

    init(_ view: FairTestView, _ strings: Strings) {
        path = Route.fair(.next(view.test.thing.text)).path
        back = Route.fair(.one(view.test.thing.text)).path
        name = strings.name(of: view)
    }
}

/// Where chance does not pick: both practices, and what the rules offer.
struct FairFreelyPage: Page {
    static let template = "fair/freely"
    static let section: Section? = .practise

    let back: String
    /// Why chance does not pick.
    let why: String
    let two: [Row]
    let offers: [Row]

    /// A practice, as a link to its own page.
    struct Row: Sendable {
        let title: String
        let reason: String?
        let link: String
    }

    init(
        _ view: FairTestView,
        _ hold: FairHold?,
        _ offered: [Shown],
        _ strings: Strings,
        _ wording: Wording
    ) {
        back = Route.fair(.one(view.test.thing.text)).path
        why = strings[Self.key(hold)]
        let both = FairTest.Side.allCases
        two = both.map { side in
            let link = Route.practice(name: view.test.practice(side).name).path
            return Row(title: view.title(side), reason: nil, link: link)
        }
        let named = Set(both.map { view.test.practice($0) })
        offers = offered.filter { !named.contains($0.text.id) }.prefix(4).map { shown in
            Row(
                title: shown.text.title,
                reason: shown.why.map { strings["why.\($0.rawValue)", wording] },
                link: Route.practice(name: shown.text.id.name).path
            )
        }
    }
}

extension FairFreelyPage {
    /// Where nothing but the number can hold chance back, it was that.
    fileprivate static func key(_ hold: FairHold?) -> String {
        guard let hold, hold != .notRated else { return "fair.freely.number" }
        return hold == .byRule ? "fair.freely.rule" : "fair.one." + FairOnePage.key(hold)
    }
}

/// A sitting of a test that waits: to be begun, or for its number after.
struct FairTryPage: Page {
    static let template = "fair/try"
    static let section: Section? = .practise

    let path: String
    let back: String
    /// What chance picked; nil once one of the two was begun.
    let picked: String?
    let other: String
    /// What was begun, in the question for the number after; nil before.
    let about: String?
    /// The sitting it is in; nil before.
    let sitting: String?
    let numbers = Array(0...10)

    init(_ one: FairTry, _ view: FairTestView, _ strings: Strings) {
        path = Route.fair(.attempt(one.thing.text)).path
        back = Route.fair(.one(one.test.text)).path
        picked = one.isUsed ? nil : view.title(one.drawn)
        other = view.title(one.drawn.other)
        about = one.done.map { strings.text("fair.after.about", ["title": view.title($0)]) }
        sitting = one.sitting.map { Route.sitting(id: $0.text, .here).path }
    }
}
