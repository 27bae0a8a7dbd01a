import Foundation
import SalveCore

/// What `salve lab simulate` prints: made-up people, ways of choosing, and what was asked of the learner.
public struct LabSimulation: Sendable {
    /// How many people, days, and seeds.
    public struct Size: Sendable {
        let people: Int
        let days: Int
        let seeds: [Int]

        /// A size; each at least 1 (15 days at least, since the table has three parts).
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
        print("\(size.people) people, \(size.days) days, one sitting a day, seeds \(size.seeds)")
        for trouble in SimulatedTrouble.allCases {
            world("first kind", PortedPerson.self, trouble, print)
            world("other kind", OtherPerson.self, trouble, print)
        }
    }

    private func world<Person: SimulatedPerson>(
        _ name: String,
        _ kind: Person.Type,
        _ trouble: SimulatedTrouble,
        _ print: (String) -> Void
    ) {
        let run = SimulationRun<Person>(trouble: trouble, days: size.days)
        print("")
        print("\(name), \(trouble.rawValue)")
        print(SimulationLines.head)
        var tallies: [SimulatedPolicy.Kind: SimulationTally] = [:]
        for policy in SimulatedPolicy.Kind.allCases {
            var sum = SimulationTally()
            for seed in size.seeds { sum = sum + run.tally(policy, people: size.people, seed: seed) }
            tallies[policy] = sum
            print(SimulationLines.row(policy.rawValue, sum))
        }
        for policy in [SimulatedPolicy.Kind.salve, .salveNoticing] {
            if let tally = tallies[policy] { SimulationLines.learner(policy.rawValue, tally).forEach(print) }
        }
        for line in SimulationTargets(tallies, trouble).lines { print(line) }
    }
}

/// The lines of the table.
enum SimulationLines {
    static let head =
        pad("relief a sitting", 20) + "  d 1-14  15-30    31-    all | of the best | harder of 100: all  fearful fifth"

    static func row(_ name: String, _ tally: SimulationTally) -> String {
        let parts = (0..<3).map { two(tally.perSitting(in: $0)) } + [two(tally.perSitting)]
        let cells = [
            pad(name, 20) + "   " + parts.joined(separator: "  "), pad(percent(tally.share), 11),
            pad(one(tally.harderRate), 20) + one(tally.fearfulRate),
        ]
        return cells.joined(separator: " | ")
    }

    /// What the learner said, and how far it was so.
    static func learner(_ name: String, _ tally: SimulationTally) -> [String] {
        let people = max(1, tally.people)
        let share = { (value: Double) in percent(value / people) }
        let means = { (values: [Double]) in values.map { two($0 / people) }.joined(separator: " /") }
        let all = tally.inside.map { percent($0 / max(1, tally.asked)) }.joined(separator: " / ")
        let good = tally.good.map(share).joined(separator: " / ")
        let best = tally.insideBest.map(share).joined(separator: " / ")
        let noticed = percent(tally.noticed / max(1, tally.sittings.reduce(0, +)))
        return [
            "  \(name)",
            "    intervals of 50 / 80 / 90 % hold: \(all); of the recommended \(best)",
            "    the recommended is said to bring\(means([tally.estimate.said])), and brings\(means([tally.estimate.true]))",
            "    short of the best at days 14 / 30 / \(Int(tally.lastDay / people)):\(means(tally.regret)); within 0.3: \(good)",
            "    noticing \(noticed) of sittings; told “may help” or more: \(share(tally.told)) of people, "
                + "\(Int(tally.claims.right)) of \(Int(tally.claims.all)) claims true; told “harder”: \(share(tally.toldHarder))",
        ]
    }

    static func two(_ value: Double) -> String { String(format: "%5.2f", value) }
    static func one(_ value: Double) -> String { String(format: "%4.1f", value) }
    static func percent(_ value: Double) -> String { String(format: "%4.1f %%", value * 100) }
    static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

/// What was asked of the learner, line by line: met, or not met by how much.
struct SimulationTargets {
    private let tallies: [SimulatedPolicy.Kind: SimulationTally]
    private let trouble: SimulatedTrouble

    init(_ tallies: [SimulatedPolicy.Kind: SimulationTally], _ trouble: SimulatedTrouble) {
        self.tallies = tallies
        self.trouble = trouble
    }

    var lines: [String] {
        guard let salve = tallies[.salve], let noticing = tallies[.salveNoticing], let uniform = tallies[.uniform],
            let fixed = tallies[.fixedBest]
        else { return [] }
        var lines: [String] = []
        if trouble == .zero {
            for (name, tally) in [("off", salve), ("on", noticing)] {
                let share = tally.told / max(1, tally.people)
                lines.append(Self.line(share <= 0.05, "told “may help”, noticing \(name)", share, 0.05, isUpper: true))
            }
            return lines
        }
        let baselines = SimulatedPolicy.Kind.allCases.filter(\.isBaseline)
        if let best = baselines.max(by: { tallies[$0]?.perSitting ?? 0 < tallies[$1]?.perSitting ?? 0 }),
            let least = tallies[best]?.perSitting
        {
            let name = "relief against the strongest baseline, \(best.rawValue)"
            lines.append(Self.line(salve.perSitting >= least, name, salve.perSitting, least, isUpper: false))
        }
        let (early, first) = (salve.perSitting(in: 0), fixed.perSitting(in: 0))
        lines.append(Self.line(early >= first, "days 1-14 against fixed best", early, first, isUpper: false))
        let half = uniform.fearfulRate / 2
        let name = "harder in the fearful fifth, half of uniform’s"
        lines.append(Self.line(salve.fearfulRate <= half, name, salve.fearfulRate, half, isUpper: true))
        let kept = salve.perSitting * (1 - noticing.noticed / max(1, noticing.sittings.reduce(0, +)))
        let on = "noticing on costs no more than its share"
        lines.append(Self.line(noticing.perSitting >= kept, on, noticing.perSitting, kept, isUpper: false))
        lines += [("off", salve), ("on", noticing)].map { Self.coverage($0, $1) }
        return lines
    }

    private static func coverage(_ name: String, _ tally: SimulationTally) -> String {
        var worst = 0.0
        for (place, level) in [0.5, 0.8, 0.9].enumerated() {
            worst = max(worst, abs(tally.inside[place] / max(1, tally.asked) - level))
            worst = max(worst, abs(tally.insideBest[place] / max(1, tally.people) - level))
        }
        let what = "intervals, noticing \(name): furthest from what is stated"
        return line(worst <= 0.05, what, worst, 0.05, isUpper: true)
    }

    private static func line(_ isMet: Bool, _ what: String, _ value: Double, _ bound: Double, isUpper: Bool) -> String {
        let seen = String(format: "%.3f, asked %@ %.3f", value, isUpper ? "at most" : "at least", bound)
        return "  \(isMet ? "met    " : "NOT MET") \(what): \(seen)"
    }
}
