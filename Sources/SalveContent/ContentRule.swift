/// Every mechanical rule about content; its raw value is the name that is printed and waived.
public enum ContentRule: String, CaseIterable, Sendable {
    // MARK: Files and fields

    /// A file is there, is UTF-8, and is of ordinary size.
    case file = "file"
    /// What claims to be YAML is YAML, without aliases.
    case yaml = "yaml"
    /// A practice file opens with front matter between two `---` lines.
    case frontMatter = "front-matter"
    /// No field but the known ones.
    case unknownField = "unknown-field"
    /// Every required field is there and not empty.
    case missingField = "missing-field"
    /// No field is given twice.
    case duplicateField = "duplicate-field"
    /// A value is of the right shape, in its list or in its range.
    case value = "value"
    /// Ids, titles and rungs are each used once.
    case unique = "unique"

    // MARK: Practices

    /// The id is kebab-case and is the name of the file.
    case id = "id"
    /// The body is an intro and steps, in the form the format asks for.
    case body = "body"
    /// 2 to 6 steps.
    case steps = "steps"
    /// The heading of a step has at most 14 words.
    case heading = "heading"
    /// Each step has an option in it, of at most two sentences.
    case option = "option"
    /// Prose uses six constructs and no other.
    case prose = "prose"
    /// The family belongs to the depth.
    case family = "family"
    /// The ingredients fit the depth, the family and the steps.
    case ingredients = "ingredients"
    /// The risk fits the depth.
    case risk = "risk"
    /// A way without an ingredient lacks it in every word, and turns inward as the practice does (R8).
    case variant = "variant"
    /// At least three outer low practices need nothing that can be left out, one of them of family ground (R12).
    case outerFloor = "outer-floor"

    // MARK: What a person or a pack adds

    /// What its words ask for stands among its ingredients.
    case tells = "tells"
    /// A step that asks about the inner world of another person says so (R17).
    case other = "other"
    /// What was added claims no place on the ladder of R15, and holds no link.
    case added = "added"
    /// A pack says what it is, and holds nothing that is no part of one.
    case pack = "pack"
    /// A line is of ordinary length, and has no character that cannot be seen.
    case line = "line"
    // MARK: Worksheets

    /// 2 to 9 parts, one of them outer; a starter has all four parts of self-compassion and a next thing.
    case parts = "parts"
    /// Three lines to choose from and one's own, and none of them about an act (C4, R21).
    case normalising = "normalising"

    // MARK: Stories

    /// A story tells of somebody, and never speaks to the reader: so it tells nobody to stay or to leave.
    case telling = "telling"

    // MARK: Strings and help lines

    /// A line of `strings.yaml` is text, or a group, or a leaf with its own fields.
    case leaf = "leaf"
    /// Placeholders are closed, and the same in every wording.
    case placeholder = "placeholder"
    /// A number is digits, spaces, a leading plus, star or hash.
    case number = "number"
    /// Help lines were read at most 180 days ago (tests and releases only).
    case stale = "stale"
    /// A source has one address that leads to it: a DOI, or `https`.
    case source = "source"
    /// What is named by its id is there.
    case reference = "reference"
    /// A waiver names a rule of the voice, gives a reason, and is needed.
    case waiver = "waiver"

    // MARK: Voice (each can be waived on its line, with a reason)

    /// No exclamation marks.
    case exclamation = "exclamation"
    /// None of the words that nudge, count or lecture.
    case word = "word"
    /// Salve never says I, we or let's, and claims no hearing or understanding; a person's own words may.
    case speaker = "speaker"
    /// Nothing tells a feeling to go, and no empty comfort.
    case soothing = "soothing"
    /// Names that were replaced are not used.
    case retired = "retired"
    /// A landing is named easier, same, harder or far.
    case landing = "landing"
    /// No emoji.
    case emoji = "emoji"
    /// No arrows.
    case arrow = "arrow"
    /// Typographic quotes and apostrophes.
    case quotes = "quotes"
    /// A sentence has at most 24 words.
    case sentence = "sentence"
    /// A line is no longer than its place allows.
    case length = "length"
    /// No word makes a person into a kind of person.
    case label = "label"
    /// No line decides whether somebody stays or leaves.
    case verdict = "verdict"
    /// What goes on in somebody else is a guess, and said as one.
    case mind = "mind"

    /// True for the rules of the voice, which one line may be let off with a reason.
    public var canBeWaived: Bool {
        switch self {
        case .exclamation, .word, .speaker, .soothing, .retired, .landing, .emoji, .arrow, .quotes, .sentence,
            .length, .label, .verdict, .mind:
            true
        case .file, .yaml, .frontMatter, .unknownField, .missingField, .duplicateField, .value, .unique, .id, .body,
            .steps, .heading, .option, .prose, .family, .ingredients, .risk, .variant, .outerFloor, .leaf, .placeholder,
            .number, .stale, .source, .reference, .waiver, .parts, .normalising, .tells, .other, .added,
            .pack, .line, .telling:
            false
        }
    }
}
