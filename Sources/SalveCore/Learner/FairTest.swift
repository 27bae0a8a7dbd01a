/// A fair test: two practices compared by one person, with chance picking which comes when.
///
/// The sittings go in pairs, and in each pair either order is as likely as the other. All picks follow from the seed,
/// which is fixed when the test begins; each is shown when its time has come. The person can always do the other one
/// instead, and stop at any time.
public struct FairTest: Hashable, Sendable {
    /// One of the two.
    public enum Side: String, CaseIterable, Hashable, Sendable {
        /// The practice that was named first.
        case a
        /// The practice that was named second.
        case b

        /// The other one.
        public var other: Side { self == .a ? .b : .a }
    }

    /// Where a test stands, by what the person said.
    public enum State: String, CaseIterable, Hashable, Sendable {
        /// It goes on.
        case going
        /// It waits until it is taken up again.
        case paused
        /// It was stopped, and is not taken up again.
        case stopped
    }

    /// How many sittings a test may have: two for each pair.
    public static let counts = Array(stride(from: 6, through: 20, by: 2))
    /// How many hours lie between two sittings of a test at the least, so that the first does not carry over.
    public static let hoursBetween = 3
    /// How many hours after its sitting a rating may still tell of it.
    public static let hoursToRate = 2

    /// The test.
    public let thing: EntryID
    /// The practice that was named first.
    public let a: Practice.ID
    /// The practice that was named second.
    public let b: Practice.ID
    /// How many sittings it has: 6 to 20, an even number.
    public let count: Int
    /// What all picks follow from, 0 or more.
    public let seed: Int
    /// Where it stands.
    public var state = State.going
    /// True once its result was looked at; nothing is added to it then.
    public var isRead = false

    /// A test from its parts; nil where the two are one, or the number is not one of `counts`.
    public init?(thing: EntryID, a: Practice.ID, b: Practice.ID, count: Int, seed: Int) {
        guard a != b, Self.counts.contains(count), seed >= 0 else { return nil }
        self.thing = thing
        self.a = a
        self.b = b
        self.count = count
        self.seed = seed
    }

    /// The practice of a side.
    public func practice(_ side: Side) -> Practice.ID { side == .a ? a : b }

    /// Which side chance picked for a sitting, from 0; it was fixed when the test began.
    ///
    /// The order of pair n is the top bit of the n-th number of SplitMix64 (Steele, Lea and Flood, 2014) from the seed.
    public func drawn(_ slot: Int) -> Side {
        let first: Side = Self.number(slot / 2, from: UInt64(seed)) >> 63 == 0 ? .a : .b
        return slot.isMultiple(of: 2) ? first : first.other
    }

    private static func number(_ place: Int, from seed: UInt64) -> UInt64 {
        var mixed = seed &+ UInt64(place + 1) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// One sitting of a fair test, from the moment its pick was shown.
public struct FairTry: Hashable, Sendable {
    /// The try.
    public let thing: EntryID
    /// The test it belongs to.
    public let test: EntryID
    /// Its place among the sittings of the test, from 0.
    public let slot: Int
    /// What chance picked.
    public let drawn: FairTest.Side
    /// The rating before, 0 to 10: it was given before the pick was shown.
    public let before: Int
    /// The sitting in which one of the two was begun; nil while none was.
    public var sitting: EntryID?
    /// Which of the two was begun; nil while none was.
    public var done: FairTest.Side?
    /// The rating after, 0 to 10; nil when none was given.
    public var after: Int?
    /// True once nothing more is asked about it.
    public var isOver = false

    /// A try whose pick is shown.
    public init(thing: EntryID, test: EntryID, slot: Int, drawn: FairTest.Side, before: Int) {
        self.thing = thing
        self.test = test
        self.slot = slot
        self.drawn = drawn
        self.before = before
    }

    /// True when the other one was done than chance picked.
    public var isChanged: Bool { done.map { $0 != drawn } ?? false }

    /// True once something was begun: its place is used up, whatever came of it.
    public var isUsed: Bool { sitting != nil }

    /// True when it has what the result needs: something done, and a rating after.
    public var isCounted: Bool { done != nil && after != nil }
}
