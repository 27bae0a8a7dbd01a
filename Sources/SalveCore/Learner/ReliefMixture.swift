/// Several beliefs side by side, since it is not known which of them is right for a person.
///
/// Whose foresight was better weighs more (Bayesian model averaging: Hoeting, Madigan, Raftery and Volinsky, Statistical Science
/// 14, 1999). So a person for whom all practices do about the same, one for whom they differ a lot, and one for whom the priors
/// are wrong each get what fits them.
struct ReliefMixture: Sendable {
    private var models: [ReliefModel]
    /// The logarithm of how much each weighed before anything was seen.
    private let firsts: [Double]

    /// The beliefs that order what is offered: practices differ little or much for a person, or the priors do not tell them
    /// apart.
    static func choosing(_ practices: [LearnerPractice], fear: Double, harder: [Double]) -> Self {
        let rows: [(scale: Double, isLevel: Bool)] = [(0.57, false), (1.3, false), (1.3, true)]
        return Self(
            rows.map { row in
                var settings = ReliefModel.Settings()
                (settings.scale, settings.isLevel) = row
                return ReliefModel(practices, fear: fear, harder: harder, settings)
            },
            firsts: [0, 0, 0]
        )
    }

    /// The beliefs that are stated.
    ///
    /// They leave more open than those that choose: relief may be a number of points or a share
    /// of the distress, and where it is a share little is known of what noticing does.
    static func stating(_ practices: [LearnerPractice], fear: Double, harder: [Double]) -> Self {
        let rows: [(isShare: Bool, scale: Double, isLevel: Bool)] = [
            (false, 0.57, false), (false, 0.95, true), (true, 0.57, false), (true, 1.5, false), (true, 0.95, true),
        ]
        let models = rows.map { row in
            var settings = ReliefModel.Settings()
            (settings.isShare, settings.scale, settings.isLevel) = row
            settings.noticing.deviation = row.isShare ? 0.5 : 0.15
            if row.isShare { settings.shared = 0.35 }
            settings.side = 0.1
            settings.wander = (practice: 0.015, noticing: 0.005)
            return ReliefModel(practices, fear: fear, harder: harder, settings)
        }
        // A share is thought a third as likely as points.
        return Self(models, firsts: rows.map { $0.isShare ? LearnerNumbers.log(1.0 / 3) : 0 })
    }

    private init(_ models: [ReliefModel], firsts: [Double]) {
        self.models = models
        self.firsts = firsts
    }

    var counts: [Int] { models[0].counts }
    var noticed: Int { models[0].noticed }

    /// Takes sittings in their order: one belief after the other, since each is small enough to stay close to the processor.
    mutating func learn(_ sittings: [(sitting: LearnerSitting, practice: Int?)]) {
        for place in models.indices { models[place].learn(sittings) }
    }

    /// How much each belief weighs; they add up to 1.
    var weights: [Double] {
        let logs = zip(models, firsts).map { $0.foresight + $1 }
        let best = logs.max() ?? 0
        let shares = logs.map { LearnerNumbers.exp($0 - best) }
        let sum = shares.reduce(0, +)
        return shares.map { $0 / sum }
    }

    func effect(of practice: Int, on day: Double, _ weights: [Double]) -> LearnerBelief {
        mix(weights) { $0.effect(of: practice, on: day) }
    }

    func usualEffect(of practice: Int, _ weights: [Double]) -> LearnerBelief {
        mix(weights) { $0.usualEffect(of: practice) }
    }

    private func mix(_ weights: [Double], _ read: (ReliefModel) -> (mean: Double, deviation: Double)) -> LearnerBelief {
        LearnerBelief(
            zip(weights, models).map { weight, model in
                let (mean, deviation) = read(model)
                return .init(weight: weight, mean: mean, deviation: deviation)
            }
        )
    }
}
