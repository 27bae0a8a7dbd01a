extension PracticeSession {
    /// Takes one action; what it changes, and the facts that follow.
    ///
    /// A refusal leaves the state as it was. Cost: a few comparisons, and one pass over the practices for `choose`.
    public mutating func apply(_ action: Action, in circumstances: Circumstances) throws(Refusal) -> [Fact] {
        if case .start(let door, let distress, let isFar, let isInDanger) = action {
            return try start(at: door, distress: distress, isFar: isFar, isInDanger: isInDanger)
        }
        if phase == .closed { throw .closed }  // guard: 3b closed accepts only start
        switch action {
        case .start: return []
        case .choose(let id): return try choose(id, in: circumstances)
        case .next: return try next()
        case .back: return try back()
        case .landing(let landing): return try land(landing)
        case .stay: return try stay()
        case .distress(let value): return try rate(value)
        case .because(let cause): return try attribute(to: cause)
        case .ask: return try ask()
        case .danger: return sayDanger()
        case .return: return try goBackToWhatIWasDoing()
        case .here(let here): return try sayPresence(here)
        case .stop: return stop()
        }
    }

    private mutating func start(
        at door: Door,
        distress: Int?,
        isFar: Bool,
        isInDanger: Bool
    ) throws(Refusal) -> [Fact] {
        if let distress, !(0...10).contains(distress) { throw .outOfRange }  // guard: 3c range at the start
        var facts: [Fact] = []
        if phase != .closed && phase != .checkIn { facts.append(.stopped) }
        self = PracticeSession()
        self.door = door
        self.distress = distress
        phase = .choosing
        facts.append(.started(door))
        if distress != nil { facts.append(.rated(distress)) }
        if isFar {
            goFar()
            facts.append(.landed(nil, .far))
        }
        if isInDanger { facts += sayDanger() }  // guard: R1 danger said at the door
        return facts
    }

    private mutating func choose(_ id: Practice.ID, in circumstances: Circumstances) throws(Refusal) -> [Fact] {
        guard phase == .choosing || phase == .settling else { throw .notNow(phase) }
        guard let practice = circumstances.practice(id) else { throw .unknownPractice }
        var byAsking = false
        switch opening(of: practice, in: circumstances) {
        case .open: break
        case .afterAsking(let hold):
            if !hasAsked { throw .needsAsking(hold) }
            byAsking = true
        case .withheld(let hold): throw .withheld(hold)
        }
        var run = Run(practice: id, isInner: practice.depth.isInner, count: practice.steps)
        run.before = practice.depth.isInner ? distress : nil
        if byAsking, rank >= 9 { run.shorten() }  // guard: R2 short form
        if byAsking, rank >= 9, run.isInner { run.lead = lead(in: circumstances) }  // guard: R2 an outer step first
        self.run = run
        phase = .practising
        hasAsked = false  // guard: 3b asking opens one
        isAskingCause = false
        leaveRoomQuestion()
        return [.began(id, isShort: run.isShort, byAsking: byAsking)]
    }

    /// The outer practice whose first step goes before an inner one at 9 or 10 (R2).
    private func lead(in circumstances: Circumstances) -> Practice.ID? {
        offers(in: circumstances).first { $0.practice.depth == .outer }?.practice.id
    }

    private mutating func next() throws(Refusal) -> [Fact] {
        switch phase {
        case .practising:
            guard var run else { throw .notNow(phase) }
            if run.lead != nil {
                run.lead = nil
            } else if run.index + 1 < run.count {
                run.index += 1
            } else {
                phase = .settling
                self.run = run
                return [.finished(run.practice)]
            }
            self.run = run
            return []
        case .settling:
            phase = .choosing
            run = nil
            isAskingCause = false
            leaveRoomQuestion()
            return []
        case .choosing where presence == .farUnasked:
            leaveRoomQuestion()
            return []
        case .checkIn, .choosing, .closed:
            throw .notNow(phase)
        }
    }

    private mutating func back() throws(Refusal) -> [Fact] {
        guard phase == .practising, var run else { throw .notNow(phase) }
        if run.lead == nil, run.index > 0 {
            run.index -= 1
            self.run = run
        } else {
            self.run = nil
            phase = .choosing
        }
        return []
    }

    private mutating func land(_ landing: Landing) throws(Refusal) -> [Fact] {
        if landing == .far { return landFar() }
        guard phase == .practising || phase == .settling, let run else { throw .notNow(phase) }
        if landing == .harder { return landHarder() }
        if landing == .easier, !run.countedHarder { hasEased = true }
        if let lead = run.lead { return [.landed(lead, landing)] }
        self.run?.landing = landing
        return [.landed(run.practice, landing)]
    }

    /// R4 a: ends the step, or the step before the first one, and asks nothing; said twice, it counts once.
    private mutating func landHarder() -> [Fact] {
        leaveLead()
        let isSaidAgain = run?.countedHarder ?? false
        countHarder()
        leaveRoomQuestion()
        run?.landing = .harder
        phase = .settling  // guard: R4a harder ends the step
        guard let run, !isSaidAgain else { return [] }
        return [.landed(run.practice, .harder)]
    }

    private mutating func landFar() -> [Fact] {
        leaveLead()
        run?.landing = .far
        goFar()
        phase = .settling  // guard: R16 far ends the step
        return [.landed(run?.practice, .far)]
    }

    /// What ends on the outer step before the first one was that outer practice, not the one behind it.
    private mutating func leaveLead() {
        guard let lead = run?.lead else { return }
        run = Run(practice: lead, isInner: false, count: 1)
    }

    /// R16 outranks any rating, and asks about the room once a sitting.
    private mutating func goFar() {
        hasAsked = false  // guard: R16 an earlier ask is spent
        isAskingCause = false
        if presence == .further { return }  // guard: R16 help stays while further off
        presence = .far
        if !wasAskedAboutRoom { presence = .farUnasked }  // guard: R16 asking about the room first
    }

    private mutating func leaveRoomQuestion() {
        guard presence == .farUnasked else { return }
        presence = .far
        wasAskedAboutRoom = true  // guard: R16 the room is asked about once
    }

    /// R4 b: an inner practice that lands harder counts, once a run.
    private mutating func countHarder() {
        hasAsked = false  // guard: R4b an earlier ask is spent
        isAskingCause = false
        guard var run, !run.countedHarder else { return }
        run.countedHarder = true
        self.run = run
        turns = min(2, turns + 1)
        lastHarder = run.practice
        if run.isInner { harderCount = min(2, harderCount + 1) }  // guard: R4b count
    }

    private mutating func stay() throws(Refusal) -> [Fact] {
        guard canStay, var run else { throw .notNow(phase) }
        run.index = 0
        run.shorten()  // guard: R4a staying is a minute at most
        run.before = run.isInner ? distress : nil
        run.landing = nil
        run.countedHarder = false
        self.run = run
        phase = .practising
        return [.stayed(run.practice)]
    }

    private mutating func rate(_ value: Int?) throws(Refusal) -> [Fact] {
        if let value, !(0...10).contains(value) { throw .outOfRange }  // guard: 3c range of a rating
        distress = value
        if phase == .settling, let after = value, var run, let before = run.before {
            run.before = nil
            if after - before >= 2, !run.countedHarder { isAskingCause = true }  // guard: R5 a rise is asked about
            self.run = run
        }
        return [.rated(value)]
    }

    private mutating func attribute(to cause: Attribution) throws(Refusal) -> [Fact] {
        guard question == .because, let run else { throw .notAsked }
        isAskingCause = false
        if cause == .practice { countHarder() }  // guard: R5 this practice counts as harder
        if cause == .unsure { isCauseOpen = true }  // guard: R5 hard to say is kept
        return [.attributed(run.practice, cause)]
    }

    private mutating func ask() throws(Refusal) -> [Fact] {
        guard phase == .choosing || phase == .settling else { throw .notNow(phase) }
        if let withheld { throw .withheld(withheld) }
        hasAsked = true
        return []
    }

    private mutating func sayDanger() -> [Fact] {
        danger = .said
        phase = .settling  // guard: R1 help is the next screen
        run = nil
        hasAsked = false  // guard: R1 an earlier ask is spent
        isAskingCause = false
        leaveRoomQuestion()
        return [.saidDanger]
    }

    private mutating func goBackToWhatIWasDoing() throws(Refusal) -> [Fact] {
        guard showsHelp else { throw .notAsked }
        if danger == .said { danger = .returned }
        if presence == .further { presence = .far }
        phase = .choosing
        run = nil
        return [.returned]
    }

    private mutating func sayPresence(_ here: Here) throws(Refusal) -> [Fact] {
        guard isFarAway else { throw .notAsked }
        wasAskedAboutRoom = true
        switch here {
        case .more: presence = .moreHere
        case .same:
            if presence == .further { break }  // guard: R16 the same keeps help
            presence = .far
        case .further:
            presence = .further
            phase = .settling
            run = nil
            isAskingCause = false
        }
        return [.saidPresence(here)]
    }

    private mutating func stop() -> [Fact] {
        phase = .closed  // guard: R11 stop closes
        run = nil
        hasAsked = false
        isAskingCause = false
        return [.stopped]
    }
}
