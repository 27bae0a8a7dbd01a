public import SalveCore

/// What is offered, ordered by what was learned, and how likely each came to stand where it stands.
public struct OrderedOffers: Sendable {
    /// The offers of the rules, best first.
    public let offers: [Offer]
    /// How likely each came to its place, in the same order: 1 where nothing was left to chance.
    public let probabilities: [Double]
    /// True where what was learned orders them.
    public let isLearned: Bool
}

extension Companion {
    /// Everything that is offered now, best first: the rules' own list, ordered within its groups by what was learned.
    ///
    /// The rules come first, whole: what is safe, and in which groups (`Offer.group`). Within a group the learner orders,
    /// at any door but the hard one. Where chance may choose (R20), one of the first group is drawn to stand first, with
    /// the learner's own probabilities; else nothing is drawn. `draw` is a number from 0 up to 1; nil for no chance.
    /// Cost: one decision of the learner, and three sorts of the practices.
    func offers(_ session: PracticeSession, in now: Circumstances, draw: Double?) -> OrderedOffers {
        guard mayLearn(session, now) else {
            let offers = session.offers(in: now)
            return OrderedOffers(offers: offers, probabilities: offers.map { _ in 1 }, isLearned: false)
        }
        var now = now
        // With all of them preferred the groups are those of the list that follows.
        now.preferred = now.practices.map(\.id)
        let safe = session.offers(in: now)
        let (learner, day) = (learner(), surroundings.now().dayAndHour)
        func chances(_ among: [Practice.ID], _ mayUseChance: Bool) -> [LearnerOffers.Entry] {
            learner.offers(
                among: among,
                on: day,
                before: session.distress,
                mayUseChance: mayUseChance,
                noticing: false
            ).entries
        }
        let all = chances(safe.map(\.practice.id), false).map(\.practice)
        let mayDraw = draw != nil && session.mayUseChance(in: now)
        let first = chances(safe.filter { $0.group == 0 }.map(\.practice.id), mayDraw)
        let drawn = LotAmongFirst(first.map(\.probability), draw: mayDraw ? draw : nil)
        now.preferred = drawn.order.map { first[$0].practice } + all
        let offers = session.offers(in: now)
        return OrderedOffers(
            offers: offers,
            probabilities: offers.indices.map {
                drawn.probabilities.indices.contains($0) ? drawn.probabilities[$0] : 1
            },
            isLearned: true
        )
    }

    /// The same for a sitting that goes on: what is drawn stays as it is until another practice was begun in it.
    func offers(_ session: PracticeSession, in now: Circumstances, of sitting: EntryID) -> OrderedOffers {
        let begun = timeline.sitting(sitting)?.practices.count ?? 0
        return offers(session, in: now, draw: sitting.draw(UInt64(begun)))
    }

    /// Where what was learned may order: not at the hard door, nor in anything hard, nor in the first five sittings.
    ///
    /// There the usual order stays, the room and what needs nothing first (`care.md` 3): at 9 and 10, far away, in danger,
    /// after harder, after several tries, and while there is next to nothing to go by (R6).
    func mayLearn(_ session: PracticeSession, _ now: Circumstances) -> Bool {
        guard timeline.preference(.learns) != "off", !now.isNew, !now.hasTriedSeveral else { return false }
        guard session.door == .other, session.presence == .usual, session.danger == .none else { return false }
        return session.turns == 0 && !session.isAskingCause && !session.isCauseOpen && (session.distress ?? 0) < 9
    }
}

/// One of several drawn to stand first, the others behind it by how likely they were.
struct LotAmongFirst {
    /// The places of the likelihoods, in the order that follows.
    let order: [Int]
    /// How likely what stands at each place came to stand there.
    let probabilities: [Double]

    /// A lot by likelihoods, which fall and add up to 1; without a draw they stay in their order.
    init(_ likelihoods: [Double], draw: Double?) {
        guard let draw, !likelihoods.isEmpty else {
            order = Array(likelihoods.indices)
            probabilities = likelihoods.map { _ in 1 }
            return
        }
        var drawn = 0
        var reached = 0.0
        for (place, likelihood) in likelihoods.enumerated() {
            drawn = place
            reached += likelihood
            if draw < reached { break }
        }
        order = [drawn] + likelihoods.indices.filter { $0 != drawn }
        // One stands at its own place when the drawn one came from before it, and one further back when from behind it.
        probabilities = order.enumerated().map { place, which in
            if place == 0 { return likelihoods[which] }
            return which < place
                ? likelihoods[(which + 1)...].reduce(0, +) : likelihoods[..<which].reduce(0, +)
        }
    }
}

extension EntryID {
    /// A number from 0 up to 1 that belongs to this id: the same for the same salt, and even over ids made by chance.
    ///
    /// Ids are 128 random bits (`Surroundings.newID`); their bits are mixed by the finalizer of SplitMix64 (Steele, Lea
    /// and Flood, OOPSLA 2014).
    func draw(_ salt: UInt64) -> Double {
        var bits = high ^ (low &* 0x9E37_79B9_7F4A_7C15) &+ salt &* 0xD1B5_4A32_D192_ED03
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        bits ^= bits >> 31
        return Double(bits >> 11) * 0x1p-53
    }
}
