/// The names that fields of our forms go by, spelled once.
enum Field: String, CaseIterable, Sendable {
    /// The web session's token; every form carries it.
    case token
    /// The form's own 128-bit number, which becomes the entry's id.
    case id
    /// Which button was pressed.
    case act = "do"
    /// How a practice landed.
    case landing
    /// Whether there is danger in the room.
    case danger
    /// More here, the same, or further off.
    case here
    /// A practice's name.
    case practice
    /// The id of a thing of one's own.
    case thing
    /// Plain or warm wording.
    case wording
    /// A rating from 0 to 10.
    case distress
    /// What a rise of the number was about.
    case because
    /// When a kept text comes up again, or whether a plan is asked about.
    case until
    /// A longer text.
    case text
    /// A thing on one's own list.
    case what
    /// A person's name.
    case name
    /// Where a thing is.
    case place
    /// A number to call or text.
    case number
    /// The entry that is taken away, or the deletion that is taken back.
    case entry
    /// The page to go back to.
    case back
    /// How big a thing is.
    case size
    /// Whether a thing is also for when it's bad.
    case bad
    /// A part of the safety steps.
    case part
    /// In how many days to ask.
    case days
    /// What came of a small next thing.
    case answer
    /// Words to find.
    case find
    /// Which kind of lines the timeline shows.
    case show
    /// Light, dark, or as the system says.
    case theme
    /// More contrast.
    case contrast
    /// Less motion.
    case motion
    /// The bell.
    case sound
    /// How large the text is.
    case textSize = "text-size"
    /// A country.
    case country
    /// The hour at which the night begins.
    case nightFrom = "night-from"
    /// The hour at which it ends.
    case nightTo = "night-to"
    /// Ingredients that are left out.
    case leaveOut = "leave-out"
    /// Whether doing comes first.
    case doingFirst = "doing-first"
    /// The form of an export.
    case format
    /// How many minutes there are.
    case minutes
    /// What a practice in the library may not ask for.
    case without
    /// The name of a copy.
    case copy
    /// What was agreed to before a copy takes the vault's place.
    case agree
    /// On, or empty for off.
    case alone
    /// The passphrase of a file; never a word to give back.
    case filePassphrase = "file-passphrase"
    /// The same again.
    case fileAgain = "file-again"

    /// The passphrase.
    case passphrase
    /// The passphrase that is to hold from then on.
    case newPassphrase = "new-passphrase"
    /// The same once more.
    case again
    /// The recovery key.
    case recovery
    /// One group of it.
    case first
    /// Another group of it.
    case second
    /// Whether hiding the page locks too.
    case hideLocks = "hide-locks"
    /// The name that Salve goes by.
    case goesBy = "goes-by"
    /// Where a form goes that a page gave to be held.
    case goesTo = "goes-to"

    // What is one's own among practices.

    /// What kind of practice or plan; from where a letter looks, or to whom.
    case kind
    /// What kind of doing.
    case doing
    /// What it needs.
    case needs
    /// A line before it begins.
    case intro
    /// What a step asks for.
    case step
    /// Another way.
    case option

    // The check-in, and one small kindness.

    /// What was picked on the pad.
    case field
    /// Feeling words that ship with Salve.
    case word
    /// Feeling words of one's own, as they are typed.
    case own
    /// Feeling words of one's own, picked again.
    case mine
    /// How strong.
    case strength
    /// Places in the body.
    case body
    /// What it is about.
    case about
    /// What kind of hurt.
    case hurt
    /// Now, earlier today, or another day.
    case when
    /// That day.
    case day
    /// The part of that day.
    case around
    /// That moment, or the whole day.
    case span
    /// Whom a kindness came from.
    case from
    /// Whether Today may ask.
    case ask

    // Care, supporters and plans.

    /// What is needed, or what a thing answers.
    case need
    /// The heading of a thing.
    case domain
    /// A heading of one's own.
    case heading
    /// What it costs, or may cost.
    case cost
    /// How much energy it takes, or there is.
    case energy
    /// Alone, or with someone.
    case company
    /// Whether it takes someone else.
    case someone
    /// At home or out.
    case spot
    /// The part of the day it needs.
    case daypart
    /// What it asks for.
    case asks
    /// An example, by its name.
    case example
    /// Whether it soothed.
    case soothed
    /// What someone is good for, or asked for.
    case support
    /// Whether someone is kept simple.
    case simple
    /// A person of one's own.
    case person
    /// What came of asking.
    case outcome
    /// When and where, in own words.
    case whenWhere = "when-where"
    /// What then, if something gets in the way.
    case ifThen = "if-then"
    /// How doable.
    case doable
    /// How it was.
    case how
    /// An hour of the day.
    case hour
    /// There when a form asks more than it did at first, so that what it leaves out is meant.
    case whole

    // Letters, and lines from a steady day.

    /// What the page saw of a letter when it was shown.
    case seen
    /// Whom a letter is for.
    case to
    /// Whether a line stands on the card.
    case card
    // The player and the library.

    /// How many minutes a practice lasts.
    case length
    /// Whether it goes without what it can go without.
    case way
    /// How the body can be.
    case posture
    /// What somebody is looking for.
    case intention
    /// To whom what a practice carries is turned.
    case towards
    /// The voice that reads aloud.
    case voice
    /// How fast it reads.
    case pace
    /// Whether a voice may be used that is not on this device.
    case away
    /// How loud the bell is.
    case volume
    /// The breath of the guide.
    case breath
    /// Counts in, of one's own breath.
    case countsIn = "counts-in"
    /// Counts out, of one's own breath.
    case countsOut = "counts-out"
    /// Whether the guide begins with an out-breath.
    case startsOut = "starts-out"
    /// Whether its cues are said.
    case cues
    // The six questions about kindness and closeness.

    /// Waiting for the catch.
    case closeCatch = "close-catch"
    /// Kind words to oneself.
    case closeWords = "close-words"
    /// Someone coming close.
    case closeNear = "close-near"
    /// Going easy on oneself.
    case closeEase = "close-ease"
    /// What warmth brings.
    case closeSad = "close-sad"
    /// Being seen.
    case closeSeen = "close-seen"

    // People, and the pause.

    /// What someone is to one.
    case bond
    /// Whether a bond was, and is no more.
    case past
    /// What goes on in one, beside a text.
    case feel
    /// Whether one can be as one is.
    case asIAm = "as-i-am"
    /// How it is, lately.
    case lately

    // Worksheets.

    /// What stands beside a text.
    case beside
    /// The name of a line that is chosen.
    case pick

    // The reflection; what stands in rows is numbered from 0, as in `thought-0`.

    /// A thought.
    case thought
    /// What kind of thought it is.
    case thoughtKind = "thought-kind"
    /// A possible reason.
    case reason
    /// What it speaks of.
    case reasonAbout = "reason-about"
    /// How sure.
    case sure
    /// What one would see if it were true.
    case sign
    /// Whether the feeling can be felt.
    case touch
    /// Whether it can be looked at from the side.
    case view
    /// The part to go to.
    case go
    /// The first of two practices of a fair test.
    case fairFirst = "fair-first"
    /// The second of them.
    case fairSecond = "fair-second"
    /// How many sittings a fair test has.
    case fairCount = "fair-count"
    /// There when one more was asked for already.
    case asked
    /// What the page showed in its fields, kept or typed before.
    case shown
    /// The form by which a draft was typed: each tab has its own.
    case by

    // The words of a scale; what stands in rows is numbered from 0.

    /// A line of a questionnaire.
    case question
    /// The name of an answer.
    case label

    /// The field of a name as it was sent, with or without the number of its row; nil when there is none.
    init?(sent name: String) {
        let stem = name.reversed().drop { $0.isASCII && $0.isNumber }
        let isNumbered = stem.count < name.count && stem.first == "-"
        guard
            let field = Field(rawValue: name)
                ?? (isNumbered ? Field(rawValue: String(stem.dropFirst().reversed())) : nil)
        else { return nil }
        self = field
    }

    /// Its name in a row.
    func name(_ row: Int) -> String { rawValue + "-" + String(row) }

    /// True for what opens the vault: never shown again, and never held.
    var isSecret: Bool { Self.secrets.contains(self) }

    private static let secrets: Set<Field> = [.passphrase, .newPassphrase, .again, .recovery, .first, .second]

    /// True for what a person wrote, which is given back whenever it could not be kept.
    var isWords: Bool {
        switch self {
        case .text, .what, .name, .place, .number, .find, .own, .beside: true
        case .intro, .step, .option: true
        case .kind, .doing, .needs, .pick: false
        case .bond, .feel: true
        case .past, .asIAm, .lately: false
        case .heading, .whenWhere, .ifThen, .how: true
        case .need, .domain, .cost, .energy, .company, .someone, .spot, .daypart, .asks, .example, .soothed: false
        case .support, .simple, .person, .outcome, .doable, .hour, .whole: false
        case .field, .word, .mine, .strength, .body, .about, .hurt, .when, .day, .around, .span, .from, .ask: false
        case .token, .id, .act, .landing, .danger, .here, .practice, .distress, .because, .until: false
        case .thing, .entry, .back, .size, .bad, .part, .days, .answer, .show: false
        case .wording, .theme, .contrast, .motion, .sound, .textSize, .country, .nightFrom, .nightTo: false
        case .leaveOut, .doingFirst, .format, .minutes, .without: false
        case .passphrase, .newPassphrase, .again, .recovery, .first, .second, .hideLocks, .goesBy, .goesTo: false
        case .copy, .agree, .alone, .filePassphrase, .fileAgain: false
        case .seen, .to, .card: false
        case .length, .way, .posture, .intention, .towards, .voice, .pace, .away, .volume: false
        case .breath, .countsIn, .countsOut, .startsOut, .cues: false
        case .closeCatch, .closeWords, .closeNear, .closeEase, .closeSad, .closeSeen: false
        case .thought, .reason, .sign: true
        case .fairFirst, .fairSecond, .fairCount: false
        case .question, .label: true
        case .thoughtKind, .reasonAbout, .sure, .touch, .view, .go, .asked, .shown, .by: false
        }
    }
}
