/// A questionnaire with its key: which answers there are, how they become numbers, and how sure those numbers are.
///
/// It holds no wording of others. What a number means is bound to the id of an item, never to its place in a list.
public struct Scale: Equatable, Sendable, Identifiable {
    /// The stable name of a scale, such as `phq-9`.
    public struct ID: Hashable, Sendable {
        /// The name.
        public let name: String

        /// An id with this name.
        public init(_ name: String) { self.name = name }
    }

    /// One item.
    public struct Item: Equatable, Sendable, Identifiable {
        /// The stable name of an item inside its scale: its number in the standard English order, or a group and a number.
        public struct ID: Hashable, Sendable {
            /// The name, such as `9` or `engagement-3`.
            public let name: String

            /// An id with this name.
            public init(_ name: String) { self.name = name }
        }

        /// Its name.
        public let id: ID
        /// The lowest and the highest answer.
        public let range: ClosedRange<Int>
        /// Its LOINC code, by which a file names it for certain; nil where none is known.
        public let code: String?

        /// An item from its parts.
        public init(_ id: ID, range: ClosedRange<Int>, code: String? = nil) {
            self.id = id
            self.range = range
            self.code = code
        }

        /// The answer mirrored within its range: lowest + highest - answer.
        func mirrored(_ answer: Int) -> Int { range.lowerBound + range.upperBound - answer }
    }

    /// Some items that make a number of their own.
    public struct Subscale: Equatable, Sendable, Identifiable {
        /// Its name, such as `self-kindness`.
        public let id: String
        /// Its items.
        public let items: [Item.ID]
        /// Those that are mirrored before this subscale is shown.
        public let reverseKeyed: Set<Item.ID>

        /// A subscale from its parts.
        public init(_ id: String, items: [Item.ID], reverseKeyed: Set<Item.ID> = []) {
            self.id = id
            self.items = items
            self.reverseKeyed = reverseKeyed
        }
    }

    /// How answers become one number.
    public enum Rule: String, CaseIterable, Sendable {
        /// They are added.
        case sum
        /// They are added and divided by their count.
        case mean
    }

    /// How the total is made.
    public enum Total: Equatable, Sendable {
        /// There is no total; none is official.
        case absent
        /// From the items, then times a whole number.
        case items(Rule, times: Int)
        /// From the subscales, with the scale's own reverse-keyed items mirrored.
        case subscales(Rule)
    }

    /// Which way is up.
    public enum Direction: String, CaseIterable, Sendable {
        /// A higher number is easier to live with.
        case kinder
        /// A higher number is harder to live with.
        case harder
        /// It differs from subscale to subscale.
        case mixed
    }

    /// Its name.
    public let id: ID
    /// The items, in the standard order.
    public let items: [Item]
    /// Those that are mirrored before the total is made.
    public let reverseKeyed: Set<Item.ID>
    /// The subscales, in their order.
    public let subscales: [Subscale]
    /// How a subscale's answers become its number.
    public let subscaleRule: Rule
    /// How the total is made.
    public let total: Total
    /// A second way to the total that papers use as well; nil where there is one way.
    public let otherTotal: Total?
    /// The fewest answers from which a total is made; with fewer it is incomplete.
    public let fewestAnswers: Int
    /// How often the items may stand one after another, each time about somebody else or another direction.
    public let most: Int
    /// Whether the blocks that stand one after another have a common mean.
    public let hasCommonMean: Bool
    /// Which way is up.
    public let direction: Direction
    /// The item that asks about hurting oneself; nil where there is none.
    public let selfHarm: Item.ID?
    /// What is known of its numbers.
    public let knowledge: Knowledge
    /// The revision of its key, from 1: another one makes numbers that do not compare.
    public let revision: Int

    /// A scale from its parts.
    public init(
        _ id: ID,
        items: [Item],
        reverseKeyed: Set<Item.ID> = [],
        subscales: [Subscale] = [],
        subscaleRule: Rule = .sum,
        total: Total,
        otherTotal: Total? = nil,
        fewestAnswers: Int? = nil,
        most: Int = 1,
        hasCommonMean: Bool = false,
        direction: Direction,
        selfHarm: Item.ID? = nil,
        knowledge: Knowledge = Knowledge(),
        revision: Int = 1
    ) {
        self.id = id
        self.items = items
        self.reverseKeyed = reverseKeyed
        self.subscales = subscales
        self.subscaleRule = subscaleRule
        self.total = total
        self.otherTotal = otherTotal
        self.fewestAnswers = fewestAnswers ?? items.count
        self.most = most
        self.hasCommonMean = hasCommonMean
        self.direction = direction
        self.selfHarm = selfHarm
        self.knowledge = knowledge
        self.revision = revision
    }

    /// The item with this id; nil when there is none.
    public func item(_ id: Item.ID) -> Item? { items.first { $0.id == id } }

    /// True for an item that some number of this scale mirrors.
    public func isReversed(_ id: Item.ID) -> Bool {
        reverseKeyed.contains(id) || subscales.contains { $0.reverseKeyed.contains(id) }
    }
}

extension Scale {
    /// The lowest and the highest total there can be; nil where there is no total.
    public var totalRange: ClosedRange<Double>? {
        guard let low = total(of: \.range.lowerBound, \.range.upperBound),
            let high = total(of: \.range.upperBound, \.range.lowerBound)
        else { return nil }
        return low...high
    }

    private func total(of plain: (Item) -> Int, _ reversed: (Item) -> Int) -> Double? {
        let answers = items.map { ($0.id, reverseKeyed.contains($0.id) ? reversed($0) : plain($0)) }
        return Scoring(self, answers: Dictionary(answers) { first, _ in first }).total(total)
    }
}
