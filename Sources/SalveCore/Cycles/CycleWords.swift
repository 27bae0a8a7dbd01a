/// The words by which an entry tells of distance or of longing: a checked value, made from content.
///
/// A phrase is words in a row. Inside a phrase `a|b` stands for either word, `@` for the person it is about, and `_` for
/// up to three words of any kind; small words in `fillers`, and words for the person, may stand between two words of a
/// phrase; a word with `?` may be missing. Words are compared without case, without apostrophes, and without their endings (`WordStem`).
public struct CycleWords: Sendable {
    /// Whose doing or being a phrase tells of.
    public enum Whose: String, CaseIterable, Hashable, Sendable {
        /// One's own: it does not count when someone else is the subject.
        case mine
        /// The other person's: it does not count when one is oneself the subject.
        case theirs
        /// Whoever the subject is.
        case either
    }

    /// How much a phrase tells.
    public enum Weight: String, CaseIterable, Hashable, Sendable {
        /// Alone enough for an entry.
        case strong
        /// Needs one more sign beside it.
        case some
        /// A mood that has many causes.
        case faint

        /// Its points.
        var points: Int {
            switch self {
            case .strong: 3
            case .some: 2
            case .faint: 1
            }
        }
    }

    /// A list of phrases that tell the same.
    public struct List: Hashable, Sendable {
        /// Which end they tell of.
        public let pole: CyclePole
        /// Whose doing or being.
        public let whose: Whose
        /// How much.
        public let weight: Weight
        /// The phrases.
        public let phrases: [String]

        /// A list from its parts.
        public init(_ pole: CyclePole, _ whose: Whose, _ weight: Weight, _ phrases: [String]) {
            self.pole = pole
            self.whose = whose
            self.weight = weight
            self.phrases = phrases
        }
    }

    /// Words with a part to play in a sentence.
    public enum Role: String, CaseIterable, Hashable, Sendable {
        /// Says I.
        case selfWords = "self"
        /// Stands for the other as the one who does something.
        case otherSubjects = "they"
        /// Stands for the other as the one to whom something is done.
        case otherObjects = "them"
        /// Names the other by what they are to one.
        case partners
        /// Someone else, by what they are to one; it may be what the person is, too.
        case others
        /// Something else.
        case elsewhere
        /// Turns what follows into its opposite.
        case negators
        /// Takes back a negation before it ("can’t stop").
        case unnegators
        /// Small words that may stand inside a phrase.
        case fillers
        /// Begins a new clause.
        case joints
        /// Written with a capital without being a name.
        case notNames = "not-names"
        /// Small words of place: they may stand inside a phrase, and what follows them is not whom it is about.
        case places
    }

    /// What a phrase says, in points by whose doing and which end.
    struct Cue: Hashable, Sendable {
        private var points: [Whose: [CyclePole: Int]] = [:]
        /// True when it says something of one's own doing.
        private(set) var isMine = false

        func points(_ whose: Whose, _ pole: CyclePole) -> Int { points[whose]?[pole] ?? 0 }

        mutating func raise(_ whose: Whose, _ pole: CyclePole, to weight: Weight) {
            points[whose, default: [:]][pole] = max(points(whose, pole), weight.points)
            isMine = isMine || whose == .mine
        }
    }

    /// One place in the tree of phrases; -1 where nothing follows.
    struct Node: Sendable {
        var person: Int32 = -1
        var gap: Int32 = -1
        var cue: Int32 = -1
        var hasNext = false
    }

    /// The number of a word, by `WordStem`; above 0.
    private var ids = NumberTable()
    /// Where a word leads from a place in the tree.
    private var steps = NumberTable()
    private(set) var flags: [Flags] = [[]]
    private(set) var starts: [Bool] = []
    private(set) var nodes: [Node] = [Node()]
    private(set) var cues: [Cue] = []
    let stems: WordStem

    /// Words from their lists; `forms` gives irregular forms and the word each belongs to.
    public init(lists: [List], roles: [Role: [String]], forms: [String: String]) {
        stems = WordStem(forms: forms)
        for (role, words) in roles {
            for word in words { flags[Int(id(of: word))].formUnion(Flags(role)) }
        }
        for list in lists {
            for phrase in list.phrases { add(phrase, of: list) }
        }
        starts = (0..<flags.count).map { next(0, Int32($0)) >= 0 }
    }

    /// The number of a word by its stem; 0 for one that is in no list.
    func id(ofStem hash: UInt64) -> Int32 { max(0, ids[hash]) }

    /// Where a word leads from a place in the tree; -1 when nowhere.
    func next(_ node: Int32, _ word: Int32) -> Int32 { steps[Self.step(node, word)] }

    private static func step(_ node: Int32, _ word: Int32) -> UInt64 {
        UInt64(UInt32(node)) << 32 | UInt64(UInt32(word))
    }

    /// True when a word can stand in a phrase: letters, digits, apostrophes and hyphens, or one of the signs.
    public static func isPhrase(_ phrase: String) -> Bool {
        let words = phrase.split(separator: " ")
        guard let first = words.first, first != "_", words.last != "_", words.contains(where: { !$0.hasSuffix("?") })
        else { return false }
        return words.allSatisfy { word in
            let word = word.hasSuffix("?") ? word.dropLast() : word
            return word == "@" || word == "_"
                || word.split(separator: "|", omittingEmptySubsequences: false).allSatisfy { part in
                    !part.isEmpty
                        && part.utf8.allSatisfy { WordStem.isWordByte($0) && !($0 >= 0x41 && $0 <= 0x5A) || $0 == 0x27 }
                }
        }
    }

    // MARK: - Building

    private mutating func id(of word: some StringProtocol) -> Int32 {
        let hash = stems.hash(of: word)
        if ids[hash] >= 0 { return ids[hash] }
        let id = Int32(flags.count)
        ids.set(hash, to: id)
        flags.append([])
        return id
    }

    private mutating func add(_ phrase: String, of list: List) {
        var ends = [Int32(0)]
        for word in phrase.split(separator: " ") {
            let isOptional = word.hasSuffix("?")
            let plain = isOptional ? word.dropLast() : word
            ends = ends.flatMap { end -> [Int32] in
                let before = isOptional ? [end] : []
                if plain == "@" { return before + [child(of: end, \.person)] }
                if plain == "_" { return before + [child(of: end, \.gap)] }
                return before + plain.split(separator: "|").map { child(of: end, word: id(of: $0)) }
            }
        }
        for end in ends {
            if nodes[Int(end)].cue < 0 {
                nodes[Int(end)].cue = Int32(cues.count)
                cues.append(Cue())
            }
            cues[Int(nodes[Int(end)].cue)].raise(list.whose, list.pole, to: list.weight)
        }
    }

    private mutating func child(of node: Int32, word: Int32) -> Int32 {
        if next(node, word) >= 0 { return next(node, word) }
        let child = Int32(nodes.count)
        nodes.append(Node())
        nodes[Int(node)].hasNext = true
        steps.set(Self.step(node, word), to: child)
        return child
    }

    private mutating func child(of node: Int32, _ sign: WritableKeyPath<Node, Int32>) -> Int32 {
        if nodes[Int(node)][keyPath: sign] >= 0 { return nodes[Int(node)][keyPath: sign] }
        let next = Int32(nodes.count)
        nodes.append(Node())
        nodes[Int(node)][keyPath: sign] = next
        return next
    }

    /// The parts a word can play, as a set.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt16

        init(rawValue: UInt16) { self.rawValue = rawValue }

        init(_ role: Role) {
            let place = Role.allCases.firstIndex(of: role) ?? 0
            rawValue = 1 << UInt16(place)
        }

        static let me = Flags(.selfWords)
        static let they = Flags(.otherSubjects)
        static let them = Flags(.otherObjects)
        static let partner = Flags(.partners)
        static let other = Flags(.others)
        static let elsewhere = Flags(.elsewhere)
        static let negator = Flags(.negators)
        static let unnegator = Flags(.unnegators)
        static let filler = Flags(.fillers)
        static let joint = Flags(.joints)
        static let notName = Flags(.notNames)
        static let place = Flags(.places)
    }
}
