/// What is believed of how ratings change for one person, and of each practice relative to noticing.
///
/// change = a + b (before - usual) + time of day + [practice] (theta + v used) + e. `a` is what a minute of noticing does, and what
/// fades by itself; `used` says how often the practice was used lately; theta is what the practice adds. The docs say more.
struct ReliefModel: Sendable {
    /// What is believed before anything was seen, and what is taken as given.
    struct Settings: Sendable {
        /// The change from the person's usual rating by day, with noticing alone.
        var noticing = (mean: -0.45, deviation: 0.22)
        /// The change for each point of the rating before.
        var fade = (mean: -0.2, deviation: 0.08)
        /// The same for each point, and the evening, and the morning.
        var hours = 0.2
        /// What each use in the days before takes away.
        var variety = (mean: 0.03, deviation: 0.02)
        /// The deviation of what all practices share for a person.
        var shared = 0.14
        /// The deviation of what practices outside of oneself share for a person, and as much again of those inside.
        var side = 0.3
        /// The part of a practice's deviation that its family shares.
        var family = 0.3
        /// The standard deviation of a change around what is expected, and how many sittings that belief is worth.
        var noise = (deviation: 1.5, worth: 12.0)
        /// How far an effect, and what noticing does, wander in a day: standard deviations.
        var wander = (practice: 0.02, noticing: 0.02)
        /// From how many standard deviations on a surprise counts as no larger.
        var clip = 2.0
        /// Points of change that a harder sitting adds to the prior.
        var sting = 1.5
        /// By what the deviations of practices are multiplied.
        var scale = 1.0
        /// True where all practices are thought alike before anything was seen, whatever their priors say.
        var isLevel = false
        /// True where relief is thought to be a share of the distress: an effect is then that at a rating of 5, and grows with
        /// the rating.
        var isShare = false
        /// True for the belief that claims are made from: no practice is thought to help before it has.
        var isSceptical = false

        static var sceptical: Self {
            var settings = Self()
            settings.isSceptical = true
            settings.noticing = (-0.45, 0.8)
            settings.variety = (0, 0.005)
            settings.shared = 0.1
            settings.side = 0
            return settings
        }
    }

    private static let first = 5
    private let settings: Settings
    private var belief: GaussianBelief
    /// Uses of each practice in the days before, each day weighing 0.86 of the next.
    private var used: [Double]
    private var lastUse: [Double]
    private var usedWhenUsed: [Double]
    /// The logarithm of how well it foresaw what came, to compare beliefs with.
    private(set) var foresight = 0.0
    private(set) var counts: [Int]
    private(set) var noticed = 0
    private var lastDay: Double?
    private var squares: (sum: Double, count: Double)
    private var landed: [(sum: Double, count: Double)]
    /// The ratings before, to know what is usual for this person; 5 to begin with, worth three sittings.
    private var befores = (sum: 15.0, count: 3.0)

    init(_ practices: [LearnerPractice], fear: Double, harder: [Double], _ settings: Settings = Settings()) {
        self.settings = settings
        let count = practices.count
        used = Array(repeating: 0, count: count)
        lastUse = Array(repeating: 0, count: count)
        usedWhenUsed = Array(repeating: 0, count: count)
        counts = Array(repeating: 0, count: count)
        let noise = settings.noise
        squares = (noise.worth * noise.deviation * noise.deviation, noise.worth)
        // What easier, same, harder and far stand for, until this person's own ratings say it: each worth five sittings.
        landed = [-1.7, -0.3, 1.5, 0.8].map { (5 * $0, 5) }
        belief = Self.prior(practices, fear, harder, settings)
    }

    private static func prior(
        _ practices: [LearnerPractice],
        _ fear: Double,
        _ harder: [Double],
        _ settings: Settings
    ) -> GaussianBelief {
        let size = first + practices.count
        var means = [settings.noticing.mean, settings.fade.mean, 0, 0, settings.variety.mean]
        var covariance = [Double](repeating: 0, count: size * size)
        let deviations = [
            settings.noticing.deviation, settings.fade.deviation, settings.hours, settings.hours,
            settings.variety.deviation,
        ]
        for (place, deviation) in deviations.enumerated() { covariance[place * size + place] = deviation * deviation }
        let spread = practices.map { practice in
            let slope = practice.reliefLostToFear * fear / 2
            let own = settings.isSceptical ? 0.4 : settings.scale * practice.prior.deviation
            return (own * own + (settings.isSceptical ? 0 : slope * slope)).squareRoot()
        }
        let level = practices.reduce(0) { $0 + $1.prior.mean } / Double(max(1, practices.count))
        for (row, practice) in practices.enumerated() {
            let calm = (settings.isLevel ? level : practice.prior.mean) + practice.reliefLostToFear * fear
            let mean = (1 - harder[row]) * calm + harder[row] * settings.sting
            means.append(settings.isSceptical ? 0 : mean)
            for (column, other) in practices.enumerated() {
                var shared = settings.shared * settings.shared
                // What one side did says nothing of the other: nobody is led inward because a walk did not help.
                if practice.depth.isInner == other.depth.isInner { shared += settings.side * settings.side }
                shared *= settings.scale * settings.scale
                if practice.family == other.family {
                    shared += (row == column ? 1 : settings.family * settings.family) * spread[row] * spread[column]
                }
                covariance[(first + row) * size + first + column] = shared
            }
        }
        return GaussianBelief(means: means, covariance: covariance)
    }

    /// The standard deviation of a change around what is expected, as it was for this person.
    var noise: Double { (squares.sum / squares.count).squareRoot() }

    /// Takes sittings in their order.
    mutating func learn(_ sittings: [(sitting: LearnerSitting, practice: Int?)]) {
        for (sitting, practice) in sittings { learn(sitting, practice: practice) }
    }

    /// Takes a sitting: its change, or where the rating after is missing, what its landing usually stands for.
    private mutating func learn(_ sitting: LearnerSitting, practice: Int?) {
        pass(to: sitting.day)
        let now = practice.map { use($0, on: sitting.day) }
        let extra: Double
        let change: Double
        if let given = sitting.change {
            (change, extra) = (given, 0)
            if let landing = sitting.landing { remember(given, for: landing) }
        } else if let landing = sitting.landing {
            (change, extra) = (usual(landing), 1.4)
        } else {
            return
        }
        if practice == nil { noticed += 1 }
        if let practice, let now {
            counts[practice] += 1
            usedWhenUsed[practice] += now
        }
        let terms = terms(practice, sitting, used: now ?? 0)
        take(terms, change, extra: extra)
        if let before = sitting.before { befores = (befores.sum + Double(before), befores.count + 1) }
    }

    private mutating func take(_ terms: [GaussianBelief.Term], _ change: Double, extra: Double) {
        let own = noise * noise
        let variance = own + extra
        let total = belief.variance(of: terms) + variance
        let surprise = change - belief.mean(of: terms)
        let size = abs(surprise) / total.squareRoot()
        // Huber's weight: a surprise past the clip counts as one at the clip, and is measured with more noise.
        let weight = size > settings.clip ? settings.clip / size : 1
        belief.learn(terms, surprise: surprise, noise: variance / weight + (1 / weight - 1) * (total - variance))
        // A surprise past the clip costs as much as Huber's loss: no single sitting decides between beliefs.
        let cost = size > settings.clip ? settings.clip * (size - settings.clip / 2) : size * size / 2
        foresight -= cost + LearnerNumbers.log(total) / 2
        guard extra == 0 else { return }
        squares.sum += min(size * size, 9) * own
        squares.count += 1
    }

    private mutating func pass(to day: Double) {
        let days = max(0, min(60, day - (lastDay ?? day)))
        lastDay = max(day, lastDay ?? day)
        guard days > 0 else { return }
        belief.drift(0..<1, by: settings.wander.noticing * settings.wander.noticing * days)
        belief.drift(
            Self.first..<Self.first + counts.count,
            by: settings.wander.practice * settings.wander.practice * days
        )
    }

    private mutating func use(_ practice: Int, on day: Double) -> Double {
        let now = uses(of: practice, on: day)
        used[practice] = now + 1
        lastUse[practice] = day
        return now
    }

    /// How often a practice was used lately: each use counts 1, and a day later 0.86.
    private func uses(of practice: Int, on day: Double) -> Double {
        guard used[practice] > 0 else { return 0 }
        return used[practice] * LearnerNumbers.exp(-0.15 * max(0, day - lastUse[practice]))
    }

    private func terms(_ practice: Int?, _ sitting: LearnerSitting, used: Double) -> [GaussianBelief.Term] {
        var terms: [GaussianBelief.Term] = []
        terms.reserveCapacity(5)
        terms.append((0, 1))
        let (before, hour) = (sitting.before.map(Double.init), sitting.hour)
        if let before { terms.append((1, before - usualBefore)) }
        if hour >= 18 || hour < 5 { terms.append((2, 1)) } else if hour < 12 { terms.append((3, 1)) }
        if let practice { addEffect(of: practice, used: used, before: before ?? usualBefore, to: &terms) }
        return terms
    }

    /// What is usual for this person: the mean of the ratings before.
    private var usualBefore: Double { befores.sum / befores.count }

    private func addEffect(of practice: Int, used: Double, before: Double, to terms: inout [GaussianBelief.Term]) {
        terms.append((Self.first + practice, settings.isShare ? before / 5 : 1))
        if used > 0 { terms.append((4, used)) }
    }

    private static func place(_ landing: Landing) -> Int {
        switch landing {
        case .easier: 0
        case .same: 1
        case .harder: 2
        case .far: 3
        }
    }

    private mutating func remember(_ change: Double, for landing: Landing) {
        landed[Self.place(landing)].sum += max(-5, min(5, change))
        landed[Self.place(landing)].count += 1
    }

    private func usual(_ landing: Landing) -> Double {
        landed[Self.place(landing)].sum / landed[Self.place(landing)].count
    }

    /// What a practice is expected to add to noticing when used on this day at a usual rating, and how uncertain that is.
    func effect(of practice: Int, on day: Double) -> (mean: Double, deviation: Double) {
        believed(practice, used: uses(of: practice, on: day))
    }

    /// The same as it was used so far: with the uses in the days before that its own sittings had on average.
    func usualEffect(of practice: Int) -> (mean: Double, deviation: Double) {
        let used = usedWhenUsed[practice] / Double(max(1, counts[practice]))
        return believed(practice, used: used)
    }

    private func believed(_ practice: Int, used: Double) -> (mean: Double, deviation: Double) {
        var terms: [GaussianBelief.Term] = []
        addEffect(of: practice, used: used, before: usualBefore, to: &terms)
        return (belief.mean(of: terms), belief.variance(of: terms).squareRoot())
    }
}
