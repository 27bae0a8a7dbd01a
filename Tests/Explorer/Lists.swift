@testable import SalvePractice

/// The whole list of offers at one state: complete, never empty, in the order of the rules.
enum Lists {
    /// Judges the list in these circumstances; with `innerMarked` only the inner practices are marked.
    static func violation(
        _ session: PracticeSession,
        _ told: Told,
        _ settings: Int,
        innerMarked: Bool = false
    ) -> Violation? {
        var circumstances = Setting.circumstances[settings]
        if innerMarked {
            circumstances.marked = inner
            circumstances.preferred = innerFirst
        }
        let offers = session.offers(in: circumstances)
        var expected: Set<Practice.ID> = []
        var hasOuter = false
        for entry in Shelf.entries {
            let isOuter = entry.practice.depth == .outer
            let bits =
                !innerMarked ? settings : isOuter ? settings & ~Setting.marked.bit : settings | Setting.marked.bit
            guard Oracle.verdict(entry, told, bits).isOffered else { continue }
            expected.insert(entry.practice.id)
            hasOuter = hasOuter || isOuter
        }
        let offered = Set(offers.map(\.practice.id))
        if offered.count != offers.count { return Violation("3b", "something is offered twice") }
        if let missing = expected.subtracting(offered).first { return Violation("3b", "\(missing.name) is missing") }
        if let broken = handhold(offers, beyond: expected, hasOuter: hasOuter, told, settings) { return broken }
        return order(offers, told, settings)
    }

    /// What was learned at its worst: what turns inward most first, and what sting most first among these.
    private static let innerFirst = Array(Shelf.practices.map(\.id).reversed().sorted { rank($0) > rank($1) })

    private static func rank(_ id: Practice.ID) -> Int {
        guard let practice = Shelf.practices.first(where: { $0.id == id }) else { return 0 }
        let depth = Depth.allCases.firstIndex(of: practice.depth) ?? 0
        return depth * 4 + (Risk.allCases.firstIndex(of: practice.risk) ?? 0)
    }

    private static let inner = Set(Shelf.practices.filter { $0.depth != .outer }.map(\.id))

    /// R12: when every outer practice is held back, one is offered all the same, and never what is left out.
    private static func handhold(
        _ offers: [Offer],
        beyond expected: Set<Practice.ID>,
        hasOuter: Bool,
        _ told: Told,
        _ settings: Int
    ) -> Violation? {
        if !offers.contains(where: { $0.practice.depth == .outer }) {
            return Violation("R12", "nothing outer is offered")
        }
        for entry in Shelf.entries where !expected.contains(entry.practice.id) {
            guard offers.contains(where: { $0.practice.id == entry.practice.id }) else { continue }
            let rested = Oracle.verdict(entry, told, settings & ~Setting.resting.bit)
            let first = rested.first ?? "R4d"
            if hasOuter || !rested.isOffered { return Violation(first, "\(entry.practice.id.name) is offered") }
        }
        return nil
    }

    private static func order(_ offers: [Offer], _ told: Told, _ settings: Int) -> Violation? {
        let isUnsafe = settings & Setting.kindnessUnsafe.bit != 0
        if isUnsafe, !isSorted(offers, by: { $0 == .outer ? 0 : $0 == .body ? 1 : 2 }) {
            return Violation("R7", "doing does not lead, or words and images are not last")
        }
        if told.rank >= 5, !isSorted(offers, by: { $0 == .outer ? 0 : 1 }) {
            return Violation("S1", "doing does not come first when upset")
        }
        let hasRest = offers.contains { $0.practice.family == .rest }
        if settings & Setting.several.bit != 0, hasRest, offers.first?.practice.family != .rest {
            return Violation("R10", "rest does not come first after several tries")
        }
        return nil
    }

    private static func isSorted(_ offers: [Offer], by place: (Depth) -> Int) -> Bool {
        zip(offers, offers.dropFirst()).allSatisfy { place($0.practice.depth) <= place($1.practice.depth) }
    }

    /// R4 a: what comes first after "harder" is something else, and outer.
    static func turn(_ session: PracticeSession, _ settings: Int) -> Violation? {
        var circumstances = Setting.circumstances[settings]
        circumstances.marked = inner
        circumstances.preferred = [session.lastHarder].compactMap { $0 } + innerFirst
        guard let first = session.offers(in: circumstances).first?.practice, let left = session.lastHarder else {
            return Violation("R4a", "nothing is offered after harder")
        }
        if first.depth != .outer { return Violation("R4a", "what comes first after harder is not outer") }
        return first.id == left ? Violation("R4a", "what landed harder comes first again") : nil
    }
}
