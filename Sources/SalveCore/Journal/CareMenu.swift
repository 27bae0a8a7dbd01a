/// What is there now: what is needed, and the time, place, company, energy and money for it.
///
/// Every part may be missing.
public struct CareMoment: Hashable, Sendable {
    /// What is needed; several stand for a whole door, none for "not sure".
    public var needs: [Need] = []
    /// How many minutes there are.
    public var minutes: Int?
    /// True when nobody else is there, false with someone; nil when not said.
    public var isAlone: Bool?
    /// Where one is.
    public var spot: CareSpot?
    /// How much energy there is.
    public var energy: CareEnergy?
    /// The most that may be spent.
    public var cost: CareCost?

    /// Nothing said.
    public init() {}
}

/// How often a thing was said to have soothed, of how many answers.
public struct SoothedCount: Hashable, Sendable {
    /// How often it soothed a bit.
    public var soothed = 0
    /// How often the question was answered.
    public var answered = 0
    /// How often it was done, answered or not.
    public var done = 0
    /// When it was last done; nil when it never was.
    public var last: LocalTime?

    /// None.
    public init() {}

    /// Counts one answer.
    public mutating func add(_ answer: CareDone.Soothed) {
        answered += 1
        if answer == .bit { soothed += 1 }
    }

    /// Counts one time that it was done.
    mutating func add(doneAt at: LocalTime) {
        done += 1
        if last.map({ $0.moment < at.moment }) ?? true { last = at }
    }

    /// What orders things: the share that soothed, with one answer either way added, so that one answer alone moves
    /// little and a thing never asked about stands in the middle (the rule of succession, Laplace 1814).
    var share: Double { Double(soothed + 1) / Double(answered + 2) }
}

/// One's own things that answer a need and can be done now: what fits, in order, and what was let go of to find any.
public struct CareMenu: Hashable, Sendable {
    /// What a thing may not fit.
    public enum Bound: String, CaseIterable, Hashable, Sendable {
        /// It takes longer.
        case minutes
        /// It takes more energy.
        case energy
        /// It belongs to another part of the day.
        case part
        /// It is done elsewhere.
        case spot
        /// It takes someone else.
        case company
        /// It costs more.
        case cost
    }

    /// The things, best first.
    public let items: [CareItem]
    /// What was let go of, so that there are any; empty when all fits.
    public let loosened: [Bound]
    /// Things that are mapped to no need yet, in the same order.
    public let unmapped: [CareItem]

    /// The menu for a moment, among one's own things in their order.
    ///
    /// What holds a left-out ingredient is not among them (R8). Nothing here is left to chance (R20). What answers the
    /// need comes first by how often it soothed, then tiny ones first.
    public init(
        among all: [CareItem],
        counts: [EntryID: SoothedCount],
        at hour: Int,
        leftOut: IngredientSet,
        _ moment: CareMoment
    ) {
        let ordered = Self.ordered(
            all.filter { IngredientSet($0.traits.ingredients).isDisjoint(with: leftOut) },
            counts
        )
        let answering = ordered.filter { item in
            moment.needs.isEmpty || item.traits.needs.contains { moment.needs.contains($0) }
        }
        (items, loosened) = Self.feasible(answering, moment, hour)
        unmapped = moment.needs.isEmpty ? [] : ordered.filter(\.traits.needs.isEmpty)
    }

    private static func ordered(_ items: [CareItem], _ counts: [EntryID: SoothedCount]) -> [CareItem] {
        items.enumerated()
            .map { (offset: $0.offset, item: $0.element, share: (counts[$0.element.thing] ?? SoothedCount()).share) }
            .sorted { left, right in
                if left.share != right.share { return left.share > right.share }
                return (left.item.minutes, left.offset) < (right.item.minutes, right.offset)
            }
            .map(\.item)
    }

    /// What fits; where nothing does, the one bound whose loss brings something back, else as many as it takes.
    private static func feasible(
        _ items: [CareItem],
        _ moment: CareMoment,
        _ hour: Int
    ) -> (items: [CareItem], loosened: [Bound]) {
        let broken = items.map { item in
            (item: item, bounds: Bound.allCases.filter { !fits(item, $0, moment, hour) })
        }
        func without(_ loosened: [Bound]) -> [CareItem] {
            broken.filter { one in one.bounds.allSatisfy { loosened.contains($0) } }.map(\.item)
        }
        if items.isEmpty { return ([], []) }
        let whole = without([])
        if !whole.isEmpty { return (whole, []) }
        for bound in Bound.allCases {
            let some = without([bound])
            if !some.isEmpty { return (some, [bound]) }
        }
        // Nothing is one step away: then what is nearest, and only what it takes.
        let fewest = broken.map(\.bounds.count).min() ?? 0
        let nearest = broken.first { $0.bounds.count == fewest }?.bounds ?? []
        return (without(nearest), nearest)
    }

    private static func fits(_ item: CareItem, _ bound: Bound, _ moment: CareMoment, _ hour: Int) -> Bool {
        let traits = item.traits
        switch bound {
        case .minutes: return moment.minutes.map { item.minutes <= $0 } ?? true
        case .energy: return fits(traits.energy?.rank, moment.energy?.rank)
        case .part: return traits.part?.holds(hour: hour) ?? true
        case .spot: return traits.spot == nil || moment.spot == nil || traits.spot == moment.spot
        case .company: return !(traits.needsSomeone && moment.isAlone == true)
        case .cost: return fits(traits.cost?.rank, moment.cost?.rank)
        }
    }

    private static func fits(_ needed: Int?, _ there: Int?) -> Bool {
        guard let needed, let there else { return true }
        return needed <= there
    }
}
