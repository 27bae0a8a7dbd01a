/// The tale that the ends take turns, in stretches of about the same length: how well it tells some days.
///
/// A stretch passes through steps that last about equally long, and then gives way to the other end; so its length varies, the
/// less the more steps it has (Erlang's distribution). Which step a day is in is not known: every possibility is carried along
/// with its weight (the forward pass of a hidden Markov model). All weights are relative to a fair coin, which gives each day
/// one half; with `CycleChance.most` days they stay far inside what a number can hold.
enum CycleTale {
    /// How many days both stretches may last together, and how likely each is held to be: one to two weeks at each end are
    /// likeliest.
    private static let periods: [(days: Double, weight: Double)] = [
        (6, 0.274), (7, 0.347), (8.5, 0.451), (10.5, 0.576), (13, 0.705), (16, 0.821), (20, 0.921), (26, 0.990),
        (34, 0.992), (44, 0.929), (58, 0.805),
    ]
    /// The first stretch's share of them, and how likely each is held to be.
    private static let shares: [(share: Double, weight: Double)] = [
        (0.5, 0.6), (0.25, 0.2), (0.75, 0.2),
    ]
    /// The most steps of a stretch.
    private static let steps = 5
    /// Days without a sign that are walked through; more change nothing.
    private static let longest = 60

    /// How much better than a fair coin the tale tells the days.
    static func toAndFro(_ days: [CycleMap.ToldDay]) -> Double {
        var all = 0.0
        var total = 0.0
        for period in periods {
            for share in shares {
                let weight = period.weight * share.weight
                total += weight
                all += weight * fit(days, distance: period.days * share.share, longing: period.days * (1 - share.share))
            }
        }
        return all / total
    }

    /// The same for stretches of two given lengths.
    private static func fit(_ days: [CycleMap.ToldDay], distance: Double, longing: Double) -> Double {
        guard var before = days.first?.day else { return 1 }
        var far = Stretch(days: distance, weight: distance / (distance + longing))
        var near = Stretch(days: longing, weight: longing / (distance + longing))
        for one in days {
            for _ in 0..<min(longest, one.day - before) {
                let left = far.passDay()
                far.begin(near.passDay())
                near.begin(left)
            }
            before = one.day
            far.weigh(by: 2 * (one.pole == .distance ? 1 - CycleChance.slip : CycleChance.slip))
            near.weigh(by: 2 * (one.pole == .longing ? 1 - CycleChance.slip : CycleChance.slip))
        }
        return far.weight + near.weight
    }

    /// The weights of the steps of a stretch.
    private struct Stretch {
        private var steps: [Double]
        /// The share of a step's weight that goes on to the next one in a day.
        private let pace: Double

        init(days: Double, weight: Double) {
            let count = max(1, min(CycleTale.steps, Int(days + 0.5)))
            steps = Array(repeating: weight / Double(count), count: count)
            pace = min(1, Double(count) / days)
        }

        var weight: Double { steps.reduce(0, +) }

        /// Lets a day pass; returns the weight that leaves this stretch.
        mutating func passDay() -> Double {
            var coming = 0.0
            for place in steps.indices {
                let leaving = steps[place] * pace
                steps[place] += coming - leaving
                coming = leaving
            }
            return coming
        }

        mutating func begin(_ weight: Double) { steps[0] += weight }

        mutating func weigh(by factor: Double) {
            for place in steps.indices { steps[place] *= factor }
        }
    }
}
