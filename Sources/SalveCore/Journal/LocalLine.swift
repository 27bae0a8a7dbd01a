/// A line through scattered notes: local linear regression with a band.
///
/// At x, a straight line is fitted to the notes within the bandwidth h, each weighted by the tricube
/// w = (1 - |d/h|³)³ with d = its distance in days, and read off at x. With Sₖ = Σ w dᵏ the fit is Σ l y, where
/// l = w (S₂ - S₁ d) / (S₀ S₂ - S₁²) (Cleveland, "Robust locally weighted regression and smoothing scatterplots",
/// JASA 74, 1979, without its robustness step; Fan and Gijbels, "Local Polynomial Modelling", 1996, section 3.1).
/// Where all notes stand at one x, it is their weighted mean.
///
/// The band is pointwise: fit ± z σ √(Σ l²), with z = 1.2816 for 80 % and
/// σ² = Σ (y - fit)² / (n - 2 tr L + tr LᵀL), L being the rows of l at the notes (Loader, "Local Regression and
/// Likelihood", 1999, section 2.3). It takes notes as independent, which those of one person are not quite: it is
/// rather too narrow than too wide.
///
/// Fewer than three notes within the bandwidth give no line there: it is never drawn across what is not known.
public struct LocalLine: Sendable {
    /// One note: when, in days, and where it stands.
    public struct Note: Hashable, Sendable {
        /// When, in days from anywhere.
        public let x: Double
        /// Where it stands.
        public let y: Double

        /// A note from its parts.
        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// The line at one place.
    public struct Point: Hashable, Sendable {
        /// The fitted value.
        public let value: Double
        /// How far the band reaches to each side; nil where the notes are too few to say.
        public let reach: Double?
    }

    /// How far a note still counts, in days.
    public static let bandwidth = 7.0
    /// The fewest notes within the bandwidth that make a line.
    public static let fewest = 3
    /// The 90th percentile of the normal distribution, for a band of 80 %.
    static let quantile = 1.281_551_565_544_6

    private let notes: [Note]
    private let sigma: Double?

    /// A line through notes in any order.
    ///
    /// Cost: each note times those within its bandwidth.
    public init(through notes: [Note]) {
        self.notes = notes.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        sigma = Self.spread(of: self.notes)
    }

    /// True when enough notes stand near this place.
    public func reaches(_ x: Double) -> Bool { Self.near(x, in: notes).count >= Self.fewest }

    /// The line at this place; nil where the notes near it are too few.
    public func point(at x: Double) -> Point? {
        let near = Self.near(x, in: notes)
        guard near.count >= Self.fewest else { return nil }
        let weights = Self.weights(of: near, at: x)
        let square = weights.reduce(0) { $0 + $1 * $1 }
        let reach = sigma.map { Self.quantile * $0 * square.squareRoot() }
        return Point(value: Self.fit(near, weights), reach: reach)
    }

    // MARK: - The parts of the formula

    /// The notes within the bandwidth of a place; those at its very edge weigh nothing and are none of them.
    private static func near(_ x: Double, in notes: [Note]) -> ArraySlice<Note> {
        let first = firstIndex(in: notes) { $0.x > x - bandwidth }
        let end = firstIndex(in: notes) { $0.x >= x + bandwidth }
        return notes[first..<end]
    }

    /// The first index at which what holds from some place on holds.
    private static func firstIndex(in notes: [Note], where holds: (Note) -> Bool) -> Int {
        var low = 0
        var high = notes.count
        while low < high {
            let middle = (low + high) / 2
            if holds(notes[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The weights l, which sum to 1, in the order of the notes.
    private static func weights(of near: ArraySlice<Note>, at x: Double) -> [Double] {
        let kernel = near.map { note in
            let part = abs(note.x - x) / bandwidth
            let rest = 1 - part * part * part
            return rest * rest * rest
        }
        var sums = (0.0, 0.0, 0.0)
        for (note, weight) in zip(near, kernel) {
            let distance = note.x - x
            sums.0 += weight
            sums.1 += weight * distance
            sums.2 += weight * distance * distance
        }
        let determinant = sums.0 * sums.2 - sums.1 * sums.1
        // NB: S0 S2 - S1² is S0² times the weighted variance of x: nothing to tilt a line by when it is nearly 0.
        guard determinant > 1e-9 * sums.0 * sums.0 else { return kernel.map { $0 / sums.0 } }
        return zip(near, kernel).map { note, weight in weight * (sums.2 - sums.1 * (note.x - x)) / determinant }
    }

    private static func fit(_ near: ArraySlice<Note>, _ weights: [Double]) -> Double {
        zip(near, weights).reduce(0) { $0 + $1.0.y * $1.1 }
    }

    /// σ, over the notes at which there is a line; nil when too little is left after fitting to say.
    private static func spread(of notes: [Note]) -> Double? {
        var squares = 0.0
        var left = 0.0
        for (index, note) in notes.enumerated() {
            let near = near(note.x, in: notes)
            guard near.count >= fewest else { continue }
            let weights = weights(of: near, at: note.x)
            let residual = note.y - fit(near, weights)
            squares += residual * residual
            left += 1 - 2 * weights[index - near.startIndex] + weights.reduce(0) { $0 + $1 * $1 }
        }
        return left >= 1 ? (squares / left).squareRoot() : nil
    }
}
