public import SalveContent
public import SalveCore

extension Strings {
    /// Why words can’t come in, and what to do; it holds none of them.
    public func text(_ problem: WordingProblem) -> String {
        switch problem {
        case .unreadable: self["wordings.problem.unreadable"]
        case .nothing: self["wordings.problem.nothing"]
        case .tooLarge: self["wordings.problem.large"]
        case .notAQuestionnaire: self["wordings.problem.other"]
        case .otherScale: self["wordings.problem.scale"]
        case .whichScale: self["wordings.problem.which"]
        case .unknownItem: self["wordings.problem.item"]
        case .tooFew(let found, let wanted): text("wordings.problem.few", Self.counts(found, wanted))
        case .missing(let item): text("wordings.problem.missing", ["number": Self.number(of: item)])
        case .twice(let item): text("wordings.problem.twice", ["number": Self.number(of: item)])
        case .noText(let item): text("wordings.problem.empty", ["number": Self.number(of: item)])
        case .tooLong(let item): text("wordings.problem.long", ["number": Self.number(of: item)])
        case .options(let item, let found, let wanted):
            text(
                "wordings.problem.answers",
                Self.counts(found, wanted).merging(["number": Self.number(of: item)]) { $1 }
            )
        }
    }

    private static func counts(_ found: Int, _ wanted: Int) -> [String: String] {
        ["found": String(found), "wanted": String(wanted)]
    }

    /// The number of an item as it is read: `engagement-3` as “engagement 3”.
    public static func number(of item: Scale.Item.ID) -> String { item.name.replacing("-", with: " ") }

    private func reversed(_ id: Scale.Item.ID, _ scale: Scale) -> String? {
        guard scale.isReversed(id), let range = scale.item(id)?.range else { return nil }
        return text("wordings.reversed", ["low": String(range.lowerBound), "high": String(range.upperBound)])
    }

    /// What is to be known of an item beside its words: which way round it counts, and whether it brings Help now.
    public func notes(on id: Scale.Item.ID, _ scale: Scale) -> [String] {
        guard let low = scale.item(id)?.range.lowerBound else { return [] }
        let harm = scale.selfHarm == id ? text("wordings.harm", ["low": String(low)]) : nil
        return [reversed(id, scale), harm].compactMap { $0 }
    }

    /// How a line found its item, what the file calls it, and how its answers found their numbers.
    public func bound(_ row: WordingOffer.Row) -> String {
        [way(row), called(row)].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// How a line found its item, and its answers their numbers.
    public func way(_ row: WordingOffer.Row) -> String {
        let found = self["wordings.bound.\(row.binding.rawValue)"]
        switch row.counting {
        case .same, .hand: return found
        case .shifted, .order, .none: return found + " " + self["wordings.counted.\(row.counting.rawValue)"]
        }
    }

    /// What the file calls a line; empty where it calls it nothing.
    public func called(_ row: WordingOffer.Row) -> String {
        let mark = row.mark.drop { $0 == "/" }
        return mark.isEmpty ? "" : text("wordings.called", ["mark": String(mark)]) + "."
    }
}

extension WordingProblem {
    /// The item it is about; nil when that is no single one.
    public var item: Scale.Item.ID? {
        switch self {
        case .noText(let item), .tooLong(let item), .options(let item, _, _), .missing(let item), .twice(let item): item
        case .unreadable, .nothing, .tooLarge, .notAQuestionnaire, .otherScale, .whichScale, .unknownItem, .tooFew: nil
        }
    }
}
