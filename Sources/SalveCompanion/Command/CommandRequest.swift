public import SalveContent
public import SalveCore

/// What the command line asks of a vault, in this process or over the private socket: one line of JSON.
public enum CommandRequest: Codable, Equatable, Sendable {
    /// An address with a one-time code; only a running server has one.
    case open
    /// The first screen of a hard moment.
    case hard
    /// What a practice will ask.
    case practise(String)
    /// A pick on a screen.
    case pick(ScreenStep)
    /// Everything there is to practise.
    case shelf(towards: Towards?)
    /// How it is now.
    case checkIn(CheckInLine)
    /// What of one's own answers a need.
    case care(CareLine)
    /// Plans.
    case plan(PlanCall)
    /// A draft to someone.
    case ask(AskLine)
    /// The worksheets there are.
    case sheets
    /// One of them, about something that was or may come.
    case sheet(String, about: String?)
    /// What was said on one.
    case keepSheet(SheetLine)
    /// How one lands: `harder` or `far`.
    case landSheet(EntryID, String)
    /// The reflections there are.
    case reflections
    /// One of them, by its id.
    case reflection(String)
    /// The loops there are.
    case loops
    /// One of them, by its id.
    case loop(String)
    /// One's own things.
    case list
    /// What was kept, newest first, so many lines at the most.
    case timeline(limit: Int)
    /// One's own people and safety steps, for Help now.
    case helpNow
    /// The card.
    case card
    /// A sheet to print, of a thing by its id, or of all of that kind.
    case handout(Handout.Kind, id: String?)
    /// Everything, in clear.
    case export(String)
    /// The letters, by what they are and when.
    case letters
    /// One letter, by its id.
    case letter(String)
    /// What the rules say of writing a letter of this kind now, sealed until this day or not.
    case letterDoor(String, until: String?)
    /// A letter to keep.
    case keepLetter(LetterLine)
    /// What the vault says of itself.
    case status
    /// Whether everything in the vault opens.
    case verify
    /// A copy of the vault, at this absolute path.
    case backup(String)
    /// Goes on storing after the end of the vault was lost.
    case goOn
    /// Whether a lock is set.
    case lockState
    /// Opens the lock; only over the private socket.
    case unlock(String)
    /// Gives the pass of this call back.
    case leave
    /// Locks now.
    case lock
    /// Puts a copy made under the same keys, at this absolute path, in the vault's place.
    case restore(String, older: Bool, damaged: Bool)
    /// Where the six questions about kindness and closeness stand.
    case closeness
    /// Answers to them.
    case keepCloseness(ClosenessLine)
    /// Fair tests.
    case fair(FairRequest)
    /// Something of one's own: practices, lines and packs.
    case mine(MineRequest)
    /// One's own people, and how it is with them.
    case people(PeopleRequest)
    /// What seems to help.
    case helps
    /// The words of scales.
    case wordings(WordingRequest)
    /// Brings in an export at this absolute path, sealed with this passphrase if it is; or only says what would come.
    case bringIn(String, passphrase: String?, onlyLooks: Bool)
}

/// A request as it goes over the private socket, with the pass that a lock wants.
public struct CommandCall: Codable, Equatable, Sendable {
    /// What is asked.
    public let request: CommandRequest
    /// The pass that `unlock` gave; nil without one.
    public let pass: HouseDoor.Pass?

    /// A request with its pass.
    public init(_ request: CommandRequest, pass: HouseDoor.Pass? = nil) {
        self.request = request
        self.pass = pass
    }
}

/// What comes back: one line of JSON.
public enum CommandReply: Codable, Equatable, Sendable {
    /// An address to open in a browser; it works once.
    case address(String)
    /// What is shown now.
    case screen(Screen)
    /// Everything there is to practise.
    case shelf(Shelf)
    /// A check-in that was kept.
    case checkedIn(KeptCheckIn)
    /// What of one's own answers a need.
    case care(CareAnswer)
    /// Plans.
    case plans([KeptPlan])
    /// A draft that was kept.
    case draft(KeptDraft)
    /// The worksheets there are.
    case sheets([SheetForm])
    /// One of them.
    case sheet(SheetForm)
    /// A worksheet that was kept.
    case keptSheet(KeptSheet)
    /// The reflections there are, or the loops.
    case reflections([ReflectionLine])
    /// One's own things.
    case list([ListLine])
    /// What was kept.
    case timeline([TimelineLine])
    /// What stands first on Help now.
    case own(OwnHelp)
    /// The card.
    case card(Card)
    /// A sheet to print.
    case handout(Handout)
    /// A text, such as an export.
    case text(String)
    /// The letters.
    case letters([LetterLine.Kept])
    /// One letter.
    case letter(LetterLine.Kept)
    /// The line before a letter is written; nil for none.
    case letterDoor(String?)
    /// What the vault says of itself.
    case status(VaultSummary)
    /// What was found when everything was opened.
    case verified(VaultCheck)
    /// Whether a lock is set.
    case lock(isSet: Bool)
    /// The lock is open for whoever shows this pass.
    case pass(HouseDoor.Pass)
    /// What came in, or would.
    case brought(Brought)
    /// Where the six questions stand.
    case closeness(ClosenessReply)
    /// Fair tests.
    case fair([FairLine])
    /// What is one's own, or what was done with it.
    case mine(MineReply)
    /// The scales that have words.
    case wordings(WordingReply)
    /// One's own people, or own words about bonds.
    case people(PeopleReply)
    /// What seems to help.
    case helps(HelpsReply)
    /// It could not be done; nothing was changed.
    case failed(CommandFailure)

    /// A shelf of practices.
    public struct Shelf: Codable, Equatable, Sendable {
        /// Offered now, best first.
        public let offered: [Screen.OfferLine]
        /// Not offered now; each opens after its line.
        public let found: [Screen.OfferLine]
        /// Resting under "Not now".
        public let notNow: [Screen.OfferLine]
        /// The rungs of "Warm up slowly"; empty while it does not stand in the list.
        public let wayBack: [Screen.OfferLine]
    }

    /// One of one's own things.
    public struct ListLine: Codable, Equatable, Sendable {
        /// What it is.
        public let text: String
        /// `tiny`, `few` or `longer`.
        public let size: String
        /// Where; empty when not said.
        public let place: String
        /// True when it is there for bad times too.
        public let isForBadTimes: Bool
        /// What was said of it, and when it was last done; nil where there is nothing to say.
        public var counted: String?
    }

    /// One line of what was kept.
    public struct TimelineLine: Codable, Equatable, Sendable {
        /// The day, `2026-11-21`; nil for an entry that can't be read.
        public let day: String?
        /// The time, `02:10`; nil for an entry that can't be read.
        public let time: String?
        /// What.
        public let text: String
    }

    /// One's own part of Help now.
    public struct OwnHelp: Codable, Equatable, Sendable {
        /// A part of the safety steps with its lines.
        public struct Steps: Codable, Equatable, Sendable {
            /// The part: `signs`, `coping`, `places`, `people`, `professionals` or `safer`.
            public let part: String
            /// Its lines.
            public let lines: [String]
        }

        /// The safety steps, by part.
        public let steps: [Steps]
        /// One's own people.
        public let people: [PersonLine]
        /// The country that was chosen; nil when none was.
        public let country: String?
        /// True for warm wording.
        public let isWarm: Bool
    }

    /// One of one's own people.
    public struct PersonLine: Codable, Equatable, Sendable {
        /// What the person calls them.
        public let name: String
        /// Their number; empty when none.
        public let number: String
    }

    /// What a vault says of itself.
    public struct VaultSummary: Codable, Equatable, Sendable {
        /// The engine and its version.
        public let engine: String
        /// The settings that durability rests on, as read back.
        public let settings: [String]
        /// Rows of the log, shredded ones too.
        public let entries: Int
        /// Bytes on disk; 0 in memory.
        public let bytes: Int
        /// Entries that can't be read.
        public let unreadable: Int
        /// True when the engine finds its structure whole.
        public let isIntact: Bool
        /// True when the log ends where its head says.
        public let isWhole: Bool
    }

    /// What came in, or would.
    public struct Brought: Codable, Equatable, Sendable {
        /// How many entries came in; nil when it was only looked.
        public let count: Int?
        /// How many of each kind are new.
        public let new: [String: Int]
        /// How many are here already.
        public let here: Int
        /// How many were deleted here, and stay deleted.
        public let deleted: Int
        /// How many are here in another version, which stays.
        public let held: Int
        /// The same in words, a line each.
        public let lines: [String]
    }

    /// What was found when everything was opened.
    public struct VaultCheck: Codable, Equatable, Sendable {
        /// Entries that open.
        public let sound: Int
        /// Entries deleted by their owner.
        public let shredded: Int
        /// Numbers of damaged entries.
        public let damaged: [Int]
        /// Numbers that are missing.
        public let missing: [Int]
        /// True when the log ends where its head says.
        public let isWhole: Bool
        /// True when nothing at all was found wrong.
        public let isSound: Bool
        /// True when an older copy of the whole file, put back, would have been seen.
        public let seesOlderCopy: Bool
    }
}

/// Why a command could not be done.
public struct CommandFailure: Error, Codable, Equatable, Sendable {
    /// How the command ends.
    public let status: ExitStatus
    /// What a person reads: what happened, whether anything is lost, what to do.
    public let sentence: String

    /// A failure from its parts.
    public init(_ status: ExitStatus, _ sentence: String) {
        self.status = status
        self.sentence = sentence
    }
}

/// How a command ends.
public enum ExitStatus: Int32, Codable, Equatable, Sendable {
    /// Done.
    case fine = 0
    /// It could not be done.
    case couldNot = 1
    /// The command was written in a way that it does not have.
    case wrongUse = 2
    /// Another process has the vault.
    case held = 3
    /// The vault or its key is missing, damaged, or may not be opened.
    case vault = 4
    /// Content files have mistakes.
    case content = 5
    /// The lock is closed, and no passphrase came that opens it.
    case locked = 6
}
