import SalveCompanion
import SalveContent
import SalveCore

/// The fields of a note on a bond: one question, and two choices that are words.
struct BondFields: Sendable {
    let question: String
    let text: String
    /// Two choices; none about someone kept simple (R17).
    let choices: [Choices]

    /// New ones, from a draft where there is one.
    init(_ draft: FormFields?, about person: Person?, _ strings: Strings) throws(WebProblem) {
        self.init(try draft?.text(.text) ?? "", draft?.choice(.asIAm), draft?.choice(.lately), person, strings)
    }

    init(_ note: BondNote, about person: Person?, _ strings: Strings) {
        self.init(note.text, note.asIAm, note.lately, person, strings)
    }

    private init(
        _ text: String,
        _ asIAm: BondNote.AsIAm?,
        _ lately: BondNote.Lately?,
        _ person: Person?,
        _ strings: Strings
    ) {
        self.text = text
        let isOpen = person?.opens(.theirView) ?? true
        guard let person else {
            question = strings["bonds.own.question"]
            choices = Self.choices(asIAm, lately, "bonds.own.asiamask", strings)
            return
        }
        let key = isOpen ? person.traits.isPast ? "pastquestion" : "question" : "simplequestion"
        question = strings["bonds.\(key)"]
        choices = isOpen && !person.traits.isPast ? Self.choices(asIAm, lately, "bonds.asiamask", strings) : []
    }

    private static func choices(
        _ asIAm: BondNote.AsIAm?,
        _ lately: BondNote.Lately?,
        _ ask: String,
        _ strings: Strings
    ) -> [Choices] {
        [
            .among(
                BondNote.AsIAm.self,
                .asIAm,
                labels: "bonds.asiam",
                legend: ask,
                chosen: asIAm.map { [$0] } ?? [],
                strings
            ),
            .among(
                BondNote.Lately.self,
                .lately,
                labels: "bonds.lately",
                legend: "bonds.latelyask",
                chosen: lately.map { [$0] } ?? [],
                strings
            ),
        ]
    }
}

/// How it is with someone, or on one's own, over time: own words with their dates.
struct BondPage: Page {
    static let template = "people/bond"
    static let section: Section? = .list

    let shelf = Shelf.people.rawValue
    let path: String
    let back: String
    let heading: String
    let lead: String
    /// True where other ways stand beside it (R17).
    let isSimple: Bool
    /// True for being on one's own: ways to begin stand there.
    let isOwn: Bool
    let fields: BondFields
    let hasChoices: Bool
    let draft: String
    let notes: [Row]
    let hasNotes: Bool
    let gone: [Gone]
    /// Being asked now and then, of a bond that was; nil elsewhere.
    let apart: Apart?

    /// Whether one is asked now and then after a parting, and until when.
    struct Apart: Sendable {
        let path: String
        /// Until when; nil while nothing is asked.
        let until: String?
        /// True once the nine months are over.
        let isOver: Bool

        init?(_ person: Person?, now: LocalTime, _ strings: Strings) {
            guard let person, person.traits.isPast, person.opens(.askedLater) else { return nil }
            path = Route.bonds(.apart(person.thing.text)).path
            let ends = person.traits.apart?.ends
            isOver = ends.map { $0 <= now.moment } ?? false
            let day = ends.map { LocalTime(moment: $0, zone: now.zone, offset: now.offset).day }
            until = isOver ? nil : day.map { strings.text("bonds.apart.until", ["day": strings.date($0)]) }
        }
    }

    /// One note.
    struct Row: Sendable {
        let thing: String
        let day: String
        /// What was chosen, in words; nil where nothing was.
        let chosen: String?
        let text: String
        let change: String

        init(_ note: Timeline.Current<BondNote>, now: LocalTime, _ strings: Strings) {
            let value = note.value
            thing = value.thing.text
            day = strings.dayHeading(note.at, now: now)
            let words = [
                value.asIAm.map { strings["bonds.asiam.\($0.rawValue)"] },
                value.lately.map { strings["bonds.lately.\($0.rawValue)"] },
            ].compactMap { $0 }
            chosen = words.isEmpty ? nil : words.joined(separator: " · ")
            text = value.text
            change = Route.bonds(.note(value.thing.text)).path
        }
    }

    init(
        _ person: Person?,
        fields: BondFields,
        notes: [Timeline.Current<BondNote>],
        draft: String,
        gone: [Gone],
        now: LocalTime,
        _ strings: Strings
    ) {
        let id = person?.thing.text
        path = (id.map { Route.bonds(.bond($0)) } ?? .bonds(.own)).path
        back = (id.map { Route.person($0) } ?? .people).path
        isOwn = person == nil
        isSimple = person.map { !$0.opens(.theirView) } ?? false
        if let person {
            heading = isSimple ? strings["bonds.opensimple"] : strings.text("bonds.title", ["name": person.name])
            lead = strings[isSimple ? "bonds.simplelead" : "bonds.lead"]
        } else {
            heading = strings["bonds.own.title"]
            lead = strings["bonds.own.lead"]
        }
        self.fields = fields
        hasChoices = !fields.choices.isEmpty
        self.draft = draft
        self.notes = notes.map { Row($0, now: now, strings) }
        hasNotes = !notes.isEmpty
        self.gone = gone
        apart = Apart(person, now: now, strings)
    }
}

/// One note, to be changed or deleted.
struct BondNotePage: Page {
    static let template = "people/note"
    static let section: Section? = .list

    let shelf = Shelf.people.rawValue
    let thing: String
    let path: String
    let back: String
    let day: String
    let fields: BondFields
    let draft: String

    init(
        _ note: Timeline.Current<BondNote>,
        fields: BondFields,
        draft: String,
        now: LocalTime,
        _ strings: Strings
    ) {
        thing = note.entry.text
        path = Route.bonds(.note(note.value.thing.text)).path
        back = (note.value.person.map { Route.bonds(.bond($0.text)) } ?? .bonds(.own)).path
        day = strings.dayHeading(note.at, now: now)
        self.fields = fields
        self.draft = draft
    }
}

/// Own words about several bonds, now and before, and about being on one's own, side by side.
struct BondsAcrossPage: Page {
    static let template = "people/across"
    static let section: Section? = .list

    let groups: [Group]
    let isEmpty: Bool
    /// True where words are kept about people who stand apart (R17).
    let hasOthers: Bool

    init(_ groups: [Group], hasOthers: Bool) {
        self.groups = groups
        self.hasOthers = hasOthers
        isEmpty = groups.isEmpty && !hasOthers
    }

    /// One bond with its notes.
    struct Group: Sendable {
        let id: String
        let name: String
        let detail: String
        let notes: [BondPage.Row]

        init(_ person: Person?, _ notes: [Timeline.Current<BondNote>], now: LocalTime, _ strings: Strings) {
            id = person?.thing.text ?? "own"
            name = person?.name ?? strings["bonds.own.name"]
            let when = person.map { strings[$0.traits.isPast ? "people.before" : "people.present"] }
            detail = [person?.traits.bond, when].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
            self.notes = notes.map { BondPage.Row($0, now: now, strings) }
        }
    }
}
