import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/send`: a text that is kept for a while instead of being sent.
///
/// Nothing is sent, ever.
struct SendPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [SendPage.self, KeptPage.self]

    let site: Site

    func add(to router: RouterGroup<WebContext>) {
        router.get(RouterPath(Route.send.path)) { _, context in
            let companion = try context.requireCompanion()
            let held = await companion.heldTexts().map(\.value)
            let draft = await companion.draft(in: .send).map { FormFields($0) }
            let begun = try draft?.text(.text) ?? ""
            let now = site.surroundings.now()
            return site.answerByHour(SendPage(held, begun: begun, now: now, site.catalogue.strings), context)
        }
        router.post(RouterPath(Route.send.path)) { _, context in
            let form = try context.formID()
            guard let text = try context.form?.text(.text) else { throw WebProblem.empty }
            try await context.requireCompanion().hold(text, until: until(context), form: form)
            return Response.seeOther(.kept(id: form.text))
        }
        router.get(RouterPath(Route.kept(id: ":id").path)) { _, context in try await show(context) }
        router.post(RouterPath(Route.kept(id: ":id").path)) { _, context in try await change(context) }
    }

    private func show(_ context: WebContext) async throws -> Response {
        let thing = try context.pathID()
        let held = try await context.requireCompanion().heldTexts().map(\.value)
        guard let text = held.first(where: { $0.thing == thing }) else { throw WebProblem.notFound }
        return site.answerByHour(KeptPage(text, now: site.surroundings.now(), site.catalogue.strings), context)
    }

    private func change(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let thing = try context.pathID()
        let form = try context.formID()
        switch context.form?.choice(.act, as: Press.self) {
        case .keep:
            guard let text = try context.form?.text(.text) else { throw WebProblem.empty }
            try await companion.hold(again: thing, text: text, until: until(context), form: form)
            return .seeOther(.kept(id: thing.text))
        case .away:
            try await companion.putAway(thing, form: form)
            return .seeOther(.today)
        case nil:
            throw WebProblem.badValue
        }
    }

    private func until(_ context: WebContext) throws(WebProblem) -> Companion.HoldUntil {
        guard let until: Companion.HoldUntil = context.form?.choice(.until) else { throw .badValue }
        return until
    }

    private enum Press: String { case keep, away }
}

/// About to send something: a place for the words, and a while.
struct SendPage: Page {
    static let template = "hard/send"

    /// What is kept already.
    let kept: [One]
    let hasKept: Bool
    /// What was typed before, kept as one went; empty when nothing was.
    let begun: String

    /// A kept text by its time, not its words.
    struct One: Sendable {
        let path: String
        let till: String
    }

    init(_ held: [HeldText], begun: String, now: LocalTime, _ strings: Strings) {
        kept = held.map { text in
            One(path: Route.kept(id: text.thing.text).path, till: KeptPage.till(text, now: now, strings))
        }
        hasKept = !held.isEmpty
        self.begun = begun
    }
}

/// A kept text: till when, and once it is time, the words again.
struct KeptPage: Page {
    static let template = "hard/kept"

    let path: String
    let till: String
    let text: String
    /// True when its time has come.
    let isDue: Bool

    init(_ held: HeldText, now: LocalTime, _ strings: Strings) {
        path = Route.kept(id: held.thing.text).path
        till = Self.till(held, now: now, strings)
        text = held.text
        isDue = held.until <= now.moment
    }

    /// Till when it is kept, or that its time has come.
    static func till(_ held: HeldText, now: LocalTime, _ strings: Strings) -> String {
        if held.until <= now.moment { return strings["send.due"] }
        let at = LocalTime(moment: held.until, zone: now.zone, offset: now.offset)
        return strings.text("send.till", ["time": strings.dayAndHour(at)])
    }
}
