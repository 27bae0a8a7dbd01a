import SalveCore

/// A small shelf of made-up practices: enough of each kind for the rules to have something to choose from.
enum Shelf {
    static let practices = [
        practice("room", .outer, .low, [], .ground),
        practice("name-the-day", .outer, .low, [], .ground),
        practice("tea", .outer, .low, [.food, .heatOrCold], .warmth),
        practice("walk", .outer, .low, [.outdoors], .movement),
        practice("tidy", .outer, .low, [], .making),
        practice("call", .outer, .medium, [], .people),
        practice("rest", .outer, .low, [.stillness], .rest),
        practice("breath", .body, .low, [.breath], .breath),
        practice("hand", .body, .medium, [.touch], .touch),
        practice("friend", .words, .medium, [.writing], .kindWords),
        practice("critic", .words, .high, [.innerVoices, .writing], .thoughts),
        practice("past-letter", .words, .high, [.writing, .past], .thoughts),
        practice("place", .images, .medium, [.imagined, .closedEyes], .images),
        practice("own-letter", .images, .low, [], .letters),
        practice("their-view", .words, .medium, [], .thoughts, asksAboutAnother: true),
    ]

    private static func practice(
        _ id: String,
        _ depth: Depth,
        _ risk: Risk,
        _ ingredients: IngredientSet,
        _ family: Family,
        asksAboutAnother: Bool = false
    ) -> Practice {
        Practice(
            id: Practice.ID(id),
            depth: depth,
            risk: risk,
            ingredients: ingredients,
            family: family,
            steps: 3,
            asksAboutAnother: asksAboutAnother
        )
    }
}

/// One made-up person in one sitting.
struct Person {
    var session = PracticeSession()
    var life = Circumstances(practices: Shelf.practices)

    /// Someone who starts at a door with a rating, or none.
    init(_ door: Door = .other, _ distress: Int? = nil, far: Bool = false, danger: Bool = false) throws {
        _ = try session.apply(.start(door, distress: distress, isFar: far, isInDanger: danger), in: life)
    }

    /// Does several things, one after another.
    mutating func act(_ actions: PracticeSession.Action...) throws {
        for action in actions { _ = try session.apply(action, in: life) }
    }

    /// What is offered, in order, by name.
    var offered: [String] { session.offers(in: life).map(\.practice.id.name) }

    /// What is offered that turns inward.
    var offeredInner: [String] { session.offers(in: life).filter(\.practice.depth.isInner).map(\.practice.id.name) }

    /// How a practice opens now.
    func opening(_ name: String) throws -> Opening {
        session.opening(of: try practice(name), in: life)
    }

    private func practice(_ name: String) throws -> Practice {
        guard let practice = life.practice(Practice.ID(name)) else { throw NoSuchPractice(name: name) }
        return practice
    }

    private struct NoSuchPractice: Error {
        let name: String
    }

    /// What is remembered of earlier landings.
    mutating func remember(_ harder: (name: String, hours: Int, sittings: Int)...) {
        life.memory = Self.memory(harder.map { ($0.name, $0.hours, $0.sittings) })
    }

    static func memory(_ harder: [(String, Int, Int)]) -> HarderMemory {
        HarderMemory(
            events: harder.map { HarderMemory.Event(practice: Practice.ID($0.0), hours: $0.1, sittingsSince: $0.2) },
            practices: Shelf.practices
        )
    }
}

extension PracticeSession.Action {
    /// Chooses by name.
    static func choose(_ name: String) -> Self { .choose(Practice.ID(name)) }
}
