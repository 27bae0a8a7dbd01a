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
    /// How often that practice was begun, and landed easier, of how many landings.
    public let counts: (begun: Int, easier: Int, landed: Int)
    /// A plan whose time has come; nil at night, and three days after its time: silence folds it away.
    public let plan: Plan?
    /// A kept text whose time has come; nil when there is none.
    public let held: HeldText?
    /// True when texts are kept whose time has not come.
    public let keepsTexts: Bool
    /// True while one quiet line to Help now is shown (R1).
    public let showsQuietLine: Bool
    /// True while doing leads by R4 d, which is said plainly with its switch.
    public let doingLeads: Bool
    /// The settings, for name and wording.
    public let settings: Settings
}

/// One line of the timeline.
public struct TimelineRow: Sendable {
    /// What the line shows.
    public enum Kind: Sendable {
        /// A sitting with its practices.
        case sitting(Sitting)
        /// A thing put on the list.
        case item(CareItem)
        /// A line of the safety steps.
        case step(SafetyStep)
        /// A person of one's own.
        case person(Person)
        /// One small next thing.
        case plan(Plan)
        /// A kept text.
        case held(HeldText)
        /// A deletion that can be taken back for a minute.
        case gone(deletion: EntryID)
        /// An entry that can't be read.
        case unreadable(Timeline.Unreadable)
    }

    /// The entry (for a sitting, its id): what a deletion names.
    public let id: EntryID
    /// When; nil for an entry that can't be read.
    public let at: LocalTime?
    /// What.
    public let kind: Kind
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
            counts: suggestion.map { timeline.counts(of: $0.text.practice.id) } ?? (0, 0, 0),
            plan: here.isNight ? nil : duePlan(at: now.moment),
            held: here.isNight ? nil : held.first { $0.value.until <= now.moment }?.value,
            keepsTexts: !held.isEmpty,
            showsQuietLine: timeline.showsQuietLine(at: now.moment),
            doingLeads: here.memory.doingLeads,
            settings: settings()
        )
    }

    /// The timeline, newest first; with words to find, only the lines that hold all of them.
    ///
    /// Search compares text folded by case and marks, in memory; it keeps no index and writes nothing.
    public func timelineRows(finding query: String = "") -> [TimelineRow] {
        var rows: [TimelineRow] = []
        for sitting in timeline.sittings where sitting.isCounted || !sitting.items.isEmpty {
            rows.append(TimelineRow(id: sitting.id, at: sitting.began, kind: .sitting(sitting)))
        }
        rows += timeline.list.map { TimelineRow(id: $0.entry, at: $0.at, kind: .item($0.value)) }
        rows += timeline.safetySteps.map { TimelineRow(id: $0.entry, at: $0.at, kind: .step($0.value)) }
        rows += timeline.people.map { TimelineRow(id: $0.entry, at: $0.at, kind: .person($0.value)) }
        rows += timeline.plans.map { TimelineRow(id: $0.entry, at: $0.at, kind: .plan($0.value)) }
        rows += timeline.heldTexts.map { TimelineRow(id: $0.entry, at: $0.at, kind: .held($0.value)) }
        let words = Self.folded(query).split(separator: " ")
        if words.isEmpty {
            rows += unreadableRows + goneRows
        } else {
            rows = rows.filter { row in
                let text = Self.folded(searchText(row))
                return words.allSatisfy { text.contains($0) }
            }
        }
        return rows.sorted { ($0.at?.moment ?? .distantPast, $0.id) > ($1.at?.moment ?? .distantPast, $1.id) }
    }

    private var unreadableRows: [TimelineRow] {
        timeline.unreadable.filter { !timeline.isHidden($0.id) }
            .map { TimelineRow(id: $0.id, at: $0.at, kind: .unreadable($0)) }
    }

    private var goneRows: [TimelineRow] {
        let now = surroundings.now()
        return timeline.openDeletions
            .filter { now.moment.milliseconds - $0.at.milliseconds < Self.undoTime }
            .map { deletion in
                let at = LocalTime(moment: deletion.at, zone: now.zone, offset: now.offset)
                return TimelineRow(id: deletion.deletion, at: at, kind: .gone(deletion: deletion.deletion))
            }
    }

    /// One of the first few offers, another each day; nothing is left to chance.
    private func suggestion(at now: LocalTime, _ here: Circumstances) -> Shown? {
        let session = calmSession
        let offers = session.offers(in: here).prefix(here.isNight ? 3 : 5)
        guard !offers.isEmpty else { return nil }
        let marked = offers.filter { $0.why == .marked || $0.why == .helped }
        let pool = marked.isEmpty ? Array(offers) : Array(marked)
        let offer = pool[(now.day.day + now.day.month) % pool.count]
        guard let text = catalogue.practice(offer.practice.id) else { return nil }
        return Shown(text: text, why: offer.why, hold: nil, opening: .open, isMarked: offer.why == .marked)
    }

    private func duePlan(at now: Moment) -> Plan? {
        plans().first { plan in
            guard let askAt = plan.askAt else { return false }
            return askAt <= now && now.hours(since: askAt) < 72
        }
    }

    private func searchText(_ row: TimelineRow) -> String {
        switch row.kind {
        case .sitting(let sitting):
            sitting.practices.compactMap { catalogue.practice($0.practice)?.title }.joined(separator: " ")
        case .item(let item): item.text + " " + item.place
        case .step(let step): step.text
        case .person(let person): person.name
        case .plan(let plan): plan.text
        case .held(let held): held.text
        case .gone, .unreadable: ""
        }
    }
}

extension Moment {
    fileprivate static let distantPast = Moment(milliseconds: .min)
}
