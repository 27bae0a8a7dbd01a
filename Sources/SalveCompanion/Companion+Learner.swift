import SalveContent
public import SalveCore

/// What suggestions go by now.
public struct Learning: Hashable, Sendable {
    /// True when one's own sittings order what is offered.
    public let isOn: Bool
    /// How many times of practising count for it.
    public let count: Int
    /// The day before which nothing counts; nil when all does.
    public let since: Day?
    /// True when a calm moment may become one of noticing.
    public let agreesToNoticing: Bool
    /// True when that was declined, or ended.
    public let declinesNoticing: Bool
    /// True until that was agreed to or declined, and while learning is on.
    public let offersNoticing: Bool
}

extension Companion {
    /// A learner with what it has seen; after a change only what is new is learned.
    struct KeptLearner {
        /// So many of the newest sittings may still change while they go on.
        static let open = 8

        let practices: [LearnerPractice]
        let fear: Double?
        private(set) var sittings: [LearnerSitting] = []
        private(set) var learner: Learner
        /// What all but the newest few taught.
        private var settled: Learner
        private var settledCount = 0

        init(practices: [LearnerPractice], fear: Double?) {
            self.practices = practices
            self.fear = fear
            learner = Learner(practices: practices, fear: fear)
            settled = learner
        }

        /// Learns these sittings; from the beginning only where what it had settled on is no longer so.
        ///
        /// Cost: the newest few, and those that are new; what was there is compared.
        mutating func learn(_ now: [LearnerSitting]) {
            if now == sittings { return }
            if now.count < settledCount || now[..<settledCount] != sittings[..<settledCount] {
                self = KeptLearner(practices: practices, fear: fear)
            }
            let end = max(settledCount, now.count - Self.open)
            settled.observe(now[settledCount..<end])
            settledCount = end
            learner = settled
            learner.observe(now[end...])
            sittings = now
        }
    }

    /// What was learned from this person's own sittings: what orders offers, and what may be said of each practice.
    ///
    /// Made anew when something was kept since, and then from what is new alone; what is deleted teaches nothing.
    public func learner() -> Learner { keptLearner().learner }

    /// The sittings that teach, oldest first: those of practices that are here, and of noticing.
    public func learnerSittings() -> [LearnerSitting] { keptLearner().sittings }

    /// The practices that are learned about, by name: all but the noticing that they are set beside.
    public func learnedPractices() -> [LearnerPractice] { keptLearner().practices }

    /// Whether suggestions go by one's own sittings, from when on, and what may be asked for.
    public func learning() -> Learning {
        let settings = settings()
        let since = timeline.preference(.learnsSince).map { _ in surroundings.local(timeline.learnsSince).day }
        return Learning(
            isOn: settings.learnsFromSittings,
            count: learnerSittings().count,
            since: since,
            agreesToNoticing: settings.agreesToNoticing,
            declinesNoticing: timeline.preference(.noticing) != nil && !settings.agreesToNoticing,
            offersNoticing: settings.learnsFromSittings && timeline.preference(.noticing) == nil
        )
    }

    /// From now on nothing that was before orders offers: a date, and nothing is deleted.
    public func forgetLearned(form: EntryID) async throws(CompanionError) {
        try await choose([Preference(.learnsSince, String(surroundings.now().moment.milliseconds))], form: form)
    }

    /// True when a number before was given in one of the last few sittings, so that asking for one is no surprise.
    public func givesNumbers() -> Bool {
        var looked = 0
        var gave = false
        timeline.newestSittings { sitting in
            guard sitting.door == .other, sitting.isCounted else { return true }
            looked += 1
            if sitting.practices.contains(where: { $0.before != nil }) { gave = true }
            return !gave && looked < 3
        }
        return gave
    }

    private func keptLearner() -> KeptLearner {
        if let known = knownLearner { return known }
        let library = practices()
        let practices = LearnerPractice.all(of: library.rules + library.aside.map(\.practice))
            .sorted { $0.id.name < $1.id.name }
        let fear = timeline.fearOfKindness
        var kept = lastLearner ?? KeptLearner(practices: practices, fear: fear)
        if kept.practices != practices || kept.fear != fear { kept = KeptLearner(practices: practices, fear: fear) }
        let ids = Set(practices.map(\.id))
        kept.learn(timeline.learnerSittings.filter { $0.practice.map(ids.contains) ?? true })
        lastLearner = kept
        knownLearner = kept
        return kept
    }
}
