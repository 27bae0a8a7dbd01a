import SalveContent
import SalveCore

/// Robin's tries with a number before and after, by day and calm: what "What seems to help" is shown with.
///
/// No chance is drawn. A walk eases more than noticing does, a sound about as much, a hand on the arm was harder lately, and
/// of three small things there is too little to say.
extension Demo {
    /// One made-up try.
    struct CalmTry {
        let day: Int
        let hour: Int
        let practice: Practice.ID
        let before: Int
        let after: Int
        /// Nil for a moment of only noticing.
        let landing: Landing?
    }

    /// The tries of the half year, by day.
    static let calmTries: [Int: [CalmTry]] = {
        let still = [(4, 4), (4, 3), (3, 3), (4, 4), (3, 2), (4, 4), (3, 3), (4, 3)]
        let walks = [(4, 2), (4, 2), (3, 2), (4, 3), (4, 2), (4, 4), (3, 2), (4, 2), (4, 1), (4, 3)]
        let sounds = [(4, 4), (4, 3), (3, 3), (4, 3), (4, 4), (3, 3), (4, 4), (3, 2), (4, 4), (4, 3), (3, 3), (4, 4)]
        let small = [(4, 3), (3, 2), (4, 4)]
        var tries: [CalmTry] = []
        func add(_ name: String, at days: [Int], hour: Int, _ ratings: [(Int, Int)]) {
            for (place, day) in days.enumerated() {
                let (before, after) = ratings[place % ratings.count]
                let id = Practice.ID(name)
                let landing: Landing? = id == Practice.noticing ? nil : after < before ? .easier : .same
                tries.append(
                    CalmTry(day: day, hour: hour, practice: id, before: before, after: after, landing: landing)
                )
            }
        }
        add(Practice.noticing.name, at: (0..<22).map { 6 + 8 * $0 }, hour: 15, still)
        add("walk", at: (0..<10).map { 8 + 16 * $0 }, hour: 13, walks)
        add("one-sound", at: (0..<48).map { 9 + 7 * $0 / 2 }, hour: 17, sounds)
        add("three-small-things", at: [100, 120, 140], hour: 18, small)
        add("hand-on-arm", at: [118, 149], hour: 18, [(4, 3), (3, 3)])
        tries += [(173, 4, 6), (178, 3, 5)].map { day, before, after in
            CalmTry(
                day: day,
                hour: 18,
                practice: Practice.ID("hand-on-arm"),
                before: before,
                after: after,
                landing: .harder
            )
        }
        return Dictionary(grouping: tries, by: \.day)
    }()

    /// What Robin tries on that day, if anything.
    func tryCalmly(day: Int) async throws(CompanionError) {
        for one in Self.calmTries[day] ?? [] where companion.catalogue.practice(one.practice) != nil {
            clock.set(daysBeforeEnd: Self.days - day, hour: one.hour, minute: 20)
            let view = try await companion.begin(
                .other,
                distress: one.before,
                opening: one.practice,
                asking: true,
                form: form()
            )
            clock.pass(minutes: 3)
            var actions: [PracticeSession.Action] = []
            if let step = view.session.step {
                if one.landing != .harder { actions = Array(repeating: .next, count: step.count) }
                if let landing = one.landing { actions.append(.landing(landing)) }
                actions.append(.distress(one.after))
            }
            _ = try await companion.act(actions + [.stop], in: view.id, form: form())
        }
    }
}
