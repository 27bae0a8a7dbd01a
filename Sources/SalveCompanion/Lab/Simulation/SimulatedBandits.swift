import Foundation
import SalveCore

/// The mean of each practice's rewards, each tried once first; one time in ten any.
///
/// Trying each once is stronger here than mabwiser's way (a mean of 0 until tried): the script beside it has that one.
struct MeanRewards {
    private var sums: [Double]
    private var counts: [Double]

    init(_ count: Int) {
        sums = Array(repeating: 0, count: count)
        counts = sums
    }

    func choose(_ available: [Int], _ dice: inout SimulationDice) -> Int {
        let any = available[dice.below(available.count)]
        if dice.uniform() < 0.1 { return any }
        let untried = available.filter { counts[$0] == 0 }
        if !untried.isEmpty { return untried[dice.below(untried.count)] }
        return available.max { sums[$0] / counts[$0] < sums[$1] / counts[$1] } ?? any
    }

    mutating func learn(_ practice: Int, _ reward: Double) {
        sums[practice] += reward
        counts[practice] += 1
    }
}

/// LinUCB (Li, Chu, Langford and Schapire, 2010), a ridge regression for each practice on 1, the rating and fear; alpha 1.
struct LinearBandit {
    private let fear: Double
    private var inverses: [[Double]]
    private var sums: [[Double]]

    init(_ count: Int, fear: Double) {
        self.fear = fear
        inverses = Array(repeating: [1, 0, 0, 0, 1, 0, 0, 0, 1], count: count)
        sums = Array(repeating: [0, 0, 0], count: count)
    }

    private func features(_ before: Int) -> [Double] { [1, Double(before - 5) / 5, fear] }

    private static func product(_ matrix: [Double], _ x: [Double]) -> [Double] {
        (0..<3).map { matrix[$0 * 3] * x[0] + matrix[$0 * 3 + 1] * x[1] + matrix[$0 * 3 + 2] * x[2] }
    }

    private static func dot(_ x: [Double], _ y: [Double]) -> Double { x[0] * y[0] + x[1] * y[1] + x[2] * y[2] }

    func choose(_ available: [Int], before: Int) -> Int {
        let x = features(before)
        let values = available.map { practice in
            let spread = Self.product(inverses[practice], x)
            return Self.dot(spread, sums[practice]) + Self.dot(spread, x).squareRoot()
        }
        var best = 0
        for place in values.indices where values[place] > values[best] { best = place }
        return available[best]
    }

    mutating func learn(_ practice: Int, before: Int, _ reward: Double) {
        let x = features(before)
        let spread = Self.product(inverses[practice], x)
        let total = 1 + Self.dot(spread, x)
        for row in 0..<3 {
            for column in 0..<3 { inverses[practice][row * 3 + column] -= spread[row] * spread[column] / total }
            sums[practice][row] += reward * x[row]
        }
    }
}

/// Thompson's rule with one prior for all practices, N(-0.35, 0.7), and a fixed fade of a fifth of the rating.
struct NormalBandit {
    private var means: [Double]
    private var variances: [Double]

    init(_ count: Int) {
        means = Array(repeating: -0.35, count: count)
        variances = Array(repeating: 0.49, count: count)
    }

    func choose(_ available: [Int], _ dice: inout SimulationDice) -> Int {
        let draws = available.map { means[$0] + variances[$0].squareRoot() * dice.normal() }
        var best = 0
        for place in draws.indices where draws[place] < draws[best] { best = place }
        return available[best]
    }

    mutating func learn(_ practice: Int, before: Int, _ reward: Double) {
        let seen = -reward + 0.45 + 0.2 * Double(before - 5)
        let gain = variances[practice] / (variances[practice] + 2.25)
        means[practice] += gain * (seen - means[practice])
        variances[practice] *= 1 - gain
    }
}

/// A person who chooses for themselves: likelier what is liked more, and what went well is liked more.
///
/// Softmax with a width of 0.5. A liking begins as chance of its own, a little higher for what turns outward, and moves a fifth
/// of the way to each drop in the rating.
struct Liking {
    private var likings: [Double]

    init(_ practices: [LearnerPractice], _ key: (seed: Int, number: Int)) {
        var dice = SimulationDice(key.seed, key.number, 6)
        likings = practices.map { 0.7 + 0.5 * dice.normal() + ($0.depth.isInner ? 0 : 0.3) }
    }

    func choose(_ available: [Int], _ dice: inout SimulationDice) -> Int {
        let most = available.map { likings[$0] }.max() ?? 0
        let weights = available.map { exp((likings[$0] - most) / 0.5) }
        var left = dice.uniform() * weights.reduce(0, +)
        for (place, weight) in weights.enumerated() {
            left -= weight
            if left < 0 { return available[place] }
        }
        return available[available.count - 1]
    }

    mutating func learn(_ practice: Int, _ drop: Double) {
        likings[practice] += 0.2 * (drop - likings[practice])
    }
}
