public import SalveContent
public import SalveCore

/// A moment of noticing that is asked for: a minute before the practice that was chosen, always skippable.
public struct NoticingAsk: Sendable {
    /// The practice that was chosen, which opens at once when it is skipped.
    public let before: PracticeText
}

extension Companion {
    /// Keeps whether a calm moment may become one of noticing, as the person said.
    public func agreeToNoticing(_ agrees: Bool, form: EntryID) async throws(CompanionError) {
        try await choose([Preference(.noticing, agrees ? "yes" : "no")], form: form)
    }

    /// How likely choosing this practice now becomes a moment of noticing: 0 wherever it may not.
    ///
    /// It may only where the person agreed, a rating was given, chance is allowed (R20: below 5, by day, not at the hard
    /// door, with nothing held back), nothing landed harder or far away within a day, the rules offer the noticing
    /// practice itself, and what was chosen would open; and once in a sitting, before anything was begun in it, and not
    /// in a fair test.
    func noticingShare(
        before practice: Practice.ID,
        asking: Bool,
        _ session: PracticeSession,
        in now: Circumstances,
        of sitting: EntryID
    ) -> Double {
        guard timeline.preference(.noticing) == "yes", mayLearn(session, now), isCalm(session, now) else { return 0 }
        guard practice != Practice.noticing, let chosen = now.practices.first(where: { $0.id == practice }) else {
            return 0
        }
        switch session.opening(of: chosen, in: now) {
        case .open: break
        case .afterAsking: if !asking { return 0 }
        case .withheld: return 0
        }
        if let known = timeline.sitting(sitting), known.isCounted || known.noticing != nil { return 0 }
        // A fair test has its own comparison.
        if timeline.fairTry(in: sitting) != nil { return 0 }
        return learner().offers(
            among: [practice],
            on: surroundings.now().dayAndHour,
            before: session.distress,
            mayUseChance: true,
            noticing: true
        ).noticing
    }

    /// The fact of a moment of noticing before this practice, where it is drawn; nil where it is not.
    func drawnNoticing(
        before practice: Practice.ID,
        asking: Bool,
        _ session: PracticeSession,
        in now: Circumstances,
        of sitting: EntryID
    ) -> SittingFact? {
        let share = noticingShare(before: practice, asking: asking, session, in: now, of: sitting)
        // Another salt than those of the order, so that one says nothing of the other.
        guard sitting.draw(.max) < share else { return nil }
        return .noticing(before: practice, probability: share)
    }

    /// Asks for a moment of noticing before this practice where one is drawn; false where none is, and nothing was kept.
    func askForNoticing(
        before practice: Practice.ID,
        asking: Bool,
        in id: EntryID,
        form: EntryID
    ) async throws(CompanionError) -> Bool {
        let asked: Bool? = try await deciding(form: form) { () throws(CompanionError) in
            let (session, now) = (try lastKnown(id).session, circumstances(for: id))
            guard session.phase == .choosing,
                let fact = drawnNoticing(before: practice, asking: asking, session, in: now, of: id)
            else { return ([], false) }
            return ([.sitting(id, [fact])], true)
        } then: { _ in
        }
        return asked ?? false
    }

    /// Takes the moment of noticing, or skips it: then what was chosen opens at once, and nothing else is put in its place.
    ///
    /// Where none is asked for any more the sitting stays as it is.
    public func answerNoticing(_ takes: Bool, in id: EntryID, form: EntryID) async throws(CompanionError) -> SittingView
    {
        guard let going = open[id], let moment = noticingNow(going.session, circumstances(for: id), of: id) else {
            return try sitting(id)
        }
        if takes { return try await act([.choose(Practice.noticing)], in: id, form: form) }
        let now = circumstances(for: id)
        let chosen = now.practice(moment.before)
        let asks = chosen.map { going.session.opening(of: $0, in: now) != .open } ?? false
        return try await act(
            (asks ? [.ask] : []) + [.choose(moment.before)],
            keeping: [.skippedNoticing],
            in: id,
            form: form
        )
    }

    /// The moment of noticing that is asked for in this sitting now; nil once it was answered, or may no longer be.
    func noticingNow(_ session: PracticeSession, _ now: Circumstances, of id: EntryID) -> Sitting.Noticing? {
        guard let sitting = timeline.sitting(id), let moment = sitting.noticing, !moment.isSkipped, !sitting.isCounted,
            session.phase == .choosing, isCalm(session, now)
        else { return nil }
        return moment
    }

    /// The practice that was chosen before a minute of noticing, to go on to; nil where there is none to go on to.
    func goingOn(_ session: PracticeSession, _ now: Circumstances, of id: EntryID) -> Practice.ID? {
        guard let sitting = timeline.sitting(id), let moment = sitting.noticing, !moment.isSkipped,
            sitting.practices.map(\.practice) == [Practice.noticing], let chosen = now.practice(moment.before),
            session.turns == 0, session.presence == .usual, session.danger == .none
        else { return nil }
        if case .withheld = session.opening(of: chosen, in: now) { return nil }
        return moment.before
    }

    /// R20, and that the rules offer the noticing practice: a rating was given, it is below 5, and nothing is hard or was
    /// within a day.
    private func isCalm(_ session: PracticeSession, _ now: Circumstances) -> Bool {
        guard session.distress != nil, session.mayUseChance(in: now),
            !timeline.landedHarderLately(at: surroundings.now().moment),
            let noticing = now.practices.first(where: { $0.id == Practice.noticing })
        else { return false }
        return session.hold(on: noticing, in: now) == nil
    }
}
