@testable import SalvePractice

/// A state of the machine and what was told so far, in two machine words.
///
/// A practice in hand is packed as outer or inner: the rules read nothing else of it, and `choose` is tried with every
/// practice. What landed harder last only orders the offers, and is checked where it is said.
struct Key: Hashable {
    var machine: UInt64
    var told: UInt64
}

/// Writes small numbers one after another.
private struct Packer {
    var bits: UInt64 = 0
    mutating func put(_ value: UInt64, _ width: UInt64) { bits = bits << width | value }
    mutating func put(_ flag: Bool) { put(flag ? 1 : 0, 1) }
    mutating func put(_ rating: Int?) { put(UInt64(rating ?? 15), 4) }
}

/// Reads them again, the last first.
private struct Unpacker {
    var bits: UInt64
    mutating func take(_ width: UInt64) -> UInt64 {
        defer { bits >>= width }
        return bits & (1 << width - 1)
    }
    mutating func flag() -> Bool { take(1) == 1 }
    mutating func rating() -> Int? {
        let value = Int(take(4))
        return value == 15 ? nil : value
    }
}

extension PracticeSession.Phase {
    fileprivate var number: UInt64 {
        switch self {
        case .checkIn: 0
        case .choosing: 1
        case .practising: 2
        case .settling: 3
        case .closed: 4
        }
    }
    fileprivate static let all: [Self] = [.checkIn, .choosing, .practising, .settling, .closed]
}

extension PracticeSession {
    private static let presences: [Presence] = [.usual, .farUnasked, .far, .further, .moreHere]
    private static let dangers: [Danger] = [.none, .said, .returned]

    private func presenceNumber() -> UInt64 {
        switch presence {
        case .usual: 0
        case .farUnasked: 1
        case .far: 2
        case .further: 3
        case .moreHere: 4
        }
    }

    var packed: UInt64 {
        var packer = Packer()
        packer.put(phase.number, 3)
        packer.put(distress)
        packer.put(UInt64(harderCount), 2)
        packer.put(UInt64(turns), 2)
        packer.put(danger == .none ? 0 : danger == .said ? 1 : 2, 2)
        packer.put(presenceNumber(), 3)
        for flag in [door == .hard, wasAskedAboutRoom, isCauseOpen, isAskingCause, hasEased, hasAsked] {
            packer.put(flag)
        }
        packer.put(run != nil)
        if let run {
            packer.put(run.before)
            packer.put(UInt64(run.index), 1)
            packer.put(UInt64(run.count - 1), 1)
            for flag in [run.isInner, run.isShort, run.lead != nil, run.countedHarder, run.landing == .harder] {
                packer.put(flag)
            }
        }
        return packer.bits << 1 | (run != nil ? 1 : 0)
    }

    init(packed: UInt64) {
        self.init()
        var unpacker = Unpacker(bits: packed)
        let hasRun = unpacker.flag()
        if hasRun {
            let isHarder = unpacker.flag()
            let counted = unpacker.flag()
            let hasLead = unpacker.flag()
            let isShort = unpacker.flag()
            let isInner = unpacker.flag()
            let count = Int(unpacker.take(1)) + 1
            var run = Run(practice: isInner ? Shelf.inner : Shelf.outer, isInner: isInner, count: count)
            run.index = Int(unpacker.take(1))
            run.before = unpacker.rating()
            run.isShort = isShort
            run.lead = hasLead ? Shelf.lead : nil
            run.countedHarder = counted
            run.landing = isHarder ? .harder : nil
            self.run = run
        }
        _ = unpacker.flag()
        hasAsked = unpacker.flag()
        hasEased = unpacker.flag()
        isAskingCause = unpacker.flag()
        isCauseOpen = unpacker.flag()
        wasAskedAboutRoom = unpacker.flag()
        door = unpacker.flag() ? .hard : .other
        presence = Self.presences[Int(unpacker.take(3))]
        danger = Self.dangers[Int(unpacker.take(2))]
        turns = Int(unpacker.take(2))
        harderCount = Int(unpacker.take(2))
        distress = unpacker.rating()
        phase = Phase.all[Int(unpacker.take(3))]
    }

    /// What offers and openings read of the state, as a packed word: no phase, no practice in hand, no asking, no turns.
    var face: UInt64 {
        var packer = Packer()
        packer.put(distress)
        packer.put(UInt64(harderCount), 2)
        packer.put(danger == .none ? 0 : danger == .said ? 1 : 2, 2)
        packer.put(presenceNumber(), 3)
        for flag in [door == .hard, isCauseOpen, isAskingCause, hasEased] { packer.put(flag) }
        return packer.bits
    }
}

extension Told {
    var packed: UInt64 {
        var packer = Packer()
        packer.put(phase.number, 3)
        packer.put(now)
        packer.put(before)
        packer.put(danger.rawValue, 2)
        packer.put(far.rawValue, 2)
        packer.put(innerHarder, 2)
        packer.put(harder, 2)
        packer.put(hand.rawValue, 2)
        for flag in [
            door == .hard, isRoomSettled, isHandHarder, isHarderLast, isRiseOpen, isHardToSay, hasEased, hasAsked,
        ] {
            packer.put(flag)
        }
        return packer.bits
    }

    init(packed: UInt64) {
        var unpacker = Unpacker(bits: packed)
        hasAsked = unpacker.flag()
        hasEased = unpacker.flag()
        isHardToSay = unpacker.flag()
        isRiseOpen = unpacker.flag()
        isHarderLast = unpacker.flag()
        isHandHarder = unpacker.flag()
        isRoomSettled = unpacker.flag()
        door = unpacker.flag() ? .hard : .other
        hand = Hand(rawValue: unpacker.take(2)) ?? .nothing
        harder = unpacker.take(2)
        innerHarder = unpacker.take(2)
        far = Far(rawValue: unpacker.take(2)) ?? .no
        danger = Danger(rawValue: unpacker.take(2)) ?? .no
        before = unpacker.rating()
        now = unpacker.rating()
        phase = PracticeSession.Phase.all[Int(unpacker.take(3))]
    }

    /// What the oracle reads of it to judge offers and openings.
    var face: UInt64 {
        var copy = self
        copy.harder = 0
        copy.phase = .choosing
        copy.before = nil
        copy.hand = .nothing
        (copy.isRoomSettled, copy.isHandHarder, copy.isHarderLast, copy.hasAsked) = (false, false, false, false)
        return copy.packed
    }
}
