import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore

/// `/hard`: the first screen of the hard moment, and what it reaches before anything was chosen.
///
/// Nothing is kept until something is chosen; then a sitting begins at the hard door.
struct HardPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [
        HardStartPage.self, HardListPage.self, HardPersonPage.self, ClosePage.self, OwnLinesPage.self,
    ]

    let site: Site

    func add(to router: RouterGroup<WebContext>) {
        router.get(RouterPath(Route.hard(.start).path)) { _, context in try await start(context) }
        router.post(RouterPath(Route.hard(.start).path)) { _, context in try await begin(context) }
        router.get(RouterPath(Route.hard(.list).path)) { _, context in
            let list = try await context.requireCompanion().list()
            if list.isEmpty { return Response.seeOther(.hard(.start)) }
            return site.answerByHour(HardListPage(list, at: nil, strings: site.catalogue.strings), context)
        }
        router.get(RouterPath(Route.hard(.person).path)) { _, context in
            let people = try await context.requireCompanion().callers()
            let page = HardPersonPage(people, at: nil, lines: site.catalogue.helpLines, context.settings)
            return site.answerByHour(page, context)
        }
        router.get(RouterPath(Route.hard(.own).path)) { _, context in
            let companion = try context.requireCompanion()
            let lines = await companion.linesAtHand()
            if lines.isEmpty { return Response.seeOther(.hard(.start)) }
            let page = OwnLinesPage(lines, hasList: await !companion.list().isEmpty)
            return site.answerByHour(page, context)
        }
        router.get(RouterPath(Route.hard(.stop).path)) { _, context in
            let people = try await context.requireCompanion().callers()
            return site.answerByHour(ClosePage(people: people, taken: nil), context)
        }
        router.post(RouterPath(Route.hard(.wording).path)) { _, context in
            guard let wording: Wording = context.form?.choice(.wording) else { throw WebProblem.badValue }
            let choice = Preference(.wording, wording.rawValue)
            try await context.requireCompanion().choose([choice], form: context.formID())
            return Response.seeOther(.hard(.start))
        }
    }

    private func start(_ context: WebContext) async throws -> Response {
        let list = try await context.requireCompanion().list()
        let hasLines = try await !context.requireCompanion().linesAtHand().isEmpty
        let page = HardStartPage(
            list: list,
            hasLines: hasLines,
            wording: context.settings.wording,
            strings: site.catalogue.strings
        )
        return site.answerByHour(page, context)
    }

    private func begin(_ context: WebContext) async throws -> Response {
        let companion = try context.requireCompanion()
        let form = try context.formID()
        let practice: Practice.ID
        switch context.form?.choice(.act, as: Choice.self) {
        case .one: practice = .lookAround
        case .hands: practice = .solid
        case .take:
            guard let thing = context.form?.id(.thing) else { throw WebProblem.badValue }
            return try await take(thing, companion, form)
        case nil: throw WebProblem.badValue
        }
        // What is left out or put aside gives way to what is offered first.
        let shown = await companion.shown(practice)
        let isGone = shown == nil || shown?.hold == .leftOut
        let first = isGone ? await companion.library().offered.first?.text.id : practice
        let sitting = try await companion.begin(.hard, opening: first ?? practice, form: form)
        return .seeOther(.sitting(id: sitting.id.text, .here))
    }

    /// A thing of one's own was chosen: the sitting holds it, and asks nothing.
    private func take(_ thing: EntryID, _ companion: Companion, _ form: EntryID) async throws -> Response {
        guard await companion.list().contains(where: { $0.thing == thing }) else { throw WebProblem.notFound }
        let sitting = try await companion.begin(.hard, form: form)
        // The same form again finds the sitting closed, and changes nothing.
        if sitting.session.phase != .closed {
            try await companion.take(item: thing, in: sitting.id, form: site.surroundings.newID())
            _ = try await companion.act(.stop, in: sitting.id, form: site.surroundings.newID())
        }
        return .seeOther(.sitting(id: sitting.id.text, .here))
    }

    private enum Choice: String { case one, hands, take }
}

extension Practice.ID {
    /// The first screens of the hard moment.
    static let lookAround = Practice.ID("look-around")
    /// Something for the hands.
    static let solid = Practice.ID("solid")
    /// Something to hear.
    static let oneSound = Practice.ID("one-sound")
    /// Rest without sleeping.
    static let lyingAwake = Practice.ID("lying-awake")
    /// Light on, stand up.
    static let lightOn = Practice.ID("light-on")
    /// Finding the day and the room again.
    static let nameTheDay = Practice.ID("name-the-day")
}

/// The first screen: its second line already is the practice.
struct HardStartPage: Page {
    static let template = "hard/start"

    /// The person's own things, as examples; nil when the list is empty.
    let things: String?
    /// True when there are lines of one's own for a hard moment.
    let hasLines: Bool
    /// The wording that one tap would bring, and what that tap is called.
    let otherWording: String
    let otherWordingName: String

    init(list: [CareItem], hasLines: Bool, wording: Wording, strings: Strings) {
        self.hasLines = hasLines
        let names = list.filter(\.isForBadTimes).isEmpty ? list : list.filter(\.isForBadTimes)
        things = list.isEmpty ? nil : Self.examples(names.map(\.text))
        otherWording = wording == .plain ? Wording.warm.rawValue : Wording.plain.rawValue
        otherWordingName = strings[wording == .plain ? "hard.start.towarm" : "hard.start.toplain"]
    }

    /// As many as fit on a line, each shortened to its first words.
    private static func examples(_ texts: [String]) -> String {
        var line = ""
        for text in texts {
            let next = line.isEmpty ? short(text) : line + ", " + short(text)
            if next.count > 42, !line.isEmpty { break }
            line = next
        }
        return line
    }

    private static func short(_ text: String) -> String {
        let line = text.split(separator: "\n").first.map(String.init) ?? text
        return line.count > 26 ? line.prefix(24).split(separator: " ").dropLast().joined(separator: " ") + "…" : line
    }
}

/// One's own things, tiny ones first, the whole list a press each.
struct HardListPage: Page {
    static let template = "hard/list"

    /// The sitting it was opened from; nil before one began.
    let at: SittingLinks?
    /// Where a choice goes.
    let action: String
    let first: Thing
    let more: [Thing]

    /// One thing.
    struct Thing: Sendable {
        let id: String
        let text: String
        let about: String
    }

    /// The list, which holds at least one thing.
    init(_ list: [CareItem], at: SittingLinks?, strings: Strings) {
        let ordered = list.filter(\.isForBadTimes) + list.filter { !$0.isForBadTimes }
        let things = ordered.map { item in
            let about = [item.place, strings["hard.list.size.\(item.size.rawValue)"]].filter { !$0.isEmpty }
            let line = about.joined(separator: ", ")
            return Thing(
                id: item.thing.text,
                text: item.text,
                about: line.prefix(1).uppercased() + line.dropFirst() + "."
            )
        }
        self.at = at
        action = at?.here ?? Route.hard(.start).path
        first = things.first ?? Thing(id: "", text: "", about: "")
        more = Array(things.dropFirst())
    }
}

/// Someone to call or text: own people, and a line.
struct HardPersonPage: Page {
    static let template = "hard/person"

    let at: SittingLinks?
    let people: [Caller]
    let lines: [HelpLine]
    /// Where all lines are.
    let help: String
    let hasLines: Bool

    init(_ people: [Person], at: SittingLinks?, lines: HelpLines, _ settings: Settings) {
        self.at = at
        self.people = people.map(Caller.init)
        let country = settings.country.map { code in lines.countries.filter { $0.code == code } } ?? []
        self.lines = country.flatMap(\.lines).filter { $0.kind == .distress }.prefix(3).map { HelpLine($0) }
        hasLines = !self.lines.isEmpty
        help = at?.help ?? Route.helpNow.path
    }
}

/// One of one's own people.
struct Caller: Sendable {
    let name: String
    /// As the person wrote it; nil when they wrote none.
    let ownNumber: String?
    let ownCall: String?
    let ownText: String?

    init(_ person: Person) {
        name = person.name
        let dialled = person.number.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
        ownNumber = dialled.isEmpty ? nil : person.number
        ownCall = dialled.isEmpty ? nil : "tel:" + dialled
        ownText = dialled.isEmpty ? nil : "sms:" + dialled
    }
}

/// The end of a sitting: asks nothing.
struct ClosePage: Page {
    static let template = "hard/close"

    /// The first of one's own people; nil for none.
    let person: Caller?
    /// What was taken from one's own list.
    let taken: String?
    /// Where the fair test is that this sitting belongs to; nil for none.
    var fair: String?

    init(people: [Person], taken: String?) {
        person = people.map(Caller.init).first { $0.ownCall != nil }
        self.taken = taken
    }
}
