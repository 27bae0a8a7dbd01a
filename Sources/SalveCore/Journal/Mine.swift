/// A practice of the person's own, as the file it is.
public struct OwnPractice: Hashable, Sendable {
    /// Which practice of one's own this is a version of.
    public let thing: EntryID
    /// Its name.
    public let title: String
    /// All of it, as a practice file in Markdown.
    public let source: String

    /// A practice from its parts.
    public init(thing: EntryID, title: String, source: String) {
        self.thing = thing
        self.title = title
        self.source = source
    }

    /// Its name among all practices; no practice that ships or stands in a pack can have one like it.
    public var id: Practice.ID { Practice.ID("own-" + thing.text) }
}

/// The person's own words for a practice: a name, and words for its steps.
///
/// They change nothing but words.
public struct OwnWording: Hashable, Sendable {
    /// Which wording this is a version of.
    public let thing: EntryID
    /// The practice.
    public let practice: Practice.ID
    /// Its name; empty for the one it has.
    public let title: String
    /// For each step its line, then its other way; empty for the ones it has.
    public let steps: [String]
    /// The revision of the practice that the words of the steps are for.
    public let revision: Int

    /// A wording from its parts.
    public init(thing: EntryID, practice: Practice.ID, title: String, steps: [String], revision: Int) {
        self.thing = thing
        self.practice = practice
        self.title = title
        self.steps = steps
        self.revision = revision
    }
}

/// A line of the person's own that makes a hard thing a human one, shown where such lines are chosen.
public struct OwnLine: Hashable, Sendable {
    /// Which line this is a version of.
    public let thing: EntryID
    /// The line.
    public let text: String

    /// A line from its parts.
    public init(thing: EntryID, text: String) {
        self.thing = thing
        self.text = text
    }
}

/// A pack of practices by others, with all its files.
public struct KeptPack: Hashable, Sendable {
    /// One file of a pack.
    public struct File: Hashable, Sendable {
        /// Its path inside the pack.
        public let path: String
        /// What is in it.
        public let text: String

        /// A file from its parts.
        public init(path: String, text: String) {
            self.path = path
            self.text = text
        }
    }

    /// Which pack this is a version of.
    public let thing: EntryID
    /// Its name, as its author gave it.
    public let name: String
    /// Its files, in order of their paths.
    public let files: [File]

    /// A pack from its parts.
    public init(thing: EntryID, name: String, files: [File]) {
        self.thing = thing
        self.name = name
        self.files = files
    }
}
