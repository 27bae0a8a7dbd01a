/// One sitting as it is remembered: which practices, how they landed.
public struct Sitting: Hashable, Sendable {
    /// One practice in it.
    public struct Practised: Hashable, Sendable {
        /// The practice.
        public let practice: Practice.ID
        /// The revision of its content.
        public let revision: Int
        /// When it began.
        public let at: LocalTime
        /// The last landing said; nil when none was.
        public internal(set) var landing: Landing?
        /// True when the person put a rise down to it (R5), which counts as harder.
        public internal(set) var isBlamed = false
        /// True once its last step was passed.
        public internal(set) var isFinished = false

        /// True when it counts as harder by R4.
        public var countsAsHarder: Bool { landing == .harder || isBlamed || hadHarder }

        var hadHarder = false

        /// Its family, where the practice does not ship with Salve; else nil.
        public internal(set) var family: Family?

        /// What was noted of it later; empty when the question was passed over, nil when it was not answered.
        public internal(set) var noted: String?

        /// True when it ships with Salve.
        public var ships: Bool { family == nil }
    }

    /// Its id.
    public let id: EntryID
    /// When it began.
    public let began: LocalTime
    /// The door it began at.
    public internal(set) var door = Door.other
    /// When something last happened in it.
    public internal(set) var last: LocalTime
    /// The practices, in order.
    public internal(set) var practices: [Practised] = []
    /// The last landing said in it; nil when none was.
    public internal(set) var lastLanding: Landing?
    /// The last rating, 0 to 10; nil when none was given.
    public internal(set) var distress: Int?
    /// True when the line of R10 was shown in it.
    public internal(set) var toldSeveralTries = false
    /// True when the person was far away in it.
    public internal(set) var wasFar = false
    /// True when they last said "More here".
    public internal(set) var isMoreHere = false
    /// True when what a rise was about stayed open (R5).
    public internal(set) var isCauseOpen = false
    /// Things from one's own list that were chosen.
    public internal(set) var items: [EntryID] = []
    /// The person of one's own it is about; nil when none was named.
    public internal(set) var about: EntryID?
    /// The entries it is made of.
    public internal(set) var entries: [EntryID] = []
    /// True once it was stopped.
    public internal(set) var isStopped = false

    /// True once a practice was begun: only such sittings count for R4, R6 and R10.
    public var isCounted: Bool { !practices.isEmpty }

    init(id: EntryID, began: LocalTime) {
        self.id = id
        self.began = began
        last = began
    }

    mutating func fold(_ facts: [SittingFact], entry: EntryID, at: LocalTime) {
        entries.append(entry)
        // NB: a note days later is no part of what happened then: the rules read how long ago that was.
        if !facts.allSatisfy(\.isNote) { last = at }
        for fact in facts { fold(fact, at: at) }
    }

    private mutating func fold(_ fact: SittingFact, at: LocalTime) {
        switch fact {
        case .started(let door): self.door = door
        case .toldSeveralTries: toldSeveralTries = true
        case .rated(let rating): distress = rating
        case .began(let practice, let revision, _, _, _):
            practices.append(Practised(practice: practice, revision: revision, at: at))
        case .family(let practice, let family): change(practice) { $0.family = family }
        case .finished(let practice): change(practice) { $0.isFinished = true }
        case .landed(let practice, let landing): fold(landing, of: practice)
        case .attributed(let practice, let cause):
            if cause == .practice { change(practice) { $0.isBlamed = true } }
            if cause == .unsure { isCauseOpen = true }
        case .stayed: break
        case .presence(let here): isMoreHere = here == .more
        case .about(let person): about = person
        case .tookItem(let thing): items.append(thing)
        case .noted(let practice, let text): change(practice) { $0.noted = text }
        case .stopped: isStopped = true
        }
    }

    private mutating func fold(_ landing: Landing, of practice: Practice.ID?) {
        lastLanding = landing
        if landing == .far {
            wasFar = true
            isMoreHere = false
        }
        guard let practice else { return }
        change(practice) {
            $0.landing = landing
            if landing == .harder { $0.hadHarder = true }
        }
    }

    private mutating func change(_ practice: Practice.ID, _ body: (inout Practised) -> Void) {
        guard let index = practices.lastIndex(where: { $0.practice == practice }) else { return }
        body(&practices[index])
    }
}
