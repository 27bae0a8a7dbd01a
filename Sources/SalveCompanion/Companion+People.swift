import SalveContent
public import SalveCore

/// What a form says of a person; what is nil stays as it is.
public struct PersonLine: Sendable {
    /// What the person calls them.
    public var name: String
    /// A number to call or text; may be empty.
    public var number: String
    /// What they are good for.
    public var goodFor: [SupportKind]?
    /// "Keep this one simple" (R17).
    public var isSimple: Bool?
    /// What they are to one, in own words.
    public var bond: String?
    /// True for a bond that was.
    public var isPast: Bool?

    /// A line with a name and a number.
    public init(name: String, number: String = "") {
        self.name = name
        self.number = number
    }
}

extension Companion {
    // MARK: - What is open about a person (R17)

    /// Whether this is open about one of one's own people; nil is about nobody named.
    ///
    /// Every page and command that can name a person asks here, and nowhere else.
    public func opens(_ matter: PersonMatter, about thing: EntryID?) -> Bool { timeline.opens(matter, about: thing) }

    /// Those of one's own people about whom this is open.
    public func people(for matter: PersonMatter) -> [Person] { timeline.people(for: matter) }

    /// One of one's own people; nil when there is none.
    public func person(_ thing: EntryID) -> Person? { people().first { $0.thing == thing } }

    /// Those who may be offered to call or text.
    public func callers() -> [Person] { people().filter(\.isCaller) }

    /// Those who could encourage first: nobody kept simple (R17), and no bond that was.
    public func encouragers() -> [Person] { people(for: .encouraging).filter { !$0.traits.isPast } }

    /// Throws `refused` where this is not open about that person.
    func allow(_ matter: PersonMatter, about thing: EntryID?) throws(CompanionError) {
        guard timeline.opens(matter, about: thing) else { throw .refused(.withheld(.someoneFeared)) }
    }

    // MARK: - People

    /// One's own people.
    public func people() -> [Person] { timeline.people.map(\.value) }

    /// Keeps a person, or changes them; a number may hold digits, spaces, `+`, `-`, brackets, or be empty.
    public func keepPerson(_ line: PersonLine, thing: EntryID? = nil, form: EntryID) async throws(CompanionError) {
        let name = try Self.words(line.name)
        let number = try Self.words(line.number, mayBeEmpty: true)
        guard number.utf8.count <= 40, number.allSatisfy({ $0.isNumber || "+-() /".contains($0) }) else {
            throw .badValue
        }
        let older = thing.flatMap { self.person($0) }
        if thing != nil, older == nil { throw .notFound }
        let kinds = Set(line.goodFor ?? older?.goodFor ?? [])
        var traits = older?.traits ?? Person.Traits()
        if let bond = line.bond {
            traits.bond = try Self.words(bond, mayBeEmpty: true)
            guard traits.bond.count <= 60, !traits.bond.contains(where: \.isNewline) else { throw .badValue }
        }
        traits.isPast = line.isPast ?? traits.isPast
        let isSimple = line.isSimple ?? older?.isSimple ?? false
        // Nothing goes on asking about a bond that is on again, nor about someone kept simple (R17).
        if isSimple || !traits.isPast { traits.apart = nil }
        let person = Person(
            thing: thing ?? form,
            name: name,
            number: number,
            isSimple: isSimple,
            goodFor: SupportKind.allCases.filter(kinds.contains),
            traits: traits
        )
        try await record([.person(person)], form: form)
    }

    /// Keeps a person with what is said of them; what is not said stays as it is.
    public func keepPerson(
        _ name: String,
        number: String,
        goodFor: [SupportKind]? = nil,
        isSimple: Bool? = nil,
        thing: EntryID? = nil,
        form: EntryID
    ) async throws(CompanionError) {
        var line = PersonLine(name: name, number: number)
        line.goodFor = goodFor
        line.isSimple = isSimple
        try await keepPerson(line, thing: thing, form: form)
    }

    // MARK: - The switch

    /// True while the page of a person mentions the switch.
    ///
    /// Words of fear stand in what was written about them, it is off, and it was not left. Nothing sets it but the
    /// person.
    public func mentionsSwitch(for person: Person) -> Bool {
        if person.isSimple || person.traits.leavesSwitch { return false }
        return written(about: person.thing).contains { catalogue.tells.tellFear(in: $0) }
    }

    /// Leaves the switch as it is: what was written about them does not bring it up again.
    public func leaveSwitch(of thing: EntryID, form: EntryID) async throws(CompanionError) {
        guard let person = self.person(thing) else { throw .notFound }
        var traits = person.traits
        traits.leavesSwitch = true
        try await record([.person(person.with(traits))], form: form)
    }

    /// What was written about a person, in no order.
    ///
    /// Cost: a pass over letters, kept texts, sheets and askings by id.
    private func written(about thing: EntryID) -> [String] {
        var texts = timeline.bondNotes(about: thing).map(\.value.text)
        texts += timeline.heldTexts.filter { $0.value.person == thing }.flatMap { [$0.value.text, $0.value.feeling] }
        texts += timeline.letters.filter { $0.value.to == thing }.map(\.value.text)
        texts += timeline.askings.filter { $0.value.person == thing }.map(\.value.text)
        for sheet in timeline.worksheets where sheet.value.person == thing {
            texts += sheet.value.answers.flatMap { [$0.text, $0.beside] }
        }
        return texts.filter { !$0.isEmpty }
    }

    // MARK: - How a bond is, over time

    /// Notes on one bond, the newest first; of nil, those about being on one's own.
    public func bondNotes(about thing: EntryID?) -> [Timeline.Current<BondNote>] {
        timeline.bondNotes(about: thing).reversed()
    }

    /// The note of that thing; nil when there is none.
    public func bondNote(_ thing: EntryID) -> Timeline.Current<BondNote>? { timeline.bondNote(thing) }

    /// Keeps a note, or changes it; when it was first written stays, and so does whom it is about.
    ///
    /// About someone kept simple it holds own words alone (R17).
    public func keepBondNote(_ note: BondNote, changing: Bool = false, form: EntryID) async throws(CompanionError) {
        let older = timeline.bondNote(note.thing)
        if changing, older == nil { throw .notFound }
        let about = older?.value.person ?? note.person
        if let about, self.person(about) == nil { throw .notFound }
        let asksMore = timeline.opens(.theirView, about: about)
        let text = try Self.words(note.text, mayBeEmpty: true)
        let kept = BondNote(
            thing: note.thing,
            person: about,
            text: text,
            asIAm: asksMore ? note.asIAm : older?.value.asIAm,
            lately: asksMore ? note.lately : older?.value.lately
        )
        if kept.text.isEmpty, kept.asIAm == nil, kept.lately == nil { throw .empty }
        let slot = DraftSlot.bond(changing ? note.thing : about)
        try await record([.bondNote(kept)], happened: older?.at, dropping: slot, form: form)
    }

    /// Notes on all bonds that are not kept simple, present, past and on one's own, the newest first (A17).
    public func bondNotesAcross() -> [Timeline.Current<BondNote>] {
        timeline.bondNotes.filter { timeline.opens(.cycleMap, about: $0.value.person) }.reversed()
    }

    /// True where words are kept that do not stand among those: about someone kept simple (R17).
    public func hasNotesApart() -> Bool {
        timeline.bondNotes.contains { !timeline.opens(.cycleMap, about: $0.value.person) }
    }

    /// A note as one text: words, then what was chosen.
    public func bondText(_ note: BondNote) -> String {
        let strings = catalogue.strings
        let chosen = [
            note.asIAm.map { strings["bonds.asiam.\($0.rawValue)"] },
            note.lately.map { strings["bonds.lately.\($0.rawValue)"] },
        ]
        let name = note.person.map { thing in
            timeline.person(thing)?.value.name ?? strings["support.someone"]
        }
        let head = ([name ?? strings["bonds.own.name"]] + chosen.compactMap { $0 }).joined(separator: ". ")
        return note.text.isEmpty ? head : head + "\n" + note.text
    }
}
