import SalveCore

/// What was so for one made-up person, day by day, and what was said.
struct SimulationRecord {
    private var effects: [[Double]] = []
    private var uses: [Int]
    private var recommended: [Int] = []
    private var first: [Practice.ID: (place: Int, probability: Double)] = [:]
    private var last: [LearnerFinding] = []

    init(practices: Int) {
        uses = Array(repeating: 0, count: practices)
    }

    /// What each practice would have changed in this day's moment, relative to noticing, and which was used.
    mutating func see(_ effects: [Double], _ choice: Int?) {
        self.effects.append(effects)
        if let choice { uses[choice] += 1 }
    }

    /// What was said at the end of the day.
    mutating func hear(_ findings: [LearnerFinding]) {
        last = findings
        recommended.append(findings.indices.min { findings[$0].mean < findings[$1].mean } ?? 0)
        for (place, finding) in findings.enumerated() where finding.verdict == .mayHelp || finding.verdict == .helps {
            if first[finding.practice] == nil { first[finding.practice] = (place, finding.probability(below: 0)) }
        }
    }

    /// The mean effect of each practice over the moments of these last days: what a finding states.
    private func truths(last days: Int) -> [Double] {
        let rows = effects.suffix(days)
        return uses.indices.map { place in rows.reduce(0) { $0 + $1[place] } / Double(max(1, rows.count)) }
    }

    /// True when the practice that helped most was used five times or more.
    var foundBest: Bool {
        let truths = truths(last: effects.count)
        return uses.indices.min { truths[$0] < truths[$1] }.map { uses[$0] >= 5 } ?? false
    }

    /// What was said, held against what was so; nothing where nothing was said.
    var said: SimulationSaid {
        var said = SimulationSaid()
        guard let best = recommended.last else { return said }
        let (truths, lately) = (truths(last: effects.count), truths(last: 14))
        let least = truths.min() ?? 0
        for (level, percent) in SimulationSaid.levels.enumerated() {
            func isInside(_ place: Int, _ truth: Double) -> Bool {
                last[place].interval(percent: percent)?.contains(truth) == true
            }
            said.inside[level] = Double(last.indices.count { isInside($0, truths[$0]) })
            said.insideBest[level] = isInside(best, truths[best]) ? 1 : 0
            said.insideLately[level] = isInside(best, lately[best]) ? 1 : 0
        }
        said.asked = Double(last.count)
        said.places[min(9, Int(last[best].probability(below: truths[best]) * 10))] = 1
        said.good = recommended.map { truths[$0] - least < 0.3 ? 1 : 0 }
        let ends = [13, 29, recommended.count - 1]
        said.regret = ends.map { truths[recommended[$0]] - least }
        said.estimate = (last[best].mean, truths[best])
        said.told = first.isEmpty ? 0 : 1
        said.toldHarder = last.contains { $0.verdict == .harder } ? 1 : 0
        for (place, probability) in first.values {
            said.claims.all += 1
            if truths[place] < -0.05 { said.claims.right += 1 }
            let difference = probability - (truths[place] < 0 ? 1 : 0)
            said.claims.squares += difference * difference
        }
        return said
    }
}
