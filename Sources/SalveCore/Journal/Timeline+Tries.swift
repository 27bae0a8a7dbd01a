extension Timeline {
    /// Every try of a practice and every moment of noticing, rated or not and from any door, oldest first.
    ///
    /// For counts and dots; what teaches the learner is `learnerSittings`. The landing is the last one that was said, as in
    /// `counts(of:)`.
    public var tries: [LearnerSitting] {
        var result: [LearnerSitting] = []
        for sitting in sittings {
            for one in sitting.practices {
                result.append(
                    LearnerSitting(
                        practice: one.practice == Practice.noticing ? nil : one.practice,
                        day: one.at.dayAndHour,
                        before: one.before,
                        after: one.after,
                        landing: one.landing
                    )
                )
            }
        }
        return result.byDay()
    }
}
