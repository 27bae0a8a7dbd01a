import SalveCore

/// What a way of choosing came to, over many made-up people.
struct SimulationTally {
    /// Relief, that of the best, and sittings, by days 1-14, 15-30 and on.
    var relief = [0.0, 0, 0]
    var oracle = [0.0, 0, 0]
    var sittings = [0.0, 0, 0]
    /// Relief a sitting of each person, in the order in which they were played.
    var perPerson: [Double] = []
    var stung = 0.0
    var fearful = (stung: 0.0, sittings: 0.0)
    var noticed = 0.0
    var people = 0.0
    /// People whose best practice was used five times or more.
    var foundBest = 0.0
    var said = SimulationSaid()

    var total: Double { relief.reduce(0, +) }
    var perSitting: Double { total / max(1, sittings.reduce(0, +)) }
    var share: Double { total / max(1e-9, oracle.reduce(0, +)) }
    var noticedShare: Double { noticed / max(1, sittings.reduce(0, +)) }
    var harderRate: Double { 100 * stung / max(1, sittings.reduce(0, +)) }
    var fearfulRate: Double { 100 * fearful.stung / max(1, fearful.sittings) }

    func perSitting(in part: Int) -> Double { relief[part] / max(1, sittings[part]) }

    static func += (left: inout Self, right: Self) {
        left.perPerson += right.perPerson
        left.said += right.said
        for path in [\Self.relief, \.oracle, \.sittings] { left[keyPath: path].add(right[keyPath: path]) }
        for path in [\Self.stung, \.fearful.stung, \.fearful.sittings, \.noticed, \.people, \.foundBest] {
            left[keyPath: path] += right[keyPath: path]
        }
    }
}

/// What the learner said of its practices, and how far it was so.
struct SimulationSaid {
    static let levels = [50, 80, 90]

    /// Findings asked on the last day, and how many effects were inside their intervals of 50, 80 and 90 percent.
    var asked = 0.0
    var inside = [0.0, 0, 0]
    /// The same for the one practice that is recommended: the effect over all days, and over the last 14.
    var insideBest = [0.0, 0, 0]
    var insideLately = [0.0, 0, 0]
    /// Where in what was stated of the recommended practice the effect lay: tenths of the probability.
    var places = [Double](repeating: 0, count: 10)
    /// How far the recommendation was from the best at days 14, 30 and the last; by day, how many were within 0.3 of it.
    var regret = [0.0, 0, 0]
    var good: [Double] = []
    /// People told "may help" or more, claims, claims that were true (below -0.05), and the sum of squared differences of
    /// what was stated as their probability from what was so.
    var told = 0.0
    var claims = (all: 0.0, right: 0.0, squares: 0.0)
    var toldHarder = 0.0
    var estimate = (said: 0.0, true: 0.0)

    static func += (left: inout Self, right: Self) {
        if left.good.isEmpty { left.good = right.good.map { _ in 0 } }
        for path in [\Self.inside, \.insideBest, \.insideLately, \.places, \.regret, \.good] {
            left[keyPath: path].add(right[keyPath: path])
        }
        for path in [\Self.asked, \.told, \.toldHarder, \.estimate.said, \.estimate.true] {
            left[keyPath: path] += right[keyPath: path]
        }
        for path in [\Self.claims.all, \.claims.right, \.claims.squares] { left[keyPath: path] += right[keyPath: path] }
    }
}

extension [Double] {
    /// Adds numbers place by place.
    fileprivate mutating func add(_ others: [Double]) {
        for (place, other) in others.enumerated() where indices.contains(place) { self[place] += other }
    }
}
