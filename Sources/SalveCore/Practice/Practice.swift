/// A practice as the rules see it: where it turns attention, how likely it is to sting, and what it needs.
///
/// Its words live in content. This folder imports nothing at all, so that the same rules can be explored
/// exhaustively, and can run anywhere.
public struct Practice: Hashable, Sendable {
    /// A practice's stable name in the catalogue, such as `look-around`.
    public struct ID: Hashable, Sendable {
        /// The name itself: lower-case letters, digits and hyphens.
        public let name: String

        /// An id from its name; whether such a practice exists is the catalogue's business.
        public init(_ name: String) {
            self.name = name
        }
    }

    /// The stable name.
    public let id: ID
    /// Where it turns attention.
    public let depth: Depth
    /// How likely it is that kindness stings here.
    public let risk: Risk
    /// What it needs, and so what a person may leave out.
    public let ingredients: IngredientSet
    /// The kind of thing it is; what lands harder is remembered of its family.
    public let family: Family
    /// How many steps it has, at least 1.
    public let steps: Int
    /// The lowest and highest distress it suits, 0 to 10: an order among offers, never a gate.
    public let suits: ClosedRange<Int>
    /// Its place on the way back to kindness (rule R15), 1 to 7; nil when it is no rung.
    public let rung: Int?
    /// True when it asks about the inner world of another person (rule R17).
    public let asksAboutAnother: Bool

    /// A practice from its parts; fewer than one step counts as one.
    public init(
        id: ID,
        depth: Depth,
        risk: Risk,
        ingredients: IngredientSet = [],
        family: Family,
        steps: Int = 2,
        suits: ClosedRange<Int> = 0...10,
        rung: Int? = nil,
        asksAboutAnother: Bool = false
    ) {
        self.id = id
        self.depth = depth
        self.risk = risk
        self.ingredients = ingredients
        self.family = family
        self.steps = max(1, steps)
        self.suits = suits
        self.rung = rung
        self.asksAboutAnother = asksAboutAnother
    }
}

/// Where a practice turns attention: outside first, then body, words, images.
public enum Depth: String, CaseIterable, Hashable, Sendable {
    /// The room, things, people, movement, ordinary care: the behavioural kind.
    case outer
    /// Breath, touch, attention to the body.
    case body
    /// Kind words, thoughts, writing.
    case words
    /// Imagined people and places, memory, letters to or from another self.
    case images

    /// True for body, words and images.
    public var isInner: Bool { self != .outer }
}

/// How likely it is that kindness stings in a practice; our own judgement, not a measured rate.
public enum Risk: String, CaseIterable, Hashable, Sendable, Comparable {
    /// Seldom.
    case low
    /// Now and then.
    case medium
    /// Often enough to say so first.
    case high

    /// Lower risk is less.
    public static func < (left: Risk, right: Risk) -> Bool { left.order < right.order }

    private var order: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        }
    }
}

/// What a practice needs; a person may leave any of them out, and that says nothing about them.
public enum Ingredient: String, CaseIterable, Hashable, Sendable {
    /// Watching or shaping the breath.
    case breath
    /// Attention inside the body.
    case bodyInside = "body-inside"
    /// A hand on oneself.
    case touch
    /// Closed eyes.
    case closedEyes = "closed-eyes"
    /// Being still for a while.
    case stillness
    /// Imagined people or places.
    case imagined
    /// Inner voices, or "the critic".
    case innerVoices = "inner-voices"
    /// The past.
    case past
    /// Writing.
    case writing
    /// Food or drink.
    case food
    /// Heat or cold.
    case heatOrCold = "heat-cold"
    /// Being outdoors.
    case outdoors
    /// Faith.
    case faith

    fileprivate var bit: UInt16 {
        switch self {
        case .breath: 1 << 0
        case .bodyInside: 1 << 1
        case .touch: 1 << 2
        case .closedEyes: 1 << 3
        case .stillness: 1 << 4
        case .imagined: 1 << 5
        case .innerVoices: 1 << 6
        case .past: 1 << 7
        case .writing: 1 << 8
        case .food: 1 << 9
        case .heatOrCold: 1 << 10
        case .outdoors: 1 << 11
        case .faith: 1 << 12
        }
    }
}

/// A small set of ingredients; one machine word, so that the rules can be explored quickly.
public struct IngredientSet: Hashable, Sendable, ExpressibleByArrayLiteral {
    private var bits: UInt16 = 0

    /// A set of these ingredients.
    public init(_ ingredients: [Ingredient]) {
        for ingredient in ingredients { bits |= ingredient.bit }
    }

    /// A set written as a list.
    public init(arrayLiteral elements: Ingredient...) {
        self.init(elements)
    }

    /// True when nothing is in it.
    public var isEmpty: Bool { bits == 0 }

    /// True when the ingredient is in it.
    public func contains(_ ingredient: Ingredient) -> Bool { bits & ingredient.bit != 0 }

    /// True when no ingredient is in both.
    public func isDisjoint(with other: IngredientSet) -> Bool { bits & other.bits == 0 }

    /// Its ingredients, in their usual order.
    public var members: [Ingredient] {
        var result: [Ingredient] = []
        for ingredient in Ingredient.allCases where contains(ingredient) { result.append(ingredient) }
        return result
    }
}

/// The kinds of practice; what lands harder in one is remembered of its family.
public enum Family: String, CaseIterable, Hashable, Sendable {
    /// The room and what can be sensed in it (outer).
    case ground
    /// Warm and steady things (outer).
    case warmth
    /// Moving (outer).
    case movement
    /// Being with or reaching someone (outer).
    case people
    /// Making or doing something (outer).
    case making
    /// Music and other sound (outer).
    case sound
    /// Rest (outer).
    case rest
    /// Animals and plants (outer).
    case living
    /// The breath (body).
    case breath
    /// Touch (body).
    case touch
    /// Noticing (body).
    case noticing
    /// Kind words (words).
    case kindWords = "kind-words"
    /// Thoughts (words).
    case thoughts
    /// Images (images).
    case images
    /// Letters (images).
    case letters

    /// The depth it belongs to.
    public var depth: Depth {
        switch self {
        case .ground, .warmth, .movement, .people, .making, .sound, .rest, .living: .outer
        case .breath, .touch, .noticing: .body
        case .kindWords, .thoughts: .words
        case .images, .letters: .images
        }
    }
}

/// Where the person came in.
public enum Door: String, CaseIterable, Hashable, Sendable {
    /// The hard moment.
    case hard
    /// Any other door.
    case other
}

/// How a practice came to rest, in the person's own judgement.
public enum Landing: String, CaseIterable, Hashable, Sendable {
    /// A bit easier.
    case easier
    /// About the same.
    case same
    /// Harder.
    case harder
    /// Far away, not real.
    case far
}
