/// What the rules read about the person at every action, and never keep: the hour, the shelf, what is remembered.
public struct Circumstances: Sendable {
    /// The practices there are, in the catalogue's order; ids are unique.
    public var practices: [Practice]
    /// True from 23 to 5, or in the person's own night hours (R9, R18).
    public var isNight = false
    /// True for the first five sittings that counted, 14 days at the longest (R6).
    public var isNew = false
    /// True when this is the fourth sitting in two hours that the line of R10 is for, and it was not said tonight.
    public var hasTriedSeveral = false
    /// True when the person's own answers say that kindness feels unsafe (R7).
    public var kindnessFeelsUnsafe = false
    /// What the person leaves out (R8).
    public var leftOut: IngredientSet = []
    /// Practices marked when calm: "this helps me, also when it is bad" (N7).
    public var marked: Set<Practice.ID> = []
    /// Practices that landed easier twice or more lately, most often first; an order among offers only.
    public var helped: [Practice.ID] = []
    /// An order among practices that the rules rank alike, best first, as it was learned from the person's own sittings.
    ///
    /// It stands in place of the usual order of families, and orders what helped in place of how often. Empty where
    /// nothing is learned; what is not in it comes after what is.
    public var preferred: [Practice.ID] = []
    /// What is remembered of what landed harder (R4).
    public var memory = HarderMemory()
    /// True when the sitting is about someone whose entry says "Keep this one simple" (R17).
    public var isAboutSomeoneFeared = false

    /// Screens that carry a depth and ingredients of their own (R19): opened by the same rules, and never offered.
    public var screens: [Practice] = []

    /// Circumstances with nothing remembered.
    public init(practices: [Practice]) {
        self.practices = practices
    }

    /// The practice or screen of that name; nil when there is none.
    public func practice(_ id: Practice.ID) -> Practice? {
        for practice in practices where practice.id == id { return practice }
        for screen in screens where screen.id == id { return screen }
        return nil
    }

    /// True from 23 to 5: the night of R9 where the person has not said their own hours.
    public static func isUsualNight(hour: Int) -> Bool { hour >= 23 || hour < 5 }

    /// R6: true for the first five counted sittings, and for no longer than 14 days from the first.
    public static func isNew(countedSittings: Int, daysSinceFirst: Int) -> Bool {
        countedSittings < 5 && daysSinceFirst < HarderMemory.longestDays
    }

    /// R10: true when three sittings or more within two hours each ended the same, harder or far.
    ///
    /// `recent` holds, for each counted sitting, whole minutes since its end and its last landing (nil: none said,
    /// which proves nothing).
    public static func hasTriedSeveral(recent: [(minutes: Int, landing: Landing?)]) -> Bool {
        var tries = 0
        for sitting in recent where sitting.minutes <= 120 {
            switch sitting.landing {
            case .same, .harder, .far: tries += 1
            case .easier, nil: break
            }
        }
        return tries >= 3
    }
}

/// What is remembered of what landed harder: a class for each practice and family, never a count.
public struct HarderMemory: Hashable, Sendable {
    /// One time that a practice landed harder.
    public struct Event: Hashable, Sendable {
        /// The practice.
        public let practice: Practice.ID
        /// Whole hours since.
        public let hours: Int
        /// Counted sittings since, this one apart.
        public let sittingsSince: Int

        /// An event from its parts.
        public init(practice: Practice.ID, hours: Int, sittingsSince: Int) {
            self.practice = practice
            self.hours = hours
            self.sittingsSince = sittingsSince
        }
    }

    /// What is remembered of one practice.
    public enum Class: String, Hashable, Sendable {
        /// Nothing.
        case nothing
        /// It landed harder once in 14 days.
        case harderOnce = "harder once"
        /// It landed harder twice in 14 days, and rests under "Not now".
        case resting
    }

    /// Nothing held back by R4 outlasts this many days.
    public static let longestDays = 14
    /// The same in hours: each hold ends this long after the landing that brought it.
    public static var longestHours: Int { longestDays * 24 }
    /// Landings older than this many hours matter to no rule: a hold, and the 14 days that led to it.
    public static var readHours: Int { longestHours * 2 }

    /// Practices that landed harder once in 14 days.
    public var harderOnce: Set<Practice.ID> = []
    /// Practices that rest under "Not now".
    public var resting: Set<Practice.ID> = []
    /// Inner families of which nothing is offered for now (R4 c).
    public var pausedFamilies: Set<Family> = []
    /// True while doing leads (R4 d): three different inner practices landed harder in 14 days.
    public var doingLeads = false

    /// Nothing remembered.
    public init() {}

    /// What follows from the events, in any order, by R4 c and d.
    ///
    /// A hold ends 14 days after the landing that brought it, at the latest; what is older can still be the first of
    /// "twice in 14 days". `broughtBack` are practices that the person took back from "Not now" and that have not
    /// landed harder since; `isLeadOff` is their switch. Cost: pairs of events.
    public init(
        events: [Event],
        practices: [Practice],
        broughtBack: Set<Practice.ID> = [],
        isLeadOff: Bool = false
    ) {
        var families: [Practice.ID: Family] = [:]
        for practice in practices where practice.depth.isInner { families[practice.id] = practice.family }
        for (offset, event) in events.enumerated() where event.hours < Self.longestHours {
            harderOnce.insert(event.practice)
            let family = families[event.practice]
            let isRecent = event.hours < 24 || event.sittingsSince < 3
            if isRecent, let family { pausedFamilies.insert(family) }  // guard: R4c pause after harder
            var innerOnes: Set<Practice.ID> = []
            var isSecond = false
            for (other, earlier) in events.enumerated() {
                guard earlier.hours >= event.hours, earlier.hours - event.hours <= Self.longestHours else { continue }
                if other != offset, earlier.practice == event.practice { isSecond = true }
                if families[earlier.practice] != nil { innerOnes.insert(earlier.practice) }
            }
            if isSecond { resting.insert(event.practice) }  // guard: R4d rests after two
            if innerOnes.count >= 3, family != nil, !isLeadOff { doingLeads = true }  // guard: R4d doing leads
        }
        resting.subtract(broughtBack)
    }

    /// What is remembered of this practice.
    public func `class`(of practice: Practice.ID) -> Class {
        if resting.contains(practice) { return .resting }
        return harderOnce.contains(practice) ? .harderOnce : .nothing
    }
}
