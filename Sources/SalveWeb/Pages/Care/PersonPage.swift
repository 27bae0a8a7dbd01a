import SalveCompanion
import SalveContent
import SalveCore

/// A person, as shown or to be changed.
struct PersonFields: Sendable {
    /// The person that is changed; nil for a new one.
    let thing: String?
    let name: String
    let number: String
    let change: String?
    let goodFor: Choices
    let isSimple: Bool

    init(_ person: Person?, _ strings: Strings) {
        thing = person?.thing.text
        name = person?.name ?? ""
        number = person?.number ?? ""
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

/// One person, to be asked, changed or deleted; the times they were asked.
struct PersonPage: Page {
    static let template = "list/person"
    static let section: Section? = .list

    let shelf = Shelf.people.rawValue
    let fields: PersonFields
    let isSimple: Bool
    /// Where a draft to them begins; nil for someone kept simple (R17).
    let ask: String?
    let askName: String
    let askings: [Row]
    let hasAskings: Bool

    /// One time they were asked.
    struct Row: Sendable {
        let text: String
        let detail: String
        let link: String
    }

    init(_ person: Person, _ askings: [Timeline.Current<Asking>], _ strings: Strings, now: LocalTime) {
        fields = PersonFields(person, strings)
        isSimple = person.isSimple
        ask = person.isSimple ? nil : Route.care(.draft(person.thing.text)).path
        askName = strings.text("support.draft.title", ["name": person.name])
        // Someone kept simple is asked nothing, and nothing is asked about them.
        self.askings = person.isSimple ? [] : askings.map { Row($0, strings, now: now) }
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
