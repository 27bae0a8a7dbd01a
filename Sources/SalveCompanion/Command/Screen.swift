public import SalveCore

/// What a terminal shows at one moment of a sitting, and what can be done there.
///
/// The same screens and turns as the pages, from the same machine and the same strings.
public struct Screen: Codable, Equatable, Sendable {
    /// Which screen it is.
    public enum Kind: String, Codable, Sendable {
        /// The first screen of a hard moment; nothing is kept yet.
        case first
        /// What a practice will ask, before it begins.
        case intro
        /// One step of a practice.
        case step
        /// How it is now.
        case now
        /// After "A bit easier".
        case easier
        /// After "About the same".
        case same
        /// After "Harder".
        case harder
        /// Is there danger in the room?
        case room
        /// More here, or not yet?
        case here
        /// It went up: what was it about?
        case because
        /// What is offered now.
        case offers
        /// Everything that is found, offered or not.
        case others
        /// One line before something opens that is not offered now.
        case asking
        /// One's own things.
        case list
        /// One of one's own things was chosen.
        case taken
        /// People to call or text.
        case person
        /// A few words.
        case words
        /// Lines of one's own from a steady day.
        case own
        /// A place for what was about to be sent.
        case keep
        /// It is kept.
        case kept
        /// Several things were tried tonight.
        case several
        /// Help now.
        case help
        /// The end; asks nothing.
        case closed
    }

    /// Which screen it is.
    public let kind: Kind
    /// The sitting; nil while nothing is kept.
    public var sitting: EntryID?
    /// The practice that an intro is about; nil elsewhere.
    public var practice: String?
    /// The main line.
    public let heading: String
    /// What follows it, a paragraph each.
    public var lines: [String] = []
    /// Practices that are offered here, with their reasons.
    public var offers: [OfferLine] = []
    /// What can be done now; the first one that is main is what Enter does.
    public var choices: [Choice] = []
    /// True when a text can be written here, to go along with the choice.
    public var takesText = false

    init(_ kind: Kind, _ heading: String, _ lines: [String] = []) {
        self.kind = kind
        self.heading = heading
        self.lines = lines
    }

    /// True for the last screen: nothing more can be done in this sitting.
    public var isEnd: Bool { kind == .closed }

    /// What Enter does here; nil when it does nothing.
    public var main: Choice? { choices.first(where: \.isMain) }

    /// One thing that can be done on a screen.
    public struct Choice: Codable, Equatable, Sendable {
        /// What is done.
        public let pick: Pick
        /// Its words.
        public let words: String
        /// A few more words; nil for none.
        public var note: String?
        /// True for what Enter does.
        public var isMain = false
        /// True for one of many short ones, such as countries, that stand beside each other.
        public var isShort = false
    }

    /// A practice that is offered, with its reason.
    public struct OfferLine: Codable, Equatable, Sendable {
        /// Its stable name.
        public let practice: String
        /// Its title.
        public let title: String
        /// One line about it.
        public let summary: String
        /// The shortest and the longest it takes, in minutes.
        public let minutes: [Int]
        /// Where it turns attention.
        public let depth: String
        /// Why it is offered, or the line before it opens; one sentence.
        public let reason: String
        /// That it is marked, how it went and when it last was; nil where there is nothing to say.
        public var counted: String?
    }
}

/// What a person picks on a screen; written as one word, or as a word, a colon and a value.
public enum Pick: Hashable, Sendable {
    /// Show me one thing at a time.
    case one
    /// One's own things.
    case list
    /// Something for the hands.
    case hands
    /// Something to hear.
    case sound
    /// Rest.
    case rest
    /// I'm about to send something.
    case send
    /// A person.
    case person
    /// On.
    case next
    /// Leave an answer out.
    case skip
    /// Something else.
    case other
    /// That's enough.
    case enough
    /// On with the practice in hand.
    case onward
    /// Something small next.
    case small
    /// A few words for this.
    case words
    /// Lines of one's own from a steady day.
    case own
    /// Something different.
    case different
    /// Stay a little.
    case stay
    /// Yes.
    case yes
    /// No.
    case no
    /// Help now.
    case help
    /// I'm in danger.
    case danger
    /// Back to where this was.
    case back
    /// The other wording.
    case wording
    /// Show the reasons.
    case why
    /// Show the others.
    case others
    /// Stop.
    case stop
    /// How it lands.
    case landing(Landing)
    /// More here, the same, further off.
    case here(PracticeSession.Here)
    /// What a rise was about.
    case because(PracticeSession.Attribution)
    /// Open a practice.
    case practice(Practice.ID)
    /// Open a practice after its one line.
    case anyway(Practice.ID)
    /// A thing from one's own list.
    case thing(EntryID)
    /// Keep the text until then.
    case keep(Companion.HoldUntil)
    /// The lines of a country, by its two letters.
    case country(String)
}

extension Pick: Codable {
    private static let plain: [String: Pick] = [
        "one": .one, "list": .list, "hands": .hands, "sound": .sound, "rest": .rest, "send": .send, "person": .person,
        "next": .next, "skip": .skip, "other": .other, "enough": .enough, "onward": .onward, "small": .small,
        "words": .words, "different": .different, "stay": .stay, "yes": .yes, "no": .no, "help": .help,
        "danger": .danger, "back": .back, "wording": .wording, "why": .why, "others": .others, "stop": .stop,
        "own": .own,
    ]

    /// The pick of a text such as `next` or `practice:look-around`; nil when there is none.
    public init?(text: String) {
        if let plain = Self.plain[text] {
            self = plain
            return
        }
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let pick = Self.valued(parts[0], parts[1]) else { return nil }
        self = pick
    }

    private static func valued(_ word: String, _ value: String) -> Pick? {
        switch word {
        case "landing": Landing(rawValue: value).map(Pick.landing)
        case "here": PracticeSession.Here(rawValue: value).map(Pick.here)
        case "because": PracticeSession.Attribution(rawValue: value).map(Pick.because)
        case "practice": .practice(Practice.ID(value))
        case "anyway": .anyway(Practice.ID(value))
        case "thing": EntryID(text: value).map(Pick.thing)
        case "country": .country(value)
        case "keep": Companion.HoldUntil(rawValue: value).map(Pick.keep)
        default: nil
        }
    }

    /// The pick as text.
    public var text: String {
        switch self {
        case .landing(let landing): "landing:" + landing.rawValue
        case .here(let here): "here:" + here.rawValue
        case .because(let cause): "because:" + cause.rawValue
        case .practice(let id): "practice:" + id.name
        case .anyway(let id): "anyway:" + id.name
        case .thing(let thing): "thing:" + thing.text
        case .country(let code): "country:" + code
        case .keep(let until): "keep:" + until.rawValue
        case .one, .list, .hands, .sound, .rest, .send, .person, .next, .skip, .other, .enough, .onward, .small,
            .words, .own, .different, .stay, .yes, .no, .help, .danger, .back, .wording, .why, .others, .stop:
            // The name of a case without a value is its word.
            String(describing: self)
        }
    }

    /// Reads the text form; throws `DecodingError` for anything else.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let pick = Pick(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no such choice")
        }
        self = pick
    }

    /// Writes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// A pick on a screen, sent back with what the screen was about.
public struct ScreenStep: Codable, Equatable, Sendable {
    /// The sitting; nil while nothing is kept.
    public let sitting: EntryID?
    /// The practice of an intro; nil elsewhere.
    public let practice: String?
    /// What was picked.
    public let pick: Pick
    /// What was written; nil where nothing can be.
    public let text: String?

    /// A pick on this screen.
    public init(_ pick: Pick, on screen: Screen, text: String? = nil) {
        sitting = screen.sitting
        practice = screen.practice
        self.pick = pick
        self.text = text
    }
}
