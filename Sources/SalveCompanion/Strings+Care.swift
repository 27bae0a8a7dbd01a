public import SalveContent
public import SalveCore

extension Strings {
    /// What is known of a care item, as one line.
    public func careDetail(_ item: CareItem) -> String {
        let traits = item.traits
        var parts = [traits.minutes.map { minutes($0...$0) } ?? self["list.size.\(item.size.rawValue)"]]
        if traits.needsSomeone { parts.append(self["care.withsomeone"]) }
        if let cost = traits.cost, cost != .free { parts.append(self["care.costing.\(cost.rawValue)"]) }
        if let spot = traits.spot, item.place.isEmpty { parts.append(self["care.spot.\(spot.rawValue)"]) }
        if !item.place.isEmpty { parts.append(String(item.place.prefix(80))) }
        return parts.joined(separator: " · ")
    }

    /// "You said it soothed, 4 of 5 times.", only where it did; of one answer without a fraction.
    public func soothedLine(_ count: SoothedCount) -> String? {
        guard count.soothed > 0 else { return nil }
        if count.answered == 1 { return self["counts.done.soothed"] }
        return text("care.counted", ["soothed": String(count.soothed), "answered": String(count.answered)])
    }

    /// The name of a need, as it is picked.
    public func name(of need: Need) -> String {
        let key: String =
            switch need {
            case .providedFor: "providedFor"
            case .safe, .comforted, .soothed, .validated, .protected, .motivated: need.rawValue
            }
        return self["care.need." + key]
    }

    /// The name of what came of a plan, as it is picked.
    public func name(of answer: Plan.Answer) -> String {
        let key: String =
            switch answer {
            case .notToday: "notToday"
            case .letGo: "letGo"
            case .did, .partly: answer.rawValue
            }
        return self["next.answers." + key]
    }
}
