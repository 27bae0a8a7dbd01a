public import SalveContent
public import SalveCore

/// What one time of answering a scale came to, beside the time before.
public struct MeasureResult: Sendable {
    /// A number, and the one before it.
    public struct Number: Sendable {
        /// The subscale; nil for the total.
        public let subscale: String?
        /// The number; nil where answers are missing.
        public let value: Double?
        /// The same the time before; nil when there is none to compare.
        public let before: Double?
        /// The two held against measurement error; nil where nothing is known of it, or one is missing.
        public let change: ReliableChange?
    }

    /// What was answered, and when.
    public let answered: Timeline.Current<AnsweredScale>
    /// What is said of the scale.
    public let text: ScaleText
    /// The words it was answered in, where they still are the same.
    public let wording: ScaleWording?
    /// What the answers come to; nil when the scale has changed so that they no longer fit.
    public let score: Score?
    /// The total where there is one, then the subscales.
    public let numbers: [Number]
    /// The time before that can be held beside it; nil when there is none.
    public let before: Timeline.Current<AnsweredScale>?
    /// True when there was a time before with other words or another key.
    public let isOfOtherWords: Bool

    /// True when the item about hurting oneself was answered above its lowest answer.
    public var callsForHelp: Bool { score?.notes.contains(.help) == true }
}

/// Numbers of one scale over time.
public struct MeasureTrend: Sendable {
    /// One time.
    public struct Point: Sendable {
        /// What it goes by.
        public let thing: EntryID
        /// When.
        public let at: LocalTime
        /// The number; nil where answers are missing.
        public let value: Double?
        /// Counts up with each change of words or key: numbers of two stretches do not compare.
        public let stretch: Int
    }

    /// The total or a subscale over time.
    public struct Series: Sendable {
        /// The subscale; nil for the total.
        public let subscale: String?
        /// The lowest and the highest number there can be.
        public let range: ClosedRange<Double>
        /// How far one number wanders by itself to both sides, in 95 of 100 cases; nil where nothing is known of it.
        public let noise: Double?
        /// The times, oldest first.
        public let points: [Point]
    }

    /// What is said of the scale.
    public let text: ScaleText
    /// The total where there is one, then the subscales.
    public let series: [Series]
}

extension Companion {
    /// What one time came to; `notFound` while it is not finished.
    public func measureResult(_ thing: EntryID) throws(CompanionError) -> MeasureResult {
        guard let current = timeline.answeredScale(thing), current.value.isFinished,
            let text = catalogue.scale(current.value.scale)
        else { throw .notFound }
        return result(current, text, among: timeline.answeredScales.filter { $0.value.scale == text.id })
    }

    /// What was answered, the newest first; of one scale, or of all.
    public func measureResults(of scale: Scale.ID? = nil) -> [MeasureResult] {
        let all = timeline.answeredScales.filter { scale == nil || $0.value.scale == scale }
        return all.reversed().compactMap { current in
            catalogue.scale(current.value.scale).map { text in
                result(current, text, among: all.filter { $0.value.scale == text.id })
            }
        }
    }

    private func result(
        _ current: Timeline.Current<AnsweredScale>,
        _ text: ScaleText,
        among all: [Timeline.Current<AnsweredScale>]
    ) -> MeasureResult {
        let earlier = all.filter { ($0.at.moment, $0.entry) < (current.at.moment, current.entry) }
        // One with too much left out says nothing to hold against: the last with a number does.
        let alike = earlier.filter { $0.value.compares(with: current.value) }
        let before = alike.last { $0.value.score(by: text.scale)?.hasNumber == true } ?? alike.last
        let score = current.value.score(by: text.scale)
        let old = before?.value.score(by: text.scale)
        let names: [String?] = (text.scale.total == .absent ? [] : [nil]) + text.scale.subscales.map(\.id)
        let numbers = names.map { name in
            let (value, last) = (score?.value(of: name), old?.value(of: name))
            let isBoth = value != nil && last != nil
            let change = isBoth ? text.scale.change(of: name, from: last ?? 0, to: value ?? 0) : nil
            return MeasureResult.Number(subscale: name, value: value, before: last, change: change)
        }
        let wording = wording(of: text.id)
        return MeasureResult(
            answered: current,
            text: text,
            wording: wording?.mark == current.value.words ? wording : nil,
            score: score,
            numbers: numbers,
            before: before,
            isOfOtherWords: before == nil && !earlier.isEmpty
        )
    }

    /// Numbers of one scale over time; nil when there is no scale of that name.
    public func measureTrend(_ id: Scale.ID) -> MeasureTrend? {
        guard let text = catalogue.scale(id) else { return nil }
        let all = timeline.answeredScales.filter { $0.value.scale == id }
        var stretch = 0
        let stretches = all.enumerated().map { place, one in
            if place > 0, !one.value.compares(with: all[place - 1].value) { stretch += 1 }
            return stretch
        }
        let scores = all.map { $0.value.score(by: text.scale) }
        let names: [String?] = (text.scale.total == .absent ? [] : [nil]) + text.scale.subscales.map(\.id)
        let series: [MeasureTrend.Series] = names.compactMap { name in
            guard let range = text.scale.range(of: name) else { return nil }
            let points = all.indices.map { place in
                MeasureTrend.Point(
                    thing: all[place].value.thing,
                    at: all[place].at,
                    value: scores[place]?.value(of: name),
                    stretch: stretches[place]
                )
            }
            let noise = text.scale.noise(of: name)
            return MeasureTrend.Series(subscale: name, range: range, noise: noise, points: points)
        }
        return MeasureTrend(text: text, series: series)
    }

    /// What was answered, in one short line for each item; nothing of a number made of it.
    func scaleText(_ answered: AnsweredScale) -> String {
        let strings = catalogue.strings
        let title = catalogue.scale(answered.scale)?.title ?? answered.scale.name
        let known = catalogue.scale(answered.scale)?.scale.items.map(\.id) ?? []
        let lines = answered.rounds.enumerated().flatMap { round, name in
            let given = known.compactMap { item -> String? in
                let place = AnsweredScale.Place(item, round: round)
                guard answered.wasSeen(place) else { return nil }
                let answer = answered.answers[place].map(String.init) ?? strings["measures.notAnswered"]
                return strings.text("measures.line", ["item": item.name, "answer": answer])
            }
            return (name.isEmpty ? [] : [name]) + given
        }
        return ([title] + lines).joined(separator: "\n")
    }
}

extension AnsweredScale {
    /// True when the two can be held against each other: the same words, key and rounds.
    func compares(with other: AnsweredScale) -> Bool {
        words == other.words && revision == other.revision && rounds == other.rounds
    }

    /// What the answers come to; nil when the scale has changed so that they no longer fit.
    func score(by scale: Scale) -> Score? {
        do { return try administration(of: scale).score } catch { return nil }
    }
}

extension Score {
    /// True when the total or a subscale could be told.
    var hasNumber: Bool { total != nil || subscales.contains { $0.value != nil } }

    /// The total, or the number of a subscale.
    func value(of subscale: String?) -> Double? {
        guard let subscale else { return total }
        return subscales.first { $0.id == subscale }?.value
    }
}

extension Companion {
    /// That time of answering, finished or not; nil when there is none.
    public func answeredScale(_ thing: EntryID) -> AnsweredScale? { timeline.answeredScale(thing)?.value }
}
