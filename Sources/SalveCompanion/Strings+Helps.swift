public import SalveContent
public import SalveCore

/// What seems to help, in words: on the pages and in the terminal alike.
extension Strings {
    /// How many tries of how many practices stand here, and since when; nil without any.
    public func sentence(of helps: WhatHelps) -> String? {
        guard let since = helps.since else { return nil }
        let values = [
            "tries": plural("helps.tries", helps.tries), "practices": plural("helps.practices", helps.rows.count),
            "day": date(Day(number: Int(since.rounded(.down)))),
        ]
        if let filter = helps.filter {
            return text("helps.filtered", values.merging(["filter": self["helps.filter.\(filter)"]]) { $1 })
        }
        return text("helps.sentence", values)
    }

    /// What can be said of the whole: which may be helping, or that nothing more than counts can be told yet.
    ///
    /// Nil while a filter shows a part, and without anything to go by.
    public func claims(of helps: WhatHelps, titles: [Practice.ID: String]) -> [String] {
        guard helps.filter == nil, !helps.rows.isEmpty else { return [] }
        let sides: [(LearnerFinding.Verdict, String)] = [(.helps, "helps.claim.helps"), (.mayHelp, "helps.claim.may")]
        let said = sides.compactMap { verdict, key -> String? in
            let rows = helps.rows.filter { $0.finding?.verdict == verdict }
            let names = rows.compactMap { row in row.practice.flatMap { titles[$0] } }
            return names.isEmpty ? nil : text(key, ["names": listed(names)])
        }
        if !said.isEmpty { return said }
        return [self[helps.noticing == nil ? "helps.claim.uncompared" : "helps.claim.none"]]
    }

    /// What can be said of the whole, where something was forgotten too: then being early is no longer usual.
    public func claims(of view: HelpsView) -> [String] {
        let said = claims(of: view.helps, titles: view.titles)
        return said == [self["helps.claim.none"]] && view.since != nil ? [self["helps.claim.early"]] : said
    }

    /// What was chosen in the settings and bears on this: what is shown and not counted, and that suggestions do not use it.
    public func notes(of view: HelpsView) -> [String] {
        [
            view.since.map { text("helps.since", ["day": date($0)]) },
            view.isSwitchedOff && !view.helps.rows.isEmpty ? self["helps.switchedoff"] : nil,
        ].compactMap { $0 }
    }

    /// The first three names, and how many more there are.
    private func listed(_ names: [String]) -> String {
        let shown = names.prefix(WhatHelps.fewest).joined(separator: ", ")
        let more = names.count - WhatHelps.fewest
        return more > 0 ? text("helps.claim.more", ["names": shown, "count": String(more)]) : shown
    }

    /// How a practice was marked, in plain counts.
    public func marked(_ row: WhatHelps.Row) -> String {
        let order: [Landing] = [.easier, .same, .harder, .far]
        let counts = order.map { (name: $0.rawValue, count: row.count($0)) }.filter { $0.count > 0 }
        guard let first = counts.first else { return plural("helps.marked.none", row.tries.count) }
        if row.landed == 1, first.name == Landing.easier.rawValue {
            return self[row.tries.count == 1 ? "counts.onceeasier" : "counts.easieronce"]
        }
        if row.landed == 1 { return self["helps.once.\(first.name)"] }
        let values = [
            "count": String(first.count), "easier": String(first.count), "landed": String(row.landed),
        ]
        // The line that stands in the library is the one that stands here.
        let main = text(first.name == Landing.easier.rawValue ? "counts.easier" : "helps.marked.\(first.name)", values)
        let others = counts.dropFirst().map { text("helps.part.\($0.name)", ["count": String($0.count)]) }
        return others.isEmpty ? main : main + " " + text("helps.others", ["others": others.joined(separator: ", ")])
    }

    /// What may be said of it beyond counts; nil while it is too early.
    public func said(_ row: WhatHelps.Row, isResting: Bool) -> String? {
        guard let finding = row.finding else { return nil }
        if row.isUncomparedDrop {
            let drops = row.drops
            let values = ["count": String(drops.count { $0 > 0 }), "rated": String(drops.count)]
            return text("helps.dropped", values)
        }
        if isResting { return self["helps.resting"] }
        if finding.verdict == .tooEarly { return nil }
        let sentence = LearnerWords(self).sentence(finding)
        return row.marksDiffer ? sentence + " " + self["helps.differ"] : sentence
    }

    /// What may be said of it in two or three words; nil while a filter shows a part.
    public func verdict(_ row: WhatHelps.Row, isResting: Bool) -> String? {
        guard let finding = row.finding else { return nil }
        return isResting ? self["helps.resting"] : self["helps.verdict.\(finding.verdict)"]
    }

    /// How its ratings moved, each kind of change with its count, for who can't see the dots; nil without ratings.
    public func movement(of row: WhatHelps.Row) -> String? {
        let drops = Dictionary(grouping: row.drops) { $0 }.mapValues(\.count)
        guard !drops.isEmpty else { return nil }
        let parts = drops.keys.sorted(by: >).map { drop in
            let key = drop > 0 ? "down" : drop < 0 ? "up" : "same"
            return plural("helps.moved.\(key)", abs(drop)) + " " + times(drops[drop] ?? 0)
        }
        return text("helps.moved.all", ["parts": parts.joined(separator: ", ")])
    }

    /// "once", "twice", "7 times".
    private func times(_ count: Int) -> String {
        count == 2 ? self["helps.moved.twice"] : plural("helps.moved.times", count)
    }

    /// The best guess of how much more relief it brings than only noticing, with a sign; nil while it is too early.
    public func guess(_ row: WhatHelps.Row) -> String? { row.drawn.map { Self.signed(-$0.mean) } }

    /// Between which ends that likely lies, by its 80 % interval; nil while it is too early.
    public func likely(_ row: WhatHelps.Row) -> String? {
        row.drawn?.interval(percent: 80).map { range in
            let ends = ["low": Self.signed(-range.upperBound), "high": Self.signed(-range.lowerBound)]
            return text("helps.range", ends)
        }
    }

    /// The mean of how its ratings changed, such as "down by 0.8"; nil without ratings.
    public func meanChange(_ row: WhatHelps.Row) -> String? {
        let drops = row.drops
        guard !drops.isEmpty else { return nil }
        let tenths = Int((Double(drops.reduce(0, +)) / Double(drops.count) * 10).rounded())
        let points = "\(abs(tenths) / 10).\(abs(tenths) % 10)"
        return text("helps.mean.\(tenths > 0 ? "down" : tenths < 0 ? "up" : "same")", ["points": points])
    }

    private static func signed(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths > 0 ? "+" : tenths < 0 ? "−" : ""
        return sign + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
