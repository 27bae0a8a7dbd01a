import Testing

@testable import SalveCore

/// The arithmetic of scores, on made-up scales whose numbers can be done by hand.
@Suite("Scoring") struct ScoringTests {
    private static func id(_ name: String) -> Scale.Item.ID { Scale.Item.ID(name) }

    /// Four items of 0 to 3, the second and the last mirrored.
    private static func scale(
        total: Scale.Total = .items(.sum, times: 1),
        fewest: Int = 4,
        most: Int = 1,
        hasCommonMean: Bool = false,
        knowledge: Scale.Knowledge = Scale.Knowledge()
    ) -> Scale {
        Scale(
            Scale.ID("made-up"),
            items: (1...4).map { Scale.Item(id("\($0)"), range: 0...3) },
            reverseKeyed: [id("2"), id("4")],
            subscales: [
                Scale.Subscale("plain", items: [id("1"), id("3")]),
                Scale.Subscale("turned", items: [id("2"), id("4")], reverseKeyed: [id("4")]),
            ],
            subscaleRule: .mean,
            total: total,
            fewestAnswers: fewest,
            most: most,
            hasCommonMean: hasCommonMean,
            direction: .kinder,
            selfHarm: id("4"),
            knowledge: knowledge
        )
    }

    private static let source = Scale.Source("Made up, 2001", url: "https://doi.org/10.1000/made.up")

    private static let banded: Scale.Knowledge = {
        var knowledge = Scale.Knowledge()
        knowledge.bands = [
            Scale.Band("low", from: 0, reading: "Low.", mark: .read, source: source),
            Scale.Band("high", from: 6, reading: "High.", mark: .read, source: source),
        ]
        return knowledge
    }()

    @Test("A reverse-keyed item is mirrored within its own range")
    func mirrored() throws {
        let item = Scale.Item(Self.id("1"), range: 1...7)
        #expect((1...7).map(item.mirrored) == [7, 6, 5, 4, 3, 2, 1])

        let score = try Administration(of: Self.scale(), inOrder: [3, 0, 3, 0]).score
        #expect(score.total == 12)
    }

    @Test("A subscale mirrors its own items, and not those of the total")
    func subscales() throws {
        let score = try Administration(of: Self.scale(), inOrder: [1, 1, 2, 1]).score

        #expect(score.subscales.map(\.id) == ["plain", "turned"])
        #expect(score.subscales.map(\.value) == [1.5, 1.5])
        #expect(score.total == 7)
    }

    @Test("A total may be a multiple, a mean, or made of the subscales")
    func ways() throws {
        func total(_ way: Scale.Total) throws -> Double? {
            try Administration(of: Self.scale(total: way), inOrder: [3, 1, 2, 2]).score.total
        }

        #expect(try total(.items(.sum, times: 4)) == 32)
        #expect(try total(.items(.mean, times: 1)) == 2)
        // Plain 3, 2; turned, with both mirrored as the total asks, 2, 1.
        #expect(try total(.subscales(.mean)) == 2)
        #expect(try total(.subscales(.sum)) == 4)
        #expect(try total(.absent) == nil)
    }

    @Test("Answers are bound to ids: in another order the score is the same")
    func order() throws {
        let answers = ["1": 3, "2": 1, "3": 0, "4": 2]
        let byItem = Dictionary(uniqueKeysWithValues: answers.reversed().map { (Self.id($0.key), $0.value) })

        let inOrder = try Administration(of: Self.scale(), inOrder: [3, 1, 0, 2])
        #expect(try Administration(of: Self.scale(), byItem: byItem).score == inOrder.score)
    }

    @Test("Wrong counts, ranges and ids are refused, and no answer is repeated")
    func refused() {
        let scale = Self.scale()
        #expect(throws: Administration.Problem.count(given: 3, wanted: [4])) {
            try Administration(of: scale, inOrder: [0, 0, 0])
        }
        #expect(throws: Administration.Problem.count(given: 8, wanted: [4])) {
            try Administration(of: scale, inOrder: Array(repeating: 0, count: 8))
        }
        #expect(throws: Administration.Problem.count(given: 0, wanted: [4, 8])) {
            try Administration(of: Self.scale(most: 2), inOrder: [])
        }
        #expect(throws: Administration.Problem.range(item: Self.id("3"), 0...3)) {
            try Administration(of: scale, inOrder: [0, 0, 4, 0])
        }
        #expect(throws: Administration.Problem.range(item: Self.id("1"), 0...3)) {
            try Administration(of: scale, byItem: [Self.id("1"): -1])
        }
        #expect(throws: Administration.Problem.unknownItem("5")) {
            try Administration(of: scale, byItem: [Self.id("5"): 0])
        }
    }

    @Test("With an answer missing, a total that needs all is incomplete, and so is its subscale alone")
    func incomplete() throws {
        let score = try Administration(of: Self.scale(), inOrder: [1, nil, 2, 0]).score

        #expect(score.total == nil)
        #expect(score.subscales.map(\.value) == [1.5, nil])
        #expect(score.missing == 1)
        #expect(score.notes == [.incomplete(answered: 3, fewest: 4)])
    }

    @Test("A total that may be prorated takes the others to be like those there are, and names no band")
    func prorated() throws {
        let scale = Self.scale(fewest: 3, knowledge: Self.banded)

        let whole = try Administration(of: scale, inOrder: [3, 0, 1, 0]).score
        #expect(whole.total == 10)
        #expect(whole.band?.id == "high")
        #expect(whole.notes == [])

        let three = try Administration(of: scale, inOrder: [3, 0, nil, 0]).score
        #expect(three.total == 12)
        #expect(three.band == nil)
        #expect(three.notes == [.prorated(answered: 3, of: 4), .bandHeldBack])

        let two = try Administration(of: scale, inOrder: [3, 0, nil, nil]).score
        #expect(two.total == nil)
        #expect(two.band == nil)
        #expect(two.notes == [.helpUnanswered, .incomplete(answered: 2, fewest: 3)])
    }

    private static let totals: [(Double, String)] = [(0.0, "low"), (5.9, "low"), (6.0, "high")]

    @Test("A band begins at its first total and ends where the next begins", arguments: totals)
    func bands(_ total: Double, _ band: String) {
        #expect(Self.scale(knowledge: Self.banded).band(of: total)?.id == band)
    }

    @Test("Help comes first where the item about hurting oneself is above its lowest", arguments: 0...3)
    func help(_ answer: Int) throws {
        let administration = try Administration(of: Self.scale(), inOrder: [0, 0, 0, answer])

        #expect(administration.callsForHelp == (answer > 0))
        #expect((administration.score.notes.first == .help) == (answer > 0))
    }

    @Test("Rounds in a row have numbers of their own, and a common mean where the scale has one")
    func blocks() throws {
        let answers = [1, 0, 1, 0, 3, 2, 3, 2]

        let score = try Administration(of: Self.scale(most: 2, hasCommonMean: true), inOrder: answers).score
        #expect(score.subscales.map(\.id) == ["plain-1", "turned-1", "plain-2", "turned-2", "plain", "turned"])
        #expect(score.subscales.map(\.value) == [1, 1.5, 3, 1.5, 2, 1.5])
        #expect(score.total == nil)
        #expect(score.notes.contains(.severalBlocks(2)))

        let apart = try Administration(of: Self.scale(most: 2), inOrder: answers).score
        #expect(apart.subscales.count == 4)
    }

    @Test("A total’s range is what its lowest and highest answers come to")
    func range() {
        #expect(Self.scale().totalRange == 0...12)
        #expect(Self.scale(total: .items(.sum, times: 4)).totalRange == 0...48)
        #expect(Self.scale(total: .subscales(.mean)).totalRange == 0...3)
        #expect(Self.scale(total: .absent).totalRange == nil)
    }
}
