import SalveCore
import Testing

struct LearnerTests {
    private static let shelf = [
        practice("walk", .outer, .low, "movement", -0.8),
        practice("tea", .outer, .low, "warmth", -0.6),
        practice("feet", .outer, .low, "ground", -0.5),
        practice("image", .images, .high, "images", -0.5),
    ]

    private static func practice(
        _ name: String,
        _ depth: Depth,
        _ risk: Risk,
        _ family: String,
        _ mean: Double
    ) -> LearnerPractice {
        LearnerPractice(
            id: .init(name),
            depth: depth,
            risk: risk,
            family: family,
            prior: .init(mean: mean, deviation: 0.6)
        )
    }

    private static let all = shelf.map(\.id)

    private func sitting(
        _ name: String?,
        day: Int,
        _ before: Int? = 5,
        _ after: Int? = nil,
        _ landing: Landing? = nil
    ) -> LearnerSitting {
        LearnerSitting(
            practice: name.map { Practice.ID($0) },
            day: Double(day) + 0.5,
            before: before,
            after: after,
            landing: landing
        )
    }

    private func finding(_ name: String, _ learner: Learner) throws -> LearnerFinding {
        try #require(learner.findings().first { $0.practice.name == name })
    }

    @Test("without chance the best has all of it, and nothing else is drawn", arguments: [nil, 0, 5, 10])
    func noChance(before: Int?) throws {
        let learner = Learner(practices: Self.shelf, fear: 0.5)

        let offers = learner.offers(among: Self.all, on: 1.5, before: before, mayUseChance: false, noticing: true)

        #expect(offers.noticing == 0)
        #expect(offers.entries.map(\.probability) == [1, 0, 0, 0])
        for draw in [0, 0.3, 0.999_999] {
            let choice = try #require(offers.choice(for: draw))
            #expect(choice.choice == .practice(.init("walk")))
            #expect(choice.probability == 1)
        }
    }

    @Test("only what is available is offered, once each, and the chances add up to 1")
    func available() throws {
        let learner = Learner(practices: Self.shelf, fear: 0.5)
        let asked = ["tea", "image", "tea", "unknown"].map { Practice.ID($0) }

        let offers = learner.offers(among: asked, on: 1.5, before: 2, mayUseChance: true, noticing: true)

        #expect(offers.entries.map(\.practice.name).sorted() == ["image", "tea"])
        let sum = offers.entries.map(\.probability).reduce(offers.noticing, +)
        #expect(abs(sum - 1) < 1e-12)
        #expect((0.1...0.15).contains(offers.noticing))
        #expect(offers.entries.allSatisfy { $0.probability > 0.005 })
        #expect(learner.offers(among: [], on: 1, before: 2, mayUseChance: true, noticing: true).choice(for: 0) == nil)
    }

    @Test("a draw brings each choice as often as is stated")
    func draws() throws {
        let learner = Learner(practices: Self.shelf, fear: 0.5)
        let offers = learner.offers(among: Self.all, on: 1.5, before: 2, mayUseChance: true, noticing: true)
        var counts: [LearnerOffers.Choice: Double] = [:]

        for step in 0..<10_000 {
            let choice = try #require(offers.choice(for: (Double(step) + 0.5) / 10_000)).choice
            counts[choice, default: 0] += 0.000_1
        }

        #expect(abs((counts[.noticing] ?? 0) - offers.noticing) < 0.000_2)
        for entry in offers.entries {
            #expect(abs((counts[.practice(entry.practice)] ?? 0) - entry.probability) < 0.000_3)
        }
    }

    @Test("a landing stands in for a missing number, and it is counted how many sittings had both")
    func rated() throws {
        var learner = Learner(practices: Self.shelf)
        learner.observe(sitting("walk", day: 1, 4, 2, .easier))
        learner.observe(sitting("walk", day: 2, 4, nil, .easier))
        learner.observe(sitting("walk", day: 3, nil, nil, .same))
        learner.observe(sitting("walk", day: 4, 4, nil, nil))

        let walk = try #require(learner.findings().first { $0.practice.name == "walk" })
        #expect(walk.count == 3 && walk.rated == 1)
    }

    @Test("the same sittings give the same learner, at once or one by one")
    func repeatable() {
        let sittings = (0..<30).map { day in
            sitting(["walk", "tea", "feet", nil][day % 4], day: day, day % 11, (day * 7) % 11, .same)
        }
        var learner = Learner(practices: Self.shelf, fear: 0.3)

        for sitting in sittings { learner.observe(sitting) }

        #expect(learner.findings() == Learner(practices: Self.shelf, fear: 0.3, sittings: sittings).findings())
    }

    @Test("what helps more comes to the front, and its family learns with it")
    func learns() throws {
        var shelf = Self.shelf
        shelf.append(Self.practice("blanket", .outer, .low, "warmth", -0.6))
        let fresh = try finding("blanket", Learner(practices: shelf, fear: 0.5))
        var learner = Learner(practices: shelf, fear: 0.5)

        for day in 0..<24 {
            learner.observe(sitting("walk", day: 2 * day, 5, 5, .same))
            learner.observe(sitting("tea", day: 2 * day + 1, 5, 3, .easier))
        }

        let offers = learner.offers(among: Self.all, on: 60.5, before: 7, mayUseChance: false, noticing: false)
        #expect(offers.entries.first?.practice.name == "tea")
        #expect(try finding("tea", learner).mean < finding("walk", learner).mean - 0.8)
        #expect(try finding("blanket", learner).mean < fresh.mean)
        #expect(try finding("tea", learner).deviation < finding("feet", learner).deviation)
    }

    @Test("one wild rating moves the effect by less than half of what a plain mean would move")
    func heavyTails() throws {
        var learner = Learner(practices: Self.shelf, fear: 0.5)
        for day in 0..<12 { learner.observe(sitting("tea", day: day, 5, 4, .same)) }
        let before = try finding("tea", learner).mean

        learner.observe(sitting("tea", day: 12, 5, 10, .same))

        let moved = try finding("tea", learner).mean - before
        #expect(moved > 0)
        #expect(moved < 6.0 / 13 / 2)
    }

    @Test("a landing stands in where the rating after is missing")
    func missing() throws {
        let fresh = Learner(practices: Self.shelf, fear: 0.5)
        var easier = fresh
        var harder = fresh
        var silent = fresh
        for day in 0..<6 {
            easier.observe(sitting("tea", day: day, 5, nil, .easier))
            harder.observe(sitting("tea", day: day, 5, nil, .harder))
            silent.observe(sitting("tea", day: day, 5, nil, nil))
        }

        #expect(try finding("tea", easier).mean < finding("tea", fresh).mean)
        #expect(try finding("tea", harder).mean > finding("tea", fresh).mean)
        #expect(try finding("tea", silent).count == 0)
        #expect(try finding("tea", easier).count == 6)
    }

    @Test("the more fear of kindness, the later an image comes")
    func fear() throws {
        let means = [0.1, 0.5, 0.9].map { fear in
            Learner(practices: Self.shelf, fear: fear).findings().first { $0.practice.name == "image" }?.mean ?? 0
        }

        #expect(means[0] < means[1])
        #expect(means[1] < means[2])
    }

    @Test("a practice that landed harder is offered later, though its ratings fell")
    func harderCounts() {
        var learner = Learner(practices: Self.shelf, fear: 0.5)
        for day in 0..<3 { learner.observe(sitting("walk", day: day, 6, 5, .harder)) }

        let offers = learner.offers(among: Self.all, on: 40.5, before: 7, mayUseChance: false, noticing: false)

        #expect(offers.entries.first?.practice.name != "walk")
    }
}
