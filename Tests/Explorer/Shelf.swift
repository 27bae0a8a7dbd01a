@testable import SalvePractice

/// The abstract practices: each depth and risk, with each ingredient that some rule reads, two steps each.
///
/// The rules read a practice by these properties only, so that any real shelf is made of such practices.
enum Shelf {
    /// What a kind of practice has that a rule reads.
    enum Trait: String, CaseIterable {
        case plain
        /// Finding the room: the orienting kind (R16).
        case ground = "room"
        /// A second one, so that something different can follow the first.
        case door
        /// Needs stillness: no place while far away, and here the ingredient that may be left out.
        case still
        /// Needs writing about the past (R9).
        case past
        case outdoors
        case heat
        /// Rest (R10).
        case rest
        /// Asks about another person's inner world (R17).
        case about

        /// True for what has a place while someone is far away.
        var isOrienting: Bool { self == .ground || self == .door }
        /// True for what only outer practices are made of here.
        var isOuter: Bool { isOrienting || self == .heat || self == .rest }
    }

    /// A practice beside its trait.
    struct Entry {
        let practice: Practice
        let trait: Trait

        /// The circumstances that any rule reads for this practice; the others are tried by whole lists.
        var relevant: [Setting] {
            var result: [Setting] = [.new, .several, .marked, .resting]
            if practice.depth != .outer { result += [.paused, .leads] }
            switch trait {
            case .plain, .ground, .door, .rest: break
            case .still: result.append(.leftOut)
            case .past, .outdoors, .heat: result.append(.night)
            case .about: result.append(.feared)
            }
            return result
        }
    }

    static let entries: [Entry] = {
        var result: [Entry] = []
        for trait in Trait.allCases {
            for depth in Depth.allCases {
                if depth != .outer, trait.isOuter { continue }
                for risk in Risk.allCases {
                    let practice = Practice(
                        id: Practice.ID("\(depth.rawValue)-\(risk.rawValue)-\(trait.rawValue)"),
                        depth: depth,
                        risk: risk,
                        ingredients: ingredients(trait),
                        family: family(depth, trait),
                        steps: 2,
                        asksAboutAnother: trait == .about
                    )
                    result.append(Entry(practice: practice, trait: trait))
                }
            }
        }
        return result
    }()

    static let practices = entries.map(\.practice)

    /// Stands for any outer practice in a packed state, for any inner one, and for the step before the first.
    static let outer = Practice.ID("outer-low-plain")
    static let inner = Practice.ID("body-low-plain")
    static let lead = Practice.ID("outer-low-room")

    private static func ingredients(_ trait: Trait) -> IngredientSet {
        switch trait {
        case .plain, .ground, .door, .rest, .about: []
        case .still: [.stillness]
        case .past: [.writing, .past]
        case .outdoors: [.outdoors]
        case .heat: [.heatOrCold]
        }
    }

    private static func family(_ depth: Depth, _ trait: Trait) -> Family {
        switch depth {
        case .outer: trait.isOrienting || trait == .still ? .ground : trait == .rest ? .rest : .making
        case .body: trait == .still ? .noticing : .touch
        case .words: trait == .past ? .thoughts : .kindWords
        case .images: trait == .past ? .letters : .images
        }
    }
}

/// One thing that the rules read about the person; a set of them is one circumstance.
enum Setting: Int, CaseIterable {
    case night, new, several, leftOut, marked, paused, leads, resting, feared, kindnessUnsafe

    var bit: Int { 1 << rawValue }

    /// All sets of settings: every combination.
    static let count = 1 << allCases.count

    /// The circumstances of each set, by its bits.
    static let circumstances: [Circumstances] = (0..<count).map { bits in
        let has = { (setting: Setting) in bits & setting.bit != 0 }
        var result = Circumstances(practices: Shelf.practices)
        let all = Set(Shelf.practices.map(\.id))
        result.isNight = has(.night)
        result.isNew = has(.new)
        result.hasTriedSeveral = has(.several)
        result.leftOut = has(.leftOut) ? [.stillness] : []
        result.marked = has(.marked) ? all : []
        result.memory.resting = has(.resting) ? all : []
        result.memory.doingLeads = has(.leads)
        result.memory.pausedFamilies =
            has(.paused) ? Set(Shelf.practices.filter { $0.depth != .outer }.map(\.family)) : []
        result.isAboutSomeoneFeared = has(.feared)
        result.kindnessFeelsUnsafe = has(.kindnessUnsafe)
        return result
    }

    /// The names in a set, for a counter-example.
    static func names(_ bits: Int) -> String {
        let names = allCases.filter { bits & $0.bit != 0 }.map { "\($0)" }
        return names.isEmpty ? "nothing" : names.joined(separator: ", ")
    }
}
