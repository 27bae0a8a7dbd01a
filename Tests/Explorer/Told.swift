@testable import SalvePractice

/// What the person said and did in this sitting, kept beside the machine and not by it.
///
/// The oracle reads this and never the machine's own memory, so that a machine that forgets is found out.
struct Told: Hashable {
    enum Danger: UInt64 { case no, said, returned }
    enum Far: UInt64 { case no, far, further, moreHere }
    enum Hand: UInt64 { case nothing, outer, inner }

    var phase = PracticeSession.Phase.checkIn
    var door = Door.other
    /// The rating now; nil when there is none.
    var now: Int?
    /// The rating when the inner practice in hand was chosen; nil once it was compared, or when there was none.
    var before: Int?
    var danger = Danger.no
    var far = Far.no
    /// True once the question of danger in the room was left or answered.
    var isRoomSettled = false
    /// How often an inner practice was harder, 2 at most.
    var innerHarder: UInt64 = 0
    /// How often any practice was harder, 2 at most.
    var harder: UInt64 = 0
    var hand = Hand.nothing
    /// True once the practice in hand was harder.
    var isHandHarder = false
    /// True when "harder" was the last thing said of the practice in hand.
    var isHarderLast = false
    /// True while a rise waits for its cause.
    var isRiseOpen = false
    var isHardToSay = false
    var hasEased = false
    /// True when an `ask` waits for a choice.
    var hasAsked = false

    /// Not answered ranks as 7 (R13).
    var rank: Int { now ?? 7 }
    var isFarNow: Bool { far == .far || far == .further }
    var showsHelp: Bool { phase != .closed && (danger == .said || far == .further) }

    /// `care.md` R1, R4 a, R5, R16: the one question that stands.
    var question: PracticeSession.Question? {
        if phase == .closed || danger == .said { return nil }
        if far == .far, !isRoomSettled { return .dangerInRoom }
        if isHarderLast { return nil }
        if far == .far, phase == .settling { return .here }
        return isRiseOpen ? .because : nil
    }

    /// R4 a: the first time in a sitting, never from the hard door, and not where the rules turn outward altogether.
    var canStay: Bool {
        phase == .settling && hand != .nothing && isHandHarder && harder == 1 && door == .other && danger == .no
            && far == .no
    }
}

extension Told {
    /// What is told by an action that was accepted; `shown` is the depth of the practice whose step was on screen, and
    /// `phase` the phase that followed.
    mutating func hear(
        _ action: PracticeSession.Action,
        chosen: Depth?,
        shown: Depth?,
        phase next: PracticeSession.Phase
    ) {
        let last = phase
        phase = next
        switch action {
        case .start(let door, let distress, let isFar, let isInDanger):
            self = Told(phase: next, door: door, now: distress)
            if isFar { far = .far }
            if isInDanger { sayDanger() }
        case .choose:
            hand = chosen == .outer ? .outer : .inner
            before = hand == .inner ? now : nil
            (isHandHarder, isHarderLast, isRiseOpen, hasAsked) = (false, false, false, false)
            settleRoom()
        case .next:
            settleRoom()
            if last == .settling { dropHand() }
        case .back:
            if next == .choosing { dropHand() }
        case .landing(let landing):
            hear(landing, shown: shown)
        case .stay:
            before = hand == .inner ? now : nil
            (isHandHarder, isHarderLast) = (false, false)
        case .distress(let value):
            rate(value)
        case .because(let cause):
            isRiseOpen = false
            if cause == .practice { countHarder() }
            if cause == .unsure { isHardToSay = true }
        case .ask:
            hasAsked = true
        case .danger:
            sayDanger()
        case .return:
            if danger == .said { danger = .returned }
            if far == .further { far = .far }
            dropHand()
        case .here(let here):
            isRoomSettled = true
            if here == .more { far = .moreHere }
            if here == .further {
                far = .further
                dropHand()
            }
        case .stop:
            dropHand()
            hasAsked = false
        }
    }

    private mutating func hear(_ landing: Landing, shown: Depth?) {
        switch landing {
        case .easier:
            if !isHandHarder { hasEased = true }
            if !isOnLead(shown) { isHarderLast = false }
        case .same:
            if !isOnLead(shown) { isHarderLast = false }
        case .harder:
            leaveLead(shown)
            countHarder()
            isHarderLast = true
            settleRoom()
        case .far:
            leaveLead(shown)
            if far != .further { far = .far }
            (isHarderLast, isRiseOpen, hasAsked) = (false, false, false)
        }
    }

    /// True on the outer step before an inner practice's first one (R2).
    private func isOnLead(_ shown: Depth?) -> Bool { shown == .outer && hand == .inner }

    private mutating func leaveLead(_ shown: Depth?) {
        guard isOnLead(shown) else { return }
        hand = .outer
        before = nil
    }

    private mutating func countHarder() {
        (hasAsked, isRiseOpen) = (false, false)
        if isHandHarder { return }
        isHandHarder = true
        harder = min(2, harder + 1)
        if hand == .inner { innerHarder = min(2, innerHarder + 1) }
    }

    /// R5 and 3b: *after* is the first rating in settling; a missing one proves nothing.
    private mutating func rate(_ value: Int?) {
        now = value
        guard phase == .settling, let value, let began = before else { return }
        before = nil
        if value - began >= 2, !isHandHarder { isRiseOpen = true }
    }

    private mutating func sayDanger() {
        danger = .said
        hasAsked = false
        settleRoom()
        dropHand()
    }

    private mutating func settleRoom() {
        if far == .far { isRoomSettled = true }
    }

    private mutating func dropHand() {
        hand = .nothing
        before = nil
        (isHandHarder, isHarderLast, isRiseOpen) = (false, false, false)
    }
}
