/// The arithmetic of a fair test: few pairs, and so honest about it.
enum FairNumbers {
    /// A rating before and the change that followed.
    struct Point: Sendable {
        let before: Double
        let change: Double
    }

    /// What the change is thought to owe to the rating before: -0.3 for each point, known to about 0.3.
    ///
    /// The weight is that of the noise of a difference over that of the slope: 4.5 / 0.3².
    private static let slopeBefore = (mean: -0.3, weight: 50.0)
    /// The spread of a difference of two changes before any is seen, as if four had been: twice 1.5².
    private static let spread = (variance: 4.5, worth: 4)
    /// A mean of 0, as if one pair without any difference had been seen.
    private static let pairOfNothing = 1

    /// How much of a difference in change goes with the difference in the rating before.
    ///
    /// Fitted over all pairs without looking at what was picked, so that it stays the same for every order.
    static func slope(of couples: [(Point, Point)]) -> Double {
        var above = slopeBefore.weight * slopeBefore.mean
        var below = slopeBefore.weight
        for (first, second) in couples {
            let step = first.before - second.before
            above += step * (first.change - second.change)
            below += step * step
        }
        return above / below
    }

    /// The mean of the differences with its likely range; nil for fewer than three.
    ///
    /// Normal differences with a conjugate prior (Gelman and others, Bayesian Data Analysis, 3rd edition, 2013, 3.3):
    /// the mean is then Student's t with as many degrees of freedom as pairs and prior spread together are worth.
    static func difference(_ differences: [Double], level: Double) -> FairReading.Difference? {
        let pairs = differences.count
        guard pairs >= FairReading.leastPairs else { return nil }
        let plain = differences.reduce(0, +) / Double(pairs)
        let squares = differences.reduce(0) { $0 + ($1 - plain) * ($1 - plain) }
        let worth = Double(pairs + pairOfNothing)
        let mean = Double(pairs) * plain / worth
        let freedom = spread.worth + pairs
        let pull = Double(pairOfNothing * pairs) * plain * plain / worth
        let variance = (Double(spread.worth) * spread.variance + squares + pull) / Double(freedom)
        let deviation = (variance / worth).squareRoot()
        let reach = studentReach(level: level, freedom: freedom) * deviation
        let below = { (x: Double) in student(below: (x - mean) / deviation, freedom: freedom) }
        return FairReading.Difference(
            pairs: pairs,
            mean: mean,
            likely: (mean - reach)...(mean + reach),
            closeToNothing: below(0.5) - below(-0.5)
        )
    }

    /// Of all ways to turn the pairs round, how many give a mean at least as far from 0: the exact test of sign changes
    /// (Fisher, The Design of Experiments, 1935, chapter 3), which holds because chance picked each order.
    ///
    /// Cost: 2 to the power of the pairs, which are ten at most.
    static func orders(atLeast differences: [Double]) -> FairReading.Orders {
        let seen = abs(differences.reduce(0, +))
        let all = 1 << differences.count
        var asLarge = 0
        for turned in 0..<all {
            var sum = 0.0
            for (place, one) in differences.enumerated() { sum += turned >> place & 1 == 0 ? one : -one }
            // NB: the same sum in another order of adding may differ in its last digits.
            if abs(sum) >= seen - 1e-9 { asLarge += 1 }
        }
        return FairReading.Orders(asLarge: asLarge, all: all)
    }

    // MARK: - Student's t

    /// The share of Student's t below x, by Simpson's rule over the density: within 1e-9 for 4 degrees and more.
    ///
    /// Cost: a hundred densities for each unit of x, 200 at least.
    static func student(below x: Double, freedom: Int) -> Double {
        let end = min(abs(x), 60)
        let parts = max(200, 2 * Int(50 * end))
        let step = end / Double(parts)
        var sum = falling(0, freedom) + falling(end, freedom)
        for part in 1..<parts { sum += (part & 1 == 0 ? 2 : 4) * falling(Double(part) * step, freedom) }
        let half = min(0.5, sum * step / 3 / whole(freedom))
        return x < 0 ? 0.5 - half : 0.5 + half
    }

    /// How far from 0 the middle share of Student's t reaches, by Newton's steps.
    ///
    /// From 0 they come up to it from below and never pass it, since the share grows ever more slowly.
    static func studentReach(level: Double, freedom: Int) -> Double {
        var reach = 0.0
        for _ in 0..<60 {
            let short = level - (2 * student(below: reach, freedom: freedom) - 1)
            let step = short * whole(freedom) / (2 * falling(reach, freedom))
            reach += step
            if abs(step) < 1e-10 || reach > 60 { break }
        }
        return min(reach, 60)
    }

    /// The density without what makes it add up to 1: (1 + x² / n) to the power of -(n + 1) / 2.
    private static func falling(_ x: Double, _ freedom: Int) -> Double {
        let base = 1 / (1 + x * x / Double(freedom))
        var power = (freedom + 1) & 1 == 0 ? 1.0 : base.squareRoot()
        for _ in 0..<((freedom + 1) / 2) { power *= base }
        return power
    }

    /// What it adds up to: √n times the integral of cosⁿ⁻¹ over a half turn.
    private static func whole(_ freedom: Int) -> Double { Double(freedom).squareRoot() * halfTurn(freedom - 1) }

    /// The integral of cosⁿ from -π/2 to π/2: π and 2 to begin with, then (n - 1) / n of the one before the last.
    private static func halfTurn(_ n: Int) -> Double {
        var value = n.isMultiple(of: 2) ? Double.pi : 2
        for place in stride(from: n.isMultiple(of: 2) ? 2 : 3, through: n, by: 2) {
            value *= Double(place - 1) / Double(place)
        }
        return value
    }
}
