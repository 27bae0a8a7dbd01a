/// The words of one scale as a person brought them, bound to its items, confirmed or waiting for it.
public struct KeptWording: Hashable, Sendable {
    /// Where the words came from.
    public enum Source: String, CaseIterable, Hashable, Sendable {
        /// A FHIR Questionnaire.
        case questionnaire
        /// A YAML file.
        case yaml
        /// Typed in.
        case typed
    }

    /// Which wording this is a version of.
    public let thing: EntryID
    /// The words, and how each was bound.
    public let offer: WordingOffer
    /// Where they came from.
    public let source: Source
    /// True once the person has seen the binding and said that it is right; until then nothing is answered with it.
    public let isConfirmed: Bool

    /// A wording from its parts.
    public init(thing: EntryID, offer: WordingOffer, source: Source, isConfirmed: Bool) {
        self.thing = thing
        self.offer = offer
        self.source = source
        self.isConfirmed = isConfirmed
    }

    /// The scale.
    public var scale: Scale.ID { offer.scale }
}

/// What a timeline holds of the wording of scales: of each at most one in use, and one that waits to be confirmed.
struct WordingShelf: Sendable {
    private var used: [Scale.ID: Timeline.Current<KeptWording>] = [:]
    private var waiting: [Scale.ID: Timeline.Current<KeptWording>] = [:]

    /// What is confirmed takes the place of what was in use, and of what waited.
    mutating func put(_ wording: KeptWording, by event: JournalEvent) {
        let current = Timeline.Current(value: wording, entry: event.id, at: event.happened)
        if wording.isConfirmed {
            used[wording.scale] = current
            waiting[wording.scale] = nil
        } else {
            waiting[wording.scale] = current
        }
    }

    /// The entries whose place this one takes.
    func superseded(by wording: KeptWording) -> [EntryID] {
        let older = wording.isConfirmed ? [used[wording.scale], waiting[wording.scale]] : [waiting[wording.scale]]
        return older.compactMap { $0?.entry }
    }

    subscript(thing: EntryID) -> Timeline.Current<KeptWording>? { all.first { $0.value.thing == thing } }

    func entry(of thing: EntryID) -> EntryID? { self[thing]?.entry }

    func used(_ scale: Scale.ID, _ hidden: [EntryID: Int]) -> Timeline.Current<KeptWording>? {
        used[scale].flatMap { hidden[$0.entry] == nil ? $0 : nil }
    }

    func waiting(_ scale: Scale.ID, _ hidden: [EntryID: Int]) -> Timeline.Current<KeptWording>? {
        waiting[scale].flatMap { hidden[$0.entry] == nil ? $0 : nil }
    }

    func addPlaces(_ hidden: [EntryID: Int], to places: inout [Timeline.Place]) {
        for one in all where hidden[one.entry] == nil {
            places.append(Timeline.Place(at: one.at, entry: one.entry, thing: one.entry, kind: .scaleWording))
        }
    }

    /// The wording that an entry holds; nil when it holds none that is current.
    func held(by entry: EntryID) -> Timeline.Current<KeptWording>? { all.first { $0.entry == entry } }

    /// One or two a scale.
    private var all: [Timeline.Current<KeptWording>] { Array(used.values) + Array(waiting.values) }
}

extension Timeline {
    /// The wording of a scale that the person has confirmed; nil when there is none.
    public func usedWording(of scale: Scale.ID) -> Current<KeptWording>? { wordingShelf.used(scale, hidden) }

    /// The wording of a scale that waits to be confirmed; nil when there is none.
    public func waitingWording(of scale: Scale.ID) -> Current<KeptWording>? { wordingShelf.waiting(scale, hidden) }

    /// The wording that an entry holds; nil when it holds none that is current.
    public func wording(heldBy entry: EntryID) -> Current<KeptWording>? { wordingShelf.held(by: entry) }
}
