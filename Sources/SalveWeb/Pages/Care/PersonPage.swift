import SalveCompanion
import SalveContent
import SalveCore

/// A person, as shown or to be changed.
struct PersonFields: Sendable {
    /// The person that is changed; nil for a new one.
    let thing: String?
    let name: String
    let number: String
    let bond: String
    /// Neutral words to begin with.
    let bonds: [String]
    let isPast: Bool
    let change: String?
    let goodFor: Choices
    let isSimple: Bool

    /// The names of neutral words for a bond, in the strings.
    static let bondNames = ["partner", "parent", "child", "sibling", "friend", "colleague", "new"]

    init(_ person: Person?, _ strings: Strings) {
        thing = person?.thing.text
        name = person?.name ?? ""
        number = person?.number ?? ""
        bond = person?.traits.bond ?? ""
        bonds = Self.bondNames.map { strings["people.bonds.\($0)"] }
        isPast = person?.traits.isPast ?? false
        change = person.map { Route.person($0.thing.text).path }
        goodFor = .among(
            SupportKind.self,
            .support,
            labels: "support.kind",
            legend: "support.goodfor",
            chosen: person?.goodFor ?? [],
            strings,
            allowsMany: true
        )
        isSimple = person?.isSimple ?? false
    }
}

/// One person, to be asked, changed or deleted; what opens with them, and the times they were asked.
struct PersonPage: Page {
    static let template = "list/person"
    static let section: Section? = .list

    let shelf = Shelf.people.rawValue
    let heading: String
    let fields: PersonFields
    /// True where other ways stand in place of what needs safety (R17).
    let isSimple: Bool
    /// Where the switch is left, while the page mentions it; nil while it does not.
    let mention: String?
    /// Where a draft to them begins; nil where they are not asked.
    let ask: String?
    let askName: String
    /// How it is with them, over time.
    let notes: String
    let notesName: String
    let notesHint: String
    /// What opens with them, or about them.
    let tools: [PersonTools.Row]
    let askings: [Row]
    let hasAskings: Bool

    /// One time they were asked.
    struct Row: Sendable {
        let text: String
        let detail: String
        let link: String
    }

    init(
        _ person: Person,
        _ askings: [Timeline.Current<Asking>],
        mentionsSwitch: Bool,
        _ strings: Strings,
        now: LocalTime
    ) {
        let id = person.thing.text
        heading = person.name
        fields = PersonFields(person, strings)
        isSimple = !person.opens(.theirView)
        mention = mentionsSwitch ? Route.bonds(.leaveSwitch(id)).path : nil
        ask = person.isAskable ? Route.care(.draft(id)).path : nil
        askName = strings.text("support.draft.title", ["name": person.name])
        notes = Route.bonds(.bond(id)).path
        notesName = strings[isSimple ? "bonds.opensimple" : "bonds.open"]
        notesHint = strings["bonds.openhint"]
        tools = PersonTools.rows(for: person, strings)
        // Someone kept simple is asked nothing, and nothing is asked about them.
        self.askings = person.opens(.asking) ? askings.map { Row($0, strings, now: now) } : []
        hasAskings = !self.askings.isEmpty
    }
}

extension PersonPage.Row {
    fileprivate init(_ asking: Timeline.Current<Asking>, _ strings: Strings, now: LocalTime) {
        text = asking.value.text.clipped(to: 200)
        let day = strings.dayHeading(asking.at, now: now)
        let outcome = asking.value.outcome.map { strings["support.outcome.\($0.rawValue)"] }
        detail = [day, outcome].compactMap { $0 }.joined(separator: ". ")
        link = Route.care(.asked(asking.value.thing.text)).path
    }
}

/// What can be begun with a person, or about them: each with what it does, so that R17 is asked of it.
enum PersonTools: String, CaseIterable {
    case pause, say, mend, didwhat, label, reasons, loop, swings, letter, parting

    /// What it does with them.
    var matter: PersonMatter {
        switch self {
        case .pause: .pause
        case .say: .disclosure
        case .mend: .repair
        case .didwhat, .label: .theirView
        case .reasons: .reasons
        case .loop: .theirLoop
        case .swings: .cycleMap
        case .letter: .unsentLetter
        case .parting: .mySide
        }
    }

    func route(_ person: String) -> Route {
        switch self {
        case .pause: .bonds(.send(person))
        case .say: .bonds(.sheet(person, form: "say-it"))
        case .mend: .bonds(.sheet(person, form: "mend"))
        case .didwhat: .bonds(.practice(person, name: "without-verdict"))
        case .label: .bonds(.practice(person, name: "swap-a-label"))
        case .reasons: .bonds(.practice(person, name: "two-reasons"))
        case .loop: .loops(.with(person))
        case .swings: .cycles(.found(person))
        case .letter: .letters(.new)
        case .parting: .bonds(.sheet(person, form: "separation"))
        }
    }

    /// Those that are open for a person; being apart only where the bond was.
    static func rows(for person: Person, _ strings: Strings) -> [Row] {
        allCases.filter { person.opens($0.matter) && ($0 != .parting || person.traits.isPast) }.map { tool in
            Row(
                title: strings["bonds.tools.\(tool.rawValue)"],
                hint: strings["bonds.tools.\(tool.rawValue)hint"],
                link: tool.route(person.thing.text).path
            )
        }
    }

    /// One of them.
    struct Row: Sendable {
        let title: String
        let hint: String
        let link: String
    }
}

/// In place of what is not open about someone kept simple: how one is, who is on one's side, what keeps one safe,
/// confidential lines, hiding the page (R17).
struct OtherWaysPage: Page {
    static let template = "people/otherways"
    static let section: Section? = .list

    let lead: String
    let notes: String

    init(_ person: Person, _ strings: Strings) {
        lead = strings.text("bonds.otherways.lead", ["name": person.name])
        notes = Route.bonds(.bond(person.thing.text)).path
    }
}
