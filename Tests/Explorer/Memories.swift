@testable import SalvePractice

/// What is remembered between sittings, over lists of landings: R4 c and d, R6, R10, and that nothing outlasts 14 days.
enum Memories {
    private static let practices = [
        Practice(id: Practice.ID("breath-1"), depth: .body, risk: .low, family: .breath),
        Practice(id: Practice.ID("breath-2"), depth: .body, risk: .low, family: .breath),
        Practice(id: Practice.ID("words"), depth: .words, risk: .medium, family: .kindWords),
        Practice(id: Practice.ID("image"), depth: .images, risk: .high, family: .images),
        Practice(id: Practice.ID("tea"), depth: .outer, risk: .low, family: .warmth),
    ]

    private static let hours = [0, 23, 24, 100, 335, 336, 430, 671, 672, 2000]

    /// The first list that breaks a rule; nil when none does.
    static func violation() -> (violation: Violation, path: String)? {
        if let broken = tables() { return (broken, "") }
        for list in lists() {
            let memory = HarderMemory(events: list, practices: practices)
            guard let broken = violation(list, memory) else { continue }
            let path = list.map {
                "  harder \($0.practice.name), \($0.hours) hours and \($0.sittingsSince) sittings ago"
            }
            return (broken, path.joined(separator: "\n"))
        }
        return nil
    }

    /// All lists of one and two landings, and those of three that are sittings apart.
    private static func lists() -> [[HarderMemory.Event]] {
        var singles: [HarderMemory.Event] = []
        var apart: [HarderMemory.Event] = []
        for practice in practices {
            for hours in hours {
                for sittings in [0, 2, 3, 9] {
                    singles.append(HarderMemory.Event(practice: practice.id, hours: hours, sittingsSince: sittings))
                }
                apart.append(HarderMemory.Event(practice: practice.id, hours: hours, sittingsSince: 3))
            }
        }
        var result: [[HarderMemory.Event]] = [[]] + singles.map { [$0] }
        for one in singles { for two in singles { result.append([one, two]) } }
        for one in apart { for two in apart { for three in apart { result.append([one, two, three]) } } }
        return result
    }

    private static func violation(_ list: [HarderMemory.Event], _ memory: HarderMemory) -> Violation? {
        let lasting = list.filter { $0.hours < 14 * 24 }
        let isEmpty = memory.resting.isEmpty && memory.pausedFamilies.isEmpty && !memory.doingLeads
        if lasting.isEmpty, !isEmpty || !memory.harderOnce.isEmpty {
            return Violation("L2", "something outlasts 14 days")
        }

        let inner = list.filter { $0.practice.name != "tea" }
        for practice in practices {
            let isPaused = inner.contains { event in
                practices.contains { $0.id == event.practice && $0.family == practice.family }
                    && event.hours < 336 && !(event.hours >= 24 && event.sittingsSince >= 3)
            }
            if memory.pausedFamilies.contains(practice.family) != isPaused {
                return Violation("R4c", "\(practice.family)")
            }
            let own = list.filter { $0.practice == practice.id }.map(\.hours).sorted()
            let rests = zip(own, own.dropFirst()).contains { $0 < 336 && $1 - $0 <= 336 }
            if memory.resting.contains(practice.id) != rests {
                return Violation("R4d", "\(practice.id.name) resting: \(!rests)")
            }
        }
        let leads = inner.contains { last in
            last.hours < 336
                && Set(inner.filter { (0...336).contains($0.hours - last.hours) }.map(\.practice)).count >= 3
        }
        return memory.doingLeads == leads ? nil : Violation("R4d", "doing leads: \(!leads)")
    }

    /// R6 and R10 by their limits.
    private static func tables() -> Violation? {
        for sittings in 0...10 {
            for days in 0...20 where Circumstances.isNew(countedSittings: sittings, daysSinceFirst: days) {
                if sittings >= 5 { return Violation("R6", "the sixth sitting is new") }
                if days >= 14 { return Violation("L2", "newness outlasts 14 days") }
            }
        }
        if !Circumstances.isNew(countedSittings: 4, daysSinceFirst: 13) {
            return Violation("R6", "the fifth is not new")
        }
        let hard: [Landing?] = [.same, .harder, .far]
        for landing in hard + [.easier, nil] {
            for minutes in [0, 60, 120, 121] {
                let recent = [(5, Landing.same as Landing?), (20, .far), (minutes, landing)]
                let isDue = minutes <= 120 && hard.contains(landing)
                if Circumstances.hasTriedSeveral(recent: recent) != isDue {
                    return Violation("R10", "\(minutes) minutes")
                }
            }
        }
        return nil
    }
}
