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
        /// `yes` when the person put doing first by hand, empty when they took that back (R7); `Timeline.kindnessLead`
        /// says what holds.
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
        /// The name of the voice that reads aloud, or empty for the first one of the device.
        case voice
        /// `slower` or `usual`, or empty for slow.
        case voicePace = "voice-pace"
        /// `yes` while a voice may be used that is not on the device.
        case voiceAway = "voice-away"
        /// `none`, `soft` or `full`, or empty for the middle.
        case bellVolume = "bell-volume"
        /// A breath such as `3-4` that stands in place of a practice's own, or empty.
        case breath
        /// `out` when the guide begins with an out-breath.
        case breathStart = "breath-start"
        /// `say` when the guide also says its cues.
        case breathCues = "breath-cues"
        /// The people about whom the cycle map was put away for good, by their ids with spaces between.
        case cyclesAway = "cycles-away"
        /// `off` while what is offered does not learn from one's own sittings.
        case learns
        /// Milliseconds from which on sittings teach: what was before is kept, and forgotten as far as offers go.
        case learnsSince = "learns-since"
        /// `yes` where a calm moment may become one of noticing; `no` once that was declined.
        case noticing
        /// `yes` while Today may say once a month that the scales are there.
        case measuresMonthly = "measures-monthly"
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
    /// It stands first, before what was pinned earlier.
    case pinned
    /// No longer pinned.
    case unpinned
    /// Neither offered nor listed.
    case putAside = "put-aside"
    /// Offered and listed again.
    case takenBack = "taken-back"
}
