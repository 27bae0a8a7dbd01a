import Foundation
import SalveCore

/// What `salve lab simulate` prints: made-up people, ways of choosing, and what was asked of the learner.
public struct LabSimulation: Sendable {
    /// How many people, days, and seeds.
    public struct Size: Sendable {
        let people: Int
        let days: Int
        let seeds: [Int]

        /// A size; each at least 1 (31 days at least, since the table has three parts).
        public init(people: Int, days: Int, seeds: Int, firstSeed: Int) {
            self.people = max(1, people)
            self.days = max(31, days)
            self.seeds = (0..<max(1, seeds)).map { firstSeed + $0 }
        }
    }

    private let size: Size

    /// A simulation of this size.
    public init(_ size: Size) {
        self.size = size
    }

    /// Plays all of it, and hands out lines as they come.
    public func run(_ print: (String) -> Void) {
        let marks = [
            SimulationMark.of(PortedPerson.self), SimulationMark.of(OtherPerson.self),
            SimulationMark.of(ThirdPerson.self),
        ]
        print("\(size.people) people, \(size.days) days, one sitting a day, seeds \(size.seeds)")
        print("marks of the made-up people, which change when they do: \(marks.joined(separator: " "))")
        var notMet: [String] = []
        for trouble in SimulatedTrouble.allCases {
            notMet += world("first kind", PortedPerson.self, trouble, print)
            notMet += world("other kind", OtherPerson.self, trouble, print)
            notMet += world("held-out kind", ThirdPerson.self, trouble, print)
        }
        print("")
        print(notMet.isEmpty ? "All that was asked is met." : "Not met:")
        notMet.forEach(print)
    }

    /// Plays one kind of people with one trouble; the lines of what was asked and not met.
    private func world<Person: SimulatedPerson>(
        _ name: String,
        _ kind: Person.Type,
        _ trouble: SimulatedTrouble,
        _ print: (String) -> Void
    ) -> [String] {
        let run = SimulationRun<Person>(trouble: trouble, days: size.days)
        print("")
        print("\(name), \(trouble.rawValue)")
        print(SimulationLines.head)
        var tallies: [SimulatedPolicy.Kind: SimulationTally] = [:]
        for policy in SimulatedPolicy.Kind.allCases {
            var sum = SimulationTally()
            for seed in size.seeds { sum += run.tally(policy, people: size.people, seed: seed) }
            tallies[policy] = sum
            print(SimulationLines.row(policy.rawValue, sum))
        }
        for policy in [SimulatedPolicy.Kind.salve, .salveNoticing] {
            if let tally = tallies[policy] { SimulationLines.learner(policy.rawValue, tally).forEach(print) }
        }
        let targets = SimulationTargets(tallies, trouble).all
        for target in targets { print("  " + target.line) }
        return targets.filter { !$0.isMet }.map { "  \(name), \(trouble.rawValue): \($0.what)" }
    }
}

/// The lines of the table.
enum SimulationLines {
    static let head =
        pad("relief a sitting", 20)
        + "  d 1-14  15-30    31-    all | of the best | harder of 100: all  fearful fifth | best used 5 times"

    static func row(_ name: String, _ tally: SimulationTally) -> String {
        let parts = (0..<3).map { two(tally.perSitting(in: $0)) } + [two(tally.perSitting)]
        let cells = [
            pad(name, 20) + "   " + parts.joined(separator: "  "), pad(percent(tally.share), 11),
            pad(one(tally.harderRate), 20) + pad(one(tally.fearfulRate), 13),
            percent(tally.foundBest / max(1, tally.people)),
        ]
        return cells.joined(separator: " | ")
    }

    /// What the learner said, and how far it was so.
    static func learner(_ name: String, _ tally: SimulationTally) -> [String] {
        let (people, said) = (max(1, tally.people), tally.said)
        let shares = { (values: [Double]) in values.map { percent($0 / people) }.joined(separator: " / ") }
        let all = said.inside.map { percent($0 / max(1, said.asked)) }.joined(separator: " / ")
        let regret = said.regret.map { two($0 / people) }.joined(separator: " /")
        let ends = [13, 29, said.good.count - 1].filter(said.good.indices.contains)
        let day =
            said.good.firstIndex { $0 / people >= 0.8 }.map { "on day \($0 + 1)" } ?? "not in \(said.good.count) days"
        let brier = said.claims.squares / max(1, said.claims.all)
        return [
            "  \(name)",
            "    intervals of 50 / 80 / 90 % hold: \(all); of the recommended \(shares(said.insideBest))",
            "    of the recommended, against the effect in the last 14 days: \(shares(said.insideLately))",
            "    tenths of what was stated of it: "
                + said.places.map { String(format: "%.0f", 100 * $0 / people) }.joined(separator: " ") + " % (10 each)",
            "    the recommended is said to bring\(two(said.estimate.said / people)), and brings"
                + two(said.estimate.true / people),
            "    short of the best at days 14 / 30 / \(said.good.count):\(regret); within 0.3: "
                + "\(shares(ends.map { said.good[$0] })); 80 % within 0.3 \(day)",
            "    noticing \(percent(tally.noticedShare)) of sittings; told “may help” or more: "
                + "\(percent(said.told / people)) of people, \(Int(said.claims.right)) of \(Int(said.claims.all)) claims true, "
                + "Brier \(String(format: "%.3f", brier)); told “harder”: \(percent(said.toldHarder / people))",
        ]
    }

    static func two(_ value: Double) -> String { String(format: "%5.2f", value) }
    static func one(_ value: Double) -> String { String(format: "%4.1f", value) }
    static func percent(_ value: Double) -> String { String(format: "%4.1f %%", value * 100) }
    static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

/// A mark of made-up people that changes when they do: FNV-1a over the ratings of the first of them.
enum SimulationMark {
    static func of<Person: SimulatedPerson>(_ kind: Person.Type) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for trouble in SimulatedTrouble.allCases {
            for number in 0..<5 {
                var person = Person(seed: 1, number: number, trouble: trouble)
                for day in 0..<30 {
                    let moment = person.moment(on: day)
                    let choice = day % (Person.practices.count + 1)
                    let outcome = person.outcome(of: choice == Person.practices.count ? nil : choice, in: moment)
                    for value in [moment.before, outcome.after ?? 11, outcome.stung ? 1 : 0] {
                        hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3
                    }
                }
            }
        }
        return String(hash, radix: 16)
    }
}
