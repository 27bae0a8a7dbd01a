import SalveContent
import SalveCore

/// The practices as they go for this person, and an inner one that nobody takes up again in its middle.
extension Companion {
    /// After so many minutes without a press, and the step's own time, an inner practice is not gone on with.
    public static let longestPause = 5

    /// Every practice as it goes for this person now: without what they leave out, where it has such a way.
    func shelf(_ ways: [Practice.ID: PracticeWay] = [:]) -> [PracticeText] {
        let leftOut = timeline.leftOut
        return practices().practices.map { $0.adapted(leavingOut: leftOut, ways[$0.id] ?? PracticeWay()) }
    }

    /// The practice of that name as it goes for this person now; nil when there is none.
    func text(_ id: Practice.ID, _ ways: [Practice.ID: PracticeWay] = [:]) -> PracticeText? {
        if isAside(id) { return nil }
        return practices().practice(id)?.adapted(leavingOut: timeline.leftOut, ways[id] ?? PracticeWay())
    }

    /// True when an inner practice was left in its middle for longer than a few minutes.
    ///
    /// Its first step is no middle, and what is outer may be gone on with.
    func isStale(_ going: OpenSitting) -> Bool {
        guard going.session.phase == .practising, let run = going.session.run, run.isInner, run.lead == nil,
            run.index > 0, let touched = going.touched
        else { return false }
        let steps = text(run.practice, going.ways)?.steps ?? []
        let seconds = steps.indices.contains(run.index) ? steps[run.index].seconds ?? 0 : 0
        let pause = surroundings.now().moment.milliseconds - touched.milliseconds
        return pause > Int64(Self.longestPause * 60 + seconds) * 1_000
    }

    /// The sitting as it is found again: out of an inner practice that was left, as if by going back.
    ///
    /// Going back undoes no fact.
    func foundAgain(_ going: OpenSitting, in now: Circumstances) -> OpenSitting {
        guard let practice = going.session.run?.practice else { return going }
        // Whoever it is about was kept simple since it began: it is left, and not gone on with (R17).
        let isShut = now.isAboutSomeoneFeared && now.practice(practice)?.asksAboutAnother == true
        guard isShut || isStale(going) else { return going }
        var found = going
        while found.session.phase == .practising {
            // Back is never refused while practising; were it, the sitting would stay as it is.
            guard (try? found.session.apply(.back, in: now)) != nil else { return going }
        }
        found.left = isShut ? nil : practice
        return found
    }
}

extension PracticeSession.Action {
    /// True for what may always be said of the practice on the screen, however long it stood there.
    var isAlwaysTaken: Bool {
        switch self {
        case .landing, .stop, .danger, .return, .here, .distress, .because: true
        case .start, .choose, .next, .back, .stay, .ask: false
        }
    }
}
