import SalveContent
public import SalveCore

/// What seems to help, with what a page has to know of each practice.
public struct HelpsView: Sendable {
    /// Rows, noticing and filters.
    public let helps: WhatHelps
    /// What each practice is called here.
    public let titles: [Practice.ID: String]
    /// Those that rest under "Not now".
    public let resting: Set<Practice.ID>
    /// Those that were put aside.
    public let aside: Set<Practice.ID>
    /// True when something that was tried is not shown, since it is left out (R8).
    public let leavesOut: Bool
    /// The day before which nothing counts for what may be said, where something was before; nil when all counts.
    public var since: Day?
    /// True while suggestions do not go by one's own sittings.
    public var isSwitchedOff = false

    /// True when there is too little to draw: fewer than three tries with both ratings.
    public var isFew: Bool {
        helps.filter == nil && helps.rows.reduce(0) { $0 + $1.drops.count } < WhatHelps.fewest
    }
}

extension Companion {
    /// What seems to help, of what was tried: everything that is still here and not left out, from every door.
    ///
    /// A claim comes from the learner alone; counts are those that stand in the library.
    public func whatHelps(_ filter: HelpsFilter? = nil) -> HelpsView {
        let tries = tries()
        let leftOut = timeline.leftOut
        var titles: [Practice.ID: String] = [:]
        var hidden: Set<Practice.ID> = []
        var leavesOut = false
        let library = practices()
        for id in Set(tries.compactMap(\.practice)) {
            guard let text = library.practice(id) else {
                hidden.insert(id)
                continue
            }
            titles[id] = text.title
            if !text.adapted(leavingOut: leftOut, PracticeWay()).practice.ingredients.isDisjoint(with: leftOut) {
                hidden.insert(id)
                leavesOut = true
            }
        }
        let felt = filter == nil && tries.isEmpty ? [] : checkInsOldestFirst().compactMap(HelpsFilter.Felt.init)
        let resting = circumstances(for: nil).memory.resting
        let helps = WhatHelps(
            tries,
            findings: learner().findings(),
            felt: felt,
            filter: filter,
            leavingOut: hidden,
            resting: resting
        )
        return HelpsView(
            helps: helps,
            titles: titles,
            resting: resting,
            aside: Set(library.aside.map(\.id)),
            leavesOut: leavesOut,
            since: forgottenSince(tries),
            isSwitchedOff: !settings().learnsFromSittings
        )
    }
}

extension Companion {
    /// Every try of a practice and every moment of noticing, oldest first.
    func tries() -> [LearnerSitting] {
        if let known = knownTries { return known }
        let tries = timeline.tries
        knownTries = tries
        return tries
    }

    /// The day before which nothing counts, where something was before it.
    private func forgottenSince(_ tries: [LearnerSitting]) -> Day? {
        guard timeline.preference(.learnsSince) != nil, let first = tries.first else { return nil }
        let since = surroundings.local(timeline.learnsSince)
        return first.day < since.dayAndHour ? since.day : nil
    }
}

extension HelpsFilter.Felt {
    /// What a check-in of a moment tells; nil for one of a whole day, and where no field was picked.
    init?(_ dated: Timeline.DatedCheckIn) {
        let answers = dated.checkIn.answers
        guard answers.span != .wholeDay, let field = answers.shape?.field else { return nil }
        self.init(day: dated.at.dayAndHour, field: field)
    }
}
