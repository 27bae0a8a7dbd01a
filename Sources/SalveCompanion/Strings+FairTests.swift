public import SalveContent
public import SalveCore

extension Strings {
    /// Where a fair test stands, in a few words.
    public func standing(of view: FairTestView) -> String {
        let values = ["begun": String(view.begun), "count": String(view.test.count)]
        if view.test.state == .stopped || (view.test.isRead && view.begun < view.test.count) {
            return text("fair.stands.stopped", values)
        }
        if view.isOver { return text("fair.stands.over", values) }
        return text(view.test.state == .paused ? "fair.stands.paused" : "fair.stands.going", values)
    }

    /// The names of the two.
    public func name(of view: FairTestView) -> String { text("fair.name", ["a": view.a, "b": view.b]) }

    /// What came out, words first; empty before the test is over.
    public func sentences(of view: FairTestView) -> [String] {
        guard let reading = view.reading else { return [] }
        var lines = main(reading, view)
        if reading.isEarly, reading.byPick != nil { lines.append(self["fair.said.ended"]) }
        if reading.changed > 0 { lines.append(plural("fair.said.changed", reading.changed)) }
        if reading.unrated > 0 { lines.append(plural("fair.said.unrated", reading.unrated)) }
        for (title, count) in [(view.a, view.harder.a), (view.b, view.harder.b)] where count > 0 {
            lines.append(plural("fair.said.harder", count, ["title": title]))
        }
        return lines
    }

    /// How it is worked out, and what counting by what was done would say.
    public func workings(of view: FairTestView) -> [String] {
        guard let reading = view.reading, reading.byPick != nil else { return [] }
        var lines = [self["fair.result.bypick"]]
        if reading.changed > 0, let done = reading.byDoing {
            lines.append(text("fair.result.bydoing", ["range": range(done, view)]))
        }
        return lines + [self["fair.result.fall"], self["fair.result.range"]]
    }

    private func main(_ reading: FairReading, _ view: FairTestView) -> [String] {
        if reading.begun == 0 { return [self["fair.said.nothing"]] }
        guard let difference = reading.byPick else { return [self["fair.said.early"]] }
        let chance = plural(
            "fair.said.chance",
            reading.pairs,
            ["large": String(reading.orders.asLarge), "all": String(reading.orders.all)]
        )
        switch reading.verdict {
        case .tooEarly: return [self["fair.said.early"]]
        case .aLighter, .bLighter: return [lighter(difference, view), chance]
        case .same: return [self["fair.said.same"], range(difference, view)]
        case .open: return [open(reading, difference), range(difference, view), chance]
        }
    }

    /// Too few pairs are said as such; a range without 0 is not said to be nothing.
    private func open(_ reading: FairReading, _ difference: FairReading.Difference) -> String {
        if reading.isTooFew { return plural("fair.said.few", reading.pairs) }
        return self[difference.likely.contains(0) ? "fair.said.open" : "fair.said.unsure"]
    }

    private func lighter(_ difference: FairReading.Difference, _ view: FairTestView) -> String {
        text("fair.said.lighter", values(difference, view))
    }

    /// The mean and the likely range, in words that say for which of the two.
    private func range(_ difference: FairReading.Difference, _ view: FairTestView) -> String {
        let values = values(difference, view)
        let isNone = Self.points(difference.mean) == "0"
        let mean = isNone ? self["fair.said.none"] : text("fair.said.mean", values)
        let isAcross = difference.likely.contains(0)
        return mean + " " + text(isAcross ? "fair.said.across" : "fair.said.within", values)
    }

    private func values(_ difference: FairReading.Difference, _ view: FairTestView) -> [String: String] {
        let isA = difference.mean < 0
        let (low, high) = (difference.likely.lowerBound, difference.likely.upperBound)
        return [
            "better": isA ? view.a : view.b, "other": isA ? view.b : view.a,
            "points": Self.points(difference.mean),
            "low": Self.points(isA ? high : low), "high": Self.points(isA ? low : high),
            "first": view.a, "second": view.b, "a": Self.points(low), "b": Self.points(high),
        ]
    }

    /// Points without a sign, to one place.
    private static func points(_ value: Double) -> String { number(abs(value), places: 1) }
}

extension Companion {
    /// A fair test in words, as exports, searches and lines of the timeline show it.
    public func fairText(_ test: FairTest) -> String {
        guard let view = try? fairTest(test.thing) else { return "" }  // one that is deleted has no words
        let strings = catalogue.strings
        return strings.name(of: view) + ". " + strings.standing(of: view) + "."
    }
}
