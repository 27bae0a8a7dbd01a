import SalveCore
import Testing

@testable import SalveCompanion

/// Small runs of what `salve lab simulate` plays, with fixed seeds: what must hold whatever is tuned.
struct LabSimulationTests {
    /// Played once for several tests.
    private static let salve = (
        first: SimulationRun<PortedPerson>(trouble: .none, days: 60).tally(.salve, people: 40, seed: 11),
        other: SimulationRun<OtherPerson>(trouble: .none, days: 60).tally(.salve, people: 40, seed: 11),
        heldOut: SimulationRun<ThirdPerson>(trouble: .none, days: 60).tally(.salve, people: 40, seed: 11)
    )

    private func tally<Person: SimulatedPerson>(
        _ kind: SimulatedPolicy.Kind,
        _ person: Person.Type,
        _ trouble: SimulatedTrouble = .none,
        people: Int = 40
    ) -> SimulationTally {
        SimulationRun<Person>(trouble: trouble, days: 60).tally(kind, people: people, seed: 11)
    }

    @Test("the learner brings more relief than any choice at random, among people of both kinds")
    func relief() {
        let first = (Self.salve.first, tally(.uniform, PortedPerson.self))
        let other = (Self.salve.other, tally(.uniform, OtherPerson.self))

        #expect(first.0.perSitting > 1.5 * first.1.perSitting)
        #expect(other.0.perSitting > 1.5 * other.1.perSitting)
        #expect(first.0.harderRate < first.1.harderRate)
        #expect(other.0.harderRate < other.1.harderRate)
    }

    @Test("the 80 % interval of the recommended practice holds for most people of every kind")
    func intervals() {
        let tallies = [Self.salve.first, Self.salve.other, Self.salve.heldOut]

        // 120 people: 0.8 with a standard deviation of 0.037.
        #expect((0.7...0.9).contains(tallies.reduce(0) { $0 + $1.said.insideBest[1] } / 120))
        for tally in tallies {
            #expect((0.5...1).contains(tally.said.insideBest[1] / tally.people))
            #expect(tally.said.insideBest[0] < tally.said.insideBest[2])
            #expect(tally.said.places.reduce(0, +) == tally.people)
            #expect(tally.said.good.count == 60)
            #expect(tally.perPerson.count == 40)
        }
    }

    @Test("the mark of made-up people is the same each time, and differs between kinds")
    func marks() {
        let marks = [
            SimulationMark.of(PortedPerson.self), SimulationMark.of(OtherPerson.self),
            SimulationMark.of(ThirdPerson.self),
        ]

        #expect(Set(marks).count == 3)
        #expect(SimulationMark.of(OtherPerson.self) == marks[1])
    }

    @Test("a person who chooses freely comes to choose what went well more often")
    func freeChoice() {
        let practices = PortedPerson.priors(.none)
        var liking = Liking(practices, (1, 1))
        for _ in 0..<20 {
            liking.learn(2, 4)
            liking.learn(0, -1)
        }
        var dice = SimulationDice(1)

        let choices = (0..<200).map { _ in liking.choose([0, 2], &dice) }

        #expect(choices.count { $0 == 2 } > 195)
    }

    @Test("with no effect anywhere, at most one person in twenty is told that something may help")
    func noFalseClaims() {
        let first = tally(.salveNoticing, PortedPerson.self, .zero, people: 60)
        let other = tally(.salveNoticing, OtherPerson.self, .zero, people: 60)

        #expect(first.said.told <= 3)
        #expect(other.said.told <= 3)
        #expect(first.noticed > 0)
    }

    @Test("without noticing moments nobody is told that anything helps")
    func noClaimsWithoutNoticing() {
        #expect(Self.salve.first.said.told == 0)
        #expect(Self.salve.first.noticed == 0)
    }

    @Test("the same people meet the same luck, whatever is chosen for them")
    func commonLuck() {
        var first = PortedPerson(seed: 3, number: 5, trouble: .none)
        var second = PortedPerson(seed: 3, number: 5, trouble: .none)
        for day in 0..<20 {
            let moments = (first.moment(on: day), second.moment(on: day))
            #expect(moments.0.before == moments.1.before)
            _ = first.outcome(of: 3, in: moments.0)
            _ = second.outcome(of: nil, in: moments.1)
        }
    }

    /// The figures of the numpy reference with 20,000 people: the mean change with noticing alone is -0.49, entry 4.9.
    @Test("the ported people enter and change as those of the reference do")
    func sameAsReference() {
        var (before, change) = (0.0, 0.0)
        for number in 0..<3_000 {
            var person = PortedPerson(seed: 1, number: number, trouble: .none)
            let moment = person.moment(on: 0)
            let outcome = person.outcome(of: nil, in: moment)
            before += Double(moment.before)
            change += Double((outcome.after ?? moment.before) - moment.before)
        }

        #expect(abs(before / 3_000 - 4.9) < 0.15)
        #expect(abs(change / 3_000 + 0.49) < 0.1)
    }
}
