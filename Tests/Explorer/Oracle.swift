@testable import SalvePractice

/// `care.md` 3 and 3b told a second time, from the page and not from the machine: which rules hold a practice back, and
/// whether it opens.
enum Oracle {
    /// Whether a practice opens when chosen, from the freest to the strictest.
    enum Way: Int { case free, afterAsking, never }

    /// One rule that keeps a practice out of the offers, and how it opens by that rule alone.
    struct Held {
        let rule: StaticString
        let way: Way
    }

    /// Every rule that holds this practice back; `settings` are the circumstances' bits.
    static func held(_ entry: Shelf.Entry, _ told: Told, _ settings: Int, _ visit: (Held) -> Void) {
        let practice = entry.practice
        let isInner = practice.depth != .outer
        let isRisky = practice.risk != .low
        let has = { (setting: Setting) in settings & setting.bit != 0 }
        let asking: Way = has(.marked) ? .free : .afterAsking

        if has(.leftOut), entry.trait == .still { visit(Held(rule: "R8", way: .never)) }
        if has(.feared), entry.trait == .about { visit(Held(rule: "R17", way: .never)) }
        if isInner {
            switch told.danger {
            case .no: break
            case .said: visit(Held(rule: "R1", way: .never))
            case .returned: visit(Held(rule: "R1", way: .afterAsking))
            }
        }
        if told.far != .no, isInner || !entry.trait.isOrienting {
            visit(Held(rule: "R16", way: !isInner ? .free : told.far == .moreHere ? .afterAsking : .never))
        }
        if isInner {
            if told.innerHarder > 0 { visit(Held(rule: "R4b", way: .afterAsking)) }
            if told.isHardToSay || told.isRiseOpen { visit(Held(rule: "R5", way: .afterAsking)) }
            if has(.paused) { visit(Held(rule: "R4c", way: .afterAsking)) }
            if has(.leads) { visit(Held(rule: "R4d", way: .afterAsking)) }
        }
        if isInner || isRisky {
            if told.rank >= 9 { visit(Held(rule: "R2", way: asking)) }
            if told.rank == 7 || told.rank == 8 { visit(Held(rule: "R3", way: asking)) }
            if has(.new), !has(.marked) { visit(Held(rule: "R6", way: .afterAsking)) }
        }
        if isInner, has(.several) { visit(Held(rule: "R10", way: asking)) }
        if isInner, told.door == .hard, !told.hasEased { visit(Held(rule: "R13", way: asking)) }
        if has(.night), entry.trait == .past { visit(Held(rule: "R9", way: asking)) }
        if has(.night), entry.trait == .outdoors || entry.trait == .heat, !has(.marked) {
            visit(Held(rule: "R18", way: .afterAsking))
        }
        if has(.resting) { visit(Held(rule: "R4d", way: .free)) }
    }

    /// The sum of the rules: whether it is offered, how it opens, and the rule that says so.
    static func verdict(_ entry: Shelf.Entry, _ told: Told, _ settings: Int) -> Verdict {
        var verdict = Verdict()
        held(entry, told, settings) { one in
            verdict.isOffered = false
            if verdict.first == nil { verdict.first = one.rule }
            if verdict.rule == nil || one.way.rawValue > verdict.way.rawValue {
                verdict.way = one.way
                verdict.rule = one.rule
            }
        }
        // Asking is not to be had in danger or far away, and nothing outer is withheld there (section 1).
        if shut(told) != nil, entry.practice.depth == .outer, verdict.way == .afterAsking { verdict.way = .free }
        return verdict
    }

    /// The rule that lets nobody ask now; nil when asking is to be had.
    static func shut(_ told: Told) -> StaticString? {
        if told.danger == .said { return "R1" }
        return told.isFarNow ? "R16" : nil
    }

    struct Verdict {
        var isOffered = true
        var way = Way.free
        /// The rule that decides how it opens.
        var rule: StaticString?
        /// The first rule that keeps it from the offers.
        var first: StaticString?
    }

    /// The rule that a line of the machine speaks for.
    static func rule(of hold: Hold) -> StaticString {
        switch hold {
        case .leftOut: "R8"
        case .someoneFeared: "R17"
        case .danger: "R1"
        case .farAway: "R16"
        case .landedHarder: "R4b"
        case .causeOpen: "R5"
        case .familyPaused: "R4c"
        case .doingLeads, .resting: "R4d"
        case .veryHard: "R2"
        case .hard: "R3"
        case .severalTries: "R10"
        case .hardDoor: "R13"
        case .nightWriting: "R9"
        case .nightOutside: "R18"
        case .new: "R6"
        }
    }

    /// R20: where chance may choose.
    static func mayUseChance(_ told: Told, _ settings: Int) -> Bool {
        let held: [Setting] = [.night, .paused, .leads, .resting, .kindnessUnsafe]
        if held.contains(where: { settings & $0.bit != 0 }) { return false }
        if told.door == .hard || told.rank >= 5 || told.harder > 0 || told.isHardToSay || told.isRiseOpen {
            return false
        }
        return told.far == .no && told.danger == .no
    }
}
