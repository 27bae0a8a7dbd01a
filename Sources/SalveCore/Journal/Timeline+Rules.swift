extension Timeline {
    /// What the rules read now: the hour, what is left out and marked, and what is remembered.
    ///
    /// Read at every action, never kept. `sitting` is the open one, which counts in nothing yet. `screens` are those
    /// that carry a depth of their own (R19): what lands harder there is remembered too. `aside` are practices that are
    /// neither offered nor listed, and are remembered all the same.
    public func circumstances(
        among practices: [Practice],
        aside: [Practice] = [],
        screens: [Practice] = [],
        at now: LocalTime,
        sitting: EntryID?
    ) -> Circumstances {
        var result = Circumstances(practices: practices)
        result.screens = screens
        let recent = recentlyCounted(before: now.moment, except: sitting)
        let first = firstCounted(5, except: sitting)
        result.isNight = isNight(now)
        let hours = first.first.map { now.moment.hours(since: $0.began.moment) } ?? 0
        result.isNew = Circumstances.isNew(countedSittings: first.count, daysSinceFirst: hours / 24)
        result.hasTriedSeveral = hasTriedSeveral(recent, at: now)
        result.kindnessFeelsUnsafe = kindnessLead(among: practices) != nil
        result.leftOut = leftOut
        result.marked = marked
        result.helped = helped(recent)
        result.memory = memory(of: recent, among: practices + aside + screens, at: now)
        return result
    }

    /// The ingredients left out (R8); a name that this Salve does not know is passed over.
    public var leftOut: IngredientSet {
        let names = preference(.leftOut)?.split(separator: " ") ?? []
        return IngredientSet(names.compactMap { Ingredient(rawValue: String($0)) })
    }

    /// True in the person's own night hours, else from 23 to 5 (R9).
    public func isNight(_ now: LocalTime) -> Bool {
        guard let own = preference(.night) else { return Circumstances.isUsualNight(hour: now.hour) }
        let ends = own.split(separator: "-").compactMap { Int($0) }
        guard ends.count == 2, ends.allSatisfy({ (0...23).contains($0) }) else {
            return Circumstances.isUsualNight(hour: now.hour)
        }
        if ends[0] <= ends[1] { return now.hour >= ends[0] && now.hour < ends[1] }
        return now.hour >= ends[0] || now.hour < ends[1]
    }

    /// True while Today carries one quiet line to Help now (R1).
    public func showsQuietLine(at now: Moment) -> Bool {
        guard let until = preference(.quietLine).flatMap({ Int64($0) }) else { return false }
        return now.milliseconds < until
    }

    /// True when the person said that they are in danger after this sitting began: the quiet line's date tells.
    public func saidDanger(in sitting: Sitting) -> Bool {
        guard let until = preference(.quietLine).flatMap({ Int64($0) }) else { return false }
        return Moment(milliseconds: until).adding(hours: -Self.quietLineHours) >= sitting.began.moment
    }

    /// How long the quiet line stays (R1).
    public static let quietLineHours = 72

    /// The sittings that counted, newest first, as far back as any rule reads: 60 of them, and 28 days.
    private func recentlyCounted(before now: Moment, except open: EntryID?) -> [Sitting] {
        var recent: [Sitting] = []
        newestSittings { sitting in
            if sitting.id == open || !sitting.isCounted { return true }
            recent.append(sitting)
            return recent.count < 60 || now.hours(since: sitting.last.moment) < HarderMemory.readHours
        }
        return recent
    }

    /// R10, once a night: twelve hours after it was said, it may be said again.
    private func hasTriedSeveral(_ recent: [Sitting], at now: LocalTime) -> Bool {
        var wasTold = false
        newestSittings { sitting in
            let isTonight = now.moment.hours(since: sitting.began.moment) < 12
            if isTonight, sitting.toldSeveralTries { wasTold = true }
            return isTonight && !wasTold
        }
        if wasTold { return false }
        let tries = recent.prefix(20).map { (now.moment.minutes(since: $0.last.moment), $0.lastLanding) }
        return Circumstances.hasTriedSeveral(recent: tries)
    }

    /// Practices that landed easier twice or more in the last 60 sittings, most often first.
    private func helped(_ recent: [Sitting]) -> [Practice.ID] {
        var times: [Practice.ID: Int] = [:]
        for sitting in recent.prefix(60) {
            for one in sitting.practices where one.landing == .easier { times[one.practice, default: 0] += 1 }
        }
        return times.filter { $0.value >= 2 }.sorted { ($1.value, $0.key.name) < ($0.value, $1.key.name) }.map(\.key)
    }

    private func memory(of recent: [Sitting], among practices: [Practice], at now: LocalTime) -> HarderMemory {
        var events: [HarderMemory.Event] = []
        var practices = practices
        var latest: Moment?
        for (since, sitting) in recent.enumerated() {
            let hours = now.moment.hours(since: sitting.last.moment)
            guard hours < HarderMemory.readHours else { break }
            for one in sitting.practices where one.countsAsHarder {
                if let back = broughtBack[one.practice], back > sitting.last.moment { continue }
                latest = max(latest ?? sitting.last.moment, sitting.last.moment)
                if let gone = one.remains, !practices.contains(gone) { practices.append(gone) }
                events.append(HarderMemory.Event(practice: one.practice, hours: hours, sittingsSince: since))
            }
        }
        // The switch is for what led to it: what lands harder after it can let doing lead again.
        let isOff =
            preference(.doingLeads) == "off" && (preferenceTime(.doingLeads) ?? now.moment) >= latest ?? now.moment
        return HarderMemory(events: events, practices: practices, isLeadOff: isOff)
    }
}

extension Sitting.Practised {
    /// What the rules remember by of a practice that does not ship, and may be gone; nil for those that ship.
    fileprivate var remains: Practice? {
        family.map { Practice(id: practice, depth: $0.depth, risk: .high, family: $0) }
    }
}

extension PracticeSession {
    /// A sitting found again after Salve was stopped in the middle of it: choosing, never inside a practice.
    ///
    /// What protects is taken from what was kept; ratings and the practice in hand are not.
    public init(resuming sitting: Sitting, in timeline: Timeline, among practices: [Practice]) {
        self.init()
        door = sitting.door
        phase = sitting.isStopped ? .closed : .choosing
        for one in sitting.practices {
            if one.landing == .easier { hasEased = true }
            guard one.countsAsHarder else { continue }
            turns = min(2, turns + 1)
            lastHarder = one.practice
            let practice = one.remains ?? practices.first { $0.id == one.practice }
            if practice?.depth.isInner == true { harderCount = min(2, harderCount + 1) }
        }
        isCauseOpen = sitting.isCauseOpen
        if sitting.wasFar {
            presence = sitting.isMoreHere ? .moreHere : .far
            wasAskedAboutRoom = true
        }
        if timeline.saidDanger(in: sitting), phase != .closed {
            danger = .said
            phase = .settling
        }
    }
}
