public import SalveContent
public import SalveCore

/// Why one line is read before a scale opens; it opens all the same.
public enum MeasureLine: String, CaseIterable, Sendable {
    /// There was a hard moment within a day.
    case hardDay
    /// It was answered less than a month ago.
    case recent
}

/// Where a scale stands for this person.
public struct MeasureState: Sendable {
    /// What is said of it.
    public let text: ScaleText
    /// Its words; nil until the person brought them.
    public let wording: ScaleWording?
    /// True when words that were brought wait to be looked at.
    public let waits: Bool
    /// When it was answered last; nil when it never was.
    public let last: Timeline.Current<AnsweredScale>?
    /// The one that was left in its middle and can be gone on with; nil when there is none.
    public let inHand: Timeline.Current<AnsweredScale>?
    /// The line that is read before it opens; nil when it opens at once.
    public let line: MeasureLine?
}

/// A scale as it is being answered.
public struct MeasureInHand: Sendable {
    /// What was answered so far.
    public let answered: AnsweredScale
    /// What is said of the scale.
    public let text: ScaleText
    /// Its words.
    public let wording: ScaleWording
    /// Every place that can be answered, in order.
    public let places: [AnsweredScale.Place]

    /// The number, from 0, at which it is gone on with: behind the last that was answered or passed over.
    public var next: Int {
        let last = places.lastIndex(where: answered.wasSeen)
        return min(last.map { $0 + 1 } ?? 0, places.count - 1)
    }

    /// The words of a place; nil where there are none.
    public func line(_ place: AnsweredScale.Place) -> ScaleWording.Line? {
        wording.lines.first { $0.item == place.item }
    }
}

/// What follows an answer.
public struct MeasureStep: Sendable {
    /// True when Help now comes before anything else.
    public let isHelpFirst: Bool
    /// True when it is finished.
    public let isFinished: Bool
}

extension Companion {
    /// After so many days a scale opens without a line about the last time.
    public static let measureDays = 30

    /// Every scale, Salve’s own first, with where it stands.
    public func measures() -> [MeasureState] {
        let all = catalogue.scales.map(state)
        return all.filter { $0.text.own != nil } + all.filter { $0.text.own == nil }
    }

    /// Where one scale stands; nil when there is none of that name.
    public func measure(_ id: Scale.ID) -> MeasureState? { catalogue.scale(id).map(state) }

    private func state(_ text: ScaleText) -> MeasureState {
        let wording = wording(of: text.id)
        let last = timeline.answeredScales.last { $0.value.scale == text.id }
        let inHand = timeline.scaleInHand(text.id).flatMap { one in
            wording.map { Self.isSame(one.value, text.scale, $0) } == true ? one : nil
        }
        return MeasureState(
            text: text,
            wording: wording,
            waits: waitingWording(of: text.id) != nil,
            last: last,
            inHand: inHand,
            line: line(after: last)
        )
    }

    private func line(after last: Timeline.Current<AnsweredScale>?) -> MeasureLine? {
        let now = surroundings.now()
        if timeline.isHardDay(at: now.moment) { return .hardDay }
        guard let last, now.moment.hours(since: last.at.moment) < Self.measureDays * 24 else { return nil }
        return .recent
    }

    /// Answers go on only with the words and the key that they began with.
    private static func isSame(_ answered: AnsweredScale, _ scale: Scale, _ wording: ScaleWording) -> Bool {
        answered.words == wording.mark && answered.revision == scale.revision
    }

    // MARK: - Answering

    /// Begins to answer a scale, and returns what it goes by; nil when its line has to be read first.
    ///
    /// What was left in its middle is replaced; `rounds` are the names of what it is answered about, one after another.
    public func beginMeasure(
        _ id: Scale.ID,
        rounds: [String] = [],
        asking: Bool,
        form: EntryID
    ) async throws(CompanionError) -> EntryID? {
        guard let state = measure(id), let wording = state.wording else { throw .notFound }
        let scale = state.text.scale
        guard rounds.count <= scale.most else { throw .badValue }
        guard rounds.allSatisfy({ $0.utf8.count <= 200 && !$0.contains(where: \.isNewline) }) else { throw .badValue }
        if state.line != nil, !asking { return nil }
        let begun = AnsweredScale(
            thing: timeline.scaleInHand(id)?.value.thing ?? form,
            scale: id,
            revision: scale.revision,
            words: wording.mark,
            rounds: rounds,
            began: surroundings.now().moment
        )
        try await record([.answeredScale(begun)], form: form)
        return begun.thing
    }

    /// A scale as it is being answered; `notFound` once it is finished, or when its words are others by now.
    public func measureInHand(_ thing: EntryID) throws(CompanionError) -> MeasureInHand {
        guard let answered = timeline.answeredScale(thing)?.value, !answered.isFinished,
            let state = measure(answered.scale), let wording = state.wording,
            Self.isSame(answered, state.text.scale, wording)
        else { throw .notFound }
        let places = answered.rounds.indices.flatMap { round in
            state.text.scale.items.map { AnsweredScale.Place($0.id, round: round) }
        }
        return MeasureInHand(answered: answered, text: state.text, wording: wording, places: places)
    }

    /// Keeps answers, nil standing for what was passed over; with `finishes` it is done, unless nothing was answered.
    ///
    /// The next screen is Help now when the item about hurting oneself was just answered above its lowest answer, and
    /// again before the result. Nothing else follows from that answer, and nothing but the answer itself is kept.
    public func answer(
        _ given: [AnsweredScale.Place: Int?],
        in thing: EntryID,
        finishes: Bool,
        form: EntryID
    ) async throws(CompanionError) -> MeasureStep {
        let made: MeasureStep? = try await deciding(form: form) { () throws(CompanionError) in
            let inHand = try measureInHand(thing)
            var after = inHand.answered
            for (place, answer) in given {
                guard inHand.places.contains(place), let item = inHand.text.scale.item(place.item) else {
                    throw .badValue
                }
                if let answer, !item.range.contains(answer) { throw .badValue }
                after.answer(place, with: answer)
            }
            // With nothing answered there is nothing to finish: it stays as if it had been stopped.
            if finishes, !after.answers.isEmpty { after.finished = surroundings.now().moment }
            let step = MeasureStep(
                isHelpFirst: Self.callsForHelp(
                    after,
                    before: after.isFinished ? nil : inHand.answered,
                    inHand.text.scale
                ),
                isFinished: after.isFinished
            )
            return ([.answeredScale(after)], step)
        } then: { _ in
        }
        if let made { return made }
        // The same form again: it stands as it was kept.
        guard let kept = timeline.answeredScale(thing)?.value, let text = catalogue.scale(kept.scale) else {
            throw .notFound
        }
        return MeasureStep(
            isHelpFirst: Self.callsForHelp(kept, before: nil, text.scale),
            isFinished: kept.isFinished
        )
    }

    /// True when an answer about hurting oneself stands above the lowest, and did not stand so before.
    private static func callsForHelp(_ after: AnsweredScale, before: AnsweredScale?, _ scale: Scale) -> Bool {
        guard let id = scale.selfHarm, let item = scale.item(id) else { return false }
        return after.rounds.indices.contains { round in
            let place = AnsweredScale.Place(id, round: round)
            guard let answer = after.answers[place], answer > item.range.lowerBound else { return false }
            return before?.answers[place] != answer
        }
    }

    /// By choice: for three days Today carries one quiet line to Help now, a date without a cause (R1).
    public func keepQuietLine(form: EntryID) async throws(CompanionError) {
        let until = surroundings.now().moment.adding(hours: Timeline.quietLineHours)
        try await choose([Preference(.quietLine, String(until.milliseconds))], form: form)
    }

    /// Says that it was answered on another day; a day to come is refused.
    public func redateMeasure(_ thing: EntryID, to day: Day, form: EntryID) async throws(CompanionError) {
        guard let current = timeline.answeredScale(thing), current.value.isFinished else { throw .notFound }
        let now = surroundings.now()
        if day == current.at.day { return }
        guard day <= now.day, day.number > now.day.number - 366 * 100 else { throw .badValue }
        let noon = surroundings.moment(now, day.number - now.day.number, 12)
        let at = surroundings.local(min(noon, now.moment))
        try await record([.answeredScale(current.value)], happened: at, form: form)
    }

    // MARK: - Once a month

    /// For so many days, once a month, Today has its line; silence folds it away.
    private static let measureLineDays = 3

    /// True while Today says, as the person asked, that a month has gone by: never at night, nor after a hard moment.
    func asksForMeasure(at now: LocalTime, isNight: Bool) -> Bool {
        guard timeline.preference(.measuresMonthly) == "yes", !isNight, !timeline.isHardDay(at: now.moment) else {
            return false
        }
        let asked = timeline.preferenceTime(.measuresMonthly)
        let last = timeline.answeredScales.last?.at.moment
        guard let since = [asked, last].compactMap({ $0 }).max() else { return false }
        let days = now.moment.hours(since: since) / 24
        return days >= Self.measureDays && days % Self.measureDays < Self.measureLineDays
    }

    /// True when the person asked for that line.
    public func asksMonthly() -> Bool { timeline.preference(.measuresMonthly) == "yes" }

    /// Asks for that line, or no longer.
    public func askMonthly(_ isWanted: Bool, form: EntryID) async throws(CompanionError) {
        try await choose([Preference(.measuresMonthly, isWanted ? "yes" : "")], form: form)
    }
}

extension ScaleWording {
    /// A short mark of these words, since with others it is another measure; FNV-1a, 64 bits.
    ///
    /// It hides nothing and proves nothing.
    public var mark: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let parts = lines.flatMap { line in
            [line.item.name, line.text] + line.options.map { "\($0.value) \($0.label)" }
        }
        for byte in parts.joined(separator: "\u{1F}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
