/// What is believed of a few unknown numbers: a normal distribution, changed by one observation at a time.
///
/// The recursion is that of Kalman, "A new approach to linear filtering and prediction problems", Journal of Basic Engineering
/// 82 (1960); without drift it is Bayesian linear regression, whatever the order of the observations.
struct GaussianBelief: Sendable {
    /// One number of an observation that is not 0: which unknown, and by what it is multiplied.
    typealias Term = (place: Int, factor: Double)

    private(set) var means: [Double]
    /// What stands on and right of the covariance's diagonal, row after row: half as much to keep close to the processor.
    private var triangle: [Double]

    private var count: Int { means.count }

    /// A belief from means and a covariance in rows, which must be symmetrical.
    init(means: [Double], covariance: [Double]) {
        self.means = means
        let count = means.count
        triangle = (0..<count).flatMap { covariance[($0 * count + $0)..<(($0 + 1) * count)] }
    }

    /// Where a row begins, at its diagonal.
    private static func start(_ row: Int, of count: Int) -> Int { row * count - row * (row - 1) / 2 }

    private func covariance(_ one: Int, _ other: Int) -> Double {
        let (row, column) = (min(one, other), max(one, other))
        return triangle[Self.start(row, of: count) + column - row]
    }

    /// What is expected of a sum of unknowns.
    func mean(of terms: [Term]) -> Double {
        var sum = 0.0
        for term in terms { sum += term.factor * means[term.place] }
        return sum
    }

    /// How uncertain a sum of unknowns is.
    func variance(of terms: [Term]) -> Double {
        var sum = 0.0
        for left in terms {
            for right in terms {
                sum += left.factor * right.factor * covariance(left.place, right.place)
            }
        }
        return max(0, sum)
    }

    /// Takes an observation that was `surprise` away from what was expected of a sum, measured with this variance.
    ///
    /// Cost: the square of how many unknowns there are.
    mutating func learn(_ terms: [Term], surprise: Double, noise: Double) {
        let gain = shared(with: terms)
        var total = noise
        for term in terms { total += term.factor * gain[term.place] }
        let (step, share) = (surprise / total, 1 / total)
        for place in gain.indices { means[place] += gain[place] * step }
        gain.withUnsafeBufferPointer { gain in
            triangle.withUnsafeMutableBufferPointer { triangle in
                var start = 0
                for row in gain.indices {
                    // Views of the row alone let the compiler take several columns at once.
                    let rest = UnsafeBufferPointer(rebasing: gain[row...])
                    let line = UnsafeMutableBufferPointer(rebasing: triangle[start..<(start + rest.count)])
                    let own = gain[row] * share
                    for column in line.indices { line[column] -= own * rest[column] }
                    start += rest.count
                }
            }
        }
    }

    /// What each unknown has in common with a sum of them: its covariance with the sum.
    private func shared(with terms: [Term]) -> [Double] {
        let count = count
        var gain = [Double](repeating: 0, count: count)
        gain.withUnsafeMutableBufferPointer { gain in
            triangle.withUnsafeBufferPointer { triangle in
                for (place, factor) in terms {
                    // Down the column to the diagonal, then along the row.
                    var spot = place
                    for row in 0..<place {
                        gain[row] += factor * triangle[spot]
                        spot += count - row - 1
                    }
                    let line = UnsafeBufferPointer(rebasing: triangle[spot..<(spot + count - place)])
                    let rest = UnsafeMutableBufferPointer(rebasing: gain[place...])
                    for column in rest.indices { rest[column] += factor * line[column] }
                }
            }
        }
        return gain
    }

    /// Lets unknowns have moved since: their variances grow.
    mutating func drift(_ places: Range<Int>, by variance: Double) {
        var diagonal = Self.start(places.lowerBound, of: count)
        for place in places {
            triangle[diagonal] += variance
            diagonal += count - place
        }
    }
}
