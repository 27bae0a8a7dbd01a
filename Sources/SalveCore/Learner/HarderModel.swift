/// What is believed of how likely a practice lands harder for one person.
///
/// log-odds = prior of the practice + fear + person + [inner] (inner + slope (before - 5)) + practice. Each sitting moves the
/// normal belief by one step of Newton's method at what was expected (the extended filter; Fahrmeir, "Posterior mode
/// estimation by extended Kalman filtering for multivariate dynamic generalized linear models", JASA 87, 1992).
struct HarderModel: Sendable {
    private static let first = 3
    private let priors: [Double]
    private let isInner: [Bool]
    private var belief: GaussianBelief

    init(_ practices: [LearnerPractice], fear: Double) {
        priors = practices.map { $0.harderLogOdds + $0.harderByFear * fear }
        isInner = practices.map(\.depth.isInner)
        let size = Self.first + practices.count
        var covariance = [Double](repeating: 0, count: size * size)
        // Standard deviations of the person, of inner practices for them, of the slope, and of each practice.
        for place in 0..<size {
            let deviation = place < Self.first ? [0.6, 0.5, 0.1][place] : 0.6
            covariance[place * size + place] = deviation * deviation
        }
        belief = GaussianBelief(means: [0, 0, 0.2] + practices.map { _ in 0 }, covariance: covariance)
    }

    private func terms(_ practice: Int, _ before: Int?) -> [GaussianBelief.Term] {
        let own: [GaussianBelief.Term] = [(0, 1), (Self.first + practice, 1)]
        guard isInner[practice] else { return own }
        return own + [(1, 1), (2, Double((before ?? 7) - 5))]
    }

    /// How likely it lands harder, 0 to 1; a rating that was not given counts as 7, as in the rules.
    ///
    /// The mean over what is not known, by the approximation of MacKay, "The evidence framework applied to classification
    /// networks", Neural Computation 4 (1992).
    func chance(of practice: Int, before: Int?) -> Double {
        let terms = terms(practice, before)
        let logOdds = priors[practice] + belief.mean(of: terms)
        let shrink = (1 + 0.392_699 * belief.variance(of: terms)).squareRoot()
        return LearnerNumbers.logistic(logOdds / shrink)
    }

    /// Takes how far a sitting was harder, 0 to 1.
    mutating func learn(_ practice: Int, before: Int?, harder: Double) {
        let terms = terms(practice, before)
        let chance = LearnerNumbers.logistic(priors[practice] + belief.mean(of: terms))
        let information = max(0.01, chance * (1 - chance))
        belief.learn(terms, surprise: (harder - chance) / information, noise: 1 / information)
    }
}
