/// One sitting with practices, as a pure state machine: what happened, and so what may be offered and opened.
///
/// The rules are those of `docs/Safety.md`. The state holds no history of ratings: the rating now, and while a
/// practice is in hand the rating from when it was chosen. Everything else about the person comes in as
/// ``Circumstances`` at every action.
public struct PracticeSession: Hashable, Sendable {
    /// The five phases of a sitting.
    public enum Phase: String, CaseIterable, Hashable, Sendable {
        /// Before it began.
        case checkIn = "check-in"
        /// Offers are shown.
        case choosing
        /// A practice is in hand.
        case practising
        /// A practice has ended, or help is shown.
        case settling
        /// Stopped. Only a new start follows.
        case closed
    }

    /// What the person said about danger in this sitting (R1).
    public enum Danger: String, CaseIterable, Hashable, Sendable {
        /// Nothing.
        case none
        /// They said so; help is shown.
        case said
        /// They said so, and chose "Back to what I was doing".
        case returned
    }

    /// How present the person is, by their own word (R16).
    public enum Presence: String, CaseIterable, Hashable, Sendable {
        /// Nothing was said.
        case usual
        /// Far away, and not yet asked whether there is danger in the room.
        case farUnasked
        /// Far away; orienting leads.
        case far
        /// Far away, and further off after orienting: help is shown.
        case further
        /// Was far away in this sitting, and said "More here".
        case moreHere
    }

    /// The practice in hand, or the one just left while settling.
    public struct Run: Hashable, Sendable {
        /// Which practice.
        public internal(set) var practice: Practice.ID
        /// True when it turns inward.
        public internal(set) var isInner: Bool
        /// The step shown, from 0.
        public internal(set) var index = 0
        /// How many steps this run has.
        public internal(set) var count: Int
        /// True for the short form: a minute at most, eyes open.
        public internal(set) var isShort = false
        /// An outer practice whose first step comes before the first one here (R2); nil once it is past.
        public internal(set) var lead: Practice.ID?
        /// The rating when an inner practice was chosen; nil when none was given or it is not needed.
        public internal(set) var before: Int?
        /// The last landing said of it; nil while none was.
        public internal(set) var landing: Landing?
        /// True once this run counted as harder (R4), so that it counts once.
        public internal(set) var countedHarder = false

        /// R2, R4 a: from here it is the short form.
        mutating func shorten() {
            isShort = true
            count = 1
        }
    }

    /// Something that happened, for the journal: what was done, never what was meant by it.
    public enum Fact: Hashable, Sendable {
        /// A sitting began.
        case started(Door)
        /// A rating was given, or taken back.
        case rated(Int?)
        /// A practice was begun.
        case began(Practice.ID, isShort: Bool, byAsking: Bool)
        /// Its last step was passed.
        case finished(Practice.ID)
        /// How it landed; nil when the person said "far" with no practice in hand.
        case landed(Practice.ID?, Landing)
        /// The rise was put down to the practice, to something else, or left open (R5).
        case attributed(Practice.ID, Attribution)
        /// "It's tender, and I'd like to stay a little."
        case stayed(Practice.ID)
        /// The person said that they are in danger.
        case saidDanger
        /// "Back to what I was doing."
        case returned
        /// More here, the same, or further off.
        case saidPresence(Here)
        /// The sitting ended.
        case stopped
    }

    /// The phase.
    public internal(set) var phase = Phase.checkIn
    /// The door it began at.
    public internal(set) var door = Door.other
    /// The last rating, 0 to 10; nil when none was given, which ranks as 7 for offers.
    public internal(set) var distress: Int?
    /// The practice in hand or just left; nil while choosing.
    public internal(set) var run: Run?
    /// How often an inner practice landed harder in this sitting, 2 at most.
    public internal(set) var harderCount = 0
    /// What was said about danger.
    public internal(set) var danger = Danger.none
    /// How present the person is.
    public internal(set) var presence = Presence.usual
    /// True once the question of danger in the room was asked in this sitting.
    public internal(set) var wasAskedAboutRoom = false
    /// True when the cause of a rise was "hard to say" (R5).
    public internal(set) var isCauseOpen = false
    /// True while the question about a rise stands.
    public internal(set) var isAskingCause = false
    /// How often anything landed harder in this sitting, 2 at most; staying a little is for the first time (R4 a).
    public internal(set) var turns = 0
    /// What landed harder last in this sitting, so that something else is offered; nil when nothing did.
    public internal(set) var lastHarder: Practice.ID?
    /// True once a practice landed easier in this sitting.
    public internal(set) var hasEased = false
    /// True when the person asked for something that is not offered; the next choice opens it.
    public internal(set) var hasAsked = false

    /// A sitting before it began.
    public init() {}

    /// The rating that the rules read: not answered ranks as 7 (R13).
    public var rank: Int { distress ?? 7 }

    /// True while Help now is the screen (R1, and R16 when further off); it ends with the sitting.
    public var showsHelp: Bool { phase != .closed && (danger == .said || presence == .further) }

    /// True everywhere but in a closed sitting (R11).
    public var canStop: Bool { phase != .closed }

    /// True while "It's tender, and I'd like to stay a little" is offered (R4 a).
    public var canStay: Bool {
        guard phase == .settling, let run, run.countedHarder else { return false }
        if turns != 1 { return false }  // guard: R4a staying is for the first time
        if door == .hard { return false }  // guard: R4a no staying from the hard door
        if presence != .usual { return false }  // guard: R16 no staying while far
        return danger == .none
    }

    /// True where a voice may read aloud (R16 forbids it for the sitting).
    public var allowsVoice: Bool { presence == .usual }

    /// True where a practice may go on by itself, for whoever asks it to ("Lead me").
    ///
    /// Never from the hard door, after harder, far away, in danger, while a rise is open, or at 7 and above; not
    /// answered ranks as 7 for what turns inward, and holds nothing outer back that the person asked to be led through.
    public var allowsLeading: Bool {
        guard phase == .practising, let run, run.lead == nil, door != .hard else { return false }
        guard presence == .usual, danger == .none, turns == 0, !isCauseOpen, !isAskingCause else { return false }
        return run.isInner ? rank < 7 : (distress ?? 0) < 7
    }

    /// The question that stands now; nil when none does.
    ///
    /// Every one can be left unanswered, and none follows "harder" (R4 a).
    public var question: Question? {
        guard phase != .closed else { return nil }
        if danger == .said { return nil }  // guard: R1 help asks nothing
        if presence == .farUnasked { return .dangerInRoom }
        if run?.landing == .harder { return nil }  // guard: R4a harder asks nothing
        if presence == .far, phase == .settling { return .here }
        return isAskingCause ? .because : nil
    }

    /// The practice whose step is shown, and which step of how many; nil outside of practising.
    public var step: (practice: Practice.ID, index: Int, count: Int)? {
        guard phase == .practising, let run else { return nil }
        if let lead = run.lead { return (lead, 0, 1) }
        return (run.practice, run.index, run.count)
    }
}

extension PracticeSession {
    /// What a person can do in a sitting.
    public enum Action: Hashable, Sendable {
        /// Begin, at a door, with a rating or none; far away or in danger when they said so.
        case start(Door, distress: Int?, isFar: Bool = false, isInDanger: Bool = false)
        /// Open a practice.
        case choose(Practice.ID)
        /// On: the next step, or from settling to choosing.
        case next
        /// One step back; from the first step to choosing.
        case back
        /// How it lands.
        case landing(Landing)
        /// "It's tender, and I'd like to stay a little."
        case stay
        /// A rating from 0 to 10, or nil to take it back.
        case distress(Int?)
        /// What a rise was about.
        case because(Attribution)
        /// "Show me the others": the next choice opens what is not offered.
        case ask
        /// "I'm in danger."
        case danger
        /// "Back to what I was doing."
        case `return`
        /// More here, the same, or further off.
        case here(Here)
        /// Stop.
        case stop
    }

    /// What a rise of the number was about (R5).
    public enum Attribution: String, CaseIterable, Hashable, Sendable {
        /// This practice.
        case practice
        /// Something else.
        case other
        /// Hard to say.
        case unsure
    }

    /// The answer after orienting (R16).
    public enum Here: String, CaseIterable, Hashable, Sendable {
        /// More here.
        case more
        /// The same.
        case same
        /// Further off.
        case further
    }

    /// A question that Salve asks once, and that can be left.
    public enum Question: String, CaseIterable, Hashable, Sendable {
        /// "It went up. Was it this practice, something else, or hard to say?"
        case because
        /// "More here, or not yet?"
        case here
        /// "Is there danger in the room?"
        case dangerInRoom
    }

    /// Why an action was not taken; the state is as it was.
    public enum Refusal: Error, Hashable, Sendable {
        /// The sitting is closed; a new one can start.
        case closed
        /// This does not fit the phase.
        case notNow(Phase)
        /// There is no such practice.
        case unknownPractice
        /// The practice can open after the one line (the action `ask`).
        case needsAsking(Hold)
        /// The practice, or asking for it, is withheld for now.
        case withheld(Hold)
        /// A rating lies outside of 0 to 10.
        case outOfRange
        /// No such question stands.
        case notAsked
    }
}
