import SalveCompanion
import SalveContent
import SalveCore

/// Which letter to write, each with what the rules say of it now.
struct NewLetterPage: Page {
    static let template = "letters/new"
    static let section: Section? = .list

    /// The line that is read before any of the first opens; nil where each has its own, or none.
    let line: String?
    let kinds: [Kind]
    /// Those that are not suggested now; they open all the same.
    let others: [Kind]
    let hasOthers: Bool
    /// True when everything about letters is left out in the settings.
    let isLeftOut: Bool
    /// True by day: a number may be given, and need not.
    let asksNumber: Bool
    let numbers = Array(0...10)

    /// One kind.
    struct Kind: Sendable {
        let value: String
        let name: String
        let about: String
        /// The line that is read before it opens; nil when it opens at once.
        let line: String?
        /// What is said to whoever is afraid of the other (R17); nil elsewhere.
        let safe: String?
    }

    init(_ companion: Companion, _ strings: Strings, _ wording: Wording) async {
        let doors = await companion.letterDoors()
        let first = doors.filter(\.isSuggested).map { Kind($0, strings, wording) }
        let isShared = Set(first.map(\.line)).count == 1
        line = isShared ? first.first?.line : nil
        kinds = isShared ? first.map(\.withoutLine) : first
        others = doors.filter { !$0.isSuggested }.map { Kind($0, strings, wording) }
        hasOthers = !others.isEmpty
        isLeftOut = doors.isEmpty
        let isNight = await companion.isNight()
        asksNumber = !isNight && !doors.isEmpty
    }
}

extension NewLetterPage.Kind {
    /// The same, where its line stands above all of them.
    fileprivate var withoutLine: NewLetterPage.Kind {
        NewLetterPage.Kind(value: value, name: name, about: about, line: nil, safe: safe)
    }

    init(_ door: LetterDoor, _ strings: Strings, _ wording: Wording) {
        value = door.kind.rawValue
        name = strings.name(of: door.kind)
        about = strings["letters.kinds.\(Strings.key(value)).about", wording]
        line = door.opening == .open ? nil : door.hold.map { strings["hold.\($0.rawValue)", wording] }
        safe = door.kind.practice.asksAboutAnother ? strings["letters.safe", wording] : nil
    }
}

/// The line before a letter opens: something outside first, then the letter by choice.
struct LetterDoorPage: Page {
    static let template = "letters/door"

    let path: String
    let here: String
    let choose: String
    let name: String
    let line: String
    /// True when it opens now by choice.
    let opens: Bool
    /// Outer things from the offers, the first as the main action.
    let outer: [SittingTurnPage.Offered]

    init(_ hand: LetterInHand, _ view: SittingView, _ strings: Strings, _ wording: Wording) {
        path = Route.letters(.write(view.id.text)).path
        here = Route.sitting(id: view.id.text, .here).path
        choose = Route.sitting(id: view.id.text, .choose).path
        name = strings.name(of: hand.kind)
        switch hand.door.opening {
        case .open: (line, opens) = (strings["letters.goeson", wording], true)
        case .afterAsking(let hold): (line, opens) = (strings["hold.\(hold.rawValue)", wording], true)
        case .withheld(let hold): (line, opens) = (strings["hold.\(hold.rawValue)", wording], false)
        }
        outer = view.offers.filter { $0.text.practice.depth == .outer }.prefix(3).map { shown in
            SittingTurnPage.Offered(id: shown.text.id.name, title: shown.text.title, why: shown.text.summary)
        }
    }
}

/// The page to write on: blank, with cards to start from where they are wanted.
struct WriteLetterPage: Page {
    static let template = "letters/write"

    let path: String
    let draft: String
    let thing: String
    let kind: String
    let seen: String
    let name: String
    let text: String
    let day: String
    /// True when a day is chosen, so that its place stands open.
    let isSealed: Bool
    let people: [Choices.Option]
    let hasPeople: Bool
    let cards: [String]
    /// True for the short form (R2): a minute is plenty.
    let isShort: Bool
    /// What did not fit; nil when all did.
    var problem: String?

    init(
        _ form: LetterForm,
        _ hand: LetterInHand?,
        in sitting: EntryID,
        people: [Person],
        seen: String,
        _ strings: Strings
    ) {
        let id = form.thing ?? sitting
        path = Route.letters(.write(sitting.text)).path
        draft = Route.draft(DraftSlot.letter(id).name).path
        thing = id.text
        kind = form.kind.rawValue
        self.seen = seen
        name = strings.name(of: form.kind)
        text = form.text
        day = form.day
        isSealed = !day.isEmpty
        let none = Choices.Option(value: "", label: strings["letters.nobody"], isChosen: form.to == nil)
        self.people =
            [none]
            + people.map {
                Choices.Option(value: $0.thing.text, label: $0.name, isChosen: $0.thing == form.to)
            }
        hasPeople = !people.isEmpty
        let group = "letters.kinds.\(Strings.key(form.kind.rawValue)).cards."
        cards = ["one", "two", "three", "four"].map { strings[group + $0] }
        isShort = hand?.isShort ?? false
    }
}

/// It is kept: how that was may be said, and need not.
struct KeptLetterPage: Page {
    static let template = "letters/kept"

    let here: String
    /// The way to the letter.
    let letter: String
    /// Till when it waits; nil when it is not sealed.
    let waits: String?

    init(
        _ thing: EntryID,
        _ view: SittingView,
        _ companion: Companion,
        _ current: Timeline.Current<Letter>?,
        _ strings: Strings
    ) {
        here = Route.sitting(id: view.id.text, .here).path
        letter = Route.letters(.one(thing.text)).path
        let until = current.flatMap { $0.value.isOpened ? nil : $0.value.sealedUntil }
        waits = until.map { strings.text("letters.waits", ["date": strings.date(companion.localDay($0))]) }
    }
}
