import Foundation
import SalveCore

/// What a way of choosing came to, over many made-up people.
struct SimulationTally {
    /// Relief, sittings, by days 1-14, 15-30 and on.
    var relief = [0.0, 0, 0]
    var oracle = [0.0, 0, 0]
    var sittings = [0.0, 0, 0]
    var stung = 0.0
    var fearful = (stung: 0.0, sittings: 0.0)
    var noticed = 0.0
    var people = 0.0
    /// Inside the intervals of 50, 80 and 90 percent, over all practices and over the one that is recommended.
    var inside = [0.0, 0, 0]
    var asked = 0.0
    var insideBest = [0.0, 0, 0]
    /// The recommendation at days 14, 30 and 60: how far from the best, and how often within 0.3 of it.
    var regret = [0.0, 0, 0]
    var good = [0.0, 0, 0]
    /// People told "may help" or more, claims, and claims that were true (below 0).
    var told = 0.0
    var claims = (all: 0.0, right: 0.0)
    var toldHarder = 0.0
    var estimate = (said: 0.0, true: 0.0)
    var lastDay = 0.0

    var total: Double { relief.reduce(0, +) }
    var perSitting: Double { total / max(1, sittings.reduce(0, +)) }
    var share: Double { total / max(1e-9, oracle.reduce(0, +)) }
    var harderRate: Double { 100 * stung / max(1, sittings.reduce(0, +)) }
    var fearfulRate: Double { 100 * fearful.stung / max(1, fearful.sittings) }

    func perSitting(in part: Int) -> Double { relief[part] / max(1, sittings[part]) }

    static func + (left: Self, right: Self) -> Self {
        var sum = left
        func add(_ path: WritableKeyPath<Self, [Double]>) {
            for place in 0..<3 { sum[keyPath: path][place] += right[keyPath: path][place] }
        }
        func add(_ path: WritableKeyPath<Self, Double>) { sum[keyPath: path] += right[keyPath: path] }
        for path in [\Self.relief, \.oracle, \.sittings, \.inside, \.insideBest, \.regret, \.good] { add(path) }
        for path in [\Self.stung, \.fearful.stung, \.fearful.sittings, \.noticed, \.people] { add(path) }
        for path in [\Self.asked, \.told, \.lastDay] { add(path) }
        for path in [\Self.claims.all, \.claims.right, \.toldHarder, \.estimate.said, \.estimate.true] { add(path) }
        return sum
    }
}

/// Plays made-up people, one sitting a day, through the rules of offering.
struct SimulationRun<Person: SimulatedPerson> {
    let trouble: SimulatedTrouble
    let days: Int

    func tally(_ kind: SimulatedPolicy.Kind, people: Int, seed: Int) -> SimulationTally {
        var sum = SimulationTally()
        for number in 0..<people { sum = sum + play(kind, seed: seed, number: number) }
        return sum
    }

    private func play(_ kind: SimulatedPolicy.Kind, seed: Int, number: Int) -> SimulationTally {
        var person = Person(seed: seed, number: number, trouble: trouble)
        var policy = SimulatedPolicy(
            kind,
            practices: Person.priors(trouble),
            fixedBest: Person.fixedBest,
            fear: person.toldFear
        )
        var dice = SimulationDice(seed, number, 5)
        let ids = Person.practices.map(\.id)
        var gate = SimulatedGate(Person.practices, kindnessFeelsUnsafe: LabLearner.feelsUnsafe(person.toldFear))
        var tally = SimulationTally()
        (tally.people, tally.lastDay) = (1, Double(days))
        var wasTold: Set<Practice.ID> = []
        for day in 0..<days {
            let moment = person.moment(on: day)
            let safe = gate.look(at: moment)
            let available = kind.isBound ? safe.available : Array(ids.indices)
            let choice = policy.choose(
                among: available,
                moment,
                ids: ids,
                mayUseChance: safe.mayUseChance,
                &dice
            )
            let best = available.map { person.relief(of: $0, in: moment) }.max() ?? 0
            let outcome = person.outcome(of: choice, in: moment)
            policy.learn(choice, moment, outcome, ids: ids)
            gate.remember(choice, outcome, at: moment)
            let part = day < 14 ? 0 : day < 30 ? 1 : 2
            tally.relief[part] += outcome.relief
            tally.oracle[part] += best
            tally.sittings[part] += 1
            if outcome.stung { tally.stung += 1 }
            if choice == nil { tally.noticed += 1 }
            if person.fear > 0.8416 {
                tally.fearful.sittings += 1
                if outcome.stung { tally.fearful.stung += 1 }
            }
            if case .salve(let learner, _) = policy {
                note(learner, person, day: day, &wasTold, &tally)
            }
        }
        if !wasTold.isEmpty { tally.told = 1 }
        return tally
    }

    private func note(
        _ learner: Learner,
        _ person: Person,
        day: Int,
        _ wasTold: inout Set<Practice.ID>,
        _ tally: inout SimulationTally
    ) {
        let findings = learner.findings()
        for (place, finding) in findings.enumerated() where finding.verdict == .mayHelp || finding.verdict == .helps {
            guard wasTold.insert(finding.practice).inserted else { continue }
            tally.claims.all += 1
            if person.truth(of: place) < -0.05 { tally.claims.right += 1 }
        }
        guard let part = [13: 0, 29: 1, days - 1: 2][day] else { return }
        let truths = findings.indices.map { person.truth(of: $0) }
        guard let best = findings.indices.min(by: { findings[$0].mean < findings[$1].mean }),
            let least = truths.min()
        else { return }
        tally.regret[part] += truths[best] - least
        if truths[best] - least < 0.3 { tally.good[part] += 1 }
        guard day == days - 1 else { return }
        tally.estimate.said += findings[best].mean
        tally.estimate.true += truths[best]
        if findings.contains(where: { $0.verdict == .harder }) { tally.toldHarder += 1 }
        for (place, finding) in findings.enumerated() {
            tally.asked += 1
            for (level, percent) in [50, 80, 90].enumerated() {
                guard finding.interval(percent: percent)?.contains(truths[place]) == true else { continue }
                tally.inside[level] += 1
                if place == best { tally.insideBest[level] += 1 }
            }
        }
    }
}

/// The rules of offering around a made-up person: what may be offered now, and whether chance may choose.
struct SimulatedGate {
    private let practices: [Practice]
    private let kindnessFeelsUnsafe: Bool
    private var sittings = 0
    private var harder: [(practice: Practice.ID, day: Double, sitting: Int)] = []

    init(_ practices: [Practice], kindnessFeelsUnsafe: Bool) {
        self.practices = practices
        self.kindnessFeelsUnsafe = kindnessFeelsUnsafe
    }

    func look(at moment: SimulatedMoment) -> (available: [Int], mayUseChance: Bool) {
        var here = Circumstances(practices: practices)
        here.isNight = Circumstances.isUsualNight(hour: LabLearner.hour(of: moment.day))
        here.isNew = Circumstances.isNew(countedSittings: sittings, daysSinceFirst: Int(moment.day))
        here.kindnessFeelsUnsafe = kindnessFeelsUnsafe
        here.memory = LabLearner.memory(harder, practices, day: moment.day, sittings: sittings)
        guard let session = LabLearner.session(before: moment.before, in: here) else { return ([], false) }
        let offered = Set(session.offers(in: here).map(\.practice.id))
        let available = practices.indices.filter { offered.contains(practices[$0].id) }
        return (available, session.mayUseChance(in: here))
    }

    mutating func remember(_ choice: Int?, _ outcome: SimulatedOutcome, at moment: SimulatedMoment) {
        guard let choice else { return }
        sittings += 1
        if outcome.landing == .harder { harder.append((practices[choice].id, moment.day, sittings)) }
    }
}
