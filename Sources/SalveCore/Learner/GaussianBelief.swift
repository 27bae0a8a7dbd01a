/// What is believed of a few unknown numbers: a normal distribution, changed by one observation at a time.
///
/// The recursion is that of Kalman, "A new approach to linear filtering and prediction problems", Journal of Basic Engineering
/// 82 (1960); without drift it is Bayesian linear regression, whatever the order of the observations.
struct GaussianBelief: Sendable {
    /// One number of an observation that is not 0: which unknown, and by what it is multiplied.
    typealias Term = (place: Int, factor: Double)

    private(set) var means: [Double]
    /// The covariance in rows; only what stands on and right of the diagonal is kept true.
    private var covariance: [Double]

    private var count: Int { means.count }

    /// A belief from means and a covariance in rows, which must be symmetrical.
    init(means: [Double], covariance: [Double]) {
        self.means = means
        self.covariance = covariance
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
                let (row, column) = (min(left.place, right.place), max(left.place, right.place))
                sum += left.factor * right.factor * covariance[row * count + column]
            }
        }
        return max(0, sum)
    }

    /// Takes an observation that was `surprise` away from what was expected of a sum, measured with this variance.
    ///
    /// Cost: the square of how many unknowns there are.
    mutating func learn(_ terms: [Term], surprise: Double, noise: Double) {
        let count = count
        var gain = [Double](repeating: 0, count: count)
        var total = noise
        covariance.withUnsafeBufferPointer { rows in
            for term in terms {
                for place in 0..<term.place { gain[place] += term.factor * rows[place * count + term.place] }
                for place in term.place..<count { gain[place] += term.factor * rows[term.place * count + place] }
            }
        }
        for term in terms { total += term.factor * gain[term.place] }
        for place in 0..<count { means[place] += gain[place] / total * surprise }
        gain.withUnsafeBufferPointer { gain in
            covariance.withUnsafeMutableBufferPointer { rows in
                for row in 0..<count {
                    let share = gain[row] / total
                    if share == 0 { continue }
                    // A view of the row alone lets the compiler take several columns at once.
                    let line = UnsafeMutableBufferPointer(rebasing: rows[(row * count)..<((row + 1) * count)])
                    for column in row..<count { line[column] -= share * gain[column] }
                }
            }
        }
    }

    /// Lets unknowns have moved since: their variances grow.
    mutating func drift(_ places: Range<Int>, by variance: Double) {
        for place in places { covariance[place * count + place] += variance }
    }
}
