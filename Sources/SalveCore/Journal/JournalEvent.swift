/// One recordable fact: what happened, when it happened, and when it was written down.
///
/// Events are never changed. An edit is a newer version that supersedes an older one; a deletion hides at once and
/// shreds soon after.
public struct JournalEvent: Hashable, Sendable {
    /// The entry's name, also the hidden id of the form that made it.
    public let id: EntryID
    /// When it happened, by the local clock then.
    public let happened: LocalTime
    /// When it was written down.
    public let recorded: Moment
    /// Where it came from.
    public let origin: Origin
    /// What happened.
    public let what: What

    /// An event from its parts.
    public init(id: EntryID, happened: LocalTime, recorded: Moment, origin: Origin, what: What) {
        self.id = id
        self.happened = happened
        self.recorded = recorded
        self.origin = origin
        self.what = what
    }

    /// True for a deletion, and for the taking back of one.
    public var isDeletion: Bool {
        switch what {
        case .deleted, .restored: true
        default: false
        }
    }

    /// The face that wrote an event.
    public enum Origin: String, CaseIterable, Hashable, Sendable {
        /// The pages.
        case web
        /// The command line.
        case command
        /// A made-up person, in memory only.
        case demo
    }

    /// What can happen.
    public enum What: Hashable, Sendable {
        /// Facts of one sitting.
        case sitting(EntryID, [SittingFact])
        /// A care item on one's own list, new or changed.
        case item(CareItem)
        /// One of the safety steps, new or changed.
        case step(SafetyStep)
        /// A person of one's own, new or changed.
        case person(Person)
        /// One small next thing, new or changed.
        case plan(Plan)
        /// A text kept instead of sent.
        case held(HeldText)
        /// A choice in the settings.
        case preference(Preference)
        /// A choice about one practice.
        case practice(Practice.ID, PracticeChoice)
        /// Entries taken away; hidden at once, shredded when the undo minute ends.
        case deleted([EntryID])
        /// A deletion taken back, by the deletion's id.
        case restored(EntryID)
        /// A check-in, new or changed.
        case checkIn(CheckIn)
        /// A name found for a check-in later, new or changed.
        case laterName(LaterName)
        /// A kindness received, new or changed.
        case kindness(Kindness)
        /// A feeling word of the person's own, new or changed.
        case ownWord(OwnWord)
    }
}

/// A fact of a sitting as it is kept, with what was offered and why (the probability is 1 while nothing is by chance).
public enum SittingFact: Hashable, Sendable {
    /// It began.
    case started(Door)
    /// The line of R10 was shown.
    case toldSeveralTries
    /// A rating, 0 to 10; nil when it was taken back.
    case rated(Int?)
    /// A practice began: its revision, whether the short form, whether by asking, and the offer it came from.
    case began(Practice.ID, revision: Int, isShort: Bool, byAsking: Bool, offer: OfferRecord?)
    /// The last step was passed.
    case finished(Practice.ID)
    /// How it landed; nil when no practice was in hand.
    case landed(Practice.ID?, Landing)
    /// What a rise was about.
    case attributed(Practice.ID, PracticeSession.Attribution)
    /// Stayed a little.
    case stayed(Practice.ID)
    /// More here, the same, or further off.
    case presence(PracticeSession.Here)
    /// A thing from one's own list was chosen.
    case tookItem(EntryID)
    /// It ended.
    case stopped
}

/// What Salve offered when a practice was begun.
public struct OfferRecord: Hashable, Sendable {
    /// The reason given.
    public let why: Why
    /// Its place in the list, from 0.
    public let place: Int
    /// The probability with which it was offered there, 0 to 1; 1 where nothing was left to chance.
    public let probability: Double

    /// A record from its parts.
    public init(why: Why, place: Int, probability: Double) {
        self.why = why
        self.place = place
        self.probability = probability
    }
}

/// How long something takes, by feel.
public enum Size: String, CaseIterable, Hashable, Sendable {
    /// A minute or so.
    case tiny
    /// A few minutes.
    case few
    /// Longer.
    case longer
}

/// Something of one's own that already helps.
public struct CareItem: Hashable, Sendable {
    /// The thing itself, the same through all its versions.
    public let thing: EntryID
    /// What it is, in the person's words.
    public let text: String
    /// How big.
    public let size: Size
    /// Where; empty when not said.
    public let place: String
    /// Whether it was marked "also when it is bad".
    public let isForBadTimes: Bool

    /// An item from its parts.
    public init(thing: EntryID, text: String, size: Size, place: String, isForBadTimes: Bool) {
        self.thing = thing
        self.text = text
        self.size = size
        self.place = place
        self.isForBadTimes = isForBadTimes
    }
}

/// One line of the safety steps.
public struct SafetyStep: Hashable, Sendable {
    /// The six parts of the steps, in their order (Stanley and Brown, Safety Planning Intervention, 2012).
    public enum Part: String, CaseIterable, Hashable, Sendable {
        /// Own signs.
        case signs
        /// Own coping.
        case coping
        /// Places.
        case places
        /// People.
        case people
        /// Professionals.
        case professionals
        /// Making the place safer.
        case safer
    }

    /// The thing itself.
    public let thing: EntryID
    /// Which part.
    public let part: Part
    /// The line, in the person's words.
    public let text: String

    /// A step from its parts.
    public init(thing: EntryID, part: Part, text: String) {
        self.thing = thing
        self.part = part
        self.text = text
    }
}

/// A person of one's own.
public struct Person: Hashable, Sendable {
    /// The thing itself.
    public let thing: EntryID
    /// What the person calls them.
    public let name: String
    /// A number to call or text; empty when none.
    public let number: String
    /// "Keep this one simple" (R17).
    public let isSimple: Bool

    /// A person from their parts.
    public init(thing: EntryID, name: String, number: String, isSimple: Bool) {
        self.thing = thing
        self.name = name
        self.number = number
        self.isSimple = isSimple
    }
}

/// One small next thing, and what came of it.
public struct Plan: Hashable, Sendable {
    /// What came of it.
    public enum Answer: String, CaseIterable, Hashable, Sendable {
        /// I did.
        case did
        /// Partly.
        case partly
        /// Not today.
        case notToday = "not-today"
        /// Let it go.
        case letGo = "let-go"
    }

    /// The thing itself.
    public let thing: EntryID
    /// What, in the person's words.
    public let text: String
    /// When to ask about it; nil for never.
    public let askAt: Moment?
    /// What came of it; nil while not answered.
    public let answer: Answer?

    /// A plan from its parts.
    public init(thing: EntryID, text: String, askAt: Moment?, answer: Answer?) {
        self.thing = thing
        self.text = text
        self.askAt = askAt
        self.answer = answer
    }
}

/// A text kept here instead of sent.
public struct HeldText: Hashable, Sendable {
    /// The thing itself.
    public let thing: EntryID
    /// The text, in the person's words.
    public let text: String
    /// Until when it is kept before Today mentions it.
    public let until: Moment
    /// True once the person has looked at it again and put it away.
    public let isPutAway: Bool

    /// A held text from its parts.
    public init(thing: EntryID, text: String, until: Moment, isPutAway: Bool) {
        self.thing = thing
        self.text = text
        self.until = until
        self.isPutAway = isPutAway
    }
}

/// A choice in the settings: a key with a value; an empty value takes the choice back.
public struct Preference: Hashable, Sendable {
    /// Which choice.
    public let key: Key
    /// The value, as text; each key says what it may hold.
    public let value: String

    /// A choice from its parts.
    public init(_ key: Key, _ value: String) {
        self.key = key
        self.value = value
    }

    /// The choices there are.
    public enum Key: String, CaseIterable, Hashable, Sendable {
        /// What to call the person; shown only where `showsName` says so.
        case name
        /// `plain` or `warm`.
        case wording
        /// `system`, `light` or `dark`.
        case theme
        /// `more` or empty.
        case contrast
        /// `less` or empty.
        case motion
        /// `bell` or empty.
        case sound
        /// `large`, `larger` or empty.
        case textSize = "text-size"
        /// A two-letter country code, or empty for all.
        case country
        /// `HH-HH`, the person's own night hours, or empty for 23 to 5.
        case night
        /// Ingredients left out, separated by spaces.
        case leftOut = "left-out"
        /// `yes` while the person's answers say that kindness feels unsafe (R7).
        case kindnessUnsafe = "kindness-unsafe"
        /// `off` once the person switched off that doing leads (R4 d).
        case doingLeads = "doing-leads"
        /// Milliseconds until which Today carries one quiet line to Help now (R1): a date without a cause.
        case quietLine = "quiet-line"
        /// `yes` once the first questions were seen.
        case welcomed
        /// After how many unused minutes a lock closes: 1 to 60, or empty for ten.
        case lockAfter = "lock-after"
        /// `no` when hiding the page does not lock.
        case hideLocks = "hide-locks"
        /// `notes` when Salve goes by that name.
        case goesBy = "goes-by"
        /// `off` while no copies are made by themselves.
        case copies
        /// `yes` while Today may ask one quiet question by day.
        case asksOnToday = "asks-on-today"
    }
}

/// A choice about one practice.
public enum PracticeChoice: String, CaseIterable, Hashable, Sendable {
    /// "This helps me, also when it is bad."
    case marked
    /// No longer marked.
    case unmarked
    /// Taken back from "Not now".
    case broughtBack = "brought-back"
}
