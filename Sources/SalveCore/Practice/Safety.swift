/// Why a practice is not offered now, as the name of a rule.
///
/// Content words what a person reads.
public enum Hold: String, CaseIterable, Hashable, Sendable {
    /// R8: the person leaves one of its ingredients out.
    case leftOut
    /// R17: it asks about the inner world of someone they fear.
    case someoneFeared
    /// R1: they said that they are in danger.
    case danger
    /// R16: they are far away, or were in this sitting.
    case farAway
    /// R4 b: an inner practice landed harder in this sitting.
    case landedHarder
    /// R5: the number rose, and what it was about is open.
    case causeOpen
    /// R2: distress is 9 or 10.
    case veryHard
    /// R3: distress is 7 or 8, or not answered (R13).
    case hard
    /// R4 c: its family landed harder lately.
    case familyPaused
    /// R4 d: doing leads for now.
    case doingLeads
    /// R10: several tries tonight; resting is allowed.
    case severalTries
    /// R13: from the hard door everything starts outer.
    case hardDoor
    /// R9: it needs writing about the past, at night.
    case nightWriting
    /// R18: outdoors, or with heat, at night.
    case nightOutside
    /// R6: one of the first five sittings.
    case new
    /// R4 d: it rests under "Not now".
    case resting
}

/// Whether a practice opens when it is chosen.
public enum Opening: Hashable, Sendable {
    /// It opens.
    case open
    /// It opens after one line (`ask`), without a second question.
    case afterAsking(Hold)
    /// It does not open now.
    case withheld(Hold)
}

extension PracticeSession {
    /// True while the person is far away by their own word, and has not said "More here".
    var isFarAway: Bool { presence == .farUnasked || presence == .far || presence == .further }

    /// What keeps everything inner shut, also on asking: R1 until the way back, R16 until "More here".
    var withheld: Hold? {
        if danger == .said { return .danger }  // guard: R1 asking waits for the way back
        if isFarAway { return .farAway }  // guard: R16 asking waits for more here
        return nil
    }

    /// The first rule that keeps this practice out of the offers; nil when it is offered.
    ///
    /// One line a guard: each can be taken out alone, and the explorer then names what breaks. The strictest come
    /// first: those that a marked practice also waits for stand before those that it passes.
    public func hold(on practice: Practice, in circumstances: Circumstances) -> Hold? {
        let isInner = practice.depth.isInner
        func isMarked() -> Bool { circumstances.marked.contains(practice.id) }
        if !practice.ingredients.isDisjoint(with: circumstances.leftOut) { return .leftOut }  // guard: R8 left out
        if circumstances.isAboutSomeoneFeared, practice.asksAboutAnother { return .someoneFeared }  // guard: R17 feared
        if danger != .none, isInner { return .danger }  // guard: R1 offers in danger are outer
        if presence != .usual, !practice.isOrienting { return .farAway }  // guard: R16 far away is orienting only
        if harderCount > 0, isInner { return .landedHarder }  // guard: R4b after harder offers are outer
        if isCauseOpen || isAskingCause, isInner { return .causeOpen }  // guard: R5 hard to say holds inner back
        if isInner, isPaused(practice, in: circumstances) { return .familyPaused }  // guard: R4c family paused
        if isInner, circumstances.memory.doingLeads { return .doingLeads }  // guard: R4d doing leads
        if rank >= 9, isInner || practice.risk > .low { return .veryHard }  // guard: R2 nine and ten
        if rank >= 7, isInner || practice.risk > .low { return .hard }  // guard: R3 seven, eight, not answered
        if isInner, circumstances.hasTriedSeveral { return .severalTries }  // guard: R10 several tries
        if isInner, door == .hard, !hasEased { return .hardDoor }  // guard: R13 the hard door starts outer
        if circumstances.isNight, practice.writesAboutPast { return .nightWriting }  // guard: R9 night
        if circumstances.isNight, practice.isForDaylight, !isMarked() { return .nightOutside }  // guard: R18 night
        if circumstances.isNew, isInner || practice.risk > .low, !isMarked() { return .new }  // guard: R6 first five
        if circumstances.memory.resting.contains(practice.id) { return .resting }  // guard: R4d resting
        return nil
    }

    private func isPaused(_ practice: Practice, in circumstances: Circumstances) -> Bool {
        circumstances.memory.pausedFamilies.contains(practice.family)
    }

    /// Whether this practice, or a screen that carries its depth and ingredients (R19), opens when chosen now.
    public func opening(of practice: Practice, in circumstances: Circumstances) -> Opening {
        guard let hold = hold(on: practice, in: circumstances) else { return .open }
        let isOuter = practice.depth == .outer
        if let withheld, hold != .leftOut, hold != .someoneFeared { return isOuter ? .open : .withheld(withheld) }
        switch hold {
        case .leftOut, .someoneFeared:
            return .withheld(hold)
        case .farAway where isOuter:
            // NB: more here again, something outer opens as it would for anyone else.
            var here = self
            here.presence = .usual
            return here.opening(of: practice, in: circumstances)
        case .danger, .farAway:
            return .afterAsking(hold)
        case .veryHard, .hard, .severalTries, .hardDoor, .nightWriting, .nightOutside, .new:
            return circumstances.marked.contains(practice.id) ? .open : .afterAsking(hold)
        case .landedHarder, .causeOpen, .familyPaused, .doingLeads:
            return .afterAsking(hold)
        case .resting:
            return .open
        }
    }

    /// True where chance may choose an offer or a noticing moment (R20): never in pain.
    public func mayUseChance(in circumstances: Circumstances) -> Bool {
        let memory = circumstances.memory
        if rank >= 5 { return false }  // guard: R20 no chance at five or above
        if door == .hard { return false }  // guard: R20 no chance at the hard door
        if circumstances.isNight { return false }  // guard: R20 no chance at night
        if turns > 0 { return false }  // guard: R20 no chance after harder
        if memory.doingLeads || !memory.pausedFamilies.isEmpty { return false }  // guard: R20 no chance in a pause
        if !memory.resting.isEmpty { return false }  // guard: R20 no chance while one rests
        if circumstances.kindnessFeelsUnsafe { return false }  // guard: R20 no chance where kindness feels unsafe
        if presence != .usual { return false }  // guard: R20 no chance while far away
        return danger == .none && !isCauseOpen && !isAskingCause
    }

    /// True while "Warm up slowly" stands in the list (R15): doing has led for a while.
    public static func showsWayBack(in circumstances: Circumstances) -> Bool {
        let memory = circumstances.memory
        return circumstances.kindnessFeelsUnsafe || memory.doingLeads || !memory.pausedFamilies.isEmpty
    }
}

extension Practice {
    /// What has no place while someone is far away (R16).
    static let notWhileFar: IngredientSet = [
        .breath, .bodyInside, .touch, .closedEyes, .stillness, .imagined, .innerVoices, .past,
    ]

    /// R16: outer, eyes open, the room and what can be sensed in it.
    public var isOrienting: Bool {
        depth == .outer && family == .ground && ingredients.isDisjoint(with: Practice.notWhileFar)
    }

    /// R9: it needs writing about the past.
    public var writesAboutPast: Bool { ingredients.contains(.writing) && ingredients.contains(.past) }

    /// R18: outdoors, or with heat, and so not suggested at night unless marked.
    ///
    /// The rule names hot water and driving; all heat and cold is left to daylight here, as the gentler reading.
    public var isForDaylight: Bool { ingredients.contains(.outdoors) || ingredients.contains(.heatOrCold) }
}
