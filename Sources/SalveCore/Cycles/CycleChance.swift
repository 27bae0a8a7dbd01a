/// Whether the order of days could well be chance.
///
/// Days of both ends in no order go to and fro as well. So two tales are compared: one in which the ends take turns in
/// stretches of about the same length, and one in which each day falls as a coin does. How many times better the first one
/// tells the days decides (Good, "Probability and the weighing of evidence", 1950).
enum CycleChance {
    /// So many times better than no order: fewer is likely chance.
    static let enough = 1.2
    /// The latest days that tell, so many of them, are compared.
    static let most = 256
    /// Parts of the first tale in which only the order of the days counts, however far apart they are: how likely each part
    /// is held to be, and how likely the next day is at the other end, after distance and after longing.
    private static let turns: [(weight: Double, distance: Double, longing: Double)] = [
        (0.12, 0.95, 0.95), (0.05, 0.92, 0.6), (0.05, 0.6, 0.92),
    ]
    /// How seldom a day within a stretch tells of the other end.
    static let slip = 0.04
    /// How much the days between beginnings of stretches may vary, as a share of their mean, before it counts against them;
    /// and how much stricter that is between beginnings at the same end.
    static let steady = 0.5
    static let again = 1.6
    /// With fewer days that tell than this, they are few.
    static let few = 6

    /// True when no order tells such days about as well.
    ///
    /// `days` are those that tell, and `starts` says on which day each stretch begins.
    static func isLikely(_ days: some Collection<CycleMap.ToldDay>, from starts: [Int]) -> Bool {
        let days = Array(days.suffix(most))
        var taking = CycleTale.toAndFro(days) * (1 - turns.reduce(0) { $0 + $1.weight })
        for part in turns {
            taking += part.weight * turning(days, afterDistance: part.distance, afterLonging: part.longing)
        }
        return taking < enough * noOrder(days) * unsteadiness(starts, isShort: days.count < few)
    }

    // MARK: - The tale of turns

    /// How much better than a coin it tells the days that each is followed by one at the other end so often.
    private static func turning(
        _ days: [CycleMap.ToldDay],
        afterDistance: Double,
        afterLonging: Double
    ) -> Double {
        zip(days, days.dropFirst()).reduce(1) { weight, pair in
            let often = pair.0.pole == .distance ? afterDistance : afterLonging
            return weight * 2 * (pair.0.pole != pair.1.pole ? often : 1 - often)
        }
    }

    // MARK: - The tale of no order

    /// How much better than a fair coin the days are told without stretches: by a fair coin, by one that is not fair, or by
    /// one end that slowly gives way to the other.
    private static func noOrder(_ days: [CycleMap.ToldDay]) -> Double {
        var uneven = 1.0
        var rising = 1.0
        var falling = 1.0
        var distant = 0.0
        for (place, day) in days.enumerated() {
            let isDistant = day.pole == .distance
            let before = isDistant ? distant : Double(place) - distant
            uneven *= 2 * (before + 1) / Double(place + 2)
            if isDistant { distant += 1 }
            let along = (Double(place) + 0.5) / Double(days.count)
            let share = min(0.96, max(0.04, 1.3 * along - 0.15))
            rising *= 2 * (isDistant ? share : 1 - share)
            falling *= 2 * (isDistant ? 1 - share : share)
        }
        return 0.6 + 0.3 * uneven + 0.05 * rising + 0.05 * falling
    }

    // MARK: - Steadiness

    /// 1 for steady beginnings, and more the less steady they are.
    ///
    /// Of a few days, the beginnings at the same end say nothing: there are two of them at each.
    private static func unsteadiness(_ starts: [Int], isShort: Bool) -> Double {
        let between = variation(zip(starts, starts.dropFirst()).map { $1 - $0 })
        let alike = isShort ? .infinity : again * variation(zip(starts, starts.dropFirst(2)).map { $1 - $0 })
        let over = 1 + min(1, max(0, min(between, alike) - steady))
        return over * over * over * over * over * over
    }

    /// The standard deviation as a share of the mean; infinite for fewer than two numbers.
    private static func variation(_ numbers: [Int]) -> Double {
        let mean = Double(numbers.reduce(0, +)) / Double(max(1, numbers.count))
        guard numbers.count > 1, mean > 0 else { return .infinity }
        let squares = numbers.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        return (squares / Double(numbers.count - 1)).squareRoot() / mean
    }
}
