/// What happened with each practice of one person, and what may be said of it.
///
/// A pure function of sittings and findings, read by the page and the terminal alike. Counts stand there always; a claim only
/// by the ladder, and none while a filter shows a part of the sittings.
public struct WhatHelps: Hashable, Sendable {
    /// The fewest tries of which anything is drawn, and the fewest that make a filter.
    public static let fewest = 3
    /// The fewest marks that can tell something else than the numbers.
    public static let fewestToDiffer = 5

    /// One practice, or the moments of only noticing.
    public struct Row: Hashable, Sendable {
        /// The practice; nil for the moments of only noticing.
        public let practice: Practice.ID?
        /// Its tries, oldest first; never empty.
        public let tries: [LearnerSitting]
        /// What can be said; nil for noticing, and while a filter is chosen.
        public let finding: LearnerFinding?

        /// How far each rating went down, in points of 0 to 10, oldest first; less than 0 where it went up.
        public var drops: [Int] { tries.compactMap(\.drop) }

        /// How often it landed like this.
        public func count(_ landing: Landing) -> Int { tries.count { $0.landing == landing } }

        /// How often it was said how it landed.
        public var landed: Int { tries.count { $0.landing != nil } }

        /// What may be drawn as an interval: nothing while it is too early by the ladder.
        public var drawn: LearnerFinding? {
            guard let finding, finding.verdict != .tooEarly, finding.count >= 5, finding.noticed >= 5 else {
                return nil
            }
            return finding
        }

        /// True when the ladder says something of it.
        public var isSaid: Bool { finding.map { $0.verdict != .tooEarly } ?? false }

        /// True when there is nothing of it to draw, and nothing is said.
        public var isBare: Bool { drops.isEmpty && !isSaid }

        /// True when marks and numbers tell different things: much relief and few marks of easier, or the reverse.
        public var marksDiffer: Bool {
            guard let finding, landed >= WhatHelps.fewestToDiffer else { return false }
            switch finding.verdict {
            case .mayHelp, .helps: return count(.easier) * 3 < landed
            case .harder: return count(.harder) + count(.far) == 0 && count(.easier) * 2 > landed
            case .aboutSame, .tooEarly: return false
            }
        }

        /// True when ratings mostly went down after it, in five tries or more, with nothing to set them beside.
        public var isUncomparedDrop: Bool {
            guard let finding, finding.verdict == .tooEarly, finding.noticed == 0 else { return false }
            let drops = drops
            return drops.count >= 5 && drops.count { $0 > 0 } * 2 > drops.count
        }
    }

    /// A row for each practice that was tried: what helps, may help or is about the same, then what is early, then what was
    /// harder, then what has no numbers; among equals by how surely they help, or by tries.
    public let rows: [Row]
    /// The moments of only noticing; nil when there are none.
    public let noticing: Row?
    /// What is chosen; nil for everything.
    public let filter: HelpsFilter?
    /// What can be chosen: three tries or more stand behind each.
    public let filters: [HelpsFilter]
    /// How many tries stand here; moments of noticing are not among them.
    public var tries: Int { rows.reduce(0) { $0 + $1.tries.count } }
    /// When the first of them was, in days, as in `LearnerSitting`; nil when there are none.
    public var since: Double? { rows.compactMap { $0.tries.first?.day }.min() }

    /// What helps, from what was.
    ///
    /// - Parameters:
    ///   - sittings: in the order of their days.
    ///   - findings: what the learner says of each practice.
    ///   - felt: what check-ins say, in any order.
    ///   - filter: the part of the sittings to show; nil for all.
    ///   - leavingOut: practices that are not shown (rule R8).
    ///   - resting: practices that rest since they landed harder; they stand where what was harder stands.
    public init(
        _ sittings: [LearnerSitting],
        findings: [LearnerFinding],
        felt: [HelpsFilter.Felt] = [],
        filter: HelpsFilter? = nil,
        leavingOut: Set<Practice.ID> = [],
        resting: Set<Practice.ID> = []
    ) {
        let felt = felt.sorted { $0.day < $1.day }
        let shown = sittings.filter { sitting in sitting.practice.map { !leavingOut.contains($0) } ?? true }
        let feelings = shown.map { Self.feeling(before: $0, felt) }
        func held(by filter: HelpsFilter) -> [LearnerSitting] {
            zip(shown, feelings).filter { filter.holds($0, felt: $1) }.map(\.0)
        }
        self.filter = filter
        filters = HelpsFilter.allCases.filter { one in
            one == filter || held(by: one).count { $0.practice != nil } >= Self.fewest
        }
        let grouped = Dictionary(grouping: filter.map(held) ?? shown, by: \.practice)
        let said = Dictionary(findings.map { ($0.practice, $0) }, uniquingKeysWith: { first, _ in first })
        noticing = grouped[nil].map { Row(practice: nil, tries: $0, finding: nil) }
        rows = grouped.compactMap { id, tries in
            id.map { Row(practice: $0, tries: tries, finding: filter == nil ? said[$0] : nil) }
        }.sorted { Self.isBefore($0, $1, resting: resting) }
    }

    /// The row of a practice; nil when it was not tried.
    public subscript(practice: Practice.ID) -> Row? { rows.first { $0.practice == practice } }

    private static func isBefore(_ left: Row, _ right: Row, resting: Set<Practice.ID>) -> Bool {
        let (one, other) = (left.rank(resting: resting), right.rank(resting: resting))
        if one != other { return one < other }
        // The chance that it helps grows with the mean counted in deviations.
        if left.isSaid, left.sureness != right.sureness { return left.sureness > right.sureness }
        if left.tries.count != right.tries.count { return left.tries.count > right.tries.count }
        return (left.practice?.name ?? "") < (right.practice?.name ?? "")
    }

    /// The last check-in at most two hours before a sitting.
    private static func feeling(before sitting: LearnerSitting, _ felt: [HelpsFilter.Felt]) -> FeelingField? {
        var low = 0
        var high = felt.count
        while low < high {
            let middle = (low + high) / 2
            if felt[middle].day <= sitting.day { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let last = felt[low - 1]
        return sitting.day - last.day <= Double(HelpsFilter.feltHours) / 24 ? last.field : nil
    }
}

extension WhatHelps.Row {
    /// What stands first: the least.
    fileprivate func rank(resting: Set<Practice.ID>) -> Int {
        if let practice, resting.contains(practice) { return 4 }
        switch finding?.verdict {
        case .helps: return 0
        case .mayHelp: return 1
        case .aboutSame: return 2
        case .harder: return 4
        case .tooEarly, nil: return drops.isEmpty ? 5 : 3
        }
    }

    fileprivate var sureness: Double { finding.map { -$0.mean / max(1e-9, $0.deviation) } ?? 0 }
}

extension LearnerSitting {
    /// How far the rating went down, in points of 0 to 10, less than 0 where it went up; nil unless both were given.
    public var drop: Int? {
        guard let before, let after else { return nil }
        return before - after
    }
}
