/// Two numbers of one scale, held against measurement error in every way for which there are figures.
///
/// It says whether something changed more than the scale wobbles, and nothing about why. Two numbers never show that
/// something helped.
public struct ReliableChange: Equatable, Sendable {
    /// One way of counting: the spread of a group, and a reliability.
    public struct Basis: Equatable, Sendable {
        /// The group whose spread is taken.
        public let norm: Scale.Norm
        /// The reliability.
        public let reliability: Scale.Reliability

        /// The error that follows.
        public var error: MeasurementError {
            MeasurementError(spread: norm.spread, reliability: reliability.value)
        }

        /// Whether one of its figures is only known about.
        public var isAbout: Bool { norm.mark == .about || reliability.mark == .about }
    }

    /// What can be said of a change.
    public enum Verdict: String, Equatable, Sendable {
        /// More than chance by every way of counting.
        case beyondChance
        /// More than chance by some ways, and not by others.
        case dependsOnTheWay
        /// No more than chance makes.
        case withinChance
    }

    /// The first number.
    public let before: Double
    /// The second number.
    public let after: Double
    /// The ways of counting, the one that asks for most first; never none.
    public let bases: [Basis]
    /// What others count as a change of this number.
    public let rules: [Scale.ChangeRule]
    /// The smallest difference the scale can show, to which thresholds are rounded up.
    public let step: Double

    /// After - before, in points.
    public var difference: Double { after - before }

    /// The least change that counts by a basis, rounded up to what the scale can show.
    public func points(_ basis: Basis) -> Double { Self.roundedUp(basis.error.leastChange, to: step) }

    /// Whether the change is more than chance by a basis.
    public func isBeyondChance(_ basis: Basis) -> Bool {
        abs(basis.error.index(from: before, to: after)) > MeasurementError.quantile
    }

    /// Whether the change is as large as a rule of others asks for.
    public func meets(_ rule: Scale.ChangeRule) -> Bool { abs(difference) >= rule.points - 1e-9 }

    /// What can be said of it.
    public var verdict: Verdict {
        let findings = bases.map(isBeyondChance) + rules.map(meets)
        if !findings.contains(false) { return .beyondChance }
        return findings.contains(true) ? .dependsOnTheWay : .withinChance
    }

    /// The way by which the tendency back to the middle is told: the first group, and a retest where there is one.
    public var lineBasis: Basis {
        let first = bases.filter { $0.norm == widest }
        return first.first { $0.reliability.kind == .retest } ?? first.first ?? bases[0]
    }

    /// What to expect the second time when nothing has changed (`MeasurementError.expected`).
    public var expected: Double { lineBasis.error.expected(after: before, mean: lineBasis.norm.mean) }

    /// Whether the second number is further from what was expected than chance makes.
    public var isBeyondExpected: Bool {
        abs(after - expected) > MeasurementError.quantile * lineBasis.error.ofExpected
    }

    /// The group that came first among the scale’s norms.
    private let widest: Scale.Norm

    init?(_ scale: Scale, of subscale: String?, from before: Double, to after: Double) {
        let norms = scale.knowledge.norms.filter { $0.subscale == subscale }
        let reliabilities = scale.knowledge.reliabilities.filter { $0.subscale == subscale && $0.countsForChange }
        guard let widest = norms.first, !reliabilities.isEmpty else { return nil }
        let bases = norms.flatMap { norm in reliabilities.map { Basis(norm: norm, reliability: $0) } }
        self.before = before
        self.after = after
        self.bases = bases.sorted { $0.error.leastChange > $1.error.leastChange }
        self.widest = widest
        rules = subscale == nil ? scale.knowledge.changeRules : []
        step = scale.step(of: subscale)
    }

    private static func roundedUp(_ value: Double, to step: Double) -> Double {
        // A hair less, so that 4.000000001 steps stay four.
        (value / step - 1e-9).rounded(.up) * step
    }
}

extension Scale {
    /// Two totals, or two numbers of a subscale, held against measurement error; nil where nothing is known to hold them
    /// against.
    public func change(of subscale: String? = nil, from before: Double, to after: Double) -> ReliableChange? {
        ReliableChange(self, of: subscale, from: before, to: after)
    }

    /// The smallest difference that is shown: a point of a sum; of a mean a tenth, though it can differ by less.
    func step(of subscale: String?) -> Double {
        if subscale != nil { return subscaleRule == .sum ? 1 : 0.1 }
        switch total {
        case .items(.sum, let times): return Double(times)
        case .subscales(.sum): return 1
        case .items(.mean, _), .subscales(.mean), .absent: return 0.1
        }
    }
}
