/// How one experiences a bond, at some time: own words, for oneself, and no score.
public struct BondNote: Hashable, Sendable {
    /// Whether one can be as one is, in words and not in numbers.
    public enum AsIAm: String, CaseIterable, Hashable, Sendable {
        /// Hardly.
        case hardly
        /// In part.
        case partly
        /// Mostly.
        case mostly
    }

    /// How it is there, lately.
    public enum Lately: String, CaseIterable, Hashable, Sendable {
        /// Heavy.
        case heavy
        /// Mixed.
        case mixed
        /// Glad.
        case glad
    }

    /// The thing itself, the same through all its versions.
    public let thing: EntryID
    /// The person of one's own it is about; nil for being on one's own, and for meeting people.
    public let person: EntryID?
    /// The words; may be empty where a choice was made.
    public let text: String
    /// Whether one can be as one is; nil when not said.
    public let asIAm: AsIAm?
    /// How it is, lately; nil when not said.
    public let lately: Lately?

    /// A note from its parts.
    public init(thing: EntryID, person: EntryID?, text: String, asIAm: AsIAm? = nil, lately: Lately? = nil) {
        self.thing = thing
        self.person = person
        self.text = text
        self.asIAm = asIAm
        self.lately = lately
    }
}

/// What a timeline holds of bonds.
struct BondShelves: Sendable {
    var notes = Shelf<BondNote>()
    private var notesAbout: [EntryID?: [EntryID]] = [:]

    mutating func put(_ note: BondNote, by event: JournalEvent) {
        if notes[note.thing] == nil { notesAbout[note.person, default: []].append(note.thing) }
        notes.put(note, note.thing, by: event)
    }

    /// The things that tell of someone, in the order they were made; of nil, those about being on one's own.
    func about(_ person: EntryID?) -> [EntryID] { notesAbout[person] ?? [] }

    /// What goes with a person when they go.
    func entries(belongingTo person: EntryID) -> [EntryID] { about(person).compactMap { notes.entry(of: $0) } }
}

extension Timeline {
    /// Notes on one bond, in the order they were made; of nil, those about being on one's own.
    public func bondNotes(about person: EntryID?) -> [Current<BondNote>] {
        bonds.about(person).compactMap { bonds.notes.visible($0, hidden) }
    }

    /// Every note on a bond, in the order they were made.
    public var bondNotes: [Current<BondNote>] { bonds.notes.visible(hidden) }

    /// The note of that thing; nil when there is none, or when it is deleted.
    public func bondNote(_ thing: EntryID) -> Current<BondNote>? { bonds.notes.visible(thing, hidden) }
}
