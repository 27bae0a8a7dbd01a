import Foundation
import SalveCore

/// Plays made-up people, one sitting a day, through the rules of offering.
struct SimulationRun<Person: SimulatedPerson> {
    let trouble: SimulatedTrouble
    let days: Int

    func tally(_ kind: SimulatedPolicy.Kind, people: Int, seed: Int) -> SimulationTally {
        var sum = SimulationTally()
        for number in 0..<people { sum += play(kind, seed: seed, number: number) }
        return sum
    }

    private func play(_ kind: SimulatedPolicy.Kind, seed: Int, number: Int) -> SimulationTally {
        var person = Person(seed: seed, number: number, trouble: trouble)
        var dice = SimulationDice(seed, number, 5)
        let world = SimulatedPolicy.World(
            practices: Person.priors(trouble),
            fixedBest: Person.fixedBest,
            fear: person.toldFear,
            likings: (seed, number)
        )
        var policy = SimulatedPolicy(kind, world)
        let ids = Person.practices.map(\.id)
        var gate = SimulatedGate(Person.practices, kindnessFeelsUnsafe: LabLearner.feelsUnsafe(person.toldFear))
        var tally = SimulationTally()
        var record = SimulationRecord(practices: ids.count)
        tally.people = 1
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
            let effects = ids.indices.map { -person.relief(of: $0, in: moment) }
            let best = available.map { -effects[$0] }.max() ?? 0
            let outcome = person.outcome(of: choice, in: moment)
            policy.learn(choice, moment, outcome, ids: ids)
            gate.remember(choice, outcome, at: moment)
            note(outcome, choice, best: best, on: day, isFearful: person.fear > 0.8416, &tally)
            record.see(effects, choice)
            if case .salve(let learner, _) = policy { record.hear(learner.findings()) }
        }
        tally.perPerson = [tally.perSitting]
        tally.foundBest = record.foundBest ? 1 : 0
        tally.said = record.said
        return tally
    }

    private func note(
        _ outcome: SimulatedOutcome,
        _ choice: Int?,
        best: Double,
        on day: Int,
        isFearful: Bool,
        _ tally: inout SimulationTally
    ) {
        let part = day < 14 ? 0 : day < 30 ? 1 : 2
        tally.relief[part] += outcome.relief
        tally.oracle[part] += best
        tally.sittings[part] += 1
        if outcome.stung { tally.stung += 1 }
        if choice == nil { tally.noticed += 1 }
        if isFearful {
            tally.fearful.sittings += 1
            if outcome.stung { tally.fearful.stung += 1 }
        }
    }
}
