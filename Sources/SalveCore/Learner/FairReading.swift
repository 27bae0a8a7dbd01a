/// What came out of a fair test.
///
/// Less is lighter: a change is the rating after minus the rating before, and a difference is that of the first practice
/// minus that of the second, within a pair, so that a difference below 0 speaks for the first.
public struct FairReading: Hashable, Sendable {
    /// A mean difference in points of 0 to 10, with the range it likely lies in.
    public struct Difference: Hashable, Sendable {
        /// How many pairs it rests on.
        public let pairs: Int
        /// The mean difference, drawn a little towards 0.
        public let mean: Double
        /// The range that it likely lies in.
        public let likely: ClosedRange<Double>
        /// How likely it is that it lies within half a point of 0.
        let closeToNothing: Double
    }

    /// A share of all the orders that chance could have picked.
    public struct Orders: Hashable, Sendable {
        /// How many of them would show a mean difference at least as large, either way.
        public let asLarge: Int
        /// How many there are: 2 to the power of the pairs.
        public let all: Int
    }

    /// What may be said, from least to most.
    public enum Verdict: String, CaseIterable, Hashable, Sendable {
        /// Fewer than three whole pairs.
        case tooEarly
        /// The two can't be told apart.
        case open
        /// They were about the same.
        case same
        /// It was lighter after the first.
        case aLighter
        /// It was lighter after the second.
        case bLighter
    }

    /// Whole pairs that any number is said for.
    public static let leastPairs = 3

    /// By what chance picked, also where the other one was done: what the result says; nil for too few pairs.
    public let byPick: Difference?
    /// By what was done, in pairs where both were done; nil for too few such pairs.
    public let byDoing: Difference?
    /// Of all orders that chance could have picked for the counted pairs, how many would show a difference as large.
    public let orders: Orders
    /// What may be said.
    public let verdict: Verdict
    /// How many pairs count: both sittings have a rating before and after.
    public let pairs: Int
    /// How many sittings were begun.
    public let begun: Int
    /// How many of them have no rating after.
    public let unrated: Int
    /// In how many of them the other one was done.
    public let changed: Int
    /// True when there are too few pairs for any order to be rare enough, whatever the ratings.
    public var isTooFew: Bool { 2 > Self.most(isEarly) * Double(orders.all) }
    /// True when it ended before all its sittings: the range is wider, and more is asked of a claim.
    public let isEarly: Bool

    /// Reads the tries of a test; several of one place, or of none, count as the first of them.
    public init(_ tries: [FairTry], of test: FairTest) {
        let used = Self.used(tries, of: test)
        let couples = Self.couples(used)
        isEarly = used.count < test.count
        begun = used.count
        unrated = used.count { $0.after == nil }
        changed = used.count(where: \.isChanged)
        pairs = couples.count
        let slope = FairNumbers.slope(of: couples.map { ($0.0.point, $0.1.point) })
        let level = isEarly ? 0.9 : 0.8
        let picked = couples.map { Self.difference($0, slope, by: \.drawn) }
        let doneApart = couples.filter { $0.0.done != $0.1.done }
        byPick = FairNumbers.difference(picked, level: level)
        byDoing = FairNumbers.difference(doneApart.map { Self.difference($0, slope, by: \.doneOrDrawn) }, level: level)
        orders = FairNumbers.orders(atLeast: picked)
        verdict = Self.verdict(byPick, orders, isEarly: isEarly)
    }

    /// What is asked of a claim: no more than one order in twenty as large, and one in fifty when it ended early.
    private static func verdict(
        _ difference: Difference?,
        _ orders: Orders,
        isEarly: Bool
    ) -> Verdict {
        guard let difference else { return .tooEarly }
        if Double(orders.asLarge) <= most(isEarly) * Double(orders.all), !difference.likely.contains(0) {
            return difference.mean < 0 ? .aLighter : .bLighter
        }
        return difference.closeToNothing >= 0.8 ? .same : .open
    }

    /// The share of orders that may show as much where something is claimed.
    private static func most(_ isEarly: Bool) -> Double { isEarly ? 0.02 : 0.05 }

    /// One try for each place, in their order.
    private static func used(_ tries: [FairTry], of test: FairTest) -> [FairTry] {
        (0..<test.count).compactMap { slot in tries.first { $0.isUsed && $0.slot == slot } }
    }

    private static func couples(_ used: [FairTry]) -> [(FairTry, FairTry)] {
        used.filter { $0.slot.isMultiple(of: 2) && $0.isCounted }.compactMap { first in
            used.first { $0.slot == first.slot + 1 && $0.isCounted }.map { (first, $0) }
        }
    }

    /// The first practice minus the second, without what the ratings before bring about by themselves.
    private static func difference(
        _ couple: (FairTry, FairTry),
        _ slope: Double,
        by side: (FairTry) -> FairTest.Side
    ) -> Double {
        let (first, second) = (couple.0.point, couple.1.point)
        let difference = first.change - second.change - slope * (first.before - second.before)
        return side(couple.0) == .a ? difference : -difference
    }
}

extension FairTry {
    fileprivate var doneOrDrawn: FairTest.Side { done ?? drawn }

    /// The rating before and the change; a missing rating after stands as no change, and is never counted.
    fileprivate var point: FairNumbers.Point {
        FairNumbers.Point(before: Double(before), change: Double((after ?? before) - before))
    }
}
