/// What the learner would offer in a moment: each practice that may be offered, and how likely each is chosen.
public struct LearnerOffers: Hashable, Sendable {
    /// One practice with its chance.
    public struct Entry: Hashable, Sendable {
        /// The practice.
        public let practice: Practice.ID
        /// How likely this moment brings this practice, 0 to 1; with that of noticing they add up to 1.
        public let probability: Double
    }

    /// What is chosen.
    public enum Choice: Hashable, Sendable {
        /// A practice.
        case practice(Practice.ID)
        /// A noticing moment.
        case noticing
    }

    /// The practices, most likely first; where nothing is left to chance the first has 1 and the others follow by what is
    /// expected of them.
    public let entries: [Entry]
    /// How likely this moment is one of noticing, 0 to 1; 0 unless the person agreed and chance is allowed.
    public let noticing: Double

    /// What a draw brings, with its probability; nil when nothing may be offered.
    ///
    /// `draw` is a number from 0 up to 1, all equally likely.
    public func choice(for draw: Double) -> (choice: Choice, probability: Double)? {
        guard let first = entries.first else { return nil }
        if draw < noticing { return (.noticing, noticing) }
        var reached = noticing
        for entry in entries {
            reached += entry.probability
            if draw < reached { return (.practice(entry.practice), entry.probability) }
        }
        // What rounding leaves of the draw goes to the likeliest.
        return (.practice(first.practice), first.probability)
    }
}

/// How chances follow from what is believed.
enum LearnerChances {
    /// How likely each of some independent normal numbers is the least: the chance that Thompson's rule gives each.
    ///
    /// P(k least) = ∫ φ((x - m_k) / s_k) / s_k Π_j≠k (1 - Φ((x - m_j) / s_j)) dx, by the trapezoid rule on 65 points from 5
    /// deviations below the lowest to 5 above the lowest, then scaled to add up to 1. No draw is needed, so a chance
    /// is known as it is used. Cost: 65 times as many normal probabilities as there are numbers.
    static func least(_ numbers: [(mean: Double, deviation: Double)]) -> [Double] {
        var (low, high) = (Double.infinity, Double.infinity)
        for number in numbers {
            low = min(low, number.mean - 5 * number.deviation)
            high = min(high, number.mean + 5 * number.deviation)
        }
        var chances = [Double](repeating: 0, count: numbers.count)
        guard numbers.count > 1, high > low else { return chances.map { _ in 1 / Double(max(1, numbers.count)) } }
        for step in 0...64 {
            let x = low + (high - low) * Double(step) / 64
            var above = 1.0
            var rates = [Double](repeating: 0, count: numbers.count)
            for (place, number) in numbers.enumerated() {
                let z = (x - number.mean) / number.deviation
                let survives = max(1e-300, LearnerNumbers.normal(below: -z))
                above *= survives
                rates[place] = LearnerNumbers.exp(-z * z / 2) / number.deviation / survives
            }
            for place in numbers.indices { chances[place] += above * rates[place] }
        }
        let sum = chances.reduce(0, +)
        guard sum > 0 else { return chances.map { _ in 1 / Double(numbers.count) } }
        return chances.map { $0 / sum }
    }
}
