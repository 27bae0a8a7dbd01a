import SalveCompanion
import SalveCore

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
    /// There when one more was asked for already.
    case asked
    /// What the page showed in its fields, kept or typed before.
    case shown
    /// The form by which a draft was typed: each tab has its own.
    case by

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
        case .length, .way, .posture, .intention, .voice, .pace, .away, .volume: false
        case .breath, .countsIn, .countsOut, .startsOut, .cues: false
        case .closeCatch, .closeWords, .closeNear, .closeEase, .closeSad, .closeSeen: false
        case .thought, .reason, .sign: true
        case .thoughtKind, .reasonAbout, .sure, .touch, .view, .go, .asked, .shown, .by: false
        }
    }
}

/// The fields of a posted form, in their order.
struct FormFields: Sendable, Equatable {
    /// Most bytes that a form may have.
    static let bodyLimit = 1 << 20
    /// Most bytes that one text may have.
    static let textLimit = 256 << 10
    /// Most fields that a form may have.
    static let countLimit = 500

    /// One field as it was sent.
    struct Entry: Sendable, Equatable, Codable {
        let name: String
        let value: String
    }

    /// The fields as they were sent.
    private(set) var entries: [Entry] = []
    /// False when some bytes were not UTF-8; they were replaced by U+FFFD.
    private(set) var isUTF8 = true

    /// Fields from `application/x-www-form-urlencoded` bytes; broken escapes stand as they are.
    init(encoded bytes: some Sequence<UInt8>) {
        let parts = Array(bytes).split(separator: UInt8(ascii: "&"), maxSplits: Self.countLimit)
        for part in parts.prefix(Self.countLimit) {
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = decode(halves[0])
            let value = halves.count > 1 ? decode(halves[1]) : ""
            entries.append(Entry(name: name, value: value))
        }
    }

    /// Fields that were read already.
    init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// Fields that were kept as a draft.
    init(_ draft: Draft) {
        entries = draft.fields.prefix(Self.countLimit).map { Entry(name: $0.name, value: $0.value) }
    }

    /// The fields as a draft keeps them: without the token, the form's number and the button.
    var drafted: [Draft.Field] {
        let left: Set<String> = [Field.token.rawValue, Field.id.rawValue, Field.act.rawValue]
        return entries.filter { !left.contains($0.name) }.map { Draft.Field(name: $0.name, value: $0.value) }
    }

    /// The first value of a field; nil when it was not sent.
    subscript(field: Field) -> String? { entries.first { $0.name == field.rawValue }?.value }

    /// All values of a field.
    func all(_ field: Field) -> [String] { entries.filter { $0.name == field.rawValue }.map(\.value) }

    /// A choice among the cases of a type; nil when nothing, or none of them, was sent.
    func choice<Choice: RawRepresentable>(_ field: Field, as type: Choice.Type = Choice.self) -> Choice?
    where Choice.RawValue == String {
        self[field].flatMap(Choice.init(rawValue:))
    }

    /// A text with the browser's line ends made plain; nil when nothing but blanks was sent.
    func text(_ field: Field) throws(WebProblem) -> String? { try text(sent: self[field]) }

    /// The text of a field in a row.
    func text(_ field: Field, row: Int) throws(WebProblem) -> String? { try text(sent: value(field, row: row)) }

    /// The value of a field in a row; nil when it was not sent.
    func value(_ field: Field, row: Int) -> String? {
        let name = field.name(row)
        return entries.first { $0.name == name }?.value
    }

    /// How many rows were sent of a field.
    func rows(of field: Field) -> Int {
        let stem = field.rawValue + "-"
        let numbers = entries.filter { $0.name.hasPrefix(stem) }.compactMap { Int($0.name.dropFirst(stem.count)) }
        return min((numbers.max() ?? -1) + 1, Self.countLimit)
    }

    private func text(sent: String?) throws(WebProblem) -> String? {
        guard let sent else { return nil }
        guard sent.utf8.count <= Self.textLimit else { throw .tooLong }
        let plain = sent.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
        return plain.allSatisfy(\.isWhitespace) ? nil : plain
    }

    /// The opaque id in a field; nil when there is none, or it is none.
    func id(_ field: Field) -> EntryID? { self[field].flatMap { EntryID(text: $0) } }

    /// True when a person wrote something into it.
    var hasWords: Bool {
        entries.contains { Field(sent: $0.name)?.isWords == true && !$0.value.allSatisfy(\.isWhitespace) }
    }

    private mutating func decode(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "+") {
                result.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), index + 1 < bytes.endIndex,
                let high = Self.digit(bytes[index]), let low = Self.digit(bytes[index + 1])
            {
                result.append(high << 4 | low)
                index += 2
            } else {
                result.append(byte)
            }
        }
        if let text = String(validating: result, as: UTF8.self) { return text }
        isUTF8 = false
        return String(decoding: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
