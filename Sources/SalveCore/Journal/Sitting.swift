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

        /// The rating when it was chosen, 0 to 10; nil when none was given.
        public internal(set) var before: Int?
        /// The first rating after it, 0 to 10, within half an hour; nil when none was given.
        public internal(set) var after: Int?
        /// What was offered when it was chosen; nil when it was not among the offers.
        public internal(set) var offer: OfferRecord?

        /// When its end was reached, so that a rating says how it was after it; nil while it goes on.
        var settled: Moment?

        /// True when it ships with Salve.
        public var ships: Bool { family == nil }
    }

    /// So long after the end of a practice a rating still says how it was after it, in minutes.
    static let longestUntilAfter = 30

    /// A moment of noticing that was asked for.
    public struct Noticing: Hashable, Sendable {
        /// The practice that was chosen.
        public let before: Practice.ID
        /// How likely it was that this moment became one of noticing.
        public let probability: Double
        /// True once it was skipped.
        public internal(set) var isSkipped = false
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
    /// The moment of noticing that was asked for in it; nil when none was.
    public internal(set) var noticing: Noticing?
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

    /// A rating counts at once; the first one after the end of a practice is its rating after, until it is taken back.
    private mutating func rate(_ rating: Int?, at moment: Moment) {
        distress = rating
        guard let last = practices.indices.last, let settled = practices[last].settled else { return }
        guard let rating else {
            practices[last].after = nil
            return
        }
        guard practices[last].after == nil, moment.minutes(since: settled) <= Self.longestUntilAfter else { return }
        practices[last].after = rating
    }

    private mutating func begin(_ practice: Practice.ID, _ revision: Int, _ offer: OfferRecord?, at: LocalTime) {
        var begun = Practised(practice: practice, revision: revision, at: at)
        begun.before = distress
        begun.offer = offer
        practices.append(begun)
    }

    private mutating func fold(_ fact: SittingFact, at: LocalTime) {
        switch fact {
        case .started(let door): self.door = door
        case .toldSeveralTries: toldSeveralTries = true
        case .rated(let rating): rate(rating, at: at.moment)
        case .began(let practice, let revision, _, _, let offer): begin(practice, revision, offer, at: at)
        case .family(let practice, let family): change(practice) { $0.family = family }
        case .finished(let practice):
            change(practice) {
                $0.isFinished = true
                $0.settled = at.moment
            }
        case .landed(let practice, let landing): fold(landing, of: practice, at: at.moment)
        case .attributed(let practice, let cause):
            if cause == .practice { change(practice) { $0.isBlamed = true } }
            if cause == .unsure { isCauseOpen = true }
        case .stayed(let practice): change(practice) { $0.settled = nil }
        case .presence(let here): isMoreHere = here == .more
        case .about(let person): about = person
        case .tookItem(let thing): items.append(thing)
        case .noticing(let practice, let probability): noticing = Noticing(before: practice, probability: probability)
        case .skippedNoticing: noticing?.isSkipped = true
        case .noted(let practice, let text): change(practice) { $0.noted = text }
        case .stopped: isStopped = true
        }
    }

    private mutating func fold(_ landing: Landing, of practice: Practice.ID?, at moment: Moment) {
        lastLanding = landing
        if landing == .far {
            wasFar = true
            isMoreHere = false
        }
        guard let practice else { return }
        change(practice) {
            $0.landing = landing
            if landing == .harder { $0.hadHarder = true }
            // Both end it at once, and what is rated from here on comes after it.
            if landing == .harder || landing == .far { $0.settled = $0.settled ?? moment }
        }
    }

    private mutating func change(_ practice: Practice.ID, _ body: (inout Practised) -> Void) {
        guard let index = practices.lastIndex(where: { $0.practice == practice }) else { return }
        body(&practices[index])
    }
}
