public import SalveContent
public import SalveCore

extension Strings {
    /// Why words can’t come in, and what to do; it holds none of them.
    public func text(_ problem: WordingProblem) -> String {
        switch problem {
        case .unreadable: self["wordings.problem.unreadable"]
        case .tooLarge: self["wordings.problem.large"]
        case .notAQuestionnaire: self["wordings.problem.other"]
        case .otherScale: self["wordings.problem.scale"]
        case .whichScale: self["wordings.problem.which"]
        case .unknownItem: self["wordings.problem.item"]
        case .tooFew(let found, let wanted): text("wordings.problem.few", Self.counts(found, wanted))
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

    /// Which way round an item counts; nil for the usual way.
    public func reversed(_ id: Scale.Item.ID, _ scale: Scale) -> String? {
        guard scale.isReversed(id), let range = scale.item(id)?.range else { return nil }
        return text("wordings.reversed", ["low": String(range.lowerBound), "high": String(range.upperBound)])
    }

    /// How a line found its item, and its answers their numbers.
    public func bound(_ row: WordingOffer.Row) -> String {
        var said = [self["wordings.bound.\(row.binding.rawValue)"]]
        if !row.mark.isEmpty { said.append(text("wordings.called", ["mark": row.mark]) + ".") }
        switch row.counting {
        case .same, .hand: break
        case .shifted, .order, .none: said.append(self["wordings.counted.\(row.counting.rawValue)"])
        }
        return said.joined(separator: " ")
    }
}

extension WordingProblem {
    /// The item it is about; nil when that is no single one.
    public var item: Scale.Item.ID? {
        switch self {
        case .noText(let item), .tooLong(let item), .options(let item, _, _): item
        case .unreadable, .tooLarge, .notAQuestionnaire, .otherScale, .whichScale, .unknownItem, .tooFew: nil
        }
    }
}
