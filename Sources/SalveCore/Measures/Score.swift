/// What answers come to.
public struct Score: Equatable, Sendable {
    /// A subscale and its number; nil where answers are missing.
    public struct Part: Equatable, Sendable {
        /// The subscale; with a block’s number behind it where there are several blocks.
        public let id: String
        /// Its number.
        public let value: Double?
    }

    /// Something to be said beside the numbers.
    public enum Note: Equatable, Sendable {
        /// The item about hurting oneself was answered above zero; Help now comes first.
        case help
        /// The item about hurting oneself has no answer.
        case helpUnanswered
        /// Too many answers are missing for a total.
        case incomplete(answered: Int, fewest: Int)
        /// The total was made from the answers there are, as if the others were like them.
        case prorated(answered: Int, of: Int)
        /// Answers are missing, so no band is named.
        case bandHeldBack
        /// The scale has no total.
        case noTotal
        /// Several blocks were answered, and they have no common total.
        case severalBlocks(Int)
        /// The total by another way that papers use.
        case otherWay(Double)
    }

    /// The scale.
    public let scale: Scale.ID
    /// The total; nil where there is none, or too many answers are missing.
    public let total: Double?
    /// The subscales.
    public let subscales: [Part]
    /// The band of the total; nil where there is none, and where an answer is missing.
    public let band: Scale.Band?
    /// How many items have no answer.
    public let missing: Int
    /// What is to be said beside them, the most important first.
    public let notes: [Note]
}

extension Administration {
    /// What the answers come to.
    ///
    /// A subscale needs all of its answers. A total needs the scale’s fewest; it is then the mean of the answers there
    /// are, taken for all of them (proration). Few makers have a rule for missing answers: it is our choice to prorate
    /// where many do, and to name no band then.
    public var score: Score {
        let scorings = blocks.map { Scoring(scale, answers: $0) }
        let total = scorings.count == 1 ? scorings.first?.total(scale.total) : nil
        let parts = Self.parts(scale, scorings)
        let band = missing == 0 ? total.flatMap(scale.band) : nil
        return Score(
            scale: scale.id,
            total: total,
            subscales: parts,
            band: band,
            missing: missing,
            notes: notes(total, scorings)
        )
    }

    private static func parts(_ scale: Scale, _ scorings: [Scoring]) -> [Score.Part] {
        guard scorings.count > 1 else {
            return scale.subscales.map { part in
                Score.Part(id: part.id, value: scorings.first?.value(part, reversing: part.reverseKeyed))
            }
        }
        var parts: [Score.Part] = []
        for (place, scoring) in scorings.enumerated() {
            parts += scale.subscales.map { part in
                Score.Part(id: "\(part.id)-\(place + 1)", value: scoring.value(part, reversing: part.reverseKeyed))
            }
        }
        guard scale.hasCommonMean else { return parts }
        return parts
            + scale.subscales.map { part in
                let values = scorings.compactMap { $0.value(part, reversing: part.reverseKeyed) }
                let isWhole = values.count == scorings.count
                return Score.Part(id: part.id, value: isWhole ? values.reduce(0, +) / Double(values.count) : nil)
            }
    }

    private func notes(_ total: Double?, _ scorings: [Scoring]) -> [Score.Note] {
        var notes: [Score.Note] = []
        if callsForHelp { notes.append(.help) }
        if let id = scale.selfHarm, blocks.contains(where: { $0[id] == nil }) { notes.append(.helpUnanswered) }
        if scale.total == .absent {
            notes.append(.noTotal)
        } else if scorings.count > 1 {
            notes.append(.severalBlocks(scorings.count))
        } else if total == nil {
            notes.append(.incomplete(answered: scale.items.count - missing, fewest: scale.fewestAnswers))
        } else if missing > 0 {
            notes.append(.prorated(answered: scale.items.count - missing, of: scale.items.count))
            if !scale.knowledge.bands.isEmpty { notes.append(.bandHeldBack) }
        }
        if total != nil, missing == 0, let way = scale.otherTotal, let other = scorings.first?.total(way) {
            notes.append(.otherWay(other))
        }
        return notes
    }
}
