public import SalveContent
public import SalveCore

extension Companion {
    /// Begins a sitting; the form's id names it.
    ///
    /// A practice to open at once stays closed, without an error, where its one line has to be read first, and where
    /// the line of R10 comes first; `asking` says that its line was read, `way` how it is to go, `about` which of
    /// one's own people it is about: `refused` where it asks about them and they are kept simple (R17). The same form
    /// again gives the same sitting.
    public func begin(
        _ door: Door,
        distress: Int? = nil,
        isFar: Bool = false,
        isInDanger: Bool = false,
        opening practice: Practice.ID? = nil,
        asking: Bool = false,
        way: PracticeWay = PracticeWay(),
        about person: EntryID? = nil,
        mayNotice: Bool = false,
        form: EntryID
    ) async throws(CompanionError) -> SittingView {
        if let person, self.person(person) == nil { throw .notFound }
        if let practice, text(practice)?.practice.asksAboutAnother == true { try allow(.theirView, about: person) }
        if open[form] == nil, !timeline.knows(form) {
            var started = OpenSitting(session: PracticeSession())
            if let practice { started.ways[practice] = way }
            started.touched = surroundings.now().moment
            let now = circumstances(for: form, started.ways, about: person)
            let action = PracticeSession.Action.start(door, distress: distress, isFar: isFar, isInDanger: isInDanger)
            var facts = try Self.taking(action, on: &started.session, in: now)
            let before = started.session
            let noticing = practice.flatMap { practice in
                mayNotice ? drawnNoticing(before: practice, asking: asking, before, in: now, of: form) : nil
            }
            if let practice, !now.hasTriedSeveral, noticing == nil {
                facts += Self.opening(practice, asking: asking, on: &started.session, in: now)
            }
            started.toldSeveralTries = now.hasTriedSeveral
            var kept = self.kept(facts, before: before, in: now)
            if now.hasTriedSeveral { kept.append(.toldSeveralTries) }
            if let noticing { kept.append(noticing) }
            if let person { kept.append(.about(person)) }
            try await record([.sitting(form, kept)] + quietLine(after: facts), form: form)
            if open[form] == nil { open[form] = started }
        }
        return try sitting(form)
    }

    /// Takes one action in a sitting; the same form again changes nothing.
    public func act(
        _ action: PracticeSession.Action,
        in id: EntryID,
        form: EntryID
    ) async throws(CompanionError) -> SittingView {
        try await act(in: id, form: form) { _ in [action] }
    }

    /// Takes several actions in a sitting as one: all of them, or none.
    public func act(
        _ actions: [PracticeSession.Action],
        in id: EntryID,
        form: EntryID
    ) async throws(CompanionError) -> SittingView {
        try await act(in: id, form: form) { _ in actions }
    }

    /// Opens a practice from wherever the sitting stands.
    ///
    /// What is in hand is left by going back, which undoes no fact. `asking` says that the one line was read, `mayNotice`
    /// that a moment of noticing may come first: then it stays closed, and the view says what is asked for.
    public func open(
        _ practice: Practice.ID,
        asking: Bool = false,
        mayNotice: Bool = false,
        in id: EntryID,
        form: EntryID
    ) async throws(CompanionError) -> SittingView {
        if mayNotice, try await askForNoticing(before: practice, asking: asking, in: id, form: form) {
            return try sitting(id)
        }
        return try await act(in: id, form: form) { session in
            let back = Array(repeating: PracticeSession.Action.back, count: session.step.map { $0.index + 1 } ?? 0)
            return back + (asking ? [.ask] : []) + [.choose(practice)]
        }
    }

    /// The same, with facts that are kept before those that follow.
    func act(
        _ actions: [PracticeSession.Action],
        keeping facts: [SittingFact],
        in id: EntryID,
        form: EntryID
    ) async throws(CompanionError) -> SittingView {
        try await act(in: id, form: form, keeping: facts) { _ in actions }
    }

    private func act(
        in id: EntryID,
        form: EntryID,
        keeping facts: [SittingFact] = [],
        _ actions: (PracticeSession) -> [PracticeSession.Action]
    ) async throws(CompanionError) -> SittingView {
        guard open[id] != nil || timeline.sitting(id) != nil else { throw .notFound }
        let after: OpenSitting? = try await deciding(form: form) { () throws(CompanionError) in
            try taking(actions, keeping: facts, in: id, form: form)
        } then: {
            open[id] = $0.session.phase == .closed ? nil : $0
        }
        if let after { return try view(id, after) }
        return try sitting(id)
    }

    private func taking(
        _ actions: (PracticeSession) -> [PracticeSession.Action],
        keeping more: [SittingFact],
        in id: EntryID,
        form: EntryID
    ) throws(CompanionError) -> (whats: [JournalEvent.What], result: OpenSitting) {
        var going = try lastKnown(id)
        if going.handled.contains(form) { return ([], going) }
        let now = circumstances(for: id)
        let wasStale = isStale(going)
        if !actions(going.session).allSatisfy(\.isAlwaysTaken) { going = foundAgain(going, in: now) }
        let before = going.session
        var facts: [PracticeSession.Fact] = []
        for action in actions(before) { facts += try Self.taking(action, on: &going.session, in: now) }
        going.handled.insert(form)
        // What is said of a practice left long ago does not take it up again.
        if !wasStale || !isStale(going) { going.touched = surroundings.now().moment }
        if going.session.phase != .choosing { going.left = nil }
        let kept = more + kept(facts, before: before, in: now, of: id)
        let whats: [JournalEvent.What] = kept.isEmpty ? [] : [.sitting(id, kept)]
        return (whats + quietLine(after: facts), going)
    }

    /// A thing from one's own list was chosen in a sitting; it is kept, and asks nothing.
    public func take(item thing: EntryID, in id: EntryID, form: EntryID) async throws(CompanionError) {
        guard timeline.list.contains(where: { $0.value.thing == thing }) else { throw .notFound }
        try await record([.sitting(id, [.tookItem(thing)])], form: form)
    }

    /// The sitting as it stands; after a restart it is found again in choosing, never inside a practice.
    public func sitting(_ id: EntryID) throws(CompanionError) -> SittingView {
        try view(id, try going(id))
    }

    /// Everything there is to practise, with what the rules say of each now.
    public func library() -> (offered: [Shown], found: [Shown], notNow: [Shown], wayBack: [Shown]) {
        let now = circumstances(for: nil)
        let session = calmSession
        let offered = cards(offers(session, in: now, draw: nil).offers, session, now)
        let offeredIDs = Set(offered.map(\.text.practice.id))
        var found: [Shown] = []
        var notNow: [Shown] = []
        for text in shelf() where !offeredIDs.contains(text.practice.id) {
            let one = card(text, why: nil, session, now)
            if one.hold == .leftOut { continue }
            if now.memory.resting.contains(text.practice.id) { notNow.append(one) } else { found.append(one) }
        }
        guard PracticeSession.showsWayBack(in: now) else { return (offered, found, notNow, []) }
        let rungs = shelf().filter { $0.practice.rung != nil && isAllowed($0, now) }
            .sorted { ($0.practice.rung ?? 0) < ($1.practice.rung ?? 0) }
        return (offered, found, notNow, rungs.map { card($0, why: nil, session, now) })
    }

    /// What the rules say of one practice now, outside of any sitting; nil when there is none of that name.
    public func shown(_ id: Practice.ID) -> Shown? {
        guard let text = text(id) else { return nil }
        return card(text, why: nil, calmSession, circumstances(for: nil))
    }

    /// What the rules say of one practice in this sitting; nil when there is none of that name.
    public func shown(_ practice: Practice.ID, in id: EntryID) throws(CompanionError) -> Shown? {
        let going = try going(id)
        return text(practice, going.ways).map { card($0, why: nil, going.session, circumstances(for: id)) }
    }

    /// Everything that is found in this sitting but not offered; what is left out is not there (R8).
    public func others(in id: EntryID) throws(CompanionError) -> [Shown] {
        let going = try going(id)
        let session = going.session
        let now = circumstances(for: id)
        let offered = Set(session.offers(in: now).map(\.practice.id))
        return shelf(going.ways).filter { !offered.contains($0.practice.id) }
            .map { card($0, why: nil, session, now) }
            .filter { $0.hold != .leftOut }
    }

    // MARK: - Parts

    /// A sitting at no door in particular, with no rating: what Today and the library read.
    var calmSession: PracticeSession {
        var session = PracticeSession()
        let start = PracticeSession.Action.start(.other, distress: nil)
        // A start at a door without a rating is never refused.
        _ = try? session.apply(start, in: Circumstances(practices: []))
        return session
    }

    func circumstances(
        for sitting: EntryID?,
        _ chosen: [Practice.ID: PracticeWay]? = nil,
        about person: EntryID? = nil
    ) -> Circumstances {
        let ways = chosen ?? sitting.flatMap { open[$0]?.ways } ?? [:]
        let practices = shelf(ways).map(\.practice)
        let sheet = sheet(in: sitting)
        var now = timeline.circumstances(
            among: practices,
            aside: self.practices().aside.map(\.practice),
            screens: screens(for: sheet) + Letter.Kind.practices,
            at: surroundings.now(),
            sitting: sitting
        )
        // Whom it is about: as was said just now, by the worksheet that is open in it, or as was said when it began.
        let whom = person ?? sheet?.person ?? sitting.flatMap { timeline.sitting($0)?.about }
        now.isAboutSomeoneFeared = !timeline.opens(.theirView, about: whom)
        if let sitting, let going = open[sitting], going.toldSeveralTries { now.hasTriedSeveral = true }
        return now
    }

    /// Opens what opens; what does not leaves the sitting as it is.
    private static func opening(
        _ practice: Practice.ID,
        asking: Bool,
        on session: inout PracticeSession,
        in now: Circumstances
    ) -> [PracticeSession.Fact] {
        var opened = session
        do {
            if asking { _ = try opened.apply(.ask, in: now) }
            let facts = try opened.apply(.choose(practice), in: now)
            session = opened
            return facts
        } catch {
            return []
        }
    }

    /// The sitting as it stands for whoever looks at it now.
    private func going(_ id: EntryID) throws(CompanionError) -> OpenSitting {
        foundAgain(try lastKnown(id), in: circumstances(for: id))
    }

    func lastKnown(_ id: EntryID) throws(CompanionError) -> OpenSitting {
        if let going = open[id] { return going }
        guard let sitting = timeline.sitting(id), !timeline.isHidden(id) else { throw .notFound }
        let known =
            practices().rules + practices().aside.map(\.practice) + screens(for: sheet(in: id)) + Letter.Kind.practices
        return OpenSitting(session: PracticeSession(resuming: sitting, in: timeline, among: known))
    }

    static func taking(
        _ action: PracticeSession.Action,
        on session: inout PracticeSession,
        in now: Circumstances
    ) throws(CompanionError) -> [PracticeSession.Fact] {
        do { return try session.apply(action, in: now) } catch { throw .refused(error) }
    }

    /// R1: for 72 hours Today carries one quiet line, kept as a date without a cause.
    private func quietLine(after facts: [PracticeSession.Fact]) -> [JournalEvent.What] {
        guard facts.contains(.saidDanger) else { return [] }
        let until = surroundings.now().moment.adding(hours: Timeline.quietLineHours)
        return [.preference(Preference(.quietLine, String(until.milliseconds)))]
    }

    private func view(_ id: EntryID, _ going: OpenSitting) throws(CompanionError) -> SittingView {
        let now = circumstances(for: id)
        let session = going.session
        let step = session.step
        let practice = (step?.practice ?? session.run?.practice).flatMap { text($0, going.ways) }
        let offers = cards(offers(session, in: now, of: id).offers, session, now, going.ways)
        let shown = step.flatMap { practice?.step($0.index, isShort: session.run?.isShort ?? false) }
        return SittingView(
            id: id,
            session: session,
            practice: practice,
            step: shown?.breathing(settings().player.breath),
            worksheet: timeline.worksheet(in: id)?.value.thing,
            worksheetScreen: timeline.worksheet(in: id).map { WorksheetForm.screen($0.value.form) },
            left: going.left.flatMap { text($0, going.ways) },
            isHalfRated: timeline.sitting(id)?.practices.last.map { $0.before != nil && $0.after == nil } ?? false,
            noticing: noticingNow(session, now, of: id).flatMap { text($0.before, going.ways) }
                .map { NoticingAsk(before: $0) },
            goesOn: goingOn(session, now, of: id).flatMap { text($0, going.ways) }
                .map { card($0, why: nil, session, now) },
            offers: offers,
            tellsSeveralTries: going.toldSeveralTries && !(timeline.sitting(id)?.isCounted ?? false),
            showsWayBack: PracticeSession.showsWayBack(in: now),
            isNight: now.isNight,
            taken: timeline.sitting(id)?.items.last.flatMap { thing in list().first { $0.thing == thing } }
        )
    }

    private func cards(
        _ offers: [Offer],
        _ session: PracticeSession,
        _ now: Circumstances,
        _ ways: [Practice.ID: PracticeWay] = [:]
    ) -> [Shown] {
        offers.compactMap { offer in
            text(offer.practice.id, ways).map { card($0, why: offer.why, session, now) }
        }
    }

    private func card(_ text: PracticeText, why: Why?, _ session: PracticeSession, _ now: Circumstances) -> Shown {
        Shown(
            text: text,
            why: why,
            hold: session.hold(on: text.practice, in: now),
            opening: session.opening(of: text.practice, in: now),
            isMarked: now.marked.contains(text.practice.id),
            counts: counts(of: text.practice.id)
        )
    }

    /// The plain counts of one practice, as of now.
    public func counts(of id: Practice.ID) -> PlainCounts {
        PlainCounts(timeline.counts(of: id), now: surroundings.now())
    }

    private func isAllowed(_ text: PracticeText, _ now: Circumstances) -> Bool {
        text.practice.ingredients.isDisjoint(with: now.leftOut)
    }
}
