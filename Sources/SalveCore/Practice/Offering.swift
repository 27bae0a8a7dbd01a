/// One thing that Salve offers, and why.
public struct Offer: Hashable, Sendable {
    /// The practice.
    public let practice: Practice
    /// The reason, as a case; content words it in one sentence, and no case names what the person may feel.
    public let why: Why
    /// Which of the groups it belongs to, from 0: offers of one group rank alike by every rule, and only within a group
    /// may what was learned order them.
    public let group: Int
}

/// Why something is offered: always a fact about the practice or about what the person did.
public enum Why: String, CaseIterable, Hashable, Sendable {
    /// The person marked it when calm.
    case marked
    /// It landed easier for them before.
    case helped
    /// They have tried a few things tonight (R10).
    case severalTries
    /// It helps to find the room (R16).
    case orienting
    /// It is something different from what landed harder (R4 a).
    case different
    /// Eyes open, in the room.
    case ground
    /// Something warm or steady.
    case warmth
    /// It moves.
    case movement
    /// Someone else is in it.
    case people
    /// Hands have something to do.
    case making
    /// Something to hear.
    case sound
    /// Rest.
    case rest
    /// An animal, a plant.
    case living
    /// It uses the breath.
    case breath
    /// It uses touch.
    case touch
    /// It notices what is there.
    case noticing
    /// A few kind words.
    case kindWords
    /// It looks at thoughts.
    case thoughts
    /// It uses images.
    case images
    /// A letter.
    case letters
}

extension PracticeSession {
    /// Everything that is offered now, best first: the one offering function, for every screen, command and test.
    ///
    /// Never empty and always with something outer (R12), as long as the shelf has an outer practice that the
    /// person does not leave out. Cost: one sort of the practices.
    public func offers(in circumstances: Circumstances) -> [Offer] {
        var safe: [Practice] = []
        for practice in circumstances.practices where hold(on: practice, in: circumstances) == nil {
            safe.append(practice)
        }
        if !safe.contains(where: { $0.depth == .outer }) { safe += handhold(in: circumstances) }  // guard: R12 handhold
        var preferences: [Practice.ID: Int] = [:]
        for (place, id) in circumstances.preferred.enumerated() where preferences[id] == nil { preferences[id] = place }
        var ranked: [(offset: Int, rank: Rank, practice: Practice)] = []
        for (offset, practice) in safe.enumerated() {
            var rank = rank(of: practice, in: circumstances)
            if let place = preferences[practice.id] { rank.preference = place }
            ranked.append((offset, rank, practice))
        }
        ranked.sort { left, right in
            if left.rank.order != right.rank.order { return left.rank.order < right.rank.order }
            return left.offset < right.offset
        }
        var result: [Offer] = []
        var group = 0
        for (place, item) in ranked.enumerated() {
            if place > 0, ranked[place - 1].rank.key != item.rank.key { group += 1 }
            result.append(Offer(practice: item.practice, why: why(item.practice, in: circumstances), group: group))
        }
        return result
    }

    /// What is offered when every outer practice is held back: the outer ones that break the least (R12).
    ///
    /// What is left out, or asks about someone feared, stays out even then.
    private func handhold(in circumstances: Circumstances) -> [Practice] {
        var gentlest: [Practice] = []
        var least = Int.max
        for practice in circumstances.practices where practice.depth == .outer {
            let hold = hold(on: practice, in: circumstances)
            if hold == .leftOut || hold == .someoneFeared { continue }
            let roughness = roughness(of: practice, in: circumstances)
            if roughness < least { gentlest = [] }
            if roughness <= least { gentlest.append(practice) }
            least = min(least, roughness)
        }
        return gentlest
    }

    /// How much a held outer practice asks for: body and stillness while far first, resting last.
    private func roughness(of practice: Practice, in circumstances: Circumstances) -> Int {
        let isFar = presence != .usual
        let isNight = circumstances.isNight
        let asks = [
            isFar && !practice.ingredients.isDisjoint(with: Practice.notWhileFar),
            practice.risk > .low,
            isNight && practice.writesAboutPast,
            isNight && practice.isForDaylight && !circumstances.marked.contains(practice.id),
            isFar && !practice.isOrienting,
            circumstances.memory.resting.contains(practice.id),
        ]
        var roughness = 0
        for isAsking in asks { roughness = roughness << 1 | (isAsking ? 1 : 0) }
        return roughness
    }

    /// An order among safe offers; less comes first.
    private struct Rank {
        var doingFirst = 0
        var isJustLeft = 0
        var restFirst = 0
        var outerFirst = 0
        var unmarked = 1
        var unhelped = 7
        var unsuited = 0
        var harderLately = 0
        var depth = 0
        var preference = Int.max
        var family = 0

        /// What the rules say; whatever ranks alike here is one group.
        var key: Int {
            var key = doingFirst
            for part in [isJustLeft, restFirst, outerFirst, unmarked, unhelped, unsuited, harderLately, depth] {
                key = key << 4 | part
            }
            return key
        }

        /// The rules, then what was learned, then the usual order of families.
        var order: (Int, Int, Int) { (key, preference, family) }
    }

    private func rank(of practice: Practice, in circumstances: Circumstances) -> Rank {
        var rank = Rank()
        rank.depth = depthOrder(practice, in: circumstances)
        if self.rank >= 5 { rank.doingFirst = rank.depth }  // guard: S1 doing comes first when upset
        if circumstances.kindnessFeelsUnsafe { rank.doingFirst = rank.depth }  // guard: R7 doing first
        rank.isJustLeft = likenessToHarder(practice, in: circumstances)  // guard: R4a something different first
        if lastHarder != nil { rank.outerFirst = rank.depth }  // guard: R4a outer first
        if circumstances.hasTriedSeveral { rank.restFirst = Self.restOrder(practice.family) }  // guard: R10 rest first
        if circumstances.marked.contains(practice.id) { rank.unmarked = 0 }
        if let place = circumstances.helped.firstIndex(of: practice.id) {
            rank.unhelped = circumstances.preferred.isEmpty ? min(6, place) : 0
        }
        // Within a family, what needs nothing at hand comes first.
        rank.family = Self.familyOrder(practice.family) * 2 + (practice.ingredients.isEmpty ? 0 : 1)
        if !practice.suits.contains(self.rank) { rank.unsuited = 1 }
        if circumstances.memory.class(of: practice.id) != .nothing { rank.harderLately = 1 }
        return rank
    }

    /// Among equals the room and its things come first, and what needs another person comes last.
    private static func familyOrder(_ family: Family) -> Int {
        switch family {
        case .ground, .breath, .thoughts, .images: 0
        case .warmth, .touch, .kindWords, .letters: 1
        case .sound, .noticing: 2
        case .movement: 3
        case .making: 4
        case .living: 5
        case .rest: 6
        case .people: 7
        }
    }

    /// R10: rest, then a person, then the others.
    private static func restOrder(_ family: Family) -> Int {
        switch family {
        case .rest: 0
        case .people: 1
        case .ground, .warmth, .movement, .making, .sound, .living, .breath, .touch, .noticing, .kindWords, .thoughts,
            .images, .letters:
            2
        }
    }

    /// 2 for the very practice that landed harder, 1 for its family, 0 for something different (R4 a).
    private func likenessToHarder(_ practice: Practice, in circumstances: Circumstances) -> Int {
        guard let lastHarder else { return 0 }
        if lastHarder == practice.id { return 2 }
        return circumstances.practice(lastHarder)?.family == practice.family ? 1 : 0
    }

    /// Outside before inside, and where kindness feels unsafe words and images come last (R7).
    private func depthOrder(_ practice: Practice, in circumstances: Circumstances) -> Int {
        switch practice.depth {
        case .outer: 0
        case .body: 1
        case .words: circumstances.kindnessFeelsUnsafe ? 3 : 2
        case .images: circumstances.kindnessFeelsUnsafe ? 4 : 3
        }
    }

    private func why(_ practice: Practice, in circumstances: Circumstances) -> Why {
        if presence != .usual { return .orienting }
        if circumstances.hasTriedSeveral, practice.family == .rest { return .severalTries }
        if circumstances.marked.contains(practice.id) { return .marked }
        if circumstances.helped.contains(practice.id) { return .helped }
        if lastHarder != nil, likenessToHarder(practice, in: circumstances) == 0 { return .different }
        return Self.why(practice.family)
    }

    private static func why(_ family: Family) -> Why {
        switch family {
        case .ground: .ground
        case .warmth: .warmth
        case .movement: .movement
        case .people: .people
        case .making: .making
        case .sound: .sound
        case .rest: .rest
        case .living: .living
        case .breath: .breath
        case .touch: .touch
        case .noticing: .noticing
        case .kindWords: .kindWords
        case .thoughts: .thoughts
        case .images: .images
        case .letters: .letters
        }
    }
}
