/// Several beliefs side by side: how widely practices differ for a person, and whether the priors tell them apart rightly.
///
/// Whose foresight was better weighs more (Bayesian model averaging: Hoeting, Madigan, Raftery and Volinsky, Statistical Science
/// 14, 1999). So a person for whom all practices do about the same, one for whom they differ a lot, and one for whom the priors
/// are wrong each get what fits them.
struct ReliefMixture: Sendable {
    private var models: [ReliefModel]

    /// Beliefs with the deviations of the priors times `scales`, and one that takes all practices as alike with the
    /// widest of these.
    init(_ practices: [LearnerPractice], fear: Double, harder: [Double], scales: [Double]) {
        models = (scales + [scales.max() ?? 1]).enumerated().map { place, scale in
            var settings = ReliefModel.Settings()
            settings.scale = scale
            settings.isLevel = place == scales.count
            return ReliefModel(practices, fear: fear, harder: harder, settings)
        }
    }

    var counts: [Int] { models[0].counts }
    var noticed: Int { models[0].noticed }

    mutating func learn(_ sitting: LearnerSitting, practice: Int?) {
        for place in models.indices { models[place].learn(sitting, practice: practice) }
    }

    /// How much each belief weighs; they add up to 1.
    var weights: [Double] {
        let best = models.map(\.foresight).max() ?? 0
        let shares = models.map { LearnerNumbers.exp($0.foresight - best) }
        let sum = shares.reduce(0, +)
        return shares.map { $0 / sum }
    }

    func effect(of practice: Int, on day: Double, _ weights: [Double]) -> (mean: Double, deviation: Double) {
        mix(weights) { $0.effect(of: practice, on: day) }
    }

    func usualEffect(of practice: Int, _ weights: [Double]) -> (mean: Double, deviation: Double) {
        mix(weights) { $0.usualEffect(of: practice) }
    }

    private func mix(
        _ weights: [Double],
        _ read: (ReliefModel) -> (mean: Double, deviation: Double)
    ) -> (mean: Double, deviation: Double) {
        var (mean, square) = (0.0, 0.0)
        for (weight, model) in zip(weights, models) {
            let belief = read(model)
            mean += weight * belief.mean
            square += weight * (belief.deviation * belief.deviation + belief.mean * belief.mean)
        }
        return (mean, max(0, square - mean * mean).squareRoot())
    }
}
