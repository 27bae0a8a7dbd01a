import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/send`: a text that is kept for a while instead of being sent, beside what one feels.
///
/// Nothing is sent, ever.
struct SendPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [SendPage.self, KeptPage.self]

    let site: Site

    func add(to router: RouterGroup<WebContext>) {
        router.get(RouterPath(Route.send.path)) { _, context in try await page(nil, context) }
        router.post(RouterPath(Route.send.path)) { _, context in try await keep(context) }
        router.get(RouterPath(Route.kept(id: ":id").path)) { _, context in try await show(context) }
        router.post(RouterPath(Route.kept(id: ":id").path)) { _, context in try await change(context) }
    }

    /// The place for the words; of someone, for them.
    func page(_ person: Person?, _ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let draft = await companion.draft(in: .send).map { FormFields($0) }
        let page = SendPage(
            await companion.heldTexts().map(\.value),
            begun: draft,
            whom: person?.thing ?? draft?.id(.person),
            people: await companion.people(for: .pause),
            now: site.surroundings.now(),
            site.catalogue.strings
        )
        return site.answerByHour(page, context)
    }

    /// For someone kept simple there is no pause: the words stay as a draft, and other ways stand there (R17).
    private func keep(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let form = try context.formID()
        let pause = try pause(context)
        guard let thing = pause.person, await !companion.opens(.pause, about: thing) else {
            try await companion.hold(pause, form: form)
            return .seeOther(.kept(id: form.text))
        }
        try await companion.saveDraft(context.form?.drafted ?? [], in: .send, form: form)
        return .seeOther(.person(thing.text))
    }

    private func show(_ context: WebContext) async throws -> Response {
        let thing = try context.pathID()
        let companion = try context.requireCompanion()
        guard let held = await companion.heldTexts().first(where: { $0.value.thing == thing }) else {
            throw WebProblem.notFound
        }
        let page = KeptPage(
            held,
            isOpen: await companion.opens(.pause, about: held.value.person),
            begun: await companion.draft(in: .held(thing)).map { FormFields($0) },
            now: site.surroundings.now(),
            site.catalogue.strings
        )
        return site.answerByHour(page, context)
    }

    private func change(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let thing = try context.pathID()
        let form = try context.formID()
        // Each time to keep it till is a button of its own, which says no more than the time.
        let isKeeping = context.form?[.act] == nil && context.form?[.until] != nil
        switch isKeeping ? .keep : context.form?.choice(.act, as: Press.self) {
        case .keep:
            let held = await companion.heldText(thing)
            if await !companion.opens(.pause, about: held?.person) { return .seeOther(.kept(id: thing.text)) }
            var pause = try pause(context)
            if context.form?[.feel] == nil { pause.feeling = held?.feeling ?? "" }
            try await companion.hold(again: thing, pause, form: form)
            return .seeOther(.kept(id: thing.text))
        case .away, .copied:
            let isOpen = await companion.opens(.pause, about: companion.heldText(thing)?.person)
            try await companion.putAway(thing, text: isOpen ? context.form?.text(.text) : nil, form: form)
            return .seeOther(.today)
        case .go:
            guard let held = await companion.heldTexts().first(where: { $0.value.thing == thing }) else {
                throw WebProblem.notFound
            }
            try await companion.delete(held.entry, form: form)
            return .seeOther(.timeline)
        case nil:
            throw WebProblem.badValue
        }
    }

    private func pause(_ context: WebContext) throws -> Pause {
        guard let form = context.form, let text = try form.text(.text) else { throw WebProblem.empty }
        return Pause(text: text, feeling: try form.text(.feel) ?? "", person: form.id(.person), until: try until(form))
    }

    private func until(_ form: FormFields) throws(WebProblem) -> Pause.Until {
        if form[.until] == Self.own {
            guard let day = form[.day].flatMap({ Day(text: $0) }), let hour = form[.hour].flatMap({ Int($0) }) else {
                throw .badValue
            }
            return .own(day, hour: hour)
        }
        guard let until: Companion.HoldUntil = form.choice(.until) else { throw .badValue }
        return .usual(until)
    }

    /// What the field says of a day of one's own.
    private static let own = "own"

    private enum Press: String { case keep, away, copied, go }
}

/// About to send something: a place for the words and for what one feels, and a while.
struct SendPage: Page {
    static let template = "hard/send"

    /// What is kept already.
    let kept: [One]
    let hasKept: Bool
    /// What was typed before, kept as one went; empty when nothing was.
    let begun: String
    let feel: String
    /// Whom it is for; nil where nobody can be named.
    let whom: Choices?
    /// True where what stands beside the text is open: something was typed there, or someone named.
    let isMoreOpen: Bool
    /// The first day of one's own that can be chosen, and the last.
    let firstDay: String
    let lastDay: String
    let hours: [Choices.Option]

    /// The hour that stands there first.
    private static let usualHour = 18

    /// A kept text by its time, not its words.
    struct One: Sendable {
        let path: String
        let till: String
    }

    init(
        _ held: [HeldText],
        begun: FormFields?,
        whom: EntryID?,
        people: [Person],
        now: LocalTime,
        _ strings: Strings
    ) {
        kept = held.map { text in
            One(path: Route.kept(id: text.thing.text).path, till: KeptPage.till(text, now: now, strings))
        }
        hasKept = !held.isEmpty
        // A text that is too long was never kept as a draft.
        self.begun = begun?[.text] ?? ""
        feel = begun?[.feel] ?? ""
        let options = people.map { person in
            Choices.Option(value: person.thing.text, label: person.name, isChosen: person.thing == whom)
        }
        let isNamed = options.contains(where: \.isChosen)
        let nobody = Choices.Option(value: "", label: strings["send.nobody"], isChosen: !isNamed)
        self.whom =
            options.isEmpty
            ? nil
            : Choices(
                name: Field.person.rawValue,
                legend: strings["send.whom"],
                kind: "radio",
                options: [nobody] + options
            )
        isMoreOpen = !feel.isEmpty || isNamed
        firstDay = now.day.text
        lastDay = Day(number: now.day.number + 366).text
        hours = (0...23).map { hour in
            Choices.Option(value: String(hour), label: "\(hour):00", isChosen: hour == Self.usualHour)
        }
    }
}

/// A kept text: till when, and once it is time, the words again, what one felt then first.
struct KeptPage: Page {
    static let template = "hard/kept"

    let thing: String
    let shelf = Shelf.timeline.rawValue
    let path: String
    let till: String
    let text: String
    /// What one felt then; nil when it was not said.
    let felt: String?
    /// True when its time has come.
    let isDue: Bool
    /// True for words to someone kept simple since: they stay, and nothing asks about them (R17).
    let isSimple: Bool

    /// Where changed words are kept as one goes.
    let draft: String

    init(
        _ current: Timeline.Current<HeldText>,
        isOpen: Bool,
        begun: FormFields?,
        now: LocalTime,
        _ strings: Strings
    ) {
        let held = current.value
        thing = current.entry.text
        path = Route.kept(id: held.thing.text).path
        isSimple = !isOpen
        till = isSimple ? strings["send.title"] : Self.till(held, now: now, strings)
        text = begun?[.text] ?? held.text
        draft = Route.draft(DraftSlot.held(held.thing).name).path
        felt = held.feeling.isEmpty ? nil : strings.text("send.felt", ["feeling": held.feeling])
        isDue = held.until <= now.moment && isOpen
    }

    /// Till when it is kept, or that its time has come.
    static func till(_ held: HeldText, now: LocalTime, _ strings: Strings) -> String {
        if held.until <= now.moment { return strings["send.due"] }
        let at = LocalTime(moment: held.until, zone: now.zone, offset: now.offset)
        return strings.text("send.till", ["time": strings.dayAndHour(at)])
    }
}
