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
        /// How one experiences a bond, new or changed.
        case bondNote(BondNote)
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
        /// A thing of one's own that was done, or its answer changed.
        case careDone(CareDone)
        /// A time of asking someone, new or changed.
        case asking(Asking)
        /// A letter, new or changed.
        case letter(Letter)
        /// A line from a steady day, new or changed.
        case line(SteadyLine)
        /// A practice of the person's own, new or changed.
        case ownPractice(OwnPractice)
        /// Words of the person's own for a practice, new or changed.
        case ownWording(OwnWording)
        /// A line of the person's own, new or changed.
        case ownLine(OwnLine)
        /// A pack of practices, new or in another version.
        case pack(KeptPack)
        /// Answers to the six questions about kindness and closeness.
        case closeness(ClosenessAnswers)
        /// A worksheet, begun or written further.
        case worksheet(Worksheet)
        /// A fair test, begun, or where it stands changed.
        case fairTest(FairTest)
        /// A sitting of a fair test, from the moment its pick was shown.
        case fairTry(FairTry)
        /// The words of a scale, brought by the person; confirmed, or waiting for it.
        case scaleWording(KeptWording)
    }
}
