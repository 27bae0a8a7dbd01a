/// What is believed of one number: normal distributions side by side, each with a weight; the weights add up to 1.
struct LearnerBelief: Hashable, Sendable {
    /// One of the normal distributions.
    struct Part: Hashable, Sendable {
        let weight: Double
        let mean: Double
        let deviation: Double
    }

    private let parts: [Part]
    /// What is expected.
    let mean: Double
    /// The standard deviation of all of it together.
    let deviation: Double

    init(_ parts: [Part]) {
        self.parts = parts
        let mean = parts.reduce(0) { $0 + $1.weight * $1.mean }
        let square = parts.reduce(0) { $0 + $1.weight * ($1.deviation * $1.deviation + $1.mean * $1.mean) }
        self.mean = mean
        deviation = max(0, square - mean * mean).squareRoot()
    }

    /// One normal distribution.
    init(mean: Double, deviation: Double) {
        parts = [Part(weight: 1, mean: mean, deviation: deviation)]
        (self.mean, self.deviation) = (mean, deviation)
    }

    /// How likely the number is less than this, 0 to 1.
    func probability(below x: Double) -> Double {
        parts.reduce(0) { sum, part in
            sum + part.weight * LearnerNumbers.normal(below: (x - part.mean) / max(1e-9, part.deviation))
        }
    }

    /// The number that is not reached with this probability, above 0 and below 1; found by halving, to 1e-9.
    func quantile(_ probability: Double) -> Double {
        var low = parts.map { $0.mean - 9 * $0.deviation }.min() ?? mean
        var high = parts.map { $0.mean + 9 * $0.deviation }.max() ?? mean
        while high - low > 1e-9 {
            let middle = (low + high) / 2
            if self.probability(below: middle) < probability { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
