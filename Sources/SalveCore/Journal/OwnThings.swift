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
    /// What else is known of it.
    public let traits: CareTraits

    /// An item from its parts.
    public init(
        thing: EntryID,
        text: String,
        size: Size,
        place: String,
        isForBadTimes: Bool,
        traits: CareTraits = CareTraits()
    ) {
        self.thing = thing
        self.text = text
        self.size = size
        self.place = place
        self.isForBadTimes = isForBadTimes
        self.traits = traits
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
    /// What they are good for, in the order of `SupportKind`; empty for one who is no supporter.
    public let goodFor: [SupportKind]
    /// What else is known of them.
    public let traits: Traits

    /// A person from their parts.
    public init(
        thing: EntryID,
        name: String,
        number: String,
        isSimple: Bool,
        goodFor: [SupportKind] = [],
        traits: Traits = Traits()
    ) {
        self.thing = thing
        self.name = name
        self.number = number
        self.isSimple = isSimple
        self.goodFor = goodFor
        self.traits = traits
    }

    /// What may be known of a bond; every part may be missing.
    public struct Traits: Hashable, Sendable {
        /// What they are to one, in one's own words; empty when not said.
        public var bond = ""
        /// True for a bond that was.
        public var isPast = false
        /// True once the switch of R17 is not to be mentioned again by what was written about them.
        public var leavesSwitch = false
        /// Being asked now and then after a parting; nil where that was not chosen.
        public var apart: ApartAsking?

        /// Nothing known.
        public init() {}
    }

    /// True for one who can be asked: not someone kept simple (R17), nor a bond that was.
    public var isAskable: Bool { opens(.asking) && !traits.isPast }

    /// True for a supporter: one who can be asked, and is good for something.
    public var isSupporter: Bool { isAskable && !goodFor.isEmpty }

    /// True for one who may be offered to call or text: not someone kept simple (R17), nor a bond that was.
    public var isCaller: Bool { opens(.calling) && !traits.isPast }
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
    /// What else was said of it.
    public let shape: Shape

    /// A plan from its parts.
    public init(thing: EntryID, text: String, askAt: Moment?, answer: Answer?, shape: Shape = Shape()) {
        self.thing = thing
        self.text = text
        self.askAt = askAt
        self.answer = answer
        self.shape = shape
    }

    /// What kind of thing it is.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Something that comforts.
        case comfort
        /// Another way to look at it.
        case view
        /// A small act that takes a little courage.
        case act
    }

    /// What may be said of a plan beside what it is; every part may be missing.
    public struct Shape: Hashable, Sendable {
        /// What kind.
        public var kind: Kind?
        /// When and where, in the person's words.
        public var when = ""
        /// What then, if something gets in the way.
        public var ifInTheWay = ""
        /// How doable, 0 to 10.
        public var doable: Int?
        /// How it was, said afterwards.
        public var howWasIt = ""
        /// Who could encourage first.
        public var encourager: EntryID?

        /// Below this Salve asks once whether to make it smaller; it blocks nothing.
        public static let doableEnough = 7

        /// Nothing said.
        public init() {}
    }

    /// For how many hours after its time it is asked about; then it folds itself away.
    public static let askHours = 72

    /// True while it waits for its answer: its time has come, and three days have not passed.
    public func isDue(at now: Moment) -> Bool {
        guard answer == nil, let askAt else { return false }
        return askAt <= now && now.hours(since: askAt) < Self.askHours
    }

    /// True once it folded itself away without an answer.
    public func isFolded(at now: Moment) -> Bool {
        guard answer == nil, let askAt else { return false }
        return now.hours(since: askAt) >= Self.askHours
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
    /// What one feels, beside it; empty when not said.
    public let feeling: String
    /// A person of one's own it is for; nil when none was named.
    public let person: EntryID?

    /// A held text from its parts.
    public init(
        thing: EntryID,
        text: String,
        until: Moment,
        isPutAway: Bool,
        feeling: String = "",
        person: EntryID? = nil
    ) {
        self.thing = thing
        self.text = text
        self.until = until
        self.isPutAway = isPutAway
        self.feeling = feeling
        self.person = person
    }

    /// For how many hours after its time it is asked about; then it folds itself away.
    public static let askHours = 72

    /// True while it is asked about: its time has come, and three days have not passed.
    public func isDue(at now: Moment) -> Bool {
        !isPutAway && until <= now && now.hours(since: until) < Self.askHours
    }
}
