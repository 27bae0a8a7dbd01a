import SalveContent
public import SalveCore

/// What Today shows: nothing is due.
public struct Today: Sendable {
    /// The time now, by the local clock.
    public let now: LocalTime
    /// True in the person's night hours: no greeting, no plan.
    public let isNight: Bool
    /// One thing, if they would like it.
    public let suggestion: Shown?
    /// A plan whose time has come; nil at night, and three days after its time: silence folds it away.
    public let plan: Plan?
    /// A kept text whose time has come; nil when there is none.
    public let held: HeldText?
    /// A letter whose day has come; nil at night, three days after its day, and once it was opened or left.
    public let letter: Letter?
    /// What is asked of today's intention, in its evening; nil when nothing is.
    public let later: LaterQuestion?
    /// The person about whom the question stands that was asked for after a parting; nil when none does.
    public let apart: EntryID?
    /// True when a month has gone by since a scale was answered, and the person asked to hear of it.
    public let asksForMeasure: Bool
    /// True when texts are kept whose time has not come.
    public let keepsTexts: Bool
    /// True while one quiet line to Help now is shown (R1).
    public let showsQuietLine: Bool
    /// True while doing leads by R4 d, which is said plainly with its switch.
    public let doingLeads: Bool
    /// The settings, for name and wording.
    public let settings: Settings
}

extension Companion {
    /// What Today shows now.
    public func today() -> Today {
        let now = surroundings.now()
        let here = circumstances(for: nil)
        let suggestion = suggestion(at: now, here)
        let held = heldTexts()
        return Today(
            now: now,
            isNight: here.isNight,
            suggestion: suggestion,
            plan: here.isNight ? nil : duePlan(at: now.moment),
            held: here.isNight ? nil : dueText(at: now.moment),
            letter: here.isNight ? nil : dueLetter(at: now.moment),
            later: laterQuestion(),
            apart: apartQuestion(),
            asksForMeasure: asksForMeasure(at: now, isNight: here.isNight),
            keepsTexts: !held.isEmpty,
            showsQuietLine: timeline.showsQuietLine(at: now.moment),
            doingLeads: here.memory.doingLeads,
            settings: settings()
        )
    }

    /// One of the first few offers, another each day; nothing is left to chance, since nobody has said how hard it is (R20).
    ///
    /// Where the order is learned these are the first three, else five: what comes after is expected to do less.
    private func suggestion(at now: LocalTime, _ here: Circumstances) -> Shown? {
        let ordered = offers(calmSession, in: here, draw: nil)
        let offers = ordered.offers.prefix(here.isNight || ordered.isLearned ? 3 : 5)
        guard !offers.isEmpty else { return nil }
        let marked = offers.filter { $0.why == .marked || $0.why == .helped }
        let pool = marked.isEmpty ? Array(offers) : Array(marked)
        let offer = pool[(now.day.day + now.day.month) % pool.count]
        guard let text = text(offer.practice.id) else { return nil }
        return Shown(
            text: text,
            why: offer.why,
            hold: nil,
            opening: .open,
            isMarked: offer.why == .marked,
            counts: counts(of: text.id)
        )
    }

    /// The first plan whose time has come; one that names someone kept simple is not asked about (R17).
    private func duePlan(at now: Moment) -> Plan? {
        plans().first { $0.isDue(at: now) && !timeline.names(someoneClosedTo: .asking, in: [$0.text]) }
    }
}
