/// The sides of life, and the headings of one's own care; a heading of one's own stands beside them.
public enum Domain: String, CaseIterable, Hashable, Sendable {
    /// The body.
    case physical
    /// Thoughts.
    case mental
    /// Feelings.
    case emotional
    /// People.
    case relational
    /// Meaning.
    case spiritual
}

/// What may be needed, by three doors (Neff and Germer, The Mindful Self-Compassion Workbook, 2018: the tender and the
/// fierce side of self-compassion).
public enum Need: String, CaseIterable, Hashable, Sendable {
    /// To feel safe.
    case safe
    /// To be comforted.
    case comforted
    /// To be soothed.
    case soothed
    /// To be taken seriously.
    case validated
    /// To be protected.
    case protected
    /// To have what one needs.
    case providedFor = "provided-for"
    /// To get moving.
    case motivated

    /// The three doors, in their order.
    public enum Door: String, CaseIterable, Hashable, Sendable {
        /// What would feel safe.
        case safety
        /// What would comfort, soothe or validate.
        case comfort
        /// What would protect, provide or motivate.
        case strength
    }

    /// The door it stands behind.
    public var door: Door {
        switch self {
        case .safe: .safety
        case .comforted, .soothed, .validated: .comfort
        case .protected, .providedFor, .motivated: .strength
        }
    }
}

/// What something costs, or how much there is to spend.
public enum CareCost: String, CaseIterable, Hashable, Sendable {
    /// Nothing.
    case free
    /// A little.
    case little
    /// More than a little.
    case more

    var rank: Int { self == .free ? 0 : self == .little ? 1 : 2 }
}

/// How much energy something takes, or how much there is.
public enum CareEnergy: String, CaseIterable, Hashable, Sendable {
    /// A little.
    case little
    /// Some.
    case some
    /// More.
    case more

    var rank: Int { self == .little ? 0 : self == .some ? 1 : 2 }
}

/// Where something is done, or where one is.
public enum CareSpot: String, CaseIterable, Hashable, Sendable {
    /// At home.
    case home
    /// Out.
    case out
}

/// A part of the day, for what fits no other.
public enum PartOfDay: String, CaseIterable, Hashable, Sendable {
    /// From five to eleven.
    case morning
    /// From nine to seven in the evening.
    case daytime
    /// From five to eleven in the evening.
    case evening
    /// The night.
    case night

    /// True when an hour, 0 to 23, lies in it; the parts overlap, since nobody's day is cut by a clock.
    public func holds(hour: Int) -> Bool {
        switch self {
        case .morning: (5..<11).contains(hour)
        case .daytime: (9..<19).contains(hour)
        case .evening: (17..<23).contains(hour)
        case .night: hour >= 21 || hour < 6
        }
    }
}

/// What is known of a care item beside its words; every part may be missing.
public struct CareTraits: Hashable, Sendable {
    /// The headings it stands under; none when not said.
    public var domain: Domain?
    /// A heading of one's own; empty when there is none.
    public var heading = ""
    /// How many minutes it takes.
    public var minutes: Int?
    /// What it costs.
    public var cost: CareCost?
    /// How much energy it takes.
    public var energy: CareEnergy?
    /// True when it takes someone else.
    public var needsSomeone = false
    /// Where it is done; nil for anywhere.
    public var spot: CareSpot?
    /// The part of the day it needs; nil for any.
    public var part: PartOfDay?
    /// What it answers, in the order of `Need`.
    public var needs: [Need] = []
    /// What it asks for that a person may leave out, in their usual order.
    public var ingredients: [Ingredient] = []

    /// The choices of minutes that are shown.
    public static let minuteChoices = [2, 5, 10, 20, 30, 60]
    /// The ingredients that are asked about on an item of one's own.
    public static let askedIngredients: [Ingredient] = [.touch, .food, .heatOrCold, .outdoors, .faith]

    /// Nothing known.
    public init() {}
}

extension CareItem {
    /// How many minutes to reckon with: as said, else by its size.
    public var minutes: Int {
        if let said = traits.minutes { return said }
        switch size {
        case .tiny: return 2
        case .few: return 10
        case .longer: return 30
        }
    }
}

extension Size {
    /// The size of something that takes so many minutes.
    public init(minutes: Int) {
        self = minutes <= 5 ? .tiny : minutes <= 15 ? .few : .longer
    }
}

/// A thing of one's own that was done, and whether it soothed.
public struct CareDone: Hashable, Sendable {
    /// Whether it soothed, as the person said once.
    public enum Soothed: String, CaseIterable, Hashable, Sendable {
        /// A bit.
        case bit
        /// About the same.
        case same
        /// Not this time.
        case not
    }

    /// The thing itself.
    public let thing: EntryID
    /// The care item.
    public let item: EntryID
    /// What it was to answer; nil when not said.
    public let need: Need?
    /// Whether it soothed; nil while not said.
    public let soothed: Soothed?

    /// One from its parts.
    public init(thing: EntryID, item: EntryID, need: Need?, soothed: Soothed?) {
        self.thing = thing
        self.item = item
        self.need = need
        self.soothed = soothed
    }
}

/// What a supporter can be asked for, or is good for.
public enum SupportKind: String, CaseIterable, Hashable, Sendable {
    /// To listen.
    case listen
    /// To give advice.
    case advice
    /// To be there.
    case company
    /// To do a practical thing.
    case practical
}

/// One time of asking someone; it is never sent by Salve.
public struct Asking: Hashable, Sendable {
    /// What came of it.
    public enum Outcome: String, CaseIterable, Hashable, Sendable {
        /// Asked, and nothing is known yet.
        case asked
        /// It helped.
        case helped
        /// It helped in part.
        case partly
        /// It did not help.
        case not
        /// There was no answer, or it was not asked.
        case nothing
    }

    /// The thing itself.
    public let thing: EntryID
    /// Who is asked.
    public let person: EntryID
    /// For what.
    public let kind: SupportKind?
    /// The draft, in the person's words.
    public let text: String
    /// What came of it; nil while not said.
    public let outcome: Outcome?

    /// One from its parts.
    public init(thing: EntryID, person: EntryID, kind: SupportKind?, text: String, outcome: Outcome?) {
        self.thing = thing
        self.person = person
        self.kind = kind
        self.text = text
        self.outcome = outcome
    }
}
