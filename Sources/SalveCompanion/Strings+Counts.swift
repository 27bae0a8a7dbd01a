public import SalveContent
public import SalveCore

/// How often a practice was begun and how it landed, as of now: the only numbers of a person's that stand beside a practice.
public struct PlainCounts: Hashable, Sendable {
    /// The counts.
    public let tally: Tally
    /// The time now.
    public let now: LocalTime

    /// Counts as of now.
    public init(_ tally: Tally, now: LocalTime) {
        self.tally = tally
        self.now = now
    }
}

/// Plain counts in words, in one place: what was marked, of how many times, and when it last was.
///
/// Nothing is said of nothing; of one time a fact is said and no fraction; no percentage, and no claim.
extension Strings {
    /// The one thing to say of how it went, such as "You marked it easier 4 of 5 times."; nil while it was never begun.
    public func countedLine(_ counts: PlainCounts) -> String? {
        let tally = counts.tally
        switch tally.begun {
        case ..<1: return nil
        case 1: return self[tally.easier == 1 ? "counts.onceeasier" : "counts.once"]
        default: break
        }
        if tally.easier == 0 { return cameBackLine(counts) }
        if tally.landed < 2 { return self["counts.easieronce"] }
        return text("counts.easier", ["easier": String(tally.easier), "landed": String(tally.landed)])
    }

    /// "You came back to it twice."; nil while it was not begun a second time.
    public func cameBackLine(_ counts: PlainCounts) -> String? {
        let times = counts.tally.begun - 1
        if times < 1 { return nil }
        return times == 2 ? self["counts.twice"] : plural("counts.back", times)
    }

    /// "Last time: on Tuesday."; nil while it was never begun.
    public func lastTimeLine(_ counts: PlainCounts) -> String? {
        counts.tally.last.map { lastTimeLine($0, now: counts.now) }
    }

    /// When something last was: today, yesterday, a day of the last week by its name, else the date.
    public func lastTimeLine(_ last: LocalTime, now: LocalTime) -> String {
        let day = last.day
        switch now.dayNumber - last.dayNumber {
        case ...0: return self["counts.last.today"]
        case 1: return self["counts.last.yesterday"]
        case 2...6: return text("counts.last.weekday", ["weekday": self["time.weekday.day\(day.weekday)"]])
        default: return text("counts.last.date", ["date": date(day)])
        }
    }

    /// How it went and when it last was, on one line; nil while it was never begun.
    public func countsLine(_ counts: PlainCounts) -> String? {
        let lines = [countedLine(counts), lastTimeLine(counts)].compactMap { $0 }
        return lines.isEmpty ? nil : lines.joined(separator: " ")
    }

    /// Everything there is to say of it, a line each: on the practice's own page.
    public func countLines(_ counts: PlainCounts) -> [String] {
        let counted = countedLine(counts)
        let back = cameBackLine(counts)
        return [counted, back == counted ? nil : back, lastTimeLine(counts)].compactMap { $0 }
    }

    /// Why a practice is offered, as a fact: that the person marked it, how often they marked it easier, or what it is.
    public func reason(_ shown: Shown, _ wording: Wording = .plain) -> String? {
        guard let why = shown.why else { return nil }
        let usual = self["why.\(why.rawValue)", wording]
        switch why {
        case .helped: return countedLine(shown.counts) ?? usual
        case .marked, .severalTries, .orienting, .different, .ground, .warmth, .movement, .people, .making, .sound,
            .rest,
            .living, .breath, .touch, .noticing, .kindWords, .thoughts, .images, .letters:
            return usual
        }
    }

    /// How often a thing of one's own soothed, and when it was last done; nil when there is nothing to say.
    public func careCounts(_ count: SoothedCount, now: LocalTime) -> String? {
        guard let last = count.last, count.done > 0 else { return nil }
        let done: String? = count.done == 1 ? self["counts.done.once"] : nil
        let lines = [soothedLine(count) ?? done, lastTimeLine(last, now: now)].compactMap { $0 }
        return lines.joined(separator: " ")
    }
}
