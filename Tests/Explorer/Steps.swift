@testable import SalvePractice

/// What a rule said, and what was found instead.
struct Violation {
    let rule: String
    let what: String

    init(_ rule: StaticString, _ what: String) {
        self.rule = "\(rule)"
        self.what = what
    }
}

/// A choice that was tried: which practice, in which circumstances, and what the oracle says of it.
struct Choice {
    let entry: Int
    let settings: Int
    let verdict: Oracle.Verdict

    var practice: Practice { Shelf.entries[entry].practice }
    var circumstances: Circumstances { Setting.circumstances[settings] }
}

/// One action, taken or refused, between two states.
struct Step {
    let before: PracticeSession
    let after: PracticeSession
    let told: Told
    let action: PracticeSession.Action
    let choice: Choice?
    let isTaken: Bool

    /// The rule that this step breaks; nil when it breaks none.
    func violation() -> Violation? {
        let (mayTake, rule) = expectation()
        if isTaken != mayTake {
            return Violation(
                rule,
                isTaken ? "this was taken, and should be refused" : "this was refused, and should be taken"
            )
        }
        if !isTaken { return before == after ? nil : Violation("3c", "a refusal changed the state") }
        return switch action {
        case .start(_, _, _, let isInDanger): startViolation(isInDanger: isInDanger)
        case .choose: choiceViolation()
        case .next, .back: walkViolation()
        default: answerViolation()
        }
    }

    private func expectation() -> (Bool, StaticString) {
        if case .start(_, let distress, _, _) = action { return (distress.map { (0...10).contains($0) } ?? true, "3c") }
        if told.phase == .closed { return (false, "3b") }
        let isBetween = told.phase == .choosing || told.phase == .settling
        switch action {
        case .start: return (true, "3b")
        case .choose:
            guard isBetween, let verdict = choice?.verdict else { return (false, "3b") }
            let mayOpen = verdict.way == .free || (verdict.way == .afterAsking && told.hasAsked)
            return (mayOpen, verdict.rule ?? "3b")
        case .next:
            let isPassingBy = told.phase == .choosing && told.question == .dangerInRoom
            return (told.phase == .practising || told.phase == .settling || isPassingBy, "3b")
        case .back: return (told.phase == .practising, "3b")
        case .landing(.far): return (true, "R16")
        case .landing: return ((told.phase == .practising || told.phase == .settling) && told.hand != .nothing, "3b")
        case .stay: return (told.canStay, stayingRule)
        case .distress(let value): return (value.map { (0...10).contains($0) } ?? true, "3c")
        case .because: return (told.question == .because, "R5")
        case .ask:
            if told.danger == .said { return (false, "R1") }
            return told.isFarNow ? (false, "R16") : (isBetween, "3b")
        case .danger: return (true, "R1")
        case .return: return (told.showsHelp, "R1")
        case .here: return (told.isFarNow, "R16")
        case .stop: return (true, "R11")
        }
    }

    private var stayingRule: StaticString { told.far != .no ? "R16" : "R4a" }

    private func startViolation(isInDanger: Bool) -> Violation? {
        if isInDanger, after.phase != .settling || !after.showsHelp {
            return Violation("R1", "help is not the first screen")
        }
        return isInDanger || after.phase == .choosing ? nil : Violation("3b", "a start does not lead to choosing")
    }

    /// R2: what opens by asking at nine or ten is a minute at most, after one outer step.
    private func choiceViolation() -> Violation? {
        guard after.phase == .practising, let step = after.step, let choice else {
            return Violation("3b", "a choice does not lead to its first step")
        }
        let isInner = choice.practice.depth != .outer
        let isEased = told.rank >= 9 && choice.verdict.way == .afterAsking
        if isEased != (after.run?.isShort ?? false) {
            return Violation("R2", "the short form is not for nine and ten alone")
        }
        if isEased, isInner, isInnerStep(step.practice) { return Violation("R2", "no outer step comes first") }
        if isEased, after.run?.count != 1 { return Violation("R2", "the short form has more than one step") }
        let isAtStart = step.index == 0 && (isEased || (step.practice == choice.practice.id && step.count == 2))
        return isAtStart ? nil : Violation("3b", "a choice does not lead to its first step")
    }

    private func isInnerStep(_ id: Practice.ID) -> Bool {
        Shelf.practices.contains { $0.id == id && $0.depth != .outer }
    }

    /// `next` and `back`, by what was on screen.
    private func walkViolation() -> Violation? {
        let wrong = Violation("3b", "a step leads somewhere else")
        guard let shown = before.step else { return after.phase == .choosing && after.run == nil ? nil : wrong }
        let isLead = before.run?.lead != nil
        if action == .back {
            if let broken = undoneFact() { return broken }
            if shown.index == 0 { return after.phase == .choosing ? nil : wrong }
            return after.step.map { $0.index == shown.index - 1 && $0.practice == shown.practice } ?? false
                ? nil : wrong
        }
        if !isLead, shown.index + 1 == shown.count {
            return after.phase == .settling && after.step == nil ? nil : wrong
        }
        guard let step = after.step else { return wrong }
        if isLead { return step.index == 0 && step.practice == before.run?.practice ? nil : wrong }
        return step.index == shown.index + 1 && step.practice == shown.practice ? nil : wrong
    }

    /// Going back undoes no fact.
    private func undoneFact() -> Violation? {
        let isKept =
            before.harderCount == after.harderCount && before.turns == after.turns
            && before.danger == after.danger && before.presence == after.presence && before.distress == after.distress
            && before.isCauseOpen == after.isCauseOpen && before.hasEased == after.hasEased
        return isKept ? nil : Violation("3b", "going back undid a fact")
    }

    private func answerViolation() -> Violation? {
        switch action {
        case .start, .choose, .next, .back: return nil
        case .landing(.harder):
            if after.phase != .settling { return Violation("R4a", "harder does not end the step") }
            return after.question == nil ? nil : Violation("R4a", "harder is answered with a question")
        case .landing(.far): return after.phase == .settling ? nil : Violation("R16", "far does not end the step")
        case .landing, .distress, .ask: return after.phase == before.phase ? nil : Violation("3b", "the phase moved")
        case .stay:
            let isMinute = after.step.map { $0.index == 0 && $0.count == 1 } ?? false
            return isMinute && after.run?.isShort == true ? nil : Violation("R4a", "staying is longer than a minute")
        case .because(let cause):
            let adds = cause == .practice && told.hand == .inner ? 1 : 0
            let isRight = after.harderCount == min(2, before.harderCount + adds) && after.phase == before.phase
            return isRight ? nil : Violation("R5", "a rise counts as harder in another way than the person said")
        case .danger:
            return after.phase == .settling && after.showsHelp ? nil : Violation("R1", "help is not the next screen")
        case .return:
            return after.phase == .choosing && !after.showsHelp ? nil : Violation("R1", "the way back is barred")
        case .here(let here):
            if here == .further, !after.showsHelp { return Violation("R16", "further off does not lead to help") }
            return here == .further || after.phase == before.phase ? nil : Violation("R16", "the phase moved")
        case .stop: return after.phase == .closed ? nil : Violation("R11", "stop does not close")
        }
    }
}

extension Told {
    /// What every state must show, whatever led to it.
    func violation(in session: PracticeSession) -> Violation? {
        if session.phase != phase { return Violation("3b", "the phase is \(session.phase), told \(phase)") }
        if session.distress != now || session.rank != rank { return Violation("3b", "a rating does not count at once") }
        if session.canStop != (phase != .closed) { return Violation("R11", "stop is not in reach") }
        if session.showsHelp != showsHelp {
            return Violation(far == .further ? "R16" : "R1", "help is \(session.showsHelp)")
        }
        if session.allowsVoice != (far == .no) { return Violation("R16", "a voice may read aloud while far") }
        if (session.step != nil) != (phase == .practising) {
            return Violation("3b", "a step is shown outside of a practice")
        }
        if session.canStay != canStay { return Violation(stayingRule, "staying is \(session.canStay)") }
        if session.question != question {
            return Violation(questionRule(session.question), questionText(session.question))
        }
        return nil
    }

    private var stayingRule: StaticString { far != .no ? "R16" : "R4a" }

    private func questionRule(_ asked: PracticeSession.Question?) -> StaticString {
        if danger == .said { return "R1" }
        if question == .dangerInRoom || asked == .dangerInRoom { return "R16" }
        if isHarderLast { return "R4a" }
        return question == .here || asked == .here ? "R16" : "R5"
    }

    private func questionText(_ asked: PracticeSession.Question?) -> String {
        "asked is \(asked.map(\.rawValue) ?? "nothing"), due is \(question.map(\.rawValue) ?? "nothing")"
    }
}
