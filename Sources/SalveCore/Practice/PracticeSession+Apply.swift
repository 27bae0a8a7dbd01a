extension PracticeSession {
    /// Takes one action; what it changes, and the facts that follow.
    ///
    /// A refusal leaves the state as it was. Cost: a few comparisons, and one pass over the practices for `choose`.
    public mutating func apply(_ action: Action, in circumstances: Circumstances) throws(Refusal) -> [Fact] {
        if case .start(let door, let distress, let isFar, let isInDanger) = action {
            return try start(at: door, distress: distress, isFar: isFar, isInDanger: isInDanger)
        }
        if phase == .closed { throw .closed }
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
        if let distress, !(0...10).contains(distress) { throw .outOfRange }
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
        if isInDanger { facts += sayDanger() }
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
        if byAsking, rank >= 9 {
            run.isShort = true
            run.count = 1
            run.lead = run.isInner ? lead(in: circumstances) : nil
        }
        self.run = run
        phase = .practising
        hasAsked = false
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
        guard phase == .practising || phase == .settling, var run else { throw .notNow(phase) }
        if let lead = run.lead {
            run = Run(practice: lead, isInner: false, count: 1)
        }
        run.landing = landing
        self.run = run
        switch landing {
        case .easier: hasEased = true
        case .same, .far: break
        case .harder:
            countHarder()
            phase = .settling
        }
        return [.landed(run.practice, landing)]
    }

    private mutating func landFar() -> [Fact] {
        run?.landing = .far
        let practice = run?.lead ?? run?.practice
        goFar()
        phase = phase == .choosing ? .choosing : .settling
        return [.landed(practice, .far)]
    }

    /// R16 outranks any rating, and asks about the room once a sitting.
    private mutating func goFar() {
        presence = wasAskedAboutRoom ? .far : .farUnasked
        hasAsked = false
        isAskingCause = false
    }

    private mutating func leaveRoomQuestion() {
        if presence == .farUnasked {
            presence = .far
            wasAskedAboutRoom = true
        }
    }

    /// R4 b: an inner practice that lands harder counts, once a run.
    private mutating func countHarder() {
        hasAsked = false
        isAskingCause = false
        guard var run, !run.countedHarder else { return }
        run.countedHarder = true
        self.run = run
        turns = min(2, turns + 1)
        lastHarder = run.practice
        if run.isInner { harderCount = min(2, harderCount + 1) }
    }

    private mutating func stay() throws(Refusal) -> [Fact] {
        guard canStay, var run else { throw .notNow(phase) }
        run.index = 0
        run.count = 1
        run.isShort = true
        run.before = run.isInner ? distress : nil
        run.landing = nil
        run.countedHarder = false
        self.run = run
        turns = 2
        phase = .practising
        return [.stayed(run.practice)]
    }

    private mutating func rate(_ value: Int?) throws(Refusal) -> [Fact] {
        if let value, !(0...10).contains(value) { throw .outOfRange }
        distress = value
        if phase == .settling, let after = value, var run, let before = run.before {
            run.before = nil
            if after - before >= 2, !run.countedHarder { isAskingCause = true }
            self.run = run
        }
        return [.rated(value)]
    }

    private mutating func attribute(to cause: Attribution) throws(Refusal) -> [Fact] {
        guard question == .because, let run else { throw .notAsked }
        isAskingCause = false
        switch cause {
        case .practice: countHarder()
        case .other: break
        case .unsure: isCauseOpen = true
        }
        return [.attributed(run.practice, cause)]
    }

    private mutating func ask() throws(Refusal) -> [Fact] {
        guard phase == .choosing || phase == .settling else { throw .notNow(phase) }
        if danger == .said { throw .withheld(.danger) }  // guard: R1 asking waits for the way back
        if isFarAway { throw .withheld(.farAway) }  // guard: R16 asking waits for more here
        hasAsked = true
        return []
    }

    private mutating func sayDanger() -> [Fact] {
        danger = .said
        phase = .settling
        run = nil
        hasAsked = false
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
        case .same: presence = .far
        case .further:
            presence = .further
            phase = .settling
            run = nil
        }
        return [.saidPresence(here)]
    }

    private mutating func stop() -> [Fact] {
        phase = .closed
        run = nil
        hasAsked = false
        isAskingCause = false
        return [.stopped]
    }
}
