extension Timeline {
    /// Every try of a practice and every moment of noticing, rated or not and from any door, oldest first.
    ///
    /// For counts and dots; what teaches the learner is `learnerSittings`. The landing is the last one that was said, as in
    /// `counts(of:)`.
    public var tries: [LearnerSitting] {
        let all = sittings.flatMap { sitting in
            sitting.practices.map { one in
                LearnerSitting(
                    practice: one.practice == Practice.noticing ? nil : one.practice,
                    day: one.at.dayAndHour,
                    before: one.before,
                    after: one.after,
                    landing: one.landing
                )
            }
        }
        return all.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }
}
