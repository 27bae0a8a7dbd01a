/// How far a number wanders when nothing has changed.
///
/// Classical test theory: an answer is what is there plus chance. All of it takes chance as normal and as large for
/// everybody, which holds only about: near the ends of a scale chance is smaller.
public struct MeasurementError: Equatable, Sendable {
    /// The standard deviation of a group of people, in points.
    public let spread: Double
    /// How alike two measurements come out, 0 to 1.
    public let reliability: Double

    /// The 97.5th percentile of the normal distribution: chance alone stays within it in 95 of 100 cases.
    public static let quantile = 1.959_963_984_540_054

    /// The error of a scale from its parts.
    public init(spread: Double, reliability: Double) {
        self.spread = spread
        self.reliability = reliability
    }

    /// The standard error of one measurement: SEM = SD √(1 - r).
    ///
    /// Lord and Novick, “Statistical Theories of Mental Test Scores”, 1968. For the noise bar of one number: ± 1.96 SEM.
    public var ofOne: Double { spread * (1 - reliability).squareRoot() }

    /// The standard error of the difference of two measurements: SD √2 √(1 - r).
    ///
    /// Jacobson and Truax, “Clinical significance”, J Consult Clin Psychol 59, 1991, with the √2 that Christensen and
    /// Mendoza, Behavior Therapy 17, 1986, put right.
    public var ofDifference: Double { ofOne * Double(2).squareRoot() }

    /// The change that chance alone goes beyond in 5 of 100 cases, in points: 1.96 SD √2 √(1 - r).
    public var leastChange: Double { Self.quantile * ofDifference }

    /// The reliable change index: (after - before) / (SD √2 √(1 - r)); beyond 1.96 it is more than chance.
    public func index(from before: Double, to after: Double) -> Double { (after - before) / ofDifference }

    /// What to expect the second time when nothing has changed: M + r (before - M), M being the mean of the group.
    ///
    /// An unusual number tends back to the middle by itself (Kelley’s formula; Campbell and Kenny, “A Primer on Regression
    /// Artifacts”, 1999). The group has to be one that the person could be out of.
    public func expected(after before: Double, mean: Double) -> Double { mean + reliability * (before - mean) }

    /// How far the second number lies from what was expected when nothing has changed: SD √(1 - r²).
    public var ofExpected: Double { spread * (1 - reliability * reliability).squareRoot() }
}
