/// Where in the body something is noticed.
public enum BodyPlace: String, CaseIterable, Hashable, Sendable {
    /// Head and face.
    case head
    /// Throat and neck.
    case throat
    /// Chest.
    case chest
    /// Belly.
    case belly
    /// Arms and hands.
    case arms
    /// Legs and feet.
    case legs
    /// Nothing that is noticed: an answer, and the only one then.
    case nothing
}

/// What a check-in is about: eighteen contexts, and the seven situations that hurt most people at some time.
public enum AboutContext: String, CaseIterable, Hashable, Sendable {
    /// A partner.
    case partner
    /// Family.
    case family
    /// Children.
    case children
    /// Friends.
    case friends
    /// Other people.
    case people
    /// Work.
    case work
    /// School or study.
    case study
    /// The home.
    case home
    /// Money.
    case money
    /// Health.
    case health
    /// The body and how it looks.
    case body
    /// Sleep.
    case sleep
    /// Food.
    case food
    /// Free time.
    case freeTime = "free-time"
    /// The news.
    case news
    /// Faith, or what holds the world together.
    case faith
    /// What comes next.
    case future
    /// How one is with oneself.
    case myself
    /// Being criticised.
    case criticised
    /// A day on which little got done.
    case unproductive
    /// Something that failed.
    case failure
    /// A loss.
    case loss
    /// Being made small in front of others.
    case humiliation
    /// Comparing oneself with others.
    case comparison
    /// A parting, or being apart.
    case separation

    /// True for the seven situations that a reflection can start from.
    public var isSituation: Bool {
        switch self {
        case .criticised, .unproductive, .failure, .loss, .humiliation, .comparison, .separation: true
        case .partner, .family, .children, .friends, .people, .work, .study, .home, .money, .health, .body, .sleep,
            .food, .freeTime, .news, .faith, .future, .myself:
            false
        }
    }
}

/// What kind of hurt it is.
public enum HurtKind: String, CaseIterable, Hashable, Sendable {
    /// In the feelings.
    case emotional
    /// In the thoughts.
    case mental
    /// In the body.
    case physical
    /// More than one of them.
    case mixed
}

/// A part of a day, said instead of an exact time.
public enum RoughTime: String, CaseIterable, Hashable, Sendable {
    /// Before the morning.
    case night
    /// The morning.
    case morning
    /// The middle of the day.
    case midday
    /// The afternoon.
    case afternoon
    /// The evening.
    case evening
    /// Late in the evening.
    case late

    /// The hour it stands for on its day, 0 to 23: our own choice, so that entries have an order.
    public var hour: Int {
        switch self {
        case .night: 3
        case .morning: 8
        case .midday: 12
        case .afternoon: 15
        case .evening: 19
        case .late: 22
        }
    }
}

/// How it is, or was, at one time; every answer may be missing.
public struct CheckIn: Hashable, Sendable {
    /// How much time it tells of.
    public enum Span: String, CaseIterable, Hashable, Sendable {
        /// That moment.
        case moment
        /// The whole of that day.
        case wholeDay = "whole-day"
    }

    /// The thing itself, the same through all its versions.
    public let thing: EntryID
    /// When it was first written down; changing it later leaves this as it was.
    public let written: Moment
    /// The part of the day that was said; nil when the time is exact.
    public let around: RoughTime?
    /// What was said.
    public let answers: Answers

    /// A check-in from its parts.
    public init(thing: EntryID, written: Moment, around: RoughTime?, answers: Answers) {
        self.thing = thing
        self.written = written
        self.around = around
        self.answers = answers
    }

    /// What was said; each is empty or nil when it was not answered.
    public struct Answers: Hashable, Sendable {
        /// What was picked on the pad; nil when nothing was.
        public var shape: FeelingShape?
        /// Words that ship with Salve, in their order.
        public var words: [WordID] = []
        /// Words of the person's own.
        public var ownWords: [String] = []
        /// How strong, 1 to 5; nil when not answered.
        ///
        /// It never feeds the rules of offering.
        public var strength: Int?
        /// Where in the body.
        public var body: [BodyPlace] = []
        /// What it is about.
        public var about: [AboutContext] = []
        /// What kind of hurt; nil when not answered.
        public var hurt: HurtKind?
        /// A line in the person's words.
        public var text = ""
        /// That moment, or the whole day.
        public var span = Span.moment

        /// Nothing said.
        public init() {}

        /// True when nothing was said; how much time it tells of says nothing alone.
        public var isEmpty: Bool {
            shape == nil && words.isEmpty && ownWords.isEmpty && strength == nil && body.isEmpty && about.isEmpty
                && hurt == nil && text.isEmpty
        }
    }
}

/// "Now I know it was…": words found for a check-in after it; both times are kept.
public struct LaterName: Hashable, Sendable {
    /// The thing itself.
    public let thing: EntryID
    /// The check-in it names.
    public let checkIn: EntryID
    /// Words that ship with Salve.
    public let words: [WordID]
    /// Words of the person's own.
    public let ownWords: [String]
    /// A line in the person's words.
    public let text: String

    /// A later name from its parts.
    public init(thing: EntryID, checkIn: EntryID, words: [WordID], ownWords: [String], text: String) {
        self.thing = thing
        self.checkIn = checkIn
        self.words = words
        self.ownWords = ownWords
        self.text = text
    }
}

/// One small kindness that was really there, or a time of feeling held up; it need not have been felt.
public struct Kindness: Hashable, Sendable {
    /// Whom it came from.
    public enum Giver: String, CaseIterable, Hashable, Sendable {
        /// Someone known.
        case person
        /// An animal.
        case animal
        /// A stranger.
        case stranger
        /// Something else: a place, a tree, a song.
        case other
    }

    /// The thing itself.
    public let thing: EntryID
    /// What it was, in the person's words.
    public let text: String
    /// Whom it came from; nil when not said.
    public let from: Giver?

    /// A kindness from its parts.
    public init(thing: EntryID, text: String, from: Giver?) {
        self.thing = thing
        self.text = text
        self.from = from
    }
}

/// A feeling word of the person's own, offered again at the next check-in.
public struct OwnWord: Hashable, Sendable {
    /// The thing itself.
    public let thing: EntryID
    /// The word.
    public let text: String
    /// The fields it stands in; in none of them it stands in all.
    public let fields: [FeelingField]

    /// A word from its parts.
    public init(thing: EntryID, text: String, fields: [FeelingField]) {
        self.thing = thing
        self.text = text
        self.fields = fields
    }
}
