/// An event in the shape it is stored in: a small frame that every version of Salve can read, and a body.
///
/// Wire shapes stand apart from the domain, so that the domain stays free to change. Every shape ever shipped keeps
/// a fixture that must still decode. A kind or version that this Salve does not know is kept as it is and shown as
/// "written by a newer Salve".
public struct EventEnvelope: Codable, Hashable, Sendable {
    /// The entry's name.
    public var id: EntryID
    /// What kind of fact.
    public var kind: String
    /// The version of the body's shape, from 1.
    public var version: Int
    /// When it happened.
    public var happened: Moment
    /// When it was written down.
    public var recorded: Moment
    /// The zone's name then.
    public var zone: String
    /// Seconds east of UTC then.
    public var offset: Int
    /// Where it came from.
    public var origin: String
    /// The body.
    public var body: Body

    /// The body: every field that any kind uses, absent where it is not used.
    ///
    /// One flat shape rather than a type a kind: it decodes in one pass, and an unknown field is ignored.
    public struct Body: Codable, Hashable, Sendable {
        /// The thing this is a version of, or the sitting.
        public var thing: EntryID?
        /// Words of the person's own.
        public var text: String?
        /// A second short text (a place, a number, a value).
        public var more: String?
        /// A choice by name (a size, a part, a key, an answer).
        public var choice: String?
        /// A yes or no.
        public var flag: Bool?
        /// A moment (ask at, keep until).
        public var until: Moment?
        /// Other entries.
        public var entries: [EntryID]?
        /// The facts of a sitting.
        public var facts: [Fact]?
        /// The thing that this one belongs to.
        public var of: EntryID?
        /// When it was first written down.
        public var written: Moment?
        /// A part of a day, said instead of an exact time.
        public var around: String?
        /// Feeling words that ship with Salve.
        public var words: [String]?
        /// Feeling words of the person's own.
        public var ownWords: [String]?
        /// How strong, 1 to 5.
        public var strength: Int?
        /// Places in the body, or fields of feeling.
        public var places: [String]?
        /// What it is about.
        public var about: [String]?
        /// What kind of hurt.
        public var hurt: String?
        /// How much time it tells of.
        public var span: String?
        /// Words of the person's own for the steps of a practice.
        public var stepWords: [String]?
        /// The revision of the content that those words are for.
        public var revision: Int?
        /// The files of a pack.
        public var files: [File]?
        /// A worksheet.
        public var sheet: Sheet?
        /// A fair test, or a try of one.
        public var fair: Fair?
        /// The words of a scale.
        public var wording: Wording?

        // Care, plans and supporters.

        /// The heading a care item stands under.
        public var domain: String?
        /// A heading of the person's own.
        public var heading: String?
        /// How many minutes.
        public var minutes: Int?
        /// What it costs.
        public var cost: String?
        /// How much energy it takes.
        public var energy: String?
        /// Whether it takes someone else.
        public var someone: Bool?
        /// At home or out.
        public var spot: String?
        /// The part of the day it needs.
        public var part: String?
        /// What it answers.
        public var needs: [String]?
        /// What it asks for that can be left out.
        public var ingredients: [String]?
        /// What a supporter is good for.
        public var support: [String]?
        /// What kind of plan, or what someone is asked for.
        public var purpose: String?
        /// What then, if something gets in the way.
        public var obstacle: String?
        /// How doable, 0 to 10.
        public var doable: Int?
        /// How it was.
        public var note: String?

        /// An empty body.
        public init() {}
    }

    /// One fact of a sitting, as stored.
    public struct Fact: Codable, Hashable, Sendable {
        /// Which fact.
        public var fact: String
        /// The practice.
        public var practice: String?
        /// A value by name (a door, a landing, a cause, a presence), or what was noted later.
        public var value: String?
        /// A rating, 0 to 10.
        public var rating: Int?
        /// The revision of the practice's content.
        public var revision: Int?
        /// The short form.
        public var short: Bool?
        /// Opened by asking.
        public var asked: Bool?
        /// Why it was offered.
        public var why: String?
        /// Its place in the list, from 0.
        public var place: Int?
        /// The probability of that offer, 0 to 1.
        public var probability: Double?
        /// A thing of one's own.
        public var thing: EntryID?

        /// A fact by name.
        public init(_ fact: String) {
            self.fact = fact
        }
    }

    /// The version of every shape that this Salve writes.
    public static let currentVersion = 1
}
