public import SalveCore

extension LabBench {
    /// Times of the learner over made-up sittings: all of them learned anew, and one decision after that.
    public static func learner(_ practices: [Practice], sittings count: Int) -> [Figure] {
        let known = LearnerPractice.all(of: practices)
        var dice = Chance(state: 7)
        let sittings = (0..<count).map { place -> LearnerSitting in
            let before = dice.below(9)
            return LearnerSitting(
                practice: place.isMultiple(of: 9) || known.isEmpty ? nil : known[dice.below(known.count)].id,
                day: Double(place) / 2 + 0.4,
                before: before,
                after: max(0, before - dice.below(4) + 1),
                landing: Landing.allCases[dice.below(3)]
            )
        }
        var (folding, deciding) = ([Double](), [Double]())
        let clock = ContinuousClock()
        for _ in 0..<9 {
            var began = clock.now
            let learner = Learner(practices: known, fear: 0.4, sittings: sittings)
            folding.append(milliseconds(clock.now - began))
            began = clock.now
            let offers = learner.offers(
                among: known.map(\.id),
                on: Double(count) / 2 + 1,
                before: 3,
                mayUseChance: true,
                noticing: true
            )
            deciding.append(milliseconds(clock.now - began))
            if offers.entries.count != known.count { return [] }
        }
        return [
            figure("learn from \(count) sittings", folding), figure("one decision of the learner", deciding),
        ]
    }
}
